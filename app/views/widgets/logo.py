"""The mark of Rundbord: a round table with eight seats, the child's at the top."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text import Text

BOX, RING, STROKE, SEATS, DOT = 64.0, 15.5, 5.0, 27.0, 4.4
"""The drawing in its own units: box, ring radius and stroke, radius of the seats' circle, radius of a seat."""


def draw_logo(painter: QPainter, where: QRectF) -> None:
    """Draw the mark in a square."""
    theme, unit, middle = current_theme(), where.width() / BOX, where.center()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), STROKE * unit))
    painter.drawEllipse(middle, RING * unit, RING * unit)
    painter.setPen(Qt.PenStyle.NoPen)
    for seat in range(8):
        angle = math.tau * seat / 8
        painter.setBrush(theme.colour("accent" if seat else "amber"))
        at = middle + QPointF(math.sin(angle), -math.cos(angle)) * (SEATS * unit)
        painter.drawEllipse(at, DOT * unit, DOT * unit)


class LogoMark(QWidget):
    """The drawn mark, `size` pixels at 100 %."""

    def __init__(self, size: int = 34) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size at the current text size."""
        side = current_theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        draw_logo(painter, QRectF(self.rect()))
        painter.end()


class Logo(QWidget):
    """The mark and the name."""

    heard_as = Role.Graphic
    heard_whole = True

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(11)
        row.addWidget(LogoMark())
        row.addWidget(Text("Rundbord", "heading"))
        row.addStretch(1)
        self.setAccessibleName("Rundbord")


def logo_icon() -> QIcon:
    """Return the mark in the sizes desktops ask for."""
    icon = QIcon()
    for side in (16, 32, 64, 128):
        picture = QPixmap(side, side)
        picture.fill("transparent")
        painter = QPainter(picture)
        draw_logo(painter, picture.rect().toRectF())
        painter.end()
        icon.addPixmap(picture)
    return icon
