"""Periods of the key figures: their days, which came before, what there is to choose, and which stay on the screen."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.figure_periods import (
    PeriodKind,
    earlier_periods,
    free_period,
    kind_of,
    may_leave,
    period_before,
    period_named,
    period_words,
    periods_since,
    quarters_of,
    running_period,
    short_words,
    year_of,
)

KINDS = (PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.YEAR)
some_day = st.dates(dt.date(1991, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026H1", "2026-03-01", "2026-08-31"),
        ("2026H2", "2026-09-01", "2027-02-28"),
        ("2027h2", "2027-09-01", "2028-02-29"),
        ("2026Q1", "2026-01-01", "2026-03-31"),
        (" 2026Q4 ", "2026-10-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-01-15..2026-02-01", "2026-01-15", "2026-02-01"),
    ],
)
def test_periods_have_their_first_and_last_day(name: str, first: str, last: str) -> None:
    period = period_named(name)
    assert (period.first, period.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "name",
    ["", "2026H3", "2026Q0", "26", "1889", "i år", "2026H", "2026-01-01", "2026-02-30..2026-03-01", "٢٠٢٦", "2026Q1Q2"],
)
def test_any_other_period_is_told(name: str) -> None:
    with pytest.raises(UserError, match="Skriv perioden som"):
        period_named(name)


def test_a_free_period_is_neither_backwards_nor_endless() -> None:
    with pytest.raises(UserError, match="Byt om"):
        period_named("2026-02-01..2026-01-01")
    with pytest.raises(UserError, match="ti år"):
        free_period(dt.date(2000, 1, 1), dt.date(2026, 1, 1))


def test_two_days_that_are_a_quarter_are_that_quarter() -> None:
    assert free_period(dt.date(2026, 4, 1), dt.date(2026, 6, 30)) == period_named("2026Q2")
    assert free_period(dt.date(2025, 9, 1), dt.date(2026, 2, 28)) == period_named("2025H2")


@given(some_day, st.sampled_from(KINDS))
def test_every_day_lies_in_one_period_of_each_kind(day: dt.date, kind: PeriodKind) -> None:
    period = running_period(kind, day)
    assert period.holds(day)
    assert (kind_of(period), may_leave(period)) == (kind, True)
    assert period_named(period.name) == period
    before = period_before(period)
    assert (before.last + dt.timedelta(days=1), kind_of(before)) == (period.first, kind)


def test_only_free_periods_stay_on_the_screen() -> None:
    free = period_named("2026-01-01..2026-02-14")
    assert not may_leave(free)
    assert period_before(free) == free_period(dt.date(2025, 11, 17), dt.date(2025, 12, 31))
    with pytest.raises(ValueError, match="free"):
        running_period(PeriodKind.FREE, free.first)


def test_earlier_periods_come_in_the_order_of_time() -> None:
    assert [each.name for each in earlier_periods(period_named("2026H1"), 3)] == ["2024H2", "2025H1", "2025H2"]
    assert earlier_periods(period_named("2026"), 0) == ()


def test_a_year_is_its_quarters_and_a_quarter_lies_in_its_year() -> None:
    quarters = quarters_of(period_named("2026"))
    assert [each.name for each in quarters] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert {year_of(each).name for each in quarters} == {"2026"}


def test_what_there_is_to_choose_begins_with_the_first_case() -> None:
    found = [each.name for each in periods_since(dt.date(2026, 2, 3), dt.date(2026, 11, 22))]
    assert found == ["2026H2", "2026H1", "2025H2", "2026Q4", "2026Q3", "2026Q2", "2026Q1", "2026"]


@pytest.mark.parametrize(
    ("name", "short", "words"),
    [
        ("2026H1", "1. halvår 2026", "1. halvår 2026 (1. marts 2026 – 31. august 2026)"),
        ("2026Q3", "3. kvartal 2026", "3. kvartal 2026 (1. juli 2026 – 30. september 2026)"),
        ("2026", "2026", "2026 (1. januar 2026 – 31. december 2026)"),
        ("2026-01-01..2026-02-14", "1. januar 2026 – 14. februar 2026", "1. januar 2026 – 14. februar 2026"),
    ],
)
def test_a_period_is_said_in_danish(name: str, short: str, words: str) -> None:
    assert (short_words(period_named(name)), period_words(period_named(name))) == (short, words)
