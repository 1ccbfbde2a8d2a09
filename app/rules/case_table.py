"""What a list of cases from another system may hold: fields, the headings they are known by, and words in their cells.

All of it is data (`resources/case_table.toml`), so another system's headings are a line, not a program.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.language.folding import fold

LONGEST_CELL = 20_000
"""Characters of a cell that are read, some seven pages."""


class CellKind(StrEnum):
    """How a cell is read. STATUS to CUSTODY are read by words of the data file, and asked about when none fits."""

    TEXT = "text"
    LONG = "long"
    NAME = "name"
    APPROX = "approx"
    DAY = "day"
    CPR = "cpr"
    STATUS = "status"
    GENDER = "gender"
    PROTECTED = "protected"
    RUNG = "rung"
    PLACEMENT = "placement"
    CUSTODY = "custody"


@dataclass(frozen=True, slots=True)
class TableField:
    """One thing a column may hold: `many` columns may hold it when they are laid together, as notes are.

    `without_help` is what it is instead in a list that names no help: »Startdato« is then the case's own.
    """

    id: str
    group: str
    name: str
    kind: CellKind
    headings: tuple[str, ...]
    many: bool = False
    without_help: str | None = None


@dataclass(frozen=True, slots=True)
class CaseTable:
    """All fields by id; what whole cells mean, by kind; the answers when none of it fits; and words for other people.

    `others` in a heading say that a column is about somebody else than the child: »Værges CPR«.
    """

    fields: Mapping[str, TableField]
    phrases: Mapping[str, Mapping[str, str]]
    answers: Mapping[str, Mapping[str, str]]
    others: frozenset[str]

    def meaning(self, kind: CellKind, cell: str) -> str | None:
        """Return what a whole cell means for a kind; None when nobody has said so."""
        return self.phrases.get(kind, {}).get(words_of(cell))


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it stands in the file: its number there, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """Which column (by place) is which field, and what cells mean that the data file does not know.

    `answers` is by field and the words of the cell. `name` is what it is remembered by.
    """

    columns: Mapping[int, str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    name: str = ""


def words_of(text: str) -> str:
    """Return the letters and figures of a heading or cell as they are compared: »Sags-nr.:« is »sags nr«."""
    return " ".join(re.findall(r"[^\W_]+", fold(text[:LONGEST_CELL])))


def load_case_table(path: Path) -> CaseTable:
    """Return the fields of a file in its order. Raises KeyError, TypeError or ValueError when it is wrong."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    fields = {row["id"]: _field(row) for row in told["field"]}
    phrases = {
        kind: {words_of(phrase): value for value, phrases in values.items() for phrase in phrases}
        for kind, values in told["phrases"].items()
    }
    return CaseTable(fields, phrases, told["answers"], frozenset(map(words_of, told["others"])))


def _field(row: Mapping[str, Any]) -> TableField:
    headings = tuple(words_of(each) for each in row["headings"])
    return TableField(
        row["id"],
        row["group"],
        row["name"],
        CellKind(row["kind"]),
        headings,
        many=bool(row.get("many", False)),
        without_help=row.get("without_help"),
    )
