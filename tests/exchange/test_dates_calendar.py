"""The file of many dates: read back as a calendar reads it, right over the clock changes, and without names."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from doing import ask, do
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.dates_calendar import AlarmChoice, dates_bytes, read_dates_file
from app.language.recurrence import next_occurrence
from app.models.agreement import Agreement
from app.models.people import Person
from app.services.calendar_dates import CalendarDate, read_dates
from app.services.due_actions import set_due_date
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.records import change_record
from app.services.started_deadlines import start_deadline
from app.services.stop_decisions import note_stop
from tests.services.due_making import help_that_runs

DANISH = ZoneInfo("Europe/Copenhagen")
NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=DANISH)
DATE = CalendarDate("a@rundbord", uuid4(), dt.date(2026, 12, 3), "Møde · MKØ", "Møde: netværksmøde (Mathias)")


def events(data: bytes) -> list[Event]:
    return [each for each in Calendar.from_ical(data).walk("VEVENT") if isinstance(each, Event)]


def only(date: CalendarDate, alarm: AlarmChoice | None = None) -> Event:
    [event] = events(dates_bytes([date], NOW, alarm=alarm))
    return event


def rings_at(date: CalendarDate, alarm: AlarmChoice) -> dt.datetime:
    """Return when the alarm rings on a telephone in Denmark: hours are hours, also when the clocks change."""
    [row] = only(date, alarm).walk("VALARM")
    midnight = dt.datetime.combine(date.on, dt.time(), tzinfo=DANISH).astimezone(dt.UTC)
    return (midnight + row["TRIGGER"].dt).astimezone(DANISH)


def in_calendar(date: CalendarDate, until: dt.date) -> list[dt.date]:
    """Return the days another program finds in the rule of the file."""
    event = only(date)
    text = event["RRULE"].to_ical().decode()
    start = dt.datetime.combine(event["DTSTART"].dt, dt.time())
    last = dt.datetime.combine(until, dt.time())
    return [day.date() for day in rrulestr(text, dtstart=start).between(start, last, inc=True)]


@pytest.mark.parametrize(
    "day", [dt.date(2027, 3, 28), dt.date(2027, 3, 29), dt.date(2026, 10, 25), dt.date(2026, 10, 26)]
)
@pytest.mark.parametrize("before", [0, 1, 2, 7])
def test_nine_is_nine_also_when_the_clocks_change(day: dt.date, before: int) -> None:
    rings = rings_at(replace(DATE, on=day), AlarmChoice(before))
    assert (rings.date(), rings.time()) == (day - dt.timedelta(days=before), dt.time(9))


def test_a_date_is_the_whole_day_and_no_clock_time_anywhere() -> None:
    event = only(DATE)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2026, 12, 3), dt.date(2026, 12, 4))
    assert event.walk("VALARM") == []


def test_a_later_file_has_higher_numbers() -> None:
    first, [later] = only(DATE), events(dates_bytes([DATE], NOW + dt.timedelta(days=1)))
    assert later["UID"] == first["UID"]
    assert later["SEQUENCE"] > first["SEQUENCE"]


def test_the_names_stand_only_where_they_were_chosen() -> None:
    other = replace(DATE, uid="b@rundbord")
    found = events(dates_bytes([DATE, other], NOW, named=frozenset({"b@rundbord"})))
    assert [str(each["SUMMARY"]) for each in found] == [DATE.neutral, DATE.named]


@settings(max_examples=60, deadline=None)
@given(
    began=st.dates(dt.date(2024, 1, 1), dt.date(2026, 11, 22)),
    rule=st.sampled_from([
        "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;COUNT=40", "FREQ=WEEKLY;BYDAY=MO;COUNT=200",
    ]),
)  # fmt: skip
def test_other_calendars_find_the_days_we_mean(began: dt.date, rule: str) -> None:
    until, day = dt.date(2029, 12, 31), next_occurrence(rule, began, dt.date(2026, 11, 21))
    if day is None:
        return
    date, ours = replace(DATE, on=day, recurrence=rule, began=began), []
    while day is not None and day <= until:
        ours.append(day)
        day = next_occurrence(rule, began, day)
    assert in_calendar(date, until) == ours


def test_a_series_ends_with_the_agreement() -> None:
    date = replace(DATE, recurrence="FREQ=DAILY", began=DATE.on, ends_on=dt.date(2026, 12, 6))
    assert in_calendar(date, dt.date(2027, 1, 1))[-1] == dt.date(2026, 12, 6)


def test_half_a_letter_does_not_stop_the_file() -> None:
    assert "\ud800" not in str(only(replace(DATE, neutral="Møde \ud800"))["SUMMARY"])


@settings(max_examples=40, deadline=None)
@given(words=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=120))
def test_what_is_read_through_is_what_a_calendar_shows(words: str) -> None:
    data = dates_bytes([replace(DATE, neutral=f"{words},;\\ nÆ")], NOW)
    [event] = events(data)
    [_, part] = read_dates_file(data).parts
    [alarm] = event.walk("VALARM")
    assert part.where == DATE.uid
    assert part.text == f"{event['SUMMARY']}\n{alarm['DESCRIPTION']}"


def test_a_long_file_tells_how_far_it_is_and_can_be_stopped_on_the_way() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 100

    with pytest.raises(UserError, match="ikke gemt"):
        dates_bytes([DATE] * 250, NOW, progress=stop)
    assert told == [(0, 250), (100, 250)]


def test_what_is_no_calendar_is_not_read() -> None:
    with pytest.raises(ValueError, match="calendar"):
        read_dates_file(b"Mathias")


def test_without_names_nothing_of_a_case_can_be_read(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID
) -> None:
    dates = ask(store, read_dates)
    text = "\n".join(part.text for part in read_dates_file(dates_bytes(dates, NOW, alarm=AlarmChoice())).parts)
    people = ask(store, lambda unit: [each.name for each in unit.live(Person) if each.name])
    words = {word for name in people for word in name.split() if len(word) > 3}
    assert len(dates) > 10
    assert [word for word in sorted(words) if word in text] == []
    assert not any(word in text for word in ("Lovfrist", "fisker", "skole", "netværksmøde"))
    assert "MKØ" in text


def test_an_entry_keeps_its_identity_when_it_is_moved(store: OpenStore, mathias_case: UUID) -> None:
    before = {each.uid: each for each in ask(store, read_dates, case_id=mathias_case)}
    fishing = next(each for each in before.values() if "fisker" in each.named)
    agreement = ask(store, lambda unit: next(a for a in unit.live(Agreement) if "fisker" in (a.text or "")))
    do(store, set_due_date, table="agreement", row_id=agreement.id, typed="6. december 2026")
    after = {each.uid: each for each in ask(store, read_dates, case_id=mathias_case)}
    assert set(after) == set(before)
    assert after[fishing.uid].on == dt.date(2026, 12, 6)


def test_while_a_child_is_heard_without_a_parent_names_are_not_enough(store: OpenStore, mathias_case: UUID) -> None:
    do(store, start_deadline, mathias_case, rule_id="receipt", on="20. november", note="hemmelig")
    before = {each.uid for each in ask(store, read_dates)}
    lone = ask(store, lambda unit: next(p.id for p in unit.live(Person) if (p.name or "").startswith("Lone")))
    do(store, note_stop, mathias_case, kind="abuse", against_id=lone, reason="hemmelig")
    dates = ask(store, read_dates)
    assert {each.uid for each in dates} == before
    quiet = [each for each in dates if each.named == each.neutral]
    assert quiet
    text = dates_bytes(quiet, NOW, named=frozenset(before)).decode()
    assert not any(word in text for word in ("hemmelig", "Mathias", "vittering", NEUTRAL_TITLE))


def test_the_dates_of_one_row_keep_their_identities_when_one_of_them_goes(store: OpenStore, mathias_case: UUID) -> None:
    help_id = help_that_runs(
        store, mathias_case, since="2026-11-10", decided_on="2026-11-10", expected_until="2027-06-30", plan_choice=""
    )  # fmt: skip
    before = {each.uid: each for each in ask(store, read_dates, case_id=mathias_case)}
    ends, plan = (day_of(before, *day) for day in ((2027, 6, 30), (2027, 2, 10)))
    do(store, change_record, "intervention", help_id, {"plan_choice": "no_plan", "plan_choice_because": "Kort."})
    after = {each.uid: each for each in ask(store, read_dates, case_id=mathias_case)}
    assert plan.uid not in after
    assert after[ends.uid].on == ends.on
    assert str(help_id) not in " ".join(before)


def day_of(dates: dict[str, CalendarDate], *day: int) -> CalendarDate:
    return next(each for each in dates.values() if each.on == dt.date(*day))
