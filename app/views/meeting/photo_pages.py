"""The plan set in pages for a telephone's camera: letters that follow the window, nothing that scrolls."""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from app.services.plan_rows import AgreementLine
from app.services.room_rows import PhotoRows
from app.views.meeting.room_words import NO_AGREEMENTS, coming_words, photo_below
from app.views.theme import families

GOES_ON, TO_DECIDE, IF_HARD = "Det fortsætter", "Skal afgøres", "Hvis det bliver svært"
LINE, SMALL, EDGE, INDENT = 1.3, 0.8, 1.5, 1.5
"""Line height, small letters, edge of the page and room for a number, in sizes of the letters."""
_ROWS, _COLUMNS, _SMALLEST = 20.0, 30.0, 18.0


@dataclass(frozen=True, slots=True)
class PhotoText:
    """One line as it is painted, from the upper left corner of the text room. `number` stands before the first one."""

    text: str
    left: float
    top: float
    size: float
    bold: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words in one size; a block is some of them that should not be parted by a page."""

    text: str
    size: float
    indent: float = 0.0
    bold: bool = False
    number: str = ""


def letter_size(room: QSizeF) -> float:
    """Return the size of the letters in pixels for a window: a telephone across the table can read them."""
    return max(min(room.height() / _ROWS, room.width() / _COLUMNS), _SMALLEST)


def font_of(size: float, *, bold: bool) -> QFont:
    """Return the font of a line."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(max(round(size), 1))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def photo_pages(rows: PhotoRows, room: QSizeF, size: float) -> list[list[PhotoText]]:
    """Return the pages. A block begins on a new page when it fits there and not here; a longer one goes on over."""
    pages: list[list[PhotoText]] = [[]]
    top = 0.0
    for block in _blocks(rows, size):
        lines = [line for part in block for line in _lines(part, room.width())]
        height = sum(line.size * LINE for line in lines)
        if top > 0 and top + height > room.height():
            pages.append([])
            top = 0.0
        for line in lines:
            if top > 0 and top + line.size * LINE > room.height():
                pages.append([])
                top = 0.0
            pages[-1].append(PhotoText(line.text, line.indent, top, line.size, line.bold, line.number))
            top += line.size * LINE
        top += size * 0.5
    return pages


def _blocks(rows: PhotoRows, size: float) -> list[list[_Part]]:
    """Return the blocks from the top; a heading stays with the first thing under it."""
    blocks = _numbered(rows.agreements, 1, size) or [[_Part(NO_AGREEMENTS, size)]]
    number = len(rows.agreements) + 1
    for heading, lines in ((GOES_ON, rows.goes_on), (TO_DECIDE, rows.to_decide)):
        blocks += _under(heading, _numbered(lines, number, size), size)
        number += len(lines)
    blocks += _under(IF_HARD, [[_Part(rows.if_hard, size)]] if rows.if_hard else [], size)
    again = coming_words(rows.coming)
    return [*blocks, *([[_Part(f"{again}.", size, bold=True)]] if again else [])]


def _under(heading: str, blocks: list[list[_Part]], size: float) -> list[list[_Part]]:
    if not blocks:
        return []
    return [[_Part(heading, size, bold=True), *blocks[0]], *blocks[1:]]


def _numbered(lines: tuple[AgreementLine, ...], first: int, size: float) -> list[list[_Part]]:
    blocks = []
    for number, line in enumerate(lines, start=first):
        indent = size * INDENT
        block = [_Part(line.text, size, indent, number=str(number))]
        if below := photo_below(line):
            block.append(_Part(below, size * SMALL, indent))
        blocks.append(block)
    return blocks


def _lines(part: _Part, width: float) -> list[_Part]:
    """Return the lines of some words at a width; only the first one carries the number."""
    layout = QTextLayout(part.text.replace("\n", " "), font_of(part.size, bold=part.bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[_Part] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - part.indent, 1.0))
        start, length = line.textStart(), line.textLength()
        words = layout.text()[start : start + length].strip()
        found.append(_Part(words, part.size, part.indent, part.bold, "" if found else part.number))
    layout.endLayout()
    return found
