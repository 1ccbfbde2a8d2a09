"""What a caseworker types in a date field, read relative to today: a day, a recurrence, a clock time, or none of them.

A small hand-written grammar: clock time off the end, lead words (»inden«, »senest«, »på«) off the front, then a
recurrence (`recurrence_phrases`) or a day (`day_phrases`). When in doubt it says so in `note`; it never guesses
silently.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from app.language.dates import WEEKDAYS
from app.language.gone_days import read_day_in
from app.language.recurrence import Rule
from app.language.recurrence_phrases import recurrence_in
from app.language.weekday_words import day_in_full, spelled_out
from app.models.approx_spans import Tense


@dataclass(frozen=True)
class ReadWhen:
    """What the words mean.

    `on`: the day, or for a recurrence the written start. `recurrence`: RRULE text. `time`: HH:MM. `understood` False:
    ask, and show `note`; so also when `slip` (`gone_days`). Understood without day and recurrence: the words stand as
    written (»inden jul«).
    """

    on: date | None
    recurrence: str | None
    time: str | None
    understood: bool
    note: str
    slip: bool = False


_TIME = re.compile(
    r"(?:,? ?(?:kl\.?|klokken) ?(\d{1,2})(?:[.:](\d{2}))?|[ ,](\d{1,2}):(\d{2})|^(\d{1,2}):(\d{2})$)"
    r"(?: ?(?:-|til) ?(?:kl\.? ?)?\d{1,2}(?:[.:]\d{2})?(?![\d/]|\. ?[a-z]))?"
)
_LEADS = re.compile(r"(?:(?:inden|senest|til|før|fra|fra og med|på|første gang|starter|slut|frist|næste gang)\b:? )+")
_FROM = re.compile(r"(.+?),? ?(?:-|–)? ?\b(?:fra og med|fra|første gang|start|starter|begynder) (.+)")
_UNTIL = re.compile(r"(.+?),? ?\b(?:til og med|indtil|til) (.+)")
_SHORT_DAY = re.compile(r"^(man|tirs?|ons|tors?|fre|lør|søn)\.?(?= |,|$)")
FIRST_YEAR, LAST_YEAR = 1800, 2199
"""What a case file may hold as a day; other years are slips of the finger (»2206«)."""
NO_SUCH_YEAR = "Årstallet kan ikke være rigtigt. Ret det, for eksempel til 4/12/2026."
_LONGEST = 120  # longer words are a story, not a date, and must not make the grammar work for ever
_EMPTY = ReadWhen(None, None, None, True, "")


def _monday_to_friday(day: date) -> bool:
    return day.weekday() < 5


def read_when(
    text: str,
    today: date,
    *,
    working_day: Callable[[date], bool] = _monday_to_friday,
    tense: Tense = Tense.COMING,
) -> ReadWhen:
    """Read `text` as seen from `today`. Never raises; nothing written is understood as no date.

    `working_day` decides which day »uge 49« ends on; give it `rules.holidays.is_working_day` to mind holidays.
    `tense` says of a day without a year whether it is to come or has been (`gone_days`).
    """
    plain = " ".join(unicodedata.normalize("NFC", text).lower().replace("–", "-").split()).rstrip(" ,;!")
    if not plain:
        return _EMPTY
    if len(plain) > _LONGEST:
        return replace(_EMPTY, understood=False, note="Skriv dagen kortere, for eksempel »4/12« eller »hver fredag«.")
    time, rest = _take_time(spelled_out(_SHORT_DAY.sub(_whole_day, plain)))
    if time == "":
        return replace(_EMPTY, understood=False, note="Klokkeslættet findes ikke. Skriv for eksempel »kl. 14.30«.")
    if not rest:
        return replace(_EMPTY, time=time)
    return replace(_read(rest, today, working_day, tense), time=time)


def _whole_day(short: re.Match[str]) -> str:
    return day_in_full(short[1])


def _take_time(text: str) -> tuple[str | None, str]:
    """The clock time as HH:MM (None: none written, empty: no such time) and the words without it."""
    found = _TIME.search(text)
    if not found:
        return None, text
    hour, minute = (int(part or 0) for part in (found[1] or found[3] or found[5], found[2] or found[4] or found[6]))
    rest = " ".join((text[: found.start()] + " " + text[found.end() :]).split()).strip(" ,")
    return (f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""), rest


def _read(text: str, today: date, working_day: Callable[[date], bool], tense: Tense = Tense.COMING) -> ReadWhen:
    if repeated := _read_recurrence(text, today, working_day):
        return repeated
    day = read_day_in(text, today, working_day, tense)
    lead = _LEADS.match(text)
    if lead and not day.on:
        inner = read_day_in(text[lead.end() :], today, working_day, tense)
        # The note of the whole phrase quotes her own words, so it is kept unless the inner reading found a day.
        day = inner if inner.on or inner.slip or (not inner.understood and not day.understood) else day
    if day.on and not FIRST_YEAR <= day.on.year <= LAST_YEAR:
        return replace(_EMPTY, understood=False, note=NO_SUCH_YEAR)
    return ReadWhen(day.on, None, None, day.understood, day.note, day.slip)


def _read_recurrence(text: str, today: date, working_day: Callable[[date], bool]) -> ReadWhen | None:
    if rule := recurrence_in(text):
        return ReadWhen(None, str(rule), None, True, _plural_note(text, rule))
    for form in (_FROM, _UNTIL):
        found = form.fullmatch(text)
        outer = _read_recurrence(found[1], today, working_day) if found else None
        if found and outer and outer.recurrence:
            # A series begins on the Monday of a week and ends on its last working day.
            edge = f"mandag i {found[2]}" if form is _FROM and found[2].startswith("uge ") else found[2]
            return _limited(outer, form is _FROM, _read(edge, today, working_day))
    return None


def _limited(outer: ReadWhen, starts: bool, edge: ReadWhen) -> ReadWhen:
    """Put a start or an end on a recurrence; an edge that is no day is told, and the rest stands."""
    if edge.on is None:
        return replace(outer, understood=edge.understood, note=edge.note)
    if starts:
        return replace(outer, on=edge.on, note=outer.note or edge.note)
    return replace(outer, recurrence=f"{outer.recurrence};UNTIL={edge.on:%Y%m%d}", note=outer.note or edge.note)


def _plural_note(text: str, rule: Rule) -> str:
    """»tirsdag og torsdag« may be two days or every week: we read every week, and say so."""
    is_bare = rule.days and any(text.startswith(name + part) for name in WEEKDAYS for part in (" ", ","))
    return "Læst som hver uge." if is_bare and not rule.count and " i " not in text else ""
