"""The day a goal has stood as it does since: noted on every road its status takes, and on none where it stays."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.enums import GoalStatus
from app.models.plan import Goal
from app.services.follow_up_outcomes import GoalNow
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.history import undo
from app.services.plans import add_goal, set_goal_status
from app.services.records import add_record, change_record
from tests.doing import do
from tests.services.due_making import a_case
from tests.shipped import TODAY

DAY = TODAY.date()


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store)


@pytest.fixture
def goal(store: OpenStore, case_id: UUID) -> UUID:
    return UUID(str(do(store, add_goal, case_id, text="Sover hele natten.")))


def since(store: OpenStore, goal_id: UUID) -> dt.date | None:
    with store.units.read("test") as unit:
        return unit.get(Goal, goal_id).status_on


def test_a_new_goal_has_no_day_before_its_status_changes(store: OpenStore, goal: UUID) -> None:
    assert since(store, goal) is None


def test_the_verb_notes_the_day_and_says_nothing_new_when_it_stands_so_already(store: OpenStore, goal: UUID) -> None:
    do(store, set_goal_status, goal, GoalStatus.REACHED)
    assert since(store, goal) == DAY
    store.units.now = lambda: TODAY + dt.timedelta(days=9)
    do(store, set_goal_status, goal, GoalStatus.REACHED, because="Det holder.")
    assert since(store, goal) == DAY
    do(store, set_goal_status, goal, GoalStatus.DROPPED)
    assert since(store, goal) == DAY + dt.timedelta(days=9)


def test_a_form_notes_the_day_also_when_its_status_is_emptied(store: OpenStore, goal: UUID) -> None:
    do(store, change_record, "goal", goal, {"text": "Sover."})
    assert since(store, goal) is None
    do(store, change_record, "goal", goal, {"status": "paused"})
    assert since(store, goal) == DAY
    store.units.now = lambda: TODAY + dt.timedelta(days=3)
    do(store, change_record, "goal", goal, {"status": ""})
    assert since(store, goal) == DAY + dt.timedelta(days=3)


def test_a_day_that_is_typed_with_the_status_stands(store: OpenStore, goal: UUID) -> None:
    do(store, change_record, "goal", goal, {"status": "reached", "status_on": "1. oktober 2026"})
    assert since(store, goal) == dt.date(2026, 10, 1)
    do(store, change_record, "goal", goal, {"status": "dropped", "status_on": "2026-10-01"})
    assert since(store, goal) == DAY, "the old day belongs to the old status"


def test_a_goal_that_is_born_reached_is_so_from_today(store: OpenStore, case_id: UUID) -> None:
    born = do(store, add_record, case_id, "goal", {"text": "Kan cykle.", "status": "reached"})
    plain = do(store, add_record, case_id, "goal", {"text": "Kan svømme.", "status": "under_way"})
    assert (since(store, born), since(store, plain)) == (DAY, None)


def test_a_follow_up_notes_the_day(store: OpenStore, case_id: UUID, goal: UUID) -> None:
    held = HeldFollowUp(held_on="2026-11-20", goals=(GoalNow(goal, status="almost"),))
    do(store, hold_follow_up, case_id, held)
    assert since(store, goal) == DAY


def test_undoing_the_status_takes_the_day_back(store: OpenStore, goal: UUID) -> None:
    with store.units.step("Nået", "goal.status") as unit:
        set_goal_status(unit, goal, GoalStatus.REACHED)
    assert (since(store, goal), unit.outcome is None) == (DAY, False)
    step_id = unit.outcome.step_id
    with store.units.step("Fortryd", "step.undo", undoes=step_id) as undoing:
        undo(undoing, step_id)
    assert since(store, goal) is None
