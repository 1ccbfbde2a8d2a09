"""A calendar file (.ics, RFC 5545) of many dates: whole days, an alarm for each, series by their rule.

Whole days have no zone: they fall on the same day wherever the calendar is opened. An alarm is told as hours from the
midnight the day begins with, and those hours are counted in Danish time, so that nine o'clock is nine o'clock also when
the clocks change in between.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, vRecur

from app.exchange.calendar_file import PRODUCT, ZONE
from app.language.recurrence import Rule, next_occurrence, parse_rule
from app.services.calendar_dates import CalendarDate
from app.services.leak_guard import RenderedPaper, RenderedPart

_FIRST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class AlarmChoice:
    """When the calendar shall remind: so many days before, at a clock time in Denmark."""

    days_before: int = 1
    at: dt.time = dt.time(9)


USUAL_ALARM = AlarmChoice()


def dates_bytes(
    dates: Iterable[CalendarDate], now: dt.datetime, *, named: frozenset[str] = frozenset(),
    alarm: AlarmChoice | None = USUAL_ALARM,
) -> bytes:  # fmt: skip
    """Return the dates as a calendar file in UTF-8. `named` are the uids whose own words may stand in it.

    `now` is with zone. A later file has higher numbers, so a calendar that knows the entries takes the new ones.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for each in dates:
        calendar.add_component(_event(each, now, each.named if each.uid in named else each.neutral, alarm))
    return bytes(calendar.to_ical())


def read_dates_file(data: bytes, file_name: str = "") -> RenderedPaper:
    """Return what a reader of the file gets, one part per entry, known by its uid, for the leak guard.

    Raises ValueError for what is no calendar.
    """
    events = Calendar.from_ical(data).walk("VEVENT")
    parts = [RenderedPart(str(each["UID"]), _words(each)) for each in events]
    return RenderedPaper((*parts, RenderedPart("filnavnet", file_name)))


def _words(event: Component) -> str:
    inside = [event, *event.walk("VALARM")]
    names = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES")
    return "\n".join(str(each[name]) for each in inside for name in names if name in each)


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
