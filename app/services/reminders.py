"""Numbers for the reminder while the program is locked: how much lies on each of the coming days, and nothing else.

They are handed to a process that has no key, so they tell of no case, no child and no kind of date.
"""

import datetime as dt

from app.services.calendar_rows import numbers_ahead
from app.services.ports import Unit, use_case

DAYS = 14
"""How far ahead is counted: a laptop that lies still for longer is asked to be opened."""


@use_case("due.list")
def count_ahead(unit: Unit) -> tuple[int, ...]:
    """Return how many things lie on today and on each of the following days, `DAYS` numbers in all."""
    last = unit.today + dt.timedelta(days=DAYS - 1)
    numbers = numbers_ahead(unit, unit.today, last)
    return tuple(numbers.get(unit.today + dt.timedelta(days=ahead), 0) for ahead in range(DAYS))
