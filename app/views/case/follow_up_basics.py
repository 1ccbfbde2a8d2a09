"""The head of a follow-up: when it was, whether it was a meeting or a planned one, whom it is about, who came."""

import datetime as dt
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserError
from app.language.dates import long_date
from app.models.approx_spans import Tense
from app.services.follow_up_session_rows import FollowUpSession
from app.services.typed_days import typed_day
from app.views.case.follow_up_people import NOBODY, WhoWasThere
from app.views.meeting.chips import ChipRow
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import gone_day_words, offer
from app.views.widgets.cards import Card
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text

ITSELF = ("", "en opfølgning for sig")
ABOUT = "Hvem handler den om?"
CHOOSE = "Vælg mindst ét barn, eller alle."
ABOUT_NOW = dt.timedelta(days=14)
MEETING, PLANNED, CHILDREN = "meeting:", "planned:", "children"
NOT_YET = "Den dag er ikke kommet endnu. Skriv den dag, I holdt opfølgningen."


class BasicsPart(Card):
    """The fields of the head. `chosen` when it is about another child, or was a meeting."""

    answered = Signal()
    chosen = Signal()

    def __init__(self, drafts: FieldDrafts, today: dt.date) -> None:
        super().__init__("Opfølgning", icon="check-circle")
        self._today = today
        self._session: FollowUpSession | None = None
        self._since = Text("", "body", "ink2", wrap=True)
        self.day = drafts.bind("held_on", line_field("Hvornår", placeholder="i dag", explain=gone_day_words(today)))
        self.which = drafts.bind("which", choice_field("Hvad var det?", [ITSELF]))
        self.whose = ChipRow(ABOUT, several=True)
        self._about = Text(ABOUT, "meta", "ink2")
        self._drafts, self.people = drafts, WhoWasThere(drafts)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.day, self.which):
            row.addWidget(field, 1)
        self.body.addWidget(self._since)
        self.body.addLayout(row)
        for part in (self._about, self.whose, self.people):
            self.body.addWidget(part)
        self.which.committed.connect(lambda _text: self._on_which())
        self.whose.chosen.connect(self._on_children)
        for source in (self.people.answered, self.day.committed):
            source.connect(lambda *_: self.answered.emit())

    def show_session(self, session: FollowUpSession) -> None:
        """Show what there is to choose from."""
        self._session = session
        self._since.setText(session.since_words)
        meetings = [(f"{MEETING}{each.id}", f"mødet {long_date(each.on)}") for each in session.meetings]
        planned = [(f"{PLANNED}{each.id}", f"den, der var planlagt {long_date(each.on)}") for each in session.planned]
        offer(self.which, [ITSELF, *planned, *meetings])
        self.whose.set_choices([(each.id, each.called) for each in session.children])
        for part in (self._about, self.whose):
            part.setVisible(len(session.children) > 1)
        kept = self._drafts.text("which")
        self.which.set_text(self._usual(session) if kept is None else kept)
        self._restore_children(session)
        self.people.show_people(session.people)
        self._preset_people()

    def take_focus(self) -> None:
        """Go to the day."""
        self.day.setFocus()

    def held_on(self) -> str:
        """Return the day as it was typed, else the meeting's; empty is today. Raises UserError for one to come."""
        typed = self.day.text().strip()
        on = typed_day(typed, self._today, Tense.GONE).start if typed else None
        if on is not None and on > self._today:
            raise UserError(NOT_YET)
        met = self._met()
        return typed or (met.isoformat() if met else "")

    def about(self) -> tuple[UUID, ...]:
        """Return whom it is about, nobody for all of them. Raises UserError when there are several and none is chosen.

        A single child is chosen by being the only one.
        """
        chosen = self._chosen()
        if len(self._session.children if self._session else ()) > 1 and not chosen:
            raise UserError(CHOOSE)
        return self.shown()

    def shown(self) -> tuple[UUID, ...]:
        """Return whom the page asks about, nobody for all of them; all as long as none is chosen."""
        chosen = self._chosen()
        return () if self._session is None or len(chosen) in (0, len(self._session.children)) else chosen

    def meeting_id(self) -> UUID | None:
        """Return the meeting that was the follow-up, None when it was none."""
        return _id_after(MEETING, self.which.text())

    def planned_id(self) -> UUID | None:
        """Return the planned follow-up it was, None when it was none."""
        return _id_after(PLANNED, self.which.text())

    def _usual(self, session: FollowUpSession) -> str:
        """Return what it most likely is: the one that was planned about now, else the meeting of today."""
        near = [each for each in session.planned if each.on <= self._today + ABOUT_NOW]
        if near:
            return f"{PLANNED}{near[0].id}"
        return next((f"{MEETING}{each.id}" for each in session.meetings if each.on == self._today), "")

    def _met(self) -> dt.date | None:
        chosen = self.meeting_id()
        found = self._session.meetings if self._session else ()
        return next((each.on for each in found if each.id == chosen), None)

    def _chosen(self) -> tuple[UUID, ...]:
        chosen = self.whose.values()
        return tuple(each.id for each in self._session.children if each.id in chosen) if self._session else ()

    def _restore_children(self, session: FollowUpSession) -> None:
        """Choose whom was chosen before, else whom the chosen one was planned for: all of them, unless for one."""
        kept = self._drafts.text(CHILDREN)
        every = {str(each.id) for each in session.children}
        wanted = (self._planned_for(session) if kept is None else set(kept.split())) or every
        self.whose.set_values([each.id for each in session.children if kept != NOBODY and str(each.id) in wanted])

    def _planned_for(self, session: FollowUpSession) -> set[str]:
        """Return the children the chosen one was planned for, with those it was planned for that same day."""
        on = next((each.on for each in session.planned if each.id == self.planned_id()), None)
        found = [each.child_id for each in session.planned if each.on == on]
        return set() if None in found else {str(each) for each in found}

    def _on_children(self) -> None:
        self._drafts.keep(CHILDREN, " ".join(map(str, self._chosen())) or NOBODY)
        self.chosen.emit()

    def _on_which(self) -> None:
        if self._session is not None:
            self._restore_children(self._session)
        self._preset_people()
        self.chosen.emit()

    def _preset_people(self) -> None:
        found = self._session.meetings if self._session else ()
        self.people.preset(next((each.people for each in found if each.id == self.meeting_id()), ()))


def _id_after(prefix: str, chosen: str) -> UUID | None:
    return UUID(chosen.removeprefix(prefix)) if chosen.startswith(prefix) and chosen != prefix else None
