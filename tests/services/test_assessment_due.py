"""What assessments ask for: four months, a preliminary judgement after them, answers; nothing when they are off."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.enums import DueKind
from app.models.enums_early import AssessmentKind
from app.models.log import DueItem
from app.services.assessment_chain import finish_assessment
from app.services.assessment_clock import ended_beside, is_looked_into
from app.services.assessment_sources import add_fetched, ask_for
from app.services.assessments import begin_assessment
from app.services.discreet_rows import Discretion
from app.services.due_assessments import ASSESSMENT, FETCHED, LATE, of_assessments
from app.services.due_lines import Desk
from app.services.modules import ASSESSMENTS
from app.services.ports import Unit
from app.services.records import change_record
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from app.services.started_deadlines import start_deadline
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.due_making import a_case, the_child
from tests.services.meeting_making import who


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store)


def begun(store: OpenStore, case_id: UUID, noticed: str, kind: AssessmentKind = AssessmentKind.INVESTIGATION) -> UUID:
    child = the_child(store, case_id)
    return UUID(str(do(store, begin_assessment, case_id, children=(child,), kind=kind, noticed=noticed)))


def due(store: OpenStore, case_id: UUID) -> list[DueItem]:
    def read(unit: Unit) -> list[DueItem]:
        rows = read_case(unit, case_id)
        return list(of_assessments(Desk(unit, rows, rules_of(unit), Discretion(rows))))

    found: list[DueItem] = ask(store, read)
    return found


def test_the_four_months_are_the_laws_and_a_preliminary_judgement_waits_for_them_to_pass(
    store: OpenStore, case_id: UUID
) -> None:
    made = begun(store, case_id, "30. oktober 2026")
    law, late = due(store, case_id)
    assert (law.what, law.due_on, law.kind, law.rule_id, law.law) == (
        "Børnefaglig undersøgelse", dt.date(2027, 2, 28), DueKind.STATUTORY, "child-assessment",
        "barnets lov § 20, stk. 3",
    )  # fmt: skip
    assert "30. oktober 2026" in law.explanation
    assert (late.source_table, late.what, late.earliest_on) == (LATE, "Foreløbig vurdering", dt.date(2027, 3, 1))
    assert {each.module for each in (law, late)} == {ASSESSMENTS}
    do(store, change_record, "assessment", made, {"preliminary_on": "2026-11-20"})
    (only,) = due(store, case_id)
    assert only.explanation.startswith("Foreløbig vurdering 20. november 2026.")
    do(store, finish_assessment, made)
    assert due(store, case_id) == []


def test_what_was_seen_before_2024_follows_the_old_law(store: OpenStore, case_id: UUID) -> None:
    begun(store, case_id, "31. december 2023")
    law, _ = due(store, case_id)
    assert (law.rule_id, law.law, law.due_on) == ("child-assessment-sel", "serviceloven § 50", dt.date(2024, 4, 30))


def test_without_a_day_the_day_is_asked_for_and_a_screening_has_none(store: OpenStore, case_id: UUID) -> None:
    begun(store, case_id, "", AssessmentKind.SCREENING)
    assert due(store, case_id) == []
    begun(store, case_id, "")
    (asked,) = due(store, case_id)
    assert (asked.due_on, asked.explanation[:35]) == (None, "Skriv, hvornår behovet blev set. De")


def test_the_same_deadline_set_going_by_hand_stands_there_once(store: OpenStore, case_id: UUID) -> None:
    begun(store, case_id, "1. november 2026")
    do(store, start_deadline, case_id, rule_id="child-assessment", on="1. november 2026")
    assert due(store, case_id) == []


def test_an_answer_is_asked_about_after_fourteen_days_and_is_practice(store: OpenStore, case_id: UUID) -> None:
    made = begun(store, case_id, "1. november 2026", AssessmentKind.UNCOVERING)
    fetched = do(store, add_fetched, made, what="Journal", whose="lægen")
    assert due(store, case_id) == []
    do(store, ask_for, fetched)
    (line,) = due(store, case_id)
    assert (line.source_table, line.what, line.due_on, line.kind) == (
        FETCHED, "Svar fra lægen", dt.date(2026, 12, 6), DueKind.PRACTICE,
    )  # fmt: skip
    do(store, ask_for, fetched)
    assert due(store, case_id) == []


def test_while_a_child_is_heard_without_a_parent_the_lines_say_nothing(store: OpenStore, mathias_case: UUID) -> None:
    made = begun(store, mathias_case, "1. november 2026")
    do(store, ask_for, do(store, add_fetched, made, what="Journal", whose="lægen"))
    do(store, note_stop, mathias_case, kind="abuse", against_id=who(store, mathias_case, "Torben"))
    found = due(store, mathias_case)
    told = " ".join(f"{each.what} {each.explanation} {each.source_table} {each.rule_id} {each.law}" for each in found)
    assert len({each.rule_id for each in found}) == len(found) == 3
    for word in ("ndersøgelse", "lægen", ASSESSMENT, "child-assessment", "§"):
        assert word not in told


def test_one_that_ends_beside_help_is_known_for_the_first_follow_up(store: OpenStore, case_id: UUID) -> None:
    child = the_child(store, case_id)
    made = begun(store, case_id, "1. november 2026", AssessmentKind.UNCOVERING)

    def read(unit: Unit) -> tuple[bool, dt.date | None]:
        rows = read_case(unit, case_id)
        return is_looked_into(rows), ended_beside(rows, child, dt.date(2026, 11, 1))

    assert ask(store, read) == (True, None)
    do(store, finish_assessment, made)
    assert ask(store, read) == (False, dt.date(2026, 11, 22))
