"""The frame of every window before the cases: the drawn table to the left, one column of words to the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.views.icons import IconMark
from app.views.theme import current_theme
from app.views.unlock.round_table import RoundTable
from app.views.widgets.buttons import QuietButton
from app.views.widgets.logo import Logo
from app.views.widgets.text import Text

COLUMN = 480
"""Width of the words at 100 %; they never get narrower than the window allows."""


class SteadyMiddle(QWidget):
    """What scrolls; it leaves the scroll bar its room, so that nothing moves when one comes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what stands here be as wide with a scroll bar as without."""
        super().resizeEvent(event)
        port = self.parentWidget()
        frame = port.parentWidget() if port is not None else None
        if isinstance(frame, QScrollArea):
            beside = frame.width() - frame.verticalScrollBar().sizeHint().width()
            self.setContentsMargins(0, 0, max(0, self.width() - beside), 0)


class FrontPage(QWidget):
    """Logo, then whatever is put into `column`, then a quiet line at the bottom. The table gives way to the words.

    `help_wanted` when the guide is asked for.
    """

    help_wanted = Signal()

    def __init__(self, footer: str) -> None:
        super().__init__()
        self._table = RoundTable()
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self._words = QWidget()
        self._lay_out_words(footer)
        middle = SteadyMiddle()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._words, 8)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._table, 11)
        row.addWidget(scroll, 13)

    def _lay_out_words(self, footer: str) -> None:
        inner = QVBoxLayout(self._words)
        inner.setContentsMargins(32, 32, 32, 32)
        inner.setSpacing(0)
        inner.addStretch(3)
        inner.addWidget(Logo())
        inner.addSpacing(28)
        inner.addLayout(self.column)
        inner.addStretch(4)
        inner.addSpacing(16)
        inner.addLayout(self._footer(footer))
        guide = QuietButton("Vejledning", "F1")
        guide.clicked.connect(self.help_wanted)
        inner.addWidget(guide, 0, Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the table only when the words have the room they need."""
        super().resizeEvent(event)
        wanted = current_theme().px(COLUMN)
        self._words.setMaximumWidth(wanted + 64)
        self._table.setVisible(self.width() * 13 / 24 >= wanted + 64)

    @staticmethod
    def _footer(words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconMark("lock-simple", "ink2", 18, line="meta"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, "meta", "ink2", wrap=True), 1)
        return row
