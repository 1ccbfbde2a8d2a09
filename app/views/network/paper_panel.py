"""The map on paper: choose a copy and who gets it, see it, read what must not be on it, save or print."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.network_paper import network_pdf
from app.documents.read_back import read_back
from app.errors import UserError
from app.services import leak_guard
from app.services.network_paper import NetworkDraft, network_paper_for
from app.services.people import list_people
from app.views.case.fitted import Fitted
from app.views.case.hand_out import NOT_ALLOWED, OUTSIDE
from app.views.case.leak_notice import WENT_BACK, LeakNotice
from app.views.case.page_pictures import PagePictures
from app.views.case.side_list import scrolling
from app.views.file_choice import ask_save_path
from app.views.network.hand_out import MapHandOut
from app.views.printing import print_pdf
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

COPIES = (("family", "Til familien"), ("child", "Barnets eget"), ("professional", "Fagligt eksemplar"))
EVERYBODY = "Alle, der får det"
PRINT_TITLE = "Rundbord"
PRINTED = "Kortet er sendt til printeren. Hent det med det samme."
CHOICES = 290


class PaperPanel(QWidget):
    """One child's map on paper. `closed` leads back to the map."""

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id, self._child_id = workspace, case_id, UUID(int=0)
        self._draft: NetworkDraft | None = None
        self._pdf = b""
        self._copy, self._recipient = choice_field("Udgave af kortet", COPIES), choice_field("Kortet er til", [])
        self._copy.set_text("family")
        self._contributions = CheckBox("Med det, de kan bidrage med")
        self._contributions.setChecked(True)
        self._back = QuietButton("Til kortet", icon="arrow-left")
        self.save, self.print = (
            PrimaryButton("Gem kortet som …", icon="files"),
            PlainButton("Udskriv kortet", icon="printer"),
        )
        self._hand_out, self._notice = MapHandOut(workspace, case_id), NoticeBar()
        self._leaks, self._pages = LeakNotice(workspace, case_id), PagePictures()
        self._left_out, self._left_out_words = (
            Card("Udeladt på kortet", icon="eye"),
            Text("", "meta", "ink2", wrap=True),
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
        self._draft = self._workspace.ask(
            network_paper_for, self._case_id, child_id, copy=self._copy.text() or "family",
            recipient_id=UUID(self._recipient.text()) if self._recipient.text() else None,
            contributions=self._contributions.isChecked(),
        )  # fmt: skip
        self._pdf = network_pdf(self._draft.paper)
        self._pages.show_pdf(self._pdf)
        rendered = read_back(self._pdf, self._draft.file_name)
        self._leaks.show_findings(
            self._workspace.ask(leak_guard.look, self._case_id, rendered, self._draft.readers)
        )  # fmt: skip
        self._left_out.setVisible(bool(self._draft.left_out))
        self._left_out_words.setText("\n".join(self._draft.left_out))

    def pdf(self) -> bytes:
        """Return the paper that is shown."""
        return self._pdf

    def _leave(self, how: str) -> None:
        if not self._hand_out.is_allowed:
            self._notice.say(NOT_ALLOWED, "warn")
            return
        self._leaks.ask_before(self._save_now if how == "save" else self._print_now)

    def _save_now(self) -> None:
        draft, pdf = self._draft, self._pdf
        path = ask_save_path(self, "Gem kortet", draft.file_name, "PDF (*.pdf)") if draft is not None else ""
        if draft is None or not path:
            return
        try:
            if self._hand_out.save(draft, pdf, Path(path)):
                self._notice.say(OUTSIDE, "info")
        except UserError as error:
            self._notice.say(str(error), "warn")

    def _print_now(self) -> None:
        draft, pdf = self._draft, self._pdf
        if draft is not None and self._hand_out.print_out(draft, pdf, lambda: print_pdf(pdf, PRINT_TITLE, self)):
            self._notice.say(PRINTED, "info")

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self.save.clicked.connect(lambda: self._leave("save"))
        self.print.clicked.connect(lambda: self._leave("print"))
        self._contributions.toggled.connect(lambda _on: self.show_child(self._child_id))
        for field in (self._copy, self._recipient):
            field.committed.connect(lambda _value: self.show_child(self._child_id))
        self._leaks.went_back.connect(lambda: self._notice.say(WENT_BACK, "info"))

    def _lay_out(self) -> None:
        self._left_out.body.addWidget(self._left_out_words)
        choices, shown = Fitted(), Fitted()
        side = QVBoxLayout(choices)
        side.setContentsMargins(0, 0, 12, 0)
        side.setSpacing(14)
        side.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._copy, self._recipient, self._contributions, self.save, self.print, self._left_out):
            side.addWidget(part)
        side.addStretch(1)
        paper = QVBoxLayout(shown)
        paper.setContentsMargins(0, 0, 12, 0)
        paper.addWidget(self._leaks)
        paper.addWidget(self._pages)
        paper.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        beside = scrolling(choices, "Valg til kortet på papir")
        beside.setFixedWidth(current_theme().px(CHOICES))
        row.addWidget(beside)
        row.addWidget(scrolling(shown, "Sådan ser kortet ud på papir"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(self._notice)
        column.addLayout(row, 1)
