"""What a meeting that is off says: why, and the one way on: to the meeting that came instead, or to a new day."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.enums_meeting import MeetingStatus
from app.services.meeting_changes import plan_again
from app.services.meeting_instead import InsteadMeeting
from app.services.meeting_preparation import Preparation
from app.services.planned_not_held import plan_off_again
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.prepare_off import NOT_HELD
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import date_words
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text

CALLED_OFF = "Mødet er aflyst"
ALL_THE_SAME, MISTAKE = "Planlæg mødet alligevel", "Det var en fejl"
NEW_DAY, PLAN, SAME = "Ny dag", "Planlæg mødet igen", "De samme, samme tid og sted. De skal spørges igen."
STEP, DAY_WIDE = "Planlæg møde", 420
TELL_THEM = "Sig det til dem, der er spurgt. Under »Indbydelser« ligger en kalenderfil, der tager mødet af igen."


class CalledOff(Card):
    """The card. `meeting_requested` carries the id of the meeting that came instead."""

    meeting_requested = Signal(object)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(CALLED_OFF, tone="warn", icon="calendar-x")
        self._desk = desk
        self._instead: InsteadMeeting | None = None
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"prepare:{desk.meeting_id}:again:")
        self._because, self._then = Text("", "body", wrap=True), Text("", "body", wrap=True)
        self.way = PrimaryButton("")
        self.day = line_field(NEW_DAY, hint=SAME, explain=date_words(desk.workspace.today))
        self._drafts.bind("day", self.day)
        self.plan, self.mistake = PlainButton(PLAN, icon="calendar-blank"), LinkButton(MISTAKE)
        self.mistake.setAccessibleName("Det var en fejl, mødet er stadig planlagt")
        self.again = PlainButton(ALL_THE_SAME, icon="arrow-counter-clockwise")
        self.day.setMaximumWidth(current_theme().px(DAY_WIDE))
        for part in (self._because, self._then, self.day):
            self.body.addWidget(part)
        self.body.addLayout(_in_a_row(self.way, self.plan, self.again, self.mistake))
        self.way.clicked.connect(self._go)
        self.plan.clicked.connect(self.write)
        if isinstance(self.day.editor, LineEditor):
            self.day.editor.returnPressed.connect(self.write)
        for button in (self.again, self.mistake):
            button.clicked.connect(lambda: desk.do(STEP, plan_again, desk.meeting_id))
        self.hide()

    def show_prepared(self, prepared: Preparation) -> None:
        """Show why it is off and the way on; a meeting that is on shows nothing."""
        off, not_held, instead = prepared.status is MeetingStatus.CANCELLED, prepared.was_not_held, prepared.instead
        self._instead = instead
        self.setVisible(off)
        self.set_heading(NOT_HELD if not_held else CALLED_OFF)
        self._because.setText(prepared.because)
        self._because.setVisible(bool(prepared.because))
        told = ("" if not_held else TELL_THEM, instead.words if instead else "")
        self._then.setText(" ".join(filter(None, told)))
        self._then.setVisible(bool(self._then.text()))
        self.way.set_words(instead.way if instead else "")
        self.way.setVisible(instead is not None)
        for part in (self.day, self.plan, self.mistake):
            part.setVisible(not_held and instead is None)
        self.again.setVisible(not not_held)  # its day may still come, whatever else is planned

    def take_focus(self) -> None:
        """Go to the way on: the meeting that came instead, or the day of a new one."""
        ways: tuple[QWidget, ...] = (self.way, self.day, self.again)
        next(each for each in ways if not each.isHidden()).setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Plan it once more, or say under the field what is missing; the way to the new one then has the focus."""
        self.day.flush_draft()
        tried = attempt(self._desk.workspace, STEP, plan_off_again, self._desk.meeting_id, on=self.day.text())
        self.day.set_error(tried.refusal)
        if tried.done is None:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._drafts.drop("day")
        self.day.set_text("")
        self.take_focus()

    def _go(self) -> None:
        if self._instead is not None:
            self.meeting_requested.emit(self._instead.id)


def _in_a_row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
