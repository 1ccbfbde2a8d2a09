"""Meetings where professionals think together without the family: on their papers and the room's screen it has letters.

Names that come from the case are letters before they are written; names somebody typed into a sentence are found by
their words. Those who work with the family keep their names.
"""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast
from uuid import UUID

from app.models.base import CaseRecord
from app.models.enums_people import Sector
from app.models.people import NetworkTie
from app.services.kinship import kin_of_case
from app.services.meeting_paper_facts import MeetingFacts
from app.services.ports import Unit
from app.services.snapshot import CaseRows

Row = TypeVar("Row", bound=CaseRecord)
Shown = TypeVar("Shown")

_ALREADY = frozenset(
    {
        "awaiting", "called", "caller", "caseworker", "chair", "children", "doers", "lead", "minutes_by",
        "municipality", "name", "names", "owners", "party", "present", "proposed_by", "recipients", "speaker",
    }
)  # fmt: skip
"""Fields that hold names only: the rows have made letters of the family's, and a teacher may be called the same."""
_LEAST = 2
"""Letters of a part of a name that can be found in a sentence: »O« is no name."""


class LetteredRows(CaseRows):
    """The rows of a case in which everybody of the family is called by a letter."""

    def __init__(self, rows: CaseRows, unit: Unit) -> None:
        super().__init__(unit, rows.case)
        self._named = rows
        relatives = {each.person_id for each in rows.of(NetworkTie) if each.sector is Sector.FAMILY}
        self.family = frozenset(kin_of_case(rows)) | relatives

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the live rows of a class that may be told of."""
        return self._named.of(kind)

    def name(self, person_id: UUID | None) -> str:
        """Return the full name of somebody at work, the letter of one of the family."""
        found = self._named.name(person_id)
        return _letter(self._named.called(person_id)) if person_id in self.family else found

    def called(self, person_id: UUID | None) -> str:
        """Return the name used at the table of somebody at work, the letter of one of the family."""
        found = self._named.called(person_id)
        return _letter(found) if person_id in self.family else found

    def parts(self) -> set[str]:
        """Return every part of the family's names, as somebody may have typed it."""
        people = [person for each in self.family if (person := self.person(each)) is not None]
        words = " ".join(f"{each.name or ''} {each.called or ''}" for each in people).split()
        return {each for each in words if len(each) >= _LEAST and each[:1].isupper()}


def lettered(facts: MeetingFacts, shown: Shown) -> Shown:
    """Return frozen rows without a name of the family in any sentence; of any other meeting as they are."""
    if not isinstance(facts.rows, LetteredRows):
        return shown
    parts = sorted(facts.rows.parts(), key=len, reverse=True)
    if not parts:
        return shown
    found = re.compile(rf"\b({'|'.join(re.escape(each) for each in parts)})(?:(s)(?!\w)|(?!\w)\.?)")
    return cast("Shown", _without(shown, found))


def _without(value: Any, found: re.Pattern[str]) -> Any:  # noqa: ANN401 - rows of any kind, and what they hold
    if isinstance(value, str):
        return found.sub(lambda hit: f"{_letter(hit[1])}{hit[2] or ''}", value)
    if isinstance(value, tuple):
        return tuple(_without(each, found) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        return replace(value, **{name: _kept(name, each, found) for name, each in held.items()})
    return value


def _kept(name: str, value: Any, found: re.Pattern[str]) -> Any:  # noqa: ANN401 - as `_without`
    names_only = isinstance(value, str) or (isinstance(value, tuple) and all(isinstance(each, str) for each in value))
    return value if name in _ALREADY and names_only else _without(value, found)


def _letter(name: str) -> str:
    return f"{name[:1]}." if name else ""
