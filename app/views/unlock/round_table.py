"""The picture beside the passphrase: a round table with eight chairs, one of them smaller."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme import current_theme

SIDE = 640.0
"""The drawing's own box; everything below is measured in it, with the middle at 0."""
TABLE, INNER, CHAIRS = 205.0, 183.0, 264.0
PAPER_LINES = ((-26, 27), (-12, 27), (2, 18), (16, 27), (30, 4))


class RoundTable(QWidget):
    """Decoration: screen readers pass it by."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return a comfortable size; it shrinks and grows with the window."""
        return QSize(560, 560)

    def minimumSizeHint(self) -> QSize:
        """Return the size under which it says nothing."""
        return QSize(220, 220)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint floor, table, chairs, a paper and a cup."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("rail"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        scale = min(self.width(), self.height(), 820) / (SIDE * 1.2)
        painter.scale(scale, scale)
        for seat in range(8):
            self._chair(painter, seat)
        self._table(painter)
        self._paper(painter)
        self._cup(painter)
        painter.end()

    def _chair(self, painter: QPainter, seat: int) -> None:
        theme, child = current_theme(), seat == 0
        size = 0.68 if child else 0.88
        painter.save()
        painter.rotate(360 * seat / 8)
        painter.translate(0, -(CHAIRS - (14 if child else 4)))
        painter.scale(size, size)
        colour = theme.colour("amber" if child else "accent")
        back = QPainterPath(QPointF(-56, 6))
        back.cubicTo(-50, -40, -40, -42, 0, -42)
        back.cubicTo(40, -42, 50, -40, 56, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(back)
        painter.setPen(QPen(colour, 5))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(-51, -32, 102, 78), 32, 32)
        painter.restore()

    def _table(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setBrush(theme.colour("card"))
        painter.setPen(QPen(theme.colour("accent"), 6))
        painter.drawEllipse(QPointF(0, 0), TABLE, TABLE)
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawEllipse(QPointF(0, 0), INNER, INNER)

    def _paper(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.save()
        painter.translate(-24, -22)
        painter.rotate(-12)
        painter.setPen(QPen(theme.colour("line_strong"), 2))
        painter.setBrush(theme.colour("page"))
        painter.drawRoundedRect(QRectF(-52, -68, 104, 136), 3, 3)
        painter.setPen(QPen(theme.colour("line_strong"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for y, end in PAPER_LINES:
            painter.drawLine(QPointF(-35, y - 12), QPointF(end, y - 12))
        painter.restore()

    def _cup(self, painter: QPainter) -> None:
        theme, middle = current_theme(), QPointF(101, 53)
        painter.setPen(QPen(theme.colour("line_strong"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        handle = QRectF(middle.x() + 8, middle.y() - 8, 28, 26)
        painter.drawArc(handle, int(-40 * 16), int(110 * 16))
        painter.setPen(QPen(theme.colour("line_strong"), 3))
        painter.setBrush(theme.colour("page"))
        painter.drawEllipse(middle, 26, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawEllipse(middle, 17, 17)
