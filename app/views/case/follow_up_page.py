"""The follow-up itself: one calm page that prepares itself from last time and is held as one step.

Everything on it is a draft until it is held, so it may be closed in the middle and gone on with later.
"""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.models.enums import FollowUpKind
from app.services.follow_up_session import prepare_follow_up
from app.services.follow_up_session_rows import FollowUpSession
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.rhythm_choice import advise_rhythm
from app.views.case.follow_up_agreements import AgreementsPart
from app.views.case.follow_up_basics import BasicsPart
from app.views.case.follow_up_children import ChildrenPart
from app.views.case.follow_up_end import EndPart
from app.views.case.follow_up_goals import GoalsPart
from app.views.case.follow_up_help import HelpPart
from app.views.case.follow_up_next import NextPart
from app.views.case.follow_up_order import tab_as_it_is_read
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.workspace import Workspace

STEP, OPEN = "Hold opfølgning", "open"
"""The name of the step, and the draft that says the page was open, so that it is again after a lock."""


def follow_up_drafts(case_id: UUID) -> str:
    """Return the prefix of the drafts of a follow-up that is not held yet."""
    return f"hold_follow_up:{case_id}:"


class FollowUpPage(QWidget):
    """The page. `shut` comes when it is put away, `held` when it was held."""

    help_topic = "case.follow_up"

    shut = Signal()
    held = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self.drafts = FieldDrafts(workspace, case_id, follow_up_drafts(case_id))
        self._session: FollowUpSession | None = None
        self._is_held = False
        self.answered: dict[str, str] = {}
        """What stood in its drafts when it was held, by their names."""
        self.basics = BasicsPart(self.drafts, workspace.today)
        self.agreements, self.goals = AgreementsPart(self.drafts), GoalsPart(self.drafts)
        self.help, self.children_part = HelpPart(self.drafts), ChildrenPart(self.drafts)
        self.next, self.end = NextPart(workspace, case_id, self.drafts), EndPart()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        parts = (self.basics, self.agreements, self.goals, self.help, self.children_part, self.next, self.end)
        for part in parts:
            column.addWidget(part)
        for part in parts[:-1]:
            part.answered.connect(self._on_answered)
        self.basics.chosen.connect(self.refresh)
        self.end.hold.clicked.connect(self.carry_out)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            done = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            done.setAutoRepeat(False)
            done.activated.connect(self.carry_out)
        self.end.later.clicked.connect(self._put_away)
        self.drafts.keep(OPEN, "ja")
        self.refresh()

    def refresh(self) -> None:
        """Read what there is to look at again; what is answered and half typed stays."""
        about, session = self.basics.shown(), self._read()
        self.basics.show_session(session)
        if self.basics.shown() != about:  # whom it is about was chosen before, or planned: known only now
            about, session = self.basics.shown(), self._read()
            self.basics.show_session(session)
        self._session = session
        self.agreements.show_agreements(session.agreements)
        self.goals.show_goals(session.goals, session.people)
        self.help.show_help(session.help, asks_rungs=session.asks_rungs)
        asked = tuple(each for each in session.children if not about or each.id in about)
        self.children_part.show_children(asked)
        advice = self._workspace.ask(advise_rhythm, self._case_id, child_id=about[0] if len(about) == 1 else None)
        self.next.show_next(session, advice)
        tab_as_it_is_read(self)
        self._on_answered()

    def _read(self) -> FollowUpSession:
        chosen, meeting_id = self.basics.shown(), self.basics.meeting_id()
        return self._workspace.ask(prepare_follow_up, self._case_id, children=chosen, meeting_id=meeting_id)

    def take_focus(self) -> None:
        """Begin with the first thing."""
        self.basics.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the page away with Esc, as »Luk, og gør den færdig senere« does."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._put_away()
            return
        super().keyPressEvent(event)

    def carry_out(self) -> None:
        """Hold the follow-up as one step; a refusal is said beside the button and everything stays as it is."""
        if self._is_held:
            return  # pressed twice: the page is on its way out
        self.drafts.flush()
        try:
            held = self._held()
        except UserError as error:
            self.end.refuse(str(error))
            return
        with self.drafts.becoming_step():
            tried = attempt(
                self._workspace, STEP, hold_follow_up, self._case_id, held, follow_up_id=self.basics.planned_id()
            )
        self.end.refuse(tried.refusal)
        if tried.done is not None:
            self._is_held = True
            self.answered = {each: self.drafts.text(each) or "" for each in self.drafts.names() - {OPEN}}
            self.drafts.drop_all()
            self.held.emit()

    def _held(self) -> HeldFollowUp:
        """Return the page as it stands. Raises UserError for what it can see is wrong."""
        heard, about = self.children_part.heard(), self.basics.about()
        child_id = about[0] if len(about) == 1 else None
        apart = len(about) > 1 or (not about and self.children_part.is_mixed())
        return HeldFollowUp(
            held_on=self.basics.held_on(),
            child_talked=heard.all_talked,
            plan_reviewed=self.children_part.plan_reviewed(),
            child_said=heard.said,
            progress=self.agreements.progress.text(),
            next_reason=self.next.next_reason(),
            not_talked_because=heard.because,
            heard_instead=heard.instead,
            child_id=child_id,
            children=self.children_part.each_heard() if apart else (),
            meeting_id=self.basics.meeting_id(),
            people=self.basics.people.people(),
            decisions=self.help.decisions(),
            agreements=self.agreements.went(),
            goals=self.goals.goals(),
            rhythm=self.next.chosen(FollowUpKind.FOLLOW_UP.value, child_id),
            explained=self.next.explained(),
            next_on=self.next.next_on(),
        )

    def _on_answered(self) -> None:
        if self._session is None:
            return
        heard = self.children_part.heard()
        counted = self._session.counts.missing(heard.not_talked, plan_open=self.children_part.plan_is_open())
        self.end.show_missing(counted, self._missing())

    def _missing(self) -> list[str]:
        """Return what nobody has answered yet; none of it stops anything."""
        found = (
            (not self.basics.people.people(), "hvem der var med"),
            (self.agreements.unanswered(), "aftaler at se på"),
            (self.goals.unscored(), "tal på mål"),
            (self.help.undecided(), "stilling til hjælpen"),
            (self.help.without_why(), "hvorfor hjælpen laves om"),
            (not self.next.has_date(), "dagen, I mødes igen"),
            (bool(self.next.next_on()) and not self.next.next_reason(), "hvorfor I mødes igen den dag"),
        )
        return [words for is_missing, words in found if is_missing]

    def _put_away(self) -> None:
        self.drafts.flush()
        self.drafts.drop(OPEN)
        self.shut.emit()
