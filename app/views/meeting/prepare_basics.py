"""The meeting itself: what we want to find out, day, hours, place and who leads; or that it is called off."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout

from app.language.dates import clock, day_date
from app.models.enums_meeting import MeetingStatus
from app.services.meeting_changes import Role, set_hours, set_leading
from app.services.meeting_guests import GuestChoice
from app.services.meeting_preparation import Preparation
from app.services.meeting_types import list_types
from app.services.records import change_record
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import as_id
from app.views.meeting.plan_fields import TypeField, day_field, end_field, offer_people, role_fields, start_field
from app.views.meeting.prepare_called_off import CalledOff
from app.views.meeting.prepare_fields import STEP, KeptFields
from app.views.meeting.prepare_notes import NoteLines
from app.views.meeting.prepare_off import ASK_NOT_HELD, ASK_OFF, CallOff, bring_in_sight
from app.views.meeting.prepare_part import PreparePart
from app.views.meeting.prepare_question import purpose_field
from app.views.widgets.buttons import QuietButton
from app.views.widgets.fields import line_field


class BasicsPart(PreparePart):
    """The part. `purpose` gets the focus when the page opens."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(desk, "Mødet")
        today = desk.workspace.today
        self.kind = TypeField(desk.workspace.ask(list_types))
        self.purpose, self.day, self.start = purpose_field(), day_field(today), start_field(today)
        self.end = end_field(today, self.start, "Eller så længe.")
        self.place, self.roles, self.notes = line_field("Sted"), role_fields(), NoteLines()
        self._fields = KeptFields(desk, "meeting", desk.meeting_id)
        self.called_off = CalledOff(desk)
        self.ask_off = QuietButton(ASK_OFF, icon="calendar-x")
        self.off = CallOff(desk)
        self._bind()
        self._lay_out()

    def show_people(self, people: tuple[GuestChoice, ...]) -> None:
        """Offer everybody of the case as the one who leads."""
        offer_people(self.roles.values(), people)

    def show_prepared(self, prepared: Preparation) -> None:
        """Show the meeting as it is stored."""
        row = self.desk.row
        values = {
            "purpose": row.purpose, "place": row.place, "held_on": _day(self.desk),
            "starts_at": clock(row.starts_at) if row.starts_at else "",
            "ends_at": clock(row.ends_at) if row.ends_at else "",
        }  # fmt: skip
        self.kind.set_text(row.type_id)
        leading = {"chair_id": prepared.chair_id, "minutes_id": prepared.minutes_id, "lead_id": prepared.lead_id}
        for name, text in (values | {name: str(person or "") for name, person in leading.items()}).items():
            self._fields.show(name, text)
        self.notes.show_notes(prepared.day_notes)
        off = prepared.status is MeetingStatus.CANCELLED
        was_off = self.called_off.isAncestorOf(here) if (here := self.window().focusWidget()) else False
        self.called_off.show_prepared(prepared)
        has_come = bool(row.held_on) and row.held_on <= self.desk.workspace.today.isoformat()
        self.off.show_day(has_come=has_come)
        self.ask_off.set_words(ASK_NOT_HELD if has_come else ASK_OFF)
        self.off.setVisible(not off and (not self.off.isHidden() or self.off.is_half_typed()))
        self.ask_off.setVisible(not off and self.off.isHidden())
        if was_off and not off:  # planned all the same: what had the focus is gone
            self.take_focus()

    def take_focus(self) -> None:
        """Go to the purpose; of a meeting that is off to the way on, and to why it is when that was being written."""
        if not self.called_off.isHidden():
            self.called_off.take_focus()
        elif not self.off.isHidden():
            self.off.go_on()
        else:
            self.purpose.setFocus()

    def _bind(self) -> None:
        for name, field in {"purpose": self.purpose, "held_on": self.day, "place": self.place}.items():
            self._fields.column(name, field)
        for role, field in self.roles.items():
            self._fields.column(role, field, partial(self._set_leading, role))
        self._fields.column("starts_at", self.start, partial(self._set_hours, "starts_at"))
        self._fields.column("ends_at", self.end, partial(self._set_hours, "ends_at"))
        self.kind.field.committed.connect(self._set_kind)
        self.ask_off.clicked.connect(self._ask_off)
        self.off.left.clicked.connect(self._keep_on)
        self.off.carry_out.clicked.connect(self._call_off)

    def _set_hours(self, name: str, text: str) -> object:
        hours = {name: text}
        return self.desk.do(
            STEP, set_hours, self.desk.meeting_id, starts_at=hours.get("starts_at"), ends_at=hours.get("ends_at")
        )

    def _set_leading(self, role: Role, person: str) -> object:
        return self.desk.do(STEP, set_leading, self.desk.meeting_id, role=role, person_id=as_id(person))

    def _set_kind(self, _value: str) -> None:
        if self.kind.text() != self.desk.row.type_id:
            self.desk.do(STEP, change_record, "meeting", self.desk.meeting_id, {"type_id": self.kind.text()})

    def _ask_off(self) -> None:
        self.ask_off.hide()
        self.off.open()

    def _keep_on(self) -> None:
        self.off.put_away()
        self.ask_off.show()
        self.ask_off.setFocus()

    def _call_off(self) -> None:
        self.off.write()
        if self.off.isHidden():
            self.take_focus()
            QTimer.singleShot(0, self, lambda: bring_in_sight(self.called_off))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.addWidget(self.purpose, 0, 0, 1, 12)
        at_top, place = Qt.AlignmentFlag.AlignTop, 0
        for field, width in ((self.day, 8), (self.start, 2), (self.end, 2)):  # a day with all its letters
            grid.addWidget(field, 1, place, 1, width, at_top)
            place += width
        grid.addWidget(self.place, 2, 0, 1, 12)
        grid.addWidget(self.notes, 3, 0, 1, 12)
        for place, field in enumerate(self.roles.values()):
            grid.addWidget(field, 4, place * 4, 1, 4, at_top)
        grid.addWidget(self.kind.field, 5, 0, 1, 8, at_top)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        self.body.addWidget(self.called_off)
        self.body.addLayout(grid)
        self.body.addWidget(self.ask_off, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.off)
        self.body.addStretch(1)


def _day(desk: MeetingDesk) -> str:
    held_on = desk.row.held_on
    return day_date(dt.date.fromisoformat(held_on)) if held_on else ""
