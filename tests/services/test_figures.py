"""Key figures: counted from their definitions, and too few are never shown."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.cases import close_case, start_case
from app.services.figures import FigureRow, figures_of, period_named
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.meetings import close_meeting, plan_meeting, read_meeting, set_attendance


def shown(store: OpenStore, period: str = "2026") -> dict[str, tuple[int, int | None]]:
    rows: list[FigureRow] = ask(store, figures_of, period_named(period))
    return {row.id: (row.numerator, row.denominator) for row in rows}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026H1", "2026-03-01", "2026-08-31"),
        ("2026H2", "2026-09-01", "2027-02-28"),
        ("2027h2", "2027-09-01", "2028-02-29"),
        ("2026Q1", "2026-01-01", "2026-03-31"),
        (" 2026Q4 ", "2026-10-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_periods_have_their_first_and_last_day(name: str, first: str, last: str) -> None:
    period = period_named(name)

    assert (period.first, period.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("name", ["", "2026H3", "2026Q0", "26", "1889", "i år", "2026H"])
def test_any_other_period_is_told(name: str) -> None:
    with pytest.raises(UserError, match="Skriv perioden som"):
        period_named(name)


def held(store: OpenStore, case_id: UUID, day: str, *, child_there: bool) -> None:
    meeting = do(store, plan_meeting, case_id, held_on=day)
    for each in ask(store, read_meeting, meeting).participants:
        do(store, set_attendance, each.id, attendance="present" if child_there else "absent")
    do(store, close_meeting, meeting)


def test_only_what_was_held_in_the_period_counts(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta")
    for day, there in (("1. marts 2026", True), ("31. august 2026", False), ("1. september 2026", True)):
        held(store, case_id, day, child_there=there)
    do(store, plan_meeting, case_id, held_on="2. april 2026")
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="3. april 2026"))

    counted = shown(store, "2026H1")
    assert (counted["meetings_held"], counted["meetings_child"]) == ((2, None), (1, 2))
    assert (counted["follow_ups_held"], counted["meetings_private"]) == ((1, None), (0, 2))


def test_closed_cases_are_not_open(store: OpenStore) -> None:
    cases = [do(store, start_case, child_name=f"Barn {number}") for number in range(6)]
    do(store, close_case, cases[0], reason="flyttet")

    assert shown(store)["cases_open"] == (5, None)


@given(st.integers(0, 40), st.none() | st.integers(0, 40))
def test_a_group_of_one_to_four_is_never_shown_nor_given_away(part: int, whole: int | None) -> None:
    if whole is not None and part > whole:
        return
    row = FigureRow("x", "X", part, whole, "")
    groups = [part] if whole is None else [part, whole, whole - part]

    if any(0 < group < 5 for group in groups):
        assert row.shown == "for få til at vise"
        assert (row.as_json()["numerator"], row.as_json()["denominator"]) == (None, None)
    else:
        assert row.shown.startswith(str(part))
        assert row.as_json()["suppressed"] is False
