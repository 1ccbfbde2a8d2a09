"""The day of the next meeting: three suggestions, a line for any other day, and what is in the way of it."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.dates import at_clock, day_date, day_month, short_day
from app.services.meeting_next import DayOffer, look_at_day, next_days, plan_next
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import is_large
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text
from app.views.widgets.text_layout import line_width
from app.views.widgets.when_words import how_it_reads

LONGEST = "torsdag den 30. september 2027"
"""The longest a day is written."""
SHARES = (16, 6, 9)
"""Of the width: the day, the time and the place, where they stand beside each other."""
GAP, ROUND = 12, 28
"""Pixels between fields, and pixels at 100 % of a field round its words."""


class NextMeeting(QWidget):
    """A day, a time and a place. The next meeting is planned as soon as there is a day; `planned` comes each time.

    On the suggestions the digits choose; in the fields they are typed. What has no day yet is kept as a draft.
    """

    planned = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._offers: dict[dt.date, DayOffer] = {}
        self._because, self._notes = Text("", "meta", "ink2", wrap=True), Text("", "body", "warn", wrap=True)
        self.days = ChipRow("Næste møde", digits=True)
        self.days.chosen.connect(self._on_day_chosen)
        today = desk.workspace.today
        self.day = line_field("Dato", placeholder="Fx 6. januar", explain=lambda text: _reads(text, today))
        self.time = line_field("Klokken", placeholder="Fx 15")
        self.place = line_field("Sted")
        self.fields = {"day": self.day, "time": self.time, "place": self.place}
        self.drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:next:")
        for name, field in self.fields.items():
            self.drafts.bind(name, field, partial(self._commit, name))
        self._lay_out()

    def show_next(self) -> None:
        """Show the meeting that is planned; a field being written in is left alone."""
        found = self._desk.workspace.ask(next_days, self._desk.meeting_id)
        self._offers = {each.on: each for each in found.days}
        self.days.set_choices([(each.on, _short(each.on)) for each in found.days])
        self._because.setText(found.because)
        coming = self._desk.row.coming
        self.days.set_values([coming.held_on] if coming else [])
        stored = {"day": "", "time": "", "place": ""}
        if coming is not None:
            stored = {
                "day": day_date(coming.held_on) if coming.held_on else "", "place": coming.place,
                "time": at_clock(coming.starts_at) if coming.starts_at else "",
            }  # fmt: skip
        for name, text in stored.items():
            self.drafts.show(name, text)
        self._show_notes(coming.held_on if coming else None)

    def take_focus(self) -> None:
        """Go to the date; what stands there is chosen, so that another is typed over it."""
        self.day.setFocus()
        if isinstance(self.day.editor, LineEditor):
            text = self.day.text()
            self.day.editor.setSelection(len(text), -len(text))  # backwards, so that the weekday is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the place under the day where the longest date would be cut beside it."""
        super().resizeEvent(event)
        theme = current_theme()
        needed = line_width(LONGEST, "body", theme) + theme.px(ROUND)
        day, time, place = SHARES
        when = (event.size().width() - GAP) * (day + time) / (day + time + place)
        beside = needed <= (when - GAP) * day / (day + time)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a suggestion by its digit."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat()
        if not (plain and self.days.press(event.key() - Qt.Key.Key_0.value)):
            super().keyPressEvent(event)

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

    def _commit(self, name: str, _text: str) -> object:
        """Plan or move the meeting; time and place wait for a day that can be read."""
        return None if name != "day" and self.day.error() else self._store()

    def _store(self) -> object:
        """Plan the next meeting as soon as there is a day, and change it after that."""
        day, time, place = self.day.text(), self.time.text(), self.place.text()
        if not day.strip():
            return None
        with self.drafts.becoming_step():
            done = self._desk.do(
                "Planlæg næste møde", plan_next, self._desk.meeting_id, held_on=day, starts_at=time, place=place
            )
        if done is not None:
            self.drafts.drop_all()
            self.show_next()
            self._show_day()
            self.planned.emit()
        return done

    def _show_day(self) -> None:
        """Show the day that was agreed also where it was typed, ready to be typed over."""
        coming = self._desk.row.coming
        if coming is not None and coming.held_on is not None and self.day.editor.hasFocus():
            self.day.set_text(day_date(coming.held_on))
            self.take_focus()

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
        when = QHBoxLayout()
        when.setSpacing(GAP)
        day, time, place = SHARES
        for field, share in ((self.day, day), (self.time, time)):
            when.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(GAP)
        self._line.addLayout(when, day + time)
        self._line.addWidget(self.place, place, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._because, self.days):
            column.addWidget(widget)
        column.addLayout(self._line)
        column.addWidget(self._notes)


def _reads(text: str, today: dt.date) -> str:
    """Return how a day was understood, empty when it stands written so already."""
    words = how_it_reads(text, today)
    return "" if words == text else words


def _short(day: dt.date) -> str:
    """Return »onsdag 6. januar«, at large text »ons. 6. jan.«, so that two stand on a line."""
    return short_day(day) if is_large() else f"{day_date(day).split(' den ')[0]} {day_month(day)}"
