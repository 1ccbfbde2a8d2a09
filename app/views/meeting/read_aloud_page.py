"""Read aloud: one agreement at a time in huge type, and a key for what each owner answers."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from app.models.enums_meeting import OwnerAnswer
from app.services.agreement_proposals import answer_proposal
from app.services.agreement_rows import AgreementRow
from app.services.agreements import answer_agreement
from app.views.meeting.agreement_words import agreement_text, state_words, when_line
from app.views.meeting.answer_row import AnswerRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.field_keys import is_letter
from app.views.meeting.panel import is_large
from app.views.meeting.read_aloud_turns import Turn, is_read, next_turn, nobody_to_ask, summary, turns_of
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.ringed_frame import RingedFrame
from app.views.widgets.text import Text

NOTHING = "Der er ingen aftaler at læse op endnu. Alt A skriver den første."
ALL_READ = "Så er alt læst højt"
NO_DATE = "Hvornår? Det finder vi sammen"
NOBODY = "Ingen er sat på endnu"
WHICH_KEYS = "Svar med J, A, N eller T. Alt A skriver en ny aftale."
BURST_MS = 500
"""Who writes has the next letter after this at the latest; who answers waits for somebody to say something."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ANSWER_KEYS = {
    Qt.Key.Key_J: OwnerAnswer.YES, **dict.fromkeys(ENTER, OwnerAnswer.YES),
    Qt.Key.Key_A: OwnerAnswer.OTHER_FORM, Qt.Key.Key_N: OwnerAnswer.NO, Qt.Key.Key_T: OwnerAnswer.THINKING,
}  # fmt: skip
ON, BACK = (Qt.Key.Key_Right, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Up)


