"""What happened in her own cases since a day that is worth telling: asked of the store, ids and days only."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select

from app.models.agreement import Agreement, AgreementOccurrence, AgreementReview
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums import CaseStatus, FollowUpKind, GoalStatus, InterventionStatus
from app.models.enums_early import ConcernOutcome
from app.models.enums_meeting import AgreementOutcome, AgreementState, MeetingStatus
from app.models.knowledge import ChildTalk, Concern, Contact
from app.models.meeting import Meeting, Participant
from app.models.plan import FollowUp, Goal, Intervention
from app.services.figure_readings_cases import RUNS
from app.services.figure_readings_meetings import THERE
from app.services.follow_up_together import held_at_once
from app.services.plan_kind import last_day
from app.services.reached_since_span import Event, Span, newest_first

_DECIDED = (AgreementState.AGREED, AgreementState.TO_BE_DECIDED)
_STILL_ON = (GoalStatus.UNDER_WAY, GoalStatus.ALMOST, GoalStatus.PAUSED)


def goals_reached(span: Span) -> list[Event]:
    """Return the goals that were reached, by the day of their status."""
    row = Goal
    return span.events(
        select(row.case_id, row.id, row.status_on).where(
            row.deleted_at.is_(None),
            row.status == GoalStatus.REACHED,
            row.status_on.between(span.since, span.until),
            span.mine(row.case_id),
        )
    )


def goals_near(span: Span, since: dt.date) -> list[Event]:
    """Return the goals of open cases that stand as nearly reached from a day on, or from nobody knows when.

    What has stood so for longer is not near any more: it waits for somebody to look at it, and stands in the plan.
    """
    row = Goal
    return span.events(
        select(row.case_id, row.id, row.status_on).where(
            row.deleted_at.is_(None), row.status == GoalStatus.ALMOST, span.mine_open(row.case_id),
            or_(row.status_on.is_(None), row.status_on.between(since, span.until)),
        )
    )  # fmt: skip


def has_goals(span: Span) -> bool:
    """Tell whether any open case has a goal somebody works for."""
    query = select(Goal.id).where(Goal.deleted_at.is_(None), Goal.status.in_(_STILL_ON), span.mine_open(Goal.case_id))
    return span.unit.session.scalar(query.limit(1)) is not None


def cases_closed(span: Span) -> list[Event]:
    """Return the cases that were closed with a goal reached and none left to reach."""
    row, goals = Case, select(Goal.case_id).where(Goal.deleted_at.is_(None))
    reached, left = goals.where(Goal.status == GoalStatus.REACHED), goals.where(Goal.status.in_(_STILL_ON))
    return span.events(
        select(row.id, row.id, row.closed_on).where(
            row.deleted_at.is_(None), row.status == CaseStatus.CLOSED, row.closed_on.between(span.since, span.until),
            row.id.in_(reached), row.id.not_in(left), span.mine(row.id),
        )
    )  # fmt: skip


def worries_settled(span: Span) -> list[Event]:
    """Return the worries that were settled."""
    row = Concern
    return span.events(
        select(row.case_id, row.id, row.closed_on).where(
            row.deleted_at.is_(None), row.outcome == ConcernOutcome.SETTLED,
            row.closed_on.between(span.since, span.until), span.mine(row.case_id),
        )
    )  # fmt: skip


def agreements_kept(span: Span) -> list[Event]:
    """Return the agreements whose newest answer in the time was that they were kept, each once."""
    newest: dict[UUID, tuple[Event, bool]] = {}
    for event, kept in sorted(_answers(span), key=lambda each: (each[0].on or dt.date.min, each[1])):
        newest[event.row_id] = event, kept
    return newest_first(event for event, kept in newest.values() if kept)


def follow_ups_held(span: Span) -> int:
    """Return how many follow-ups were held; one with several children is one."""
    row = FollowUp
    held = row.held_on.between(span.since, span.until)
    return len(held_at_once(span.unit.live(row, row.kind == FollowUpKind.FOLLOW_UP, held, span.mine(row.case_id))))


def meetings_with_child(span: Span) -> int:
    """Return how many meetings a child of the case was at, all of it, some of it or by phone."""
    child = (Child.person_id == Participant.person_id) & (Child.case_id == Participant.case_id)
    query = (
        select(func.count(Meeting.id.distinct()))
        .join(Participant, Participant.meeting_id == Meeting.id)
        .join(Child, child)
        .where(
            *(each.deleted_at.is_(None) for each in (Meeting, Participant, Child)),
            Meeting.status == MeetingStatus.HELD,
            Meeting.held_on.between(span.since, span.until),
            Participant.attendance.in_(THERE),
            span.mine(Meeting.case_id),
        )
    )
    return span.unit.session.scalar(query) or 0


def children_talked_with(span: Span) -> int:
    """Return how many children somebody talked with: in a talk, at a follow-up, or in a contact with all of them."""
    talk, row, contact = ChildTalk, FollowUp, Contact
    held = or_(talk.not_held_because.is_(None), talk.not_held_because == "")
    talks = select(talk.child_id, talk.on).where(
        talk.deleted_at.is_(None), held, span.may_hold(talk.on), span.mine(talk.case_id)
    )
    contacts = select(contact.case_id, contact.on).where(
        contact.deleted_at.is_(None), contact.child_talked.is_(True), span.may_hold(contact.on),
        span.mine(contact.case_id),
    )  # fmt: skip
    followed = select(row.child_id, row.case_id).where(
        row.deleted_at.is_(None), row.kind == FollowUpKind.FOLLOW_UP, row.child_talked.is_(True),
        row.held_on.between(span.since, span.until), span.mine(row.case_id),
    )  # fmt: skip
    ask = span.unit.session.execute
    told = {key for query in (talks, contacts) for key, on in ask(query) if on and span.holds(on)}
    told |= {child_id or case_id for child_id, case_id in ask(followed)}
    children = ask(select(Child.id, Child.case_id).where(Child.deleted_at.is_(None), span.mine(Child.case_id)))
    return sum(1 for key, case_id in children if key in told or case_id in told)


def steps_down(span: Span) -> list[Event]:
    """Return the children of open cases who get help on a lower rung than the day before the time began.

    A child whose help has all ended is not told of: the end of help is not always a step on the way.
    """
    row = Intervention
    columns: tuple[Any, ...] = (row.case_id, row.child_id, row.rung, row.status, row.since, row.until)
    query = select(*columns).where(
        row.deleted_at.is_(None), row.rung > 0, row.status.in_(RUNS), span.mine_open(row.case_id)
    )
    by_case = defaultdict[UUID, list[_Help]](list)
    for each in span.unit.session.execute(query):
        by_case[each[0]].append(_Help(*each))
    children = select(Child.case_id, Child.id).where(Child.deleted_at.is_(None), span.mine_open(Child.case_id))
    found = []
    for case_id, child_id in span.unit.session.execute(children):
        own = [each for each in by_case[case_id] if each.child_id in (None, child_id)]
        before = max((each.rung for each in own if each.runs(span.since - dt.timedelta(days=1))), default=0)
        now = max((each.rung for each in own if each.runs(span.until)), default=0)
        if 0 < now < before:
            found.append(Event(case_id, child_id, None))
    return found


def _answers(span: Span) -> Iterator[tuple[Event, bool]]:
    """Yield what was said of agreements: at a meeting, of one time, and that it was done."""
    row, judged, once = Agreement, AgreementReview, AgreementOccurrence
    of = select(row.case_id, row.id).where(row.deleted_at.is_(None), row.state.in_(_DECIDED), span.mine(row.case_id))
    reviews = of.join(judged, judged.agreement_id == row.id).where(judged.deleted_at.is_(None))
    times = of.join(once, once.agreement_id == row.id).where(once.deleted_at.is_(None))
    sources: tuple[tuple[Any, Any, Any], ...] = (
        (reviews, judged.judged_on, judged.outcome),
        (times, once.on, once.outcome),
        (of, row.done_on, row.outcome),
    )
    for query, on, outcome in sources:
        told = query.add_columns(on, outcome).where(on.between(span.since, span.until))
        for case_id, key, day, went in span.unit.session.execute(told):
            yield Event(case_id, key, day), went in (AgreementOutcome.KEPT, None)


class _Help(NamedTuple):
    case_id: UUID
    child_id: UUID | None
    rung: int
    status: InterventionStatus
    since: ApproxDate | None
    until: ApproxDate | None

    def runs(self, day: dt.date) -> bool:
        """Tell whether it runs on a day, from the first day it may have begun to the last it may have ended."""
        first, last = (self.since.start or self.since.end) if self.since else None, last_day(self.until)
        if first is None or first > day:
            return False
        return day <= last if last else self.status is not InterventionStatus.ENDED
