"""Everybody's first name round the table, as large as the room it gets allows."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.language.folding import join_names
from app.views.meeting.room_text import LINE, room_font
from app.views.theme import current_theme
from app.views.widgets.text_layout import SetText, draw_elided

SIZES = (24.0, 21.0, 18.0, 16.0, 14.0, 12.0)
"""The letters that are tried, the largest first, in pixels in a window of 1280 x 720."""
DOT, GAP, RIM = 7.0, 6.0, 4.0
LEAST_TABLE = 22.0
ABOVE = 0.3
"""So near the middle of the table, in its half width, a name stands over or under it, not beside it."""


class RoomCircle(QWidget):
    """A table with a dot and a name for each; where not even small names have room, they stand in lines."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._children: frozenset[str] = frozenset()
        self._zoom = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_names(self, names: tuple[str, ...], children: tuple[str, ...]) -> None:
        """Show who is here; the children of the case have a dot in another colour."""
        self._names, self._children = names, frozenset(children)
        self.setAccessibleName(f"Ved bordet: {join_names(names)}" if names else "Ved bordet")
        self.update()

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size."""
        self._zoom = zoom
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return room for a table with names round it."""
        return QSize(round(180 * self._zoom), round(100 * self._zoom))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint table, dots and names in the largest letters that do not run into each other."""
        if not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for size in (each * self._zoom for each in SIZES):
            radii = self._table(size)
            boxes = [box for _, box in self._seats(size, radii)] if radii else []
            if radii and not _run_together(boxes, QRectF(self.rect())):
                self._paint(painter, size, radii)
                break
        else:
            self._paint_lines(painter)
        painter.end()

    def _table(self, size: float) -> tuple[float, float] | None:
        """Return how wide and high the table is from its middle, None when the letters leave no room for it."""
        half, around = self.width() / 2, (2 * DOT + 2 * GAP) * self._zoom
        across, down = half - RIM / 2 * self._zoom, self.height() / 2 - size * LINE - around
        for x, _, width in self._places(size):
            if abs(x) > ABOVE:
                across = min(across, (half - width / 2) / abs(x) - width / 2 - around)
        if min(across, down) < LEAST_TABLE * self._zoom:
            return None
        return min(across, down * 2.2), min(down, across)

    def _seats(self, size: float, table: tuple[float, float]) -> Iterator[tuple[QPointF, QRectF]]:
        """Yield each dot, and the box of the name outside it."""
        middle = QRectF(self.rect()).center()
        out, gap, height = (DOT + GAP) * self._zoom, (DOT + GAP) * self._zoom, size * LINE
        for x, y, width in self._places(size):
            dot = QPointF(middle.x() + x * (table[0] + out), middle.y() + y * (table[1] + out))
            at = QPointF(dot.x() + x * (width / 2 + gap), dot.y() + y * (height / 2 + gap))
            yield dot, QRectF(at.x() - width / 2, at.y() - height / 2, width, height)

    def _places(self, size: float) -> Iterator[tuple[float, float, float]]:
        """Yield where each sits round a table of one across and down, and how wide the name is."""
        metrics, count = QFontMetricsF(room_font(size, 600)), len(self._names)
        for seat, name in enumerate(self._names):
            angle = math.tau * (seat + 0.5 * (count % 2 == 0)) / count
            x = math.sin(angle)
            most = self.width() / (2.2 if abs(x) > ABOVE else 1.2)
            yield x, -math.cos(angle), min(metrics.horizontalAdvance(name) + 2, most)

    def _paint(self, painter: QPainter, size: float, table: tuple[float, float]) -> None:
        theme = current_theme()
        painter.setPen(QPen(theme.colour("accent"), RIM * self._zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).center(), *table)
        for name, (dot, box) in zip(self._names, self._seats(size, table), strict=True):
            own = name in self._children
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("amber" if own else "accent"))
            painter.drawEllipse(dot, DOT * self._zoom, DOT * self._zoom)
            painter.setPen(theme.colour("ink"))
            painter.setFont(room_font(size, 600 if own else 500))
            draw_elided(painter, box, name)

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setPen(current_theme().colour("ink"))
        for size in (each * self._zoom for each in SIZES):
            words = SetText(" · ".join(self._names), room_font(size), self.width(), size * LINE)
            if words.size.height() <= self.height() or size == SIZES[-1] * self._zoom:
                words.draw(painter, QPointF(0, 0))
                break


def _run_together(boxes: list[QRectF], room: QRectF) -> bool:
    edge = room.adjusted(-1, -1, 1, 1)  # the widest name reaches just to the edge, give or take what is rounded
    if any(not edge.contains(box) for box in boxes):
        return True
    return any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
