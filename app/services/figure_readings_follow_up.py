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
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select

from app.models.enums import FollowUpKind, TimeUnit
from app.models.plan import Cadence, FollowUp
from app.rules.before_here import is_counted_here
from app.rules.counting import Step, StepUnit
from app.services.figure_desk import NO_TEXT, FigureDesk, stored
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_cases import read_cases
from app.services.figure_readings_counted import read_counting
from app.services.figure_readings_lives import lives_by_case, read_families

_STEPS = {TimeUnit.WEEKS.value: StepUnit.WEEKS, TimeUnit.MONTHS.value: StepUnit.MONTHS}
_ORDER = attrgetter("order", "key")


class Held(NamedTuple):
    """A follow-up that was held, on a day as it is stored (2026-11-22), with one child or (None) all of the case.

    `lacks`: the municipality does not count it. `order` and `key` are what those of one day are put in order by.
    """

    on: str
    child: bytes | None
    meeting: bytes | None
    lacks: bool
    order: str
    key: bytes


@dataclass(slots=True)
class FollowUps:
    """What is counted of the follow-ups of cases; days are as stored.

    `planned`: the days one was planned for; `in_time` those of them it was held by, `became` those nobody wrote as
    held, with the meeting each may have become, the day, and why not where somebody wrote that. `alone`: the days of
    those that were held in a family of one child, those that lack nothing and those that do. `held`: the others, by
    case. `days`: the days of all by whom they were with: the id of the child, or of the case for all of its children.
    `talks`: the day and whom somebody talked with at one: children, and cases for all of their children.
    """

    planned: list[str] = field(default_factory=list)
    in_time: list[str] = field(default_factory=list)
    became: list[tuple[bytes | None, str, str | None]] = field(default_factory=list)
    alone: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    held: dict[bytes, list[Held]] = field(default_factory=lambda: defaultdict(list))
    days: dict[bytes, list[str]] = field(default_factory=lambda: defaultdict(list))
    talks: tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]] = field(default_factory=lambda: ([], []))


class FollowedDays(NamedTuple):
    """The days follow-ups were held, the oldest first: with each child, and by case those with all of its children.

    What was with all stands at each of them too. A child that was taken out of the case is none of them.
    """

    children: dict[bytes, list[str]]
    shared: dict[bytes, list[str]]


class Limits(dict[str, str]):
    """The last day a rhythm leaves for the next follow-up, by the day of the one before; both as stored."""

    def __init__(self, rhythm: Step) -> None:
        super().__init__()
        self._rhythm = rhythm

    def __missing__(self, day: str) -> str:
        last = self[day] = self._rhythm.after(dt.date.fromisoformat(day)).isoformat()
        return last


def read_follow_ups(desk: FigureDesk) -> FollowUps:
    """Return the follow-ups of cases. For `FigureDesk.always`.

    All is told apart while a row is at hand: to open the rows of the encrypted file twice is what costs, and next to it
    to keep them and go through them again. A day is kept once, and not for each of its rows.
    """
    cases, came, families = desk.always(read_cases), desk.always(read_here_since), desk.always(read_families)
    found, lacks, same_day = FollowUps(), desk.always(read_counting).lacks, dict[str, str]().setdefault
    make = partial(tuple.__new__, Held)  # as `Held(...)`, in half the time
    for case, child, on, due, heard, talked, reviewed, meeting, order, key, why in desk.rows(_follow_ups()):
        if case not in cases:
            continue
        if due and (case not in came or is_counted_here(due, came[case])):
            found.planned.append(due)
            if not on or on <= due:
                found.in_time.append(due) if on else found.became.append((meeting, due, why))
        if on:
            whom, day = child or case, same_day(on, on)
            found.days[whom].append(day)
            if talked:
                found.talks[whom is case].append((day, whom))
            # Half of them are both, and lack nothing whatever the rule is.
            lacking = not (heard and reviewed) and lacks(whom, day, heard, reviewed)
            if case in families:
                found.held[case].append(make((day, child, meeting, lacking, order, key)))
            else:
                found.alone[lacking].append(day)
    return found


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


def followed_days(desk: FigureDesk) -> FollowedDays:
    """Return on which days children were followed up. For `FigureDesk.always`."""
    days, nowhere = desk.always(read_follow_ups).days, list[str]()
    lives = desk.always(lives_by_case)
    children = {
        each.child: sorted(days.get(each.child, nowhere) + days.get(case, nowhere))
        for case, some in lives.items()
        for each in some
    }
    return FollowedDays(children, {case: sorted(days[case]) for case in desk.always(read_cases) if case in days})


def conversations(held: list[Held]) -> Iterator[list[Held]]:
    """Yield the follow-ups of one case by conversation: those of one child each that day, at one meeting or at none.

    As `follow_up_together` has it for the pages: in their order, one with all of the children is its own, and no child
    is twice in one.
    """
    times, together = Counter([each.on for each in held]), defaultdict[tuple[str, bytes | None], list[Held]](list)
    for each in held:
        if times[each.on] == 1:
            yield [each]
        else:
            together[each.on, each.meeting].append(each)
    for some in together.values():
        yield from _apart(sorted(some, key=_ORDER))


def is_any_between(days: list[str], first: str, last: str) -> bool:
    """Tell whether any of some days, which stand in their order, lies between two, both with."""
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last


def read_rhythms(desk: FigureDesk) -> dict[bytes, Limits]:
    """Return what the rhythm of follow-up asks for, by child, or for all of them by case; the newest of several.

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
        found[child or case] = rhythms[number, unit]
    return found


def _apart(some: list[Held]) -> Iterator[list[Held]]:
    """Yield follow-ups, which stand in their order, up to where the same child comes again or all of them do."""
    begun, children = list[Held](), set[bytes | None]()
    for each in some:
        if begun and (each.child is None or None in children or each.child in children):
            yield begun
            begun, children = [], set()
        begun.append(each)
        children.add(each.child)
    yield begun


def _follow_ups() -> Select[Any]:
    row = FollowUp
    columns: tuple[Any, ...] = (
        stored(row.case_id), stored(row.child_id), func.coalesce(stored(row.held_on), NO_TEXT),
        func.coalesce(stored(row.planned_on), NO_TEXT),
        or_(row.child_talked.is_(True), func.length(row.heard_instead) > 0), row.child_talked.is_(True),
        row.plan_reviewed.is_(True), stored(row.meeting_id), func.coalesce(row.order_key, NO_TEXT), stored(row.id),
        stored(row.not_held),
    )  # fmt: skip
    return select(*columns).where(row.deleted_at.is_(None), row.kind == FollowUpKind.FOLLOW_UP)
