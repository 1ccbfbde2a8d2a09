"""The rulers of this store: those that are shipped, as the municipality has made them its own, and its new ones.

A changed ruler is a new version from today; a mark keeps the version (SHA-256) and the words it was set with.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from uuid import uuid4

from app.errors import UserError
from app.models.setup import DefinitionVersion
from app.paths import resources
from app.services.definitions import end_own, keep_used, kept_text, own_versions, take_in_use
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text
from app.services.wellbeing_rulers import Ruler, RulerQuestion, RulerStep, as_text, faults_of, from_text, load_rulers

NOT_SHIPPED = "Den lineal følger ikke med programmet. Gør den færdig, eller tag den ud af brug."
OWN_SOURCE = "Kommunens egen lineal"
_OWN, _USED = "ruler", "ruler_used"


@dataclass(frozen=True, slots=True)
class RulerRow:
    """A ruler as it stands here: whether it comes with the program, and since when it is the municipality's own.

    `is_retired`: no longer offered; marks set on it stay.
    """

    ruler: Ruler
    is_shipped: bool
    own_since: dt.date | None = None
    is_retired: bool = False


@use_case("rulers.list")
def list_rulers(unit: Unit) -> tuple[RulerRow, ...]:
    """Return all rulers, the shipped ones in their order and the municipality's new ones last."""
    unit.about()
    own, shipped = own_versions(unit, _OWN), {each.id: each for each in shipped_rulers()}
    found = [_row(own[key], is_shipped=True) if key in own else RulerRow(each, True) for key, each in shipped.items()]
    return tuple(found + [_row(row, is_shipped=False) for key, row in own.items() if key not in shipped])


@use_case("rulers.save", undoable=False)
def save_ruler(unit: Unit, ruler: Ruler) -> str:
    """Keep a ruler as the municipality's own from today and return its id; an empty id makes a new one.

    Raises UserError with the first thing that must be put right.
    """
    kept = _tidy(ruler, unit.today)
    for fault in faults_of(kept):
        raise UserError(fault)
    take_in_use(unit, _OWN, kept.id, as_text(kept), kept.source)
    return kept.id


@use_case("rulers.retire", undoable=False)
def retire_ruler(unit: Unit, ruler_id: str) -> None:
    """Offer a ruler no longer; its marks and curves stay."""
    row = next((each for each in list_rulers(unit) if each.ruler.id == ruler_id), None)
    if row is not None and not row.is_retired:
        ended = replace(row.ruler, valid_to=unit.today)
        take_in_use(unit, _OWN, ended.id, as_text(ended), ended.source)


@use_case("rulers.restore", undoable=False)
def restore_ruler(unit: Unit, ruler_id: str) -> None:
    """Use a ruler as it is shipped again. Raises UserError when it was never shipped."""
    if ruler_id not in {each.id for each in shipped_rulers()}:
        raise UserError(NOT_SHIPPED)
    end_own(unit, _OWN, ruler_id)


def rulers_in_use(unit: Unit) -> tuple[Ruler, ...]:
    """Return the rulers that are offered today."""
    return tuple(row.ruler for row in list_rulers(unit) if not row.is_retired)


def keep_version(unit: Unit, ruler: Ruler) -> str:
    """Keep a ruler for as long as a mark set on it is kept. Returns its version (SHA-256)."""
    return keep_used(unit, _USED, ruler.id, as_text(ruler), ruler.source)


def ruler_kept(unit: Unit, version: str | None) -> Ruler | None:
    """Return a ruler by its version; None when it is not known here (a case that was handed over)."""
    text = kept_text(unit, version, _OWN, _USED)
    return from_text(text) if text is not None else None


@cache
def shipped_rulers() -> tuple[Ruler, ...]:
    """Return the rulers that come with the program."""
    return load_rulers(resources() / "definitions" / "rulers.toml")


def _tidy(ruler: Ruler, today: dt.date) -> Ruler:
    """Return a ruler as it is kept: without spaces round its words, and with an id of its own."""
    return replace(
        ruler,
        id=ruler.id or uuid4().hex[:12],
        name=" ".join(typed_text(ruler.name).split()),
        steps=tuple(RulerStep(each.value, typed_text(each.word), each.mood) for each in ruler.steps),
        questions=tuple(RulerQuestion(each.id or uuid4().hex[:8], typed_text(each.text)) for each in ruler.questions),
        source=OWN_SOURCE,
        valid_from=today,
        valid_to=None,
    )


def _row(row: DefinitionVersion, *, is_shipped: bool) -> RulerRow:
    ruler = from_text(row.content)
    return RulerRow(ruler, is_shipped, row.valid_from, ruler.valid_to is not None)
