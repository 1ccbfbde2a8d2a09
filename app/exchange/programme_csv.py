"""A table as CSV and back: semicolons and a byte-order mark for Excel; commas, tabs and older encodings are read too.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and read without it.
"""

import codecs
import csv
import io
from collections.abc import Sequence

from app.errors import UserError
from app.services.programme_table import TableLine

LARGEST = 2 * 1024 * 1024
"""Bytes; a catalogue of a thousand programmes is about half of that."""
TOO_LARGE = "Filen er for stor til at være et katalog. Den må højst fylde 2 MB."
UNREADABLE = "Filen kan ikke læses som en tabel. Gem den som »CSV« fra regnearket, og hent den igen."
BROKEN_LINE = "Linje {0} kan ikke læses. Se efter et anførselstegn, der mangler sin mage."

_RUNS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide signs run in some spreadsheets too
_APOSTROPHE = "'"
_SEPARATORS = (";", ",", "\t")


def write_table(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows of cells as CSV that Excel opens by a double click."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def read_table(content: bytes) -> list[TableLine]:
    """Return the lines of a CSV by the headings of its first; empty lines are left out.

    Raises UserError when it is no table of text, or a line cannot be read.
    """
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE)
    text = _decoded(content)
    if "\0" in text:
        raise UserError(UNREADABLE)
    told, text = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=told, strict=True)
    headings: list[str] = []
    lines = []
    try:
        for row in reader:
            cells = [_as_meant(cell) for cell in row]
            if not any(cell.strip() for cell in cells):
                continue
            if headings:
                lines.append(TableLine(reader.line_num, _by_heading(headings, cells)))
            headings = headings or [cell.strip() for cell in cells]
    except csv.Error as error:
        raise UserError(BROKEN_LINE.format(reader.line_num)) from error
    return lines


def _by_heading(headings: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the cells by heading; the first of two equal headings counts, and a short line ends in empty cells."""
    found: dict[str, str] = {}
    for place, heading in enumerate(headings):
        found.setdefault(heading, cells[place] if place < len(cells) else "")
    return found


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _separator(text: str) -> tuple[str, str]:
    """Return what parts the cells, and the text without the line in which Excel says so."""
    first = text.split("\n", 1)[0].strip("\r")
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return first[-1], text[text.find("\n") + 1 :]
    return max(_SEPARATORS, key=first.count), text


def _harmless(cell: str) -> str:
    return _APOSTROPHE + cell if cell.startswith((*_RUNS, _APOSTROPHE)) else cell


def _as_meant(cell: str) -> str:
    return cell[1:] if cell.startswith(_APOSTROPHE) and cell[1:].startswith((*_RUNS, _APOSTROPHE)) else cell
