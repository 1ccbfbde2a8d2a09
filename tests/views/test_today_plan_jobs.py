"""What a line about the plan offers on I dag: the page where it is answered, and no date that would not help."""

import dataclasses
import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums import DueKind
from app.models.ids import new_id
from app.rules.counting import Step
from app.rules.deadlines import Deadline
from app.rules.due import Bucket
from app.rules.rule import Area, Confidence, Force, Trigger
from app.services import due_rows
from app.services.due_rows import DueRow
from app.services.own_rules import put_rules
from app.views.today import jobs
from app.views.today.page import TodayPage
from app.views.workspace import Workspace
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs


def row_of(rule_id: str, table: str = "intervention") -> DueRow:
    return DueRow(
        id="1", case_id=new_id(), case_number="", children="Asta", what="Barnets plan", rule_id=rule_id,
        kind=DueKind.PRACTICE, due=dt.date(2026, 12, 1), at_time="", bucket=Bucket.LATER, last_working_day=None,
        explanation="", source_table=table, source_id=new_id(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule_id", "first"),
    [
        ("child-plan", jobs.WRITE_PLAN),
        ("child-plan-before", jobs.WRITE_PLAN),
        ("plan_choice", jobs.DECIDE),
        ("expected_end", jobs.END_IT),
    ],
)
def test_what_the_plan_answers_is_given_no_date(rule_id: str, first: jobs.Job) -> None:
    offered = jobs.jobs_of(row_of(rule_id))
    assert offered[0] == first
    assert jobs.SET_DATE not in offered
    without_day = dataclasses.replace(row_of(rule_id), due=None, bucket=Bucket.MISSING)
    assert jobs.job_of(without_day) == first


def test_a_day_that_help_lacks_is_written_in_the_plan() -> None:
    asked = [jobs.job_of(row_of(rule_id, "undated_help")) for rule_id in ("child-plan", "child-plan-before", "bl-95")]
    assert asked == [jobs.WRITE_DECISION, jobs.WRITE_DECISION, jobs.WRITE_START]


@pytest.mark.parametrize("rule_id", ["school-referral", "school-year-end"])
def test_what_ends_of_support_in_school_is_ticked_off(rule_id: str) -> None:
    offered = jobs.jobs_of(row_of(rule_id, "cadence"))
    assert offered[0] == jobs.DONE
    assert jobs.SET_DATE not in offered


def test_a_follow_up_of_help_is_still_given_a_date() -> None:
    assert jobs.jobs_of(row_of("bl-95"))[:2] == (jobs.FOLLOW_UP, jobs.SET_DATE)


def test_the_same_deadline_set_going_by_hand_is_finished_from_the_list() -> None:
    assert jobs.job_of(row_of("child-plan-before", "started_deadline")) == jobs.FINISH


def test_a_rule_of_the_municipality_is_ticked_off_on_the_list(
    store: OpenStore, workspace: Workspace, qtbot: QtBot
) -> None:
    help_that_runs(store, a_case(store, next_on="1. december 2026"), since="2026-11-16")
    rule = Deadline(
        id="own-letter", name="Brev til familien", area=Area.FOLLOW_UP, trigger=Trigger.INTERVENTION,
        force=Force.PRACTICE, source="Vores egen", confidence=Confidence.READ, explanation="Et kort brev.",
        after=Step.parse("2 weeks"),
    )  # fmt: skip
    do(store, put_rules, {rule.id: rule})
    page = TodayPage(workspace)
    qtbot.addWidget(page)
    page.enter()

    def letters() -> list[DueRow]:
        return [row for row in workspace.ask(due_rows.list_due) if row.what.startswith("Brev")]

    [letter] = letters()
    assert jobs.jobs_of(letter)[0] == jobs.DONE
    assert jobs.SET_DATE not in jobs.jobs_of(letter)
    page._jobs.do(letter, "G", page._list)
    assert letters() == []
