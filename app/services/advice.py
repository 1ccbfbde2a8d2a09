"""Open counselling, counted by profession: no name, no text, nothing that tells who it was about."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.approx_spans import Tense
from app.models.enums_meeting import ContactKind
from app.models.setup import AdviceTalk
from app.services.guide_lists import ListName, entries, professions, worry_kinds
from app.services.ports import Unit, use_case
from app.services.typed_days import typed_day

WHICH_PROFESSION = "Vælg, hvilken faggruppe der spurgte."
NOT_AHEAD = "Dagen er ikke kommet endnu. Skriv den dag, I talte sammen, eller lad feltet stå tomt for i dag."


@dataclass(frozen=True, slots=True)
class AdviceCount:
    """How many talks with one profession in a period, and about what: (name, number) the most first."""

    profession: str
    number: int
    kinds: tuple[tuple[str, int], ...]


@use_case("advice.note")
def note_advice(
    unit: Unit, *, profession: str, kind: str = "", on: str = "", way: ContactKind = ContactKind.CALL
) -> UUID:
    """Count one talk of the open counselling. Raises UserError without a profession or for a day ahead."""
    if profession not in dict(professions(unit)):
        raise UserError(WHICH_PROFESSION)
    day = typed_day(on, unit.today, Tense.GONE).exact
    if day is None or day > unit.today:
        raise UserError(NOT_AHEAD)
    unit.about()
    kind = kind if kind in dict(worry_kinds(unit)) else ""
    return unit.add(AdviceTalk(on=day, profession=profession, kind=kind or None, way=way)).id


@use_case("advice.count")
def count_advice(unit: Unit, since: dt.date, until: dt.date) -> tuple[AdviceCount, ...]:
    """Return the talks of a period (both days counted), by profession in the order of the list.

    Those of a profession or kind that is out of use are counted by its name.
    """
    unit.about()
    talks = unit.live(AdviceTalk, AdviceTalk.on >= since, AdviceTalk.on <= until)
    kinds = {each.id: each.name for each in entries(unit, ListName.WORRY_KIND)}
    askers = {each.id: each.name for each in entries(unit, ListName.PROFESSION)}
    unknown = {each.profession: each.profession for each in talks if each.profession not in askers}
    return tuple(
        AdviceCount(name, len(own), tuple(Counter(kinds.get(each.kind or "", "Andet") for each in own).most_common()))
        for key, name in (askers | unknown).items()
        if (own := [each for each in talks if each.profession == key])
    )


@use_case("advice.remove")
def remove_latest_advice(unit: Unit) -> None:
    """Take the newest counted talk away, if there is one; it was counted by mistake."""
    unit.about()
    newest = max(unit.live(AdviceTalk), key=lambda each: (each.on, str(each.created_at)), default=None)
    if newest is not None:
        unit.remove(newest)
