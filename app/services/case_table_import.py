"""A list of cases from another system: laid out, seen row by row before anything is kept, and taken in as one step.

What is typed here always stands. A case that is here already, by its number, CPR or another id, is passed over, or only
its empty fields are filled. The same list twice adds nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar
from uuid import UUID

from app.errors import UserError
from app.paths import resources
from app.rules.case_table import CaseTable, TableMapping, TableRow, load_case_table, words_of
from app.rules.case_table_cases import FileCase, cases_of, same_id
from app.rules.case_table_guess import fingerprint, guess, is_total, without_titles
from app.rules.case_table_rows import ReadRow, RowReader
from app.services.case_table_import_fill import Filler
from app.services.case_table_import_kept import list_mappings
from app.services.case_table_import_known import CLOSED_THERE, NOT_PROTECTED, KnownCases, Match
from app.services.case_table_import_rows import (
    ALL,
    CaseList,
    Choices,
    Fate,
    LaidOut,
    Preview,
    PreviewLine,
    Question,
    Taken,
)
from app.services.case_table_import_write import NewCases, is_closed
from app.services.cases import next_number
from app.services.ports import Unit, use_case

NOTHING = "Filen har ingen rækker under overskrifterne."
NO_NAME = "Vælg den kolonne, hvor barnets navn står."
STOPPED = "Hentningen er stoppet. Intet er lagt ind."
NOTHING_TO_TAKE = "Der er ingen sager at hente. Alle er her i forvejen, eller de venter på noget."
MORE_CHILDREN = "Listen har et barn, der ikke er i sagen her. Tilføj det selv på Mennesker."
FLUSH_EACH = 50
TELL_EACH = 200
Tell = Callable[[int, int], bool]
Part = TypeVar("Part")


@cache
def shipped_case_table() -> CaseTable:
    """Return the fields and headings that come with the program."""
    return load_case_table(resources() / "case_table.toml")


@use_case("table.lay_out")
def lay_out(unit: Unit, rows: Sequence[TableRow]) -> LaidOut:
    """Return a table with its headings found, and its columns as they were chosen last time, else guessed.

    Raises UserError when there is nothing under the headings.
    """
    fields, filled = shipped_case_table(), [row for row in rows if any(cell.strip() for cell in row.cells)]
    headings, body = without_titles(fields, filled) if filled else ((), ())
    if not body:
        raise UserError(NOTHING)
    # Systems print the headings again on each page, and count at the end; no child is called »Navn« or »I alt: 30«.
    table = CaseList(headings, tuple(row for row in body if row.cells != headings and not is_total(row)))
    if not table.rows:
        raise UserError(NOTHING)
    known = fingerprint(table.headings)
    for kept in list_mappings(unit):
        if kept.headings == known:
            return LaidOut(table, kept.laid_on(fields, table.headings), kept.name)
    return LaidOut(table, TableMapping(guess(fields, table.headings, table.rows)))


@use_case("table.preview")
def preview_table(
    unit: Unit, table: CaseList, mapping: TableMapping, choices: Choices = ALL, *, tell: Tell | None = None
) -> Preview:
    """Return what would become of each case of a list. Nothing is changed. Raises UserError when `tell` said stop."""
    unit.about()
    return _Intake(unit, table, mapping, choices, tell).preview()


@use_case("table.import")
def take_table(
    unit: Unit, table: CaseList, mapping: TableMapping, choices: Choices = ALL, *, tell: Tell | None = None
) -> Taken:
    """Take in a list as it was previewed, all of it in one step; `tell` hears how far it is and may answer stop.

    Raises UserError, and nothing is kept, when it was stopped, when nothing would be taken, or when the columns do not
    tell who the cases are about.
    """
    return _Intake(unit, table, mapping, choices).take(tell or _go_on)


class _Intake:
    """One list on its way in: read once, looked up once."""

    def __init__(
        self, unit: Unit, table: CaseList, mapping: TableMapping, choices: Choices, tell: Tell | None = None
    ) -> None:
        self._unit, self._mapping, self._choices, self._tell = unit, mapping, choices, tell or _go_on
        fields = set(mapping.columns.values())
        self._is_readable = bool(fields & {"name", "first", "last"})
        reader = RowReader(shipped_case_table(), table.headings, mapping, unit.today, training=unit.training)
        rows = table.rows if self._is_readable else ()
        self._read = [reader.read(row) for row in self._through(rows, 0, 2 * len(rows))]
        self._cases = cases_of(shipped_case_table(), self._read)
        self._known = KnownCases(unit)

    def preview(self) -> Preview:
        """Return every case with its fate."""
        if not self._is_readable:
            return Preview(NO_NAME)
        rows = len(self._read)
        cases = self._through(self._cases, rows, 2 * rows)
        lines = tuple(self._line(case, self._known.find(case)) for case in cases)
        named = Counter(str(case.facts["caseworker"]) for case in self._cases if case.facts.get("caseworker"))
        return Preview("", lines, _questions(self._read), tuple(sorted(named.items())))

    def take(self, tell: Tell) -> Taken:
        """Write the new cases and fill the known ones."""
        if not self._is_readable:
            raise UserError(NO_NAME)
        lines = self.preview().lines
        wanted = [(case, line) for case, line in zip(self._cases, lines, strict=True) if line.fate in _TAKEN]
        if not wanted:
            raise UserError(NOTHING_TO_TAKE)
        writer, new, filled = NewCases(self._unit, self._numbers()), list[UUID](), list[UUID]()
        for done, (case, line) in enumerate(wanted):
            if done % FLUSH_EACH == 0:
                self._unit.session.flush()
                if not tell(done, len(wanted)):
                    raise UserError(STOPPED)
            if line.case_id is None:
                new.append(writer.write(case))
            else:
                Filler(self._unit, line.case_id, case, self._known).fill()
                filled.append(line.case_id)
        self._unit.about(*new, *filled)
        tell(len(wanted), len(wanted))
        return Taken(tuple(new), tuple(filled))

    def _through(self, parts: Sequence[Part], before: int, total: int) -> Iterator[Part]:
        """Yield each part, and tell how far it is now and then. Raises UserError when the answer is stop."""
        for done, each in enumerate(parts):
            if done % TELL_EACH == 0 and not self._tell(before + done, total):
                raise UserError(STOPPED)
            yield each

    def _numbers(self) -> Iterator[str]:
        """Yield numbers of this year that no case has, here or in the list."""
        year, _, count = next_number(self._unit).partition("-")
        told, place = {case.number for case in self._cases}, int(count)
        while True:
            number = f"{year}-{place:03d}"
            if number not in told:
                yield number
            place += 1

    def _line(self, case: FileCase, match: Match) -> PreviewLine:
        fate, fills, told = self._fate(case, match), 0, list[str]()
        if fate is Fate.FILL and match.case_id is not None:
            filler = Filler(self._unit, match.case_id, case, self._known)
            fills = filler.count()
            told = [MORE_CHILDREN] if filler.unknown_children() else []
            fate = Fate.FILL if fills else Fate.KNOWN
        if fate not in (Fate.KNOWN, Fate.LEFT_OUT):
            told += [each for each in (match.conflict, match.hint) if each]
        if fate is Fate.KNOWN and match.case_id and self._known.lacks_protection(match.case_id, case):
            told.append(NOT_PROTECTED)
        if match.case_id and fate in (Fate.KNOWN, Fate.FILL) and is_closed(case.facts):
            told += [CLOSED_THERE] if self._known.is_open(match.case_id) else []
        told = [f"Række {case.rows[0]}: {each}" for each in told]
        if fate not in (Fate.KNOWN, Fate.LEFT_OUT):
            told = [*(each.told() for each in case.faults), *told]
        names = tuple(child.name for child in case.children if child.name)
        return PreviewLine(
            key=case.key, rows=case.rows, number=case.number, names=names, fate=fate, told=tuple(dict.fromkeys(told)),
            case_id=match.case_id, fills=fills, is_closed=is_closed(case.facts),
        )  # fmt: skip

    def _fate(self, case: FileCase, match: Match) -> Fate:
        if not self._is_wanted(case):
            return Fate.LEFT_OUT
        if match.case_id is not None and not self._choices.fill:
            return Fate.KNOWN
        if match.conflict or case.waits(without_faults=self._choices.without_faults):
            return Fate.WAITS
        return Fate.NEW if match.case_id is None else Fate.FILL

    def _is_wanted(self, case: FileCase) -> bool:
        chosen = self._choices
        if chosen.caseworker and same_id(str(case.facts.get("caseworker", ""))) != same_id(chosen.caseworker):
            return False
        return case.key not in chosen.left_out and (not chosen.only or case.key in chosen.only)


def _go_on(_done: int, _total: int) -> bool:
    return True


_TAKEN = (Fate.NEW, Fate.FILL)


def _questions(read: Sequence[ReadRow]) -> tuple[Question, ...]:
    """Return the words that must be asked about, those of protection first, each once."""
    fields, found = shipped_case_table(), dict[tuple[str, str], list[str]]()
    for row in read:
        for name, cell in row.unknown:
            found.setdefault((name, words_of(cell)), []).append(cell)
    questions = [
        Question(name, fields.fields[name].name, cells[0], len(cells), fields.answers[fields.fields[name].kind])
        for (name, _), cells in found.items()
    ]
    return tuple(sorted(questions, key=lambda each: (each.about != "protected", each.about, -each.rows)))
