"""The one field of the meeting, always in the same place: words that were said, or an agreement."""

from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.services.agreement_rows import AgreementRow
from app.tokens import load_tokens
from app.views.meeting.agreement_writer import AgreementWriter
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.hold_button import HoldButton
from app.views.meeting.kinds import AGREEMENT, CHECK_KEY, LABELS, ONLY_SCREEN_KEY, PROPOSAL_KEY, kind_of_step
from app.views.meeting.panel import is_large
from app.views.meeting.saved_mark import SavedMark
from app.views.meeting.words_editor import ONLY_MINE, WordsEditor
from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text import ElidedLabel

NOTHING_TO_CHECK, STILL = "Intet at se efter", "Uændret"


class Writer(QFrame):
    """Shows which kind of thing is being written and holds the editors.

    `turned` comes when the kind changes, `opened` when the form, which needs more room than a line, comes or goes.
    """

    heard_as = Role.Grouping

    turned = Signal(str)
    opened = Signal(bool)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.words, self.agreements, self.hidden = WordsEditor(desk), AgreementWriter(desk), HoldButton()
        self.line, self.agreement = self.agreements.line, self.agreements.form
        self.kind, self._is_open = "", False
        self._waits_for_step = False
        self._label, self._state = ElidedLabel("", "subhead", "accent"), SavedMark()
        self._lay_out()
        self._connect()

    def show_people(self) -> None:
        """Offer the people of the meeting in the editors, and say how much stands on this screen only."""
        self.words.show_people()
        self.agreement.show_people()
        lines = tuple(each.text for each in self._desk.hidden())
        words = "1 linje" if len(lines) == 1 else f"{len(lines)} linjer"
        self.hidden.show_count(f"{words} kun på din skærm", lines, short=str(len(lines)) if is_large() else "")
        self._show_label()

    def turn_to(self, kind: str, *, carry: bool = True) -> None:
        """Write this kind from now on; `carry` takes the words that stand half typed along."""
        was, self.kind = self.kind, kind
        self._waits_for_step = False
        self.agreements.settle()
        if carry and was != kind:
            self._carry(was, kind)
        if kind != AGREEMENT:
            self.words.set_kind(kind)
        self._show_editor()
        self._state.rest()
        self.turned.emit(kind)

    def follow_step(self) -> None:
        """Write what the step asks for, as soon as nothing is half typed: words keep the kind they were begun as.

        Half an agreement would else become »til senere« with the next step, or when a step is undone.
        """
        self.agreements.settle()
        holds = self._holds(self.kind) if self.kind else False
        self.turn_to(self.kind if holds else kind_of_step(self._desk.step.kind), carry=False)
        self._waits_for_step = holds

    def press(self, kind: str) -> None:
        """Answer the key of a kind; the same key again turns back to what the step asks for, but never with words.

        Who presses twice in a hurry would else have made »til senere« of an agreement.
        """
        again = self.kind == kind
        if again and self._holds(kind):
            self._state.say(STILL, "good")
        else:
            self.turn_to(kind_of_step(self._desk.step.kind) if again else kind)

    def turn_back(self) -> None:
        """Write what the step asks for again, with the words that stand half typed."""
        self.turn_to(kind_of_step(self._desk.step.kind))

    def edit_agreement(self, row: AgreementRow) -> None:
        """Change an agreement that stands in the column; a half-typed new one goes back on its line."""
        if self.agreements.edit(row):
            self._to_agreements()

    def write_instead(self, row: AgreementRow) -> None:
        """Write an agreement in another form, beginning with its own words."""
        self.agreements.write_instead(row)
        self._to_agreements()

    def write_proposal(self) -> None:
        """Write a proposal on the line, or make an agreement of the one that is being written."""
        if self.kind != AGREEMENT:
            self.turn_to(AGREEMENT)
            self.line.proposal.setChecked(False)
        self.agreements.propose()
        self._to_agreements()

    def check_next(self) -> None:
        """Go on to the next agreement that is to be looked at, past the one that stands there now."""
        if self.agreements.check_next():
            self._to_agreements()
        else:
            self._state.say(NOTHING_TO_CHECK)

    def speak_for(self, person_id: UUID | None) -> None:
        """Write what is said for somebody who is not here; None when everybody speaks for themselves again."""
        if person_id is not None or not self._waits_for_step:  # half a line is still theirs
            self.words.on_behalf_of = person_id

    def take_focus(self) -> None:
        """Put the cursor where the next words go."""
        if self.kind == AGREEMENT:
            self.agreements.take_focus()
        else:
            self.words.line.setFocus()
            self.words.line.deselect()  # Qt goes on by Tab from what is hidden, and chooses all of the line it comes to

    def has_focus(self) -> bool:
        """Tell whether the user is writing here."""
        return self.isAncestorOf(focus) if (focus := self.focusWidget()) else False

    def press_person(self, number: int) -> None:
        """Choose a speaker or an owner by digit; on the line the name is written."""
        if self.kind == AGREEMENT:
            self.agreements.press_person(number)
        else:
            self.words.press_speaker(number)

    def restore(self) -> bool:
        """Put back what stood here when the machine stopped; False when nothing did."""
        words, agreement = self.words.restore(), self.agreements.restore()
        if agreement:
            self.kind = AGREEMENT
            self._show_editor()
            self.turned.emit(AGREEMENT)
        elif words:
            self.turn_to(self.words.kind, carry=False)
        return words or agreement

    def flush(self) -> None:
        """Keep at once what was typed a moment ago."""
        for editor in (self.words, self.line, self.agreement):
            editor.slot.flush()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame that says: write here; dashed while it is for one screen only."""
        theme, radius = current_theme(), load_tokens().shape["radius_card"]
        mine = self.kind != AGREEMENT and self.words.is_only_mine()
        style = Qt.PenStyle.DashLine if mine else Qt.PenStyle.SolidLine
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("ink2" if mine else "accent"), 2, style))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _carry(self, was: str, kind: str) -> None:
        """Let half-typed words follow into the other editor when it is empty."""
        words = self.words.line
        if kind == AGREEMENT and words.text() and self.agreements.may_take() and not self.words.is_only_mine():
            self.line.put(words.text())
            words.clear()
            self.words.slot.hand_over(self.line.slot)
        elif was == AGREEMENT and not words.text() and (text := self.agreements.half_typed()):
            words.set_value(text)
            self.words.slot.touched()
            self.line.clear(self.words.slot)

    def _to_agreements(self) -> None:
        if self.kind != AGREEMENT:
            self.kind = AGREEMENT
            self.turned.emit(AGREEMENT)
        self._show_editor()
        self.take_focus()

    def _on_checked(self) -> None:
        self.turn_to(kind_of_step(self._desk.step.kind), carry=False)
        self.take_focus()
        self._state.say("Alt er set efter", "good")

    def _holds(self, kind: str) -> bool:
        return self.agreements.holds_new() if kind == AGREEMENT else bool(self.words.line.text().strip())

    def _catch_up(self) -> None:
        """Write what the step asks for: what was begun on another step is written, or gone."""
        if self._waits_for_step:
            self.turn_to(kind_of_step(self._desk.step.kind), carry=False)
            self.take_focus()
            if self._desk.step.kind != "for_absent":
                self.speak_for(None)

    def _on_written(self) -> None:
        self._catch_up()
        self._show_label()
        self._state.say("Skrevet", "good")

    def _on_edited(self) -> None:
        if self.kind != AGREEMENT and not self._holds(self.kind):  # an agreement was chosen, and may be begun again
            self._catch_up()
        self._show_label()
        self._state.rest()

    def _turn_only_mine(self) -> None:
        if self.kind != AGREEMENT:
            self.words.only_mine.click()
            self.words.line.setFocus()

    def _show_editor(self) -> None:
        self.words.setVisible(self.kind != AGREEMENT)
        self.agreements.setVisible(self.kind == AGREEMENT)
        self._show_label()
        opened = self.kind == AGREEMENT and self.agreements.is_by_form()
        if opened != self._is_open:
            self._is_open = opened
            self.opened.emit(opened)

    def _show_label(self) -> None:
        if self.kind == AGREEMENT:
            words = self.agreements.label()
        else:
            words = f"{LABELS.get(self.kind, '')}{f' · {ONLY_MINE}' if self.words.is_only_mine() else ''}"
        if words != self._label.text():
            self._label.show_text(words)
            self.setAccessibleName(f"Her skriver du: {words}")
            self.update()
        by_line = self.kind == AGREEMENT and not self.agreements.is_by_form()
        said = self.kind != AGREEMENT and not self.words.is_only_mine()
        self.hidden.setVisible(said and bool(self._desk.hidden()))
        for button in self.line.buttons:
            button.setVisible(by_line)

    def _connect(self) -> None:
        for editor in (self.words, self.agreements):
            editor.edited.connect(self._on_edited)
            editor.written.connect(self._on_written)
        for kept in (self.words, self.line, self.agreement):
            kept.slot.wanted.connect(lambda: self._state.say("Kladden er gemt", "good", aloud=False))
        self._desk.otherwise.connect(self.write_instead)
        self._desk.checking.connect(self.check_next)
        self.agreements.checked.connect(self._on_checked)
        self.agreements.turned.connect(self._show_editor)
        self.agreements.stuck.connect(lambda: self._state.say("Ikke gemt endnu", "warn"))
        for keys, action in (
            (CHECK_KEY, self.check_next), (PROPOSAL_KEY, self.write_proposal), (ONLY_SCREEN_KEY, self._turn_only_mine),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, action).setAutoRepeat(False)  # a key held down turns it once

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._label, 1)
        for widget in (self.hidden, *self.line.buttons):
            top.addWidget(widget)
        top.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.agreements)
