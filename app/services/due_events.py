"""What is due by deadlines whose event the program can see: a decision, help that began, a meeting, a case that opened.

The shipped ones are the plan after a decision, and before one without consent (barnets lov § 91); the municipality may
add its own. A deadline that something in the case answers is gone, and so is one that somebody has said is done.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.models.deadline import StartedDeadline
from app.models.enums import CaseStatus, FollowUpKind, InterventionStatus
from app.models.enums_meeting import MeetingStatus
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import FollowUp, Goal, Intervention
from app.rules.ages import birthday
from app.rules.deadlines import Deadline
from app.rules.plan_decisions import FIRST_DAY, counted_from, first_day
from app.rules.rule import Scope, Trigger
from app.services.due_lines import Desk, Source, ruled
from app.services.plan_kind import RUNS, current_plan, decision_of, is_decided, is_placed, is_placement

PLAN_BEFORE = "child-plan-before"
PLAN_RULES = frozenset({"child-plan", PLAN_BEFORE})
"""Deadlines that a written plan answers."""
SEEN = "seen:"
"""Stands before the rule of a line that nothing in the case answers: somebody says that it is done."""
_YOUTH_PLAN_FROM = 16
"""Years: whoever is placed from then on gets an ungeplan instead (barnets lov § 108)."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the case that sets deadlines going: what, when, where it stands, and the help it is about.

    `unsure`: the day is not known; `on` is the first it can have been.
    """

    trigger: Trigger
    on: dt.date
    source: Source
    help: Intervention | None = None
    unsure: bool = False


def of_events(desk: Desk) -> Iterator[DueItem]:
    """Yield the deadlines that what happened in the case set going and nothing has answered."""
    for event in events(desk):
        for rule in desk.rules.on_event(event.trigger):
            if rule.valid_on(event.on) and is_in_scope(desk, rule, event) and not is_answered(desk, rule, event):
                yield _line(desk, rule, event)


def events(desk: Desk) -> Iterator[Event]:
    """Yield what happened that rules may count from; of what happens again and again only the last time."""
    for each in desk.rows.of(Intervention):
        yield from _of_help(each)
    yield from _last_times(desk)
    opened = desk.rows.case.opened_on
    if opened and opened.start and desk.rows.case.status is not CaseStatus.CLOSED:
        unsure = opened.exact is None
        yield Event(Trigger.CASE_OPENED, opened.start, Source("case_", desk.rows.case.id), unsure=unsure)


def is_in_scope(desk: Desk, rule: Deadline, event: Event) -> bool:
    """Tell whether a rule is for the child or the help an event is about."""
    if event.help and rule.id in PLAN_RULES and not _is_its_plan(desk, rule, event, event.help):
        return False
    if rule.scope in (Scope.PLACED, Scope.NOT_PLACED):
        child = event.source.child_id
        placed = is_placement(event.help) if event.help else bool(child and is_placed(desk.rows, child))
        return rule.is_for(placed=placed)
    if rule.scope in (Scope.SUPPORT, Scope.EARLY_HELP):
        decision = decision_of(event.help) if event.help else None
        return decision is not None and (decision.is_support if rule.scope is Scope.SUPPORT else decision.is_early_help)
    return rule.scope is Scope.ALL


def is_answered(desk: Desk, rule: Deadline, event: Event) -> bool:
    """Tell whether what a deadline asks for is there already, or somebody has said so."""
    if rule.id in PLAN_RULES:
        wanted = event.help is not None and _asks_for_plan(event.help)
        return not wanted or _has_plan(desk, event.source) or _runs_by_hand(desk, rule, event)
    return any(
        each.done_on and each.rule_id == rule.id and _is_of(each, event) for each in desk.rows.of(StartedDeadline)
    )


def _is_of(done: StartedDeadline, event: Event) -> bool:
    """Tell whether what was said to be done was this event; rows from before version 7 know only its day and child."""
    if done.source_id is not None:
        return (done.source_id, done.on) == (event.source.id, event.on)
    return (done.on, done.child_id) == (event.on, event.source.child_id)


def _of_help(each: Intervention) -> Iterator[Event]:
    source, decided = Source("intervention", each.id, each.child_id), counted_from(each.decided_on)
    if each.status in RUNS and is_decided(each) and decided:  # the old law is history
        unsure = each.decided_on is not None and each.decided_on.exact is None
        yield Event(Trigger.DECISION, decided, source, each, unsure)
        if decision_of(each).without_consent:
            yield Event(Trigger.DECISION_WITHOUT_CONSENT, decided, source, each, unsure)
    start, unsure = first_day(each.since), each.since is not None and each.since.exact is None
    if each.status is InterventionStatus.ACTIVE and start:
        yield Event(Trigger.INTERVENTION, start, source, each, unsure)
        if is_placement(each):
            yield Event(Trigger.PLACED, start, source, each, unsure)


def _last_times(desk: Desk) -> Iterator[Event]:
    met = [each for each in desk.rows.of(Meeting) if each.status is MeetingStatus.HELD and each.held_on]
    if met:
        last = max(met, key=lambda each: each.held_on or dt.date.min)
        yield Event(Trigger.MEETING, last.held_on or dt.date.min, Source("held_meeting", last.id))
    for kind, trigger in ((FollowUpKind.FOLLOW_UP, Trigger.FOLLOW_UP), (FollowUpKind.SUPERVISION, Trigger.VISIT)):
        held = [each for each in desk.rows.of(FollowUp) if each.kind is kind and each.held_on]
        if held:
            latest = max(held, key=lambda each: each.held_on or dt.date.min)
            yield Event(trigger, latest.held_on or dt.date.min, Source("held_follow_up", latest.id, latest.child_id))


def _what(rule: Deadline, event: Event) -> str:
    return f"{rule.name} til »{event.help.name}«" if event.help and event.help.name else rule.name


def _line(desk: Desk, rule: Deadline, event: Event) -> DueItem:
    due = rule.due_on(event.on, saturday_counts=desk.rules.counts.saturday_counts)
    item = ruled(desk.rows, event.source, rule, _what(rule, event), due, _because(rule, event))
    if rule.id not in PLAN_RULES:
        item.rule_id = f"{SEEN}{rule.id}"
    return item


def _because(rule: Deadline, event: Event) -> str:
    told = rule.because(event.on)
    return f"{told} {FIRST_DAY}" if event.unsure else told


def _is_its_plan(desk: Desk, rule: Deadline, event: Event, given: Intervention) -> bool:
    """Tell whether it is this plan a decision asks for: before it or after it, and not for those of § 108."""
    is_before = rule.id == PLAN_BEFORE
    return decision_of(given).without_consent is is_before and not (is_placement(given) and _are_young(desk, event))


def _are_young(desk: Desk, event: Event) -> bool:
    """Tell whether all an event is about had turned 16 by its day; an unknown birth tells nothing."""
    births = [person.birth for _, person in desk.rows.children(event.source.child_id)]
    last = [birth.end if birth else None for birth in births]
    return bool(last) and all(day and birthday(day, _YOUTH_PLAN_FROM) <= event.on for day in last)


def _runs_by_hand(desk: Desk, rule: Deadline, event: Event) -> bool:
    """Tell whether somebody set the same deadline going, so that it stands there already or is done."""
    child_id = event.source.child_id
    return any(
        each.rule_id == rule.id and each.on == event.on and (child_id is None or each.child_id in (None, child_id))
        for each in desk.rows.of(StartedDeadline)
    )


def _asks_for_plan(each: Intervention) -> bool:
    """Tell whether a decision carries a plan: a placement always, support at home when it was chosen (§ 91)."""
    return decision_of(each).carries_plan()


def _has_plan(desk: Desk, source: Source) -> bool:
    """Tell whether the plan in force has words of its own: what it is for, or a goal."""
    plan = current_plan(desk.rows, source.child_id)
    goals = (each.child_id in (None, source.child_id) for each in desk.rows.of(Goal))
    return plan is not None and (bool(plan.purpose) or any(goals))
