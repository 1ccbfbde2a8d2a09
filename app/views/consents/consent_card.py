"""One asking in the list: to what, who, what they answered, and the keys for what happens next."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_people import ConsentAnswer
from app.services.consents_kept import answer_consent, drop_asking, withdraw_consent
from app.services.consents_kept_rows import KeptRow
from app.views.records.attempt import Attempt, attempt
from app.views.records.form import RecordForm
from app.views.widgets.buttons import IconButton, PlainButton, QuietButton
from app.views.widgets.cards import Card, Tag
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

STEP = "Svar på samtykke"
_TONES = {ConsentAnswer.YES: "good", ConsentAnswer.NO: "late", ConsentAnswer.WITHDRAWN: "late"}


class ConsentCard(Card):
    """The card. `toggled` asks to be opened or closed, `sheet_asked` for its sheet on paper."""

    toggled = Signal(object)
    sheet_asked = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID, row: KeptRow) -> None:
        super().__init__()
        self._workspace, self._case_id, self.row, self.row_id = workspace, case_id, row, row.id
        self._title, self._lines = Text("", "body", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._rested, self._fault = Text("", "meta", "warn", wrap=True), Text("", "body", "late", wrap=True)
        self._pencil, self._bin = IconButton("pencil-simple", "Ret"), IconButton("trash", "Fjern")
        self._tags, self._keys = QWidget(), QWidget()
        self._tag_flow, self._key_flow = FlowLayout(self._tags, gap=8), FlowLayout(self._keys, gap=8, line_gap=6)
        self._inside = QVBoxLayout()
        self._form: RecordForm | None = None
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        for key in (self._pencil, self._bin):
            top.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        for part in (self._tags, self._lines, self._rested, self._fault, self._keys):
            self.body.addWidget(part)
        self.body.addLayout(self._inside)
        self._fault.hide()
        self._pencil.clicked.connect(lambda: self.toggled.emit(self.row.id))
        self._bin.clicked.connect(lambda: self._try(attempt(self._workspace, STEP, drop_asking, self.row.id)))

    def show_row(self, row: KeptRow, *, is_open: bool) -> None:
        """Show an asking, with its form when it is open; what is half typed stays."""
        self.row = row
        self._title.set_strong_text(f"{row.title} – {row.who}", len(row.title))
        self.setAccessibleName(self._said)
        self._tag_flow.clear()
        tone = _TONES.get(row.answer, "warn")
        self._tag_flow.addWidget(Tag(row.answered, "" if tone == "good" and not row.stands else tone))
        for text, words in ((self._lines, " ".join(row.lines)), (self._rested, row.rested)):
            text.setText(words)
            text.setVisible(bool(words))
        self._pencil.set_icon(*(("x", f"Luk: {self._said}") if is_open else ("pencil-simple", f"Ret: {self._said}")))
        self._bin.set_icon("trash", f"Fjern: {self._said}")
        self._bin.setVisible(row.is_open)
        self._show_keys()
        self._show_form(is_open=is_open)

    @property
    def _said(self) -> str:
        return f"{self.row.title}, {self.row.who}, {self.row.answered}"

    def _show_keys(self) -> None:
        self._key_flow.clear()
        if self.row.is_open:
            self._key("Ja", "check", lambda: self._answer(ConsentAnswer.YES))
            self._key("Nej", "x", lambda: self._answer(ConsentAnswer.NO))
        elif self.row.answer is ConsentAnswer.YES:
            self._key("Har trukket sit ja tilbage", "arrow-counter-clockwise", self._withdraw, quiet=True)
        if self.row.is_open or self.row.answer is ConsentAnswer.YES:
            self._key("Ark at skrive under på", "printer", lambda: self.sheet_asked.emit(self.row.id), quiet=True)

    def _key(self, words: str, icon: str, act: object, *, quiet: bool = False) -> None:
        key = QuietButton(words, icon=icon) if quiet else PlainButton(words, icon=icon)
        key.setAccessibleName(f"{words}: {self._said}")
        key.clicked.connect(act)
        self._key_flow.addWidget(key)

    def _answer(self, answer: ConsentAnswer) -> None:
        self._try(attempt(self._workspace, STEP, answer_consent, self.row.id, answer))

    def _withdraw(self) -> None:
        self._try(attempt(self._workspace, "Ja trukket tilbage", withdraw_consent, self.row.id))

    def _try(self, tried: Attempt[None]) -> None:
        self._fault.setText(tried.refusal)
        self._fault.setVisible(bool(tried.refusal))
        if tried.done is not None and self.isVisible():
            self._pencil.setFocus()  # the key that was pressed is gone

    def _show_form(self, *, is_open: bool) -> None:
        if not is_open:
            if self._form is not None:
                self._form.hide()
                self._form.deleteLater()
                self._form = None
            return
        if self._form is None:
            self._form = RecordForm(
                self._workspace, self._case_id, "consent", title="Samtykke", scope=self._said,
            )  # fmt: skip
            self._inside.addWidget(self._form)
        self._form.show_record(self.row.id, self.row.fields)
