"""Danish words for dates, weeks and times."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import dates
from app.models.approx_date import ApproxDate

SUNDAY = date(2026, 11, 22)


def test_dates_are_written_as_in_a_letter() -> None:
    assert dates.long_date(SUNDAY) == "22. november 2026"
    assert dates.day_month(SUNDAY) == "22. november"
    assert dates.day_date(SUNDAY) == "søndag den 22. november 2026"
    assert dates.short_day(SUNDAY) == "søn. 22. nov."


def test_a_paper_keeps_day_and_month_on_one_line() -> None:
    assert dates.long_date(SUNDAY, keep=True) == "22.\u00a0november 2026"
    assert dates.at_clock("15:00", keep=True) == "kl.\u00a015"


@pytest.mark.parametrize(("day", "week"), [
    (SUNDAY, "uge 47"), (date(2027, 1, 3), "uge 53"), (date(2027, 1, 4), "uge 1"), (date(2025, 12, 29), "uge 1"),
])
def test_weeks_are_iso_weeks(day: date, week: str) -> None:
    assert dates.week(day) == week


@pytest.mark.parametrize(("time", "plain", "words"), [
    ("15:00", "15.00", "kl. 15"), ("14:30", "14.30", "kl. 14.30"), ("07:45", "7.45", "kl. 7.45"),
    ("00:05", "0.05", "kl. 0.05"),
])
def test_clock_times_use_a_dot(time: str, plain: str, words: str) -> None:
    assert dates.clock(time) == plain
    assert dates.at_clock(time) == words


@pytest.mark.parametrize("time", ["24:00", "12:60", "12", "kl. 12", ""])
def test_a_time_that_is_none_is_refused(time: str) -> None:
    with pytest.raises(ValueError, match="HH:MM"):
        dates.clock(time)


@pytest.mark.parametrize(("day", "words"), [
    (22, "i dag"), (23, "i morgen"), (25, "om 3 dage"), (21, "1 dag over"), (20, "2 dage over"),
])
def test_distance_is_said_from_today(day: int, words: str) -> None:
    assert dates.in_days(date(2026, 11, day), SUNDAY) == words


@pytest.mark.parametrize(("written", "words"), [
    ("2015-03-14", "14. marts 2015"), ("ca. 1975", "ca. 1975"), ("siden august 2026", "siden august 2026"),
    ("siden 2026-08-01", "siden 1. august 2026"), ("1990'erne", "1990’erne"), ("2013-2019", "2013–2019"),
    ("2018-11-11/2018-12-01", "11. november – 1. december 2018"), ("2018-11-11/2019-01-01",
    "11. november 2018 – 1. januar 2019"), ("mens hun gik i børnehave", "mens hun gik i børnehave"),
    ("vinteren 2019/2020", "vinteren 2019/2020"), ("før marts 2019", "før marts 2019"),
])
def test_vague_dates_are_no_more_exact_in_words_than_they_were_said(written: str, words: str) -> None:
    assert dates.approx(ApproxDate.parse(written)) == words


@given(st.dates(date(1900, 1, 1), date(2399, 12, 31)))
def test_the_long_date_reads_back(day: date) -> None:
    assert ApproxDate.parse(dates.long_date(day)).exact == day
    assert dates.WEEKDAYS[day.weekday()] in dates.day_date(day)


@given(st.sampled_from(["1975", "ca. 1975", "siden august 2026", "før foråret 2019", "efter uge 45 2026", "00'erne",
                        "2013-2019", "siden 14/3-2015"]))
def test_words_of_a_vague_date_read_back(written: str) -> None:
    when = ApproxDate.parse(written)
    assert ApproxDate.parse(dates.approx(when)) == when


@pytest.mark.parametrize(("since", "until", "words"), [
    ("2019", "2021", "2019–2021"), ("marts 2019", "2021", "fra marts 2019 til 2021"), ("2019", "", "fra 2019"),
    ("siden 2019", "", "siden 2019"), ("", "maj 2021", "til maj 2021"), ("", "", ""),
    ("ca. 2019", "2021", "fra ca. 2019 til 2021"),
])
def test_a_stretch_of_time_is_said_in_few_words(since: str, until: str, words: str) -> None:
    first, last = (ApproxDate.parse(text) if text else None for text in (since, until))
    assert dates.from_to(first, last) == words
