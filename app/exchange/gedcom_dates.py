"""GEDCOM dates and ours: »ABT 1982«, »BET … AND …«, »FROM … TO …«, old calendars and plain words, both ways.

What the standard's grammar does not know is tried as Danish and kept as words otherwise; nothing is made more exact
than it was. Days of the Julian calendar are turned into ours; Hebrew and French ones stay words, with the calendar.
"""

import datetime as dt
import re
from typing import TYPE_CHECKING

from app.language.safe_text import clean
from app.models.approx_date import MONTHS, ApproxDate, Bound, Precision

if TYPE_CHECKING:
    from ged4py.calendar import CalendarDate
    from ged4py.date import DateValue

LONGEST = 120
_CODES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTHS = {
    "JANUARY": "JAN", "JANUAR": "JAN", "FEBRUARY": "FEB", "FEBRUAR": "FEB", "MARCH": "MAR", "MARTS": "MAR",
    "MÄRZ": "MAR", "MRZ": "MAR", "APRIL": "APR", "MAJ": "MAY", "MAI": "MAY", "JUNE": "JUN", "JUNI": "JUN",
    "JULY": "JUL", "JULI": "JUL", "AUGUST": "AUG", "SEPT": "SEP", "SEPTEMBER": "SEP", "OKT": "OCT", "OKTOBER": "OCT",
    "OCTOBER": "OCT", "NOVEMBER": "NOV", "DECEMBER": "DEC", "DEZ": "DEC", "DEZEMBER": "DEC",
}  # fmt: skip
_WORDS = {
    "ABOUT": "ABT", "CA": "ABT", "CIRCA": "ABT", "CIRKA": "ABT", "OMKR": "ABT", "OMKRING": "ABT", "UM": "ABT",
    "C": "ABT", "BEFORE": "BEF", "FØR": "BEF", "VOR": "BEF", "<": "BEF", "AFTER": "AFT", "EFTER": "AFT",
    "NACH": "AFT", ">": "AFT", "ESTIMATED": "EST", "CALCULATED": "CAL", "BETWEEN": "BET", "BCE": "B.C.", "BC": "B.C.",
    "GREGORIAN": "", "JULIAN": "@#DJULIAN@", "FRENCH_R": "@#DFRENCH R@", "HEBREW": "@#DHEBREW@",
}  # fmt: skip
"""What programs write -> what the standard says; GEDCOM 7 names calendars without signs."""
_CALENDARS = {"HEBREW": "jødisk kalender", "FRENCH": "fransk republikansk kalender", "JULIAN": "juliansk kalender"}
_SIGNS = re.compile(r"([<>])(?=\d)")
_ABOUT = frozenset({"ABOUT", "CALCULATED", "ESTIMATED"})
_WHOLE = {Precision.DAY, Precision.MONTH, Precision.YEAR}
_JULIAN_DAY_OF_ORDINAL = 1_721_424.5  # the Julian day number of day 0 of the proleptic Gregorian calendar


def read_date(text: str, phrase: str = "") -> ApproxDate | None:
    """Return a date as far as it is known; a phrase that reads as a Danish date says more than the value."""
    said = ApproxDate.parse(clean(phrase, keep_newlines=False)[:LONGEST])
    plain = clean(text, keep_newlines=False)[:LONGEST].strip()
    if said.known or not plain:
        return said if said.written else None
    read = _standard(plain)
    return read if read is not None and read.known else _as_words(plain, read)


def written_date(when: ApproxDate) -> tuple[str, str]:
    """Return a date for GEDCOM 7: the value, and a phrase where the value alone would not be read back the same."""
    span = when.named
    if span is None:
        return "", when.written
    whole_years = (span.start.month, span.start.day, span.end.month, span.end.day) == (1, 1, 12, 31)
    if span.precision is Precision.RANGE and when.bound is Bound.WITHIN and whole_years:
        return f"BET {span.start.year} AND {span.end.year}", ""
    phrase = "" if span.precision in _WHOLE else str(when)
    unit = _unit(span.start, span.precision)
    match when.bound:
        case Bound.SINCE:
            return f"FROM {unit}", phrase
        case Bound.BEFORE:
            return f"BEF {unit}", phrase
        case Bound.AFTER:
            return f"AFT {_unit(span.end if phrase else span.start, span.precision)}", phrase
        case Bound.ABOUT if not phrase:
            return f"ABT {unit}", phrase
    if not phrase:
        return unit, phrase
    return f"BET {_unit(span.start, Precision.DAY)} AND {_unit(span.end, Precision.DAY)}", phrase


