"""The calendar file of an invitation (.ics, RFC 5545): one event for one person, and nobody else in it.

There is no METHOD, organizer or attendee: the file is handed over, not sent round by a calendar server. A meeting
called off is the same event with STATUS:CANCELLED and a higher SEQUENCE, and says so in its title for those calendars
that look no further. The same event always gives the same bytes.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from app.services.leak_text import RenderedPaper, RenderedPart
from app.services.meeting_paper_calendar import CalendarEvent

ZONE = "Europe/Copenhagen"
PRODUCT = "-//Rundbord//Kalender//DA"
_SUMMER, _WINTER = dt.timedelta(hours=2), dt.timedelta(hours=1)


def calendar_bytes(event: CalendarEvent) -> bytes:
    """Return the event as a calendar file in UTF-8."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if event.starts_at is not None:
        calendar.add_component(_zone())
    calendar.add_component(_event(event))
    return bytes(calendar.to_ical())


def read_calendar(data: bytes, file_name: str = "") -> RenderedPaper:
    """Return everything a reader of the file gets, for the leak guard. Raises ValueError for what is no calendar."""
    events = Calendar.from_ical(data).walk("VEVENT")
    lines = [f"{name}: {_plain(event[name])}" for event in events for name in sorted(event)]
    found = (RenderedPart("filnavnet", file_name), RenderedPart("kalenderfilen", "\n".join(lines)))
    return RenderedPaper(tuple(part for part in found if part.text.strip()))


def _plain(value: object) -> str:
    """Return a value as a calendar shows it, a day or number as it stands in the file."""
    if isinstance(value, str):
        return str(value)
    return str(getattr(value, "dt", value))


def _event(event: CalendarEvent) -> Event:
    row = Event()
    row.add("uid", event.uid)
    row.add("sequence", event.sequence)
    row.add("dtstamp", event.stamp)
    row.add("last-modified", event.stamp)
    row.add("summary", event.summary)
    row.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    row.add("class", "PRIVATE")
    row.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    if event.place:
        row.add("location", event.place.encode("utf-8", "replace").decode("utf-8"))
    _add_times(row, event)
    return row


def _add_times(row: Event, event: CalendarEvent) -> None:
    if event.starts_at is None:
        row.add("dtstart", event.on)
        row.add("dtend", event.on + dt.timedelta(days=1))
        return
    start = dt.datetime.combine(event.on, event.starts_at, tzinfo=ZoneInfo(ZONE))
    row.add("dtstart", start)
    row.add("dtend", start + dt.timedelta(minutes=event.minutes))


def _zone() -> Timezone:
    """Return Danish time by the rule of the Union since 1996: the last Sundays of March and October."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, name, before, after, month, hour in (
        (summer, "CEST", _WINTER, _SUMMER, 3, 2),
        (winter, "CET", _SUMMER, _WINTER, 10, 3),
    ):
        first = dt.datetime(1996, month, 31 if month == 3 else 27, hour)  # noqa: DTZ001 - local by definition
        part.add("dtstart", first)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        part.add("rrule", vRecur(freq="yearly", bymonth=month, byday="-1SU"))
        zone.add_component(part)
    return zone
