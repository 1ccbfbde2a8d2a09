"""One assessment on paper: which edition, about whom, to whom; as it would leave, and its ways out."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.assessment_paper import assessment_pdf
from app.errors import UserError
from app.services.assessment_paper import assessment_paper_for, finish_assessment_paper
from app.services.assessment_paper_rows import AssessmentDraft
from app.services.assessment_read import read_assessment
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.records.fields import offer
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.fields import choice_field
from app.views.workspace import Workspace

FAMILY, PROFESSIONAL = "family", "professional"
COPIES = ((FAMILY, "Til familien"), (PROFESSIONAL, "Fagligt eksemplar"))
EVERYBODY, ALL = ("", "alle, der får det"), ("", "alle børnene")
WORDS = PaperWords(
    choices="Valg til undersøgelsen på papir",
    shown="Sådan ser papiret ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem papiret",
    printed="Papiret er sendt til printeren. Hent det med det samme.",
)


class AssessmentPaperPanel(QWidget):
    """The paper of one assessment. `closed` leads back to its page."""

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, assessment_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id, self._id = workspace, case_id, assessment_id
        self.copy, self.child = choice_field("Hvilken udgave", COPIES), choice_field("Om hvilket barn", [ALL])
        self.recipient = choice_field("Papiret er til", [EVERYBODY])
        self.copy.set_text(FAMILY)
        for field in (self.child, self.recipient):
            field.set_text("")
        self._back = BackButton("Undersøgelsen")
        self.save, self.print = PrimaryButton("Gem som …", icon="files"), PlainButton("Udskriv", icon="printer")
        self.paper: PaperView[AssessmentDraft] = PaperView(
            workspace, case_id, WORDS, finish=finish_assessment_paper, draw=lambda draft: assessment_pdf(draft.paper)
        )
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self.save.clicked.connect(self.paper.save)
        self.print.clicked.connect(self.paper.print_out)
        for field in (self.copy, self.child, self.recipient):
            field.committed.connect(lambda _value: self.refresh())

    def start(self) -> None:
        """Put the focus in the first choice."""
        self.copy.editor.setFocus()

    def refresh(self) -> None:
        """Show the paper as it would be now, or why there is none. Raises UserError when the assessment is gone."""
        page = self._workspace.ask(read_assessment, self._id)
        offer(self.recipient, [EVERYBODY, *((str(each), name) for each, name in page.people)])
        offer(self.child, [ALL, *((str(each.child_id), each.called) for each in page.children)])
        self.child.setVisible(len(page.children) > 1)
        self.recipient.setVisible(self.copy.text() == FAMILY)
        try:
            self.paper.show_draft(self._draft())
        except UserError as error:
            self.paper.show_none(str(error))

    def _draft(self) -> AssessmentDraft:
        recipient = self.recipient.text() if self.copy.text() == FAMILY else ""
        child = self.child.text()
        return self._workspace.ask(
            assessment_paper_for, self._case_id, assessment_id=self._id, copy=self.copy.text() or FAMILY,
            recipient_id=UUID(recipient) if recipient else None, child_id=UUID(child) if child else None,
        )  # fmt: skip

    def _lay_out(self) -> None:
        side = self.paper.choices
        side.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.copy, self.child, self.recipient, self.save, self.print):
            side.addWidget(part)
        side.addWidget(self.paper.left_out)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(self.paper)
