"""The periods figures are counted over: half-years from 1 March and 1 September, quarters, years, and free ones.

Half-years begin in March and September because the counting they are compared with does (VIVE 2020, annex 2).
A free period is for the screen alone: two that are nearly alike can be subtracted, and what is left is one child.
"""

import datetime as dt
import re
from enum import StrEnum

from app.errors import UserError
from app.language.dates import long_date
from app.rules.counting import months_after
from app.rules.key_figures import Period

UNKNOWN = "Skriv perioden som 2026H1, 2026H2, 2026Q1 eller 2026."
BACKWARDS = "Perioden slutter, før den begynder. Byt om på de to dage."
TOO_LONG = "Perioden må højst være ti år."
_YEARS = range(1990, 2201)
_LONGEST = 3660
_NAME = re.compile(r"(?P<year>[0-9]{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4]))?")
_FREE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")


class PeriodKind(StrEnum):
    """How long a period is, and where it may begin."""

    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    YEAR = "year"
    FREE = "free"


class Rhythm(StrEnum):
    """Which periods a municipality gives out: half-years, or quarters and years.

    The two overlap. Held against each other over some years, a number hidden in one can be computed from the other, so
    only one of them leaves the program; on the screen both are seen.
    """

    HALF_YEARS = "half_years"
    QUARTERS = "quarters"


_MONTHS = {PeriodKind.HALF_YEAR: 6, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


def period_named(name: str) -> Period:
    """Return 2026H1 (1 March to 31 August), 2026H2 (1 September to end of February), 2026Q1, 2026 or two days.

    Two days are written »2026-01-01..2026-02-14«. Raises UserError for anything else.
    """
    wanted = name.strip().upper()
    if free := _FREE.fullmatch(wanted):
        try:
            return free_period(dt.date.fromisoformat(free[1]), dt.date.fromisoformat(free[2]))
        except ValueError as error:
            raise UserError(UNKNOWN) from error
    match = _NAME.fullmatch(wanted)
    if match is None or int(match["year"]) not in _YEARS:
        raise UserError(UNKNOWN)
    return _period(wanted, int(match["year"]), match)


def free_period(first: dt.date, last: dt.date) -> Period:
    """Return the period between two days, both counted. Raises UserError when it is backwards or longer than ten years.

    When they are the days of a half-year, a quarter or a year it is that.
    """
    if last < first:
        raise UserError(BACKWARDS)
    if (last - first).days > _LONGEST or first.year not in _YEARS:
        raise UserError(TOO_LONG)
    for kind in _MONTHS:
        found = running_period(kind, first)
        if (found.first, found.last) == (first, last):
            return found
    return Period(f"{first.isoformat()}..{last.isoformat()}", first, last)


def kind_of(period: Period) -> PeriodKind:
    """Return what kind of period it is, by its name."""
    match = _NAME.fullmatch(period.name)
    if match is None:
        return PeriodKind.FREE
    return PeriodKind.HALF_YEAR if match["half"] else PeriodKind.QUARTER if match["quarter"] else PeriodKind.YEAR


def rhythm_of(period: Period) -> Rhythm | None:
    """Return the rhythm a period belongs to; None for a free one, which belongs to none."""
    kind = kind_of(period)
    if kind is PeriodKind.FREE:
        return None
    return Rhythm.HALF_YEARS if kind is PeriodKind.HALF_YEAR else Rhythm.QUARTERS


def may_leave(period: Period) -> bool:
    """Tell whether figures of the period may stand on paper and in files."""
    return kind_of(period) is not PeriodKind.FREE


def running_period(kind: PeriodKind, day: dt.date) -> Period:
    """Return the half-year, quarter or year a day lies in. Raises ValueError for FREE: there are many."""
    if kind is PeriodKind.YEAR:
        return period_named(f"{day.year:04}")
    if kind is PeriodKind.QUARTER:
        return period_named(f"{day.year:04}Q{(day.month + 2) // 3}")
    if kind is PeriodKind.HALF_YEAR:
        year = day.year if day.month > 2 else day.year - 1
        return period_named(f"{year:04}H{1 if 3 <= day.month <= 8 else 2}")
    raise ValueError(kind)


def period_before(period: Period) -> Period:
    """Return the period of the same kind that ends the day before; a free one gets one as long."""
    last = period.first - dt.timedelta(days=1)
    kind = kind_of(period)
    if kind is PeriodKind.FREE:
        return free_period(last - (period.last - period.first), last)
    return running_period(kind, last)


def earlier_periods(period: Period, number: int) -> tuple[Period, ...]:
    """Return so many periods of the same kind before one, the oldest first."""
    found: list[Period] = []
    for _ in range(number):
        found.append(period_before(found[-1] if found else period))
    return tuple(reversed(found))


def quarters_of(year: Period) -> tuple[Period, ...]:
    """Return the four quarters of a year."""
    return tuple(period_named(f"{year.name}Q{number}") for number in range(1, 5))


def year_of(period: Period) -> Period:
    """Return the calendar year a quarter or a year lies in."""
    return running_period(PeriodKind.YEAR, period.first)


def periods_since(first: dt.date, today: dt.date) -> tuple[Period, ...]:
    """Return what there is to choose from: half-years, then quarters, then years, each newest first.

    The oldest is the one `first` lies in, and the newest the one that runs today.
    """
    found: list[Period] = []
    for kind in _MONTHS:
        period = running_period(kind, today)
        found.append(period)
        while period.first > first and period.first.year > _YEARS[0]:
            period = period_before(period)
            found.append(period)
    return tuple(found)


def short_words(period: Period) -> str:
    """Return what a period is called: »1. halvår 2026«, »3. kvartal 2026«, »2026«, »1. januar – 14. februar 2026«."""
    match = _NAME.fullmatch(period.name)
    if match is None:
        return _days(period)
    if match["half"]:
        return f"{match['half']}. halvår {match['year']}"
    return f"{match['quarter']}. kvartal {match['year']}" if match["quarter"] else match["year"]


def period_words(period: Period) -> str:
    """Return a period with its days: a half-year begins where nobody expects it to."""
    return _days(period) if kind_of(period) is PeriodKind.FREE else f"{short_words(period)} ({_days(period)})"


def _days(period: Period) -> str:
    return f"{long_date(period.first)} – {long_date(period.last)}"


def _period(name: str, year: int, match: re.Match[str]) -> Period:
    if match["half"]:
        first, months = dt.date(year, 3 if match["half"] == "1" else 9, 1), 6
    elif match["quarter"]:
        first, months = dt.date(year, 3 * int(match["quarter"]) - 2, 1), 3
    else:
        first, months = dt.date(year, 1, 1), 12
    return Period(name, first, months_after(first, months) - dt.timedelta(days=1))