class ReadAloudPage(RingedFrame):
    """Goes from agreement to agreement; after the last one a calm summary. `typed` carries words that are no answer."""

    typed = Signal(str)

    corners = "radius_card"

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._at: UUID | None = None
        self._heard: frozenset[UUID] = frozenset()
        self._shown: object = None
        self._turn: Turn | None = None
        self._begun, self._begun_at = "", 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._progress = Text("", "subhead", "ink2")
        role = "title" if is_large() else "display_room"
        self._words, self._when = Text("", role, wrap=True), Text("", "spoken", "ink2", wrap=True)
        self._previous, self._next = QuietButton("Forrige", "←"), QuietButton("Næste", "→")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._nobody = Text("", "spoken", "warn", wrap=True)
        self._empty = EmptyState(NOTHING, "handshake")
        self._lay_out()

    def show_agreements(self) -> None:
        """Show the agreement that is being read, as it is now; one written in another form takes the old one's turn."""
        rows, here = self._desk.agreements, self._here()
        row = self._row()
        if self._at is not None and row is None:
            row = next((each for each in rows if each.continues_id == self._at), None)
            self._at = row.id if row else None
            if row is not None:
                QTimer.singleShot(0, self, self.setFocus)  # it is said yes to where the old one was
        state = (row, tuple(rows) if row is None else len(rows), here)
        if state != self._shown:
            self._shown = state
            self._show(row)

    def take_focus(self) -> bool:
        """Begin with the first agreement not read yet; False when there is none to read."""
        rows = self._desk.agreements
        if self._row() is None:
            first = next((each for each in rows if not is_read(each, self._here(), self._heard)), None)
            self._at = first.id if first else None
            self.show_agreements()
        self.setFocus()
        return bool(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by letter, go by arrow; a key held down counts once."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or event.isAutoRepeat() or not self._desk.agreements:
            super().keyPressEvent(event)
        elif self._is_writing(event):
            return
        elif event.key() in (*ON, *BACK):
            self.go(1 if event.key() in ON else -1)
        elif event.key() in ANSWER_KEYS and self._row() is not None:
            self._on_answer(ANSWER_KEYS[Qt.Key(event.key())], is_enter=event.key() in ENTER)
        else:
            super().keyPressEvent(event)

    def go(self, steps: int) -> None:
        """Read the next agreement, or the one before; past the last one comes the summary."""
        order = [each.id for each in self._desk.agreements]
        if self._at in order:
            self._heard |= {self._at}
        place = (order.index(self._at) if self._at in order else len(order)) + steps
        self._at = order[max(place, 0)] if place < len(order) else None
        self.show_agreements()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in sight when the words take more lines or fewer."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._come_in_sight)

    def _is_writing(self, event: QKeyEvent) -> bool:
        """Take a letter that is no answer, and what follows it at once, for words; one alone is a finger beside J."""
        soon = bool(self._begun) and event.timestamp() - self._begun_at <= BURST_MS
        is_word = is_letter(event) or (soon and event.text() == " ")
        if self._row() is None or not is_word or (event.key() in ANSWER_KEYS and not soon):
            self._begun = ""
            return False
        self._begun, self._begun_at = f"{self._begun if soon else ''}{event.text()}", event.timestamp()
        if len(self._begun) > 1:
            words, self._begun = self._begun, ""
            self.typed.emit(words)
        else:
            self._say_nobody(WHICH_KEYS)
        return True

    def _row(self) -> AgreementRow | None:
        return next((each for each in self._desk.agreements if each.id == self._at), None)

    def _here(self) -> frozenset[UUID]:
        return frozenset(each.person_id for each in self._desk.here())

    def _on_answer(self, answer: OwnerAnswer, *, is_enter: bool) -> None:
        """Give the answer of the one whose turn it is; with nobody left to ask Enter goes on and a letter says why."""
        row = self._row()
        if row is not None and self._turn is not None:
            self._answer(row, self._turn, answer)
        elif is_enter:
            self.go(1)
        elif row is not None:
            self._say_nobody(nobody_to_ask(row, turns_of(row, self._here())))

    def _answer(self, row: AgreementRow, turn: Turn, answer: OwnerAnswer) -> None:
        name = f"Svar på aftale {row.number}"
        if turn.person_id is None:
            done = self._desk.do(name, answer_proposal, row.id, answer=answer.value)
        else:
            done = self._desk.do(name, answer_agreement, row.id, turn.person_id, answer=answer.value)
        if done is None:
            return
        if answer is OwnerAnswer.OTHER_FORM:
            self._desk.otherwise.emit(row)
        elif (now := self._row()) is None or next_turn(turns_of(now, self._here())) is None:
            self._go_past(row)

    def _go_past(self, row: AgreementRow) -> None:
        """Go to the one after an agreement, which may just have been taken off the list."""
        later = [each for each in self._desk.agreements if each.number >= row.number and each.id != row.id]
        self._at = later[0].id if later else None
        self.show_agreements()

    def _show(self, row: AgreementRow | None) -> None:
        empty_layout(self._rows)
        rows = self._desk.agreements
        self._turn = None
        self._say_nobody("")
        self._empty.setVisible(not rows)
        for widget in (self._bar, self._words):
            widget.setVisible(bool(rows))
        if row is None:
            self._show_summary(rows)
        else:
            self._show_row(row, len(rows))
        said = (self._progress.text(), self._words.text(), self._when.text())
        self.setAccessibleName(". ".join(part for part in said if part) or NOTHING)
        self._next.setVisible(row is not None)
        QTimer.singleShot(0, self, self._come_in_sight)

    def _say_nobody(self, words: str) -> None:
        self._nobody.setText(words)
        self._nobody.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def _come_in_sight(self) -> None:
        """Let the agreement stand at the top of what scrolls."""
        frame = self.parentWidget()
        while frame is not None and not isinstance(frame, QScrollArea):
            frame = frame.parentWidget()
        inner = frame.widget() if frame is not None else None
        if frame is not None and inner is not None and self.hasFocus():
            frame.verticalScrollBar().setValue(self.mapTo(inner, QPoint(0, 0)).y())

    def _show_row(self, row: AgreementRow, count: int) -> None:
        words, strong = agreement_text(row)
        turns = turns_of(row, self._here())
        place = next_turn(turns)
        self._turn = turns[place] if place is not None else None
        self._progress.setText(f"{row.number} af {count}")
        self._words.set_strong_text(words, strong)
        lines = (when_line(row) or (NO_DATE if row.lacks_date and row.is_agreed else ""), state_words(row))
        self._when.setText("\n".join(part for part in lines if part))
        self._when.setVisible(bool(self._when.text()))
        for turn in turns:
            answer_row = AnswerRow(turn, is_turn=turn == self._turn)
            answer_row.chosen.connect(lambda answer, turn=turn: self._answer(row, turn, OwnerAnswer(answer)))
            self._rows.addWidget(answer_row)
        if not turns and row.is_agreed:
            self._rows.addWidget(Text(NOBODY, "body", "ink2", wrap=True))

    def _show_summary(self, rows: list[AgreementRow]) -> None:
        self._progress.setText("")
        self._words.set_strong_text(ALL_READ, 0)
        self._when.setText("")
        self._when.hide()
        for line in summary(rows, self._here()) if rows else ():
            self._rows.addWidget(Text(line, "spoken", "ink2", wrap=True))

    def _lay_out(self) -> None:
        self._bar = QFrame()
        top = QHBoxLayout(self._bar)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(14)
        top.addWidget(self._progress)
        top.addStretch(1)
        for button, steps in ((self._previous, -1), (self._next, 1)):
            button.setAccessibleName(f"{button.text()} aftale")
            button.clicked.connect(lambda _on=False, steps=steps: self.go(steps))
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(10)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.addWidget(self._when)
        column.addLayout(self._rows)
        column.addWidget(self._nobody)
        column.addWidget(self._empty)
