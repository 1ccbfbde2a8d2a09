"""The end of a follow-up: when we meet again and why, whether the rhythm stays, and whom it was explained to."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.language.dates import day_date
from app.language.folding import join_names
from app.models.approx_spans import Tense
from app.models.enums import FollowUpKind
from app.services.follow_up_session import look_at_follow_up_day
from app.services.follow_up_session_rows import FollowUpSession
from app.services.follow_ups import ChosenRhythm, ExplainedRhythm
from app.services.rhythm_choice import RhythmAdvice
from app.views.case.follow_up_line import AskedLine
from app.views.case.rhythm_fields import RhythmFields
from app.views.meeting.chips import ChipRow
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import date_words
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KEEP, CHANGE = "keep", "change"
HEADING, SCOPE = "Næste gang", "ny rytme"
NO_RHYTHM = "Hvor tit mødes vi? Ingen rytme endnu."


class NextPart(Card):
    """The next date with what is in its way, and the rhythm after that."""

    answered = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, drafts: FieldDrafts) -> None:
        super().__init__(HEADING, icon="calendar-blank")
        self._workspace, self._case_id, self._drafts = workspace, case_id, drafts
        self._session: FollowUpSession | None = None
        self._planned, self._because = (Text("", "meta", "ink2", wrap=True) for _ in range(2))
        self._notes = Text("", "body", "warn", wrap=True)
        self.suggested = ChipRow("Foreslået dag:")
        self.suggested.chosen.connect(self._take_suggestion)
        today = workspace.today
        self.day = drafts.bind("next_on", line_field("Vi mødes igen", placeholder="fx 19. februar",
                                                     explain=date_words(today)))  # fmt: skip
        self.reason = drafts.bind("next_reason", line_field("Fordi", sentences=True))
        self.reason.editor.setAccessibleName("Fordi, næste gang")
        self.rhythm_line: AskedLine | None = None
        self._rhythm_box = QVBoxLayout()
        self.rhythm = RhythmFields(workspace, lambda name, field: drafts.bind(f"rhythm:{name}", field), SCOPE)
        for widget in (self._planned, self._because, self.suggested, self.day, self._notes, self.reason):
            self.body.addWidget(widget)
        self.body.addLayout(self._rhythm_box)
        self.body.addWidget(self.rhythm)
        self.day.committed.connect(lambda _text: self._look())
        self.reason.committed.connect(self.answered)

    def show_next(self, session: FollowUpSession, advice: RhythmAdvice) -> None:
        """Show what is suggested and how the rhythm stands."""
        own = tuple(each for each in advice.offers if each.kind is FollowUpKind.FOLLOW_UP)
        self.rhythm.show_advice(replace(advice, offers=own))
        self.rhythm.name_children([each.called for each in session.children])
        if session != self._session:
            self._session = session
            self._ask_rhythm(session)
            self._planned.setText(session.planned_next)
            self._because.setText(session.next_because)
            days = [(session.next_on, day_date(session.next_on))] if session.next_on else []
            self.suggested.set_choices(days)
        for widget, words in ((self._planned, session.planned_next), (self._because, session.next_because)):
            widget.setVisible(bool(words))
        self.suggested.setVisible(session.next_on is not None)
        self._look()

    def next_on(self) -> str:
        """Return the day as it was typed."""
        return self.day.text().strip()

    def has_date(self) -> bool:
        """Tell whether there is a day to meet again, new or planned before."""
        return bool(self.next_on() or (self._session and self._session.planned_next))

    def next_reason(self) -> str:
        """Return why we meet again just then."""
        return self.reason.text().strip()

    def chosen(self, kind: str, child_id: UUID | None) -> ChosenRhythm | None:
        """Return the rhythm that was decided, None when it goes on. Raises UserError when it cannot be read."""
        changes = self.rhythm_line is not None and self.rhythm_line.answer() == CHANGE
        return self.rhythm.chosen(kind, child_id) if changes else None

    def explained(self) -> ExplainedRhythm | None:
        """Return whom the rhythm that goes on was explained to, None when nobody was."""
        line, now = self.rhythm_line, self._session.rhythm if self._session else None
        if line is None or now is None or now.id is None or not line.text("explained_to"):
            return None
        return ExplainedRhythm(now.id, line.text("explained_to"), line.text("explained_on"))

    def _ask_rhythm(self, session: FollowUpSession) -> None:
        empty_layout(self._rhythm_box)
        now = session.rhythm
        keep = ((KEEP, "bliver som nu"),) if now.words else ()
        words = f"Rytmen er {now.words}." if now.words else NO_RHYTHM
        line = AskedLine(
            self._drafts, "rhythm", words, (*keep, (CHANGE, "ny rytme" if keep else "vælg en rytme")), "Rytmen"
        )
        if now.words:
            names = [each.called for each in session.children[:2]]
            explained = line_field("Forklaret for", placeholder=f"fx {join_names([*names, 'forældrene'])}")
            line.add("explained_to", explained, KEEP)
            on = line_field("Forklaret den", placeholder="i dag", explain=date_words(self._workspace.today, Tense.GONE))
            line.add("explained_on", on, KEEP, beside=True)
        line.put_into(self._rhythm_box)
        line.set_note(" ".join(filter(None, (
            now.reason and f"Fordi {now.reason.rstrip('.')}.",
            now.child_wish and f"Barnets ønske: {now.child_wish}.",
            now.explained and f"Forklaret for {now.explained}.",
        ))))  # fmt: skip
        line.answered.connect(self._on_rhythm)
        self.rhythm_line = line
        self._on_rhythm()

    def _on_rhythm(self) -> None:
        self.rhythm.setVisible(self.rhythm_line is not None and self.rhythm_line.answer() == CHANGE)
        self.answered.emit()

    def _take_suggestion(self) -> None:
        if self._session and self._session.next_on:
            self.day.restore(day_date(self._session.next_on))
            self.day.commit()

    def _look(self) -> None:
        """Say what is in the way of the day."""
        day = self.next_on()
        found = self._workspace.ask(look_at_follow_up_day, self._case_id, day=day) if day else ()
        self._notes.setText(" ".join(each.sentence for each in found))
        self._notes.setVisible(bool(found))
        chosen = self._session.next_on if self._session else None
        self.suggested.set_values([chosen] if chosen and day == day_date(chosen) else [])
        self.answered.emit()
