"""»Hvem kommer«: everybody on the list by side of the table, their answer by one key, and a line to put more on it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import StoreError, UserError
from app.models.enums_meeting import Invitation, Side
from app.services import meeting_changes
from app.services.meeting_guests import GuestChoice, people_to_ask
from app.services.meeting_plan import ask_by_name, ask_to_meeting
from app.services.meeting_preparation import GuestRow, Preparation
from app.services.records import remove_record
from app.views.icons import IconMark
from app.views.meeting.choice_row import ChoiceRow, keys_of
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.prepare_find import FindPerson
from app.views.meeting.prepare_guest import GuestCard
from app.views.meeting.prepare_notes import NoteLines
from app.views.meeting.prepare_part import PreparePart
from app.views.meeting.prepare_two import TwoMeetings
from app.views.meeting.tab_places import put_before, widgets_in
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import IconButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text
from app.wording import word

ANSWERS = tuple(
    (each, word(each)) for each in (Invitation.INVITED, Invitation.COMING, Invitation.DECLINED, Invitation.NO_ANSWER)
)
NOBODY_ASKED = "Ingen er på listen endnu. Begynd med, hvem der er vigtig for {child}."
STEP = "Hvem kommer"
MORE_KEY = "M"
NAMES = 190
"""Pixels at 100 % for the names, so that the answers stand under each other."""
HELD_BACK = "Se »Hvem må vide hvad«, før der går noget ud."


class PeoplePart(PreparePart):
    """The part. `line` finds or names somebody."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(desk, STEP)
        self._guests: tuple[GuestRow, ...] = ()
        self._in_two = False
        self._choices: tuple[GuestChoice, ...] = ()
        self._opened: UUID | None = None
        self._rows: dict[UUID, ChoiceRow] = {}
        self.line = FindPerson(f"Hvem er vigtig for {desk.child}?", self._people, self._there)
        case_id, prefix = desk.row.case_id, f"prepare:{desk.meeting_id}:"
        self._drafts = FieldDrafts(desk.workspace, case_id, prefix)
        self._hows = FieldDrafts(desk.workspace, case_id, f"{prefix}how:")
        self.notes, self.two = NoteLines(), TwoMeetings(desk)
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        self._keys = Text(f"{keys_of(ANSWERS)} · {MORE_KEY} mere", "meta", "ink2", wrap=True)
        self.body.addWidget(self.notes)
        self.body.addWidget(self._keys)
        self.body.addLayout(self._box)
        self.body.addWidget(self.line)
        self.body.addWidget(self.two)
        self.body.addStretch(1)
        self._drafts.bind("new_person", self.line.field)
        self.line.found.connect(self._ask)
        self.line.newcomer.connect(self._ask_newcomer)

    def show_prepared(self, prepared: Preparation) -> None:
        """Show who is on the list; the rows stay where they are while nobody comes or goes, so the focus does too."""
        self.notes.show_notes((), prepared.warnings)
        in_two = prepared.other is not None
        names = [(each.id, each.name, each.role, each.side) for each in self._guests]
        same = names == [(each.id, each.name, each.role, each.side) for each in prepared.guests]
        self._guests = prepared.guests
        half = (each.id for each in self._guests if self._hows.text(str(each.id)))
        self._opened = self._opened or (None if self._rows else next(half, None))
        if not same or in_two != self._in_two or not self._rows:
            self._in_two = in_two
            self._rebuild()
        for each in self._guests:
            self._rows[each.id].show_choice(each.answer, _note(each))
        self._keys.setVisible(bool(self._guests))
        self.two.show_prepared(prepared)

    def take_focus(self) -> None:
        """Go to the first who has not answered, else to the line."""
        waiting = (each.id for each in self._guests if each.answer in (None, Invitation.INVITED, Invitation.NO_ANSWER))
        first = self._rows.get(next(waiting, UUID(int=0)))
        (first or self.line).setFocus()

    def _people(self) -> tuple[GuestChoice, ...]:
        """Read who can be asked when it is first needed; the line is typed in, so it may not fail loudly."""
        if not self._choices:
            try:
                self._choices = self.desk.workspace.ask(people_to_ask, self.desk.row.case_id).people
            except (UserError, StoreError):
                return ()
        return self._choices

    def _there(self) -> frozenset[UUID]:
        return frozenset(each.person_id for each in self._guests)

    def _ask(self, person_id: object) -> None:
        if isinstance(person_id, UUID):
            with self._drafts.becoming_step("new_person"):
                done = self.desk.do("Spørg til mødet", ask_to_meeting, self.desk.meeting_id, person_id)
            self._asked(done is not None)

    def _ask_newcomer(self, name: str, role: str) -> None:
        workspace, meeting = self.desk.workspace, self.desk.meeting_id
        with self._drafts.becoming_step("new_person"):
            done = workspace.do("Spørg til mødet", ask_by_name, meeting, name=name, role=role)
        self._asked(done is not None)
        if done is None:
            self.line.restore(", ".join(filter(None, (name, role))))

    def _asked(self, done: bool) -> None:
        self._choices = ()
        if done:
            self._drafts.drop("new_person")

    def _rebuild(self) -> None:
        self._hows.unbind()
        empty_layout(self._box)
        self._rows = {}
        if not self._guests:
            self._box.addWidget(EmptyState(NOBODY_ASKED.format(child=self.desk.child), "users-three"))
        for side in Side:
            here = [each for each in self._guests if each.side is side]
            if here:
                self._box.addWidget(_Side(side))
            for each in here:
                self._add_row(each)
        put_before(self.line.editor, widgets_in(self._box))

    def _add_row(self, guest: GuestRow) -> None:
        row = ChoiceRow(guest.name, ANSWERS, MORE_KEY, guest.called)
        row.chosen.connect(partial(self._answer, guest))
        row.extra_pressed.connect(partial(self._open, guest.id))
        row.set_name_width(NAMES)
        row.add_extra(_extra(guest, row.extra_pressed.emit))
        self._rows[guest.id] = row
        self._box.addWidget(row)
        if guest.id == self._opened:
            self._box.addWidget(self._card(guest))

    def _card(self, guest: GuestRow) -> GuestCard:
        card, do = GuestCard(guest, in_two=self._in_two), self.desk.do
        card.side_chosen.connect(lambda side: do(STEP, meeting_changes.set_side, guest.id, side=Side(side)))
        self._hows.bind(
            str(guest.id), card.how, lambda how: how and do(STEP, meeting_changes.note_invited, guest.id, how=how)
        )
        card.not_asked.connect(lambda: do(STEP, meeting_changes.not_invited_yet, guest.id))
        card.moved.connect(lambda: do(STEP, meeting_changes.move_guest, guest.id))
        card.removed.connect(lambda: do("Ikke med", remove_record, "participant", guest.id))
        return card

    def _answer(self, guest: GuestRow, value: object) -> None:
        self.desk.do(f"Svar fra {guest.called}", meeting_changes.note_answer, guest.id, answer=str(value))

    def _open(self, guest_id: UUID) -> None:
        self._opened = None if self._opened == guest_id else guest_id
        self._rebuild()
        for each in self._guests:
            self._rows[each.id].show_choice(each.answer, _note(each))
        self._rows[guest_id].setFocus()


class _Side(QWidget):
    """The heading of one side of the table, with air above it."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 0, 2)
        column.addWidget(Text(word(side).capitalize(), "meta", "ink2"))


def _note(guest: GuestRow) -> str:
    asked = f"spurgt {guest.asked}" if guest.asked else "ikke spurgt endnu"
    held = HELD_BACK if guest.may.reason else ""
    return " · ".join(filter(None, (guest.role, asked, held)))


def _extra(guest: GuestRow, pressed: Callable[[], object]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    if guest.may.reason:
        row.addWidget(IconMark("eye-slash", "warn"))
    more = IconButton("pencil-simple", f"Mere om {guest.called}")
    more.clicked.connect(pressed)
    row.addWidget(more)
    return holder
