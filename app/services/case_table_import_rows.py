"""A list of cases on its way in, as plain values: the list, what was chosen, and what would become of each case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.rules.case_table import TableMapping, TableRow
from app.rules.case_table_guess import WHY

__all__ = [
    "ALL", "CaseList", "Choices", "Fate", "LaidOut", "Preview", "PreviewLine", "Question", "TableMapping", "TableRow",
    "Taken", "untaken_rows",
]  # fmt: skip


class Fate(StrEnum):
    """What becomes of a case of the list."""

    NEW = "new"
    FILL = "fill"
    KNOWN = "known"
    WAITS = "waits"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class CaseList:
    """A table with its headings apart; rows without anything in them are gone."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Choices:
    """How a list is taken in: only what cases here lack, or not; rows with faults without the cells that are wrong.

    `caseworker` takes only the cases of one (empty: all), `left_out` are cases (by key) she does not want, and `only`
    are those that are taken this time, when a long list is taken in parts (empty: all).
    """

    fill: bool = False
    without_faults: bool = False
    caseworker: str = ""
    left_out: frozenset[str] = field(default=frozenset(), repr=False)
    only: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """A word of the list that means nothing known: in which field, how many rows, and what it may be answered with."""

    about: str
    name: str
    cell: str = field(repr=False)
    rows: int
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One case of the list. `told` are faults and warnings, each with its row; `fills` how much it lacks here."""

    key: str = field(repr=False)
    rows: tuple[int, ...]
    number: str = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    fate: Fate
    told: tuple[str, ...] = ()
    case_id: UUID | None = None
    fills: int = 0
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole list as it would be taken in. `refusal` says what must be chosen first."""

    refusal: str = ""
    lines: tuple[PreviewLine, ...] = ()
    questions: tuple[Question, ...] = ()
    caseworkers: tuple[tuple[str, int], ...] = field(default=(), repr=False)

    def count(self, fate: Fate) -> int:
        """Return how many cases have a fate."""
        return sum(line.fate is fate for line in self.lines)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: the new cases, and those that were filled."""

    new: tuple[UUID, ...]
    filled: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table with the columns it most likely has; `remembered` is the choice they come from, empty for a guess."""

    table: CaseList
    mapping: TableMapping
    remembered: str = ""


ALL = Choices()


def untaken_rows(table: CaseList, preview: Preview) -> list[list[str]]:
    """Return the rows that wait, as they stood, with why: put right, the same list can be taken in again."""
    by_number = {row.number: row for row in table.rows}
    width = len(table.headings)
    found = [[*table.headings, WHY]]
    for line in preview.lines:
        if line.fate is Fate.WAITS:
            for number in line.rows:
                cells = list(by_number[number].cells[:width])
                found.append([*cells, *[""] * (width - len(cells)), " ".join(line.told)])
    return found
