"""Who hears of the meeting afterwards: the child that went, and those who were not there."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.language.dates import long_date
from app.services.meeting_call_back import (
    CallRow,
    TellRow,
    list_calls,
    list_tellings,
    note_called,
    note_child_told,
    plan_call,
)
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field, text_field
from app.views.widgets.fitted import Fitted
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

NOBODY = "Alle, der skal vide det, var med. Ingen skal ringes op."
WHO_TELLS = "Det er ikke aftalt, hvem der fortæller det."


class CallCard(Card):
    """One who was not there: who calls, what may be told, and that it is done. `card_asked` shows the paper for it."""

    card_asked = Signal()

    def __init__(self, desk: MeetingDesk, row: CallRow, drafts: FieldDrafts) -> None:
        super().__init__(f"Ring til {row.called}")
        self._desk, self._row, self._drafts = desk, row, drafts
        self._line = Text("", "body", "ink2", wrap=True)
        self.who = ChipRow(f"Ringer til {row.called}:")
        self.day = line_field("Hvilken dag?", placeholder="fx i morgen eller fredag")
        self.day.editor.setAccessibleName(f"Hvilken dag ringes der til {row.called}?")
        self.may_be_told = text_field(f"Det må {row.called} få at vide", rows=2)
        self.done, self.paper = PlainButton("Ringet i dag", icon="check"), QuietButton("Se kortet")
        self.done.clicked.connect(self._on_done)
        self.paper.clicked.connect(self.card_asked)
        self.who.chosen.connect(self._on_who)
        drafts.bind(self._draft, self.may_be_told, self._on_may)
        drafts.bind(self._day_draft, self.day, self._on_day)
        self.body.addWidget(self._line)
        self.body.addWidget(Text("Hvem ringer?", "meta", "ink2"))
        self.body.addWidget(self.who)
        self.body.addWidget(self.day)
        self.body.addWidget(self.may_be_told)
        buttons = FlowLayout(gap=12)
        for button in (self.done, self.paper):
            buttons.addWidget(button)
        self.body.addLayout(buttons)

    def show_row(self, row: CallRow) -> None:
        """Show how it stands; a field being written in is left alone."""
        self._row = row
        called = f"Ringet op den {long_date(row.called_on)}." if row.called_on else row.why
        phone = f"Telefon {row.phone}." if row.phone else "Telefonnummeret mangler i sagen."
        self._line.setText(called if row.called_on else f"{phone} {called}".strip())
        callers = [(each.person_id, each.called) for each in self._desk.row.participants if not each.is_child]
        self.who.set_choices([each for each in callers if each[0] != row.person_id])
        self.who.set_values([row.by_id])
        self._drafts.show(self._draft, row.may_be_told)
        self._drafts.show(self._day_draft, long_date(row.planned_on) if row.planned_on else "")
        self.done.set_words("Ikke ringet alligevel" if row.called_on else "Ringet i dag")
        self.done.setAccessibleName(f"{self.done.text()}: {row.called}")
        self.paper.setAccessibleName(f"Se kortet til opringningen til {row.called}")

    @property
    def _draft(self) -> str:
        return f"{self._row.person_id}:may_be_told"

    @property
    def _day_draft(self) -> str:
        return f"{self._row.person_id}:day"

    def _on_day(self, text: str) -> object:
        meeting, person = self._desk.meeting_id, self._row.person_id
        return self._desk.do("Hvornår der ringes", plan_call, meeting, person, on=text)

    def _on_who(self) -> None:
        person = self.who.value()
        if isinstance(person, UUID):
            self._desk.do("Hvem ringer", plan_call, self._desk.meeting_id, self._row.person_id, by_id=person)

    def _on_may(self, text: str) -> object:
        meeting, person = self._desk.meeting_id, self._row.person_id
        return self._desk.do("Hvad der må siges", plan_call, meeting, person, may_be_told=text)

    def _on_done(self) -> None:
        done = self._row.called_on is None
        self._desk.do("Ringet op", note_called, self._desk.meeting_id, self._row.person_id, done=done)


class CallsPart(Fitted):
    """A card for each. `card_asked` carries the person whose card is to be seen as paper."""

    card_asked = Signal(object)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: dict[UUID, CallCard] = {}
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:calls:")
        self._tellings, self._box = QVBoxLayout(), QVBoxLayout()
        self._empty = EmptyState(NOBODY, "check-circle")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        for box in (self._tellings, self._box):
            box.setSpacing(14)
            column.addLayout(box)
        column.addWidget(self._empty)
        column.addStretch(1)

    def show_calls(self) -> None:
        """Read whom to call again; cards stay where they are."""
        meeting = self._desk.meeting_id
        calls, tellings = (
            self._desk.workspace.ask(list_calls, meeting),
            self._desk.workspace.ask(list_tellings, meeting),
        )
        if [each.person_id for each in calls] != list(self._cards):
            self._drafts.unbind()
            empty_layout(self._box)
            self._cards = {each.person_id: self._new(each) for each in calls}
            for card in self._cards.values():
                self._box.addWidget(card)
        for each in calls:
            self._cards[each.person_id].show_row(each)
        empty_layout(self._tellings)
        for telling in tellings:
            self._tellings.addWidget(self._telling(telling))
        self._empty.setVisible(not calls and not tellings)

    def take_focus(self) -> bool:
        """Go to the first card."""
        card = next(iter(self._cards.values()), None)
        if card is not None:
            card.done.setFocus()
        return card is not None

    def _new(self, row: CallRow) -> CallCard:
        card = CallCard(self._desk, row, self._drafts)
        card.card_asked.connect(lambda: self.card_asked.emit(row.person_id))
        return card

    def _telling(self, row: TellRow) -> Card:
        card = Card(f"Fortæl {row.called}, hvad I aftalte")
        said = f"{row.by} fortæller det{f' {row.when}' if row.when else ''}." if row.by else WHO_TELLS
        card.body.addWidget(Text(f"{row.called} har fået det fortalt." if row.told else said, "body", wrap=True))
        if not row.told:
            done = PlainButton("Det er fortalt", icon="check")
            done.setAccessibleName(f"Det er fortalt til {row.called}")
            done.clicked.connect(lambda: self._on_told(row.person_id))
            card.body.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_told(self, person_id: UUID) -> None:
        self._desk.do("Barnet har fået det fortalt", note_child_told, self._desk.meeting_id, person_id)
