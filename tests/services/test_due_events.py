"""Deadlines whose event the program sees: the plan after a decision, and the municipality's own rules."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums import PlanChoice
from app.rules.counting import Step
from app.rules.deadlines import Deadline
from app.rules.rule import Area, Confidence, Force, Scope, Trigger
from app.services.interventions import choose_plan
from app.services.own_rules import put_rules
from app.services.rulebook import shipped_rules
from app.services.seen_deadlines import finish_seen_deadline
from app.services.started_deadlines import list_started, reopen_deadline
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs, lines, put, told

PLAN, OWN = "child-plan", "seen:own-letter"


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, next_on="1. december 2026")


def plan_lines(store: OpenStore) -> list[tuple[str, str, str]]:
    return [row for row in told(store) if row[2] in (PLAN, "plan_choice")]


def test_a_chosen_plan_is_due_three_months_after_the_decision_until_it_is_written(
    store: OpenStore, case_id: UUID
) -> None:
    made = help_that_runs(store, case_id, plan_choice="")
    assert plan_lines(store) == [("Plan eller ingen plan til »Kontaktperson«", "2026-09-22", "plan_choice")]
    do(store, choose_plan, made, choice=PlanChoice.PLAN)
    [row] = [row for row in lines(store) if row.rule_id == PLAN]
    assert (row.what, row.due, row.kind) == ("Barnets plan til »Kontaktperson«", dt.date(2026, 9, 22), "statutory")
    assert row.explanation == "3 måneder efter afgørelsen 22. juni 2026, barnets lov § 91."

    put(store, case_id, "action_plan", purpose="Ro om morgenen", since="2026-08-01")
    assert plan_lines(store) == []


def test_no_plan_was_chosen_so_none_is_due(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id)
    assert plan_lines(store) == []


def test_a_placement_always_carries_a_plan(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, legal_basis="barnets lov § 46", placement="ja", plan_choice="")
    assert [row[2] for row in plan_lines(store)] == [PLAN]


@pytest.mark.parametrize("decided", ["2023-12-31", "2016"])
def test_what_was_decided_under_the_old_law_gives_words_and_no_dates(
    store: OpenStore, case_id: UUID, decided: str
) -> None:
    help_that_runs(store, case_id, legal_basis="serviceloven § 52", decided_on=decided, since="2023-12-31")
    assert [row.rule_id for row in lines(store) if row.kind == "statutory"] == ["bl-95"]


def test_no_six_months_by_law_in_2026(store: OpenStore, liv_case: UUID) -> None:
    assert {row.kind.value for row in lines(store)} == {"agreed", "practice"}


def own_rule(store: OpenStore, trigger: Trigger, **values: Any) -> None:
    rule = Deadline(
        id="own-letter", name="Brev til familien", area=Area.FOLLOW_UP, trigger=trigger, force=Force.PRACTICE,
        source="Vores egen", confidence=Confidence.READ, explanation="Et kort brev.", after=Step.parse("2 weeks"),
        **values,
    )  # fmt: skip
    do(store, put_rules, {rule.id: rule})


def test_the_municipalitys_own_rule_counts_from_what_happens_until_somebody_says_it_is_done(
    store: OpenStore, case_id: UUID
) -> None:
    made = help_that_runs(store, case_id, since="2026-11-16")
    own_rule(store, Trigger.INTERVENTION)
    [row] = [row for row in lines(store) if row.rule_id == OWN]
    assert (row.what, row.due) == ("Brev til familien til »Kontaktperson«", dt.date(2026, 11, 30))

    do(store, finish_seen_deadline, case_id, table="intervention", row_id=made, rule_id=OWN)
    assert [row for row in lines(store) if row.rule_id == OWN] == []
    with pytest.raises(UserError, match="planen er skrevet"):
        do(store, finish_seen_deadline, case_id, table="intervention", row_id=made, rule_id=PLAN)
    with pytest.raises(UserError, match="ikke længere"):
        do(store, finish_seen_deadline, case_id, table="meeting", row_id=made, rule_id=OWN)


def test_what_is_done_for_one_help_is_not_done_for_another_that_began_the_same_day(
    store: OpenStore, case_id: UUID
) -> None:
    one = help_that_runs(store, case_id, since="2026-11-16")
    help_that_runs(store, case_id, since="2026-11-16")
    own_rule(store, Trigger.INTERVENTION)
    assert len([row for row in lines(store) if row.rule_id == OWN]) == 2
    do(store, finish_seen_deadline, case_id, table="intervention", row_id=one, rule_id=OWN)
    [left] = [row for row in lines(store) if row.rule_id == OWN]
    assert left.source_id != one


def test_a_seen_deadline_that_is_opened_again_stands_once(store: OpenStore, case_id: UUID) -> None:
    made = help_that_runs(store, case_id, since="2026-11-16")
    own_rule(store, Trigger.INTERVENTION)
    done = do(store, finish_seen_deadline, case_id, table="intervention", row_id=made, rule_id=OWN)
    do(store, reopen_deadline, done)
    assert [row.source_id for row in lines(store) if row.rule_id == OWN] == [made]
    assert ask(store, list_started, case_id) == ()


def test_an_own_rule_for_the_placed_is_not_for_a_child_at_home(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-11-16")
    own_rule(store, Trigger.INTERVENTION, scope=Scope.PLACED)
    assert [row for row in lines(store) if row.rule_id == OWN] == []


def test_an_own_rule_begins_again_with_the_next_meeting(store: OpenStore, case_id: UUID) -> None:
    own_rule(store, Trigger.MEETING)
    for day in ("2026-10-01", "2026-11-04"):
        put(store, case_id, "meeting", type_id="network_meeting", status="held", held_on=day)
    assert [row.due for row in lines(store) if row.rule_id == OWN] == [dt.date(2026, 11, 18)]


def test_a_rule_that_is_switched_off_gives_no_dates(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-11-16")
    off = {key: replace(shipped_rules()[key], on=False) for key in ("bl-95", "case-review")}
    do(store, put_rules, off)
    rules = {row.rule_id for row in lines(store, "2027-05-20")}
    assert rules.isdisjoint(off)
    assert rules


def test_the_end_of_support_in_school_is_ticked_off_one_by_one(store: OpenStore, case_id: UUID) -> None:
    base = {"preset_id": "skoleflex", "every_count": "6", "every_unit": "weeks", "base_on": "2025-09-01"}
    made = put(store, case_id, "cadence", **base)
    school = ("school-referral", "school-year-end")
    assert {row.rule_id for row in lines(store)} >= set(school)
    do(store, finish_seen_deadline, case_id, table="cadence", row_id=made, rule_id=school[0])
    assert [row.rule_id for row in lines(store) if row.rule_id in school] == [school[1]]
