"""»Måske de samme«: all of a case who may be the same human as somebody here or in another case."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.services.twin_people import twins_of_case
from app.views.case.twin_lines import TwinList
from app.views.widgets.cards import EmptyState
from app.views.widgets.fitted import Fitted
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

NAME = "Måske de samme"
NONE = "Ingen ligner hinanden så meget, at vi vil spørge."
EXPLAIN = "Samme CPR-nummer, eller samme navn uden at fødselsdagen siger noget andet. Du afgør det."


class TwinsPart(Fitted):
    """The list. `case_requested(case_id)` when another case is to be opened."""

    case_requested = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._heading, self._none = SectionHeading(NAME), EmptyState(NONE, "users-three")
        self.list = TwinList(workspace, named=True)
        self.list.case_requested.connect(self.case_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 32, 32)
        column.setSpacing(12)
        for part in (self._heading, Text(EXPLAIN, "meta", "ink2", wrap=True), self._none, self.list):
            column.addWidget(part)
        column.addStretch(1)

    def refresh(self) -> None:
        """Look again."""
        pairs = self._workspace.ask(twins_of_case, self._case_id)
        self._heading.set_text(NAME, len(pairs) or None)
        self._none.setVisible(not pairs)
        self.list.show_twins(tuple((each.person_id, each.name, each.twin) for each in pairs))
