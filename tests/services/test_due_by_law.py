"""What the law asks for and when: placements without consent, the young, unsure days, and closed cases."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.services.cases import close_case
from app.services.records import change_record
from app.services.started_deadlines import finish_deadline, start_deadline
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, lines, put, told

PLAN_IDS = {"child-plan", "child-plan-before", "plan_choice"}
PLACED = {"name": "Plejefamilie", "legal_basis": "barnets lov § 46", "placement": "ja", "plan_choice": ""}
FORCED = PLACED | {"legal_basis": "barnets lov § 47"}


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, next_on="1. december 2026")


def plans(store: OpenStore) -> list[tuple[str, str, str]]:
    return [row for row in told(store) if row[2] in PLAN_IDS]


def visits(store: OpenStore) -> list[str]:
    return [row[1] for row in told(store) if row[0] == "Tilsyn"]


def test_a_deadline_runs_on_in_a_closed_case_and_may_begin_in_one(store: OpenStore, case_id: UUID) -> None:
    asked = do(store, start_deadline, case_id, rule_id="access-to-documents", on="20. november 2026")
    do(store, close_case, case_id, reason="Familien klarer sig")
    do(store, start_deadline, case_id, rule_id="second-decision", on="20. november 2026")
    assert [row[2] for row in told(store)] == ["access-to-documents", "second-decision"]
    do(store, finish_deadline, asked)
    assert [row[2] for row in told(store)] == ["second-decision"]


def test_a_placement_without_consent_has_its_plan_before_the_decision(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, **FORCED, decided_on="2026-11-10")
    [row] = [row for row in lines(store) if row.rule_id in PLAN_IDS]
    assert (row.rule_id, row.due, row.kind) == ("child-plan-before", dt.date(2026, 11, 10), "statutory")
    assert row.what == "Barnets plan før anbringelse uden samtykke til »Plejefamilie«"
    put(store, case_id, "action_plan", purpose="Ro", since="2026-11-09")
    assert plans(store) == []


def test_the_plan_before_the_decision_stands_once_when_somebody_set_it_going(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, **FORCED, decided_on="2026-11-10")
    do(store, start_deadline, case_id, rule_id="child-plan-before", on="10. november 2026")
    assert [row[2] for row in plans(store)] == ["child-plan-before"]


@pytest.mark.parametrize(
    ("decision", "day"),
    [(PLACED, "2027-02-10"), (FORCED, "2026-11-10")],
    ids=["with consent", "without consent"],
)
def test_whoever_is_placed_after_sixteen_gets_the_youth_plan_counted_from_the_decision(
    store: OpenStore, decision: dict[str, str], day: str
) -> None:
    case_id = a_case(store, birth="2009-03-01", next_on="1. december 2026")
    help_that_runs(store, case_id, **decision, decided_on="2026-11-10", since="2026-11-12")
    [row] = [row for row in lines(store) if row.rule_id == "age-16-placed"]
    assert (row.due, row.kind) == (dt.date.fromisoformat(day), "statutory")
    assert "afgørelsen om anbringelse 10. november 2026, barnets lov § 108." in row.explanation
    assert plans(store) == []  # the youth plan takes its place


def test_a_new_foster_home_gives_no_later_day_for_the_youth_plan(store: OpenStore) -> None:
    case_id = a_case(store, birth="2010-06-01", next_on="1. december 2026")
    ended = {"status": "ended", "decided_on": "2025-01-10", "since": "2025-02-01", "until": "2026-11-01"}
    help_that_runs(store, case_id, **(PLACED | ended))
    help_that_runs(store, case_id, **PLACED, decided_on="2026-11-01", since="2026-11-01")
    assert [row.due for row in lines(store) if row.rule_id == "age-16-placed"] == [dt.date(2026, 9, 1)]


def test_a_placement_nobody_has_typed_a_decision_for_is_a_placement(store: OpenStore) -> None:
    case_id = a_case(store, birth="2010-03-01", next_on="1. december 2026")
    put(store, case_id, "intervention", name="Plejefamilie", status="active", rung="5")
    assert told(store, table="child_plan") == [("Ungeplan til en anbragt ung", "2026-06-01", "age-16-placed")]


def test_a_month_is_counted_from_its_first_day_and_says_so(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, **PLACED, decided_on="2026-08")
    [row] = [row for row in lines(store) if row.rule_id in PLAN_IDS]
    assert (row.due, row.kind) == (dt.date(2026, 11, 1), "statutory")
    assert "regnet fra den første dag, det kan have været" in row.explanation


def test_a_choice_of_plan_is_asked_by_the_earliest_day_too(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, plan_choice="", plan_choice_because="", decided_on="2026-08")
    assert [row[1:] for row in plans(store)] == [("2026-11-01", "plan_choice")]


def test_an_unsure_year_is_never_counted_from_before_the_law(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, **PLACED, decided_on="2023-2024")
    assert [row[1] for row in plans(store)] == ["2024-04-01"]


def test_visits_end_with_the_placement(store: OpenStore, case_id: UUID) -> None:
    made = help_that_runs(store, case_id, **PLACED, since="2026-01-01")
    rhythm = {"kind": "supervision", "every_count": "6", "every_unit": "months", "base_on": "2026-01-01"}
    put(store, case_id, "cadence", **rhythm)
    assert visits(store) == ["2026-07-01"]
    do(store, change_record, "intervention", made, {"status": "ended", "until": "2026-11-01"})
    assert visits(store) == []


def test_visits_nobody_wrote_a_placement_for_are_still_told_of(store: OpenStore, case_id: UUID) -> None:
    rhythm = {"kind": "supervision", "every_count": "6", "every_unit": "months", "base_on": "2026-01-01"}
    put(store, case_id, "cadence", **rhythm)
    assert visits(store) == ["2026-07-01"]
