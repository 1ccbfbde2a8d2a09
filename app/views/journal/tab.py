"""»Til fagsystemet« in a case: what waits, and the copies here of papers that have lain over there long enough."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.views.case_tab import ScrollTab
from app.views.journal.old_copies import OldCopies
from app.views.journal.panel import JournalPanel
from app.views.page import Hints
from app.views.workspace import Workspace


class JournalTab(ScrollTab):
    """The panel, and under it what may be deleted here."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Til fagsystemet")
        self.panel, self.copies = JournalPanel(workspace, case_id), OldCopies(workspace, case_id)
        parts: tuple[QWidget, ...] = (self.panel, self.copies)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read both again."""
        self.panel.show_queue()
        self.copies.show_copies()

    def key_hints(self) -> Hints:
        """Return the keys of the strip."""
        return [(("Enter",), "Begynd")]
