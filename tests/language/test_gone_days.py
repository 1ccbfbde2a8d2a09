"""A day written without a year in a field about what has been is the last such day there was, never the coming one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.date_reader import read_when
from app.models.approx_date import MONTHS
from app.models.approx_spans import Tense

TODAY = date(2026, 11, 23)  # a Monday in week 48


@pytest.mark.parametrize(("typed", "gone", "either"), [
    ("3. november", "2026-11-03", "2026-11-03"), ("3/11 kl. 14", "2026-11-03", "2026-11-03"),
    ("1. december", "2025-12-01", "2026-12-01"), ("den 20.", "2026-11-20", "2026-11-20"),
    ("den 24.", "2026-10-24", "2026-11-24"), ("tirsdag den 3. november", "2026-11-03", "2026-11-03"),
    ("fredag", "2026-11-20", "2026-11-27"), ("i fredags", "2026-11-20", "2026-11-20"),
    ("mandag", "2026-11-16", "2026-11-30"), ("uge 45", "2026-11-06", "2026-11-06"),
    ("uge 48", "2026-11-23", "2026-11-27"), ("29. februar", "2024-02-29", "2028-02-29"),
    ("juleaften", "2025-12-24", "2026-12-24"), ("for 3 dage siden", "2026-11-20", "2026-11-20"),
    ("for en uge siden", "2026-11-16", "2026-11-16"), ("udgangen af oktober", "2026-10-31", "2026-10-31"),
    ("i dag", "2026-11-23", "2026-11-23"), ("i morgen", "2026-11-24", "2026-11-24"),
    ("4/12-27", "2027-12-04", "2027-12-04"), ("torsdag den 3. november", "", ""), ("30/2", "", ""), ("engang", "", ""),
])  # fmt: skip
def test_a_day_is_read_on_the_side_of_today_that_is_meant(typed: str, gone: str, either: str) -> None:
    read = {each: read_when(typed, TODAY, tense=each) for each in (Tense.GONE, Tense.EITHER)}
    assert {each: str(found.on or "") for each, found in read.items()} == {Tense.GONE: gone, Tense.EITHER: either}
    assert all(found.understood == bool(found.on) for found in read.values())


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_what_has_been_is_never_to_come_nor_more_than_a_year_ago(today: date, day: date) -> None:
    read = read_when(f"{day.day}. {MONTHS[day.month - 1]}", today, tense=Tense.GONE).on
    assert read is not None
    assert (read.day, read.month) == (day.day, day.month)
    assert 0 <= (today - read).days < 366


@given(st.text(max_size=40), st.sampled_from(Tense))
def test_no_words_make_it_fail(typed: str, tense: Tense) -> None:
    assert read_when(typed, date(1900, 1, 1), tense=tense) is not None
    assert read_when(typed, TODAY, tense=tense) is not None
