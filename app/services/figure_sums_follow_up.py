"""Follow-ups added up by the day they were held, for all periods at once: a figure then only adds up its days."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.rules.counting import Step
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_cases import Key, children_by_case
from app.services.figure_readings_follow_up import Held, PlanSpan, held_together, read_held, read_plans, read_rhythms
from app.services.figure_readings_talks import LifeSpan, lives_by_case
from app.services.follow_up_counts import COUNTS, CountRule, count_rule


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
    judge, sums = _Judge(desk, count_rule(desk.unit)), ConversationSums()
    for case, rows in desk.always(read_held).items():
        for some in held_together(rows):
            sums.held[some[0].on] += 1
            sums.counted[some[0].on] += all(judge.counts(case, each) for each in some)
    return sums


def gap_sums(desk: FigureDesk) -> GapSums:
    """Return what lies between follow-ups, for each of them and each of its children. For `FigureDesk.always`."""
    children, rhythms, sums = desk.always(children_by_case), desk.always(read_rhythms), GapSums()
    for case, rows in desk.always(read_held).items():
        for child in children.get(case, ()):
            rhythm = rhythms.get((case, child.id)) or rhythms.get((case, None))
            for on, days, kept in _steps(rows, child.id, rhythm):
                sums.gaps[on].append(days)
                if rhythm is not None:
                    sums.with_rhythm[on] += 1
                    sums.in_rhythm[on] += kept
    return sums


def _steps(rows: list[Held], child: bytes, rhythm: Step | None) -> Iterator[tuple[str, int, bool]]:
    """Yield each follow-up of a child that had an earlier one: its day, the days since, and whether it kept a rhythm.

    Another one the same day is no earlier one.
    """
    before = last = None
    limit, day = dt.date.max, dt.date.min
    for on, whose, *_ in rows:
        if whose is not None and whose != child:
            continue
        if on != last:
            before, last, here = (day if last else None), on, dt.date.fromisoformat(on)
            day = here
            limit = rhythm.after(before) if rhythm and before else limit
        if before is not None:
            yield on, (day - before).days, day <= limit


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
        return self.rule.missing(["barnet"] if asked else [], plan_open=plan_open) == COUNTS

    def _has_plan(self, case: bytes, mine: list[LifeSpan], day: str) -> bool:
        there = [plan.child for plan in self.plans.get(case, ()) if plan.first <= day <= plan.last]
        return any(child is None or child == each.child for child in there for each in mine)
