"""Counting days, weeks and months the way deadlines are counted.

Months: the same day number, else the last day of the month (wording as forældelsesloven § 27, stk. 1; the same
practice generally). Weekends never move a statutory date in barnets lov; no text there says so.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from app.rules.holidays import is_holiday


class StepUnit(StrEnum):
    """What a step is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True)
class Step:
    """A distance such as 6 weeks or 3 months."""

    count: int
    unit: StepUnit

    @classmethod
    def parse(cls, text: str) -> "Step":
        """Read »3 months« as it stands in the rule data. Raises ValueError for anything else."""
        count, unit = text.split(" ")
        return cls(int(count), StepUnit(unit))

    def after(self, base: date, times: int = 1) -> date:
        """`base` plus this step `times` over, counted from `base` in one go, so a shortened month is not carried on."""
        if self.unit is StepUnit.MONTHS:
            return months_after(base, self.count * times)
        days = 7 if self.unit is StepUnit.WEEKS else 1
        return base + timedelta(days=self.count * days * times)


def months_after(day: date, months: int) -> date:
    """The same day number `months` later (or earlier, when negative), else that month's last day.

    31 October + 4 = 28 February; 30 November 2027 + 3 = 29 February 2028.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def weekdays_after(day: date, count: int, *, saturday_counts: bool = True) -> date:
    """The `count`th »hverdag« after `day`, which is not counted itself.

    Sundays and holidays are no hverdage; Saturdays are in the traditional reading, which gives the earlier date and is
    our default (a municipal setting, the newer usage often leaves them out).
    """
    last_weekday = 5 if saturday_counts else 4
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() <= last_weekday and not is_holiday(day):
            count -= 1
    return day


def hours_after(moment: datetime, hours: int) -> datetime:
    """`hours` elapsed hours after `moment` (weekends and nights included), in the same zone.

    Raises ValueError for a moment without a zone: over a change of clock »24 timer« would be 23 or 25.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    utc = moment.astimezone(tz=UTC) + timedelta(hours=hours)
    return utc.astimezone(moment.tzinfo)
