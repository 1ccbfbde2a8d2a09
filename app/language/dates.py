"""Dates, weeks and clock times in Danish words, the way a caseworker writes them in a letter.

`keep=True` puts a no-break space where a line must not break (»22. november«, »kl. 15«): for papers, not for search.
"""

from datetime import date

from app.language.number_words import whole_number
from app.models.approx_date import MONTHS, ApproxDate, Bound, Precision
from app.models.approx_spans import Span, span_text

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
"""Danish weekday names, Monday first, lower case."""

_SHORT_DAYS = ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn.")
_SHORT_MONTHS = ("jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec.")
_OPENERS = {Bound.ABOUT: "ca. ", Bound.SINCE: "siden ", Bound.BEFORE: "før ", Bound.AFTER: "efter "}
_NO_BREAK = "\u00a0"


def long_date(day: date, *, keep: bool = False) -> str:
    """»22. november 2026«."""
    return f"{day.day}.{_gap(keep)}{MONTHS[day.month - 1]} {day.year}"


def day_month(day: date, *, keep: bool = False) -> str:
    """»22. november«, where the year goes without saying."""
    return f"{day.day}.{_gap(keep)}{MONTHS[day.month - 1]}"


def day_date(day: date, *, keep: bool = False) -> str:
    """»søndag den 22. november 2026«."""
    return f"{WEEKDAYS[day.weekday()]} den {long_date(day, keep=keep)}"


def short_day(day: date, *, keep: bool = False) -> str:
    """»søn. 22. nov.«, for a strip or a narrow column."""
    return f"{_SHORT_DAYS[day.weekday()]} {day.day}.{_gap(keep)}{_SHORT_MONTHS[day.month - 1]}"


def week(day: date) -> str:
    """»uge 47«: the ISO 8601 week (Monday first, week 1 holds 4 January)."""
    return f"uge {day.isocalendar().week}"


def clock(time: str) -> str:
    """»15.00« for 15:00, »7.45« for 07:45. Raises ValueError when `time` is not HH:MM."""
    hour, minute = _hour_minute(time)
    return f"{hour}.{minute:02d}"


def at_clock(time: str, *, keep: bool = False) -> str:
    """»kl. 15« for 15:00, »kl. 14.30« for 14:30. Raises ValueError when `time` is not HH:MM."""
    hour, minute = _hour_minute(time)
    return f"kl.{_gap(keep)}{hour}" + (f".{minute:02d}" if minute else "")


def in_days(day: date, today: date) -> str:
    """How far off: »i dag«, »i morgen«, »om 3 dage«, »1 dag over«, »2 dage over«."""
    distance = (day - today).days
    if distance == 0:
        return "i dag"
    if distance == 1:
        return "i morgen"
    if distance > 0:
        return f"om {whole_number(distance)} dage"
    return f"{whole_number(-distance)} {'dag' if distance == -1 else 'dage'} over"


def approx(when: ApproxDate, *, keep: bool = False) -> str:
    """An approximate date in Danish: »14. marts 2015«, »ca. 1975«, »siden august 2026«; unknown words as written."""
    span = when.named
    if span is None:
        return when.written
    return _OPENERS.get(when.bound, "") + _span_words(span, keep=keep)


def from_to(since: ApproxDate | None, until: ApproxDate | None) -> str:
    """From when to when: »2019–2021«, »fra marts 2019 til maj 2021«, »siden 2019«, »til 2021«; empty when unknown."""
    if since and until and (years := (approx(since), approx(until))) and all(each.isdecimal() for each in years):
        return "–".join(years)
    first = since and (approx(since) if since.bound is Bound.SINCE else f"fra {approx(since)}")
    return " ".join(part for part in (first, until and f"til {approx(until)}") if part)


def _span_words(span: Span, *, keep: bool) -> str:
    if span.precision is Precision.DAY:
        return long_date(span.start, keep=keep)
    if span.precision is Precision.RANGE and "/" not in (years := span_text(span)):
        return years.replace("-", "–")
    if span.precision is Precision.RANGE:
        first = long_date(span.start, keep=keep)
        if span.start.year == span.end.year:
            first = day_month(span.start, keep=keep)
        return f"{first} – {long_date(span.end, keep=keep)}"
    return span_text(span).replace("'", "’")


def _hour_minute(time: str) -> tuple[int, int]:
    hour, _, minute = time.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60):
        raise ValueError("a clock time is HH:MM")
    return int(hour), int(minute)


def _gap(keep: bool) -> str:
    return _NO_BREAK if keep else " "
