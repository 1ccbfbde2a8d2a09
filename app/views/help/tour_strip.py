"""The strip at the foot of the window that says what to do now, how far one has come, and lets one leave or skip."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.views.help.tour_steps import TourStep
from app.views.icons import IconMark
from app.views.theme import current_theme
from app.views.widgets.aloud import say_aloud
from app.views.widgets.buttons import IconButton, QuietButton
from app.views.widgets.text import Text

NAME = "Rundtur"


class TourStrip(QFrame):
    """Emits `skipped` and `left`. It never takes the focus by itself: the keys belong to the work."""

    skipped = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("TourStrip")
        self._mark = IconMark("target", "accent", 24)
        self._count = Text("", "meta", "ink2")
        self._title, self._text = Text("", "subhead"), Text("", "body", wrap=True)
        skip, leave = QuietButton("Spring over"), IconButton("x", "Forlad rundturen")
        skip.clicked.connect(self.skipped)
        leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(skip)
        row.addWidget(leave)

    def show_step(self, step: TourStep, number: int, total: int, *, praised: bool) -> None:
        """Show a step; `praised` when the one before has just been done. A screen reader is told at once."""
        self._mark.set_look("check-circle" if praised else "target", "good" if praised else "accent")
        self._title.setText(f"Godt! {step.title}" if praised else step.title)
        self._count.setText(f"{NAME}, trin {number} af {total}")
        self._text.setText(step.text)
        self.setAccessibleName(f"{NAME}, trin {number} af {total}: {step.title}. {step.text}")
        say_aloud(self, self.accessibleName())

    def showEvent(self, event: QShowEvent) -> None:
        """Have the first step read out."""
        super().showEvent(event)
        if not event.spontaneous():
            say_aloud(self, self.accessibleName())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the edge to the work."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("accent_soft"))
        painter.setPen(current_theme().colour("accent_line"))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.end()
