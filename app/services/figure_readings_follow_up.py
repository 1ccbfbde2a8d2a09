"""What the figures about follow-up are counted from: all follow-ups of cases that were held, as plain tuples.

A visit of supervision is no follow-up, and what belongs to a worry alone is not read here. Nothing depends on a period.
Ten thousand cases have three hundred thousand of them, so ids and days stay as they are stored, and are turned into
what they mean only where that is asked for.
"""

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select

from app.models.enums import FollowUpKind, TimeUnit
from app.models.plan import ActionPlan, Cadence, FollowUp
from app.rules.before_here import is_counted_here
from app.rules.counting import Step, StepUnit
from app.services.figure_desk import NO_TEXT, FigureDesk, stored
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_cases import children_by_case, first_day, last_day, read_cases
from app.services.figure_readings_days import ALWAYS, NEVER

_STEPS = {TimeUnit.WEEKS.value: StepUnit.WEEKS, TimeUnit.MONTHS.value: StepUnit.MONTHS}
_ON, _ORDER = itemgetter(0), itemgetter(5, 6)
_NOBODY: set[bytes | None] = {None}


class Held(NamedTuple):
    """A follow-up that was held, on a day as it is stored (2026-11-22), with one child or (None) all of the case.

    `heard`: somebody talked with the child, or its view came along in another way. `order` and `key` are what rows of
    one day are put in order by.
    """

    on: str
    child: bytes | None
    meeting: bytes | None
    heard: bool
    reviewed: bool
    order: str
    key: bytes


class PlanSpan(NamedTuple):
    """A plan: its child (None: all of them), and its first and last day as stored."""

    child: bytes | None
    first: str
    last: str


class FamilyDays(NamedTuple):
    """The days of the follow-ups in a case, the oldest first: with any of its children, with all, and with each.

    What was with all stands at each of them too. A child that was taken out of the case is none of them.
    """

    any: list[str]
    shared: list[str]
    children: dict[bytes, list[str]]


class Limits(dict[str, str]):
    """The last day a rhythm leaves for the next follow-up, by the day of the one before; both as stored."""

    def __init__(self, rhythm: Step) -> None:
        super().__init__()
        self._rhythm = rhythm

    def __missing__(self, day: str) -> str:
        last = self[day] = self._rhythm.after(dt.date.fromisoformat(day)).isoformat()
        return last


@dataclass(slots=True)
class PlannedSums:
    """How many follow-ups were planned for each day, and how many of them were held by then."""

    planned: Counter[str] = field(default_factory=Counter)
    in_time: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class FollowUps:
    """The follow-ups that were held by case, the oldest first, and how many were planned and kept.

    `talks`: whom somebody talked with at one, by the day: ids of children, and of cases when it is all of them.

    All of it is read in one go: to open the rows of the encrypted file twice is what costs.
    """

    held: dict[bytes, list[Held]] = field(default_factory=lambda: defaultdict(list))
    talks: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    sums: PlannedSums = field(default_factory=PlannedSums)


def read_follow_ups(desk: FigureDesk) -> FollowUps:
    """Return the follow-ups of cases. For `FigureDesk.always`."""
    row, found, cases = FollowUp, FollowUps(), desk.always(read_cases)
    columns: tuple[Any, ...] = (
        stored(row.held_on), stored(row.child_id), stored(row.meeting_id),
        or_(row.child_talked.is_(True), func.length(row.heard_instead) > 0), row.plan_reviewed.is_(True),
        func.coalesce(row.order_key, NO_TEXT), stored(row.id), row.child_talked.is_(True), stored(row.case_id),
        stored(row.planned_on),
    )  # fmt: skip
    live = select(*columns).where(row.deleted_at.is_(None), row.kind == FollowUpKind.FOLLOW_UP)
    came = desk.always(read_here_since)
    held, talks, planned, in_time = found.held, found.talks, list[str](), list[str]()
    make = partial(tuple.__new__, Held)  # as `Held(...)`, but that it takes the row as it is, in half the time
    for told in desk.rows(live):
        on, child, _, _, _, _, _, talked, case, due = told
        if case not in cases:
            continue
        if on is not None:
            held[case].append(make(told[:7]))
            if talked:
                talks[on].add(child or case)
        if due is not None and (case not in came or is_counted_here(due, came[case])):
            planned.append(due)
            if on is not None and on <= due:
                in_time.append(due)
    for some in held.values():
        some.sort(key=_ON)
    found.sums = PlannedSums(Counter(planned), Counter(in_time))
    return found


