"""The wave under a misspelt word, the same in a line and in a text: a shape, so that it is seen without its colour."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.views.theme import current_theme

STEP = 2.5
"""Half a wave in logical pixels."""


def wave_pen(painter: QPainter) -> None:
    """Let the painter draw waves."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(current_theme().colour("late"), max(1.0, current_theme().px(1.2))))


def draw_wave(painter: QPainter, left: float, right: float, under: float) -> None:
    """Draw a wave from left to right just under the letters, whose lowest point is at `under`."""
    step = current_theme().px(STEP)
    turns = max(2, round((right - left) / step))
    wide, middle = (right - left) / turns, under - step / 2
    points = [QPointF(left + turn * wide, middle + step / 2 * (-1) ** turn) for turn in range(turns + 1)]
    painter.drawPolyline(QPolygonF(points))
