"""Key figures of follow-up: who was talked with, what was held and counted, in time by law, agreement and rhythm.

What each counts stands in `resources/definitions/key_figures.toml`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import select

from app.models.enums import InterventionStatus
from app.models.plan import Intervention
from app.rules.before_here import is_counted_here
from app.rules.cadence import Cadence
from app.rules.counting import Step, StepUnit
from app.rules.key_figures import Measure, Part, count, share
from app.rules.rule import Force, Trigger
from app.services.day_bands import DayBands
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_cases import first_day_name, read_cases
from app.services.figure_readings_days import by_day, counted_days, in_period, passed_days, passed_in_period
from app.services.figure_readings_follow_up import followed_days, is_any_between
from app.services.figure_readings_lives import lives_by_case, lives_in_cases
from app.services.figure_readings_not_held import REASONS, read_not_held
from app.services.figure_readings_talks import children_told_between
from app.services.figure_sums_follow_up import conversation_sums, gap_sums, planned_sums
from app.services.rulebook import rules_of
from app.wording import word

HALF_A_YEAR: Final = dt.timedelta(days=182)
"""How far back a talk with a child counts, the last day with."""
BETWEEN: Final = DayBands(1, (42, 91, 182, 365))
_FOLLOWED_RUNGS = (2, 6)
"""The first and the last."""
_STARTED = (InterventionStatus.ACTIVE, InterventionStatus.ENDED)
_FIRST_FOLLOW_UP = Step(3, StepUnit.MONTHS)
"""Barnets lov § 95, stk. 2, where the municipality has switched the rule itself off."""
_ONE_DAY = dt.timedelta(days=1)


def talked_with(desk: FigureDesk) -> Measure:
    """Return how many of the children in open cases somebody talked with in half a year."""
    living = desk.always(lives_in_cases).on(desk.end.isoformat())
    told = children_told_between(desk, desk.end - HALF_A_YEAR + _ONE_DAY, desk.end)
    return share("talked_with", len(told.intersection(living)), len(living))


def follow_ups_held(desk: FigureDesk) -> Measure:
    """Return how many follow-ups were held; one with several children is one."""
    held = desk.always(conversation_sums).held
    return count("follow_ups_held", sum(held[day] for day in desk.once(counted_days)))


def follow_ups_counted(desk: FigureDesk) -> Measure:
    """Return how many of the follow-ups the municipality counts by its own rule, for each of their children."""
    sums = desk.always(conversation_sums)
    return _share_of_days("follow_ups_counted", sums.counted, sums.held, desk.once(counted_days))


def follow_up_first(desk: FigureDesk) -> Measure:
    """Return how many first follow-ups were held before the day of the law, of those whose day has passed."""
    in_time = passed_in_period(desk, desk.always(_first_in_time))
    return share("follow_up_first", sum(in_time), len(in_time))


def follow_up_agreed(desk: FigureDesk) -> Measure:
    """Return how many follow-ups were held on the planned day or before, of those whose day has passed."""
    told = desk.always(planned_sums)
    return _share_of_days("follow_up_agreed", told.in_time, told.planned, desk.once(passed_days))


def planned_not_held(desk: FigureDesk) -> Measure:
    """Return how many meetings and follow-ups were planned and not held, by why."""
    counted = Counter(in_period(desk, desk.always(read_not_held)))
    parts = tuple(Part(each.value, word(each), counted[each.value]) for each in REASONS)
    return Measure(id="planned_not_held", n=counted.total(), parts=parts)


def follow_up_local(desk: FigureDesk) -> Measure:
    """Return how many follow-ups were held within the rhythm since the one before, where there is a rhythm."""
    sums = desk.always(gap_sums)
    return _share_of_days("follow_up_local", sums.in_rhythm, sums.with_rhythm, desk.once(counted_days))


def follow_up_days(desk: FigureDesk) -> Measure:
    """Return the days between follow-ups, for each and each of its children."""
    gaps = desk.always(gap_sums).gaps
    return BETWEEN.measure("follow_up_days", (each for day in desk.once(counted_days) for each in gaps.get(day, ())))


def _share_of_days(figure: str, hit: Counter[str], of: Counter[str], days: list[str]) -> Measure:
    return share(figure, sum(hit[day] for day in days), sum(of[day] for day in days))


def _first_in_time(desk: FigureDesk) -> list[tuple[str, bool]]:
    """Return whether the first follow-up of each help was in time, by the day it was to be held at the latest."""
    children, came = desk.always(followed_days).children, desk.always(read_here_since)
    dues, found = dict[str, str](), []
    for case, child, since in desk.always(_help_to_follow):
        if since not in dues:
            dues[since] = _first_due(desk, dt.date.fromisoformat(since)).isoformat()
        due = dues[since]
        if case not in came or is_counted_here(due, came[case]):
            days = children[child] if child in children else _days_with_any(desk, case, child)
            found.append((due, is_any_between(days, since, due)))
    return by_day(found)


def _days_with_any(desk: FigureDesk, case: bytes, child: bytes | None) -> list[str]:
    """Return the days of follow-up with all of a case, and without a child those with any of it."""
    children, shared = desk.always(followed_days)
    lives = desk.always(lives_by_case).get(case, []) if child is None else []
    return sorted({*shared.get(case, ()), *(day for each in lives for day in children[each.child])})


def _help_to_follow(desk: FigureDesk) -> list[tuple[bytes, bytes | None, str]]:
    """Return the help that asks for a first follow-up: its case, its child or (None) all of them, and its first day."""
    row, cases = Intervention, desk.always(read_cases)
    columns: tuple[Any, ...] = (stored(row.case_id), stored(row.child_id), stored(row.since))
    query = select(*columns).where(
        row.deleted_at.is_(None), row.rung.between(*_FOLLOWED_RUNGS), row.status.in_(_STARTED), row.since.is_not(None)
    )
    told = ((case, child, first_day_name(since)) for case, child, since in desk.rows(query) if case in cases)
    return [each for each in told if each[-1]]


def _first_due(desk: FigureDesk, start: dt.date) -> dt.date:
    """Return the last day of the law for the first follow-up, by the rule that is in force that day."""
    for rule in desk.always(_rhythms_of_the_law):
        due = rule.first.after(start) if rule.first else None
        if due is not None and rule.valid_on(due):
            return due
    return _FIRST_FOLLOW_UP.after(start)


def _rhythms_of_the_law(desk: FigureDesk) -> list[Cadence]:
    rules = rules_of(desk.unit).cadences
    return [each for each in rules if each.force is Force.LAW and each.trigger is Trigger.INTERVENTION]


MEASURES: Final[dict[str, Callable[[FigureDesk], Measure]]] = {
    each.__name__: each
    for each in (
        talked_with,
        follow_ups_held,
        follow_ups_counted,
        follow_up_first,
        follow_up_agreed,
        planned_not_held,
        follow_up_local,
        follow_up_days,
    )
}
"""The measures of this group by the ids of their definitions."""
