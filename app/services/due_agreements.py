"""What is due of agreements and goals: what somebody said they would do, and when a goal was to be reached."""

import datetime as dt
from collections.abc import Iterator

from app.language.recurrence import next_occurrence, parse_rule, recurrence_words
from app.models.agreement import Agreement
from app.models.enums import DueKind, GoalStatus
from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import Goal
from app.services.agreements import sentence_of
from app.services.due_lines import Desk, Source, line

DONE = (AgreementOutcome.KEPT, AgreementOutcome.NOT_KEPT, AgreementOutcome.CHANGED)


def of_agreements(desk: Desk) -> Iterator[DueItem]:
    """Yield what was agreed and nobody has said how went; what goes on for ever only with a day."""
    for each in desk.rows.of(Agreement):
        over = each.outcome in DONE or each.state is AgreementState.DROPPED
        if over or ((each.ongoing or each.area is AgreementArea.HARD_TIMES) and not each.due_on):
            continue
        to_decide = each.state is AgreementState.TO_BE_DECIDED
        what = f"Skal afgøres: {each.text}" if to_decide else sentence_of(desk.rows, each)
        source = Source("agreement", each.id, each.child_id)
        item = line(desk.rows, source, DueKind.AGREED, what, _begins(desk, each), _because(each, to_decide=to_decide))
        item.at_time, item.recurrence, item.ends_on = each.at_time, each.recurrence, each.ends_on
        yield item


def of_goals(desk: Desk) -> Iterator[DueItem]:
    """Yield the goals under way that were to be reached by a day."""
    for each in desk.rows.of(Goal):
        if each.due and each.due.end and each.status in (GoalStatus.UNDER_WAY, GoalStatus.ALMOST):
            source = Source("goal", each.id, each.child_id)
            yield line(desk.rows, source, DueKind.AGREED, f"Mål: {each.text or ''}", each.due.end, "Målets dato.")


def _first_day(each: Agreement) -> dt.date | None:
    return each.due_on or each.starts_on


def _begins(desk: Desk, each: Agreement) -> dt.date | None:
    """Return the day, or for a rhythm without a start the first time that can still happen when it is too late today.

    »Hver dag kl. 7.50«, agreed at 9.43, is tomorrow for the first time. What was agreed another day than it was
    written had its first time by then.
    """
    made = each.created_at.astimezone(desk.unit.now.tzinfo) if each.created_at else None
    if _first_day(each) or not each.recurrence or not each.at_time or made is None:
        return _first_day(each)
    too_late = f"{made:%H:%M}" > each.at_time and _agreed_on(desk, each) in (None, made.date())
    if not too_late or parse_rule(each.recurrence).interval > 1:
        return None
    return next_occurrence(each.recurrence, made.date(), made.date())


def _agreed_on(desk: Desk, each: Agreement) -> dt.date | None:
    return next((met.held_on for met in desk.rows.of(Meeting) if met.id == each.meeting_id), None)


def _because(each: Agreement, *, to_decide: bool) -> str:
    if each.recurrence:
        return f"Aftalt, {recurrence_words(each.recurrence)}."
    if each.when_text and _first_day(each) is None:
        return f"»{each.when_text}« er ikke en dato."
    if to_decide:
        return "Skal afgøres af kommunen."
    return "Aftalt på mødet." if each.meeting_id else "Aftalt."
