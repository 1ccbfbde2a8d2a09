"""A calendar counted day by day from Monday 1 January 1990, to check the rules against: it shares nothing with them.

Leap years are counted by the Gregorian rule, Easter by Knuth's way with epacts, and every distance by walking.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

FIRST, LAST = 1990, 2085
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """One day: year, month and day number, Monday is 0, and whether it is a helligdag or offices are closed."""

    year: int
    month: int
    number: int
    weekday: int
    is_last: bool
    is_holiday: bool
    is_closed: bool


def days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def easter(year: int) -> tuple[int, int]:
    """Month and day of Easter Sunday: D. E. Knuth, The Art of Computer Programming, volume 1, 1.3.2, exercise 14."""
    golden, century = year % 19 + 1, year // 100 + 1
    solar, lunar = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - solar - 10
    epact = (11 * golden + 20 + lunar - solar) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    moon = 44 - epact if 44 - epact >= 21 else 74 - epact
    day = moon + 7 - (sunday + moon) % 7
    return (3, day) if day <= 31 else (4, day - 31)


@cache
def days() -> list[Day]:
    found: list[tuple[int, int, int]] = [
        (year, month, number)
        for year in range(FIRST, LAST + 1)
        for month in range(1, 13)
        for number in range(1, days_in(year, month) + 1)
    ]
    places = {day: place for place, day in enumerate(found)}
    holidays = {places[(year, *easter(year))] + offset for year in range(FIRST, LAST + 1) for offset in _offsets(year)}
    fixed, closed = {(1, 1), (12, 25), (12, 26)}, {(6, 5), (12, 24), (12, 31)}
    return [
        Day(
            year, month, number, place % 7, number == days_in(year, month),
            is_holiday := place in holidays or (month, number) in fixed,
            is_holiday or place % 7 >= 5 or (month, number) in closed,
        )
        for place, (year, month, number) in enumerate(found)
    ]  # fmt: skip


def _offsets(year: int) -> tuple[int, ...]:
    return (-3, -2, 0, 1, 39, 49, 50) + ((26,) if year < 2024 else ())


def place(day: date) -> int:
    return (day - date(FIRST, 1, 1)).days


def as_date(at: int) -> date:
    found = days()[at]
    return date(found.year, found.month, found.number)


def walk(at: int, step: str, times: int = 1, *, saturday_counts: bool = True) -> int:
    """The place of the day that »3 months« or »6 weekdays« lead to; `times` is how many times over, or -1 for back."""
    words = step.split(" ")
    count, unit = int(words[0]) * times, words[1]
    if unit == "months":
        return _months(at, count)
    if unit == "school_years":
        return _school_years(at, count)
    if unit in ("weekdays", "workdays"):
        return _counted(at, count, unit, saturday_counts)
    return at + count * {"days": 1, "weeks": 7}[unit] if unit != "hours" else at + count // 24


def _months(at: int, count: int) -> int:
    calendar = days()
    begun = calendar[at]
    wanted = begun.year * 12 + begun.month + count
    while True:
        day = calendar[at]
        month = day.year * 12 + day.month
        if month == wanted and (day.number == begun.number or (day.number < begun.number and day.is_last)):
            return at
        at += 1 if count > 0 else -1


def _school_years(at: int, count: int) -> int:
    while True:
        day = days()[at]
        if (day.month, day.number) == (7, 31):
            count -= 1
            if count == 0:
                return at
        at += 1


def _counted(at: int, count: int, unit: str, saturday_counts: bool) -> int:
    left = abs(count)
    while left:
        at += 1 if count > 0 else -1
        day = days()[at]
        open_day = not day.is_closed
        weekday = not day.is_holiday and day.weekday < (6 if saturday_counts else 5)
        left -= open_day if unit == "workdays" else weekday
    return at


def birthday(birth: date, age: int) -> int:
    year, number = birth.year + age, birth.day
    if (birth.month, number) == (2, 29) and days_in(year, 2) == 28:
        return place(date(year, 3, 1))
    return place(date(year, birth.month, number))


def copenhagen(utc: datetime) -> datetime:
    """The clock in Denmark (without a zone) at a moment in UTC (without one): summer time from 1 to 1 UTC."""
    begins, ends = (_last_sunday(utc.year, month) for month in (3, 10))
    return utc + timedelta(hours=2 if begins <= utc < ends else 1)


def _last_sunday(year: int, month: int) -> datetime:
    at = place(date(year, month, 31))
    while days()[at].weekday != 6:
        at -= 1
    day = as_date(at)
    return datetime(day.year, day.month, day.day, 1)  # noqa: DTZ001 - the oracle counts without zones
