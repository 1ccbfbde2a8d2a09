"""»fredag«, »4/12«, »om 14 dage«, »uge 49«, »i morgen«: one day, relative to today.

Choices, each said back to the user in a note where she could have meant something else:
* No year: the first such date that is not more than seven days ago, so »20/11« written on the 22nd is two days ago.
* A weekday alone is the next one and never today. »næste fredag« is asked about, people disagree.
* »uge 49« is the last working day of that week, because it is said of deadlines.
* A weekday that does not fit the date is asked about. Words such as »inden jul« are no date; nothing is guessed.
* »den 4.« is the next fourth there is, and »fredag den 4.« the next one on a Friday within a year.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateutil.relativedelta import relativedelta

from app.language.dates import WEEKDAYS, day_date, long_date
from app.language.number_words import NUMBER, ORDINAL, number_of
from app.models.approx_spans import Precision, full_year, month_number, read_span

GRACE_DAYS = 7
"""How far back a date without a year may lie before next year's is meant."""

_FAR_DAYS = 183  # a date without a year that is more than half a year off may have been meant of the past


@dataclass(frozen=True)
class DayRead:
    """What was read: a day, or none (`understood` tells whether that is as it should be), and a note to show.

    `sure` False: another day may have been meant, and the note says which one was taken. `slip`: it was understood, but
    is likelier a slip of the finger, so `on` is none and the note asks.
    """

    on: date | None
    note: str = ""
    understood: bool = True
    sure: bool = True
    slip: bool = False


_WEEKDAY = "|".join(WEEKDAYS)
_PART = r"(?: (?:tidligt|morgen|formiddag|middag|eftermiddag|aften))?"
_RELATIVE = {
    "i dag": 0,
    "senere i dag": 0,
    "i aften": 0,
    "i nat": 0,
    "i eftermiddag": 0,
    "i formiddag": 0,
    "i morgen": 1,
    "i morgen tidlig": 1,
    "i morgen tidligt": 1,
    "i morgen formiddag": 1,
    "i morgen middag": 1,
    "i morgen eftermiddag": 1,
    "i morgen aften": 1,
    "i overmorgen": 2,
    "overmorgen": 2,
    "i går": -1,
    "i forgårs": -2,
}
NAMED_DAYS = {
    "lille juleaften": (23, 12),
    "lillejuleaften": (23, 12),
    "juleaften": (24, 12),
    "nytårsaften": (31, 12),
    "nytårsdag": (1, 1),
    "grundlovsdag": (5, 6),
}
_IN_A_WHILE = re.compile(
    rf"(?:om|inden|inden for|indenfor|i løbet af|senest om) (?:de næste )?({NUMBER}) "
    r"(dage?|uger?|måned|måneder|år|(?:uge|måned|dage?)s(?= tid))(?: tid)?"
)
_LONE_DAY = re.compile(rf"(?:nu på |nu |på |næstkommende |førstkommende |kommende |denne )?({_WEEKDAY}){_PART}")
_NEXT_DAY = re.compile(rf"næste ({_WEEKDAY}){_PART}")
_NEXT_WEEK_DAY = re.compile(rf"({_WEEKDAY}){_PART} i (næste|denne) uge")
_WEEK = re.compile(rf"(?:udgangen af )?(?:({_WEEKDAY}){_PART} )?(?:i )?uge (?:nr\.? ?)?(\d{{1,2}})(?:,? (\d{{4}}))?")
_THIS_WEEK = re.compile(r"(?:i )?(?:løbet af )?(næste uge|denne uge|ugen)")
_DATE = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),?{_PART} )?(?:d\.? |den )?(?P<d>\d{{1,2}})"
    r"(?:\.? ?(?P<name>[a-zæøå]{3,}\.?)|[/.-] ?(?P<m>\d{1,2})\.?)(?:,? ?[/.-]? ?(?P<y>\d{4}|\d{2}))?"
)
_MONTH_DAY = re.compile(rf"(?:på )?(?:({_WEEKDAY}),?{_PART} )?(?:den|d\.?) ?(\d{{1,2}})\.?")
_WORD_DATE = re.compile(rf"\b({ORDINAL})(?= [a-zæøå]{{3}})(?! (?:{_WEEKDAY}))")
_MONTH_END = re.compile(r"(?:udgangen af ([a-zæøå]+)(?: (\d{4}))?|(månedens|årets) udgang)")
_NO_DATE = re.compile(
    r".*\b(jul|julen|jule\w*ferien?|påsken?|påskeferien?|pinsen?|nytår|sommer\w*|efterår\w*|vinter\w*|forår\w*|ferien?"
    r"|skolestart|skoleåret|primo|medio|ultimo|starten af|midten af|slutningen af|næste måned|straks|snarest\w*"
    r"|hurtigst muligt|løbende|efter behov|ved behov|til næste møde|næste møde|når .+|så snart .+"
    r"|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b.*"
)


