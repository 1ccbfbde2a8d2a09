"""A sheet that lies over a part of the page and moves nothing under it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.theme import current_theme


class Sheet(QWidget):
    """The sheet, a column with a hairline above and below. It takes the room it is given with `setGeometry`."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 1, 0, 1)
        self.column.setSpacing(0)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the page, so that nothing under it shines through, and the hairlines."""
        theme, room = current_theme(), QRectF(self.rect())
        painter = QPainter(self)
        painter.fillRect(room, theme.colour("page"))
        for y in (0.0, room.height() - 1):
            painter.fillRect(QRectF(0, y, room.width(), 1), theme.colour("line"))
        painter.end()
