"""The day of the next meeting: three suggestions, a line for any other day, and what is in the way of it."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.dates import at_clock, day_date, day_month
from app.services.meeting_next import DayOffer, look_at_day, next_days, plan_next
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text
from app.views.widgets.when_words import how_it_reads


class NextMeeting(QWidget):
    """A day, a time and a place. The next meeting is planned as soon as there is a day; `planned` comes each time."""

    planned = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._offers: dict[dt.date, DayOffer] = {}
        self._because, self._notes = Text("", "meta", "ink2", wrap=True), Text("", "body", "warn", wrap=True)
        self.days = ChipRow("Næste møde", digits=True)
        self.days.chosen.connect(self._on_day_chosen)
        today = desk.workspace.today
        self.day = line_field(
            "Dato", placeholder="For eksempel 6. januar", explain=lambda text: how_it_reads(text, today)
        )
        self.time = line_field("Klokken", placeholder="For eksempel 15")
        self.place = line_field("Sted")
        for field in (self.day, self.time, self.place):
            field.committed.connect(lambda _text: self._store())
        self._lay_out()

    def show_next(self) -> None:
        """Show the meeting that is planned; a field being written in is left alone."""
        found = self._desk.workspace.ask(next_days, self._desk.meeting_id)
        self._offers = {each.on: each for each in found.days}
        self.days.set_choices([(each.on, _short(each.on)) for each in found.days])
        self._because.setText(found.because)
        coming = self._desk.row.coming
        if coming is not None:
            self.days.set_values([coming.held_on])
            typed = {self.day: day_date(coming.held_on) if coming.held_on else "", self.place: coming.place}
            typed[self.time] = at_clock(coming.starts_at) if coming.starts_at else ""
            for field, text in typed.items():
                if not field.editor.hasFocus():
                    field.set_text(text)
        self._show_notes(coming.held_on if coming else None)

    def take_focus(self) -> None:
        """Go to the date."""
        self.day.setFocus()

    def notes(self) -> str:
        """Return what is said about the days."""
        return self._notes.text()

    def _on_day_chosen(self) -> None:
        day = self.days.value()
        if isinstance(day, dt.date):
            self.day.set_text(day_date(day))
            offer = self._offers.get(day)
            if offer is not None and offer.starts_at and not self.time.text().strip():
                self.time.set_text(at_clock(offer.starts_at))
            self._store()

    def _store(self) -> None:
        """Plan the next meeting as soon as there is a day, and change it after that."""
        day, time, place = self.day.text(), self.time.text(), self.place.text()
        if not day.strip():
            return
        done = self._desk.do(
            "Planlæg næste møde", plan_next, self._desk.meeting_id, held_on=day, starts_at=time, place=place
        )
        if done is not None:
            self.planned.emit()

    def _show_notes(self, chosen: dt.date | None) -> None:
        """Say what is in the way of the day that is planned; before that, of each suggestion that is not free."""
        if chosen is None:
            lines = [f"{day_month(each.on)}: {' '.join(each.notes)}" for each in self._offers.values() if each.notes]
        else:
            lines = list(self._look(chosen).notes)
        self._notes.setText("\n".join(lines))
        self._notes.setVisible(bool(lines))
        self._because.setVisible(chosen is None and bool(self._because.text()))

    def _look(self, day: dt.date) -> DayOffer:
        coming = self._desk.row.coming
        time = coming.starts_at if coming else ""
        try:
            return self._desk.workspace.ask(look_at_day, self._desk.meeting_id, day=day.isoformat(), time=time)
        except UserError:
            return DayOffer(day, "", (), is_free=True)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for field, share in ((self.day, 3), (self.time, 1), (self.place, 3)):
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._because, self.days):
            column.addWidget(widget)
        column.addLayout(line)
        column.addWidget(self._notes)


def _short(day: dt.date) -> str:
    return f"{day_date(day).split(' den ')[0]} {day_month(day)}"