def read_day(text: str, today: date, working_day: Callable[[date], bool]) -> DayRead:
    """The day that `text` (lower case, single spaces, no clock time) names, seen from `today`. Never raises."""
    text = _WORD_DATE.sub(lambda found: f"{number_of(found[1])}.", text)
    for reader in (_relative, _full_date, _weekday, _date, _end):
        if found := reader(text, today):
            return found
    if found := _week(text, today, working_day):
        return found
    is_repeated = text.startswith(("hver ", "hvert "))  # a rhythm we do not know is asked about, not passed over
    if not is_repeated and (_NO_DATE.fullmatch(text) or read_span(text)):
        return DayRead(None, f"»{text}« er ikke en bestemt dag. Skriv en dato, hvis du vil mindes om det.")
    return _ask(f"Jeg forstår ikke »{text}« som en dag. Skriv for eksempel »4/12«, »fredag« eller »om 14 dage«.")


def _ask(question: str) -> DayRead:
    return DayRead(None, question, understood=False)


def _relative(text: str, today: date) -> DayRead | None:
    if text in _RELATIVE:
        return DayRead(today + timedelta(days=_RELATIVE[text]))
    found = _IN_A_WHILE.fullmatch(text)
    if not found:
        return None
    number, unit = number_of(found[1]), found[2]
    step = {
        "d": relativedelta(days=number),
        "u": relativedelta(weeks=number),
        "m": relativedelta(months=number),
        "å": relativedelta(years=number),
    }[unit[0]]
    return DayRead(today + step)


def _full_date(text: str, today: date) -> DayRead | None:
    span = read_span(text.removeprefix("den ").removeprefix("d. "))
    return _with_year(span.start, today) if span and span.precision is Precision.DAY else None


def _with_year(on: date, today: date) -> DayRead:
    """A date with its year stands; one long past may be a slip in the year, so it is said."""
    is_old = (today - on).days > _FAR_DAYS
    return DayRead(on, f"Det er {day_date(on)}, som er gået." if is_old else "", sure=not is_old)


def _weekday(text: str, today: date) -> DayRead | None:
    if found := _LONE_DAY.fullmatch(text):
        on = _coming(found[1], today)
        is_today = (on - today).days == 7
        return DayRead(on, f"Det er {day_date(on)}, ikke i dag." if is_today else "", sure=not is_today)
    if found := _NEXT_WEEK_DAY.fullmatch(text):
        monday = today + timedelta(days=(7 if found[2] == "næste" else 0) - today.weekday())
        return DayRead(monday + timedelta(days=WEEKDAYS.index(found[1])))
    if found := _NEXT_DAY.fullmatch(text):
        first = _coming(found[1], today)
        second = first + timedelta(days=7)
        return _ask(f"Mener du {day_date(first)} eller {day_date(second)}? Skriv datoen.")
    return None


