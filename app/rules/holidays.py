"""Danish public holidays (helligdage) by own computation, and which days an office works.

Source: the holidays of the Danish church calendar; store bededag was abolished by lov 214 af 6/3/2023 with effect
from 1 January 2024. Constitution day, Christmas Eve and New Year's Eve are no helligdage, but offices are closed.
"""

from datetime import date, timedelta
from functools import cache, lru_cache

_LAST_PRAYER_DAY = 2023
_FROM_EASTER = {
    -3: "skærtorsdag",
    -2: "langfredag",
    0: "påskedag",
    1: "2. påskedag",
    39: "Kristi himmelfartsdag",
    49: "pinsedag",
    50: "2. pinsedag",
}
_FIXED = {(1, 1): "nytårsdag", (12, 25): "juledag", (12, 26): "2. juledag"}
_CLOSED = {(6, 5): "grundlovsdag", (12, 24): "juleaftensdag", (12, 31): "nytårsaftensdag"}


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, Meeus/Jones/Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    correction = (century + 8) // 25
    moon = (19 * golden + century - leaps - (century - correction + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day0 = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day0 + 1)


@cache
def holidays_in(year: int) -> dict[date, str]:
    """Every helligdag of `year` with its Danish name, in calendar order."""
    sunday = easter(year)
    found = {date(year, month, day): name for (month, day), name in _FIXED.items()}
    found |= {sunday + timedelta(days=days): name for days, name in _FROM_EASTER.items()}
    if year <= _LAST_PRAYER_DAY:
        found[sunday + timedelta(days=26)] = "store bededag"
    return dict(sorted(found.items()))


def is_holiday(day: date) -> bool:
    """Whether `day` is a helligdag. Sundays as such are not counted here."""
    return day in holidays_in(day.year)


def closed_because(day: date) -> str:
    """Why offices are closed: »langfredag«, »lørdag«, »juleaftensdag«; empty on a working day."""
    special = holidays_in(day.year).get(day) or _CLOSED.get((day.month, day.day))
    return special or {5: "lørdag", 6: "søndag"}.get(day.weekday(), "")


def is_working_day(day: date) -> bool:
    """Whether a municipal office can be expected to work: no weekend, no helligdag, not 5 June, 24 or 31 December."""
    return not closed_because(day)


def last_working_day_before(day: date) -> date:
    """The latest working day earlier than `day`."""
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


@lru_cache(maxsize=4096)
def working_deadline(day: date) -> date:
    """When the work must be done for a date that is never moved: `day` itself when worked, else the working day before.

    Barnets lov has no rule that moves a date out of a weekend, so both dates are shown.
    """
    return day if is_working_day(day) else last_working_day_before(day)