def _standard(text: str) -> ApproxDate | None:
    from ged4py.date import DateValue  # noqa: PLC0415 - dear to load, and only GEDCOM files need it

    value = DateValue.parse(_normal(text))
    kind = value.kind.name
    if kind == "PHRASE":
        return None
    if kind in ("RANGE", "PERIOD"):
        return _between(value)
    date: CalendarDate = value.date  # type: ignore[attr-defined]  # all kinds but phrase, range and period have one
    unit = _danish(date)
    if unit is None:
        return None
    if kind == "TO":
        return ApproxDate.parse(f"før {_danish_after(ApproxDate.parse(unit))}")
    opening = {"BEFORE": "før ", "AFTER": "efter ", "FROM": "siden ", "INTERPRETED": "ca. "}.get(kind, "")
    return ApproxDate.parse(f"{'ca. ' if kind in _ABOUT else opening}{unit}")


def _normal(text: str) -> str:
    """Return a date with the words of the standard in place of those of languages and programs."""
    words = _SIGNS.sub(r"\1 ", text).split()
    known: list[str] = []
    for word in words:
        if word.startswith("("):
            return " ".join(known + words[words.index(word) :])
        upper = word.upper()
        bare = upper.rstrip(".,")
        known.append(_MONTHS.get(bare) or _WORDS.get(bare, upper.rstrip(",") if "B.C" in upper else bare))
    return " ".join(each for each in known if each)


def _between(value: "DateValue") -> ApproxDate | None:
    first, last = (_danish(getattr(value, name)) for name in ("date1", "date2"))
    begin, end = ApproxDate.parse(first or ""), ApproxDate.parse(last or "")
    if begin.start is None or end.end is None or begin.start > end.end:
        return None
    if begin.precision is end.precision is Precision.YEAR:
        return ApproxDate.parse(first if first == last else f"{first}-{last}") if first else None
    return ApproxDate.parse(f"{begin.start.isoformat()}/{end.end.isoformat()}")


def _danish(date: "CalendarDate") -> str | None:
    """Return a date of our calendar as `ApproxDate.parse` reads it; None for one that is not ours, or no day."""
    calendar = date.calendar.name
    year, month, day = date.year, date.month_num, date.day
    if year is None or getattr(date, "bc", False):
        return None
    if calendar == "JULIAN" and day and month:
        return _from_julian(date)
    if calendar != "GREGORIAN":
        return None
    year = getattr(date, "dual_year", None) or year
    if not month:
        return str(year)
    if not day:
        return f"{MONTHS[month - 1]} {year}"
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _from_julian(date: "CalendarDate") -> str | None:
    number = int(date.key()[0] - _JULIAN_DAY_OF_ORDINAL)
    return dt.date.fromordinal(number).isoformat() if 0 < number < dt.date.max.toordinal() else None


def _danish_after(when: ApproxDate) -> str:
    """Return the unit after the one that was named: the end of »til 2012« is before 2013."""
    if when.end is None:
        return ""
    after = when.end + dt.timedelta(days=1)
    return {Precision.YEAR: str(after.year), Precision.MONTH: f"{MONTHS[after.month - 1]} {after.year}"}.get(
        when.precision, after.isoformat()
    )


def _as_words(text: str, read: ApproxDate | None) -> ApproxDate:
    danish = ApproxDate.parse(text.strip("()"))
    if danish.known:
        return danish
    calendar = next((words for name, words in _CALENDARS.items() if name in text.upper()), "")
    if calendar:
        bare = re.sub(r"@#D[^@]*@|\b(?:HEBREW|FRENCH_R|JULIAN)\b", "", text).strip()
        return ApproxDate.parse(f"{bare} ({calendar})")
    return ApproxDate.parse(read.written if read else text)


def _unit(day: dt.date, precision: Precision) -> str:
    if precision is Precision.YEAR:
        return str(day.year)
    if precision is Precision.MONTH:
        return f"{_CODES[day.month - 1]} {day.year}"
    return f"{day.day} {_CODES[day.month - 1]} {day.year}"
