"""The page I dag, read: counts of everything, and only the rows that are shown."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Row, Select, and_, func, select, tuple_

from app.models.agreement import AgreementOccurrence
from app.models.enums import DueKind
from app.models.log import DueItem
from app.rules.due import Bucket, DueFact, bucket, sort_key
from app.services.due_rows import DueRow, clock_on, in_order, lines, rows_of
from app.services.due_shown import written
from app.services.ports import Unit, use_case
from app.services.today_blocks import STILL, Block, blocks_of, first_blocks, horizon, is_waiting, listed_on, next_day


class Group(StrEnum):
    """A part of the page: the buckets, and what stands apart from them."""

    OVERDUE = Bucket.OVERDUE.value
    TODAY = Bucket.TODAY.value
    THIS_WEEK = Bucket.THIS_WEEK.value
    NEXT_14_DAYS = Bucket.NEXT_14_DAYS.value
    LATER = Bucket.LATER.value
    MISSING = Bucket.MISSING.value
    STILL = "still"
    WAITING = "waiting"


_APART = frozenset({Group.MISSING, Group.STILL, Group.WAITING})

MOST: Final[Mapping[Group, int]] = dict.fromkeys(Group, 200) | {
    Group.LATER: 3, Group.MISSING: 30, Group.STILL: 20, Group.WAITING: 0,
}  # fmt: skip
"""How many rows of each part are read at first; what can wait is a number until somebody asks."""


@dataclass(frozen=True, slots=True)
class TodayRows:
    """What is due: the rows that were read by group, how many there are of each, and how many lie on each day.

    `lapses_at` is when the next deadline in hours runs out on `day` (HH:MM), empty when none does.
    """

    day: dt.date
    rows: Mapping[Group, tuple[DueRow, ...]] = field(default_factory=dict)
    counts: Mapping[Group, int] = field(default_factory=dict)
    on_days: Mapping[dt.date, Mapping[DueKind, int]] = field(default_factory=dict)
    lapses_at: str = ""

    def is_outdated(self, now: dt.datetime) -> bool:
        """Tell whether it must be read again: another day has come, or a deadline has run out since."""
        return now.date() != self.day or bool(self.lapses_at and self.lapses_at <= clock_on(now, self.day))

    def of(self, group: Group) -> tuple[DueRow, ...]:
        """Return the rows of a group that were read, in their order."""
        return self.rows.get(group, ())

    def count(self, group: Group) -> int:
        """Return how many there are of a group, read or not."""
        return self.counts.get(group, 0)

    def by_date(self) -> list[DueRow]:
        """Return the rows that were read of those that stand by their date, in their order."""
        return [row for group in Group if group not in _APART for row in self.of(group)]

    def all_read(self) -> list[DueRow]:
        """Return all rows that were read."""
        return [row for group in Group for row in self.of(group)]


@use_case("due.list")
def read_today(unit: Unit, *, today: dt.date | None = None, most: Mapping[Group, int] = MOST) -> TodayRows:
    """Return the page I dag: at most `most` rows of each group, nearest first, and the numbers of everything."""
    day = today or unit.today
    blocks, own, counts = _numbers(unit, day)
    counted = blocks + [_block_of(row) for row in own]
    wanted = [part for group, some in _by_bucket(blocks, day) for part in first_blocks(some, most[group])]
    most_read = {group: min(counts[group], most[group]) for group in Group}
    items = [item for query in _queries(unit, day, wanted, most_read) for item in unit.session.execute(query)]
    found = {row.id: row for row in rows_of(unit, _first(items, most, day), day)} | {row.id: row for row in own}
    unit.about(*{row.case_id for row in found.values()})
    groups = _in_groups(in_order(found.values(), day), most)
    return TodayRows(day, groups, counts, listed_on(counted), _lapses_at(unit, day))


@use_case("due.list")
def count_now(unit: Unit) -> int:
    """Return how many things should have happened or are due today, without reading what they are."""
    _, _, counts = _numbers(unit, unit.today)
    return counts[Group.OVERDUE] + counts[Group.TODAY]


def _numbers(unit: Unit, day: dt.date) -> tuple[list[Block], list[DueRow], dict[Group, int]]:
    """Return the lines of a day in blocks, those that stand apart from theirs, and how many each group has."""
    ahead = [*_judged_ahead(unit, day), *_lapsed(unit, day)]
    blocks, own = _without(blocks_of(unit, day), ahead), rows_of(unit, ahead, day)
    counts = _counts(blocks, day)
    for row in own:
        counts[group_of(row)] += 1
    return blocks, own, counts


def group_of(row: DueRow) -> Group:
    """Return the part of the page a row stands in."""
    return Group.WAITING if row.snoozed_until else Group.STILL if row.is_still else Group(row.bucket.value)


def _by_bucket(blocks: Iterable[Block], day: dt.date) -> Iterator[tuple[Group, Iterator[Block]]]:
    # The blocks stand in the order of the list, so each bucket is one run of them.
    return ((Group(near.value), some) for near, some in groupby(blocks, lambda each: bucket(each.day, day)))


def _first(items: Iterable[Row[Any]], most: Mapping[Group, int], day: dt.date) -> list[Row[Any]]:
    """Return the first lines of each group: a block may hold more of them than are shown, and names cost time."""
    dated = [(next_day(each.recurrence, each.due_on, each.ends_on, day) if each.recurrence else each.due_on, each)
             for each in items]  # fmt: skip
    dated.sort(key=lambda pair: sort_key(DueFact(pair[1].kind, "", "", pair[0]), day))
    left, kept = dict(most), list[Row[Any]]()
    for due, each in dated:
        group = _group_of(due, day, waits=each.waiting, still=each.source_table in STILL)
        if left[group] > 0:
            left[group] -= 1
            kept.append(each)
    return kept


def _group_of(due: dt.date | None, day: dt.date, *, waits: bool, still: bool) -> Group:
    return Group.WAITING if waits else Group.STILL if still else Group(bucket(due, day).value)


def _in_groups(rows: list[DueRow], most: Mapping[Group, int]) -> dict[Group, tuple[DueRow, ...]]:
    found: dict[Group, list[DueRow]] = {group: [] for group in Group}
    for row in rows:
        found[group_of(row)].append(row)
    return {group: tuple(some[: most[group]]) for group, some in found.items()}


def _counts(blocks: Iterable[Block], day: dt.date) -> dict[Group, int]:
    found = dict.fromkeys(Group, 0)
    for each in blocks:
        found[Group(bucket(each.day, day).value)] += each.listed
        found[Group.STILL] += each.still
        found[Group.WAITING] += each.waiting
    return found


def _queries(unit: Unit, day: dt.date, blocks: list[Block], most: Mapping[Group, int]) -> Iterator[Select[Any]]:
    """Yield what to read: the lines of the blocks, those that say that nothing happened, and those put off."""
    item, query = DueItem, lines(unit, day)
    listed = query.where(item.source_table.not_in(STILL), ~is_waiting(day))
    once = {(each.start, each.kind) for each in blocks if each.start and not each.recurrence}
    series = {(each.start, each.kind, each.recurrence) for each in blocks if each.start and each.recurrence}
    always = {each.recurrence for each in blocks if not each.start and each.recurrence}
    if once:
        yield listed.where(item.recurrence.is_(None), tuple_(item.due_on, item.kind).in_(sorted(once)))
    if series:
        yield listed.where(tuple_(item.due_on, item.kind, item.recurrence).in_(sorted(series)))
    if always:
        yield listed.where(item.due_on.is_(None), item.recurrence.in_(sorted(always)))
    if any(each.beyond for each in blocks):
        later = listed.where(item.due_on > horizon(day), item.recurrence.is_(None))
        yield later.order_by(item.due_on).limit(most[Group.LATER])
    if most[Group.MISSING]:
        missing = listed.where(item.due_on.is_(None), item.recurrence.is_(None)).order_by(item.id)
        yield missing.limit(most[Group.MISSING])
    if most[Group.STILL]:
        still = query.where(item.source_table.in_(STILL), ~is_waiting(day)).order_by(item.due_on, item.id)
        yield still.limit(most[Group.STILL])
    if most[Group.WAITING]:
        yield query.where(is_waiting(day)).order_by(item.snoozed_until, item.id).limit(most[Group.WAITING])


def _judged_ahead(unit: Unit, day: dt.date) -> Sequence[Row[Any]]:
    """Return the lines of series that somebody has judged today or ahead of time: they come later than their block."""
    once = AgreementOccurrence
    judged = select(once.case_id, once.agreement_id).where(once.deleted_at.is_(None), once.on >= written(day))
    # Two questions: in one, the store goes through all that was ever judged again and again.
    pairs = unit.session.execute(judged).all()
    here = and_(DueItem.case_id.in_({case for case, _ in pairs}), DueItem.source_id.in_({each for _, each in pairs}))
    return unit.session.execute(lines(unit, day).where(here, DueItem.recurrence.is_not(None))).all() if pairs else []


def _lapsed(unit: Unit, day: dt.date) -> Sequence[Row[Any]]:
    """Return the deadlines whose clock time has passed today: they are late, and their block is not."""
    late = and_(DueItem.due_on == day, DueItem.by_hour, DueItem.at_time <= clock_on(unit.now, day))
    return unit.session.execute(lines(unit, day).where(late)).all()


def _lapses_at(unit: Unit, day: dt.date) -> str:
    """Return the clock time at which the next deadline in hours runs out on a day; only a day that is today has one."""
    clock = clock_on(unit.now, day)
    to_come = and_(DueItem.due_on == day, DueItem.by_hour, DueItem.at_time > clock)
    return (unit.session.scalar(select(func.min(DueItem.at_time)).where(to_come)) or "") if clock else ""


def _without(blocks: list[Block], items: Iterable[Row[Any]]) -> list[Block]:
    """Return the blocks without some of their lines."""
    gone = Counter((each.due_on, each.kind, each.recurrence, each.ends_on) for each in items)
    off = Counter((each.due_on, each.kind, each.recurrence, each.ends_on) for each in items if each.waiting)
    return [each.less(gone[each.key], off[each.key]) for each in blocks]


def _block_of(row: DueRow) -> Block:
    return Block(row.due, row.kind, None, None, row.due, 1, waiting=int(row.snoozed_until is not None))
