"""The sheet where somebody says yes or no on paper, in place of the page of consents."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.consent_form_paper import consent_form_pdf
from app.errors import UserError
from app.services.consent_form import consent_form_for, finish_consent_form
from app.services.consent_form_rows import ConsentFormDraft
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WORDS = PaperWords(
    choices="Valg til arket",
    shown="Sådan ser arket ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem arket",
    printed="Arket er sendt til printeren. Hent det med det samme.",
)
ONE_EACH = "Ét ja på hvert ark. Skriv svaret ind under »Samtykke«, når arket er kommet tilbage."


class SheetPanel(QWidget):
    """The sheet of one consent, or (None) the blank ones. `closed` leads back to the page."""

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._consent_id: UUID | None = None
        self._back = BackButton("Samtykke")
        self.save, self.print = PrimaryButton("Gem som …", icon="files"), PlainButton("Udskriv", icon="printer")
        self.paper: PaperView[ConsentFormDraft] = PaperView(
            workspace, case_id, WORDS, finish=finish_consent_form, draw=lambda draft: consent_form_pdf(draft.paper)
        )
        side = self.paper.choices
        side.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (Text(ONE_EACH, "meta", "ink2", wrap=True), self.save, self.print, self.paper.left_out):
            side.addWidget(part)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(self.paper)
        self._back.clicked.connect(self.closed)
        self.save.clicked.connect(self.paper.save)
        self.print.clicked.connect(self.paper.print_out)

    def show_sheet(self, consent_id: UUID | None) -> None:
        """Show the sheet of a consent, or the blank ones."""
        self._consent_id = consent_id
        self.paper.close_notice()
        self.refresh()

    def start(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the sheet as it would be now, or why there is none."""
        try:
            draft = self._workspace.ask(consent_form_for, self._case_id, consent_id=self._consent_id)
        except UserError as refusal:
            self.paper.show_none(str(refusal))
        else:
            self.paper.show_draft(draft)
