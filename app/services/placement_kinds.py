"""The kinds of placement: shipped as data, with those of the municipality's own; chosen on an intervention.

A kind lies on a rung of the ladder, and by its rung it is counted. One of the municipality's own has its first words
as id, so that a case on another laptop reads the same; what is out of use keeps its name where it was chosen.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.plan import Intervention
from app.models.setup import Setting
from app.paths import resources
from app.services.plan_kind import is_placement
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case
from app.services.typed_values import typed_text

NAME_MISSING = "Skriv, hvad anbringelsen hedder."
NAME_LONG = "Navnet er over 60 tegn. Skriv det kortere, så det kan stå på en liste."
NAME_TAKEN = "»{name}« står på listen allerede."
NO_RUNG = "Vælg et trin fra 3 til 6."
TOO_MANY = "Listen er for lang at vælge fra. Tag noget ud af brug, eller ret et navn i stedet."
UNKNOWN = "Den slags står ikke på listen længere. Vælg en anden."
LONGEST, MOST = 60, 60
RUNGS = (3, 4, 5, 6)
SETTING = "list:placement_kind"


@dataclass(frozen=True, slots=True)
class PlacementKind:
    """One kind. `id` never changes; `rung` is where it lies on the ladder; `in_use` is whether it is offered."""

    id: str
    name: str
    rung: int
    in_use: bool = True


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """What kind of placement an intervention is (empty: not said), and what can be chosen as (id, name)."""

    kind_id: str
    choices: tuple[tuple[str, str], ...]


@use_case("placement_kinds.list")
def list_placement_kinds(unit: Unit) -> tuple[PlacementKind, ...]:
    """Return all kinds, those out of use too; what a newer program ships comes after what was kept."""
    kept = _kept(unit)
    known = {each.id for each in kept}
    return (*kept, *(each for each in shipped_kinds() if each.id not in known))


@use_case("placement_kinds.add")
def add_placement_kind(unit: Unit, *, name: str, rung: int) -> str:
    """Put one more on the list and return its id; one that is out of use comes back.

    Raises UserError without a name, for one that stands there, and for a rung that is no placement's.
    """
    words, here = _name(name), list_placement_kinds(unit)
    if rung not in RUNGS:
        raise UserError(NO_RUNG)
    found = next((each for each in here if fold(each.name) == fold(words)), None)
    if found is not None and found.in_use:
        raise UserError(NAME_TAKEN.format(name=found.name))
    if found is not None:
        _put(unit, tuple(replace(each, in_use=True) if each == found else each for each in here))
        return found.id
    taken = {each.id for each in here}
    key = next(each for each in (words, *(f"{words} {number}" for number in range(2, MOST + 2))) if each not in taken)
    _put(unit, (*here, PlacementKind(key, words, rung)))
    return key


@use_case("placement_kinds.turn")
def turn_placement_kind(unit: Unit, kind_id: str, *, in_use: bool) -> None:
    """Take one out of use, or offer it again; where it was chosen it stays."""
    here = list_placement_kinds(unit)
    _put(unit, tuple(replace(each, in_use=in_use) if each.id == kind_id else each for each in here))


@use_case("intervention.placements")
def list_placements(unit: Unit, case_id: UUID) -> dict[UUID, PlacementRow]:
    """Return the interventions of a case that are placements, by their id, with what can be chosen for each."""
    unit.about(case_id)
    placed = [each for each in read_case(unit, case_id).of(Intervention) if is_placement(each)]
    return {
        each.id: PlacementRow(each.placement_kind or "", placement_choices(unit, each.placement_kind))
        for each in placed
    }


@use_case("intervention.placement_kind")
def set_placement_kind(unit: Unit, intervention_id: UUID, kind_id: str) -> None:
    """Say what kind of placement an intervention is, empty for not said; its rung follows where none stands.

    Raises UserError for a kind nobody knows.
    """
    row = unit.get(Intervention, intervention_id)
    found = next((each for each in list_placement_kinds(unit) if each.id == kind_id), None)
    if kind_id and found is None and kind_id != row.placement_kind:
        raise UserError(UNKNOWN)
    row.placement_kind = kind_id or None
    if found is not None and row.rung is None:
        row.rung = found.rung


def save_kind(unit: Unit, wanted: PlacementKind) -> None:
    """Let a kind stand as said, in its place when it is there. Raises UserError when it cannot be."""
    here, kept = list_placement_kinds(unit), replace(wanted, name=_name(wanted.name))
    if kept.rung not in RUNGS:
        raise UserError(NO_RUNG)
    known = any(each.id == kept.id for each in here)
    _put(unit, tuple(kept if each.id == kept.id else each for each in here) if known else (*here, kept))


def kind_of(row: Mapping[str, Any]) -> PlacementKind:
    """Return a kind from plain values. Raises KeyError, TypeError or UserError when it is none."""
    key, name, rung, in_use = row["id"], row["name"], row["rung"], row.get("in_use", True)
    for label, value, of in (("id", key, str), ("name", name, str), ("rung", rung, int), ("in_use", in_use, bool)):
        if not isinstance(value, of):
            raise TypeError(label)
    if not key.strip() or rung not in RUNGS:
        raise UserError(NO_RUNG if key.strip() else NAME_MISSING)
    return PlacementKind(key, _name(name), rung, in_use)


def placement_choices(unit: Unit, chosen: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of what is offered; what is `chosen` stays among them, by its own words when it is unknown."""
    here = list_placement_kinds(unit)
    unknown = ((chosen, chosen),) if chosen and chosen not in {each.id for each in here} else ()
    return (*((each.id, each.name) for each in here if each.in_use or each.id == chosen), *unknown)


@cache
def shipped_kinds() -> tuple[PlacementKind, ...]:
    """Return the kinds that come with the program."""
    content = tomllib.loads((resources() / "definitions" / "placement_kinds.toml").read_text(encoding="utf-8"))
    return tuple(PlacementKind(str(each["id"]), str(each["name"]), int(each["rung"])) for each in content["kind"])


def placement_name(kind_id: str, kinds: Iterable[PlacementKind]) -> str:
    """Return what a kind is called; one that is not among them is called what its id says."""
    return next((each.name for each in kinds if each.id == kind_id), kind_id)


def _put(unit: Unit, wanted: tuple[PlacementKind, ...]) -> None:
    if len(wanted) > MOST:
        raise UserError(TOO_MANY)
    text = json.dumps([[each.id, each.name, each.rung, each.in_use] for each in wanted], ensure_ascii=False)
    row = _row(unit)
    if row is None:
        unit.add(Setting(key=SETTING, value=text))
    else:
        row.value = text
    unit.session.flush()


def _name(typed: str) -> str:
    words = " ".join(typed_text(typed).split())
    if not words:
        raise UserError(NAME_MISSING)
    if len(words) > LONGEST:
        raise UserError(NAME_LONG)
    return words


def _kept(unit: Unit) -> tuple[PlacementKind, ...]:
    row = _row(unit)
    try:
        told = json.loads((row and row.value) or "[]")
        return tuple(PlacementKind(str(key), str(name), int(rung), bool(on)) for key, name, rung, on in told)
    except (ValueError, TypeError):
        return ()


def _row(unit: Unit) -> Setting | None:
    return next((each for each in unit.live(Setting, Setting.key == SETTING)), None)
