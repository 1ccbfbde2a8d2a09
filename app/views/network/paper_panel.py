"""The map on paper: choose a copy and who gets it, see it, read what must not be on it, save or print."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.network_paper import network_pdf
from app.services.network_paper import NetworkDraft, finish_network_paper, network_paper_for
from app.services.people import list_people
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.records.fields import offer
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.workspace import Workspace

COPIES = (("family", "Til familien"), ("child", "Barnets eget"), ("professional", "Fagligt eksemplar"))
EVERYBODY = "Alle, der får det"
WORDS = PaperWords(
    choices="Valg til kortet på papir",
    shown="Sådan ser kortet ud på papir",
    left_out="Udeladt på kortet",
    save="Gem kortet",
    printed="Kortet er sendt til printeren. Hent det med det samme.",
)


class PaperPanel(QWidget):
    """One child's map on paper. `closed` leads back to the map."""

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id, self._child_id = workspace, case_id, UUID(int=0)
        self._copy, self._recipient = choice_field("Udgave af kortet", COPIES), choice_field("Kortet er til", [])
        self._copy.set_text("family")
        self._contributions = CheckBox("Med det, de kan bidrage med")
        self._contributions.setChecked(True)
        self._back = BackButton("Kortet")
        self.save = PrimaryButton("Gem kortet som …", icon="files")
        self.print = PlainButton("Udskriv kortet", icon="printer")
        self._paper: PaperView[NetworkDraft] = PaperView(
            workspace, case_id, WORDS, finish=finish_network_paper, draw=lambda draft: network_pdf(draft.paper)
        )
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Put the focus in the first choice."""
        self._copy.editor.setFocus()

    def show_child(self, child_id: UUID) -> None:
        """Show the map of a child as it would be printed now."""
        self._child_id = child_id
        people = self._workspace.ask(list_people, self._case_id)
        offer(self._recipient, [("", EVERYBODY), *((str(row.id), row.name) for row in people if not row.deceased)])
        draft = self._workspace.ask(
            network_paper_for, self._case_id, child_id, copy=self._copy.text() or "family",
            recipient_id=UUID(self._recipient.text()) if self._recipient.text() else None,
            contributions=self._contributions.isChecked(),
        )  # fmt: skip
        self._paper.show_draft(draft)

    def pdf(self) -> bytes:
        """Return the paper that is shown."""
        return self._paper.pdf()

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self.save.clicked.connect(self._paper.save)
        self.print.clicked.connect(self._paper.print_out)
        self._contributions.toggled.connect(lambda _on: self.show_child(self._child_id))
        for field in (self._copy, self._recipient):
            field.committed.connect(lambda _value: self.show_child(self._child_id))

    def _lay_out(self) -> None:
        side = self._paper.choices
        side.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._copy, self._recipient, self._contributions, self.save, self.print, self._paper.left_out):
            side.addWidget(part)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(self._paper)
