"""Which plan answers a decision: not one from before it, and one for every child the help is for."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.case import Child
from app.rules.rule import Trigger
from app.services.cases import add_child
from app.services.plans import set_plan
from app.services.records import change_record
from app.services.seen_deadlines import finish_seen_deadline
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, lines, put
from tests.services.test_due_events import OWN, own_rule
from tests.shipped import TODAY

PLACED = {"name": "Plejefamilie", "legal_basis": "barnets lov § 46", "placement": "ja", "plan_choice": ""}
DECIDED = PLACED | {"decided_on": "2026-11-10", "since": "2026-11-15"}
OLD = "Planen her er fra før afgørelsen."


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, next_on="1. december 2026")


def plan_days(store: OpenStore) -> list[tuple[str, str, bool]]:
    found = [row for row in lines(store) if row.rule_id.startswith("child-plan")]
    return [(row.rule_id, str(row.due), OLD in row.explanation) for row in found]


def later(store: OpenStore, days: int) -> None:
    store.units.now = lambda: TODAY + dt.timedelta(days=days)


def test_a_plan_from_before_the_decision_is_not_the_plan_it_asks_for(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "action_plan", purpose="Vores aftaler", since="2020-03-01")
    help_that_runs(store, case_id, **DECIDED)
    assert plan_days(store) == [("child-plan", "2027-02-10", True)]
    later(store, 1)
    do(store, set_plan, case_id, purpose="Ro, mens han bor hos Lis")
    assert plan_days(store) == []


def test_a_plan_that_was_finished_before_anybody_wrote_of_the_decision_does_not_answer_it(
    store: OpenStore, case_id: UUID
) -> None:
    plan = put(store, case_id, "action_plan", purpose="Vores aftaler", since="2026-11-18")
    later(store, 1)
    help_that_runs(store, case_id, **DECIDED)
    assert plan_days(store) == [("child-plan", "2027-02-10", True)]
    do(store, change_record, "action_plan", plan, {"since": "2026-11-19"})
    assert plan_days(store) == []


def test_help_for_two_children_is_answered_when_each_has_a_plan(store: OpenStore, case_id: UUID) -> None:
    do(store, add_child, case_id, name="Bo Lund", birth="2020")
    with store.units.read("test") as unit:
        asta, bo = [str(each.id) for each in unit.live(Child, Child.case_id == case_id)]
    help_that_runs(store, case_id, **DECIDED)
    assert plan_days(store) == [("child-plan", "2027-02-10", False)]
    put(store, case_id, "action_plan", purpose="Ro", since="2026-11-16", child_id=asta)
    assert plan_days(store) == [("child-plan", "2027-02-10", False)]
    put(store, case_id, "action_plan", purpose="Ro", since="2026-11-16", child_id=bo)
    assert plan_days(store) == []


@pytest.mark.parametrize(("since", "there"), [("2026-08-09", True), ("2026-08-10", False)])
def test_the_plan_before_a_decision_is_no_older_than_three_months(
    store: OpenStore, case_id: UUID, since: str, there: bool
) -> None:
    put(store, case_id, "action_plan", purpose="Ro", since=since)
    help_that_runs(store, case_id, **(DECIDED | {"legal_basis": "barnets lov § 47"}))
    assert plan_days(store) == ([("child-plan-before", "2026-11-10", True)] if there else [])


def test_a_placement_of_the_unborn_says_that_the_paragraph_is_not_read(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, **(DECIDED | {"legal_basis": "barnets lov § 49", "status": "granted", "since": ""}))
    [row] = [row for row in lines(store) if row.rule_id == "child-plan"]
    assert (row.uncertain, "§ 49 om ufødte er ikke læst" in row.explanation) == (True, True)


def test_a_day_that_is_put_right_is_still_done_and_a_new_beginning_is_not(store: OpenStore, case_id: UUID) -> None:
    made = help_that_runs(store, case_id, since="2026-11-16")
    own_rule(store, Trigger.INTERVENTION)
    do(store, finish_seen_deadline, case_id, table="intervention", row_id=made, rule_id=OWN)
    do(store, change_record, "intervention", made, {"since": "2026-11-15"})
    assert [row for row in lines(store) if row.rule_id == OWN] == []
    later(store, 20)
    do(store, change_record, "intervention", made, {"since": "2026-12-10"})
    assert [row.due for row in lines(store) if row.rule_id == OWN] == [dt.date(2026, 12, 24)]
