"""Before the meeting: who is asked, what we want to find out, when and where. Then »Start mødet«."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import at_clock, day_date
from app.models.enums_meeting import Invitation
from app.services.meetings import add_participant, person_called, set_invitation
from app.services.records import change_record, remove_record
from app.views.meeting.choice_row import ChoiceRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, Scroll, clear
from app.views.meeting.when_words import how_it_reads
from app.views.widgets.buttons import IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fields import LabeledField, line_field, text_field
from app.views.widgets.text import SectionHeading, Text
from app.wording import word

ANSWERS = tuple(
    (each, word(each)) for each in (Invitation.INVITED, Invitation.COMING, Invitation.DECLINED, Invitation.NO_ANSWER)
)

NOBODY_ASKED = "Ingen er spurgt endnu. Begynd med, hvem der er vigtig for {child}."


class PlannedPage(Panel):
    """A planned meeting, ready to be changed and started."""

    started = Signal()
    left = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("page")
        self._desk = desk
        today = desk.workspace.today
        self._people: tuple[str, ...] | None = None
        self._rows: dict[object, ChoiceRow] = {}
        self._title = Text("", "title", wrap=True)
        self.purpose = text_field("Hvad vil vi gerne finde ud af?", rows=2)
        self.day = line_field("Dato", explain=lambda text: how_it_reads(text, today))
        self.time, self.end, self.place = line_field("Begynder"), line_field("Slutter"), line_field("Sted")
        self.invite = line_field(f"Hvem er vigtig for {desk.child}?", placeholder="Skriv et navn, og tryk Enter")
        self.start = PrimaryButton("Start mødet", "Ctrl Enter")
        self.start.clicked.connect(self.started)
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        self._connect()
        self._lay_out()

    def show_meeting(self) -> None:
        """Show the plan as it is stored; a field being written in is left alone."""
        row = self._desk.row
        self._title.setText(f"{self._desk.type.name} om {self._desk.child}")
        day = _day_words(row.held_on)
        shown = {self.purpose: row.purpose, self.day: day, self.place: row.place}
        shown |= {self.time: _time_words(row.starts_at), self.end: _time_words(row.ends_at)}
        for field, text in shown.items():
            if not field.editor.hasFocus():
                field.set_text(text)
        names = tuple(f"{each.id}{each.called}" for each in row.participants)
        if names != self._people:
            self._people = names
            self._rebuild()
        for each in row.participants:
            self._rows[each.id].show_choice(each.invitation)

    def _rebuild(self) -> None:
        clear(self._box)
        self._rows = {}
        if not self._desk.row.participants:
            self._box.addWidget(EmptyState(NOBODY_ASKED.format(child=self._desk.child)))
        for each in self._desk.row.participants:
            row = ChoiceRow(each.called, ANSWERS)
            row.chosen.connect(
                lambda value, each=each: self._desk.do(
                    f"Svar fra {each.called}", set_invitation, each.id, invitation=str(value)
                )
            )
            if not each.is_child:
                away = IconButton("trash", f"Spørg alligevel ikke {each.called}")
                away.clicked.connect(
                    lambda _on=False, each=each: self._desk.do("Ikke med", remove_record, "participant", each.id)
                )
                row.add_extra(away)
            self._rows[each.id] = row
            self._box.addWidget(row)

    def _change(self, name: str, text: str, field: LabeledField) -> None:
        done = self._desk.do("Ret mødet", change_record, "meeting", self._desk.meeting_id, {name: text})
        field.set_error("" if done else "Det kan ikke læses. Se beskeden foroven.")

    def _ask(self, name: str) -> None:
        if not name.strip():
            return
        found = self._desk.do("Find person", person_called, self._desk.meeting_id, called=name)
        if found and self._desk.do("Spørg til mødet", add_participant, self._desk.meeting_id, found.value):
            self.invite.set_text("")

    def _connect(self) -> None:
        fields = {"purpose": self.purpose, "held_on": self.day, "starts_at": self.time, "ends_at": self.end}
        for name, field in (fields | {"place": self.place}).items():
            field.committed.connect(lambda text, name=name, field=field: self._change(name, text, field))
        self.invite.committed.connect(self._ask)

    def _lay_out(self) -> None:
        back = PlainButton("Tilbage", "", "arrow-left")
        back.clicked.connect(self.left)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(back)
        top.addWidget(self.start)
        line = QHBoxLayout()
        line.setSpacing(12)
        for field, share in ((self.day, 3), (self.time, 1), (self.end, 1), (self.place, 3)):
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        scroll = Scroll("Det planlagte møde", gap=14)
        scroll.body.addWidget(self.purpose)
        scroll.body.addLayout(line)
        scroll.body.addWidget(SectionHeading("Hvem er spurgt?", role="heading"))
        scroll.body.addLayout(self._box)
        scroll.body.addWidget(self.invite)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 32, 44, 20)
        column.setSpacing(18)
        column.addLayout(top)
        column.addWidget(_wide(scroll), 1)


def _wide(scroll: QWidget) -> QWidget:
    """Keep lines short enough to read on a wide screen."""
    scroll.setMaximumWidth(1100)
    return scroll


def _day_words(held_on: str) -> str:
    return day_date(dt.date.fromisoformat(held_on)) if held_on else ""


def _time_words(time: str) -> str:
    return at_clock(time) if time else ""
