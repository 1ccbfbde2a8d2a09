"""»3. november«, »fredag« or »uge 45« without a year, said of what has been or of what may lie on either side of today.

The grammar of `day_phrases` reads the day that comes. Here the words are read again with each year that may be meant:
of what has been the last such day there was, otherwise the nearest. What names its own day (»i morgen«, »4/12/2027«)
stands as it was said, also in a field about what has been: the field refuses it or says it back.

Only what would be the coming one within `SLIP_DAYS` is asked about: »24/11« typed on the 23rd is a finger on the wrong
key, or the day of a meeting to come in the wrong field, far oftener than a day of last year.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from app.language.dates import WEEKDAYS, day_month
from app.language.day_phrases import NAMED_DAYS, DayRead, read_day
from app.language.number_words import NUMBER, number_of
from app.models.approx_spans import Tense

WorkingDay = Callable[[date], bool]
SLIP_DAYS = 31
"""How many days ahead a day without a year is asked about. A meeting to come is seldom farther off than a month, and a
day of last year is from then on as likely as a slip."""

_WEEKDAY = "|".join(WEEKDAYS)
_PART = r"(?: (?:tidligt|morgen|formiddag|middag|eftermiddag|aften))?"
_LONE_DAY = re.compile(rf"(?:på |i |sidste )?({_WEEKDAY})(s)?{_PART}")
_AGO = re.compile(rf"(?:for )?({NUMBER}) (dage?|uger?|måned|måneder|år) siden")
_MONTH_DAY = re.compile(rf"(?:på )?(?:({_WEEKDAY}),?{_PART} )?(?:den|d\.?) ?(\d{{1,2}})\.?")
_STEPS = {
    "d": relativedelta(days=1),
    "u": relativedelta(weeks=1),
    "m": relativedelta(months=1),
    "å": relativedelta(years=1),
}
_WEEK_LENGTH = 4  # days from a week's Monday to the Friday it is read as
_YEARS_BACK = 9  # the last 29 February may lie eight years back
_YEARS_WITH_WEEKDAY = 2  # »tirsdag den 3. november« is a slip in the weekday before it is a day of long ago


def read_day_in(text: str, today: date, working_day: WorkingDay, tense: Tense) -> DayRead:
    """Return the day `text` (lower case, single spaces, no clock time) names on the side of today that `tense` says.

    Never raises. What has no year and no such day is asked about, as `day_phrases` does, and so is a slip ahead.
    """
    read = read_day(text, today, working_day)
    if tense is Tense.COMING:
        return read
    if tense is Tense.GONE and read.on is not None and read.on <= today:
        return replace(read, note="", sure=True)
    if found := _AGO.fullmatch(text):
        return DayRead(today - _STEPS[found[2][0]] * number_of(found[1]))
    if found := _LONE_DAY.fullmatch(text):
        is_last = tense is Tense.GONE or found[2] or text.startswith("sidste ")
        return _last_weekday(found[1], today) if is_last else read
    if found := _MONTH_DAY.fullmatch(text):
        found_days = list(_days_of_month(found[1], int(found[2]), today))
    else:
        found_days = _in_other_years(text, today, working_day, tense)
        if tense is Tense.GONE and text not in NAMED_DAYS and found_days:
            last, ahead = max(found_days), (read.on - today).days if read.on else 0
            week = _WEEK_LENGTH if "uge " in text else 0  # a week is as far ahead as its Monday
            if last < today and 0 < ahead <= SLIP_DAYS + week:
                return _asked(text, last, ahead)
    return _chosen(found_days, read, today, tense)


def _chosen(found: list[date], read: DayRead, today: date, tense: Tense) -> DayRead:
    if tense is Tense.GONE:
        last = max(found, default=None)
        return read if last is None else DayRead(min(last, today))
    days = [*found, read.on] if read.on else found
    return DayRead(min(days, key=lambda day: abs((day - today).days))) if days else read


def _asked(text: str, last: date, ahead: int) -> DayRead:
    """Ask which one was meant, and show how the one that has been is written; the coming one is `ahead` days off."""
    if "uge " in text:
        number, year = last.isocalendar().week, last.isocalendar().year
        said = f"Uge {number} er ikke begyndt endnu. Ret ugen, eller skriv året med: uge {number} {year}."
    else:
        yet = "er først i morgen" if ahead == 1 else "er ikke kommet endnu"
        said = f"Den {day_month(last)} {yet}. Ret dagen, eller skriv året med: {last.day}/{last.month}-{last.year}."
    return DayRead(None, said, understood=False, slip=True)


def _in_other_years(text: str, today: date, working_day: WorkingDay, tense: Tense) -> list[date]:
    """Return the days that the words name with a year put after them; none when they name their own."""
    text = "{}/{}".format(*NAMED_DAYS[text]) if text in NAMED_DAYS else text
    has_weekday = text.startswith(WEEKDAYS)
    back = _YEARS_WITH_WEEKDAY if has_weekday else _YEARS_BACK
    ahead = 1 if tense is Tense.EITHER else 0
    begun = timedelta(days=_WEEK_LENGTH if "uge " in text and not has_weekday else 0)  # the week we are in has begun
    years = range(max(1, today.year - back + 1), today.year + ahead + 1)
    days = (read_day(f"{text} {year}", today, working_day).on for year in years)
    return [day for day in days if day and (ahead or day - begun <= today)]


def _last_weekday(weekday: str, today: date) -> DayRead:
    """The last such weekday, and never today."""
    return DayRead(today - timedelta(days=(today.weekday() - WEEKDAYS.index(weekday) - 1) % 7 + 1))


def _days_of_month(weekday: str | None, day: int, today: date) -> Iterator[date]:
    """Yield »den 4.« of this month and those before it within a year, today the last."""
    for back in range(13):
        first = today.replace(day=1) - relativedelta(months=back)
        on = first + timedelta(days=day - 1)
        if on.month == first.month and on <= today and weekday in (None, WEEKDAYS[on.weekday()]):
            yield on
