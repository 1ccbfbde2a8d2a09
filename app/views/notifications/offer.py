"""After a meeting that was not enough: the way to begin a notification, and the duty that no meeting replaces.

It stands beside »Kan det løses gennem netværksmøder?«, and only where the register is in use.
"""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.models.enums_meeting import NetworkEnough
from app.services.meeting_enough import read_enough
from app.services.modules import NOTIFICATIONS, list_modules
from app.services.notifications import begin_after_meeting
from app.views.widgets.buttons import PlainButton
from app.views.widgets.fitted import Fitted
from app.views.widgets.text import Text
from app.views.workspace import Workspace

STEP, BUTTON = "Begynd underretning", "Begynd en underretning"
ABOUT = "Den lægges i sagen om alle børnene, og dagen skriver du selv. Du kan fjerne et barn igen."


class NotificationOffer(Fitted):
    """The line with its button, hidden until the answer is no. `begun` carries the id of the notification."""

    begun = Signal(object)

    def __init__(self, workspace: Workspace, meeting_id: UUID) -> None:
        super().__init__()
        self._workspace, self._meeting_id = workspace, meeting_id
        self.button = PlainButton(BUTTON, icon="plus")
        self.button.clicked.connect(self._begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(ABOUT, "meta", "ink2", wrap=True))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self) -> None:
        """Show it when network meetings are not enough and the register is in use."""
        is_no = self._workspace.ask(read_enough, self._meeting_id).answer is NetworkEnough.NO
        self.setVisible(is_no and is_in_use(self._workspace))

    def _begin(self) -> None:
        done = self._workspace.do(STEP, begin_after_meeting, self._meeting_id)
        if done is not None:
            self.begun.emit(done.value)


def is_in_use(workspace: Workspace) -> bool:
    """Tell whether the municipality has the register here."""
    return any(each.on for each in workspace.ask(list_modules) if each.key == NOTIFICATIONS)
