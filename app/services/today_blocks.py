"""What is due, counted before it is read: lines of one day, kind and series are a block, known by its number alone.

Ten thousand cases have a hundred thousand lines, and nobody reads more than the first few hundred. The blocks come from
queries over one index; only then is it decided which rows to fetch.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, func, or_, select, type_coerce

from app.language.recurrence import next_occurrence, parse_rule
from app.models.enums import DueKind
from app.models.log import DueItem
from app.rules.due import DueFact, sort_key
from app.services.due_shown import CHILD_TALK, CONCERN, QUIET, shown, written
from app.services.modules import switched_off
from app.services.ports import Unit

STILL = frozenset({QUIET, CHILD_TALK, CONCERN})
"""Source tables of lines that say that nothing happened; they stand in a group of their own."""

LISTED, IS_STILL, WAITS = 0, 1, 2

NEAR_DAYS = 14
"""Days ahead that are counted one by one: »De næste 14 dage« and the week strip."""

Key = tuple[dt.date | None, DueKind, Any, dt.date | None]
"""What the lines of a block have in common: start, kind, recurrence and end, as they are stored."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are alike: due on the same day, of one kind, and of one series when they come back.

    `start` is the day that is stored, `day` the next one as seen from today; `still` and `waiting` are how many of
    `count` say that nothing happened, and how many somebody put off.
    """

    start: dt.date | None
    kind: DueKind
    recurrence: str | None
    ends_on: dt.date | None
    day: dt.date | None
    count: int
    still: int = 0
    waiting: int = 0

    @property
    def listed(self) -> int:
        """How many stand in the list by date."""
        return self.count - self.still - self.waiting

    @property
    def beyond(self) -> bool:
        """Whether it is all that lies beyond the horizon, which is a number and no day."""
        return self.start is None and self.recurrence is None and self.day is not None

    @property
    def key(self) -> "Key":
        """What the lines of the block have in common, as it is stored."""
        return self.start, self.kind, self.recurrence, self.ends_on

    def less(self, number: int, waiting: int) -> "Block":
        """Return the block with some of its lines taken out, so many of them put off."""
        return replace(self, count=self.count - number, waiting=self.waiting - waiting) if number else self


def is_waiting(day: dt.date) -> ColumnElement[bool]:
    """Return the condition under which somebody has put a line off beyond `day`; a date of the law is never hidden."""
    in_time = and_(DueItem.due_on.is_not(None), DueItem.snoozed_until <= DueItem.due_on)
    lawful = or_(DueItem.kind != DueKind.STATUTORY, in_time)
    return and_(DueItem.snoozed_until.is_not(None), DueItem.snoozed_until > written(day), lawful)


def is_seen(unit: Unit, day: dt.date) -> ColumnElement[bool]:
    """Return the condition under which a line is seen at all: its day has come and its part is not switched off."""
    off = switched_off(unit)
    # Asked of every line there is; where all parts are on, asking it would take longer than reading the lines.
    return and_(shown(day), or_(DueItem.module.is_(None), DueItem.module.not_in(off))) if off else shown(day)


def blocks_of(unit: Unit, day: dt.date) -> list[Block]:
    """Return all that is due as blocks in the order of the list; series that have ended are left out.

    What happens once and lies beyond the horizon is one block, without a day of its own.
    """
    found = [*_near(unit, day), *_beyond(unit, day), *_series(unit, day)]
    return sorted(found, key=lambda each: sort_key(DueFact(each.kind, "", each.recurrence or "", each.day), day))


def horizon(day: dt.date) -> dt.date:
    """Return the last day that is counted day by day: as far as the list goes from the start."""
    return day + dt.timedelta(days=NEAR_DAYS)


def _near(unit: Unit, day: dt.date) -> Iterator[Block]:
    # Counted here, as series are: the store locks and wipes a piece of memory for every group it makes.
    key = (type_coerce(DueItem.due_on, String), type_coerce(DueItem.kind, String))
    query = select(*key, _state(day)).where(DueItem.recurrence.is_(None), is_seen(unit, day))
    counts = Counter[Any]()
    for part in (DueItem.due_on <= horizon(day), DueItem.due_on.is_(None)):  # one question would read the index twice
        counts.update(map(tuple, unit.session.execute(query.where(part))))
    for start, kind in dict.fromkeys(each[:2] for each in counts):
        listed, still, waiting = (counts[start, kind, state] for state in (LISTED, IS_STILL, WAITS))
        on = _day(start)
        yield Block(on, DueKind(kind), None, None, on, listed + still + waiting, still, waiting)


def _beyond(unit: Unit, day: dt.date) -> Iterator[Block]:
    later = and_(DueItem.due_on > horizon(day), DueItem.recurrence.is_(None), is_seen(unit, day))
    state = _state(day)
    quiet, put_off = (func.count(case((state == each, 1))) for each in (IS_STILL, WAITS))
    count, still, waiting = unit.session.execute(select(func.count(), quiet, put_off).where(later)).one()
    if count:
        yield Block(None, DueKind.STATUTORY, None, None, horizon(day) + dt.timedelta(days=1), count, still, waiting)


def _series(unit: Unit, day: dt.date) -> Iterator[Block]:
    # Counted here: there are nearly as many starts as series, and the store groups them far slower than it reads them.
    # Days and kinds come as they are stored: twenty thousand lines have a few hundred of them.
    key = (DueItem.due_on, DueItem.kind, DueItem.recurrence, DueItem.ends_on)
    columns: list[Any] = [*(type_coerce(each, String) for each in key), case((is_waiting(day), 1), else_=0)]
    query = select(*columns).where(DueItem.recurrence.is_not(None), is_seen(unit, day))
    counts, waits = Counter[Any](), Counter[Any]()
    for row in unit.session.execute(query):
        series = row[:4]
        counts[series] += 1
        waits[series] += row[4]
    for series, count in counts.items():
        start, kind, recurrence, ends_on = _day(series[0]), DueKind(series[1]), series[2], _day(series[3])
        due = next_day(recurrence, start, ends_on, day)
        if due:
            yield Block(start, kind, recurrence, ends_on, due, count, 0, waits[series])


def _day(stored: Any) -> dt.date | None:  # noqa: ANN401 - SQLite keeps a day as text, PostgreSQL as a day
    return dt.date.fromisoformat(stored) if isinstance(stored, str) else stored


def _state(day: dt.date) -> ColumnElement[int]:
    """Return whether a line is listed, says that nothing happened, or was put off."""
    # Cheap questions first: this is asked of every line there is.
    still = and_(DueItem.earliest_on.is_not(None), DueItem.source_table.in_(STILL))
    return case((is_waiting(day), WAITS), (still, IS_STILL), else_=LISTED)


def next_day(
    recurrence: str, start: dt.date | None, ends_on: dt.date | None, today: dt.date, judged: dt.date | None = None
) -> dt.date | None:
    """Return the next day of a series from today on, later than what has been judged; None when it has ended."""
    first = start or today
    spent = max(max(first, today) - dt.timedelta(days=1), judged or dt.date.min)
    due = _following(recurrence, _moved_on(recurrence, first, spent), spent)
    return None if due and ends_on and due > ends_on else due


def _moved_on(recurrence: str, start: dt.date, spent: dt.date) -> dt.date:
    """Return a start of the same series near `spent`: thousands of starts become as many as the rounds have days."""
    length = _round_of(recurrence)
    return start + dt.timedelta(days=(spent - start).days // length * length) if length and spent > start else start


@lru_cache(maxsize=1024)
def _round_of(recurrence: str) -> int:
    """Return the days of one round of a series by days or weeks; 0 for a counted one and for months and years."""
    rule = parse_rule(recurrence)
    if rule.count or rule.freq not in ("DAILY", "WEEKLY"):
        return 0
    return rule.interval * (7 if rule.freq == "WEEKLY" else 1)


@lru_cache(maxsize=8192)
def _following(recurrence: str, start: dt.date, spent: dt.date) -> dt.date | None:
    return next_occurrence(recurrence, start, spent)


def first_blocks(blocks: Iterable[Block], most: int) -> Iterator[Block]:
    """Yield blocks in their order until they hold `most` lines; the last one may hold more."""
    left = most
    for each in blocks:
        if left <= 0:
            return
        if each.listed > 0:
            left -= each.listed
            yield each


def listed_on(blocks: Iterable[Block]) -> dict[dt.date, dict[DueKind, int]]:
    """Return per day how many lines of each kind are listed, up to the horizon."""
    found: dict[dt.date, dict[DueKind, int]] = {}
    for each in blocks:
        if each.day and each.listed > 0 and not each.beyond:
            kinds = found.setdefault(each.day, {})
            kinds[each.kind] = kinds.get(each.kind, 0) + each.listed
    return found
