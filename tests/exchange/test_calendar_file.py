"""The calendar file: right in time, neutral in words, the same bytes, and moved by a higher number."""

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from doing import ask, do
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.calendar_file import calendar_bytes, read_calendar
from app.models.meeting import Meeting
from app.models.people import Person
from app.services import leak_guard, meetings
from app.services.history import undo
from app.services.meeting_paper_calendar import CalendarDraft, CalendarEvent, calendar_for, note_calendar

EVENT = CalendarEvent(uid="a@rundbord", sequence=0, stamp=dt.datetime(2026, 11, 22, 8, 30, tzinfo=dt.UTC),
                      summary="Møde", on=dt.date(2026, 12, 3), starts_at=dt.time(15), minutes=90)  # fmt: skip
PLACES = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


def read(data: bytes) -> Event:
    [event] = Calendar.from_ical(data).walk("VEVENT")
    return event


def called(store: OpenStore, case_id: UUID, start: str) -> UUID:
    people = ask(store, lambda unit: [(each.id, each.name) for each in unit.live(Person, Person.case_id == case_id)])
    return next(person for person, name in people if (name or "").startswith(start))


def lone(store: OpenStore, case_id: UUID) -> UUID:
    return called(store, case_id, "Lone")


@pytest.fixture
def planned(store: OpenStore, mathias_case: UUID) -> UUID:
    return do(
        store,
        meetings.plan_meeting,
        mathias_case,
        people=(lone(store, mathias_case),),
        place="biblioteket",
        held_on="3. december 2026",
        starts_at="15",
        ends_at="16.30",
        purpose="Hvad kan hjælpe Mathias?",
    )


def entry(store: OpenStore, case_id: UUID, meeting_id: UUID) -> CalendarDraft:
    return ask(store, calendar_for, meeting_id, recipient_id=lone(store, case_id))


@pytest.mark.parametrize(
    ("on", "offset"), [(dt.date(2027, 3, 26), 1), (dt.date(2027, 3, 30), 2), (dt.date(2026, 7, 1), 2)]
)
def test_the_time_is_danish_time_on_both_sides_of_summer(on: dt.date, offset: int) -> None:
    moved = CalendarEvent(EVENT.uid, 0, EVENT.stamp, "Møde", on, dt.time(15), 90)
    event = read(calendar_bytes(moved))
    assert event.start == dt.datetime.combine(on, dt.time(15), ZoneInfo("Europe/Copenhagen"))
    assert event.start.utcoffset() == dt.timedelta(hours=offset)
    assert event.end - event.start == dt.timedelta(minutes=90)


def test_the_zone_in_the_file_changes_its_clock_as_denmark_does() -> None:
    [zone] = Calendar.from_ical(calendar_bytes(EVENT)).walk("VTIMEZONE")
    told, real = zone.to_tz(), ZoneInfo("Europe/Copenhagen")
    noons = [dt.datetime(2026, 1, 1, 12) + dt.timedelta(days=day) for day in range(0, 1200, 3)]  # noqa: DTZ001 - local by definition
    assert [told.utcoffset(each) for each in noons] == [real.utcoffset(each) for each in noons]


def test_the_file_tells_no_more_than_when_and_where(store: OpenStore, mathias_case: UUID, planned: UUID) -> None:
    data = calendar_bytes(entry(store, mathias_case, planned).event)
    event = read(data)

    assert (event["SUMMARY"], event["LOCATION"], event["CLASS"]) == ("Møde", "biblioteket", "PRIVATE")
    assert event.end - event.start == dt.timedelta(minutes=90)
    assert b"METHOD" not in data
    for word in ("ATTENDEE", "ORGANIZER", "Mathias", "Lone", "DESCRIPTION", "netv", "Sanne", "2026-014"):
        assert word not in data.decode()


def test_it_has_the_line_ends_and_lengths_of_the_standard() -> None:
    long = CalendarEvent(EVENT.uid, 0, EVENT.stamp, "Møde", EVENT.on, EVENT.starts_at, 90, place="æøå " * 60)
    data = calendar_bytes(long)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert read(data)["LOCATION"] == "æøå " * 60


