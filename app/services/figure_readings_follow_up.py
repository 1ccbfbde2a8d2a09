"""What the figures about follow-up are counted from: all follow-ups of cases that were held, as plain tuples.

A visit of supervision is no follow-up, and what belongs to a worry alone is not read here. Nothing depends on a period.
Ten thousand cases have three hundred thousand of them, so ids and days stay as they are stored, and are turned into
what they mean only where that is asked for.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
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
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_cases import first_day, last_day, read_cases
from app.services.figure_readings_days import ALWAYS, NEVER

_STEPS = {TimeUnit.WEEKS.value: StepUnit.WEEKS, TimeUnit.MONTHS.value: StepUnit.MONTHS}
_ON, _ORDER = itemgetter(0), itemgetter(6, 7)
_NOBODY: set[bytes | None] = {None}


class Held(NamedTuple):
    """A follow-up that was held, on a day as it is stored (2026-11-22), with one child or (None) all of the case.

    `heard`: somebody talked with the child, or its view came along in another way. `order` and `key` are what rows of
    one day are put in order by.
    """

    on: str
    child: bytes | None
    meeting: bytes | None
    talked: bool
    heard: bool
    reviewed: bool
    order: str
    key: bytes


class PlanSpan(NamedTuple):
    """A plan: its child (None: all of them), and its first and last day as stored."""

    child: bytes | None
    first: str
    last: str


@dataclass(slots=True)
class FollowUps:
    """The follow-ups that were held by case, the oldest first, and by the planned day how many were planned and kept.

    `talks`: whom somebody talked with at one, by the day: ids of children, and of cases when it is all of them.

    All of it is read in one go: to open the rows of the encrypted file twice is what costs.
    """

    held: dict[bytes, list[Held]] = field(default_factory=lambda: defaultdict(list))
    talks: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    planned: Counter[str] = field(default_factory=Counter)
    in_time: Counter[str] = field(default_factory=Counter)


def read_follow_ups(desk: FigureDesk) -> FollowUps:
    """Return the follow-ups of cases. For `FigureDesk.always`."""
    row, found, cases = FollowUp, FollowUps(), desk.always(read_cases)
    columns: tuple[Any, ...] = (
        stored(row.held_on), stored(row.child_id), stored(row.meeting_id), row.child_talked.is_(True),
        or_(row.child_talked.is_(True), func.length(row.heard_instead) > 0), row.plan_reviewed.is_(True),
        func.coalesce(row.order_key, ""), stored(row.id), stored(row.case_id), stored(row.planned_on),
    )  # fmt: skip
    live = select(*columns).where(row.deleted_at.is_(None), row.kind == FollowUpKind.FOLLOW_UP)
    came = desk.always(read_here_since)
    held, talks, planned, in_time = found.held, found.talks, list[str](), list[str]()
    make = partial(tuple.__new__, Held)  # as `Held(...)`, but that it takes the row as it is, in half the time
    for told in desk.rows(live):
        on, child, _, talked, _, _, _, _, case, due = told
        if case not in cases:
            continue
        if on is not None:
            held[case].append(make(told[:8]))
            if talked:
                talks[on].add(child or case)
        if due is not None and is_counted_here(due, came.get(case)):
            planned.append(due)
            if on is not None and on <= due:
                in_time.append(due)
    for some in held.values():
        some.sort(key=_ON)
    found.planned, found.in_time = Counter(planned), Counter(in_time)
    return found


def read_held(desk: FigureDesk) -> dict[bytes, list[Held]]:
    """Return the follow-ups that were held by case, the oldest first. For `FigureDesk.always`."""
    return dict(desk.always(read_follow_ups).held)


def held_together(rows: list[Held]) -> list[list[Held]]:
    """Return the follow-ups of one case by conversation: those of one child each that day, at one meeting or at none.

    As `follow_up_together` has it for the pages: in their order, one with all of the children is its own, and no child
    is twice in one.
    """
    if len({each.on for each in rows}) == len(rows):  # most families have one child
        return [[each] for each in rows]
    found: list[list[Held]] = []
    for _, day in groupby(rows, _ON):
        some = list(day)
        found += [some] if len(some) == 1 else _conversations(some)
    return found


def was_followed(rows: list[Held], children: AbstractSet[bytes | None], first: str, last: str) -> bool:
    """Tell whether one of some children was followed up between two days, both with. `rows` are those of the case."""
    for place in range(bisect_left(rows, first, key=_ON), len(rows)):
        on, child, *_ = rows[place]
        if on > last:
            return False
        if child in children:
            return True
    return False


def is_any_between(rows: list[Held], first: str, last: str) -> bool:
    """Tell whether any follow-up of a case lies between two days, both with."""
    place = bisect_left(rows, first, key=_ON)
    return place < len(rows) and rows[place].on <= last


def read_rhythms(desk: FigureDesk) -> dict[tuple[bytes, bytes | None], Step]:
    """Return how often follow-up is asked for, by case and child (None: all of them); the newest of several.

    A rhythm that does not say how often asks for nothing here. For `FigureDesk.always`.
    """
    row = Cadence
    columns: tuple[Any, ...] = (stored(row.case_id), stored(row.child_id), row.every_count, stored(row.every_unit))
    query = select(*columns).where(
        row.deleted_at.is_(None), row.kind == FollowUpKind.FOLLOW_UP, row.every_count > 0, row.every_unit.is_not(None)
    )
    return {
        (case, child): Step(number, _STEPS[unit]) for case, child, number, unit in desk.rows(query.order_by(row.id))
    }


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
