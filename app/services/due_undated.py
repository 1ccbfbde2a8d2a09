"""Help that runs and lacks a day the law counts from: nothing can be counted, so the day itself is asked for.

§ 95 counts from the start and § 91 from the decision. Help from before barnets lov is history and asks for nothing.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from app.models.enums import InterventionStatus
from app.models.log import DueItem
from app.models.plan import Intervention
from app.rules.plan_decisions import NEW_LAW, counted_from, first_day
from app.services.decided_plan import has_new_plan
from app.services.due_asks import BY_LAW, is_followed_up
from app.services.due_events import PLAN_BEFORE, PLAN_RULE, are_young
from app.services.due_lines import Desk, Source, ruled
from app.services.plan_kind import RUNS, decision_of, is_decided, is_placement, last_day

UNDATED: Final = "undated_help"
"""Source table of these lines: no follow-up answers them, the day is written in the plan."""
NO_START: Final = "Hvornår begyndte »{name}«? Skriv dagen."
NO_START_BECAUSE: Final = "Den første opfølgning regnes fra den dag: senest 3 måneder efter."
NO_DECISION: Final = "Hvornår blev »{name}« besluttet? Skriv dagen."
NO_DECISION_BECAUSE: Final = "Fristen for barnets plan regnes fra den dag."


def of_undated(desk: Desk) -> Iterator[DueItem]:
    """Yield the days that are missing, one line for each."""
    for each in desk.rows.of(Intervention):
        if not _is_history(each):
            yield from _without_start(desk, each)
            yield from _without_decision(desk, each)


def _without_start(desk: Desk, each: Intervention) -> Iterator[DueItem]:
    rule = desk.rules.cadence(BY_LAW)
    decided = is_decided(each) and not decision_of(each).is_early_help
    if rule is None or not decided or each.status is not InterventionStatus.ACTIVE or each.since is not None:
        return
    known = counted_from(each.decided_on)
    if known is None or not is_followed_up(desk, each.child_id, known):
        what = NO_START.format(name=_name(each))
        yield ruled(desk.rows, _source(each), rule, what, None, NO_START_BECAUSE)


def _without_decision(desk: Desk, each: Intervention) -> Iterator[DueItem]:
    decision, start = decision_of(each), first_day(each.since)
    if each.decided_on is not None or each.status not in RUNS or not decision.carries_plan():
        return
    if not (is_decided(each) or is_placement(each)) or are_young(desk, each, start or desk.today):
        return
    rule = desk.rules.deadline(PLAN_BEFORE if decision.without_consent else PLAN_RULE)
    if rule is None or (start is not None and has_new_plan(desk.rows, each, start, before=decision.without_consent)):
        return
    yield ruled(desk.rows, _source(each), rule, NO_DECISION.format(name=_name(each)), None, NO_DECISION_BECAUSE)


def _is_history(each: Intervention) -> bool:
    """Tell whether help is from before barnets lov by its own words, whatever day is missing."""
    known: list[dt.date] = [day for day in map(last_day, (each.decided_on, each.since)) if day]
    return bool(known and min(known) < NEW_LAW) or bool(each.earlier_legal_basis)


def _source(each: Intervention) -> Source:
    return Source(UNDATED, each.id, each.child_id)


def _name(each: Intervention) -> str:
    return each.name or "indsatsen"
