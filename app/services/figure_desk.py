"""What a page of figures is counted from: the rows of the store as plain tuples, each read once for all of its figures.

Ten thousand cases have a million rows; objects of the mapper would take half a minute. So nothing here is an object,
and every reading is remembered for as long as the desk stands, some of them longer (`Readings`). Ids and days stay as
they are stored (bytes, 2026-11-22) while they are only looked up and compared: to make what they mean of all of them
takes longer than all the counting.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import ColumnElement, Select, String, literal_column, type_coerce

from app.rules.key_figures import Period
from app.services.ports import Unit

Read = TypeVar("Read")
NO_TEXT: ColumnElement[str] = literal_column("''")
"""No text, written into a question and not given beside it: what is given beside it is copied for every row, and each
copy is locked in memory as all in the store is, which takes longer than to read the row."""


ROWS_AT_ONCE = 2000
"""Rows after which it is told that the reading goes on."""


class _Cursor(Protocol):
    def fetchmany(self, number: int, /) -> Sequence[tuple[Any, ...]]: ...


def stored(column: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column of any class
    """Return a column as the text it is stored as: an object for each of a hundred thousand values takes seconds."""
    return type_coerce(column, String)


def unheard() -> None:
    """Tell nobody how far a reading has come."""


@dataclass(slots=True)
class Readings:
    """What was read for figures, kept from one period to the next for as long as nothing changes (`stand_at`).

    `who`: only the cases of these caseworkers; all of them without one. Only what a figure asked for itself is kept
    (`let_go`): the rows that was made from are ten times as much. `heard` is called now and then while rows are read,
    and may stop it with UserError.
    """

    who: frozenset[str] = frozenset()
    always: dict[Callable[["FigureDesk"], Any], Any] = field(default_factory=dict)
    days: dict[tuple[Callable[["FigureDesk", dt.date], Any], dt.date], Any] = field(default_factory=dict)
    asked: set[Callable[["FigureDesk"], Any]] = field(default_factory=set)
    depth: int = 0
    heard: Callable[[], None] = unheard
    _stamp: tuple[object, ...] = ()

    def stand_at(self, *stamp: object) -> None:
        """Forget everything unless it was read when all this was the same: the newest step, and the day."""
        if stamp != self._stamp:
            self._stamp = stamp
            self.always.clear()
            self.days.clear()

    def let_go(self) -> None:
        """Let go of what no figure asked for itself."""
        self.always = {reading: found for reading, found in self.always.items() if reading in self.asked}


@dataclass(slots=True)
class FigureDesk:
    """A period seen from a day. `end` is the period's last day, or today while it runs."""

    unit: Unit
    period: Period
    today: dt.date
    readings: Readings = field(default_factory=Readings)
    _read: dict[Callable[["FigureDesk"], Any], Any] = field(default_factory=dict)

    @property
    def who(self) -> frozenset[str]:
        """Return the caseworkers whose cases are counted; none: all of them."""
        return self.readings.who

    @property
    def end(self) -> dt.date:
        """Return the last day that is counted."""
        return min(self.period.last, self.today)

    @property
    def before(self) -> dt.date:
        """Return the day before the period: what »began« is the same as what the period before »ended« with."""
        return self.period.first - dt.timedelta(days=1)

    def once(self, reading: Callable[["FigureDesk"], Read]) -> Read:
        """Return what a reading gives, read the first time somebody asks."""
        if reading not in self._read:
            self._read[reading] = reading(self)
        found: Read = self._read[reading]
        return found

    def always(self, reading: Callable[["FigureDesk"], Read]) -> Read:
        """Return what a reading gives that does not depend on the period; shared with the desks beside this one."""
        kept = self.readings
        if not kept.depth:
            kept.asked.add(reading)
        if reading not in kept.always:
            kept.depth += 1
            try:
                kept.always[reading] = reading(self)
            finally:
                kept.depth -= 1
        found: Read = kept.always[reading]
        return found

    def on_day(self, reading: Callable[["FigureDesk", dt.date], Read], day: dt.date) -> Read:
        """Return what a reading gives of a day: where one period ends the next begins, and it is read once."""
        days = self.readings.days
        if (reading, day) not in days:
            days[reading, day] = reading(self, day)
        found: Read = days[reading, day]
        return found

    def beside(self, period: Period) -> "FigureDesk":
        """Return a desk for another period, seen from the same day and with the same lasting readings."""
        return FigureDesk(self.unit, period, self.today, self.readings)

    def rows(self, query: Select[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a question as tuples of what lies in the store; ids, days and enums are asked as `stored`.

        A row that is dressed for the mapper costs three times as much, and a list of all of them half as much again.
        """
        session = self.unit.session
        session.flush()
        result = session.connection().execute(query)
        try:
            cursor = cast("_Cursor", result.cursor)  # a cursor of any driver in use is one
            while some := cursor.fetchmany(ROWS_AT_ONCE):
                yield from some
                self.readings.heard()
        finally:
            result.close()