def _coming(weekday: str, today: date) -> date:
    return today + timedelta(days=(WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1)


def _date(text: str, today: date) -> DayRead | None:
    if text in NAMED_DAYS:
        day, month = NAMED_DAYS[text]
        return DayRead(_nearest(day, month, today))
    if found := _MONTH_DAY.fullmatch(text):
        return _day_of_month(found[1], int(found[2]), today)
    found = _DATE.fullmatch(text.removeprefix("på "))
    named = (month_number(found["name"]) if found["name"] else int(found["m"])) if found else None
    if not found or named is None:
        return None
    return _dated(text, found, named, today)


def _dated(text: str, found: re.Match[str], month: int, today: date) -> DayRead:
    day, year, weekday = int(found["d"]), found["y"], found["weekday"]
    try:
        on = date(full_year(year), month, day) if year else _nearest(day, month, today)
    except ValueError:
        return _ask(f"»{text}« findes ikke i kalenderen. Ret dagen eller måneden.")
    if weekday and WEEKDAYS[on.weekday()] != weekday:
        return _ask(f"{long_date(on)} er en {WEEKDAYS[on.weekday()]}. Ret ugedagen eller datoen.")
    return _with_year(on, today) if year else _without_year(on, today)


def _without_year(on: date, today: date) -> DayRead:
    """Tell when the nearest such date is past, or so far off that a past one may have been meant."""
    if on < today:
        return DayRead(on, f"Det er {day_date(on)}, som er gået.", sure=False)
    is_far = (on - today).days > _FAR_DAYS
    return DayRead(on, f"Læst som {day_date(on)}." if is_far else "", sure=not is_far)


def _nearest(day: int, month: int, today: date) -> date:
    """The first such day from `GRACE_DAYS` before today on (29 February may be years away). ValueError when none is."""
    earliest = today - timedelta(days=GRACE_DAYS)
    for year in range(earliest.year, earliest.year + 9):
        try:
            on = date(year, month, day)
        except ValueError:
            continue
        if on >= earliest:
            return on
    raise ValueError("no such day in any year")


def _day_of_month(weekday: str | None, day: int, today: date) -> DayRead | None:
    """The next »den 4.«; with a weekday the first one that fits, and one further off than the next is not sure."""
    passed = 0
    for ahead in range(13):
        first = today.replace(day=1) + relativedelta(months=ahead)
        on = first + timedelta(days=day - 1)
        if on.month != first.month or on < today:
            continue
        if weekday in (None, WEEKDAYS[on.weekday()]):
            return DayRead(on, f"Det er {day_date(on)}.", sure=not passed)
        passed += 1
    return None


def _end(text: str, today: date) -> DayRead | None:
    """»udgangen af november«, »månedens udgang«: the last day of that month or year."""
    found = _MONTH_END.fullmatch(text)
    if not found:
        return None
    word = found[1] or found[3]
    if word in ("året", "årets"):
        return DayRead(date(today.year, 12, 31))
    month = today.month if word in ("måneden", "månedens") else month_number(word)
    if month is None:
        return None
    year = int(found[2]) if found[2] else today.year + (month < today.month)
    if not MINYEAR <= year < MAXYEAR:
        return None
    return DayRead(date(year, month, 1) + relativedelta(months=1, days=-1))


def _week(text: str, today: date, working_day: Callable[[date], bool]) -> DayRead | None:
    if found := _THIS_WEEK.fullmatch(text):
        ahead = 7 if found[1].startswith("næste") else 0
        return _last_working_day(today + timedelta(days=ahead - today.weekday()), working_day)
    found = _WEEK.fullmatch(text)
    if not found:
        return None
    weekday, number, year = found[1], int(found[2]), found[3]
    monday = _monday(number, int(year) if year else None, today)
    if monday is None:
        return _ask(f"»{text}« findes ikke i kalenderen. Ret ugen.")
    if weekday:
        return DayRead(monday + timedelta(days=WEEKDAYS.index(weekday)))
    return _last_working_day(monday, working_day)


def _monday(week: int, year: int | None, today: date) -> date | None:
    """Monday of that ISO week; without a year the first week that has not ended more than `GRACE_DAYS` ago."""
    earliest = today - timedelta(days=GRACE_DAYS)
    years = (year,) if year else range(today.year - 1, today.year + 9)
    for candidate in years:
        try:
            monday = date.fromisocalendar(candidate, week, 1)
        except ValueError:
            continue
        if year or monday + timedelta(days=6) >= earliest:
            return monday
    return None


def _last_working_day(monday: date, working_day: Callable[[date], bool]) -> DayRead:
    days = [monday + timedelta(days=number) for number in range(4, -1, -1)]
    on = next((day for day in days if working_day(day)), days[0])
    return DayRead(on, f"Senest {day_date(on)}, ugens sidste arbejdsdag.")
