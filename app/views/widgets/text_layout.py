"""Setting text in lines: token line heights, words too long for a line are cut, nothing runs out of its box."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QStaticText,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
    QTransform,
)

from app.views.theme import Theme, current_theme

ENDLESS = 1_000_000.0
JOINED = "\u00a0\u00a0"
"""What holds a tail to the last word: they come to the next line together."""
ONE_LINE = dict.fromkeys(map(ord, "\n\r\t\u2028\u2029"), " ")
"""What would begin another line, or leave a hole, in a text that is painted on one."""
MOST_KEPT = 4096
"""So many texts are remembered with the room they take: a page that is laid out asks for the same again and again."""


class SetText:
    """A text set in lines for a width. `strong` is how many of its first characters are semibold.

    `tail` is a quiet word in the body's letters behind the last one of the text, on its line and its foot.
    """

    def __init__(self, text: str, font: QFont, width: float, line: float, strong: int = 0, tail: str = "") -> None:
        behind = f"{JOINED}{tail}" if tail else ""
        self._layout = QTextLayout(text.replace("\n", "\u2028") + behind, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([*_semibold(strong), *_quiet(len(text), len(behind))])
        self.size = self._break(width, line, QFontMetricsF(font))

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines with the painter's pen, upper left corner at a point."""
        self._layout.draw(painter, at)

    def _break(self, width: float, line: float, metrics: QFontMetricsF) -> QSizeF:
        line = max(line, metrics.height())
        widest, y = 0.0, 0.0
        self._layout.beginLayout()
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(max(width, 1.0))
            row.setPosition(QPointF(0, y + (line - row.height()) / 2))
            widest = max(widest, row.naturalTextWidth())
            y += line
        self._layout.endLayout()
        return QSizeF(widest, max(y, line))


@lru_cache(maxsize=MOST_KEPT)
def room_for(
    text: str, role: str, theme: Theme, width: float = ENDLESS, strong: int = 0, tail: str = ""
) -> tuple[float, float]:
    """Return how wide and high a text is in a role of a theme's type scale when it is set for a width."""
    size = SetText(text, theme.font(role), width, theme.style(role).line, strong, tail).size
    return size.width(), size.height()


@lru_cache(maxsize=MOST_KEPT)
def line_width(text: str, role: str, theme: Theme) -> float:
    """Return how wide a text is on one line in a role of a theme's type scale."""
    return QFontMetricsF(theme.font(role)).horizontalAdvance(text)


def draw_elided(painter: QPainter, where: QRectF, text: str, *, right: bool = False) -> None:
    """Draw one line in the middle of a box with the painter's font and pen, ended with … when it is too long."""
    line, wide, high = _short_line(text, painter.font(), where.width())
    left = where.right() - wide if right else where.x()
    painter.drawStaticText(QPointF(left, where.y() + (where.height() - high) / 2), line)


@lru_cache(maxsize=MOST_KEPT)
def _short_line(text: str, font: QFont, width: float) -> tuple[QStaticText, float, float]:
    """Return a line that is cut for a width, with its width and height: a list is painted with the same ones again."""
    short = QFontMetricsF(font).elidedText(text.translate(ONE_LINE), Qt.TextElideMode.ElideRight, width)
    line = QStaticText(short)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(QTransform(), font)
    return line, line.size().width(), line.size().height()  # letters the font lacks come from a higher one


def _quiet(start: int, length: int) -> list[QTextLayout.FormatRange]:
    if not length:
        return []
    quiet, theme = QTextLayout.FormatRange(), current_theme()
    quiet.start, quiet.length, quiet.format = start, length, QTextCharFormat()
    quiet.format.setFont(theme.font("body"))
    quiet.format.setForeground(QColor(theme.colour("ink3")))
    return [quiet]


def _semibold(length: int) -> list[QTextLayout.FormatRange]:
    if not length:
        return []
    strong = QTextLayout.FormatRange()
    # PySide exposes the three fields of the C++ struct as plain attributes.
    strong.start, strong.length, strong.format = 0, length, QTextCharFormat()
    strong.format.setFontWeight(QFont.Weight.DemiBold)
    return [strong]
