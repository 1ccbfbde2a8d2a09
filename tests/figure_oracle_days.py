"""The days of the oracle: an approximate date as it lies in the store, read by its own means, and months added."""

import calendar
import datetime as dt
import re
from functools import lru_cache

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
SEASONS = {"foråret": (3, 5), "sommeren": (6, 8), "efteråret": (9, 11), "vinteren": (1, 12)}
ONE = dt.timedelta(days=1)

Stretch = tuple[dt.date, dt.date]


@lru_cache(maxsize=20_000)
def first_day(text: str | None) -> str | None:
    """Return the first possible day of what is written; open at that side: the day it has; no date: None."""
    start, end = _ends(text)
    day = start or end
    return day.isoformat() if day else None


@lru_cache(maxsize=20_000)
def last_day(text: str | None) -> str | None:
    """Return the last possible day of what is written; open at that side: the day it has; no date: None."""
    start, end = _ends(text)
    day = end or start
    return day.isoformat() if day else None


@lru_cache(maxsize=20_000)
def birth_day(text: str | None) -> str | None:
    """Return the first possible day of a birth; None of »før 2019«, whose age nobody knows."""
    start, _ = _ends(text)
    return start.isoformat() if start else None


def exact_day(text: str | None) -> str | None:
    """Return the day, when it was written to the day."""
    return text if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def add_months(day: str | None, number: int) -> str | None:
    """Return the same day so many months later, or the last of that month when it has no such day."""
    if day is None:
        return None
    at = dt.date.fromisoformat(day)
    year, month = divmod(at.year * 12 + at.month - 1 + number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(at.day, last)).isoformat()


def add_days(day: str | None, number: int) -> str | None:
    """Return the day so many days later."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=number)).isoformat() if day else None


def days_between(first: str, last: str) -> int:
    """Return the days from one day to another."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def years(birth: str | None, day: str) -> int | None:
    """Return whole years on a day; None without a birth, and before it."""
    if birth is None or day < birth:
        return None
    return int(day[:4]) - int(birth[:4]) - (day[5:] < birth[5:])


def _ends(text: str | None) -> tuple[dt.date | None, dt.date | None]:
    word, _, rest = (text or "").partition(" ")
    stretch = _stretch(rest if word in ("ca.", "siden", "før", "efter") else text or "")
    if stretch is None:
        return None, None
    if word == "siden":
        return stretch[0], None
    if word == "før":
        return None, stretch[0] - ONE
    if word == "efter":
        return stretch[1] + ONE, None
    return stretch


def _stretch(text: str) -> Stretch | None:
    if exact_day(text):
        day = dt.date.fromisoformat(text)
        return day, day
    if found := re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text):
        return dt.date(int(found[1]), 1, 1), dt.date(int(found[2] or found[1]), 12, 31)
    if found := re.fullmatch(r"uge (\d+) (\d{4})", text):
        monday = dt.date.fromisocalendar(int(found[2]), int(found[1]), 1)
        return monday, monday + 6 * ONE
    if found := re.fullmatch(r"(\w+) (\d{4})", text):
        return _months(found[1], int(found[2]))
    return None


def _months(word: str, year: int) -> Stretch | None:
    if word in MONTHS:
        first = last = MONTHS.index(word) + 1
    elif word in SEASONS:
        first, last = SEASONS[word]
    else:
        return None
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
