"""A day written without a year in a field about what has been is the last such day there was, never the coming one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.gone_days import SLIP_DAYS
from app.models.agreement import Agreement
from app.models.approx_date import MONTHS
from app.models.approx_spans import Tense
from app.services.typed_days import typed_day
from app.services.typed_values import typed_value

TODAY = date(2026, 11, 23)  # a Monday in week 48


@pytest.mark.parametrize(("typed", "gone", "either"), [
    ("3. november", "2026-11-03", "2026-11-03"), ("3/11 kl. 14", "2026-11-03", "2026-11-03"),
    ("25. december", "2025-12-25", "2026-12-25"), ("den 20.", "2026-11-20", "2026-11-20"),
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


@pytest.mark.parametrize(("typed", "asked"), [
    ("24/11", "Den 24. november er først i morgen. Ret dagen, eller skriv året med: 24/11-2025."),
    ("senest 24. november kl. 9", "Den 24. november er først i morgen. Ret dagen, eller skriv året med: 24/11-2025."),
    ("24.12", "Den 24. december er ikke kommet endnu. Ret dagen, eller skriv året med: 24/12-2025."),
    ("uge 49", "Uge 49 er ikke begyndt endnu. Ret ugen, eller skriv året med: uge 49 2025."),
    ("uge 52", "Uge 52 er ikke begyndt endnu. Ret ugen, eller skriv året med: uge 52 2025."),
])  # fmt: skip
def test_a_day_shortly_ahead_is_asked_about_and_not_put_a_year_back(typed: str, asked: str) -> None:
    read = read_when(typed, TODAY, tense=Tense.GONE)
    assert (read.on, read.understood, read.slip, read.note) == (None, False, True, asked)
    with pytest.raises(UserError, match="skriv året med"):
        typed_day(typed, TODAY, Tense.GONE)
    with pytest.raises(UserError, match="skriv året med"):
        typed_value(Agreement.__table__.columns["done_on"], typed, TODAY)
    answer = asked.rpartition(": ")[2].removesuffix(".")
    said = read_when(answer, TODAY, tense=Tense.GONE).on
    assert said is not None, "what it asks for can be written"
    assert said.year == 2025


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_what_has_been_is_never_to_come_nor_more_than_a_year_ago(today: date, day: date) -> None:
    found = read_when(f"{day.day}. {MONTHS[day.month - 1]}", today, tense=Tense.GONE)
    coming = read_when(f"{day.day}. {MONTHS[day.month - 1]}", today, tense=Tense.COMING).on
    read = found.on
    assert coming is not None
    assert found.slip == (0 < (coming - today).days <= SLIP_DAYS)
    if read is None:
        assert found.slip
        return
    assert (read.day, read.month) == (day.day, day.month)
    assert 0 <= (today - read).days < 366


@given(st.text(max_size=40), st.sampled_from(Tense))
def test_no_words_make_it_fail(typed: str, tense: Tense) -> None:
    assert read_when(typed, date(1900, 1, 1), tense=tense) is not None
    assert read_when(typed, TODAY, tense=tense) is not None
