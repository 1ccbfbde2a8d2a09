"""The one field of the meeting, always in the same place: words that were said, or an agreement."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.models.enums_meeting import AgreementState
from app.services.agreements import AgreementRow
from app.tokens import load_tokens
from app.views.icons import IconMark
from app.views.meeting.agreement_editor import AgreementEditor
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.kinds import AGREEMENT, LABELS
from app.views.meeting.words_editor import WordsEditor
from app.views.theme import current_theme
from app.views.widgets.text import Text

ENTER_SAVES = "Enter gemmer"
DRAFT_KEPT = "Kladden er gemt"
WRITTEN = "Skrevet"


class Writer(QFrame):
    """Shows which kind of thing is being written and holds both editors. `turned` comes when the kind changes."""

    turned = Signal(str)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.words, self.agreement = WordsEditor(desk), AgreementEditor(desk)
        self.kind = ""
        self._label = Text("", "subhead", "accent")
        self._mark = IconMark("pencil-simple", "ink3", 18)
        self._state = Text(ENTER_SAVES, "meta", "ink2")
        self._lay_out()
        for editor in (self.words, self.agreement):
            editor.edited.connect(self._on_edited)
            editor.written.connect(lambda: self._say(WRITTEN))
            editor.slot.wanted.connect(lambda: self._say(DRAFT_KEPT))

    def show_people(self) -> None:
        """Offer the people of the meeting in both editors."""
        self.words.show_people()
        self.agreement.show_people()

    def turn_to(self, kind: str, *, carry: bool = True) -> None:
        """Write this kind from now on; `carry` takes the words that stand half typed along."""
        was, self.kind = self.kind, kind
        if carry and was != kind:
            self._carry(was, kind)
        self.words.setVisible(kind != AGREEMENT)
        self.agreement.setVisible(kind == AGREEMENT)
        if kind != AGREEMENT:
            self.words.set_kind(kind)
        self._show_label()
        self._state.setText(ENTER_SAVES)
        self.turned.emit(kind)

    def edit_agreement(self, row: AgreementRow) -> None:
        """Change an agreement that stands in the column."""
        self.turn_to(AGREEMENT, carry=False)
        self.agreement.edit(row)
        self._show_label()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where the next words go."""
        (self.agreement.what if self.kind == AGREEMENT else self.words.line).setFocus()

    def has_focus(self) -> bool:
        """Tell whether the user is writing here."""
        return self.isAncestorOf(focus) if (focus := self.focusWidget()) else False

    def press_person(self, number: int) -> None:
        """Choose a speaker, or an owner, by digit."""
        if self.kind == AGREEMENT:
            self.agreement.press_owner(number)
        else:
            self.words.press_speaker(number)

    def restore(self) -> bool:
        """Put back what stood here when the machine stopped; False when nothing did."""
        words = self.words.restore()
        agreement = self.agreement.restore()
        if agreement:
            self.turn_to(AGREEMENT, carry=False)
        elif words:
            self.turn_to(self.words.kind, carry=False)
        return words or agreement

    def flush(self) -> None:
        """Keep at once what was typed a moment ago."""
        self.words.slot.flush()
        self.agreement.slot.flush()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame that says: write here."""
        theme, radius = current_theme(), load_tokens().shape["radius_card"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _carry(self, was: str, kind: str) -> None:
        """Let half-typed words follow into the other editor when it is empty."""
        line, what = self.words.line, self.agreement.what
        if kind == AGREEMENT and line.text() and self.agreement.is_empty():
            what.set_value(line.text())
            line.clear()
            self.words.slot.drop()
            self.agreement.slot.touched()
        elif was == AGREEMENT and not line.text() and what.text() and not self.agreement.editing:
            if self.agreement.when.text() or self.agreement.owners.values():
                return
            line.set_value(what.text())
            self.agreement.clear()
            self.agreement.slot.drop()
            self.words.slot.touched()

    def _on_edited(self) -> None:
        self._show_label()
        self._say(ENTER_SAVES)

    def _show_label(self) -> None:
        editing = next((each for each in self._desk.agreements if each.id == self.agreement.editing), None)
        if self.kind == AGREEMENT and editing is not None:
            self._label.setText(f"Retter aftale {editing.number}")
        elif self.kind == AGREEMENT and self.agreement.states.value() == AgreementState.TO_BE_DECIDED.value:
            self._label.setText("Skal afgøres af kommunen")
        else:
            self._label.setText(LABELS[self.kind])
        self.setAccessibleName(f"Her skriver du: {self._label.text()}")

    def _say(self, words: str) -> None:
        self._state.setText(words)
        quiet = words == ENTER_SAVES
        self._mark.set_look("pencil-simple" if quiet else "check-circle", "ink3" if quiet else "good")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._label)
        top.addStretch(1)
        top.addWidget(self._mark)
        top.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.agreement)
