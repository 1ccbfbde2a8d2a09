"""What is painted round the drawing on the screen: the edge along a line, shades where there is more, and hints."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPen

from app.views.genogram.lines import DrawnLine
from app.views.theme import current_theme
from app.views.widgets.text_layout import SetText

MARGIN = 24


def paint_casing(painter: QPainter, line: DrawnLine) -> None:
    """Paint an edge along both sides of a selected line, so that the line itself keeps its look."""
    for colour, width in (("accent", 12.0), ("accent_soft", 8.0)):
        pen = QPen(current_theme().colour(colour), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(line.path, pen)


def paint_more(painter: QPainter, room: QRectF, sides: tuple[bool, bool, bool, bool]) -> None:
    """Shade the edges where there is more to see: left, above, right, below."""
    depth = current_theme().px(18)
    edges = (
        QRectF(room.left(), room.top(), depth, room.height()),
        QRectF(room.left(), room.top(), room.width(), depth),
        QRectF(room.right() - depth, room.top(), depth, room.height()),
        QRectF(room.left(), room.bottom() - depth, room.width(), depth),
    )
    for side, (edge, more) in enumerate(zip(edges, sides, strict=True)):
        if more:
            ends = edge.topLeft(), edge.topRight() if side in (0, 2) else edge.bottomLeft()
            painter.fillRect(edge, _shade(*(ends if side < 2 else reversed(ends))))


def paint_hint(painter: QPainter, room: QRectF, words: str, taken: QRectF | None = None) -> None:
    """Write a sentence in the middle of an empty view; where something is drawn (`taken`), at the foot or beside it."""
    room, theme = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), current_theme()
    if not words or room.width() <= 0:
        return
    style = "body" if taken else "subhead"
    text = SetText(words, theme.font(style), room.width(), theme.style(style).line)
    y = room.top() + (room.height() - text.size.height()) / (1 if taken else 2)
    if taken and y < taken.bottom() and taken.right() + MARGIN < room.right():
        room.setLeft(taken.right() + MARGIN)
        text = SetText(words, theme.font(style), room.width(), theme.style(style).line)
        y = taken.center().y() - text.size.height() / 2
    painter.setPen(theme.colour("ink2"))
    text.draw(painter, QPointF(room.center().x() - text.size.width() / 2, y))


def _shade(start: QPointF, end: QPointF) -> QLinearGradient:
    shade, dark = QLinearGradient(start, end), current_theme().colour("control")
    dark.setAlphaF(0.28)
    shade.setColorAt(0, dark)
    dark.setAlphaF(0)
    shade.setColorAt(1, dark)
    return shade
