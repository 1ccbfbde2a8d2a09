"""A small curve of the scores of one goal, from 0 to 10, with the last number of each person at its end."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme import current_theme

Score = tuple[str, int, str]
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
NOBODY = "uden navn"


class ScoreCurve(QWidget):
    """The picture. The same numbers are its accessible name, so nothing is told by the lines alone."""

    def __init__(self, scores: Sequence[Score]) -> None:
        super().__init__()
        self._series: dict[str, list[tuple[int, int]]] = {}
        for place, (_, value, who) in enumerate(scores):
            self._series.setdefault(who or NOBODY, []).append((place, value))
        self._count = len(scores)
        self.setAccessibleName(score_words(scores))
        self.setToolTip(score_words(scores))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a low, wide picture."""
        return QSize(current_theme().px(320), current_theme().px(104))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scale, the lines and the names at their ends."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(theme.px(24), theme.px(8), self.width() - theme.px(150), self.height() - theme.px(16))
        painter.setFont(theme.font("meta"))
        for value in (0, 5, 10):
            y = _height(room, value)
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("ink3"))
            where = QRectF(0, y - 10, room.left() - 6, 20)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))
        self._paint_lines(painter, room)
        self._paint_names(painter, room)
        painter.end()

    def _paint_lines(self, painter: QPainter, room: QRectF) -> None:
        theme = current_theme()
        for number, points in enumerate(self._series.values()):
            colour = theme.colour("accent" if number == 0 else "ink2")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2, _STYLES[number % len(_STYLES)]))
            spots = [QPointF(self._across(room, place), _height(room, value)) for place, value in points]
            painter.drawPolyline(spots)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for spot in spots:
                painter.drawEllipse(spot, 4, 4)

    def _paint_names(self, painter: QPainter, room: QRectF) -> None:
        """Write the last number of each at its height, the highest first, and never on top of each other."""
        theme, lowest = current_theme(), room.top() - current_theme().px(17)
        painter.setPen(theme.colour("ink"))
        for who, points in sorted(self._series.items(), key=lambda each: -each[1][-1][1]):
            lowest = max(_height(room, points[-1][1]), lowest + theme.px(17))
            where = QRectF(room.right() + 8, lowest - 10, self.width() - room.right() - 8, 20)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, f"{who} {points[-1][1]}")

    def _across(self, room: QRectF, place: int) -> float:
        return room.left() + (room.width() * place / (self._count - 1) if self._count > 1 else room.width())


def score_words(scores: Sequence[Score]) -> str:
    """Return the scores in words: »Mathias 3 (18. november 2026)«."""
    told = [f"{who or NOBODY} {value}" + (f" ({when})" if when else "") for when, value, who in scores]
    return "Tal fra 0 til 10: " + ", ".join(told)


def _height(room: QRectF, value: int) -> float:
    return room.bottom() - room.height() * value / 10
