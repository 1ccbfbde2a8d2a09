"""Follow-ups added up by the day they were held, for all periods at once: a figure then only adds up its days."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import compress
from operator import le

from app.rules.before_here import is_counted_here
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_cases import Key
from app.services.figure_readings_days import NEVER
from app.services.figure_readings_follow_up import (
    Held,
    PlanSpan,
    conversations,
    days_of_families,
    read_held,
    read_plans,
    read_rhythms,
)
from app.services.figure_readings_lives import LifeSpan, lives_by_case
from app.services.follow_up_counts import CountRule, count_rule


@dataclass(slots=True)
class ConversationSums:
    """How many follow-ups were held each day, and how many of them the municipality counts."""

    held: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class GapSums:
    """The days since the one before of each child's follow-ups each day; how many have a rhythm, and kept it."""

    gaps: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    with_rhythm: Counter[str] = field(default_factory=Counter)
    in_rhythm: Counter[str] = field(default_factory=Counter)


def conversation_sums(desk: FigureDesk) -> ConversationSums:
    """Return the follow-ups by day; those of one conversation are one. For `FigureDesk.always`."""
    lives, plans, rule = desk.always(lives_by_case), desk.always(read_plans), count_rule(desk.unit)
    held, counted = list[str](), list[str]()
    for case, rows in desk.always(read_held).items():
        days = [each.on for each in rows]
        lacking = _lacking(rows, lives.get(case, []), plans.get(case, []), rule)
        if len(set(days)) < len(days):
            for some in conversations(rows):
                held.append(some[0].on)
                if lacking.isdisjoint([each.key for each in some]):
                    counted.append(some[0].on)
        else:  # most families have one child
            held += days
            counted += [each.on for each in rows if each.key not in lacking] if lacking else days
    return ConversationSums(Counter(held), Counter(counted))


def _lacking(rows: list[Held], children: list[LifeSpan], plans: list[PlanSpan], rule: CountRule) -> set[Key]:
    """Return which of the follow-ups of a case the municipality does not count, by their ids.

    As `follow_up_counts` says it, as it was on the day each was held.
    """
    births: dict[Key | None, str] = {each.child: each.born for each in children}
    births[None] = min(births.values(), default=NEVER)
    planned = [
        (first, last, births if child is None else (None, child))
        for child, first, last in plans
        if children and child in births
    ]
    found = set[Key]()
    for on, child, _, heard, reviewed, _, key in rows:
        if heard and reviewed:  # it lacks nothing, whatever the rule is, and that is half of them
            continue
        not_talked = not heard and births.get(child, NEVER) <= on
        plan_open = not reviewed and any(first <= on <= last and child in whose for first, last, whose in planned)
        if not rule.is_met(not_talked=not_talked, plan_open=plan_open):
            found.add(key)
    return found


def gap_sums(desk: FigureDesk) -> GapSums:
    """Return what lies between follow-ups, for each of them and each of its children. For `FigureDesk.always`."""
    rhythms, came = desk.always(read_rhythms), desk.always(read_here_since)
    sums, number, asked, kept = GapSums(), _Numbers().__getitem__, list[str](), list[str]()
    for case, family in desk.always(days_of_families).items():
        for child, days in family.children.items():
            later, before = _steps(days)
            for on, now, then in zip(later, map(number, later), map(number, before), strict=False):
                sums.gaps[on].append(now - then)
            limits = rhythms.get((case, child), rhythms.get((case, None)))
            if limits is not None:
                dues = list(map(limits.__getitem__, before))
                if case in came:
                    here = [is_counted_here(due, came[case]) for due in dues]
                    later, dues = list(compress(later, here)), list(compress(dues, here))
                asked += later
                kept += compress(later, map(le, later, dues))
    sums.with_rhythm, sums.in_rhythm = Counter(asked), Counter(kept)
    return sums


def _steps(days: list[str]) -> tuple[list[str], list[str]]:
    """Return the follow-ups of a child that had an earlier one, and the day of the one before each of them.

    Another one the same day is no earlier one.
    """
    distinct = list(dict.fromkeys(days))
    if len(distinct) == len(days):
        return days[1:], days[:-1]
    times = Counter(days)
    steps = [step for step in zip(distinct[1:], distinct, strict=False) for _ in range(times[step[0]])]
    return [on for on, _ in steps], [before for _, before in steps]


class _Numbers(dict[str, int]):
    """The number of each day that is asked for."""

    def __missing__(self, day: str) -> int:
        number = self[day] = dt.date.fromisoformat(day).toordinal()
        return number
