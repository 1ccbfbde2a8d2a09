"""Calling a planned meeting off, or writing that it was not held once its day has come: why, and maybe the new day."""

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.services.meeting_changes import cancel_meeting
from app.services.planned_not_held import NO_REASON, OWN_WORDS, REASONS, WhyNot, say_not_held
from app.views.meeting.desk import MeetingDesk
from app.views.records.attempt import Attempt, attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import date_words
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import choice_field, line_field
from app.wording import word

OFF, NOT_HELD = "Aflys mødet", "Mødet blev ikke holdt"
ASK_OFF, ASK_NOT_HELD = "Aflys mødet …", "Mødet blev ikke holdt …"
WHY, WORDS, AGAIN = "Hvorfor blev det ikke til noget?", "Med dine egne ord", "Ny dag"
REASON, REASON_HINT = "Hvorfor?", "Kun til sagen. Fx Lone er syg."


class CallOff(Card):
    """The card. `carry_out` writes it; `left` puts it away. What is half typed stays a draft."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(OFF)
        self._desk, self._has_come = desk, False
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"prepare:{desk.meeting_id}:off:")
        self.why = choice_field(WHY, [(each.value, word(each)) for each in REASONS])
        self.because = line_field(REASON, hint=REASON_HINT, sentences=True)
        self.again = line_field(AGAIN, hint="Hvis du kender den.", explain=date_words(desk.workspace.today))
        for name, field in (("why", self.why), ("because", self.because), ("again", self.again)):
            self._drafts.bind(name, field)
            self.body.addWidget(field)
        self.carry_out, self.left = PlainButton(OFF, icon="check"), QuietButton("Fortryd")
        self.left.setAccessibleName("Fortryd, mødet er stadig planlagt")
        row = QHBoxLayout()
        for button in (self.carry_out, self.left):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_day(self, *, has_come: bool) -> None:
        """Ask what fits the day: a meeting to come is called off, one whose day has come was not held."""
        self._has_come = has_come
        self.set_heading(NOT_HELD if has_come else OFF)
        self.carry_out.set_words(NOT_HELD if has_come else OFF)
        self.because.set_label(WORDS if has_come else REASON)
        for field in (self.why, self.again):
            field.setVisible(has_come)

    def open(self) -> None:
        """Ask."""
        self.show()
        (self.why if self._has_come else self.because).setFocus()
        QTimer.singleShot(0, self, lambda: bring_in_sight(self.carry_out))  # when it has its place

    def go_on(self) -> None:
        """Go to the words that are half typed."""
        self.because.setFocus()
        QTimer.singleShot(0, self, lambda: bring_in_sight(self.carry_out))

    def is_half_typed(self) -> bool:
        """Tell whether something was being written when the program stopped."""
        return any(self._drafts.text(name) for name in ("why", "because", "again"))

    def write(self) -> None:
        """Make the step, or say under a field what is missing."""
        tried = self._attempt()
        refusal, wrong = tried.refusal, self.because
        if self._has_come and refusal != OWN_WORDS:
            wrong = self.why if refusal == NO_REASON else self.again
        for field in (self.why, self.because, self.again):
            field.set_error(refusal if field is wrong else "")
        if tried.done is not None:  # what could not be saved stays
            self.put_away()

    def put_away(self) -> None:
        """Hide it; it is written, or it is not to be."""
        for name, field in (("why", self.why), ("because", self.because), ("again", self.again)):
            self._drafts.drop(name)
            field.set_text("")
        self.hide()

    def _attempt(self) -> Attempt[UUID | None] | Attempt[None]:
        desk, words = self._desk, self.because.text()
        if not self._has_come:
            return attempt(desk.workspace, OFF, cancel_meeting, desk.meeting_id, because=words)
        said = WhyNot(self.why.text(), words, self.again.text())
        return attempt(
            desk.workspace, "Blev ikke holdt", say_not_held, table="meeting", row_id=desk.meeting_id, said=said
        )


def bring_in_sight(part: QWidget) -> None:
    """Scroll so far that a part of the page is seen, on a low screen as well."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(part)
