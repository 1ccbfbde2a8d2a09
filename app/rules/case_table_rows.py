"""A row of a table as a child with help and dates, with what was wrong in it, cell by cell."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.language.folding import fold
from app.models.approx_date import ApproxDate
from app.rules.case_table import CaseTable, CellKind, TableField, TableMapping, TableRow, words_of
from app.rules.case_table_values import (
    cell_text,
    is_cpr,
    read_cell_cpr,
    read_cell_day,
    read_name,
    when_problem,
    without_cpr,
)

NO_NAME = "Barnets navn mangler. Skriv det i filen, eller vælg den kolonne, det står i."
UNKNOWN_WORD = "Ordet kendes ikke. Svar på, hvad det betyder."
AHEAD = "Datoen er ikke kommet endnu."
OVER = "Datoen er forbi."
GROWN_UP = "Barnet er over 25 år efter fødselsdagen. Se efter, om det er det rigtige."
ENDS_FIRST = "Indsatsen slutter, før den begynder."
OTHER_BIRTH = "Fødselsdagen passer ikke med CPR-nummeret. CPR-nummerets er brugt."
REAL_CPR = "I en øvelse kan der ikke stå rigtige CPR-numre. Brug opdigtede, hvor dagen har 60 lagt til."
OLDEST = 25
"""Years; help may go on to 23."""
CPR_TAKEN_OUT = "CPR-nummeret er taget ud af teksten, for den ses af mange."
CPR_AS_NUMBER = "Sagsnummeret er barnets CPR-nummer. Sagen får et andet nummer."
NOT_CLOSED = "Datoen er ikke kommet endnu, så sagen er i gang."
PROTECTED_ADDRESS = "Barnet er sat til at have beskyttet adresse, for det står her."
_SAYS_PROTECTED = re.compile(r"(?:adresse|navne)beskyt|beskyttet adresse|hemmelig adresse|\(beskyttet\)")
_SEEN_BY_MANY = frozenset({"one_line", "why"})
_PAST = frozenset({"opened", "closed", "birth", "last_on", "until"})
"""Days that have been."""


class Weight(StrEnum):
    """STOPS: the row is never taken in. WRONG: only without the cell, when she says so. WARNS: it is taken as it is."""

    STOPS = "stops"
    WRONG = "wrong"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place: the row of the file, the heading of the column (empty: the whole row), and why."""

    row: int
    heading: str
    sentence: str
    weight: Weight

    def told(self) -> str:
        """Return »Række 14, »CPR«: CPR-nummeret har 4 tal. Der skal være 10.«."""
        place = f"Række {self.row}, »{self.heading}«" if self.heading else f"Række {self.row}"
        return f"{place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What one row says, by field; empty cells are not there. `unknown` are (field, cell) that must be asked about."""

    number: int
    values: Mapping[str, Any] = field(repr=False)
    faults: tuple[Fault, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()


class RowReader:
    """Reads the rows of one table by its mapping. `training` refuses numbers that real people may have."""

    def __init__(
        self,
        table: CaseTable,
        headings: Sequence[str],
        mapping: TableMapping,
        today: dt.date,
        *,
        training: bool = False,
    ) -> None:
        self._table, self._headings, self._mapping, self._today = table, headings, mapping, today
        self._training = training
        self._columns = [(place, table.fields[each]) for place, each in mapping.columns.items() if each in table.fields]
        self._number, self._faults, self._values = 0, list[Fault](), dict[str, Any]()
        self._unknown: list[tuple[str, str]] = []
        self._readers: dict[CellKind, Callable[[TableField, str, str], Any]] = {
            CellKind.CPR: self._cpr, CellKind.DAY: self._day, CellKind.APPROX: self._approx, CellKind.NAME: self._name,
            CellKind.TEXT: self._text, CellKind.LONG: self._text, CellKind.CUSTODY: self._phrase,
            CellKind.PLACEMENT: self._phrase,
        }  # fmt: skip

    def read(self, row: TableRow) -> ReadRow:
        """Return one row as values. Never fails: what cannot be read is a fault."""
        self._number, self._faults, self._values, self._unknown = row.number, [], {}, []
        for place, each in self._columns:
            text = cell_text(row.cells[place]) if place < len(row.cells) else ""
            if text:
                self._read_cell(each, self._heading(place), text)
        self._see_the_child()
        return ReadRow(row.number, self._values, tuple(self._faults), tuple(self._unknown))

    def _read_cell(self, each: TableField, heading: str, text: str) -> None:
        value = self._readers.get(each.kind, self._word)(each, heading, text)
        if value is None:
            return
        before = self._values.get(each.id)
        self._values[each.id] = f"{before}\n{value}" if before and each.many else value

    def _name(self, each: TableField, heading: str, text: str) -> str | None:
        """Return a name; »Ida Holm (140315-4321)« is a name and, for a child, its number."""
        if self._table.meaning(each.kind, text):
            return None
        plain, number = without_cpr(text)
        if number and each.id == "name" and "cpr" not in self._values:
            found = self._cpr(each, heading, number)
            self._values |= {"cpr": found} if found else {}
        return read_name(plain) or None

    def _text(self, each: TableField, heading: str, text: str) -> str | None:
        """Return a text. The line of a case is seen by many, so no number stays in it."""
        plain = " ".join(text.split()) if each.kind is CellKind.TEXT else text
        if each.id == "address":
            self._see_protection(heading, text)
            if self._table.meaning(CellKind.PROTECTED, text):
                return None
        if each.id in _SEEN_BY_MANY:
            plain, number = without_cpr(plain)
            if number:
                self._fault(heading, CPR_TAKEN_OUT, Weight.WARNS)
        return f"{heading}: {plain}" if each.many and heading else plain or None

    def _see_protection(self, heading: str, text: str) -> None:
        """Keep that a cell says »Adressebeskyttet« where an address or a name stands, as many systems write it."""
        if _SAYS_PROTECTED.search(fold(text)) or self._table.meaning(CellKind.PROTECTED, text) == "yes":
            self._values["protected_here"] = True
            self._fault(heading, PROTECTED_ADDRESS, Weight.WARNS)

    def _phrase(self, each: TableField, _: str, text: str) -> str | None:
        found = self._table.meaning(each.kind, text) or without_cpr(text)[0]  # who has custody gets a name of it
        return None if found == "unknown" else found or None

    def _word(self, each: TableField, heading: str, text: str) -> str | None:
        found = self._table.meaning(each.kind, text) or self._mapping.answers.get((each.id, words_of(text)))
        if found is None:
            self._unknown.append((each.id, text))
            # A protected address that is taken for an open one cannot be taken back; other words can be put right.
            weight = Weight.WRONG if each.kind is not CellKind.PROTECTED else Weight.STOPS
            self._fault(heading, UNKNOWN_WORD, weight)
        return found

    def _cpr(self, _: TableField, heading: str, text: str) -> str | None:
        read = read_cell_cpr(text, self._today)
        if read.said:
            self._fault(heading, read.said, Weight.WRONG if read.is_wrong else Weight.WARNS)
        if read.cpr and self._training and not read.is_test:
            self._fault(heading, REAL_CPR, Weight.STOPS)
            return None
        if read.other_id:
            self._values.setdefault("other_id", read.other_id)
        if read.birth is not None:
            self._values["cpr_birth"] = ApproxDate.of(read.birth)
        return read.cpr or None

    def _approx(self, each: TableField, heading: str, text: str) -> ApproxDate | None:
        return self._when(each, heading, read_cell_day(text), one_day=False)

    def _day(self, each: TableField, heading: str, text: str) -> dt.date | None:
        read = self._when(each, heading, read_cell_day(text), one_day=True)
        return read.exact if read is not None else None

    def _when(self, each: TableField, heading: str, read: ApproxDate | None, *, one_day: bool) -> ApproxDate | None:
        """Return a day that can be read, and say when it lies where such a day should not lie."""
        problem = when_problem(read, one_day=one_day)
        if problem or read is None:
            self._fault(heading, problem, Weight.WRONG)
            return None
        if each.id in _PAST and read.start is not None and read.start > self._today:
            self._fault(heading, NOT_CLOSED if each.id == "closed" else AHEAD, Weight.WARNS)
            return None if each.id == "closed" else read
        if each.id == "next_on" and read.end is not None and read.end < self._today:
            self._fault(heading, OVER, Weight.WARNS)
        return read

    def _see_the_child(self) -> None:
        """Put the name together, take the birth from the number, and see that the days of the help can be."""
        values = self._values
        parts = [values.pop(each) for each in ("first", "last") if each in values]
        if parts and "name" not in values:
            values["name"] = " ".join(parts)
        self._see_protection(self._heading_of("name") or self._heading_of("first"), str(values.get("name", "")))
        if values.pop("protected_here", False):
            values["protected"] = "yes"
        self._see_the_number()
        birth = values.pop("cpr_birth", None)
        if birth is not None:
            if "birth" in values and not _can_be_one(values["birth"], birth):
                self._fault(self._heading_of("birth"), OTHER_BIRTH, Weight.WARNS)
            values["birth"] = birth
        if values and "name" not in values:
            self._fault(self._heading_of("name"), NO_NAME, Weight.STOPS)
        if "birth" in values and values["birth"].end and values["birth"].end.year < self._today.year - OLDEST:
            self._fault(self._heading_of("cpr") or self._heading_of("birth"), GROWN_UP, Weight.WARNS)
        since, until = values.get("since"), values.get("until") or values.get("expected_until")
        if since and until and since.start and until.end and until.end < since.start:
            self._fault(self._heading_of("since"), ENDS_FIRST, Weight.WARNS)

    def _see_the_number(self) -> None:
        """Let no case be called by the number of its child: a case number stands on paper and in lists."""
        values, heading = self._values, self._heading_of("number")
        number, cpr = str(values.get("number", "")), str(values.get("cpr", ""))
        if not cpr and is_cpr(number):
            cpr = self._cpr(self._table.fields["cpr"], heading, number) or number
            values["cpr"] = cpr
        if cpr and number.replace("-", "") == cpr.replace("-", ""):
            del values["number"]
            self._fault(heading, CPR_AS_NUMBER, Weight.WARNS)

    def _heading(self, place: int) -> str:
        return " ".join(self._headings[place].split())[:60] if place < len(self._headings) else ""

    def _heading_of(self, field_id: str) -> str:
        return next((self._heading(place) for place, each in self._columns if each.id == field_id), "")

    def _fault(self, heading: str, sentence: str, weight: Weight) -> None:
        self._faults.append(Fault(self._number, heading, sentence, weight))


def _can_be_one(told: ApproxDate, birth: ApproxDate) -> bool:
    """Tell whether what is written of a birth, perhaps only the year, holds the day of the number."""
    day = birth.exact
    return day is None or ((told.start is None or told.start <= day) and (told.end is None or day <= told.end))
