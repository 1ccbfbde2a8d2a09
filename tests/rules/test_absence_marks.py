"""School absence: percents of the school days, marks of a quarter, closer looks, and what does not add up."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.paths import resources
from app.rules.absence import AbsencePeriod, Counts, faults, load_marks, overlaps, passed, quarters

MARKS = load_marks(resources() / "rules" / "absence.toml")
DAY = dt.timedelta(days=1)


def period(first: str, last: str, **numbers: float) -> AbsencePeriod:
    return AbsencePeriod(
        dt.date.fromisoformat(first) if first else None, dt.date.fromisoformat(last) if last else None, **numbers
    )


OCTOBER = period("2026-10-01", "2026-10-31", school_days=17)


def ids(found: AbsencePeriod) -> list[str]:
    return [each.id for each in passed(found, MARKS)]


def test_the_marks_are_10_and_15_percent_unlawful_and_say_where_they_stand() -> None:
    assert [(each.percent, each.counts) for each in MARKS] == [(10, Counts.UNLAWFUL), (15, Counts.UNLAWFUL)]
    assert all(each.source and each.says for each in MARKS)


@pytest.mark.parametrize(
    ("unlawful", "marks"),
    [
        (5, []),
        (6, ["unlawful-10"]),
        (8, ["unlawful-10"]),
        (9, ["unlawful-15", "unlawful-10"]),
    ],
)
def test_a_mark_is_passed_from_its_own_percent_on(unlawful: float, marks: list[str]) -> None:
    assert ids(period("2026-10-01", "2026-12-31", school_days=60, unlawful=unlawful)) == marks


def test_illness_and_lawful_absence_are_never_unlawful() -> None:
    ill = period("2026-10-01", "2026-12-31", school_days=60, ill=40, lawful=20, unlawful=0)
    assert (ill.percent(), ill.percent(Counts.UNLAWFUL), ids(ill)) == (100, 0, [])


def test_one_day_of_a_week_says_too_little_of_a_quarter() -> None:
    assert ids(period("2026-11-02", "2026-11-06", school_days=5, unlawful=1)) == []
    assert ids(period("2026-10-01", "2026-10-30", school_days=20, unlawful=4)) == ["unlawful-15", "unlawful-10"]


def test_a_whole_year_that_reaches_a_mark_has_a_quarter_that_does() -> None:
    year = period("2025-08-01", "2026-06-30", school_days=200, unlawful=31)
    assert ids(year) == ["unlawful-15", "unlawful-10"]
    assert ids(replace(year, unlawful=19)) == []


def test_an_unknown_time_is_measured_by_its_school_days_alone() -> None:
    assert ids(AbsencePeriod(None, None, school_days=60, unlawful=9)) == ["unlawful-15", "unlawful-10"]
    assert ids(AbsencePeriod(None, None, unlawful=9)) == []


def test_the_schools_own_percent_stands_beside_a_few_unlawful_days() -> None:
    told = period("2026-08-01", "", given_percent=34, unlawful=9, school_days=70)
    assert (told.percent(), told.away, faults(told)) == (34, None, ())


def test_days_in_school_and_school_days_give_the_days_away() -> None:
    week = period("2026-11-02", "2026-11-06", school_days=5, present=1)
    assert (week.away, week.percent()) == (4, 80)
    assert AbsencePeriod(None, None, present=1).percent() is None


@pytest.mark.parametrize(
    ("numbers", "word"),
    [
        ({"school_days": 5, "ill": 6}, "flere fraværsdage"),
        ({"school_days": 5, "ill": 3, "present": 4}, "tilsammen flere"),
        (
            {"school_days": 10, "lawful": 1, "ill": 1, "unlawful": 1, "given_percent": 12.5},
            "Dagene giver 30 %, men der står 12,5 %",
        ),
    ],
)
def test_what_does_not_add_up_is_said(numbers: dict[str, float], word: str) -> None:
    told = faults(period("2026-10-01", "2026-10-31", **numbers))
    assert len(told) == 1
    assert word in told[0]


def test_a_time_that_ends_before_it_begins_is_said_and_added_to_nothing() -> None:
    backwards = period("2026-11-30", "2026-11-01", school_days=10, unlawful=1)
    assert faults(backwards) == ("Perioden slutter, før den begynder.",)
    assert quarters([backwards, OCTOBER]) == ()


def test_a_week_inside_a_month_is_a_closer_look_but_half_a_week_too_much_is_not() -> None:
    inside = period("2026-10-05", "2026-10-09")
    across = period("2026-10-28", "2026-11-03")
    assert overlaps([OCTOBER, inside]) == ()
    assert overlaps([OCTOBER, inside, across]) == ((0, 2),)
    assert overlaps([OCTOBER, OCTOBER]) == ((0, 1),)
    assert overlaps([period("2026-08-01", ""), inside, AbsencePeriod(None, dt.date(2026, 12, 31))]) == ()


def test_the_months_of_a_quarter_are_added_up_and_a_closer_look_is_not() -> None:
    october = replace(OCTOBER, lawful=0, ill=2, unlawful=1)
    november = period("2026-11-01", "2026-11-30", school_days=21, lawful=1, ill=0, unlawful=5)
    week = period("2026-11-02", "2026-11-06", school_days=5, lawful=0, ill=0, unlawful=4)
    [whole] = quarters([week, november, october])
    assert (whole.first, whole.last, whole.days, whole.unlawful, whole.away) == (
        dt.date(2026, 10, 1), dt.date(2026, 11, 30), 38, 6, 9,
    )  # fmt: skip
    assert ids(whole) == ["unlawful-15", "unlawful-10"]
    assert ids(october) == []


def test_a_quarter_is_not_added_up_where_days_may_be_the_same() -> None:
    across = period("2026-10-28", "2026-11-06", school_days=8, unlawful=2)
    assert quarters([OCTOBER, across]) == ()
    assert quarters([OCTOBER, period("2026-09-28", "2026-10-02", school_days=5)]) == ()


def test_unknown_unlawful_days_make_the_quarter_unknown_too() -> None:
    november = period("2026-11-01", "2026-11-30", school_days=21, unlawful=5)
    [whole] = quarters([replace(OCTOBER, ill=1), november])
    assert whole.percent(Counts.UNLAWFUL) is None


NUMBERS = st.none() | st.floats(0, 300)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.none() | st.floats(0, 100))
def test_a_percent_is_between_0_and_100_whatever_is_written(
    days: float | None, present: float | None, lawful: float | None, ill: float | None, unlawful: float | None,
    given_percent: float | None,
) -> None:  # fmt: skip
    told = AbsencePeriod(None, None, days, present, lawful, ill, unlawful, given_percent)
    faults(told)
    for counts in Counts:
        percent = told.percent(counts)
        assert percent is None or 0 <= percent <= 100


SPANS = st.builds(
    lambda start, length, days, away: AbsencePeriod(
        dt.date(2026, 1, 1) + start * DAY, dt.date(2026, 1, 1) + (start + length) * DAY, days, unlawful=min(away, days)
    ),
    st.integers(0, 360), st.integers(0, 60), st.integers(1, 40), st.integers(0, 40),
)  # fmt: skip


@given(st.lists(SPANS, max_size=6))
def test_a_quarter_never_holds_more_days_than_its_periods_and_lies_inside_one_quarter(
    spans: list[AbsencePeriod],
) -> None:
    for whole in quarters(spans):
        assert whole.first is not None
        assert whole.last is not None
        assert (whole.days or 0) <= sum(each.days or 0 for each in spans)
        assert (whole.first.year, (whole.first.month - 1) // 3) == (whole.last.year, (whole.last.month - 1) // 3)


@given(st.lists(st.tuples(st.integers(20, 65), st.integers(0, 65)), min_size=2, max_size=4))
def test_when_a_long_time_reaches_a_mark_one_of_its_parts_does(parts: list[tuple[int, int]]) -> None:
    pieces = [AbsencePeriod(None, None, days, unlawful=min(away, days)) for days, away in parts]
    whole = AbsencePeriod(
        None, None, sum(each.school_days or 0 for each in pieces), unlawful=sum(each.unlawful or 0 for each in pieces)
    )
    assert set(ids(whole)) <= {mark for each in pieces for mark in ids(each)}


@pytest.mark.parametrize(
    "text", ["", "mark = 3", "[[mark]]\nid = 'x'", "[[mark", "[[mark]]\nid='x'\nname='n'\ncounts='none'"]
)
def test_marks_that_cannot_be_read_are_said_in_danish(tmp_path: Path, text: str) -> None:
    path = tmp_path / "absence.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="fravær"):
        load_marks(path)
