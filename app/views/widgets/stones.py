"""Stones: the small shapes that tell kinds of dates apart without colour."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from app.views.theme import Theme, current_theme

Shape = Literal["circle", "diamond", "pill"]
WIDEST, HIGHEST = 3.2, 1.6
"""Room a stone takes with its ring, in its sizes: a pill lies down."""


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
    ratio = painter.device().devicePixelRatio()
    picture = _picture(stone.shape, stone.late, stone.done, size, current_theme(), ratio)
    half = picture.deviceIndependentSize() / 2
    x, y = (round(each * ratio) / ratio for each in (middle.x() - half.width(), middle.y() - half.height()))
    painter.drawPixmap(QPointF(x, y), picture)


@lru_cache(maxsize=128)
def _picture(shape: Shape, late: bool, done: bool, size: float, theme: Theme, ratio: float) -> QPixmap:  # noqa: FBT001 - a key
    """Paint a stone once: a week shows half a hundred of them, of few kinds."""
    side = QSize(round(size * WIDEST * ratio), round(size * HIGHEST * ratio))
    picture = QPixmap(side)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    tint = theme.colour("ink2" if done else "late" if late else "accent")
    painter, middle = QPainter(picture), QPointF(side.width(), side.height()) / (2 * ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tint, size * 0.12))
    painter.setBrush(Qt.BrushStyle.NoBrush if done else tint)
    # The ring tells a late stone apart where the colour cannot be seen.
    ringed = late and not done
    _outline(painter, shape, middle, size * (0.62 if ringed else 1))
    if ringed:
        painter.setPen(QPen(tint, size * 0.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _outline(painter, shape, middle, size * 1.05)
    painter.end()
    return picture


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