def planned_sums(desk: FigureDesk) -> PlannedSums:
    """Return how many follow-ups were planned and kept. For `FigureDesk.always`."""
    return desk.always(read_follow_ups).sums


def read_held(desk: FigureDesk) -> dict[bytes, list[Held]]:
    """Return the follow-ups that were held by case, the oldest first. For `FigureDesk.always`."""
    return dict(desk.always(read_follow_ups).held)


def read_held_days(desk: FigureDesk) -> dict[bytes, list[str]]:
    """Return the days of the follow-ups that were held in each case, the oldest first. For `FigureDesk.always`.

    Read apart from all the others for the pages that ask for no more: it is half the work.
    """
    row, found = FollowUp, defaultdict[bytes, list[str]](list)
    held = select(stored(row.case_id), stored(row.held_on)).where(
        row.deleted_at.is_(None), row.kind == FollowUpKind.FOLLOW_UP, row.held_on.is_not(None)
    )
    for case, on in desk.rows(held):
        found[case].append(on)
    for days in found.values():
        days.sort()
    return found


def days_of_families(desk: FigureDesk) -> dict[bytes, FamilyDays]:
    """Return on which days the children of each case were followed up. For `FigureDesk.always`."""
    children, found = desk.always(children_by_case), dict[bytes, FamilyDays]()
    for case, rows in desk.always(read_held).items():
        family = FamilyDays([], [], {child.id: [] for child in children.get(case, ())})
        everybody = [family.shared, *family.children.values()]
        for on, child, _, _, _, _, _ in rows:
            if child is None:
                for each in everybody:
                    each.append(on)
            elif child in family.children:
                family.children[child].append(on)
            else:
                continue
            family.any.append(on)
        found[case] = family
    return found


def conversations(rows: list[Held]) -> Iterator[list[Held]]:
    """Yield the follow-ups of one case by conversation: those of one child each that day, at one meeting or at none.

    As `follow_up_together` has it for the pages: in their order, one with all of the children is its own, and no child
    is twice in one.
    """
    for _, day in groupby(rows, _ON):
        some = list(day)
        if len(some) == 1:
            yield some
        else:
            yield from _conversations(some)


def is_any_between(days: list[str], first: str, last: str) -> bool:
    """Tell whether any of some days, which stand in their order, lies between two, both with."""
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last


def read_rhythms(desk: FigureDesk) -> dict[tuple[bytes, bytes | None], Limits]:
    """Return what the rhythm of follow-up asks for, by case and child (None: all of them); the newest of several.

    A rhythm that does not say how often asks for nothing here. For `FigureDesk.always`.
    """
    row = Cadence
    columns: tuple[Any, ...] = (stored(row.case_id), stored(row.child_id), row.every_count, stored(row.every_unit))
    query = select(*columns).where(
        row.deleted_at.is_(None), row.kind == FollowUpKind.FOLLOW_UP, row.every_count > 0, row.every_unit.is_not(None)
    )
    rhythms: dict[tuple[int, str], Limits] = {}
    found = {}
    for case, child, number, unit in desk.rows(query.order_by(row.id)):
        if (number, unit) not in rhythms:
            rhythms[number, unit] = Limits(Step(number, _STEPS[unit]))
        found[case, child] = rhythms[number, unit]
    return found


def read_plans(desk: FigureDesk) -> dict[bytes, list[PlanSpan]]:
    """Return the plans of each case. For `FigureDesk.always`."""
    row, found = ActionPlan, defaultdict[bytes, list[PlanSpan]](list)
    columns: tuple[Any, ...] = (stored(row.case_id), stored(row.child_id), stored(row.since), stored(row.until))
    for case, child, since, until in desk.rows(select(*columns).where(row.deleted_at.is_(None))):
        first, last = first_day(since), last_day(until)
        found[case].append(PlanSpan(child, first.isoformat() if first else ALWAYS, last.isoformat() if last else NEVER))
    return dict(found)


def _conversations(day: list[Held]) -> list[list[Held]]:
    found: list[list[Held]] = []
    newest: dict[bytes | None, tuple[list[Held], set[bytes | None]]] = {}
    for each in sorted(day, key=_ORDER):
        some, children = newest.get(each.meeting, ([], _NOBODY))
        if each.child is None or None in children or each.child in children:
            some, children = [], set[bytes | None]()
            newest[each.meeting] = some, children
            found.append(some)
        some.append(each)
        children.add(each.child)
    return found
