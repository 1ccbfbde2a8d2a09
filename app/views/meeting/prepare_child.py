"""»{navn}s måde at være med på«: one of six ways for each child, and the talk held before the meeting."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import day_date
from app.language.folding import join_names, possessive
from app.models.approx_spans import Tense
from app.models.enums_meeting import TakesPart
from app.services.meeting_guests import GuestChoice
from app.services.meeting_plan import ask_to_meeting
from app.services.meeting_preparation import ChildRow, Preparation, TalkRow
from app.services.meetings import set_child_way
from app.services.records import add_record, remove_record
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.plan_fields import NOBODY_YET
from app.views.meeting.prepare_part import PreparePart, focus_first
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import YES_NO, offer
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card, OwnWords
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.text import Heading, Text
from app.wording import word

ABOUT = "Spørg {child} før mødet. {child} må altid lave det om."
TALK = "Skriv samtalen"
STEP = "Barnets måde at være med på"


class ChildPart(PreparePart):
    """The part, a card for each child."""

    def __init__(self, desk: MeetingDesk) -> None:
        heading = join_names([possessive(name) for name in desk.row.child_names]) or "Barnets"
        super().__init__(desk, f"{heading} måde at være med på")
        self.cards: dict[object, ChildCard] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(18)
        self._people: tuple[GuestChoice, ...] = ()
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    def show_people(self, people: tuple[GuestChoice, ...]) -> None:
        """Offer everybody of the case as the one who talked with a child."""
        self._people = people
        for card in self.cards.values():
            card.talk.show_people(people)

    def show_prepared(self, prepared: Preparation) -> None:
        """Show each child's way and talks; what is half typed stays."""
        if [*self.cards] != [each.person_id for each in prepared.children]:
            empty_layout(self._column)
            self.cards = {each.person_id: ChildCard(self.desk, each) for each in prepared.children}
            for card in self.cards.values():
                self._column.addWidget(card)
            self.show_people(self._people)
        for each in prepared.children:
            self.cards[each.person_id].show_child(each)

    def take_focus(self) -> None:
        """Go to the first child's ways."""
        first = next(iter(self.cards.values()), None)
        if first is not None:
            first.take_focus()


