"""Rows for figures by the day they are about, as it is stored (2026-11-22), so that a period is a slice of them."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final, TypeVar

from app.services.figure_desk import FigureDesk

ALWAYS: Final = ""
NEVER: Final = "never"
"""Days as stored that are before and after all others: they sort as text."""
Told = TypeVar("Told")
_DAY = itemgetter(0)


def by_day(rows: Iterable[tuple[str, Told]]) -> list[tuple[str, Told]]:
    """Return what has a day in the order of the days."""
    return sorted(rows, key=_DAY)


def in_period(desk: FigureDesk, rows: Sequence[tuple[str, Told]]) -> list[Told]:
    """Return what lies in the period, up to today while it runs. `rows` stand by their day."""
    return _between(rows, desk.period.first, desk.end)


def passed_in_period(desk: FigureDesk, rows: Sequence[tuple[str, Told]]) -> list[Told]:
    """Return what has its day in the period and is over: today itself still runs."""
    return _between(rows, desk.period.first, _last_over(desk))


def day_names(first: dt.date, last: dt.date) -> list[str]:
    """Return the days between two, both with, as they are stored."""
    return [dt.date.fromordinal(each).isoformat() for each in range(first.toordinal(), last.toordinal() + 1)]


def counted_days(desk: FigureDesk) -> list[str]:
    """Return the days of the period as they are stored, up to today while it runs. For `FigureDesk.once`."""
    return day_names(desk.period.first, desk.end)


def passed_days(desk: FigureDesk) -> list[str]:
    """Return the days of the period that are over, as they are stored. For `FigureDesk.once`."""
    return day_names(desk.period.first, _last_over(desk))


@lru_cache(maxsize=16384)
def days_after(day: str, days: int) -> str:
    """Return the day so many days after another, both as they are stored."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def _last_over(desk: FigureDesk) -> dt.date:
    return min(desk.period.last, desk.today - dt.timedelta(days=1))


def _between(rows: Sequence[tuple[str, Told]], first: dt.date, last: dt.date) -> list[Told]:
    low = bisect_left(rows, first.isoformat(), key=_DAY)
    return [told for _, told in rows[low : bisect_right(rows, last.isoformat(), key=_DAY)]]
