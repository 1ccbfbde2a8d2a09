"""What is due in a stretch of days, day by day: the numbers of everything, and only the first few rows of each day.

Nothing outside the stretch is read. Lines that come again are counted as series (lines of one day, kind and rhythm),
and a series is unfolded once, however many cases share it. A series never lies behind: what has been is judged in the
case. What only follows from time passing (`REMINDERS`) is no date and stands in no calendar.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select, tuple_

from app.models.agreement import AgreementOccurrence
from app.models.enums import DueKind
from app.models.log import DueItem
from app.rules.due import bucket
from app.rules.holidays import working_deadline
from app.services.calendar_series import days_of
from app.services.due_rows import DueRow, in_order, lines, rows_of
from app.services.due_shown import REMINDERS, written
from app.services.ports import Unit, use_case
from app.services.today_blocks import is_seen

NAMED = 3
"""How many rows of each day are read when nobody asks for more."""
MOST_OF_A_DAY = 200
"""How many rows of one day are listed; the rest is a number."""
_KINDS: Final = (DueKind.STATUTORY, DueKind.MEETING, DueKind.AGREED, DueKind.PRACTICE)
_ORDER: Final = {kind: place for place, kind in enumerate(_KINDS)}
SeriesKey = tuple[dt.date | None, DueKind, str, dt.date | None]
"""First day, kind, rhythm, last day: what the lines of one series have in common."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day: its first rows in order, and how many there are of each kind, read or not."""

    day: dt.date
    rows: tuple[DueRow, ...] = ()
    kinds: Mapping[DueKind, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many things lie on the day."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """Days from the first to the last, as seen from `today`; days with nothing on them are left out of `found`."""

    today: dt.date
    first: dt.date
    last: dt.date
    found: Mapping[dt.date, CalendarDay] = field(default_factory=dict)

    def on(self, day: dt.date) -> CalendarDay:
        """Return one day, empty when nothing lies on it."""
        return self.found.get(day, CalendarDay(day))

    @property
    def count(self) -> int:
        """How many things lie on all the days."""
        return sum(each.count for each in self.found.values())


@dataclass(frozen=True, slots=True)
class _Window:
    """The days asked for and whose; a series is unfolded from `ahead` on."""

    unit: Unit
    first: dt.date
    last: dt.date
    today: dt.date
    case_id: UUID | None
    put_off_too: bool = True

    @property
    def ahead(self) -> dt.date:
        return max(self.first, self.today)

    def counts(self) -> ColumnElement[bool]:
        """The condition under which a line is a date of this calendar."""
        seen = and_(is_seen(self.unit, self.today), DueItem.source_table.not_in(REMINDERS))
        if not self.put_off_too:
            until, day = DueItem.snoozed_until, func.coalesce(DueItem.due_on, self.today)
            seen = and_(seen, or_(until.is_(None), until <= day, DueItem.kind == DueKind.STATUTORY))
        return and_(seen, DueItem.case_id == self.case_id) if self.case_id else seen

    def once(self) -> ColumnElement[bool]:
        return and_(self.counts(), DueItem.recurrence.is_(None), DueItem.due_on.between(self.first, self.last))

    def series(self) -> ColumnElement[bool]:
        # Not as »is empty or is earlier«: with an OR the store leaves the index and reads every row.
        has_begun = func.coalesce(DueItem.due_on, self.last) <= self.last
        goes_on = or_(DueItem.ends_on.is_(None), DueItem.ends_on >= self.ahead)
        # The cheap question first: most lines come once.
        return and_(DueItem.recurrence.is_not(None), has_begun, goes_on, self.counts())

    def days_of(self, key: SeriesKey, after: dt.date | None = None) -> tuple[dt.date, ...]:
        """Return the days of a series, later than `after` when it has been judged so far."""
        start, _, recurrence, ends_on = key
        return days_of(recurrence, start or self.today, (self.ahead, self.last), ends_on, after)


@use_case("due.list")
def read_days(
    unit: Unit, first: dt.date, last: dt.date, *, named: int = NAMED, case_id: UUID | None = None,
    today: dt.date | None = None,
) -> CalendarDays:  # fmt: skip
    """Return the days from `first` to `last` with at most `named` rows each; of one case when `case_id` is given."""
    window = _Window(unit, first, last, today or unit.today, case_id)
    found = _count(window)
    rows = [*_rows_once(window, named), *_rows_of_series(window, found, named), *found.judged]
    by_day: dict[dt.date, list[DueRow]] = {}
    for row in in_order(rows, window.today):
        if row.due is not None:
            by_day.setdefault(row.due, []).append(row)
    unit.about(*{row.case_id for row in rows})
    days = {
        day: CalendarDay(day, tuple(by_day.get(day, ())[:named]), kinds)
        for day, kinds in sorted(found.numbers().items())
    }
    return CalendarDays(window.today, first, last, days)


def numbers_ahead(unit: Unit, first: dt.date, last: dt.date) -> dict[dt.date, int]:
    """Return how many things lie on each day, for use inside another use case; nothing of what they are.

    What somebody has put off beyond its day is not counted, unless it is a date of the law.
    """
    found = _count(_Window(unit, first, last, unit.today, None, put_off_too=False))
    return {day: sum(kinds.values()) for day, kinds in found.numbers().items()}


Numbers = dict[dt.date, dict[DueKind, int]]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What lies in a window: what comes once by day and kind, series and how many lines each has, those judged ahead.

    `judged` are the rows of series that somebody has judged from today on; they begin later than the rest of theirs,
    and `apart` are the lines they come from.
    """

    once: Numbers
    series: Mapping[SeriesKey, int]
    days: Mapping[SeriesKey, tuple[dt.date, ...]]
    judged: Sequence[DueRow]
    apart: frozenset[UUID]

    def numbers(self) -> Numbers:
        """Return how many there are of each kind on each day."""
        numbers = {day: dict(kinds) for day, kinds in self.once.items()}
        for key, days in self.days.items():
            for day in days:
                _add(numbers, day, key[1], self.series[key])
        for row in self.judged:
            if row.due is not None:
                _add(numbers, row.due, row.kind, 1)
        return numbers

    def before(self, day: dt.date, kind: DueKind) -> int:
        """Return how many that come once stand before a series of a kind on a day."""
        return sum(count for each, count in self.once.get(day, {}).items() if _ORDER[each] <= _ORDER[kind])


def _count(window: _Window) -> _Counted:
    item, once = DueItem, Numbers()
    query = select(item.due_on, item.kind, func.count()).where(window.once()).group_by(item.due_on, item.kind)
    for day, kind, count in window.unit.session.execute(query):
        if day is not None:
            _add(once, day, kind, count)
    key = (item.due_on, item.kind, item.recurrence, item.ends_on)
    grouped = select(*key, func.count()).where(window.series()).group_by(*key)
    found = window.unit.session.execute(grouped)
    series: dict[SeriesKey, int] = {(start, kind, rule or "", end): count for start, kind, rule, end, count in found}
    judged = _judged_ahead(window)
    for line, _ in judged:
        series[_key(line)] -= 1
    days = {each: window.days_of(each) for each, count in series.items() if count}
    later = [(line, window.days_of(_key(line), after)) for line, after in judged]
    return _Counted(once, series, days, list(_on_days(window, later)), frozenset(line.id for line, _ in judged))


def _add(numbers: Numbers, day: dt.date, kind: DueKind, count: int) -> None:
    kinds = numbers.setdefault(day, {})
    kinds[kind] = kinds.get(kind, 0) + count


def _judged_ahead(window: _Window) -> list[tuple[Row[Any], dt.date]]:
    """Return the lines of series somebody has judged from today on, with the last day judged: they begin later."""
    session, once = window.unit.session, AgreementOccurrence
    judged = and_(once.deleted_at.is_(None), once.on >= written(window.ahead))
    query = select(once.agreement_id, func.max(once.on)).where(judged).group_by(once.agreement_id)
    after = {agreement_id: on for agreement_id, on in session.execute(query)}
    if not after:
        return []
    items = lines(window.unit, window.today).where(window.series(), DueItem.source_id.in_(after))
    return [(item, after[item.source_id]) for item in session.execute(items)]


def _on_days(window: _Window, items: Sequence[tuple[Row[Any], Sequence[dt.date]]]) -> Iterator[DueRow]:
    """Yield a row for each of the days of each line."""
    days = {f"{each.source_table}:{each.source_id}:{each.rule_id}": on for each, on in items}
    for row in rows_of(window.unit, [each for each, _ in items], window.today):
        yield from (_on(row, day, window.today) for day in days[row.id])


def _on(row: DueRow, day: dt.date, today: dt.date) -> DueRow:
    return replace(row, due=day, bucket=bucket(day, today), last_working_day=working_deadline(day))


def _first_of(
    window: _Window, condition: ColumnElement[bool], together: tuple[Any, ...], named: int
) -> Sequence[Row[Any]]:  # fmt: skip
    """Return the first `named` lines of each group, the law first: chosen from an index alone, and only then read."""
    order, session = case(_ORDER, value=DueItem.kind), window.unit.session
    number = func.row_number().over(partition_by=together, order_by=(order, DueItem.id)).label("number")
    ranked = select(DueItem.id, number).where(condition).subquery()
    ids = session.scalars(select(ranked.c.id).where(ranked.c.number <= named)).all()
    return session.execute(lines(window.unit, window.today).where(DueItem.id.in_(ids))).all() if ids else ()


def _rows_once(window: _Window, named: int) -> list[DueRow]:
    items = _first_of(window, window.once(), (DueItem.due_on,), named)
    return rows_of(window.unit, items, window.today)


def _rows_of_series(window: _Window, found: _Counted, named: int) -> Iterator[DueRow]:
    """Yield the rows of series that may stand among the first `named` of a day, on each of their days."""
    wanted = dict(_wanted(found, named))
    if not wanted:
        return
    item = DueItem
    # A start that is empty is equal to no other in the store, so it is asked for as the first day there is.
    same = tuple_(func.coalesce(item.due_on, dt.date.min), item.kind, item.recurrence)
    asked = same.in_([(start or dt.date.min, kind, rule) for start, kind, rule, _ in wanted])
    some = and_(window.series(), asked, item.id.not_in(found.apart))
    items = _first_of(window, some, (item.due_on, item.kind, item.recurrence, item.ends_on), named)
    yield from _on_days(window, [(each, wanted.get(_key(each), ())) for each in items])


def _wanted(found: _Counted, named: int) -> Iterator[tuple[SeriesKey, list[dt.date]]]:
    """Yield series with the days on which their rows may be among the first: a day that is full asks no more."""
    full: Counter[dt.date] = Counter()
    for key in sorted(found.days, key=lambda each: _ORDER[each[1]]):
        days = [day for day in found.days[key] if full[day] + found.before(day, key[1]) < named]
        full.update(dict.fromkeys(days, found.series[key]))
        if days:
            yield key, days


def _key(item: Row[Any]) -> SeriesKey:
    return item.due_on, item.kind, item.recurrence or "", item.ends_on
