"""Stretches of time as people write them (»marts 2027«, »foråret 2019«): text to first and last day, and back.

Both days are inclusive. The forms are the ones caseworkers use (the domain notes, »Weeks, dates, text«): ISO,
14. marts 2015, 14/3-2015, 14.3.2015, 140315. Never month before day. `app/models/approx_date.py` builds on this.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
"""Danish month names in order, lower case."""

FIRST_YEAR, LAST_YEAR = 1600, 2400
"""Years outside these are not read as dates: they are numbers, or typing slips."""

_PIVOT = 37  # two-digit years: 00-36 are 2000-2036, 37-99 are 1937-1999
_SEASONS = {"forår": 3, "sommer": 6, "efterår": 9}


class Precision(StrEnum):
    """How fine the known part of a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    UNKNOWN = "unknown"


class Tense(StrEnum):
    """On which side of today a day written without a year lies: it is to come, it has been, or it may be either."""

    COMING = "coming"
    GONE = "gone"
    EITHER = "either"


@dataclass(frozen=True)
class Span:
    """A stretch of days, both ends included, and how fine it was written."""

    start: date
    end: date
    precision: Precision


def full_year(text: str) -> int:
    """A year of two or four digits as four: 15 is 2015, 75 is 1975 (00-36 are read as this century)."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def month_number(word: str) -> int | None:
    """Month 1-12 for a Danish month name or its usual abbreviation (»mar.«, »sept«), else None."""
    stem = word.rstrip(".")
    if len(stem) < 3:
        return None
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(stem)), None)


def unit_around(day: date, precision: Precision) -> Span:
    """The week, month, season, year or decade that `day` lies in; the day itself for DAY and RANGE.

    January begins »vinteren <year>«, which is the whole calendar year because nobody can tell which end was meant;
    December begins »vinteren <year>/<next>«.
    """
    if precision is Precision.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6), precision)
    if precision is Precision.MONTH:
        return Span(day.replace(day=1), _month_end(day.year, day.month), precision)
    if precision is Precision.SEASON:
        return _season_around(day)
    if precision is Precision.YEAR:
        return Span(date(day.year, 1, 1), date(day.year, 12, 31), precision)
    if precision is Precision.DECADE:
        first = day.year - day.year % 10
        return Span(date(first, 1, 1), date(first + 9, 12, 31), precision)
    return Span(day, day, Precision.DAY)


def unit_ending(day: date, precision: Precision) -> Span:
    """The unit whose last day is `day`; the one season that ends with a year is the unsure »vinteren <year>«."""
    if precision is Precision.SEASON and (day.month, day.day) == (12, 31):
        return unit_around(day.replace(month=1, day=1), precision)
    if precision is Precision.SEASON and day.month == 2:  # »vinteren 2000/2001« began the year before
        return unit_around(date(day.year - 1, 12, 1), precision)
    return unit_around(day, precision)


def _season_around(day: date) -> Span:
    if day.month in (1, 2):
        return Span(date(day.year, 1, 1), date(day.year, 12, 31), Precision.SEASON)
    if day.month == 12:
        return Span(date(day.year, 12, 1), _month_end(day.year + 1, 2), Precision.SEASON)
    first = day.month - day.month % 3
    return Span(date(day.year, first, 1), _month_end(day.year, first + 2), Precision.SEASON)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def span_text(span: Span) -> str:
    """Canonical text of a span; `read_span(span_text(span)) == span` for every span that `read_span` gives."""
    start, end = span.start, span.end
    if span.precision is Precision.DAY:
        return start.isoformat()
    if span.precision is Precision.WEEK:
        year, week, _ = start.isocalendar()
        return f"uge {week} {year}"
    if span.precision is Precision.MONTH:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if span.precision is Precision.SEASON:
        return _season_text(start)
    if span.precision is Precision.YEAR:
        return str(start.year)
    if span.precision is Precision.DECADE:
        return f"{start.year}'erne"
    if start.year < end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}-{end.year}"
    return f"{start.isoformat()}/{end.isoformat()}"


def _season_text(start: date) -> str:
    if start.month == 12:
        return f"vinteren {start.year}/{start.year + 1}"
    name = {month: word for word, month in _SEASONS.items()}.get(start.month, "vinter")
    return f"{name}{'en' if name in ('sommer', 'vinter') else 'et'} {start.year}"


_DAY_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})(?P<sep>[./-])\s?(?P<m>\d{1,2})(?:[./-]\s?|\s(?=\d{4}))(?P<y>\d{4}|\d{2})"),
    re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})\.?\s?(?P<name>[a-z]+\.?),? (?P<y>\d{4})"),
)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NAMED_MONTH = re.compile(r"([a-z]+\.?) (\d{4})")
_WEEK = re.compile(r"uge (\d{1,2})(?:,? |/)(\d{4})|(?P<y>\d{4})-?w(?P<w>\d{2})")
_SEASON = re.compile(r"(forår|efterår|sommer|vinter)(?:et|en)? (?:i )?(\d{4})(?:/(\d{4}|\d{2}))?")
_YEAR = re.compile(r"(?:år )?(\d{4})")
_DECADE = re.compile(r"(\d{3}|\d)0['’]?(?:erne|'?ere)")
_RANGE = re.compile(r"(.+?)(?: til | - |/(?=\d{4}-))(.+)")
_YEARS = re.compile(r"(\d{4})-(\d{4})")


def read_span(text: str) -> Span | None:
    """The span that `text` names, or None when it names none we know. `text` is lower case with single spaces."""
    try:
        return _read_unit(text) or _read_range(text)
    except (ValueError, OverflowError):  # 31. februar, uge 53 in a year of 52 weeks
        return None


def _read_unit(text: str) -> Span | None:
    for reader in (_read_day, _read_month, _read_week, _read_season, _read_year):
        span = reader(text)
        if span is not None:
            return span if FIRST_YEAR <= span.start.year <= LAST_YEAR else None
    return None


def _read_day(text: str) -> Span | None:
    for form in _DAY_FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = month_number(parts["name"]) if "name" in parts else int(parts["m"])
            if month is None:
                return None
            day = date(full_year(parts["y"]), month, int(parts["d"]))
            return Span(day, day, Precision.DAY)
    return None


def _read_month(text: str) -> Span | None:
    if found := _ISO_MONTH.fullmatch(text):
        return unit_around(date(int(found[1]), int(found[2]), 1), Precision.MONTH)
    found = _NAMED_MONTH.fullmatch(text)
    month = month_number(found[1]) if found else None
    return unit_around(date(int(found[2]), month, 1), Precision.MONTH) if found and month else None


def _read_week(text: str) -> Span | None:
    if found := _WEEK.fullmatch(text):
        year, week = int(found["y"] or found[2]), int(found["w"] or found[1])
        return unit_around(date.fromisocalendar(year, week, 1), Precision.WEEK)
    return None


def _read_season(text: str) -> Span | None:
    found = _SEASON.fullmatch(text)
    if not found:
        return None
    year, second = int(found[2]), found[3]
    if second is None:
        return unit_around(date(year, _SEASONS.get(found[1], 1), 1), Precision.SEASON)
    if found[1] == "vinter" and full_year(second) % 100 == (year + 1) % 100:
        return unit_around(date(year, 12, 1), Precision.SEASON)
    return None


def _read_year(text: str) -> Span | None:
    if found := _YEAR.fullmatch(text):
        return unit_around(date(int(found[1]), 1, 1), Precision.YEAR)
    if found := _DECADE.fullmatch(text):
        first = int(found[1] + "0") if len(found[1]) == 3 else full_year(found[1] + "0")
        return unit_around(date(first, 1, 1), Precision.DECADE)
    return None


def _read_range(text: str) -> Span | None:
    inner = text.removeprefix("mellem ").replace(" og ", " til ") if text.startswith("mellem ") else text
    found = _YEARS.fullmatch(inner) or _RANGE.fullmatch(inner)
    if not found:
        return None
    first, last = _read_unit(found[1]), _read_unit(found[2])
    if first is None or last is None or last.end <= first.start:
        return None
    return Span(first.start, last.end, Precision.RANGE)