@given(place=PLACES)
def test_any_place_comes_back_as_it_was(place: str) -> None:
    event = read(calendar_bytes(CalendarEvent(EVENT.uid, 0, EVENT.stamp, "Møde", EVENT.on, EVENT.starts_at, 90, place)))
    assert str(event.get("LOCATION", "")) == place


def test_the_same_facts_give_the_same_bytes_and_one_person_one_entry(
    store: OpenStore, mathias_case: UUID, planned: UUID
) -> None:
    first = entry(store, mathias_case, planned)
    do(store, meetings.change_meeting, planned, purpose="Noget helt andet")
    assert calendar_bytes(entry(store, mathias_case, planned).event) == calendar_bytes(first.event)
    child = ask(
        store, lambda unit: next(each.id for each in unit.live(Person) if (each.name or "").startswith("Mathias"))
    )
    assert ask(store, calendar_for, planned, recipient_id=child).event.uid != first.event.uid


def test_a_moved_meeting_is_the_same_entry_with_a_higher_number(
    store: OpenStore, mathias_case: UUID, planned: UUID
) -> None:
    first = entry(store, mathias_case, planned).event
    do(store, meetings.change_meeting, planned, held_on="4. december 2026", starts_at="10")
    moved = entry(store, mathias_case, planned).event
    assert (moved.uid, moved.on, moved.starts_at) == (first.uid, dt.date(2026, 12, 4), dt.time(10))
    assert moved.sequence > first.sequence

    with store.units.step("Ret", "test") as unit:
        meetings.change_meeting(unit, planned, place="skolen")
    do(store, undo, unit.outcome.step_id)
    back = entry(store, mathias_case, planned).event
    assert back.place == first.place
    assert back.sequence > moved.sequence


def test_a_meeting_called_off_says_so_in_the_same_entry(store: OpenStore, mathias_case: UUID, planned: UUID) -> None:
    first = entry(store, mathias_case, planned).event
    do(store, lambda unit: setattr(unit.get(Meeting, planned), "status", "cancelled"))
    off = entry(store, mathias_case, planned).event
    event = read(calendar_bytes(off))

    assert (event["STATUS"], event["SUMMARY"], event["TRANSP"]) == ("CANCELLED", "Aflyst: møde", "TRANSPARENT")
    assert (off.uid, off.sequence > first.sequence) == (first.uid, True)


def test_a_meeting_without_hours_takes_the_day_and_without_a_day_is_none(
    store: OpenStore, mathias_case: UUID, planned: UUID
) -> None:
    do(store, lambda unit: setattr(unit.get(Meeting, planned), "starts_at", None))
    event = read(calendar_bytes(entry(store, mathias_case, planned).event))
    assert (event.start, event.end) == (dt.date(2026, 12, 3), dt.date(2026, 12, 4))

    do(store, lambda unit: setattr(unit.get(Meeting, planned), "held_on", None))
    with pytest.raises(UserError, match="datoen først"):
        entry(store, mathias_case, planned)


def test_the_leak_guard_reads_the_whole_file(store: OpenStore, noah_case: UUID) -> None:
    heidi, jan = called(store, noah_case, "Heidi"), called(store, noah_case, "Jan")
    do(store, lambda unit: setattr(unit.get(Person, heidi), "address", "Solsikkevænget 12, 7100 Vejle"))
    planned = do(store, meetings.plan_meeting, noah_case, people=(jan,), held_on="3. december 2026",
                 place="Solsikkevænget 12, Vejle")  # fmt: skip
    made = ask(store, calendar_for, planned, recipient_id=jan)
    rendered = read_calendar(calendar_bytes(made.event), made.file_name)

    found = ask(store, leak_guard.look, noah_case, rendered, made.readers)
    assert any("Solsikkevænget 12" in each.excerpt for each in found)
    do(store, note_calendar, planned, recipient_id=jan)


def test_who_is_not_asked_gets_no_entry(store: OpenStore, mathias_case: UUID, planned: UUID) -> None:
    minh = called(store, mathias_case, "Minh")
    with pytest.raises(UserError, match="ikke indbudt"):
        ask(store, calendar_for, planned, recipient_id=minh)
