"""What fell due before a case was written here is unknown; with no such day nothing is."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.before_here import counts_from_here, is_counted_here, seen_from_here

CAME = dt.date(2026, 11, 20)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


def test_what_fell_due_before_is_asked_about_and_what_falls_that_day_is_as_always() -> None:
    assert seen_from_here(CAME - dt.timedelta(days=1), CAME).asks
    assert seen_from_here(CAME - dt.timedelta(days=1), CAME).due is None
    assert not seen_from_here(CAME, CAME).asks
    assert seen_from_here(CAME, CAME).due == CAME


def test_what_somebody_has_told_is_owed_from_the_day_the_case_came() -> None:
    seen = seen_from_here(dt.date(2026, 4, 12), CAME, last_is_told=True)
    assert (seen.due, seen.asks) == (CAME, False)


@settings(settings.get_profile("same"), max_examples=50)
@given(st.none() | DAYS, st.none() | DAYS, st.booleans())
def test_no_day_is_ever_before_the_case_came_and_nothing_is_both_a_day_and_a_question(
    due: dt.date | None, came: dt.date | None, told: bool
) -> None:
    seen = seen_from_here(due, came, last_is_told=told)
    assert seen.due is None or came is None or seen.due >= came
    assert not (seen.asks and seen.due)
    if came is None:
        assert (seen.due, seen.asks) == (due, False)


def test_silence_and_key_figures_count_from_that_day() -> None:
    assert counts_from_here(dt.date(2026, 1, 1), CAME) == CAME
    assert counts_from_here(dt.date(2026, 1, 1), None) == dt.date(2026, 1, 1)
    assert not is_counted_here("2026-11-19", CAME.isoformat())
    assert is_counted_here("2026-11-20", CAME.isoformat())
    assert is_counted_here("1999-01-01", None)
