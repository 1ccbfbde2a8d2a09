"""The catalogue as a table: out to a file for a spreadsheet, and in from one, seen line by line before it is kept."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.language.folding import fold
from app.rules.programmes import Programme
from app.services.ports import Unit, use_case
from app.services.programme_checks import faults_of, name_key
from app.services.programme_typed import LABELS, as_cells, from_cells
from app.services.programmes import programmes_for, shipped_catalogue

MOST_LINES = 2000
NO_LINES = "Filen har ingen tilbud."
NO_NAMES = "Filen har ingen kolonne, der hedder »Navn«. Gem jeres liste herfra, og brug den som skabelon."
TOO_MANY = f"Filen har over {MOST_LINES} linjer. Del den i flere."
TWICE = "Det samme tilbud står også i linje {0}."


class Change(StrEnum):
    """What a line would do to the catalogue."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a file: its number in the file, and its cells by the heading as it stands there."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class IntakeLine:
    """A line as it was understood. With faults (each »Alder fra: …«) it is not taken in."""

    number: int
    name: str
    programme: Programme
    change: Change
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """A whole file: what stops it altogether (`refusal`), its lines, and the columns nobody here knows."""

    refusal: str = ""
    lines: tuple[IntakeLine, ...] = ()
    unknown: tuple[str, ...] = ()

    def wanted(self) -> dict[str, Programme | None]:
        """Return what would be kept: lines without faults that change something."""
        good = [line for line in self.lines if not line.faults and line.change is not Change.SAME]
        return {line.programme.id: line.programme for line in good}


@use_case("programmes.export", undoable=False)
def export_table(unit: Unit) -> list[list[str]]:
    """Return the catalogue as lines of cells, headings first; every field, also of parts that are off."""
    laws = shipped_catalogue().laws
    found = [list(as_cells(each, laws).values()) for each in programmes_for(unit).values()]
    return [list(LABELS.values()), *found]


@use_case("programmes.preview")
def preview_table(unit: Unit, lines: Sequence[TableLine]) -> Intake:
    """Return what each line would do. A line is the programme of its »Id«, else of its name, else a new one."""
    if not lines:
        return Intake(NO_LINES)
    fields = {fold(label): name for name, label in LABELS.items()}
    columns = {heading: fields.get(fold(heading), "") for heading in lines[0].cells}
    if "name" not in columns.values():
        return Intake(NO_NAMES)
    if len(lines) > MOST_LINES:
        return Intake(TOO_MANY)
    reader = _Reader(programmes_for(unit), columns)
    found = tuple(reader.read(line) for line in lines)
    unknown = tuple(heading for heading, name in columns.items() if heading.strip() and not name)
    return Intake("", found, unknown)


class _Reader:
    """Reads the lines one after the other, and remembers which programmes it has seen."""

    def __init__(self, known: Mapping[str, Programme], columns: Mapping[str, str]) -> None:
        self._known, self._columns = known, columns
        self._by_name = {fold(each.name): each.id for each in known.values()}
        self._names = {name_key(each.name): each.id for each in known.values() if not each.retired}
        self._seen: dict[str, int] = {}

    def read(self, line: TableLine) -> IntakeLine:
        """Return one line as it is understood."""
        laws = shipped_catalogue().laws
        cells = {name: line.cells[heading] for heading, name in self._columns.items() if name}
        key = self._id_of(cells.pop("id", ""), cells.get("name", ""))
        before = self._known.get(key)
        programme, unread = from_cells(cells, before or Programme(key, ""), laws)
        told = {each.field for each in unread}
        taken = not programme.retired and self._names.get(name_key(programme.name), key) != key
        faults = [
            *unread,
            *(each for each in faults_of(programme, laws, name_taken=taken) if each.field not in told),
        ]
        sentences = [f"{LABELS[each.field]}: {each.sentence}" for each in faults]
        if key in self._seen:
            sentences.append(TWICE.format(self._seen[key]))
        self._seen.setdefault(key, line.number)
        if not sentences and not programme.retired:
            self._names[name_key(programme.name)] = key
        change = Change.NEW if before is None else Change.SAME if before == programme else Change.CHANGED
        return IntakeLine(line.number, programme.name, programme, change, tuple(sentences))

    def _id_of(self, written: str, name: str) -> str:
        """Return the id of a line; the same file gives the same ids, so it can be taken in twice."""
        if key := written.strip():
            return key
        named = self._by_name.get(fold(name))
        if named is not None:
            return named
        key = f"own_{hashlib.sha256(fold(name).encode('utf-8', 'replace')).hexdigest()[:32]}"
        while key in self._known:  # that one has got another name since
            key = f"own_{hashlib.sha256(key.encode()).hexdigest()[:32]}"
        return key
