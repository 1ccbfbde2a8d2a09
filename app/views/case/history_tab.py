"""»Hvad er sket«: what was changed from what, and who has seen the case. Two parts, one at a time."""

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.services.listing import Listing
from app.views.case.history_changes import ChangesPart
from app.views.case.history_seen import SeenPart
from app.views.case_tab import SIDE, CaseTab
from app.views.page import Hints
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.tab_bar import TabBar
from app.views.workspace import Workspace

CHANGES, SEEN = range(2)


class HistoryTab(CaseTab):
    """The tab. Only what can be handed out has a button in the header."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self.changes = ChangesPart(workspace, case_id)
        self.seen = SeenPart(workspace, case_id)
        self._bar = TabBar("Dele af det, der er sket")
        self._bar.addTab("Hvad er &ændret")
        self._bar.addTab("Hvem har &set sagen")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.changes)
        self._stack.addWidget(self.seen)
        self._save = PrimaryButton("Gem som …", "Ctrl S", "files")
        self._save.setShortcut("Ctrl+S")
        self._save.clicked.connect(self.seen.save)
        self.add_action(self._save)
        self._bar.currentChanged.connect(self._on_part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 20)
        column.setSpacing(12)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._on_part(CHANGES)

    def refresh(self) -> None:
        """Read the part that is shown again."""
        if self._stack.currentIndex() == CHANGES:
            self.changes.refresh()
        else:
            self.seen.refresh()

    def open_part(self, part: int) -> None:
        """Show one of the two parts: CHANGES or SEEN."""
        self._bar.setCurrentIndex(part)

    def listing(self) -> Listing | None:
        """Return the changes; who has seen the case has a paper of its own under »Gem som«."""
        return self.changes.listing() if self._stack.currentIndex() == CHANGES else None

    def key_hints(self) -> Hints:
        """Return the keys of the part that is shown."""
        seen = self._stack.currentIndex() == SEEN
        return [(("Ctrl S",), "Gem som")] if seen else [(("Ctrl P",), "Udskriv listen")]

    def _on_part(self, part: int) -> None:
        self._stack.setCurrentIndex(part)
        self._save.setVisible(part == SEEN)
        if self.isVisible():
            self.refresh()
