"""What a page of figures is counted from: the rows of the store as plain tuples, each read once for all of its figures.

Ten thousand cases have a million rows; objects of the mapper would take half a minute. So nothing here is an object,
and every reading is remembered for as long as the desk stands. Ids and days stay as they are stored (bytes, 2026-11-22)
while they are only looked up and compared: to make what they mean of all of them takes longer than all the counting.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, String, type_coerce

from app.rules.key_figures import Period
from app.services.ports import Unit

Read = TypeVar("Read")


def stored(column: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column of any class
    """Return a column as the text it is stored as: an object for each of a hundred thousand values takes seconds."""
    return type_coerce(column, String)


@dataclass(slots=True)
class FigureDesk:
    """A period seen from a day. `end` is the period's last day, or today while it runs.

    `who`: only the cases of these caseworkers; all of them without one.
    """

    unit: Unit
    period: Period
    today: dt.date
    who: frozenset[str] = frozenset()
    _read: dict[Callable[["FigureDesk"], Any], Any] = field(default_factory=dict)
    _always: dict[Callable[["FigureDesk"], Any], Any] = field(default_factory=dict)

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
        if reading not in self._always:
            self._always[reading] = reading(self)
        found: Read = self._always[reading]
        return found

    def beside(self, period: Period) -> "FigureDesk":
        """Return a desk for another period, seen from the same day and with the same lasting readings."""
        return FigureDesk(self.unit, period, self.today, self.who, _always=self._always)

    def rows(self, query: Select[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a question as tuples of what lies in the store; ids, days and enums are asked as `stored`.

        A row that is dressed for the mapper costs three times as much.
        """
        session = self.unit.session
        session.flush()
        result = session.connection().execute(query)
        found = result.cursor.fetchall() if result.cursor else ()
        result.close()
        return list(found)
