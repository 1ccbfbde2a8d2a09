"""Next time: the date while everybody is here, and the rhythm after that with the reason said aloud."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums import TimeUnit
from app.services.follow_ups import ChosenRhythm, set_rhythm
from app.services.plan_page import read_plan
from app.services.rhythm_choice import advise_rhythm, asks_again
from app.services.room import read_room
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.next_meeting import NextMeeting
from app.views.meeting.room_words import coming_words
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text

NOT_YET = "Vi har ikke aftalt en dato endnu."


class NextPage(QWidget):
    """The next meeting in one sentence, its day, time and place, and how often we meet after that."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._agreed = Text("", "purpose", wrap=True)
        self.meeting, self.rhythm = NextMeeting(desk), _RhythmCard(desk)
        self.days, self.day, self.time, self.place = (
            self.meeting.days, self.meeting.day, self.meeting.time, self.meeting.place,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._agreed, self.meeting, self.rhythm):
            column.addWidget(widget)

    def show_next(self) -> None:
        """Show the meeting that is planned; a field being written in is left alone."""
        self._agreed.setText(coming_for_all(self._desk) or NOT_YET)
        self.meeting.show_next()
        self.rhythm.show_rhythm()

    def take_focus(self) -> None:
        """Go to the date."""
        self.meeting.take_focus()


class _RhythmCard(Card):
    """»Derefter mødes vi hver 3. måned, fordi …«; every rhythm has its reason (barnets lov § 95, stk. 3).

    One that is longer than the municipality's limit (six months) is asked about once more.
    """

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("Og derefter?")
        self._desk = desk
        self._words = Text("", "body", wrap=True)
        self.count = choice_field("Hver", [(str(number), f"{number}.") for number in range(1, 13)])
        self.unit = choice_field("Uge eller måned", [(TimeUnit.WEEKS.value, "uge"), (TimeUnit.MONTHS.value, "måned")])
        self.reason, self.longer = (line_field(each, sentences=True) for each in ("Fordi", "Hvorfor så sjældent?"))
        self._again, self._longest = Text("", "meta", "warn", wrap=True), 0
        self.agree = PlainButton("Sådan gør vi")
        self.agree.clicked.connect(self._store)
        for field in (self.reason, self.longer):
            if isinstance(field.editor, LineEditor):
                field.editor.returnPressed.connect(self._store)
        self.count.set_text("3")
        self.unit.set_text(TimeUnit.MONTHS.value)
        self.drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:rhythm:")
        named = {"count": self.count, "unit": self.unit, "reason": self.reason, "longer": self.longer}
        for name, field in named.items():
            self.drafts.bind(name, field)
        for field in (self.count, self.unit):
            field.committed.connect(lambda _text: self._ask_again())
        line = QHBoxLayout()
        line.setSpacing(12)
        for field, share in ((self.count, 0), (self.unit, 0), (self.reason, 1)):
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._words)
        self.body.addLayout(line)
        self.body.addWidget(self._again)
        self.body.addWidget(self.longer)
        self.body.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rhythm(self) -> None:
        """Show the rhythm that is decided."""
        cadences = self._desk.workspace.ask(read_plan, self._desk.row.case_id).cadences
        words = [f"Vi mødes {each.words}" + (f", fordi {each.reason}" if each.reason else "") for each in cadences]
        self._words.setText(". ".join(words))
        self._words.setVisible(bool(words))
        self._ask_again()

    def _ask_again(self) -> str:
        """Ask why so seldom when the rhythm is a long one, and return the question."""
        desk = self._desk
        if not self._longest:  # once: nobody changes the rules while people sit here
            self._longest = desk.workspace.ask(advise_rhythm, desk.row.case_id).longest
        again = asks_again(int(self.count.text()), self.unit.text(), self._longest)
        self._again.setText(again)
        self.longer.editor.setAccessibleDescription(again)
        for each in (self._again, self.longer):
            each.setVisible(bool(again))
        return again

    def _store(self) -> None:
        again, longer = self._ask_again(), self.longer.text().strip()
        if again and not longer:
            self.longer.set_error(again)
            self.longer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        coming = self._desk.row.coming
        base = coming.held_on if coming and coming.held_on else self._desk.workspace.today
        chosen = ChosenRhythm(
            int(self.count.text()), self.unit.text(), self.reason.text(), base.isoformat(),
            longer_because=longer if again else "",
        )  # fmt: skip
        with self.drafts.becoming_step():
            done = self._desk.do("Rytme", set_rhythm, self._desk.row.case_id, chosen)
        if done is None:
            self.reason.set_error("Skriv kort, hvorfor det er den rytme.")
            return
        self.drafts.drop_all()
        for field in (self.reason, self.longer):
            field.set_text("")


def coming_for_all(desk: MeetingDesk) -> str:
    """Return the next meeting as everybody who is here may know of it; empty when nothing is planned."""
    told = coming_words(desk.workspace.ask(read_room, desk.meeting_id).coming)
    return f"{told}." if told else ""
