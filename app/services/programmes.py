"""The catalogue of this store: the shipped programmes under the municipality's own versions, and how they are used.

A changed programme is a new version. A plan keeps the version it was made with, so one that is taken out of use stays
on the plans that have it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from app.errors import UserError
from app.language.folding import sort_key
from app.models.enums import InterventionStatus
from app.models.plan import Intervention
from app.models.setup import DefinitionVersion
from app.paths import resources
from app.rules.programme_text import as_text, from_text
from app.rules.programmes import Catalogue, Programme, load_catalogue
from app.services.definitions import end_own, keep_used, own_versions, take_in_use
from app.services.modules import CATALOGUE, switched_off
from app.services.ports import Unit, use_case
from app.services.programme_checks import faults_of, name_key

FAULT_IN = "»{0}«: {1}"
_TOLD = 60
"""Letters of a name in a refusal: one that is too long would hide what is wrong."""
_OWN, _USED = "programme", "programme_used"
_NOW = (InterventionStatus.WISHED, InterventionStatus.GRANTED, InterventionStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme as it stands here. `now` and `ended` count the interventions it was put in; refused ones are none."""

    programme: Programme
    is_shipped: bool
    is_own: bool
    is_in_use: bool
    is_not_reviewed: bool
    now: int = 0
    ended: int = 0


@cache
def shipped_catalogue() -> Catalogue:
    """Return the catalogue that comes with the program."""
    return load_catalogue(resources() / "definitions" / "programmes.toml")


@use_case("programmes.offered")
def catalogue_is_on(unit: Unit) -> bool:
    """Tell whether the part »Tilbud« is switched on; off, it leaves no trace in the window."""
    return CATALOGUE not in switched_off(unit)


@use_case("programmes.list")
def list_programmes(unit: Unit) -> list[ProgrammeRow]:
    """Return all programmes by name, those out of use too, with how much each is used over all cases."""
    own, shipped, used = _own(unit), shipped_catalogue(), _counted(unit)
    known = shipped.programmes | own
    return [
        ProgrammeRow(
            each,
            is_shipped=each.id in shipped.programmes,
            is_own=each.id in own,
            is_in_use=each.in_use(unit.today),
            is_not_reviewed=shipped.not_reviewed(each, unit.today),
            now=used.get((each.id, True), 0),
            ended=used.get((each.id, False), 0),
        )
        for each in sorted(known.values(), key=lambda each: (sort_key(each.name), each.id))
    ]


@use_case("programmes.keep", undoable=False)
def keep_programmes(unit: Unit, wanted: Mapping[str, Programme | None]) -> None:
    """Keep programmes as the municipality's own from today; None is as shipped, or gone when it never was.

    Versions that plans point at stay. Raises UserError with the first thing that must be put right, and keeps none.
    """
    after = programmes_for(unit) | {key: each for key, each in wanted.items() if each is not None}
    names = Counter(name_key(each.name) for each in after.values() if not each.retired)
    for each in wanted.values():
        if each is not None:
            _refuse_faults(each, names)
    for key, each in wanted.items():
        if each is None:
            end_own(unit, _OWN, key)
        else:
            take_in_use(unit, _OWN, each.id, as_text(each), each.source)


def programmes_for(unit: Unit) -> dict[str, Programme]:
    """Return every programme known here by id."""
    return shipped_catalogue().programmes | _own(unit)


def programme_of(unit: Unit, programme_id: str, version: str | None) -> Programme | None:
    """Return the programme a plan was made with: that version, else as it is now; None when it is not known here."""
    row = unit.session.get(DefinitionVersion, version) if version else None
    if row is not None and row.key == programme_id:
        return from_text(row.content)
    return programmes_for(unit).get(programme_id)


def keep_version(unit: Unit, programme: Programme) -> str:
    """Keep a programme as it is now for as long as plans may point at it. Returns its version (SHA-256)."""
    return keep_used(unit, _USED, programme.id, as_text(programme), programme.source)


def _refuse_faults(programme: Programme, names: Counter[str]) -> None:
    is_taken = not programme.retired and names[name_key(programme.name)] > 1
    for fault in faults_of(programme, shipped_catalogue().laws, name_taken=is_taken):
        name = programme.name.strip() or "Uden navn"
        told = name if len(name) <= _TOLD else f"{name[: _TOLD - 1]}…"
        raise UserError(FAULT_IN.format(told, fault.sentence))


def _own(unit: Unit) -> dict[str, Programme]:
    return {row.key: from_text(row.content) for row in own_versions(unit, _OWN).values()}


def _counted(unit: Unit) -> dict[tuple[str, bool], int]:
    """Return how many interventions each programme is in, now (True) and ended (False)."""
    # Two columns, and not every intervention there is: ten thousand cases have twenty thousand of them.
    query = select(Intervention.programme_id, Intervention.status).where(
        Intervention.deleted_at.is_(None), Intervention.programme_id.is_not(None)
    )
    counted = unit.session.execute(query)
    return Counter((key or "", status in _NOW) for key, status in counted if status is not InterventionStatus.REFUSED)
