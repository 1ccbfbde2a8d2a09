"""Counting months, hverdage and hours: the worked examples of the domain notes, and properties."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.counting import Step, StepUnit, hours_after, months_after, weekdays_after

D = date
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (D(2026, 10, 31), 4, D(2027, 2, 28)),
        (D(2027, 11, 30), 3, D(2028, 2, 29)),
        (D(2026, 7, 1), 3, D(2026, 10, 1)),
        (D(2026, 12, 31), 2, D(2027, 2, 28)),
        (D(2028, 2, 29), 12, D(2029, 2, 28)),
        (D(2027, 4, 30), -6, D(2026, 10, 30)),
        (D(2027, 8, 31), -6, D(2027, 2, 28)),
        (D(2026, 1, 15), -1, D(2025, 12, 15)),
        (D(2026, 11, 22), 0, D(2026, 11, 22)),
    ],
)
def test_months_keep_the_day_number_or_take_the_last_day(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_a_month_end_is_not_chained() -> None:
    step = Step(1, StepUnit.MONTHS)
    assert [step.after(D(2026, 10, 31), times).day for times in range(1, 6)] == [30, 31, 31, 28, 31]


@given(st.dates(D(1990, 1, 1), D(2060, 12, 31)), st.integers(-300, 300))
def test_months_land_in_the_right_month_and_never_after_the_day_number(day: date, months: int) -> None:
    found = months_after(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("received", "with_saturday", "without"),
    [
        (D(2026, 11, 20), D(2026, 11, 27), D(2026, 11, 30)),
        (D(2026, 3, 31), D(2026, 4, 10), D(2026, 4, 13)),
    ],
)
def test_six_hverdage_after_receipt(received: date, with_saturday: date, without: date) -> None:
    assert weekdays_after(received, 6) == with_saturday
    assert weekdays_after(received, 6, saturday_counts=False) == without


def test_24_hours_are_elapsed_hours_when_the_clock_changes() -> None:
    received = datetime(2026, 10, 24, 15, 0, tzinfo=COPENHAGEN)
    due = hours_after(received, 24)
    assert (due.day, due.hour) == (25, 14)
    assert due.timestamp() - received.timestamp() == 24 * 3600


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        hours_after(datetime.fromisoformat("2026-10-24T15:00"), 24)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("10 days", D(2026, 12, 2)),
        ("6 weeks", D(2027, 1, 3)),
        ("3 months", D(2027, 2, 22)),
    ],
)
def test_a_step_is_read_from_the_rule_data(text: str, after: date) -> None:
    assert Step.parse(text).after(D(2026, 11, 22)) == after


@pytest.mark.parametrize("text", ["3", "tre months", "3 years", ""])
def test_a_step_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Step.parse(text)
