"""The page of a running meeting: what stands beside the question, and how the width is shared."""

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.views.meeting.centre import Centre
from app.views.meeting.field_keys import is_letter
from app.views.meeting.panel import is_large
from app.views.theme import current_theme
from app.views.widgets.spelling import BEFORE_OTHERS

STEPS_SHARE, AGREEMENTS_SHARE = 0.21, 0.28
"""The most the side columns take of the width, so that the middle has room."""
NUMBERS_ONLY = 76
"""The steps' column where room is short, in pixels at 100 %: their numbers, with the names as tooltips."""
A_QUESTION, A_DRAWING = 320, 540
"""What the least of a question and the drawing with its keys need, in pixels at 100 %; the drawing is made later."""
MIDDLE, BESIDE = 1, 3
"""Columns: the question, and the family that stands there instead of the agreements."""


class WorkPage(QWidget):
    """Steps left, the question in the middle, agreements or the family right; strips run across above and below."""

    own_tab_order = True
    """Its parts say where Tab goes: from an answer to what is asked next, which is not always beside it."""

    def __init__(self, steps: QWidget, middle: Centre, agreements: QWidget, family: QWidget) -> None:
        super().__init__()
        self.setProperty(BEFORE_OTHERS, True)
        self._steps, self._middle, self._agreements, self._family = steps, middle, agreements, family
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for place, widget in enumerate((steps, middle, agreements, family)):
            self._grid.addWidget(widget, 2, place)
        self._grid.setColumnStretch(MIDDLE, 1)
        self._grid.setRowStretch(2, 1)

    def put_across(self, *above: QWidget, below: QWidget) -> None:
        """Let strips run over the whole width."""
        for line, widget in enumerate(above):
            self._grid.addWidget(widget, line, 0, 1, BESIDE + 1)
        self._grid.addWidget(below, 3, 0, 1, BESIDE + 1)

    def share_width(self) -> None:
        """Give the side columns their share; the question and the family have as much each."""
        theme, room = current_theme(), self.width()
        beside = not self._family.isHidden()
        steps = min(theme.size("meeting_steps"), round(room * STEPS_SHARE))
        needed = steps + self._middle.minimumSizeHint().width() + theme.px(A_DRAWING)
        few = is_large() or (beside and needed > room)
        self._steps.setFixedWidth(theme.px(NUMBERS_ONLY) if few else steps)
        self._steps.setHidden(few and beside and theme.px(NUMBERS_ONLY + A_QUESTION + A_DRAWING) > room)
        self._agreements.setFixedWidth(min(theme.size("meeting_agreements"), round(room * AGREEMENTS_SHARE)))
        self._grid.setColumnStretch(BESIDE, 1 if beside else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a letter nobody has asked for be written in the one field: no word said in a hurry is lost."""
        drawing = self._family.isAncestorOf(self.focusWidget())  # there each letter is a command
        if drawing or not (is_letter(event) and self._middle.write_letters(event.text())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        self.share_width()
