"""A quiet line after a meeting: which planned follow-up it was, with the way out, and what else it may have been."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.meeting_settles import PlannedBeside, planned_beside, set_settled
from app.views.meeting.desk import MeetingDesk
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text

NOT_IT, YES = "Det var noget andet", "Ja, det er det"
STEP = "Hvad mødet var"


class PlannedLines(QWidget):
    """One line for each; nothing planned leaves no trace."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[PlannedBeside, ...] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)

    def show_planned(self) -> None:
        """Read what was planned near the meeting; lines that are the same stay, so the focus does too."""
        found = self._desk.workspace.ask(planned_beside, self._desk.meeting_id)
        if found == self._shown:
            return
        had_focus = self.isAncestorOf(here) if (here := self.window().focusWidget()) else False
        self._shown = found
        empty_layout(self._lines)
        buttons = [self._add(each) for each in found]
        self.setVisible(bool(found))
        if had_focus and buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.focusNextChild()

    def _add(self, each: PlannedBeside) -> LinkButton:
        button = LinkButton(NOT_IT if each.is_this else YES)
        button.setAccessibleName(f"{button.text()}: {each.sentence}")
        button.clicked.connect(lambda: self._answer(each))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = Text(each.sentence, "body", "ink2", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)  # on a line with the words of the button
        row.addWidget(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addWidget(holder)
        return button

    def _answer(self, each: PlannedBeside) -> None:
        self._desk.do(
            STEP, set_settled, self._desk.meeting_id, table=each.table, row_id=each.row_id, yes=not each.is_this
        )
