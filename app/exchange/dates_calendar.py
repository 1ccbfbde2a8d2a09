"""A calendar file (.ics, RFC 5545) of many dates: whole days, an alarm for each, series by their rule.

Whole days have no zone: they fall on the same day wherever the calendar is opened. An alarm is told as hours from the
midnight the day begins with, and those hours are counted in Danish time, so that nine o'clock is nine o'clock also when
the clocks change in between.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur

from app.errors import UserError
from app.exchange.calendar_file import PRODUCT, ZONE
from app.language.recurrence import Rule, next_occurrence, parse_rule
from app.services.calendar_dates import CalendarDate
from app.services.leak_text import RenderedPaper, RenderedPart

TOLD_EACH = 100
"""Dates between two words about how far it has come: showing it costs more than writing some of them."""
STOPPED = "Stoppet. Der er ikke gemt nogen fil."
Progress = Callable[[int, int], bool]
"""Told how much of how much is done; False stops it all."""

_FIRST: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_END: Final = b"END:VCALENDAR\r\n"
_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_LINE: Final = re.compile(r"\r?\n")
_SLASHED: Final = re.compile(r"\\(.)")
_FOR_MACHINES: Final = frozenset({
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "CLASS", "TRANSP",
    "RRULE", "ACTION", "TRIGGER",
})  # fmt: skip
"""Lines nobody reads; what they may hold is written by this file alone."""


@dataclass(frozen=True, slots=True)
class AlarmChoice:
    """When the calendar shall remind: so many days before, at a clock time in Denmark."""

    days_before: int = 1
    at: dt.time = dt.time(9)


USUAL_ALARM = AlarmChoice()


def dates_bytes(
    dates: Collection[CalendarDate], now: dt.datetime, *, named: frozenset[str] = frozenset(),
    alarm: AlarmChoice | None = USUAL_ALARM, progress: Progress | None = None,
) -> bytes:  # fmt: skip
    """Return the dates as a calendar file in UTF-8. `named` are the uids whose own words may stand in it.

    `now` is with zone. A later file has higher numbers, so a calendar that knows the entries takes the new ones.
    Raises UserError when `progress` says stop.
    """
    written = []
    for done, each in enumerate(dates):
        if progress is not None and done % TOLD_EACH == 0 and not progress(done, len(dates)):
            raise UserError(STOPPED)
        written.append(event_bytes(each, now, named=each.uid in named, alarm=alarm))
    return whole_file(written)


def event_bytes(each: CalendarDate, now: dt.datetime, *, named: bool, alarm: AlarmChoice | None) -> bytes:
    """Return one date as it stands in the file, with its own words when it is `named`."""
    return bytes(_event(each, now, each.named if named else each.neutral, alarm).to_ical())


def whole_file(events: Iterable[bytes]) -> bytes:
    """Return the file of some dates that have been written, in their order."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    head = bytes(calendar.to_ical()).removesuffix(_END)
    return b"".join((head, *events, _END))


def read_dates_file(data: bytes, file_name: str = "") -> RenderedPaper:
    """Return what a reader of the file gets, one part per entry, known by its uid, for the leak guard.

    All that is not known to be for machines is read. Raises ValueError for what is no calendar.
    """
    lines = [_taken_apart(line) for line in _LINE.split(_FOLD.sub("", data.decode())) if line]
    if not lines or lines[0] != ("BEGIN", "VCALENDAR"):
        raise ValueError("no calendar")
    parts, uid, words = [RenderedPart("filnavnet", file_name)], "", list[str]()
    for name, value in lines:
        if name == "UID":
            uid = value
        elif (name, value) == ("END", "VEVENT"):
            parts.append(RenderedPart(uid, "\n".join(words)))
            uid, words = "", []
        elif name not in _FOR_MACHINES:
            words.append(_SLASHED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value))
    return RenderedPaper(tuple(parts))


def _taken_apart(line: str) -> tuple[str, str]:
    """Return the name of a line and the rest of it; attributes of the name are read with the rest."""
    found = _NAME.match(line)
    return (found[0].upper(), line[found.end() :].removeprefix(":")) if found else ("", line)


def _event(each: CalendarDate, now: dt.datetime, words: str, alarm: AlarmChoice | None) -> Event:
    stamp = now.astimezone(dt.UTC).replace(microsecond=0)
    clean = words.encode("utf-8", "replace").decode("utf-8")
    row = Event()
    row.add("uid", each.uid)
    row.add("sequence", max(0, int((stamp - _FIRST).total_seconds()) // 60))
    row.add("dtstamp", stamp)
    row.add("summary", clean)
    row.add("dtstart", each.on)
    row.add("dtend", each.on + dt.timedelta(days=1))
    row.add("class", "PRIVATE")
    row.add("transp", "TRANSPARENT")
    if each.recurrence:
        row.add("rrule", _rule(each))
    if alarm is not None:
        row.add_component(_alarm(each.on, clean, alarm))
    return row


def _alarm(on: dt.date, words: str, choice: AlarmChoice) -> Alarm:
    zone = ZoneInfo(ZONE)
    midnight = dt.datetime.combine(on, dt.time(), tzinfo=zone).astimezone(dt.UTC)
    rings = dt.datetime.combine(on - dt.timedelta(days=choice.days_before), choice.at, tzinfo=zone).astimezone(dt.UTC)
    row = Alarm()
    row.add("action", "DISPLAY")
    row.add("description", words)
    row.add("trigger", rings - midnight)
    return row


def _rule(each: CalendarDate) -> vRecur:
    """Return the rule of a series that goes on from `each.on`, as calendars understand it.

    A number of times is told as the last day, since some of them may have been. A series by months without a named day
    falls on the last day of a month that is too short, which a calendar must be told in so many words.
    """
    rule, began = parse_rule(each.recurrence), each.began or each.on
    parts: dict[str, object] = {"freq": rule.freq, "interval": rule.interval}
    if rule.days:
        parts["byday"] = list(rule.days)
    if rule.month_day:
        parts["bymonthday"] = rule.month_day
    elif rule.freq in ("MONTHLY", "YEARLY") and not rule.days and began.day > 28:
        parts |= {"bymonthday": list(range(28, began.day + 1)), "bysetpos": -1}
        parts |= {"bymonth": began.month} if rule.freq == "YEARLY" else {}
    ends = [day for day in (each.ends_on, rule.until, _last_counted(rule, each, began)) if day]
    if ends:
        parts["until"] = min(ends)
    return vRecur(parts)


def _last_counted(rule: Rule, each: CalendarDate, began: dt.date) -> dt.date | None:
    """Return the last day of a series that comes a number of times; None for one that does not."""
    if rule.count is None:
        return None
    last, day = each.on, next_occurrence(each.recurrence, began, each.on)
    while day is not None:
        last, day = day, next_occurrence(each.recurrence, began, day)
    return last
