"""What is due because a child grows: the ages that change its rights, and the contacts of early help at 3, 6 and 10.

At 16 and 17½ there is something to decide, so those lines stay until it is answered on the plan's page, or the young
person is grown. The others tell of a day and go by themselves when it has passed. A birthday known to the month or year
gives no line, except the decisions, which then are asked for by the last possible day and demand nothing.
"""

import datetime as dt
from collections.abc import Iterator

from app.language.dates import long_date
from app.models.approx_date import ApproxDate
from app.models.case import Child
from app.models.enums import CaseStatus, DueKind, InterventionStatus, PlanKind
from app.models.enums_meeting import MeetingStatus
from app.models.knowledge import ChildTalk, Contact
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.people import Person
from app.models.plan import FollowUp, Intervention
from app.rules.ages import AgeRule, birthday, turning
from app.rules.explaining import step_words, told
from app.rules.plan_decisions import counted_from
from app.rules.rule import Force, Scope
from app.services.due_lines import Desk, Source, ruled
from app.services.due_quiet import children_in
from app.services.due_shown import AGE
from app.services.plan_ages import answered, question_of
from app.services.plan_kind import (
    RUNS,
    decision_of,
    has_decision,
    is_decided,
    is_placed,
    is_placement,
    kind_of,
    last_day,
)
from app.services.plan_question import Ask
from app.services.rulebook import shipped_rules

DECIDE = "child_plan"
"""Source table of the lines that ask for a decision at an age."""
_YOUNG, _GROWN = 16, 18


def of_ages(desk: Desk) -> Iterator[DueItem]:
    """Yield what each child's birthdays bring; of a closed one only what goes on, or is still owed."""
    closed = desk.rows.case.status is CaseStatus.CLOSED
    for child, person in desk.rows.children():
        if person.birth is None or person.birth.start is None or person.birth.end is None or person.death:
            continue
        for rule in desk.rules.ages:
            if rule.also_closed or not closed or _is_owed(desk, rule, child):
                yield from _of_rule(desk, rule, child, person)


def _is_owed(desk: Desk, rule: AgeRule, child: Child) -> bool:
    """Tell whether the law asks it about a child that is still placed: closing the case ends no placement."""
    return rule.scope is Scope.PLACED and rule.force is Force.LAW and is_placed(desk.rows, child.id)


def _of_rule(desk: Desk, rule: AgeRule, child: Child, person: Person) -> Iterator[DueItem]:
    birth = person.birth
    if birth is None or not _is_for(desk, rule, child):
        return
    asks = question_of(rule)
    if asks is not None:
        yield from _to_decide(desk, rule, child, birth, asks)
    elif birth.exact and rule.valid_on(rule.on_day(birth.exact)):
        if rule.scope is Scope.EARLY_HELP:
            yield from _early(desk, rule, child, birth.exact)
        elif rule.on_day(birth.exact) >= desk.today:
            item = _line(desk, rule, child, AGE, birth.exact)
            item.ends_on = item.due_on
            yield item


def _is_for(desk: Desk, rule: AgeRule, child: Child) -> bool:
    if rule.scope in (Scope.PLACED, Scope.NOT_PLACED):
        return rule.is_for(placed=is_placed(desk.rows, child.id))
    return rule.scope is Scope.ALL or (rule.scope is Scope.EARLY_HELP and _had_early_help(desk, child))


def _to_decide(desk: Desk, rule: AgeRule, child: Child, birth: ApproxDate, asks: Ask) -> Iterator[DueItem]:
    """Yield a decision an age asks for, until it is answered or the young person is grown."""
    first, last = birth.start or dt.date.min, birth.end or dt.date.max
    placed = rule.scope is Scope.PLACED  # then it runs, whether or not somebody typed the decision
    if not rule.valid_on(rule.on_day(last)):
        return
    if not (placed or has_decision(desk.rows, child.id)) or _is_decided(desk, child, asks, placed=placed):
        return
    item = _line(desk, rule, child, DECIDE, last)
    item.earliest_on, item.ends_on = rule.notice_from(first), birthday(last, _GROWN) - dt.timedelta(days=1)
    if placed and asks is Ask.YOUTH_PLAN:
        _count_from_placement(desk, rule, child, last, item)
    if birth.exact is None:
        item.kind = DueKind.PRACTICE
    yield item


