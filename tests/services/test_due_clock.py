"""A deadline in hours is late the minute its hour has passed, and no working day comes before it."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.rules.due import Bucket
from app.services.due_rows import DueRow
from app.services.started_deadlines import start_deadline
from app.services.today_rows import Group, TodayRows, read_today
from app.views.today.words import date_line, kind_line, working_day_line
from tests.doing import ask, do
from tests.services.due_making import a_case, lines
from tests.shipped import TODAY


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    """A case that has a next date, seen on Sunday 22 November 2026 at 9.30."""
    return a_case(store, next_on="1. december 2026")


def assess(store: OpenStore, case_id: UUID, at: str, on: str = "21. november 2026") -> DueRow:
    do(store, start_deadline, case_id, rule_id="acute-assessment", on=on, at=at)
    return lines(store, table="started_deadline")[0]


def test_a_deadline_in_hours_is_late_when_its_hour_has_passed(store: OpenStore, case_id: UUID) -> None:
    row = assess(store, case_id, "8.00")
    assert (row.due, row.bucket) == (TODAY.date(), Bucket.OVERDUE)
    assert date_line(row, TODAY.date()).replace("\xa0", " ") == "i dag kl. 8"
    assert kind_line(row, TODAY.date()) == "Lovfrist, udløbet"
    page: TodayRows = ask(store, read_today)
    assert [each.id for each in page.of(Group.OVERDUE)] == [row.id]
    assert (page.count(Group.OVERDUE), page.count(Group.TODAY)) == (1, len(page.of(Group.TODAY)))
    assert row.id not in {each.id for each in page.of(Group.TODAY)}
    assert lines(store)[0].id == row.id


def test_until_its_hour_comes_it_is_for_today(store: OpenStore, case_id: UUID) -> None:
    row = assess(store, case_id, "9.31")
    assert row.bucket is Bucket.TODAY
    page: TodayRows = ask(store, read_today)
    assert row.id in {each.id for each in page.of(Group.TODAY)}
    assert page.count(Group.OVERDUE) == 0


@pytest.mark.parametrize("at", ["8.00", ""])
def test_no_working_day_is_told_before_a_deadline_in_hours(store: OpenStore, case_id: UUID, at: str) -> None:
    row = assess(store, case_id, at)
    assert (row.due, row.last_working_day) == (dt.date(2026, 11, 22), None)
    assert working_day_line(row) == ""


def test_ages_are_those_of_the_day_that_is_asked_for(store: OpenStore) -> None:
    a_case(store, birth="1. marts 2010")
    assert {row.ages for row in lines(store)} == {"16 år"}
    assert {row.ages for row in lines(store, "2028-06-01")} == {"18 år"}
