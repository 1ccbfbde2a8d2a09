"""Text on painted rows: one line with an ellipsis, or a few wrapped lines. Names may be ten thousand letters long."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from app.views.theme import current_theme
from app.views.widgets.text_layout import draw_elided

LONGEST = 500
MOST_KEPT = 1024
"""Lines that are kept as they were cut for a width: the same ones are painted again and again."""


def draw_line(painter: QPainter, text: str, box: QRectF, font: QFont, colour: str) -> None:
    """Draw one line at the left of a box, elided to fit."""
    painter.setFont(font)
    painter.setPen(current_theme().colour(colour))
    draw_elided(painter, box, one_line(text))


def draw_name(painter: QPainter, name: str, after: str, box: QRectF, font: QFont, colour: str) -> None:
    """Draw a name and what must stand after it; the name gives way."""
    draw_line(painter, name_line(name, after, font, box.width()), box, font, colour)


@lru_cache(maxsize=MOST_KEPT)
def name_line(name: str, after: str, font: QFont, width: float) -> str:
    """Return »Mathias Kjærgaa…, 11 år« as it fits a width: the name is cut, down to half of it, and the age stays."""
    metrics = QFontMetricsF(font)
    short, end = one_line(name), one_line(after)
    room = width - min(metrics.horizontalAdvance(end), width / 2)
    fits = metrics.horizontalAdvance(short) <= room
    return (short if fits else metrics.elidedText(short, Qt.TextElideMode.ElideRight, room)) + end


@lru_cache(maxsize=MOST_KEPT)
def wrapped(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """Return at most `most` lines that fit a width; the last one carries the ellipsis."""
    plain = one_line(text)
    layout = QTextLayout(plain, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, 0))
        last = len(lines) == most - 1
        start = line.textStart()
        rest = plain[start:] if last else plain[start : start + line.textLength()]
        lines.append(QFontMetricsF(font).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return tuple(lines)


def one_line(text: str) -> str:
    """Return a text without line breaks, cut where no row could show more; `&` stands as it is."""
    return " ".join(text[:LONGEST].split(" ")).replace("\n", " ")
