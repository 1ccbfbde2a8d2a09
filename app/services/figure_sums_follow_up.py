"""Follow-ups added up by the day they were held, for all periods at once: a figure then only adds up its days."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.rules.before_here import is_counted_here
from app.rules.counting import Step
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_cases import Key, children_by_case
from app.services.figure_readings_follow_up import Held, PlanSpan, held_together, read_held, read_plans, read_rhythms
from app.services.figure_readings_talks import LifeSpan, lives_by_case
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
    judge, held, counted = _Judge(desk, count_rule(desk.unit)), list[str](), list[str]()
    for case, rows in desk.always(read_held).items():
        for some in held_together(rows):
            on = some[0].on
            held.append(on)
            for _, child, _, _, heard, reviewed, _, _ in some:
                # What lacks nothing counts whatever the rule is, and is half of them.
                if not (heard and reviewed) and not judge.counts(case, child, on, heard=heard, reviewed=reviewed):
                    break
            else:
                counted.append(on)
    return ConversationSums(Counter(held), Counter(counted))


def gap_sums(desk: FigureDesk) -> GapSums:
    """Return what lies between follow-ups, for each of them and each of its children. For `FigureDesk.always`."""
    children, rhythms, sums = desk.always(children_by_case), desk.always(read_rhythms), GapSums()
    limits, numbers, gaps = defaultdict[Step, _Limits](_Limits), _Numbers(), sums.gaps
    came, asked, kept = desk.always(read_here_since), list[str](), list[str]()
    for case, rows in desk.always(read_held).items():
        here = came.get(case)
        for child, days in _days_of_each([each.id for each in children.get(case, ())], rows):
            steps = _steps(days)
            for on, before in steps:
                gaps[on].append(numbers[on] - numbers[before])
            rhythm = rhythms.get((case, child)) or rhythms.get((case, None))
            if rhythm is not None:
                dues = limits[rhythm].of(rhythm, steps)
                asked += [on for on, due in dues if is_counted_here(due, here)]
                kept += [on for on, due in dues if on <= due and is_counted_here(due, here)]
    sums.with_rhythm, sums.in_rhythm = Counter(asked), Counter(kept)
    return sums


def _days_of_each(children: list[Key], rows: list[Held]) -> Iterable[tuple[Key, list[str]]]:
    """Return the days of each child's follow-ups, those of all the children with; its case is gone through once."""
    days: dict[Key, list[str]] = {child: [] for child in children}
    everybody = list(days.values())
    for on, child, _, _, _, _, _, _ in rows:
        if child is None:
            for each in everybody:
                each.append(on)
        elif child in days:
            days[child].append(on)
    return days.items()


def _steps(days: list[str]) -> list[tuple[str, str]]:
    """Return each follow-up of a child that had an earlier one, and the day of that.

    Another one the same day is no earlier one.
    """
    distinct = list(dict.fromkeys(days))
    steps = list(zip(distinct[1:], distinct, strict=False))
    if len(distinct) == len(days):
        return steps
    times = Counter(days)
    return [step for step in steps for _ in range(times[step[0]])]


class _Limits(dict[str, str]):
    """The last day a rhythm leaves for the next follow-up, by the day of the one before; both as stored."""

    def of(self, rhythm: Step, steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return each follow-up with the day it was to be held at the latest."""
        for _, before in steps:
            if before not in self:
                self[before] = rhythm.after(dt.date.fromisoformat(before)).isoformat()
        return [(on, self[before]) for on, before in steps]


class _Numbers(dict[str, int]):
    """The number of each day that is asked for."""

    def __missing__(self, day: str) -> int:
        number = self[day] = dt.date.fromisoformat(day).toordinal()
        return number


@dataclass(slots=True)
class _Judge:
    """Whether the municipality counts a row: as `follow_up_counts` says it, as it was on the day it was held."""

    desk: FigureDesk
    rule: CountRule
    children: dict[Key, list[LifeSpan]] = field(init=False)
    plans: dict[bytes, list[PlanSpan]] = field(init=False)

    def __post_init__(self) -> None:
        self.children, self.plans = self.desk.always(lives_by_case), self.desk.always(read_plans)

    def counts(self, case: bytes, child: bytes | None, on: str, *, heard: bool, reviewed: bool) -> bool:
        asked = not heard and self._is_born(case, child, on)
        plan_open = not reviewed and self._has_plan(case, child, on)
        return self.rule.is_met(not_talked=asked, plan_open=plan_open)

    def _is_born(self, case: bytes, child: bytes | None, day: str) -> bool:
        children = self.children.get(case, ())
        return any(born <= day and (child is None or child == mine) for mine, _, born, _ in children)

    def _has_plan(self, case: bytes, child: bytes | None, day: str) -> bool:
        """Tell whether one of the children in question had a plan that day, of its own or with the others."""
        there = [plan.child for plan in self.plans.get(case, ()) if plan.first <= day <= plan.last]
        if not there:
            return False
        mine = [each.child for each in self.children.get(case, ()) if child is None or child == each.child]
        return bool(mine) if None in there else not set(mine).isdisjoint(there)
