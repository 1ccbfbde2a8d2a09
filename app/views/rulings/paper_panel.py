"""A decision on paper, in place of its page: a record for the case, and the page of what it should have."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.ruling_paper import ruling_pdf
from app.errors import UserError
from app.services.ruling_paper import finish_ruling_paper, ruling_paper_for
from app.services.ruling_paper_rows import RulingDraft
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.workspace import Workspace

WORDS = PaperWords(
    choices="Valg til notatet om afgørelsen",
    shown="Sådan ser papiret ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem papiret",
    printed="Papiret er sendt til printeren. Hent det med det samme.",
)


class RulingPaperPanel(QWidget):
    """The paper of one decision. `closed` leads back to the page."""

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._ruling_id: UUID | None = None
        self._back = BackButton("Afgørelsen")
        self.save, self.print = PrimaryButton("Gem som …", icon="files"), PlainButton("Udskriv", icon="printer")
        self.paper: PaperView[RulingDraft] = PaperView(
            workspace, case_id, WORDS, finish=finish_ruling_paper, draw=lambda draft: ruling_pdf(draft.paper)
        )
        side = self.paper.choices
        side.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.save, self.print, self.paper.left_out):
            side.addWidget(part)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(self.paper)
        self._back.clicked.connect(self.closed)
        self.save.clicked.connect(self.paper.save)
        self.print.clicked.connect(self.paper.print_out)

    def show_ruling(self, ruling_id: UUID) -> None:
        """Show the paper of a decision."""
        self._ruling_id = ruling_id
        self.refresh()

    def start(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the paper as it would be now, or why there is none."""
        try:
            draft = self._workspace.ask(ruling_paper_for, self._case_id, ruling_id=self._ruling_id)
        except UserError as refusal:
            self.paper.show_none(str(refusal))
        else:
            self.paper.show_draft(draft)
