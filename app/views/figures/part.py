"""What every part of »Tal« can do, and the column it stands in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from app.views.page import Hints
from app.views.theme import current_theme
from app.views.widgets.cards import Card
from app.views.widgets.fitted import Fitted, scrolling

WIDEST = 900
"""Pixels at 100 %: wider lines are hard to read, and bars get too long to compare."""
ABOVE = 4
"""Pixels over a card that was brought to the top."""


class FigurePart(QWidget):
    """One part of the list at the left. `case_requested` carries a case id and the tab to open."""

    case_requested = Signal(object, str)
    hints_changed = Signal()
    """Its keys are others than before."""
    has_period = True
    """Whether it is about the period that is chosen."""

    def refresh(self) -> None:
        """Read what is shown again."""
        raise NotImplementedError

    def leave(self) -> None:
        """Do what belongs to going to another page."""

    def key_hints(self) -> Hints:
        """Return the keys of this part beside those of the page."""
        return []


class CardColumn(Fitted):
    """A column whose cards come to the top when they get the focus: most are taller than what is left of the window."""

    def _bring_in(self, widget: QWidget) -> None:
        port = self.parentWidget()
        area = port.parentWidget() if port is not None else None
        if isinstance(widget, Card) and isinstance(area, QScrollArea) and widget.hasFocus():
            area.verticalScrollBar().setValue(widget.y() - ABOVE)
        else:
            super()._bring_in(widget)


def stand_in_column(
    part: QWidget, top: Sequence[QWidget], below: QLayout, name: str, foot: QWidget | None = None
) -> QScrollArea:
    """Let some widgets and what stands below them scroll together: with large letters the top alone is half a window.

    `name` is read aloud. `foot` stays under all of it: a notice that stood among them would move what she looks at.
    """
    inner = CardColumn()
    inner.setMaximumWidth(current_theme().px(WIDEST))
    room = QVBoxLayout(inner)
    room.setContentsMargins(0, 20, 16, 24)
    room.setSpacing(12)
    for each in top:
        room.addWidget(each)
    room.addLayout(below)
    room.addStretch(1)
    area = scrolling(inner, name)
    area.setAlignment(Qt.AlignmentFlag.AlignLeft)
    column = QVBoxLayout(part)
    column.setContentsMargins(16, 0, 16, 0)
    column.addWidget(area)
    if foot is not None:
        foot.setMaximumWidth(current_theme().px(WIDEST))
        column.addWidget(foot)
    return area
