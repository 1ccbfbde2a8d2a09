"""What is due by deadlines whose event the program can see: a decision, help that began, a meeting, a case that opened.

The shipped ones are the plan after a decision, and before one without consent (barnets lov § 91); the municipality may
add its own. A deadline that something in the case answers is gone, and so is one that somebody has said is done.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.models.deadline import StartedDeadline
from app.models.enums import CaseStatus, FollowUpKind, InterventionStatus
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import FollowUp, Intervention
from app.rules.ages import birthday
from app.rules.deadlines import Deadline
from app.rules.plan_decisions import FIRST_DAY, counted_from, first_day
from app.rules.rule import Scope, Trigger
from app.services.decided_plan import FROM_BEFORE, has_new_plan, has_old_plan
from app.services.due_lines import Desk, Source, ruled
from app.services.plan_kind import RUNS, decision_of, is_decided, is_placed, is_placement
from app.services.rhythm import is_held

PLAN_RULE, PLAN_BEFORE = "child-plan", "child-plan-before"
PLAN_RULES = frozenset({PLAN_RULE, PLAN_BEFORE})
"""Deadlines that a written plan answers."""
SEEN = "seen:"
"""Stands before the rule of a line that nothing in the case answers: somebody says that it is done."""
_YOUTH_PLAN_FROM = 16
"""Years: whoever is placed from then on gets an ungeplan instead (barnets lov § 108)."""
UNBORN_UNSURE = "§ 49 om ufødte er ikke læst. Måske skal planen være klar før afgørelsen."


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
    if event.help and rule.id in PLAN_RULES and not _is_its_plan(desk, rule, event.on, event.help):
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
        if event.help is None or not _asks_for_plan(event.help) or _runs_by_hand(desk, rule, event):
            return True
        return has_new_plan(desk.rows, event.help, event.on, before=rule.id == PLAN_BEFORE)
    return any(
        each.done_on and each.rule_id == rule.id and _is_of(each, event) for each in desk.rows.of(StartedDeadline)
    )


def _is_of(done: StartedDeadline, event: Event) -> bool:
    """Tell whether what was said to be done was this event; rows from before version 7 know only its day and child.

    A day that is put right is the same event; one after it was done is a new one, as when help begins again.
    """
    if done.source_id is not None:
        again = done.on != event.on and done.done_on is not None and event.on > done.done_on
        return done.source_id == event.source.id and not again
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
    met = [each for each in desk.rows.of(Meeting) if is_held(each, desk.today)]
    if met:
        last = max(met, key=lambda each: each.held_on or dt.date.min)
        yield Event(Trigger.MEETING, last.held_on or dt.date.min, Source("held_meeting", last.id))
    for kind, trigger in ((FollowUpKind.FOLLOW_UP, Trigger.FOLLOW_UP), (FollowUpKind.SUPERVISION, Trigger.VISIT)):
        held = [each for each in desk.rows.of(FollowUp) if each.kind is kind and is_held(each, desk.today)]
        if held:
            latest = max(held, key=lambda each: each.held_on or dt.date.min)
            yield Event(trigger, latest.held_on or dt.date.min, Source("held_follow_up", latest.id, latest.child_id))


def _what(rule: Deadline, event: Event) -> str:
    return f"{rule.name} til »{event.help.name}«" if event.help and event.help.name else rule.name


def _line(desk: Desk, rule: Deadline, event: Event) -> DueItem:
    due = rule.due_on(event.on, saturday_counts=desk.rules.counts.saturday_counts)
    item = ruled(desk.rows, event.source, rule, _what(rule, event), due, _because(desk, rule, event))
    if rule.id not in PLAN_RULES:
        item.rule_id = f"{SEEN}{rule.id}"
    elif event.help and decision_of(event.help).is_of_unborn:
        item.uncertain = True
    return item


def _because(desk: Desk, rule: Deadline, event: Event) -> str:
    told = [rule.because(event.on)]
    if event.unsure:
        told.append(FIRST_DAY)
    if event.help and rule.id in PLAN_RULES:
        if decision_of(event.help).is_of_unborn:
            told.append(UNBORN_UNSURE)
        if has_old_plan(desk.rows, event.help, event.on, before=rule.id == PLAN_BEFORE):
            told.append(FROM_BEFORE)
    return " ".join(told)


def _is_its_plan(desk: Desk, rule: Deadline, on: dt.date, given: Intervention) -> bool:
    """Tell whether it is this plan a decision asks for: before it or after it, and not for those of § 108."""
    is_before = rule.id == PLAN_BEFORE
    return decision_of(given).without_consent is is_before and not are_young(desk, given, on)


def are_young(desk: Desk, given: Intervention, on: dt.date) -> bool:
    """Tell whether help places only those who had turned 16 by a day (barnets lov § 108); an unknown birth says no."""
    births = [person.birth for _, person in desk.rows.children(given.child_id)]
    last = [birth.end if birth else None for birth in births]
    return is_placement(given) and bool(last) and all(day and birthday(day, _YOUTH_PLAN_FROM) <= on for day in last)


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
