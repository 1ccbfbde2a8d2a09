"""Follow-ups added up by the day they were held, for all periods at once: a figure then only adds up its days."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

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
            # One is what most are, and to make a generator for each of fifty thousand is dear.
            held.append(some[0].on)
            if judge.counts(case, some[0]) and (len(some) == 1 or all(judge.counts(case, each) for each in some[1:])):
                counted.append(some[0].on)
    return ConversationSums(Counter(held), Counter(counted))


def gap_sums(desk: FigureDesk) -> GapSums:
    """Return what lies between follow-ups, for each of them and each of its children. For `FigureDesk.always`."""
    children, rhythms, sums = desk.always(children_by_case), desk.always(read_rhythms), GapSums()
    limits, asked, kept = defaultdict[Step, dict[str, str]](dict), list[str](), list[str]()
    came = desk.always(read_here_since)
    for case, rows in desk.always(read_held).items():
        here = came.get(case)
        for child in children.get(case, ()):
            rhythm = rhythms.get((case, child.id)) or rhythms.get((case, None))
            for on, before in _steps([each.on for each in rows if each.child in (None, child.id)]):
                sums.gaps[on].append(_number(on) - _number(before))
                if rhythm is not None:
                    known = limits[rhythm]
                    if before not in known:
                        known[before] = rhythm.after(dt.date.fromisoformat(before)).isoformat()
                    if not is_counted_here(known[before], here):
                        continue
                    asked.append(on)
                    if on <= known[before]:
                        kept.append(on)
    sums.with_rhythm, sums.in_rhythm = Counter(asked), Counter(kept)
    return sums


def _steps(days: list[str]) -> Iterable[tuple[str, str]]:
    """Return each follow-up of a child that had an earlier one, and the day of that.

    Another one the same day is no earlier one.
    """
    distinct = list(dict.fromkeys(days))
    steps = zip(distinct[1:], distinct, strict=False)
    if len(distinct) == len(days):
        return steps
    times = Counter(days)
    return (step for step in steps for _ in range(times[step[0]]))


@lru_cache(maxsize=16384)
def _number(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


@dataclass(slots=True)
class _Judge:
    """Whether the municipality counts a row: as `follow_up_counts` says it, as it was on the day it was held."""

    desk: FigureDesk
    rule: CountRule
    children: dict[Key, list[LifeSpan]] = field(init=False)
    plans: dict[bytes, list[PlanSpan]] = field(init=False)

    def __post_init__(self) -> None:
        self.children, self.plans = self.desk.always(lives_by_case), self.desk.always(read_plans)

    def counts(self, case: bytes, row: Held) -> bool:
        if row.heard and row.reviewed:
            return True
        mine = [each for each in self.children.get(case, ()) if row.child is None or row.child == each.child]
        asked = not row.heard and any(each.born <= row.on for each in mine)
        plan_open = not row.reviewed and self._has_plan(case, mine, row.on)
        return self.rule.is_met(not_talked=asked, plan_open=plan_open)

    def _has_plan(self, case: bytes, mine: list[LifeSpan], day: str) -> bool:
        there = [plan.child for plan in self.plans.get(case, ()) if plan.first <= day <= plan.last]
        return any(child is None or child == each.child for child in there for each in mine)
