"""Buckets and the order of what is due, seen from Sunday 22 and Monday 23 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.enums import DueKind
from app.rules.due import Bucket, DueFact, bucket, in_order

SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, Bucket.MISSING),
        (date(2026, 11, 22), Bucket.OVERDUE),
        (date(2026, 11, 23), Bucket.TODAY),
        (date(2026, 11, 24), Bucket.THIS_WEEK),
        (date(2026, 11, 29), Bucket.THIS_WEEK),
        (date(2026, 11, 30), Bucket.NEXT_14_DAYS),
        (date(2026, 12, 7), Bucket.NEXT_14_DAYS),
        (date(2026, 12, 8), Bucket.LATER),
    ],
)
def test_buckets_from_a_monday(due: date | None, expected: Bucket) -> None:
    assert bucket(due, MONDAY) is expected


def test_on_a_sunday_the_week_is_over() -> None:
    assert bucket(MONDAY, SUNDAY) is Bucket.NEXT_14_DAYS
    assert bucket(SUNDAY, SUNDAY) is Bucket.TODAY


def _fact(due: date | None, kind: DueKind = DueKind.AGREED, what: str = "Ring") -> DueFact:
    return DueFact(kind, "", what, due)


def test_the_most_overdue_comes_first_and_a_missing_date_last() -> None:
    facts = [_fact(None), _fact(date(2027, 1, 6)), _fact(SUNDAY), _fact(date(2026, 11, 1)), _fact(MONDAY)]
    assert [fact.due for fact in in_order(facts, MONDAY)] == [date(2026, 11, 1), SUNDAY, MONDAY, date(2027, 1, 6), None]


def test_on_one_day_the_law_comes_before_agreements() -> None:
    facts = [_fact(MONDAY, kind) for kind in (DueKind.PRACTICE, DueKind.AGREED, DueKind.MEETING, DueKind.STATUTORY)]
    assert [fact.kind for fact in in_order(facts, MONDAY)] == [
        DueKind.STATUTORY,
        DueKind.MEETING,
        DueKind.AGREED,
        DueKind.PRACTICE,
    ]


def test_a_date_on_a_sunday_is_shown_with_the_friday_before() -> None:
    fact = _fact(SUNDAY, DueKind.STATUTORY)
    assert (fact.due, fact.working_deadline, fact.closed_because) == (SUNDAY, date(2026, 11, 20), "søndag")
    assert _fact(None).working_deadline is None
    assert _fact(MONDAY).closed_because == ""


@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.integers(-40, 40))
def test_buckets_follow_the_days_in_order(today: date, ahead: int) -> None:
    places = list(Bucket)
    day = today + timedelta(days=ahead)
    here, next_day = bucket(day, today), bucket(day + timedelta(days=1), today)
    assert places.index(here) <= places.index(next_day)
    assert (here is Bucket.OVERDUE) == (ahead < 0)
