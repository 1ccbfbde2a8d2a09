"""A child's voice on paper: its own copy, the case copy, one for others by the child's yes, and blank sheets."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.voice_paper import voice_pdf
from app.errors import UserError
from app.language.folding import possessive
from app.services.child_talks import list_talks
from app.services.people import list_people
from app.services.voice_paper import blank_sheets_for, finish_voice_paper, voice_paper_for
from app.services.voice_paper_rows import VoiceDraft
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.records.fields import offer
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

BLANK = "blank"
COPIES = (
    ("child", "Barnets eget"), ("professional", "Fagligt eksemplar"), ("family", "Til andre"),
    (BLANK, "Tomme ark til samtalen"),
)  # fmt: skip
EVERYBODY, ALL_TALKS = "Alle, der får det", ("", "alle samtaler")
ALONE = "Noget af det er sagt alene til en voksen."
WITH, YES = "Med {whose} egne ord", "Kun når {name} selv har sagt ja til, at de læser det."
WORDS = PaperWords(
    choices="Valg til papiret med barnets stemme",
    shown="Sådan ser papiret ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem papiret",
    printed="Papiret er sendt til printeren. Hent det med det samme.",
)


class VoicePaperPanel(QWidget):
    """The papers of one child. `closed` leads back to the page."""

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._child, self._alone = (UUID(int=0), ""), frozenset[str]()
        self.copy, self.talk = choice_field("Udgave af papiret", COPIES), choice_field("Hvilken samtale", [ALL_TALKS])
        self.recipient = choice_field("Papiret er til", [("", EVERYBODY)])
        self.copy.set_text("child")
        self.with_words, self._yes = CheckBox(""), Text("", "meta", "ink2", wrap=True)
        self._back = BackButton("Barnets stemme")
        self.save, self.print = PrimaryButton("Gem som …", icon="files"), PlainButton("Udskriv", icon="printer")
        self.paper: PaperView[VoiceDraft] = PaperView(
            workspace, case_id, WORDS, finish=finish_voice_paper, draw=lambda draft: voice_pdf(draft.paper)
        )
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self.save.clicked.connect(self.paper.save)
        self.print.clicked.connect(self.paper.print_out)
        self.with_words.toggled.connect(lambda _on: self.refresh())
        for field in (self.copy, self.recipient, self.talk):
            field.committed.connect(lambda _value: self._on_chosen())

    def show_child(self, child: tuple[UUID, str], talk_id: UUID | None = None, copy: str = "child") -> None:
        """Show the papers of a child, of one talk when it is named; a yes is asked for anew each time."""
        self._child = child
        self.with_words.setText(WITH.format(whose=possessive(child[1])))
        self.with_words.setAccessibleName(self.with_words.text())
        self._forget_yes()
        people = self._workspace.ask(list_people, self._case_id)
        others = [(str(each.id), each.name) for each in people if not each.deceased]
        offer(self.recipient, [("", EVERYBODY), *others])
        talks = [each for each in self._workspace.ask(list_talks, self._case_id, child[0]) if each.was_held]
        offer(self.talk, [ALL_TALKS, *((str(each.id), each.on or "uden dag") for each in talks)])
        self._alone = frozenset(str(each.id) for each in talks if each.alone)
        self.recipient.set_text("")
        self.copy.set_text(copy)
        self.talk.set_text(str(talk_id) if talk_id else "")
        self.refresh()

    def start(self) -> None:
        """Put the focus in the first choice."""
        self.copy.editor.setFocus()

    def refresh(self) -> None:
        """Show the paper as it would be now, or why there is none."""
        chosen = self.copy.text() or "child"
        to_others = chosen == "family" or (chosen == "professional" and bool(self.recipient.text()))
        is_alone = self.talk.text() in self._alone if self.talk.text() else bool(self._alone)
        self._yes.setText(" ".join(filter(None, (YES.format(name=self._child[1]), ALONE if is_alone else ""))))
        for part in (self.with_words, self._yes):
            part.setVisible(to_others)
        self.recipient.setVisible(chosen in ("family", "professional"))
        self.talk.setVisible(chosen != BLANK)
        try:
            self.paper.show_draft(self._draft(chosen, with_words=to_others and self.with_words.isChecked()))
        except UserError as error:
            self.paper.show_none(str(error))

    def _draft(self, chosen: str, *, with_words: bool) -> VoiceDraft:
        if chosen == BLANK:
            return self._workspace.ask(blank_sheets_for, self._case_id)
        recipient = self.recipient.text() if chosen != "child" else ""
        return self._workspace.ask(
            voice_paper_for, self._case_id, child_id=self._child[0], copy=chosen,
            recipient_id=UUID(recipient) if recipient else None,
            talk_id=UUID(self.talk.text()) if self.talk.text() else None, with_words=with_words,
        )  # fmt: skip

    def _on_chosen(self) -> None:
        """Another reader or another talk is another question to the child."""
        self._forget_yes()
        self.refresh()

    def _forget_yes(self) -> None:
        self.with_words.blockSignals(True)
        self.with_words.setChecked(False)
        self.with_words.blockSignals(False)

    def _lay_out(self) -> None:
        side = self.paper.choices
        side.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (self.copy, self.talk, self.recipient, self.with_words, self._yes, self.save, self.print)
        for part in parts:
            side.addWidget(part)
        side.addWidget(self.paper.left_out)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.addWidget(self.paper)
