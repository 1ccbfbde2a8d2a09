"""What comes before a decision: the talk with the child, and each party that is heard for itself."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.party_hearings import hear_party, note_answer
from app.services.ruling_rows import HearingRow, PartyRow, RulingPage, TalkBefore
from app.services.rulings import link_talk
from app.views.records.attempt import attempt
from app.views.records.form import RecordForm
from app.views.records.half_typed import half_typed
from app.views.widgets.buttons import IconButton, PlainButton, QuietButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

TALKS, HEARINGS = "Barnets egne ord før afgørelsen", "Parterne bliver hørt"
NO_TALK = "Der er ingen samtale endnu. Skriv den under »Barnets stemme«, også hvis barnet ikke kunne være med."
APART = "Hver part for sig. Et møde er ikke en høring, og der bliver ikke sendt noget herfra."


class TalksPart(Card):
    """The talks that are the ones before, and those that may be."""

    def __init__(self, workspace: Workspace, ruling_id: UUID) -> None:
        super().__init__(TALKS, icon="chat-circle-dots")
        self._workspace, self._id = workspace, ruling_id
        self._rows: tuple[TalkBefore, ...] | None = None
        self._list = QVBoxLayout()
        self._keys: dict[UUID, PlainButton | QuietButton] = {}
        self.body.addLayout(self._list)

    def show_page(self, page: RulingPage) -> None:
        """Show the talks of one decision."""
        if page.talks == self._rows:
            return
        self._rows = page.talks
        empty_layout(self._list)
        self._keys.clear()
        if not page.talks:
            self._list.addWidget(EmptyState(NO_TALK, "chat-circle-dots"))
        for number, row in enumerate(page.talks, start=1):
            self._list.addWidget(self._line(row, number))

    def _line(self, row: TalkBefore, number: int) -> QWidget:
        line = QWidget()
        inner = QHBoxLayout(line)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Text(row.words, "body", wrap=True), 1)
        words = "Var ikke før" if row.is_before else "Var før afgørelsen"
        key = self._keys[row.id] = QuietButton(words) if row.is_before else PlainButton(words)
        key.setAccessibleName(f"{words} {number}: {row.words}")
        key.clicked.connect(lambda: self._link(row))
        inner.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _link(self, row: TalkBefore) -> None:
        done = self._workspace.do("Samtale før afgørelsen", link_talk, self._id, row.id, before=not row.is_before)
        if done and row.id in self._keys:  # its key was made anew; the next Enter must not say that somebody was heard
            self._keys[row.id].setFocus(Qt.FocusReason.OtherFocusReason)


class HearingCard(Card):
    """One party that was heard. `toggled` asks to be opened or closed."""

    toggled = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._row: HearingRow | None = None
        self._line, self._warning = Text("", "body", wrap=True), Text("", "meta", "warn", wrap=True)
        self._fault = Text("", "body", "late", wrap=True)
        self._pencil, self._came = IconButton("pencil-simple", "Ret"), PlainButton("Har svaret i dag", icon="check")
        self._form: RecordForm | None = None
        top = QHBoxLayout()
        top.addWidget(self._line, 1)
        top.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        for part in (self._warning, self._fault):
            self.body.addWidget(part)
        self.body.addWidget(self._came, 0, Qt.AlignmentFlag.AlignLeft)
        self._fault.hide()
        self._pencil.clicked.connect(lambda: self.toggled.emit(self._row.id if self._row else None))
        self._came.clicked.connect(self._answered)

    def show_row(self, row: HearingRow, *, is_open: bool) -> None:
        """Show a hearing, with its form when it is open; what is half typed stays."""
        self._row = row
        self._line.set_strong_text(row.line, len(row.name))
        self._warning.setText(row.warning)
        self._warning.setVisible(bool(row.warning))
        self._came.setVisible(not row.is_answered)
        self._came.setAccessibleName(f"{row.name} har svaret i dag")
        self._pencil.set_icon(*(("x", f"Luk høring af {row.name}") if is_open else
                                ("pencil-simple", f"Ret høring af {row.name}")))  # fmt: skip
        if not is_open and self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        if is_open:
            if self._form is None:
                self._form = RecordForm(
                    self._workspace, self._case_id, "party_hearing", title="Høring af en part", scope=row.name
                )
                self.body.addWidget(self._form)
            self._form.show_record(row.id, row.fields)

    def start(self) -> None:
        """Go to the first field of the form that is open."""
        if self._form is not None:
            self._form.start()

    def _answered(self) -> None:
        if self._row is None:
            return
        tried = attempt(self._workspace, "Svar på høring", note_answer, self._row.id)
        self._fault.setText(tried.refusal)
        self._fault.setVisible(bool(tried.refusal))


class HearingsPart(QWidget):
    """Those who were heard, and one key for each who must be and is not."""

    def __init__(self, workspace: Workspace, case_id: UUID, ruling_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id, self._id = workspace, case_id, ruling_id
        self._open = half_typed(workspace, case_id, "party_hearing")
        self._page: RulingPage | None = None
        self._asked: tuple[PartyRow, ...] | None = None
        self.cards: dict[UUID, HearingCard] = {}
        head = Card(HEARINGS, icon="scales")
        head.body.addWidget(Text(APART, "meta", "ink2", wrap=True))
        self._list, self._keys = QVBoxLayout(), QVBoxLayout()
        self._list.setSpacing(10)
        head.body.addLayout(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(head)
        column.addLayout(self._list)

    def show_page(self, page: RulingPage) -> None:
        """Show the hearings before one decision."""
        self._page = page
        for gone in [each for each in self.cards if each not in {row.id for row in page.hearings}]:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for row in page.hearings:
            card = self.cards.get(row.id) or self._make(row)
            card.show_row(row, is_open=row.id == self._open)
        if page.to_hear != self._asked:
            self._asked = page.to_hear
            empty_layout(self._keys)
            for each in page.to_hear:
                key = PlainButton(f"{each.name} er hørt i dag, {each.as_what}", icon="plus")
                key.clicked.connect(lambda _on=False, person=each.person_id: self._hear(person))
                self._keys.addWidget(key, 0, Qt.AlignmentFlag.AlignLeft)

    def _make(self, row: HearingRow) -> HearingCard:
        card = self.cards[row.id] = HearingCard(self._workspace, self._case_id)
        card.toggled.connect(self._toggle)
        self._list.addWidget(card)
        return card

    def _hear(self, person_id: UUID) -> None:
        tried = attempt(self._workspace, "Hør en part", hear_party, self._id, person_id)
        if tried.done is not None:
            self._toggle(tried.done.value)
            self.cards[tried.done.value].start()

    def _toggle(self, hearing_id: UUID) -> None:
        self._open = None if self._open == hearing_id else hearing_id
        if self._page is not None:
            self.show_page(self._page)
