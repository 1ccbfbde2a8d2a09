"""Danish holidays against an independent library and the dates of the domain notes."""

from datetime import date, timedelta

import holidays as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.holidays import (
    closed_because,
    easter,
    holidays_in,
    is_holiday,
    is_working_day,
    last_working_day_before,
    working_deadline,
)

D = date


@pytest.mark.parametrize(
    "day",
    [D(2024, 3, 31), D(2025, 4, 20), D(2026, 4, 5), D(2027, 3, 28), D(2028, 4, 16), D(2029, 4, 1), D(2030, 4, 21)],
)
def test_easter(day: date) -> None:
    assert easter(day.year) == day


@pytest.mark.parametrize("year", range(1990, 2061))
def test_the_holidays_of_a_year_are_those_of_the_oracle(year: int) -> None:
    assert set(holidays_in(year)) == set(oracle.country_holidays("DK", years=year))


def test_store_bededag_ended_with_2023() -> None:
    assert holidays_in(2023)[D(2023, 5, 5)] == "store bededag"
    assert not is_holiday(D(2024, 4, 26))


def test_the_holidays_of_2027() -> None:
    assert [day.isoformat()[5:] for day in holidays_in(2027)] == [
        "01-01",
        "03-25",
        "03-26",
        "03-28",
        "03-29",
        "05-06",
        "05-16",
        "05-17",
        "12-25",
        "12-26",
    ]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (D(2026, 11, 22), "søndag"),
        (D(2026, 11, 21), "lørdag"),
        (D(2027, 3, 26), "langfredag"),
        (D(2026, 12, 24), "juleaftensdag"),
        (D(2026, 6, 5), "grundlovsdag"),
        (D(2026, 11, 23), ""),
        (D(2026, 5, 1), ""),
    ],
)
def test_a_closed_day_says_why(day: date, why: str) -> None:
    assert closed_because(day) == why
    assert is_working_day(day) == (why == "")


@pytest.mark.parametrize(
    ("due", "work"),
    [
        (D(2026, 11, 22), D(2026, 11, 20)),
        (D(2026, 11, 20), D(2026, 11, 20)),
        (D(2027, 3, 29), D(2027, 3, 24)),
        (D(2026, 12, 27), D(2026, 12, 23)),
        (D(2027, 1, 1), D(2026, 12, 30)),
    ],
)
def test_work_is_done_by_the_last_working_day(due: date, work: date) -> None:
    assert working_deadline(due) == work


@given(st.dates(D(1990, 1, 1), D(2060, 12, 31)))
def test_nothing_between_the_working_deadline_and_the_date_is_worked(due: date) -> None:
    work = working_deadline(due)
    assert is_working_day(work)
    assert not any(is_working_day(work + timedelta(days=ahead)) for ahead in range(1, (due - work).days + 1))
    assert last_working_day_before(due) < due
