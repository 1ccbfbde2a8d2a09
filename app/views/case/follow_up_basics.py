"""The head of a follow-up: when it was, whether it was a meeting or a planned one, whom it is about, who came."""

import datetime as dt
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserError
from app.language.dates import long_date
from app.services.follow_up_session_rows import FollowUpSession
from app.services.typed_days import typed_day
from app.views.case.follow_up_people import WhoWasThere
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import date_words, offer
from app.views.widgets.cards import Card
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text

ITSELF = ("", "en opfølgning for sig")
ALL = ("", "alle børnene")
ABOUT_NOW = dt.timedelta(days=14)
MEETING, PLANNED = "meeting:", "planned:"
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
        self.day = drafts.bind("held_on", line_field("Hvornår", placeholder="i dag", explain=date_words(today)))
        self.which = drafts.bind("which", choice_field("Hvad var det?", [ITSELF]))
        self.child = drafts.bind("child", choice_field("Hvem handler den om?", [ALL]))
        self._drafts, self.people = drafts, WhoWasThere(drafts)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.day, self.which, self.child):
            row.addWidget(field, 1)
        self.body.addWidget(self._since)
        self.body.addLayout(row)
        self.body.addWidget(self.people)
        self.which.committed.connect(lambda _text: self._on_which())
        self.child.committed.connect(lambda _text: self.chosen.emit())
        for source in (self.people.answered, self.day.committed):
            source.connect(lambda *_: self.answered.emit())

    def show_session(self, session: FollowUpSession) -> None:
        """Show what there is to choose from."""
        self._session = session
        self._since.setText(session.since_words)
        meetings = [(f"{MEETING}{each.id}", f"mødet {long_date(each.on)}") for each in session.meetings]
        planned = [(f"{PLANNED}{each.id}", f"den, der var planlagt {long_date(each.on)}") for each in session.planned]
        offer(self.which, [ITSELF, *planned, *meetings])
        offer(self.child, [ALL, *((str(each.id), each.called) for each in session.children)])
        self.child.setVisible(len(session.children) > 1)
        self._restore("which", self._usual(session))
        self._restore("child", self._usual_child(session))
        self.people.show_people(session.people)
        self._preset_people()

    def take_focus(self) -> None:
        """Go to the day."""
        self.day.setFocus()

    def held_on(self) -> str:
        """Return the day as it was typed, else the meeting's; empty is today. Raises UserError for one to come."""
        typed = self.day.text().strip()
        on = typed_day(typed, self._today).start if typed else None
        if on is not None and on > self._today:
            raise UserError(NOT_YET)
        met = self._met()
        return typed or (met.isoformat() if met else "")

    def child_id(self) -> UUID | None:
        """Return whom it is about, None for all of them."""
        return _id_after("", self.child.text())

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

    def _restore(self, name: str, usual: str) -> None:
        """Choose what was chosen before: it was not among the choices until now."""
        field = self.which if name == "which" else self.child
        kept = self._drafts.text(name)
        field.set_text(usual if kept is None else kept)

    def _usual_child(self, session: FollowUpSession) -> str:
        """Return whom the chosen one was planned for; empty is all of them."""
        planned = next((each.child_id for each in session.planned if each.id == self.planned_id()), None)
        return str(planned) if planned else ""

    def _on_which(self) -> None:
        if self._session is not None:
            self._restore("child", self._usual_child(self._session))
        self._preset_people()
        self.chosen.emit()

    def _preset_people(self) -> None:
        found = self._session.meetings if self._session else ()
        self.people.preset(next((each.people for each in found if each.id == self.meeting_id()), ()))


def _id_after(prefix: str, chosen: str) -> UUID | None:
    return UUID(chosen.removeprefix(prefix)) if chosen.startswith(prefix) and chosen != prefix else None
