"""The days of a series within a stretch: unfolded once for all lines that keep the same pace, however many share it."""

import datetime as dt
from functools import lru_cache

from app.language.recurrence import next_occurrence, parse_rule
from app.services.today_blocks import next_day


def days_of(
    recurrence: str, start: dt.date, stretch: tuple[dt.date, dt.date], ends_on: dt.date | None = None,
    judged: dt.date | None = None,
) -> tuple[dt.date, ...]:  # fmt: skip
    """Return the days of a series from the first to the last of a stretch, later than what has been judged."""
    first, last = stretch
    last = min(last, ends_on or last)
    day = next_day(recurrence, start, ends_on, first, judged)
    if day is None or day > last:
        return ()
    # By days and weeks any day of the series may stand as its start: two hundred starts become seven.
    return _unfolded(recurrence, day if _keeps_pace(recurrence) else start, day, last)


@lru_cache(maxsize=4096)
def _unfolded(recurrence: str, start: dt.date, day: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    days: list[dt.date] = []
    each: dt.date | None = day
    while each is not None and each <= last:
        days.append(each)
        each = next_occurrence(recurrence, start, each)
    return tuple(days)


@lru_cache(maxsize=1024)
def _keeps_pace(recurrence: str) -> bool:
    """Tell whether a series goes on alike from any of its days: not by months, which may be short, nor when counted."""
    rule = parse_rule(recurrence)
    return rule.count is None and rule.freq in ("DAILY", "WEEKLY")
