"""Stones: the small shapes that tell kinds of dates apart without colour."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.views.theme import current_theme

Shape = Literal["circle", "diamond", "pill"]


@dataclass(frozen=True, slots=True)
class Stone:
    """One thing on a day: circle agreed, diamond statutory, pill meeting. `text` says it in words."""

    shape: Shape
    text: str
    late: bool = False
    done: bool = False

    def spoken(self) -> str:
        """Return the words with what the colour and the hollow shape tell."""
        return self.text + (", klaret" if self.done else ", over tiden" if self.late else "")


def draw_stone(painter: QPainter, stone: Stone, middle: QPointF, size: float) -> None:
    """Draw a stone `size` px high: filled, hollow when done, with a ring round it and in the late colour when late."""
    theme = current_theme()
    tint = theme.colour("ink2" if stone.done else "late" if stone.late else "accent")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tint, size * 0.12))
    painter.setBrush(Qt.BrushStyle.NoBrush if stone.done else tint)
    # The ring tells a late stone apart where the colour cannot be seen.
    ringed = stone.late and not stone.done
    _outline(painter, stone.shape, middle, size * (0.62 if ringed else 1))
    if ringed:
        painter.setPen(QPen(tint, size * 0.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _outline(painter, stone.shape, middle, size * 1.05)
    painter.restore()


def _outline(painter: QPainter, shape: Shape, middle: QPointF, size: float) -> None:
    half = size * 0.44
    if shape == "diamond":
        reach = size * 0.56
        corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    elif shape == "pill":
        painter.drawRoundedRect(QRectF(middle.x() - half * 3, middle.y() - half, half * 6, half * 2), half, half)
    else:
        painter.drawEllipse(middle, half, half)
