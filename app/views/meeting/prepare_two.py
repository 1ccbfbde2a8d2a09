"""One meeting held as two: who comes to the other one, and when and where that is; then where the other one stands."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import MeetingStatus
from app.services.meeting_changes import split_meeting
from app.services.meeting_preparation import Preparation
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.plan_fields import start_field
from app.views.meeting.prepare_part import focus_first
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text

SPLIT, GO = "Lav to møder …", "Åbn det andet møde"
WHAT = (
    "Når nogen ikke skal mødes: samme dag eller en anden, og hvert møde har sine egne papirer. {child} står på begge."
)


class TwoMeetings(QWidget):
    """The button, the form it opens, and the line when there are two.

    `meeting_requested` carries the id of the other one.
    """

    meeting_requested = Signal(object)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.ask = QuietButton(SPLIT, icon="users-three")
        self.form, self.there = Card("To møder"), Card("Mødet er delt i to", icon="users-three")
        self.people = ChipRow("Til det andet møde:", several=True)
        self.start, self.place = start_field(desk.workspace.today), line_field("Sted")
        self.start.editor.setAccessibleName("Det andet møde begynder kl.")
        self.place.editor.setAccessibleName("Det andet møde holdes")
        self.make, self.leave = PlainButton("Del mødet i to", icon="check"), QuietButton("Fortryd")
        self.leave.setAccessibleName("Del alligevel ikke mødet")
        self.go, self._other_id = PlainButton(GO), desk.meeting_id
        self._fault, self._words = Text("", "body", "late", wrap=True), Text("", "body", wrap=True)
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"prepare:{desk.meeting_id}:two:")
        self._drafts.bind("start", self.start)
        self._drafts.bind("place", self.place)
        self._lay_out()
        self.form.setVisible(bool(self._drafts.names()))
        self.people.chosen.connect(self._keep_people)
        self.ask.clicked.connect(self.open)
        self.make.clicked.connect(self.split)
        self.leave.clicked.connect(self._put_away)

    def show_prepared(self, prepared: Preparation) -> None:
        """Show whether there are two, and offer the people of this one."""
        other = prepared.other
        self._words.setText(f"Det andet møde er {other.words}. Det står på listen over møder." if other else "")
        self._other_id = other.id if other else self._desk.meeting_id
        self.there.setVisible(other is not None)
        grown_up = [(each.id, each.called) for each in prepared.guests if not each.is_child]
        self.people.set_choices(grown_up)
        half = (self._drafts.text("people") or "").split()
        if half:
            self.people.set_values([each.id for each in prepared.guests if str(each.id) in half])
        may = other is None and len(grown_up) > 1 and prepared.status is MeetingStatus.PLANNED
        self.form.setVisible(may and not self.form.isHidden())
        self.ask.setVisible(may and self.form.isHidden())

    def open(self) -> None:
        """Ask who comes to the other meeting."""
        self.ask.hide()
        self.form.show()
        focus_first(self.people)

    def split(self) -> None:
        """Make the other meeting; a refusal stands in the form."""
        moved = tuple(each for each in self.people.values() if isinstance(each, UUID))
        tried = attempt(
            self._desk.workspace, "Planlæg møde", split_meeting, self._desk.meeting_id,
            participants=moved, starts_at=self.start.text(), place=self.place.text(),
        )  # fmt: skip
        self._fault.setText(tried.refusal)
        self._fault.setVisible(bool(tried.refusal))
        if tried.done is not None:
            self._empty()
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self._empty()
        self.ask.show()
        self.ask.setFocus()

    def _empty(self) -> None:
        self._drafts.drop_all()
        for field in (self.start, self.place):
            field.set_text("")
        self.people.set_values([])
        self.form.hide()

    def _keep_people(self) -> None:
        self._drafts.keep("people", " ".join(str(each) for each in self.people.values()))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for place, (field, share) in enumerate(((self.start, 1), (self.place, 3))):
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, share)
        row = QHBoxLayout()
        for button in (self.make, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        self.form.body.addWidget(Text(WHAT.format(child=self._desk.child), "body", "ink2", wrap=True))
        self.form.body.addWidget(Text("Hvem kommer til det andet møde?", "meta", "ink2"))
        self.form.body.addWidget(self.people)
        self.form.body.addLayout(grid)
        self.form.body.addWidget(self._fault)
        self.form.body.addLayout(row)
        self.there.body.addWidget(self._words)
        self.there.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.go.clicked.connect(lambda: self.meeting_requested.emit(self._other_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addWidget(self.there)
        for part in (self.there, self._fault):
            part.hide()
