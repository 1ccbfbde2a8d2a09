"""Next time: the date while everybody is here, and the rhythm after that with the reason said aloud."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import at_clock, day_date, day_month
from app.models.enums import TimeUnit
from app.rules.holidays import is_working_day
from app.services.follow_ups import ChosenRhythm, set_rhythm
from app.services.meetings import change_meeting, plan_meeting
from app.services.plan_page import read_plan
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.when_words import how_it_reads
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text

NOT_YET = "Vi har ikke aftalt en dato endnu."
WEEKS_AHEAD = (6, 7, 8)


def suggestions(today: dt.date) -> list[tuple[dt.date, str]]:
    """Return days six to eight weeks ahead on the same weekday, as working days."""
    days = [today + dt.timedelta(weeks=weeks) for weeks in WEEKS_AHEAD]
    found = [next(day + dt.timedelta(n) for n in range(14) if is_working_day(day + dt.timedelta(n))) for day in days]
    return [(day, f"{day_date(day).split(' den ')[0]} {day_month(day)}") for day in dict.fromkeys(found)]


class NextPage(QWidget):
    """The next meeting in one sentence, its day, time and place, and how often we meet after that."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._agreed = Text("", "purpose", wrap=True)
        self.days = ChipRow("Næste møde")
        self.days.set_choices([(day, words) for day, words in suggestions(desk.workspace.today)])
        self.days.chosen.connect(self._on_day_chosen)
        today = desk.workspace.today
        self.day = line_field(
            "Dato", placeholder="For eksempel 6. januar", explain=lambda text: how_it_reads(text, today)
        )
        self.time = line_field("Klokken", placeholder="For eksempel 15")
        self.place = line_field("Sted")
        self.rhythm = _RhythmCard(desk)
        for field in (self.day, self.time, self.place):
            field.committed.connect(lambda _text: self._store())
        self._lay_out()

    def show_next(self) -> None:
        """Show the meeting that is planned; a field being written in is left alone."""
        coming = self._desk.row.coming
        self._agreed.setText(coming_words(self._desk) or NOT_YET)
        if coming is not None:
            self.days.set_values([coming.held_on])
            typed = {self.day: day_date(coming.held_on) if coming.held_on else "", self.place: coming.place}
            typed[self.time] = at_clock(coming.starts_at) if coming.starts_at else ""
            for field, text in typed.items():
                if not field.editor.hasFocus():
                    field.set_text(text)
        self.rhythm.show_rhythm()

    def take_focus(self) -> None:
        """Go to the date."""
        self.day.setFocus()

    def _on_day_chosen(self) -> None:
        day = self.days.value()
        if isinstance(day, dt.date):
            self.day.set_text(day_date(day))
            self._store()

    def _store(self) -> None:
        """Plan the next meeting as soon as there is a day, and change it after that."""
        coming, row = self._desk.row.coming, self._desk.row
        day, time, place = self.day.text(), self.time.text(), self.place.text()
        if coming is not None:
            self._desk.do("Ret næste møde", change_meeting, coming.id, held_on=day, starts_at=time, place=place)
        elif day.strip():
            people = tuple(each.person_id for each in row.participants)
            self._desk.do(
                "Planlæg næste møde", plan_meeting, row.case_id, type_id="follow_up_meeting", held_on=day,
                starts_at=time, place=place or row.place, people=people,
            )  # fmt: skip

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for field, share in ((self.day, 3), (self.time, 1), (self.place, 3)):
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._agreed, self.days):
            column.addWidget(widget)
        column.addLayout(line)
        column.addWidget(self.rhythm)


class _RhythmCard(Card):
    """»Derefter mødes vi hver 3. måned, fordi …«; every rhythm has its reason (barnets lov § 95, stk. 3)."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("Og derefter?")
        self._desk = desk
        self._words = Text("", "body", wrap=True)
        self.count = choice_field("Hver", [(str(number), f"{number}.") for number in range(1, 13)])
        self.unit = choice_field("Uge eller måned", [(TimeUnit.WEEKS.value, "uge"), (TimeUnit.MONTHS.value, "måned")])
        self.reason = line_field("Fordi")
        self.agree = PlainButton("Sådan gør vi")
        self.agree.clicked.connect(self._store)
        self.count.set_text("3")
        self.unit.set_text(TimeUnit.MONTHS.value)
        line = QHBoxLayout()
        line.setSpacing(12)
        for field, share in ((self.count, 0), (self.unit, 0), (self.reason, 1)):
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._words)
        self.body.addLayout(line)
        self.body.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rhythm(self) -> None:
        """Show the rhythm that is decided."""
        cadences = self._desk.workspace.ask(read_plan, self._desk.row.case_id).cadences
        words = [f"Vi mødes {each.words}" + (f", fordi {each.reason}" if each.reason else "") for each in cadences]
        self._words.setText(". ".join(words))
        self._words.setVisible(bool(words))

    def _store(self) -> None:
        coming = self._desk.row.coming
        base = coming.held_on if coming and coming.held_on else self._desk.workspace.today
        chosen = ChosenRhythm(int(self.count.text()), self.unit.text(), self.reason.text(), base.isoformat())
        done = self._desk.do("Rytme", set_rhythm, self._desk.row.case_id, chosen)
        if done is None:
            self.reason.set_error("Skriv kort, hvorfor det er den rytme.")
            return
        self.reason.set_text("")


def coming_words(desk: MeetingDesk) -> str:
    """Return »Vi mødes igen onsdag den 6. januar 2027 kl. 15, biblioteket«, empty when nothing is planned."""
    coming = desk.row.coming
    if coming is None or coming.held_on is None:
        return ""
    time = f" {at_clock(coming.starts_at)}" if coming.starts_at else ""
    place = f", {coming.place}" if coming.place else ""
    return f"Vi mødes igen {day_date(coming.held_on)}{time}{place}."
