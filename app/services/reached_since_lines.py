"""The lines of »Nået siden sidst«: what an event was in words, whose it is, and where it stands in the case."""

from collections.abc import Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from app.language.folding import join_names
from app.models.agreement import Agreement
from app.models.base import CaseRecord
from app.models.knowledge import Concern
from app.models.plan import Goal
from app.services.agreement_rows import sentence_of
from app.services.discreet_rows import Discretion
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.ports import Unit
from app.services.reached_since_rows import ReachedKind, ReachedLine
from app.services.reached_since_span import Event
from app.services.snapshot import CaseRows, read_case

Told = TypeVar("Told", bound=CaseRecord)
_TABS = {
    ReachedKind.GOAL: "plan",
    ReachedKind.NEAR: "plan",
    ReachedKind.STEP_DOWN: "plan",
    ReachedKind.CASE_CLOSED: "overview",
    ReachedKind.WORRY: "concerns",
    ReachedKind.AGREEMENT: "meetings",
}
_FIRST_PAGE = "overview"


class ReachedLines:
    """Writes lines. Each case is read once, and only those that have a line."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._cases: dict[UUID, tuple[CaseRows, Discretion]] = {}

    @property
    def cases(self) -> tuple[UUID, ...]:
        """The cases that were read, for the audit."""
        return tuple(self._cases)

    def of(self, kind: ReachedKind, events: Iterable[Event]) -> Iterator[ReachedLine]:
        """Yield a line for each event; what nobody beside the screen may read says no more than its day.

        Of what is only near such a line would tell nothing, so there is none.
        """
        for event in events:
            rows, judge = self._case(event.case_id)
            line = self._line(kind, event, rows, judge)
            if line is not None:
                yield line
            elif kind is not ReachedKind.NEAR:
                yield ReachedLine(ReachedKind.NAMELESS, NEUTRAL_TITLE, "", event.on, event.case_id, _FIRST_PAGE)

    def _line(self, kind: ReachedKind, event: Event, rows: CaseRows, judge: Discretion) -> ReachedLine | None:
        child_id, words = None, ""
        match kind:
            case ReachedKind.GOAL | ReachedKind.NEAR:
                goal = _row(rows, Goal, event)
                child_id, words = goal.child_id, _goal_words(goal, kind)
                hidden = judge.hides(goal)
            case ReachedKind.AGREEMENT:
                agreement = _row(rows, Agreement, event)
                child_id, words = agreement.child_id, f"{sentence_of(rows, agreement)} Det lykkedes."
                hidden = judge.hides(agreement)
            case ReachedKind.WORRY:
                worry = _row(rows, Concern, event)
                child_id, words, hidden = worry.child_id, "En bekymring er løst.", judge.hides(worry)
            case ReachedKind.STEP_DOWN:
                child_id, words, hidden = event.row_id, "Hjælpen er nu på et lavere trin.", judge.is_careful
            case _:
                words, hidden = "Sagen er afsluttet med målene nået.", judge.is_careful
        return None if hidden else ReachedLine(kind, words, _who(rows, child_id), event.on, event.case_id, _TABS[kind])

    def _case(self, case_id: UUID) -> tuple[CaseRows, Discretion]:
        if case_id not in self._cases:
            rows = read_case(self._unit, case_id)
            self._cases[case_id] = rows, Discretion(rows)
        return self._cases[case_id]


def _row(rows: CaseRows, kind: type[Told], event: Event) -> Told:
    return next(each for each in rows.of(kind) if each.id == event.row_id)


def _goal_words(goal: Goal, kind: ReachedKind) -> str:
    named = f"»{goal.text.strip()}«" if goal.text and goal.text.strip() else "Et mål"
    return f"{named} er {'næsten ' if kind is ReachedKind.NEAR else ''}nået."


def _who(rows: CaseRows, child_id: UUID | None) -> str:
    """Return the child it is about as it is called, or all children of the case."""
    return join_names([rows.called(person.id) for _, person in rows.children(child_id)])
