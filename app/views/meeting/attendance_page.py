"""Welcome: one key per person for who is here, and room for somebody who came along."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import at_clock
from app.models.enums_meeting import Attendance
from app.services.meeting_rows import ParticipantRow
from app.services.meetings import set_attendance, welcome
from app.views.meeting.choice_row import ChoiceRow, keys_of, line_up
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.tab_places import put_before
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text

CHOICES = (
    (Attendance.PRESENT, "er her"),
    (Attendance.PARTLY, "noget af tiden"),
    (Attendance.PHONE, "telefon"),
    (Attendance.ABSENT, "er her ikke"),
)


class AttendancePage(QWidget):
    """A row per person asked to the meeting."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[object, ChoiceRow] = {}
        self._people: tuple[str, ...] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        self.newcomer = line_field("Er der kommet en mere?", placeholder="Skriv navnet, og tryk Enter")
        self._kept_at = f"meeting:{desk.meeting_id}:welcome:"
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, self._kept_at)
        self._drafts.bind("newcomer", self.newcomer)
        if isinstance(self.newcomer.editor, LineEditor):
            # Enter alone: half a name must not come into the case because the focus went elsewhere.
            self.newcomer.editor.returnPressed.connect(self._welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._keys = Text(f"{keys_of(CHOICES)} · G går nu", "meta", "ink2", wrap=True)
        column.addWidget(self._keys)
        column.addLayout(self._box)
        column.addWidget(self.newcomer)

    def show_people(self) -> None:
        """Show who is here now; rows stay where they are, so the focus does too."""
        people = self._desk.row.participants
        self._keys.setVisible(bool(people))  # where nobody was asked to come, there is nobody to press a key for
        names = tuple(f"{each.id}{each.called}" for each in people)
        if names != self._people:
            self._people = names
            self._rebuild(people)
        for each in people:
            left = f"gik {at_clock(each.left_at)}" if each.left_at else ""
            chosen = None if each.attendance is Attendance.UNKNOWN else each.attendance
            self._rows[each.id].show_choice(chosen, left)

    def take_focus(self) -> None:
        """Go to the first person who is not marked yet."""
        waiting = [each.id for each in self._desk.row.participants if each.attendance is Attendance.UNKNOWN]
        first = self._rows.get(waiting[0]) if waiting else None
        (first or self.newcomer).setFocus()

    def _rebuild(self, people: Sequence[ParticipantRow]) -> None:
        empty_layout(self._box)
        self._rows = {}
        for each in people:
            row = ChoiceRow(each.called, CHOICES, "G")
            leaves = QuietButton("går nu")
            leaves.setAccessibleName(f"{each.called} går nu")
            row.add_extra(leaves)
            row.chosen.connect(lambda value, each=each: self._mark(each, value))
            row.extra_pressed.connect(lambda each=each: leave_now(self._desk, each))
            leaves.clicked.connect(row.extra_pressed)
            self._rows[each.id] = row
            self._box.addWidget(row)
        line_up(self._rows.values())
        put_before(self.newcomer.editor, self._rows.values())

    def _mark(self, person: ParticipantRow, value: object) -> None:
        self._desk.do(f"Fremmøde: {person.called}", set_attendance, person.id, attendance=str(value))

    def _welcome(self) -> None:
        name = self.newcomer.text()
        if not name.strip():
            return
        with self._desk.workspace.becoming_step(f"{self._kept_at}newcomer"):
            done = self._desk.do("Kom med", welcome, self._desk.meeting_id, called=name)
        if done is not None:
            self.newcomer.set_text("")
            self._drafts.drop("newcomer")


def leave_now(desk: MeetingDesk, person: ParticipantRow) -> None:
    """Note that somebody goes now; what was said stays."""
    now = desk.workspace.now()
    desk.do(
        f"{person.called} går nu", set_attendance, person.id, attendance=Attendance.PARTLY.value, left_at=f"{now:%H:%M}"
    )
