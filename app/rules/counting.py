"""Counting hours, days, weeks and months the way deadlines are counted.

Months: the same day number, else the last day of the month (wording as forældelsesloven § 27, stk. 1; the same
practice generally). Weekends never move a statutory date in barnets lov; no text there says so.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from app.rules.holidays import is_holiday, is_working_day


class StepUnit(StrEnum):
    """What a step is counted in. WEEKDAYS are »hverdage«, WORKDAYS »arbejdsdage« (days when offices are open).

    HOURS are elapsed hours, which as days are whole ones; SCHOOL_YEARS end on 31 July.
    """

    HOURS = "hours"
    DAYS = "days"
    WEEKDAYS = "weekdays"
    WORKDAYS = "workdays"
    WEEKS = "weeks"
    MONTHS = "months"
    SCHOOL_YEARS = "school_years"


@dataclass(frozen=True)
class Step:
    """A distance such as 6 weeks or 3 months."""

    count: int
    unit: StepUnit

    @classmethod
    def parse(cls, text: str) -> "Step":
        """Read »3 months« as it stands in the rule data. Raises ValueError for anything else."""
        count, unit = text.split(" ")
        if not (count.isascii() and count.isdecimal() and len(count) <= _DIGITS):
            raise ValueError("a step counts a whole number of something")
        return cls(int(count), StepUnit(unit))

    def __str__(self) -> str:
        """Return it as it stands in the rule data."""
        return f"{self.count} {self.unit}"

    def after(self, base: date, times: int = 1, *, saturday_counts: bool = True) -> date:
        """`base` plus this step `times` over, counted from `base` in one go, so a shortened month is not carried on.

        `times` may be negative. `saturday_counts` is the municipality's reading of »hverdag«. Raises OverflowError or
        ValueError past the year 9999.
        """
        count = self.count * times
        if self.unit is StepUnit.MONTHS:
            return months_after(base, count)
        if self.unit is StepUnit.SCHOOL_YEARS:
            return _school_year_end(base, count)
        if self.unit is StepUnit.WEEKDAYS:
            return weekdays_after(base, count, saturday_counts=saturday_counts)
        if self.unit is StepUnit.WORKDAYS:
            return workdays_after(base, count)
        return base + _LENGTHS[self.unit] * count


_DIGITS = 4
_LENGTHS = {StepUnit.HOURS: timedelta(hours=1), StepUnit.DAYS: timedelta(days=1), StepUnit.WEEKS: timedelta(weeks=1)}
_LAST_WEEKDAY, _SCHOOL_MONTH = 5, 8


def months_after(day: date, months: int) -> date:
    """The same day number `months` later (or earlier, when negative), else that month's last day.

    31 October + 4 = 28 February; 30 November 2027 + 3 = 29 February 2028.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def weekdays_after(day: date, count: int, *, saturday_counts: bool = True) -> date:
    """The `count`th »hverdag« after `day` (before it, when negative), which is not counted itself.

    Sundays and holidays are no hverdage; Saturdays are in the traditional reading, which gives the earlier date and is
    our default (a municipal setting, the newer usage often leaves them out).
    """
    last_weekday = _LAST_WEEKDAY if saturday_counts else _LAST_WEEKDAY - 1
    return _counted(day, count, lambda each: each.weekday() <= last_weekday and not is_holiday(each))


def workdays_after(day: date, count: int) -> date:
    """The `count`th day that offices are open after `day` (before it, when negative), which is not counted itself."""
    return _counted(day, count, is_working_day)


def hours_after(moment: datetime, hours: int) -> datetime:
    """`hours` elapsed hours after `moment` (weekends and nights included), in the same zone.

    Raises ValueError for a moment without a zone: over a change of clock »24 timer« would be 23 or 25.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    utc = moment.astimezone(tz=UTC) + timedelta(hours=hours)
    return utc.astimezone(moment.tzinfo)


def _counted(day: date, count: int, counts: Callable[[date], bool]) -> date:
    ahead = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left > 0:
        day += ahead
        left -= counts(day)
    return day


def _school_year_end(day: date, years: int) -> date:
    """Return the 31 July on or after `day`, and later ones for more than one school year.

    Source: folkeskoleloven § 14 a: the school year begins on 1 August.
    """
    first = day.year if day.month < _SCHOOL_MONTH else day.year + 1
    return date(first + years - 1, _SCHOOL_MONTH - 1, 31)
