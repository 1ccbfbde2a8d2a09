"""A workbook (.xlsx) as rows of text: last values of formulas, days as days, merged cells filled downwards.

The parts are weighed and looked through before the reader gets them: nothing unpacks to more than a list can be, no
part declares entities, and links to other files are left alone.
"""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from app.errors import UserError
from app.exchange.case_table_limits import MOST_COLUMNS, MOST_ROWS, TOO_MUCH, UNREADABLE, Rows, Sheet
from app.exchange.zip_faults import ZIP_FAULTS
from app.services.case_table_import_rows import TableRow

LOCKED = "Filen er låst med en adgangskode. Gem den uden, og hent den igen."
NO_WORKBOOK = "Filen er ikke et regneark. Gem listen som .xlsx eller CSV, og hent den igen."
NO_ROWS = "Regnearket har ingen rækker."
HIDDEN = "Skjulte kolonner er også læst: {0}."
UNSAVED = "Nogle celler er formler, der ikke er regnet ud. Åbn filen i regnearket, gem den, og hent den igen."
LARGEST_PART, LARGEST_ALL, LARGEST_OTHER, MOST_PARTS = 80_000_000, 150_000_000, 3_000_000, 2_000
"""Bytes when unpacked: of a part with cells or words, of all, of any other part the reader builds on; and how many."""
MOST_SHEETS = 30
LAST_ROW = MOST_ROWS + 1_000
"""The last row that is looked at; titles and empty rows stand between the others."""
MOST_MERGED = 2_000
_CHUNK = 1 << 20
_WITH_CELLS = ("xl/worksheets/", "xl/sharedstrings")
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)/?>")
_ATTRIBUTE = re.compile(rb"(\w+)=\"([^\"]*)\"")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_EMPTY_FORMULA = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<v></v>)?</(?:\w+:)?c>")
Faults = (
    *ZIP_FAULTS, TypeError, AttributeError, ParseError, OverflowError, RecursionError, MemoryError, SyntaxError,
    ArithmeticError,
)  # fmt: skip
"""What the reader raises for files that are not what they say; none of it is told on, for it may quote a cell."""


def read_workbook(raw: bytes) -> tuple[Sheet, ...]:
    """Return the sheets that have rows. Raises UserError when it is no workbook or not to be trusted."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _weigh(archive)
            sheets = tuple(_sheets(raw, archive))
    except UserError:
        raise
    except Faults as error:
        raise UserError(UNREADABLE) from error
    if not sheets:
        raise UserError(NO_ROWS)
    return sheets


def _weigh(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {each.filename.casefold() for each in parts}
    if "encryptedpackage" in names:
        raise UserError(LOCKED)
    if "xl/workbook.xml" not in names:
        raise UserError(NO_WORKBOOK)
    if len(parts) > MOST_PARTS or len(names) != len(parts) or sum(each.file_size for each in parts) > LARGEST_ALL:
        raise UserError(TOO_MUCH)
    for each in parts:
        if each.flag_bits & 1:
            raise UserError(LOCKED)
        if each.filename.casefold().endswith((".xml", ".rels", ".vml")):
            _look_through(archive, each)


def _look_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """See that a part unpacks to what it says, is plain XML and declares nothing. Raises UserError."""
    name, size, tail = part.filename.casefold(), 0, b""
    largest = LARGEST_PART if name.startswith(_WITH_CELLS) else LARGEST_OTHER
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > largest:
                raise UserError(TOO_MUCH)
            if b"\0" in chunk or any(each in (tail + chunk).upper() for each in _DECLARED):
                raise UserError(UNREADABLE)  # UTF-16 would hide a declaration, and no system writes a workbook so
            tail = chunk[-16:]


def _sheets(raw: bytes, archive: zipfile.ZipFile) -> Iterator[Sheet]:
    import openpyxl  # 80 ms, and only needed here

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles and checks it passes over
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        try:
            for name in book.sheetnames[:MOST_SHEETS]:
                sheet = book[name]
                if not hasattr(sheet, "iter_rows"):
                    continue  # a sheet that is only a picture
                found = _Part(archive, str(getattr(sheet, "_worksheet_path", "")))  # nothing public tells it
                rows = _rows(sheet, found.merged())
                if rows:
                    yield Sheet(name, rows, found.told())
        finally:
            book.close()


class _Part:
    """What the reader does not tell of a sheet: its hidden columns, its merged cells, formulas without a value."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        names = {each.filename for each in archive.infolist()}
        self._xml = archive.read(path.lstrip("/")) if path.lstrip("/") in names else b""

    def merged(self) -> dict[int, dict[int, int]]:
        """Return, for each row below the first of a merged area, the row each of its columns is taken from."""
        found: dict[int, dict[int, int]] = {}
        areas = list(_MERGED.finditer(self._xml, max(self._xml.rfind(b"</sheetData>"), 0)))
        for area in areas[:MOST_MERGED]:
            first, last = int(area[2]), min(int(area[4]), int(area[2]) + MOST_MERGED)
            for row in range(first + 1, last + 1):
                found.setdefault(row, {})[_place(area[1])] = first
        return found

    def told(self) -> tuple[str, ...]:
        """Return what she should know of the sheet."""
        head = self._xml[: max(self._xml.find(b"<sheetData"), 0)]
        hidden = [letters for each in _COLUMN.finditer(head) for letters in _hidden_letters(each[1])]
        told = [HIDDEN.format(", ".join(hidden[:20]))] if hidden else []
        return (*told, UNSAVED) if _EMPTY_FORMULA.search(self._xml) else tuple(told)


def _hidden_letters(attributes: bytes) -> list[str]:
    told = dict(_ATTRIBUTE.findall(attributes))
    if told.get(b"hidden") not in (b"1", b"true"):
        return []
    first, last = int(told.get(b"min", b"0")[:6]), int(told.get(b"max", b"0")[:6])
    return [_letters(place) for place in range(first, min(last, MOST_COLUMNS) + 1) if place > 0]


def _rows(sheet: Any, merged: dict[int, dict[int, int]]) -> tuple[TableRow, ...]:  # noqa: ANN401 - two classes of the reader
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    rows, tops = Rows(), dict[tuple[int, int], str]()
    wanted = {(first, place) for columns in merged.values() for place, first in columns.items()}
    for number, values in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS + 1, values_only=True), 1):
        if values.count(None) == len(values) and number not in merged:
            continue
        cells = [cell_words(value) for value in values]
        for place, first in merged.get(number, {}).items():
            if place < len(cells) and not cells[place]:
                cells[place] = tops.get((first, place), "")
        tops |= {(number, place): cell for place, cell in enumerate(cells) if (number, place) in wanted}
        rows.add(number, cells)
    return rows.all()


def cell_words(value: object) -> str:
    """Return the value of a cell as a Danish list would show it; a day without a clock time is only a day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dt.datetime):
        day = value.strftime("%d-%m-%Y") if value.year > 999 else ""
        return day if not (value.hour or value.minute) else f"{day} {value:%H:%M}"
    if isinstance(value, dt.date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value).replace(".", ",")
    return str(value)


def _place(letters: bytes) -> int:
    """Return the place of a column: A is 0."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


def _letters(place: int) -> str:
    """Return the name of a column: 1 is A."""
    name = ""
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