def _count_from_placement(desk: Desk, rule: AgeRule, child: Child, birth: dt.date, item: DueItem) -> None:
    """Move the day of the ungeplan of whoever was first placed after turning 16 (barnets lov § 108).

    It is ready as long after the decision as else after the birthday; before the decision when nobody consented.
    """
    found = [_from_decision(rule, each, birth) for each in _placements(desk, child, birthday(birth, _YOUNG))]
    if found and None not in found:
        item.due_on, words = min(each for each in found if each)
        item.explanation = f"{rule.explanation} {told(rule, words)}"


def _placements(desk: Desk, child: Child, sixteen: dt.date) -> Iterator[Intervention]:
    """Yield the placements that run, and those that ended after the 16th birthday."""
    for each in desk.rows.of(Intervention):
        ended = last_day(each.until) if each.status is InterventionStatus.ENDED else None
        lasts = each.status in RUNS or (ended is not None and ended >= sixteen)
        if lasts and is_placement(each) and each.child_id in (None, child.id):
            yield each


def _from_decision(rule: AgeRule, each: Intervention, birth: dt.date) -> tuple[dt.date, str] | None:
    """Return the day and words counted from a placement; None when it was decided before 16, or nobody knows when."""
    decided = counted_from(each.decided_on or each.since)
    if decided is None or decided < birthday(birth, _YOUNG):
        return None
    noun = "afgørelsen om anbringelse" if each.decided_on else "anbringelsens start"
    made = f"{noun} {long_date(decided)}"
    if rule.after is None or decision_of(each).without_consent:
        return decided, f"Før {made}"
    return rule.after.after(decided), f"{step_words(rule.after)} efter {made}"


def _is_decided(desk: Desk, child: Child, asks: Ask, *, placed: bool) -> bool:
    if asks is Ask.YOUTH_PLAN:
        is_there = kind_of(desk.rows, child.id) is PlanKind.YOUTH_PLAN
        return is_there or (answered(desk.rows, child.id, asks) and not placed)
    return answered(desk.rows, child.id, asks)


def _early(desk: Desk, rule: AgeRule, child: Child, birth: dt.date) -> Iterator[DueItem]:
    """Yield the contact at an age, until somebody has been in touch; birthdays from before the help began are past.

    A call from the day it is spoken of answers it, also when the birthday itself is still to come.
    """
    day, began = rule.on_day(birth), _began(desk)
    touched = max(_touches(desk, child), default=dt.date.min)
    if (began is None or day >= began) and touched < rule.notice_from(birth):
        yield _line(desk, rule, child, AGE, birth)


def _touches(desk: Desk, child: Child) -> Iterator[dt.date]:
    """Yield the days the family was met or called."""
    days = [each.held_on for each in desk.rows.of(FollowUp)]
    days += [each.held_on for each in desk.rows.of(Meeting) if each.status is MeetingStatus.HELD]
    days += [last_day(each.on) for each in desk.rows.of(ChildTalk) if each.child_id == child.id]
    days += [last_day(each.on) for each in desk.rows.of(Contact) if child in children_in(desk.rows, each)]
    yield from (day for day in days if day and day <= desk.today)


def _began(desk: Desk) -> dt.date | None:
    days = [last_day(each.since) or last_day(each.decided_on) for each in desk.rows.of(Intervention)]
    known = [*(day for day in days if day), *([day] if (day := last_day(desk.rows.case.opened_on)) else [])]
    return min(known, default=None)


def _had_early_help(desk: Desk, child: Child) -> bool:
    """Tell whether a child gets or got early help: by a decision, or by talks that were counted as such."""
    decided = any(
        is_decided(each) and decision_of(each).is_early_help and each.child_id in (None, child.id)
        for each in desk.rows.of(Intervention)
    )
    return decided or any(each.in_course and child in children_in(desk.rows, each) for each in desk.rows.of(Contact))


def _line(desk: Desk, rule: AgeRule, child: Child, table: str, birth: dt.date) -> DueItem:
    name, day = desk.rows.called(child.person_id), rule.on_day(birth)
    named = table == DECIDE or rule.id not in shipped_rules()  # a rule of their own is called what they call it
    what = rule.name if named else turning(name, "fylder", rule.label)
    words = f"{rule.explanation} {rule.because(birth)}"
    item = ruled(desk.rows, Source(table, child.id, child.id), rule, what, day, words)
    item.earliest_on = rule.notice_from(birth)
    return item
