"""Of several children each has its own follow-ups: what was held with one answers nothing for its sibling."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.models.plan import FollowUp
from app.services.cases import add_child
from app.services.follow_ups import ChildHeard, ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, lines


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store)


@pytest.fixture
def siblings(store: OpenStore, case_id: UUID) -> tuple[UUID, UUID]:
    do(store, add_child, case_id, name="Bo Lund", birth="2020")
    with store.units.read("test") as unit:
        asta, bo = [each.id for each in unit.live(Child, Child.case_id == case_id)]
    return asta, bo


def rhythm(store: OpenStore, case_id: UUID, child_id: UUID | None = None) -> None:
    do(store, set_rhythm, case_id, ChosenRhythm(3, "months", "ro", base_on="1. september 2026", child_id=child_id))


def hold(store: OpenStore, case_id: UUID, child_id: UUID | None, on: str) -> None:
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on=on, child_id=child_id))


def asked(store: OpenStore) -> list[tuple[str, str, str]]:
    return [(row.rule_id, str(row.due), row.children) for row in lines(store)]


def test_a_rhythm_for_all_is_due_when_the_first_of_the_children_is(
    store: OpenStore, case_id: UUID, siblings: tuple[UUID, UUID]
) -> None:
    asta, bo = siblings
    rhythm(store, case_id)
    hold(store, case_id, asta, "20. november 2026")
    assert asked(store) == [("own_rhythm", "2026-12-01", "Asta Lund og Bo Lund")]
    do(store, plan_follow_up, case_id, on="25. november 2026", child_id=asta)
    assert ("own_rhythm", "2026-12-01", "Bo Lund") in asked(store), "only he lacks a day"
    hold(store, case_id, bo, "21. november 2026")
    assert [row[:2] for row in asked(store)] == [("meeting", "2026-11-25"), ("own_rhythm", "2027-02-21")]


def test_a_rhythm_for_one_child_leaves_the_other_of_joint_help_without_a_next_date(
    store: OpenStore, case_id: UUID, siblings: tuple[UUID, UUID]
) -> None:
    asta, bo = siblings
    help_that_runs(store, case_id)
    hold(store, case_id, None, "20. september 2026")
    rhythm(store, case_id, asta)
    assert ("next_follow_up", "None", "Bo Lund") in asked(store)
    do(store, plan_follow_up, case_id, on="1. december 2026", child_id=bo)
    assert "next_follow_up" not in {row[0] for row in asked(store)}


def test_who_was_not_there_keeps_the_planned_day(store: OpenStore, case_id: UUID, siblings: tuple[UUID, UUID]) -> None:
    asta, bo = siblings
    planned = do(store, plan_follow_up, case_id, on="1. december 2026")
    heard = (ChildHeard(asta, talked=True),)
    assert do(store, hold_follow_up, case_id, HeldFollowUp(children=heard), follow_up_id=planned) == planned
    with store.units.read("test") as unit:
        rows = [(each.child_id, each.planned_on, each.held_on) for each in unit.live(FollowUp)]
    first, today = dt.date(2026, 12, 1), dt.date(2026, 11, 22)
    assert rows == [(asta, first, today), (bo, first, None)]
    with pytest.raises(UserError, match="allerede skrevet ned som holdt 22. november 2026"):
        do(store, hold_follow_up, case_id, HeldFollowUp(progress="to"), follow_up_id=planned)


def test_a_long_rhythm_is_not_set_without_saying_why_it_is_enough(store: OpenStore, case_id: UUID) -> None:
    long = ChosenRhythm(9, "months", "ro")
    with pytest.raises(UserError, match="nok at mødes sjældnere"):
        do(store, set_rhythm, case_id, long)
    do(store, set_rhythm, case_id, ChosenRhythm(9, "months", "ro", longer_because="Det går godt."))
