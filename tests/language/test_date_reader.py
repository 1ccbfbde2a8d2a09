"""What a caseworker types in a date field, seen from Sunday 22 November 2026 unless a test says otherwise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.date_reader import ReadWhen, read_when
from app.language.dates import WEEKDAYS, day_date, long_date
from app.rules.holidays import is_working_day

TODAY = date(2026, 11, 22)
D = date


@pytest.mark.parametrize(("typed", "on"), [
    ("4/12", D(2026, 12, 4)), ("4. dec", D(2026, 12, 4)), ("4. december", D(2026, 12, 4)), ("4.12", D(2026, 12, 4)),
    ("d. 4/12", D(2026, 12, 4)), ("4/12-2026", D(2026, 12, 4)), ("4.12.26", D(2026, 12, 4)),
    ("041226", D(2026, 12, 4)), ("2026-12-04", D(2026, 12, 4)), ("den 4.", D(2026, 12, 4)),
    ("fredag", D(2026, 11, 27)), ("fre", D(2026, 11, 27)), ("på mandag", D(2026, 11, 23)),
    ("Fredag den 4. december", D(2026, 12, 4)), ("fredag d. 4/12", D(2026, 12, 4)), ("inden fredag", D(2026, 11, 27)),
    ("inden den 4. december", D(2026, 12, 4)), ("senest 1. december", D(2026, 12, 1)),
    ("om 14 dage", D(2026, 12, 6)), ("inden for 14 dage", D(2026, 12, 6)), ("om 7 uger", D(2027, 1, 10)),
    ("om syv uger", D(2027, 1, 10)), ("om en måned", D(2026, 12, 22)), ("om 3 måneder", D(2027, 2, 22)),
    ("om et år", D(2027, 11, 22)), ("i dag", TODAY), ("i morgen", D(2026, 11, 23)), ("i overmorgen", D(2026, 11, 24)),
    ("i går", D(2026, 11, 21)), ("uge 49", D(2026, 12, 4)), ("i næste uge", D(2026, 11, 27)),
    ("mandag i uge 49", D(2026, 11, 30)), ("uge 53", D(2027, 1, 1)), ("uge 1", D(2027, 1, 8)),
    ("fredag i næste uge", D(2026, 11, 27)), ("inden 1. marts 2027", D(2027, 3, 1)), ("juleaften", D(2026, 12, 24)),
    ("mandag morgen", D(2026, 11, 23)), ("fredag den 4.", D(2026, 12, 4)), ("d. 4", D(2026, 12, 4)),
    ("på fredag d. 4/12", D(2026, 12, 4)),
    ("kommende fredag", D(2026, 11, 27)), ("i løbet af 14 dage", D(2026, 12, 6)),
    ("om en uges tid", D(2026, 11, 29)),
    ("den femte januar", D(2027, 1, 5)), ("lille juleaften", D(2026, 12, 23)),
    ("udgangen af november", D(2026, 11, 30)), ("månedens udgang", D(2026, 11, 30)), ("årets udgang", D(2026, 12, 31)),
    ("udgangen af februar 2028", D(2028, 2, 29)), ("udgangen af uge 49", D(2026, 12, 4)),
    ("fre 27/11", D(2026, 11, 27)),
])
def test_a_day_is_read(typed: str, on: date) -> None:
    read = read_when(typed, TODAY)
    assert (read.on, read.recurrence, read.time, read.understood) == (on, None, None, True)


@pytest.mark.parametrize(("typed", "rule"), [
    ("hver fredag", "FREQ=WEEKLY;BYDAY=FR"), ("hver dag", "FREQ=DAILY"), ("dagligt", "FREQ=DAILY"),
    ("tirsdag og torsdag", "FREQ=WEEKLY;BYDAY=TU,TH"), ("hver tirsdag og torsdag", "FREQ=WEEKLY;BYDAY=TU,TH"),
    ("torsdag og tirsdag", "FREQ=WEEKLY;BYDAY=TU,TH"), ("mandag, onsdag og fredag", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("om onsdagen", "FREQ=WEEKLY;BYDAY=WE"), ("onsdage", "FREQ=WEEKLY;BYDAY=WE"),
    ("hver anden onsdag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"), ("hver 3. måned", "FREQ=MONTHLY;INTERVAL=3"),
    ("hver tredje måned", "FREQ=MONTHLY;INTERVAL=3"), ("hver 6. uge", "FREQ=WEEKLY;INTERVAL=6"),
    ("hver 14. dag", "FREQ=WEEKLY;INTERVAL=2"), ("hvert halve år", "FREQ=MONTHLY;INTERVAL=6"),
    ("hvert år", "FREQ=YEARLY"), ("alle hverdage", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("hver anden weekend", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU"), ("ugentligt", "FREQ=WEEKLY"),
    ("mandag morgen i fire uger", "FREQ=WEEKLY;BYDAY=MO;COUNT=4"),
    ("tirsdag og torsdag i 3 uger", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6"), ("hver dag i 2 uger", "FREQ=DAILY;COUNT=14"),
    ("hver fredag, 5 gange", "FREQ=WEEKLY;BYDAY=FR;COUNT=5"), ("den første mandag i måneden", "FREQ=MONTHLY;BYDAY=1MO"),
    ("sidste fredag i hver måned", "FREQ=MONTHLY;BYDAY=-1FR"), ("den 1. i hver måned", "FREQ=MONTHLY;BYMONTHDAY=1"),
    ("hver fredag til 18. december", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218"),
    ("tirs+tors", "FREQ=WEEKLY;BYDAY=TU,TH"), ("man/ons/fre", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("man-fre", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), ("mandag til torsdag", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
    ("fre-man", "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU"), ("hveranden ons", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    ("hver dag undtagen onsdag", "FREQ=WEEKLY;BYDAY=MO,TU,TH,FR,SA,SU"), ("to gange om ugen", "FREQ=WEEKLY"),
    ("alle hverdage på nær mandag og fredag", "FREQ=WEEKLY;BYDAY=TU,WE,TH"), ("én gang om måneden", "FREQ=MONTHLY"),
    ("de næste fire onsdage", "FREQ=WEEKLY;BYDAY=WE;COUNT=4"),
    ("hver tredje weekend", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU"),
    ("hver mandag og hver onsdag", "FREQ=WEEKLY;BYDAY=MO,WE"), ("d. 1. i hver måned", "FREQ=MONTHLY;BYMONTHDAY=1"),
])
def test_a_recurrence_is_read(typed: str, rule: str) -> None:
    read = read_when(typed, TODAY)
    assert (read.on, read.recurrence, read.understood) == (None, rule, True)


@pytest.mark.parametrize(("typed", "time"), [
    ("kl. 16.40", "16:40"), ("kl 9", "09:00"), ("14:30", "14:30"), ("klokken 7.45", "07:45"),
])
def test_a_time_alone_is_a_time(typed: str, time: str) -> None:
    assert read_when(typed, TODAY) == ReadWhen(None, None, time, True, "")


def test_day_recurrence_and_time_go_together() -> None:
    assert read_when("onsdag den 6. januar 2027 kl. 15.00", TODAY) == ReadWhen(D(2027, 1, 6), None, "15:00", True, "")
    training = read_when("tirsdag og torsdag kl. 16.40", TODAY)
    assert (training.recurrence, training.time) == ("FREQ=WEEKLY;BYDAY=TU,TH", "16:40")
    door = read_when("kl. 7.45 hver dag – fra mandag den 23. november", TODAY)
    assert (door.on, door.recurrence, door.time) == (D(2026, 11, 23), "FREQ=DAILY", "07:45")


@pytest.mark.parametrize("typed", ["inden jul", "inden påske 2027", "i sommerferien", "marts 2027", "til næste møde",
                                   "løbende", "når maven er bedre", "ultimo november"])
def test_a_time_without_a_day_stands_as_written_and_is_never_guessed(typed: str) -> None:
    read = read_when(typed, TODAY)
    assert (read.on, read.recurrence, read.understood) == (None, None, True)
    assert "ikke en bestemt dag" in read.note


@pytest.mark.parametrize(("typed", "word"), [
    ("bla bla", "Jeg forstår ikke"), ("31/2", "findes ikke"), ("4/13", "findes ikke"), ("uge 53 2027", "findes ikke"),
    ("kl. 25", "Klokkeslættet"), ("næste fredag", "Mener du"), ("fredag den 5. december", "lørdag"),
    ("4/12-15/12", "Jeg forstår ikke"), ("hver mandag i december", "Jeg forstår ikke"), ("12", "Jeg forstår ikke"),
])
def test_doubt_is_asked_about(typed: str, word: str) -> None:
    read = read_when(typed, TODAY)
    assert (read.on, read.recurrence, read.understood) == (None, None, False)
    assert word in read.note


@pytest.mark.parametrize("typed", ["2/12 kl. 10-11", "2/12 kl. 10 til 11.30", "2/12 kl. 10.00-16.30", "kl. 10-11 2/12"])
def test_the_end_of_a_meeting_is_not_taken_for_a_year(typed: str) -> None:
    read = read_when(typed, TODAY)
    assert (read.on, read.time, read.understood) == (D(2026, 12, 2), "10:00", True)


def test_a_year_long_past_is_said_aloud() -> None:
    read = read_when("2/12-11", TODAY)
    assert (read.on, "som er gået" in read.note) == (D(2011, 12, 2), True)
    assert read_when("20/11-2026", TODAY).note == ""


def test_a_series_begins_on_the_monday_of_a_week_and_ends_on_its_last_working_day() -> None:
    assert read_when("hver mandag kl. 8.15 fra uge 49", TODAY).on == D(2026, 11, 30)
    assert read_when("hver dag til uge 49", TODAY).recurrence == "FREQ=DAILY;UNTIL=20261204"


@pytest.mark.parametrize("typed", ["a" * 500, "hver dag" + ", 2 gange" * 2000, "hver dag" + " i 2 uger" * 500])
def test_a_story_is_no_date(typed: str) -> None:
    read = read_when(typed, TODAY)
    assert (read.on, read.recurrence, read.understood) == (None, None, False)
    assert "kortere" in read.note


def test_nothing_written_is_no_date_and_no_question() -> None:
    assert read_when("  ", TODAY) == ReadWhen(None, None, None, True, "")


def test_a_date_without_a_year_may_be_up_to_a_week_ago() -> None:
    assert read_when("15/11", TODAY).on == D(2026, 11, 15)
    assert "som er gået" in read_when("15/11", TODAY).note
    assert read_when("14/11", TODAY).on == D(2027, 11, 14)
    assert "Læst som" in read_when("14/11", TODAY).note


def test_a_weekday_is_never_today_and_says_so() -> None:
    read = read_when("søndag", TODAY)
    assert read.on == D(2026, 11, 29)
    assert "ikke i dag" in read.note


def test_a_week_ends_on_its_last_working_day() -> None:
    assert read_when("uge 52", TODAY).on == D(2026, 12, 25)
    assert read_when("uge 52", TODAY, working_day=is_working_day).on == D(2026, 12, 23)


@pytest.mark.parametrize("today", [D(2026, 12, 28), D(2027, 1, 3), D(2027, 1, 4), D(2026, 10, 25), D(2028, 2, 29)])
def test_new_year_and_week_53_do_not_confuse_the_week(today: date) -> None:
    week = today.isocalendar().week
    on = read_when(f"uge {week}", today).on
    assert on is not None
    assert on.isocalendar()[:2] == today.isocalendar()[:2]


def test_the_29th_of_february_is_the_next_one_there_is() -> None:
    assert read_when("29/2", TODAY).on == D(2028, 2, 29)


days = st.dates(D(2024, 1, 1), D(2099, 12, 31))


@given(days, st.integers(-7, 350))
def test_the_nearest_such_date_is_meant_when_no_year_is_written(today: date, distance: int) -> None:
    on = today + timedelta(days=distance)
    assert read_when(f"{on.day}/{on.month}", today).on == on


@given(days, days)
def test_a_full_date_with_its_weekday_reads_back(today: date, on: date) -> None:
    assert read_when(day_date(on), today).on == on
    assert read_when("senest " + long_date(on), today).on == on


@given(days, days, st.integers(1, 6))
def test_a_wrong_weekday_is_never_read_silently(today: date, on: date, off: int) -> None:
    wrong = WEEKDAYS[(on.weekday() + off) % 7]
    read = read_when(f"{wrong} den {long_date(on)}", today)
    assert read.on is None
    assert not read.understood


@given(days, st.integers(0, 6))
def test_a_weekday_is_one_to_seven_days_ahead(today: date, weekday: int) -> None:
    on = read_when(WEEKDAYS[weekday], today).on
    assert on is not None
    assert on.weekday() == weekday
    assert 1 <= (on - today).days <= 7


PIECES = st.sampled_from(["hver", "fredag", "den", "4.", "4/12", "uge", "49", "kl. 9", "om", "inden", "fra", "til",
                          "og", "i", "uger", "3.", "måned", "jul", "999", "år", "næste", ",", "-", "0", "første"])


@given(st.text(max_size=30) | st.lists(PIECES, max_size=7).map(" ".join), days)
def test_no_text_fails_and_nothing_is_refused_without_a_question(typed: str, today: date) -> None:
    read = read_when(typed, today)
    if not read.understood:
        assert read.note
