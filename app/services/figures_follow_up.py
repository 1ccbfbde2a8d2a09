"""Key figures of follow-up: who was talked with, what was held and counted, in time by law, agreement and rhythm.

What each counts stands in `resources/definitions/key_figures.toml`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Final

from app.models.enums import InterventionStatus
from app.models.plan import FollowUp
from app.rules.cadence import Cadence
from app.rules.counting import Step, StepUnit
from app.rules.key_figures import Measure, count, share
from app.rules.rule import Force, Trigger
from app.services.day_bands import DayBands
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import children_of, open_at_end, read_cases, read_help
from app.services.figure_readings_days import by_day, counted_days, passed_days, passed_in_period
from app.services.figure_readings_follow_up import follow_ups_of, read_held, was_followed
from app.services.figure_readings_talks import read_lives
from app.services.figure_readings_talks import talked_with as number_talked_with
from app.services.figure_sums_follow_up import conversation_sums, gap_sums
from app.services.rulebook import rules_of

HALF_A_YEAR: Final = dt.timedelta(days=182)
"""How far back a talk with a child counts, the last day with."""
BETWEEN: Final = DayBands(1, (42, 91, 182, 365))
_FOLLOWED_RUNGS = range(2, 7)
_STARTED = (InterventionStatus.ACTIVE, InterventionStatus.ENDED)
_FIRST_FOLLOW_UP = Step(3, StepUnit.MONTHS)
"""Barnets lov § 95, stk. 2, where the municipality has switched the rule itself off."""
_ONE_DAY = dt.timedelta(days=1)


def talked_with(desk: FigureDesk) -> Measure:
    """Return how many of the children in open cases somebody talked with in half a year."""
    cases, day = desk.once(open_at_end), desk.end.isoformat()
    children = [each for each in desk.always(read_lives) if each.case in cases and each.born <= day < each.died]
    hit = number_talked_with(desk, children, desk.end - HALF_A_YEAR + _ONE_DAY, desk.end)
    return share("talked_with", hit, len(children))


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
    in_time, planned = desk.always(_planned)
    return _share_of_days("follow_up_agreed", in_time, planned, desk.once(passed_days))


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


def _planned(desk: FigureDesk) -> tuple[Counter[str], Counter[str]]:
    """Return by the planned day how many follow-ups were held by then, and how many were planned."""
    row, cases = FollowUp, desk.always(read_cases)
    in_time, planned = Counter[str](), Counter[str]()
    query = follow_ups_of(stored(row.case_id), stored(row.planned_on), stored(row.held_on))
    for case, day, held in desk.rows(query.where(row.planned_on.is_not(None))):
        if case in cases:
            planned[day] += 1
            in_time[day] += held is not None and held <= day
    return in_time, planned


def _first_in_time(desk: FigureDesk) -> list[tuple[str, bool]]:
    """Return whether the first follow-up of each help was in time, by the day it was to be held at the latest."""
    held, days, found = desk.always(read_held), dict[dt.date, tuple[str, str]](), []
    for each in desk.always(read_help):
        if each.rung in _FOLLOWED_RUNGS and each.status in _STARTED and each.first is not None:
            if each.first not in days:
                days[each.first] = each.first.isoformat(), _first_due(desk, each.first).isoformat()
            since, due = days[each.first]
            whose = {None, *(child.id for child in children_of(desk, each))}
            found.append((due, was_followed(held.get(each.case_id, []), whose, since, due)))
    return by_day(found)


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
        follow_up_local,
        follow_up_days,
    )
}
"""The measures of this group by the ids of their definitions."""