class ChildCard(Card):
    """One child: the ways as chips with a letter each, and the talks."""

    def __init__(self, desk: MeetingDesk, child: ChildRow) -> None:
        super().__init__(f"Hvordan vil {child.called} være med?")
        self._desk, self._child = desk, child
        self.ways = ChipRow(f"{child.called} er med:")
        self.ways.set_choices([(each, _way(each, child.called)) for each in TakesPart])
        self.ways.chosen.connect(self._choose)
        self._talks = QVBoxLayout()
        self._talks.setSpacing(10)
        self.talk = TalkForm(desk, child)
        self.body.addWidget(Text(ABOUT.format(child=child.called), "body", "ink2", wrap=True))
        self.body.addWidget(self.ways)
        self.body.addSpacing(6)
        self.body.addWidget(Heading(f"Samtalen med {child.called} før mødet", "subhead"))
        self.body.addLayout(self._talks)
        self.body.addWidget(self.talk)

    def show_child(self, child: ChildRow) -> None:
        """Show the way and the talks as they are stored."""
        changed = child.talks != self._child.talks or self._talks.count() != len(child.talks)
        self._child = child
        self.ways.set_values([child.takes_part])
        if changed:
            empty_layout(self._talks)
            for number, each in enumerate(child.talks, start=1):
                self._talks.addWidget(self._told(each, number))

    def take_focus(self) -> None:
        """Go to the first way."""
        focus_first(self.ways)

    def _choose(self) -> None:
        way = self.ways.value()
        if way is None:
            return
        participant = self._child.participant_id
        if participant is None:
            done = self._desk.do("Spørg til mødet", ask_to_meeting, self._desk.meeting_id, self._child.person_id)
            participant = done.value if done else None
        if participant is not None:
            self._desk.do(STEP, set_child_way, participant, takes_part=str(way))

    def _told(self, talk: TalkRow, number: int) -> QWidget:
        holder = QWidget()
        away = QuietButton("Slet", icon="trash")
        away.setAccessibleName(f"Slet samtale {number} med {self._child.called}")
        away.clicked.connect(partial(self._desk.do, "Slet samtalen", remove_record, "child_talk", talk.id))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(OwnWords(talk.own_words, talk.told) if talk.own_words else Text(talk.told, wrap=True), 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return holder


class TalkForm(QWidget):
    """A talk as typed; kept as a draft until it is written down."""

    def __init__(self, desk: MeetingDesk, child: ChildRow) -> None:
        super().__init__()
        self._desk, self._child = desk, child
        prefix = f"prepare:{desk.meeting_id}:talk:{child.child_id}:"
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, prefix)
        self.fields: dict[str, LabeledField] = {
            "on": line_field("Hvornår", explain=lambda text: _day_words(text, desk.workspace.today)),
            "with_id": choice_field("Talte med", [NOBODY_YET]),
            "place": line_field("Hvor"),
            "own_words": text_field(f"{possessive(child.called)} egne ord", rows=2, as_said=True),
            "companion_offered": choice_field("Ved, at en bisidder må være med", [("", "ikke sagt endnu"), *YES_NO]),
        }
        self.write = PlainButton(TALK, icon="check")
        self.write.setAccessibleName(f"{TALK} med {child.called}")
        for name, field in self.fields.items():
            field.editor.setAccessibleName(f"{field.editor.accessibleName()}, samtalen med {child.called}")
            field.set_text("")  # a choice says »ikke sagt endnu«
            self._drafts.bind(name, field)
        self.write.clicked.connect(self._write)
        self._lay_out()

    def show_people(self, people: tuple[GuestChoice, ...]) -> None:
        """Offer who may have talked with the child."""
        others = [(str(each.person_id), each.label) for each in people if each.person_id != self._child.person_id]
        offer(self.fields["with_id"], [NOBODY_YET, *others])
        if (chosen := self._drafts.text("with_id")) is not None:
            self.fields["with_id"].restore(chosen)  # it was not among the choices until now

    def _write(self) -> None:
        typed: dict[str, object] = {name: field.text() for name, field in self.fields.items()}
        if not typed["on"] and not typed["own_words"]:
            self._ask_again("Skriv, hvornår I talte sammen.")
            return
        read = read_when(self.fields["on"].text(), self._desk.workspace.today, tense=Tense.GONE)
        if read.slip:
            self._ask_again(read.note)
            return
        typed["on"] = read.on.isoformat() if read.on else typed["on"]  # »i går« is another day tomorrow
        inside: dict[str, object] = {"child_id": str(self._child.child_id), "meeting_id": str(self._desk.meeting_id)}
        with self._drafts.becoming_step():
            tried = attempt(
                self._desk.workspace,
                "Samtale før mødet",
                add_record,
                self._desk.row.case_id,
                "child_talk",
                typed | inside,
            )
        self.fields["on"].set_error(tried.refusal)
        if tried.done is not None:
            self._drafts.drop_all()
            for field in self.fields.values():
                field.set_text("")

    def _ask_again(self, question: str) -> None:
        self.fields["on"].set_error(question)
        self.fields["on"].setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        for name, share in (("on", 3), ("with_id", 4), ("place", 3)):
            top.addWidget(self.fields[name], share, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.fields["companion_offered"])
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.fields["own_words"])
        column.addLayout(below)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)


def _way(way: TakesPart, child: str) -> str:
    words = word(way).replace("barnet", child)
    return words[:1].upper() + words[1:]


def _day_words(text: str, today: dt.date) -> str:
    """Return the day that was meant; a time that is only about right stays as it is written.

    Raises UserError for what is likelier a slip of the finger.
    """
    read = read_when(text, today, tense=Tense.GONE)
    if read.slip:
        raise UserError(read.note)
    return day_date(read.on) if read.on else ""
