"""Follow-ups added up by the day they were held, for all periods at once: a figure then only adds up its days."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import compress
from operator import le
from uuid import UUID

from sqlalchemy import select

from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.rules.before_here import is_counted_here
from app.services.due_rows import AT_ONCE
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_days import NEVER
from app.services.figure_readings_follow_up import conversations, followed_days, read_follow_ups, read_rhythms
from app.services.figure_readings_lives import lives_by_case

_AGAIN = 2
"""How many follow-ups there must be for one to have an earlier one."""


@dataclass(slots=True)
class ConversationSums:
    """How many follow-ups were held each day, and how many of them the municipality counts."""

    held: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class PlannedSums:
    """How many follow-ups were planned for each day, and how many of them were held by then."""

    planned: Counter[str] = field(default_factory=Counter)
    in_time: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class GapSums:
    """The days since the one before of each child's follow-ups each day; how many have a rhythm, and kept it."""

    gaps: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    with_rhythm: Counter[str] = field(default_factory=Counter)
    in_rhythm: Counter[str] = field(default_factory=Counter)


def conversation_sums(desk: FigureDesk) -> ConversationSums:
    """Return the follow-ups by day; those of one conversation are one. For `FigureDesk.always`."""
    told = desk.always(read_follow_ups)
    whole, lacking = Counter(told.alone[False]), Counter(told.alone[True])
    for rows in told.held.values():
        for some in conversations(rows):
            (lacking if any([each.lacks for each in some]) else whole)[some[0].on] += 1
    return ConversationSums(whole + lacking, whole)


def planned_sums(desk: FigureDesk) -> PlannedSums:
    """Return how many follow-ups were planned and kept. For `FigureDesk.always`."""
    told = desk.always(read_follow_ups)
    met = _met_on(desk, list({UUID(bytes=meeting) for meeting, _, _ in told.became if meeting}))
    became = [due for meeting, due, _ in told.became if meeting and met.get(meeting, NEVER) <= due]
    return PlannedSums(Counter(told.planned), Counter(told.in_time + became))


def _met_on(desk: FigureDesk, wanted: list[UUID]) -> dict[bytes, str]:
    """Return the days of the meetings that planned follow-ups became, where they were held."""
    found: dict[bytes, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        these = Meeting.id.in_(wanted[start : start + AT_ONCE]), Meeting.deleted_at.is_(None)
        held = Meeting.status == MeetingStatus.HELD, Meeting.held_on.is_not(None)
        found.update(desk.rows(select(stored(Meeting.id), stored(Meeting.held_on)).where(*these, *held)))
    return found


def gap_sums(desk: FigureDesk) -> GapSums:
    """Return what lies between follow-ups, for each of them and each of its children. For `FigureDesk.always`."""
    rhythms, came = desk.always(read_rhythms), desk.always(read_here_since)
    followed, sums, number = desk.always(followed_days).children, GapSums(), _Numbers().__getitem__
    every, before_each, asked, dues = list[str](), list[str](), list[str](), list[str]()
    for case, lives in desk.always(lives_by_case).items():
        for each in lives:
            if len(followed[each.child]) < _AGAIN:
                continue
            later, before = _steps(followed[each.child])
            every += later
            before_each += before
            limits = rhythms.get(each.child, rhythms.get(case))
            if limits is not None:
                told = _told_here(later, list(map(limits.__getitem__, before)), came.get(case))
                asked += told[0]
                dues += told[1]
    for on, now, then in zip(every, map(number, every), map(number, before_each), strict=True):
        sums.gaps[on].append(now - then)
    sums.with_rhythm, sums.in_rhythm = Counter(asked), Counter(compress(asked, map(le, asked, dues)))
    return sums


def _told_here(later: list[str], dues: list[str], came: str | None) -> tuple[list[str], list[str]]:
    """Return the follow-ups whose day by the rhythm fell when the case was written here, and those days."""
    if came is None:
        return later, dues
    here = [is_counted_here(due, came) for due in dues]
    return list(compress(later, here)), list(compress(dues, here))


def _steps(days: list[str]) -> tuple[list[str], list[str]]:
    """Return the follow-ups of a child that had an earlier one, and the day of the one before each of them.

    Another one the same day is no earlier one.
    """
    if len(set(days)) == len(days):
        return days[1:], days[:-1]
    distinct, times = list(dict.fromkeys(days)), Counter(days)
    steps = [step for step in zip(distinct[1:], distinct, strict=False) for _ in range(times[step[0]])]
    return [on for on, _ in steps], [before for _, before in steps]


class _Numbers(dict[str, int]):
    """The number of each day that is asked for."""

    def __missing__(self, day: str) -> int:
        number = self[day] = dt.date.fromisoformat(day).toordinal()
        return number
