"""The line over every page of a training store, so that it cannot be mistaken for the real one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.text import Text

TRAINING = "Øvelse – ikke rigtige sager"


class TrainingBanner(QWidget):
    """Words on a warm ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(TRAINING)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 6, 32, 6)
        row.addWidget(Text(TRAINING, "subhead", "warn"), 0, Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("warn_soft"))
        painter.setPen(current_theme().colour("warn_line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()
