"""CSV as other systems write it: semicolons, commas, tabs or bars; UTF-8, UTF-16 or Windows' own letters."""

import codecs
import csv
import io
import re
from collections import Counter

from app.errors import UserError
from app.exchange.case_table_limits import UNREADABLE, Rows, Sheet

SEPARATORS = (";", ",", "\t", "|")
BROKEN_ROW = "Række {0} kan ikke læses. Se efter et anførselstegn, der mangler sin mage."
MOST_LINES = 500_000
"""Lines, empty ones too, that are gone through."""
_SAMPLE = 64_000
_FIRST_ROWS = 40
_TOLD = re.compile(r"\s*\"?sep=([;,\t|])\"?[\t ;,|]*$", re.IGNORECASE)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
_APOSTROPHE, _RUNS = "'", tuple("=+-@'")


def read_csv(raw: bytes) -> Sheet:
    """Return the rows of a CSV, numbered as a spreadsheet would. Raises UserError when it is no text or is broken."""
    text = _decoded(raw)
    if _NOT_TEXT.search(text):
        raise UserError(UNREADABLE)
    separator, text = _separator(text)
    rows, number = Rows(), 0
    # Not strict: systems write a quotation mark inside a name without doubling it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, 1):
            if number > MOST_LINES:
                raise UserError(UNREADABLE)
            rows.add(number, [_as_meant(cell) for cell in cells])
    except csv.Error as error:
        raise UserError(BROKEN_ROW.format(number + 1)) from error
    return Sheet("", rows.all())


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if guessed := _utf16_without_mark(raw):
        return raw.decode(guessed, "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _utf16_without_mark(raw: bytes) -> str:
    """Return the way UTF-16 is written when every other byte is zero, as in any Danish text; else nothing."""
    head = raw[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and odd > half * 0.8 and not even:
        return "utf-16-le"
    return "utf-16-be" if half and even > half * 0.8 and not odd else ""


def _separator(text: str) -> tuple[str, str]:
    """Return what parts the cells, and the text after the line in which Excel says so."""
    first, _, rest = text.partition("\n")
    told = _TOLD.fullmatch(first.rstrip("\r"))
    if told:
        return told[1], rest
    return max(SEPARATORS, key=lambda each: _fits(text[:_SAMPLE], each)), text


def _fits(sample: str, separator: str) -> tuple[float, int]:
    """Return how well a sign parts the first rows: most rows as wide as each other, and then how wide."""
    widths: Counter[int] = Counter()
    try:
        for place, cells in enumerate(csv.reader(io.StringIO(sample, newline=""), delimiter=separator)):
            if place >= _FIRST_ROWS:
                break
            if len(cells) > 1:
                widths[len(cells)] += 1
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, count = max(widths.items(), key=lambda each: (each[1], each[0]))
    return count, width


def _as_meant(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and cell[1:].startswith(_RUNS) else cell
