"""A day typed beside a verb is the nearest of its kind, or the next, and never made more exact than it was said."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.models.approx_date import MONTHS
from app.models.approx_spans import Tense
from app.services.typed_days import typed_day

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "nearest", "coming"),
    [
        ("", "2026-11-22", "2026-11-22"),
        ("i dag", "2026-11-22", "2026-11-22"),
        ("4. november", "2026-11-04", "2027-11-04"),
        ("4/11", "2026-11-04", "2027-11-04"),
        ("4/11-25", "2025-11-04", "2025-11-04"),
        ("1. december", "2026-12-01", "2026-12-01"),
        ("uge 45", "uge 45 2026", "uge 45 2027"),
        ("uge 53", "uge 53 2026", "uge 53 2026"),
        ("november", "november 2026", "november 2026"),
        ("siden august 2026", "siden august 2026", "siden august 2026"),
        ("29. februar", "2028-02-29", "2028-02-29"),
        ("ca. 2024", "ca. 2024", "ca. 2024"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_or_the_next(typed: str, nearest: str, coming: str) -> None:
    assert str(typed_day(typed, TODAY)) == nearest
    assert str(typed_day(typed, TODAY, Tense.COMING)) == coming


@pytest.mark.parametrize("typed", ["engang", "30/2", "99/99", "hver fredag", "x" * 300, "²/³", "0/0"])
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError, match="1. december"):
        typed_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["24/11", "ca. 24/11", "Omkring 24. november", "siden den 24. november"])
def test_a_slip_ahead_is_asked_about_however_loosely_the_day_is_said(typed: str) -> None:
    with pytest.raises(UserError, match="skriv året med"):
        typed_day(typed, TODAY, Tense.GONE)
    assert typed_day("ca. 20/11", TODAY, Tense.GONE).start == dt.date(2026, 11, 20)
    assert typed_day("ca. 24/11-2025", TODAY, Tense.GONE).start == dt.date(2025, 11, 24)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.dates(dt.date(2001, 1, 1), dt.date(2001, 12, 31)))
def test_a_day_of_the_year_is_never_more_than_half_a_year_away(today: dt.date, day: dt.date) -> None:
    typed = f"{day.day}. {MONTHS[day.month - 1]}"
    near, coming = typed_day(typed, today), typed_day(typed, today, Tense.COMING)
    assert near.exact is not None
    assert coming.exact is not None
    assert abs((near.exact - today).days) <= 183
    assert 0 <= (coming.exact - today).days <= 366
    assert (near.exact.month, near.exact.day) == (coming.exact.month, coming.exact.day) == (day.month, day.day)


@given(st.text(max_size=40))
def test_any_words_are_a_day_or_are_refused(typed: str) -> None:
    found = None
    with suppress(UserError):
        found = typed_day(typed, TODAY)
    assert found is None or found.known
