"""A child is heard without a parent: the plan reads for that parent as it did before, on paper and beside I dag."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.case import Case
from app.models.plan import ActionPlan, Goal, Intervention
from app.services import records, stop_decisions
from app.services.due_rows import list_due
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.papers import READ_AT_HOME, plan_for
from app.services.plan_page import read_plan
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.services.meeting_making import row_with, set_row, who
from tests.services.read_by_jan import text_of
from tests.shipped import TODAY

CANARY = "hemmel"


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    """A store whose clock goes a minute at each look, since what came after a stop is told apart by its time."""
    minutes = iter(range(1_000_000))
    clock = lambda: TODAY + dt.timedelta(minutes=next(minutes) / 60)  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, "mathias_case", now=clock) as (opened, _):
        yield opened


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return case_of(store, "2026-014")


def on_paper(store: OpenStore, case_id: UUID, name: str | None, copy: str = "family") -> str:
    reader = who(store, case_id, name) if name else None
    return text_of(plan_pdf(ask(store, plan_for, case_id, copy=copy, recipient_id=reader).paper))


def only(store: OpenStore, kind: type[ActionPlan] | type[Goal], case_id: UUID) -> UUID:
    found: UUID = ask(store, lambda unit: unit.live(kind, kind.case_id == case_id)[0].id)
    return found


def write_more(store: OpenStore, case_id: UUID) -> None:
    """Write in every part of the plan what the parent must not read, in new rows and in old ones."""
    old_goal, plan = only(store, Goal, case_id), only(store, ActionPlan, case_id)
    made = {
        "goal": {"text": "Mathias er hemmeligt tryg", "target": "hemmeligt", "due": "1. december 2026"},
        "intervention": {"name": "Hemmeligt hus", "status": "active", "expected_until": "2. december 2026",
                         "legal_basis": "barnets lov § 46", "family_view": "hemmeligt"},
        "goal_step": {"goal_id": str(old_goal), "text": "et hemmeligt skridt"},
        "goal_responsible": {"goal_id": str(old_goal), "body": "hemmeligt hus", "does": "hemmelig"},
        "cadence": {"reason": "hemmelig grund", "every_count": "1", "every_unit": "weeks"},
    }  # fmt: skip
    for table, values in made.items():
        do(store, records.add_record, case_id, table, values)
    set_row(store, ActionPlan, plan, ends_when="der er et hemmeligt hjem", purpose="hemmeligt", if_hard="hemmeligt",
            call_then="hemmelig")  # fmt: skip
    set_row(store, Goal, old_goal, target="hemmeligt", reached_when="hemmeligt")
    set_row(store, Case, case_id, why="hemmelig sag")


def test_what_is_new_in_the_plan_stands_on_no_copy_the_parent_reads(store: OpenStore, case_id: UUID) -> None:
    readers = ("Torben", None)
    before = [on_paper(store, case_id, each) for each in readers]
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=who(store, case_id, "Torben"))
    write_more(store, case_id)
    assert [on_paper(store, case_id, each) for each in readers] == before, "nothing tells of the stop"
    assert CANARY in on_paper(store, case_id, "Sanne").lower(), "whoever is not kept out has it"
    assert CANARY in on_paper(store, case_id, None, "professional").lower()
    page = ask(store, read_plan, case_id)
    assert page.ends_when == "der er et hemmeligt hjem", "the caseworker's own page has it all"


def test_what_was_changed_before_the_stop_stays_as_it_was_then(store: OpenStore, case_id: UUID) -> None:
    plan = only(store, ActionPlan, case_id)
    set_row(store, ActionPlan, plan, ends_when="Mathias kommer i skole")
    stop = do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=who(store, case_id, "Torben"))
    for words in ("hemmeligt først", "hemmeligt siden"):
        set_row(store, ActionPlan, plan, ends_when=words)
    told = on_paper(store, case_id, "Torben")
    assert "Mathias kommer i skole" in told
    assert CANARY not in told
    do(store, stop_decisions.end_stop, stop, because="Afkræftet.", by="Kirsten")
    assert "hemmeligt siden" in on_paper(store, case_id, "Torben")


def test_of_the_childs_page_it_is_said_without_names_that_others_may_read_it(store: OpenStore, case_id: UUID) -> None:
    assert not [each for each in ask(store, plan_for, case_id, copy="child").left_out if READ_AT_HOME in each]
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=who(store, case_id, "Torben"))
    told = ask(store, plan_for, case_id, copy="child").left_out
    assert f"Barnets side: {READ_AT_HOME}" in told
    assert not [each for each in told if "Torben" in each]


def test_i_dag_has_no_words_from_what_is_new_in_the_plan(store: OpenStore, case_id: UUID) -> None:
    do(store, records.add_record, case_id, "goal", {"text": "Det kendte mål", "due": "3. december 2026"})
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=who(store, case_id, "Torben"))
    write_more(store, case_id)
    due = {each.source_id: each for each in ask(store, list_due, case_id=case_id)}
    assert "Mål: Det kendte mål" in {each.what for each in due.values()}
    assert not [each for each in due.values() if CANARY in f"{each.what} {each.explanation}".lower()]
    new = row_with(store, Goal, "hemmeligt tryg")
    house = ask(store, lambda unit: next(each.id for each in unit.live(Intervention) if each.name == "Hemmeligt hus"))
    assert {due[each].what for each in (new, house)} == {NEUTRAL_TITLE}
