"""A table of answers as the screen shows it: columns, rows in groups, and a cell with its ground and a few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import join_names
from app.models.enums_meeting import Side
from app.models.enums_people import ConsentAnswer
from app.models.meeting import Meeting
from app.models.people import NetworkTie, Person
from app.rules.sharing import Ground, Weighed
from app.services.custody import is_living
from app.services.kinship import kin_of_case
from app.services.snapshot import CaseRows
from app.services.stop_rows import expected, is_private, side_of
from app.wording import word


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """One cell. `words` is »ja fra Lone«; `note` a quiet line more; `is_open` when there is nothing to answer here."""

    ground: Ground
    words: str
    note: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One person of the table, under the heading of their group. `mark` says that a stop is about them.

    `asked` are those who must say yes for this person, where each row has its own.
    """

    person_id: UUID
    name: str
    group: str
    works: bool
    cells: tuple[AnswerCell, ...]
    note: str = ""
    mark: bool = False
    asked: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the value that is sent back, and its heading."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody the table is about: who they are, and which side of the table they sit on."""

    person_id: UUID
    side: Side


ORDER = (Side.PRIVATE, Side.CHILD, Side.GENERAL, Side.AUTHORITY, Side.PROVIDER)
"""Family and network first: they have no duty of silence, so it matters most there."""


def listed(rows: CaseRows, meeting: Meeting | None) -> list[Listed]:
    """Return those who come to a meeting, or without one the family and network who could, in groups."""
    if meeting is not None:
        found = [Listed(each.person_id, each.side) for each in expected(rows, meeting)]
    else:
        found = [Listed(each, _side_of(rows, each)) for each in _could_come(rows)]
    return sorted(found, key=lambda each: ORDER.index(each.side))


def cell_of(rows: CaseRows, weighed: Weighed[UUID], said: Mapping[UUID, ConsentAnswer], note: str = "") -> AnswerCell:
    """Return a cell in words: who said yes, who said no, who is still to be asked."""
    missing = join_names([rows.called(each) for each in weighed.missing])
    yes, no, back = (
        join_names([rows.called(one) for one, told in said.items() if told is answer])
        for answer in (ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.WITHDRAWN)
    )
    words = {
        Ground.YES: f"ja fra {yes}",
        Ground.LAW: f"lov, men nej fra {no}" if no else "lov",
        Ground.NO: f"nej fra {no}",
        Ground.WITHDRAWN: f"{back} har trukket sit ja tilbage",
        Ground.PARTLY: f"ja fra {yes}, mangler {missing}" if missing else f"ja fra {yes}",
        Ground.UNCLEAR: "ikke afklaret",
        Ground.OWN: "ved det selv",
    }
    return AnswerCell(weighed.ground, words[weighed.ground], note)


def group_of(side: Side) -> str:
    """Return the heading of a group."""
    words = word(Side.PRIVATE if side is Side.CHILD else side)
    return words[:1].upper() + words[1:]


def works(side: Side) -> bool:
    """Tell whether somebody is there for their work."""
    return side not in (Side.PRIVATE, Side.CHILD)


def _could_come(rows: CaseRows) -> list[UUID]:
    near = kin_of_case(rows) | {each.person_id for each in rows.of(NetworkTie)}
    return [each.id for each in rows.of(Person) if each.id in near and is_living(rows, each.id)]


def _side_of(rows: CaseRows, person_id: UUID) -> Side:
    side = side_of(rows, person_id)
    if side is not None:
        return side
    return Side.PRIVATE if is_private(rows, person_id, None) else Side.AUTHORITY
