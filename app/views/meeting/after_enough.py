"""»Kan det løses gennem netværksmøder?«: three answers, the reason, and what the answer reminds of. Her screen only."""

from PySide6.QtWidgets import QVBoxLayout

from app.models.enums_meeting import NetworkEnough
from app.services.meeting_enough import read_enough, set_enough
from app.views.meeting.choice_row import ChoiceRow
from app.views.meeting.desk import MeetingDesk
from app.views.notifications.offer import NotificationOffer
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.fields import text_field
from app.views.widgets.fitted import Fitted
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.wording import word

QUESTION = "Kan det løses gennem netværksmøder?"
STEP = "Er netværksmøder nok?"
BEGUN = "Underretningen ligger nu i sagen under »Før planen«."


class EnoughPart(Fitted):
    """The question. What it says is for the case; no paper of the family holds it."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.answers = ChoiceRow("Svar", [(each, word(each).capitalize()) for each in NetworkEnough], said=QUESTION)
        self.answers.chosen.connect(self._on_answer)
        self.because = text_field("Fordi", rows=3)
        self.because.editor.setAccessibleName("Hvorfor netværksmøder er nok eller ikke er nok")
        self._reminder = NoticeBar()
        self.offer = NotificationOffer(desk.workspace, desk.meeting_id)
        self.offer.begun.connect(lambda _: self._reminder.say(BEGUN, "info"))
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:enough:")
        self._drafts.bind("because", self.because, self._on_because)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(14)
        for part in (Text(QUESTION, "heading", wrap=True), self.answers, self._reminder, self.because, self.offer):
            column.addWidget(part)
        column.addStretch(1)

    def show_answer(self) -> None:
        """Read the answer again."""
        row = self._desk.workspace.ask(read_enough, self._desk.meeting_id)
        self.answers.show_choice(row.answer)
        self._drafts.show("because", row.because)
        if row.reminder:
            self._reminder.say(row.reminder, "warn" if row.answer is NetworkEnough.NO else "info")
        else:
            self._reminder.close_notice()
        self.offer.refresh()

    def take_focus(self) -> bool:
        """Go to the answers."""
        self.answers.setFocus()
        return True

    def _on_answer(self, answer: object) -> None:
        if isinstance(answer, NetworkEnough):
            self._desk.do(STEP, set_enough, self._desk.meeting_id, answer=answer)
            self.show_answer()

    def _on_because(self, text: str) -> object:
        return self._desk.do(STEP, set_enough, self._desk.meeting_id, because=text)
