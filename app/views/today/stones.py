"""The shapes that tell kinds of dates apart without colour: circle aftalt, diamond lovfrist, pill møde, ring rytme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.models.enums import DueKind
from app.views.theme import current_theme


def draw_stone(painter: QPainter, kind: DueKind, middle: QPointF, size: float, colour: str) -> None:
    """Draw the shape of a kind of date, `size` px high, in a colour token."""
    tint = current_theme().colour(colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    half = size / 2
    box = QRectF(middle.x() - half, middle.y() - half, size, size)
    if kind is DueKind.STATUTORY:
        reach = half * 1.2
        corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    elif kind is DueKind.MEETING:
        painter.drawRoundedRect(box.adjusted(-half * 0.5, half * 0.3, half * 0.5, -half * 0.3), half, half)
    elif kind is DueKind.PRACTICE:
        painter.setPen(QPen(tint, size * 0.22))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    else:
        painter.drawEllipse(box)
    painter.restore()
