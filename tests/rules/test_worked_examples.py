"""Worked examples of the domain notes that stand in no other test: how a day is written, and both laws in one life."""

from datetime import date

import pytest

from app.language.date_reader import read_when
from app.rules.cadence import Cadence, next_follow_up
from app.rules.holidays import is_holiday, is_working_day, working_deadline
from app.rules.plan_decisions import HelpDecision, Law
from app.rules.rule import Force
from app.services.rulebook import shipped_rules

D = date
RULES = shipped_rules()


@pytest.mark.parametrize("typed", ["22.11.2026", "22-11-2026", "d. 22. november 2026", "22/11-26", "221126"])
def test_a_day_may_be_written_in_all_danish_ways(typed: str) -> None:
    assert read_when(typed, D(2026, 11, 1)).on == D(2026, 11, 22)


def test_a_day_is_never_read_with_the_month_first() -> None:
    assert read_when("11/22/2026", D(2026, 11, 1)).on is None
    assert read_when("4/12/2026", D(2026, 11, 1)).on == D(2026, 12, 4)


@pytest.mark.parametrize("day", [D(2026, 6, 5), D(2026, 12, 24), D(2026, 12, 31)])
def test_a_closed_day_is_no_holiday_and_moves_no_date(day: date) -> None:
    assert not is_holiday(day)
    assert not is_working_day(day)
    assert working_deadline(day) < day


def test_help_from_the_old_law_is_followed_up_by_the_new() -> None:
    decided = HelpDecision("serviceloven § 52, stk. 3, nr. 3", D(2023, 11, 1))
    assert decided.law is Law.OLD
    old, new = RULES["sel-70"], RULES["bl-95"]
    assert isinstance(old, Cadence)
    assert isinstance(new, Cadence)
    start = D(2023, 11, 1)
    assert next_follow_up(old, start) is None
    first = next_follow_up(new, start)
    assert first is not None
    assert (first.due, new.force) == (D(2024, 2, 1), Force.LAW)
