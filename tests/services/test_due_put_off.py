"""What was put off waits and never past the law; what a stopped parent may not read stands without words."""

import datetime as dt
from uuid import UUID

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.models.deadline import Snooze
from app.models.log import DueItem
from app.models.people import Person
from app.services.follow_ups import ChosenRhythm, plan_follow_up, set_rhythm
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.meetings import plan_meeting
from app.services.started_deadlines import start_deadline
from app.services.stop_decisions import note_stop
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, put
from tests.shipped import TODAY

WORDS = "ferie i familien"


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store)


def items(store: OpenStore) -> list[DueItem]:
    with store.units.read("test") as unit:
        return list(unit.session.scalars(select(DueItem).order_by(DueItem.due_on)))


def put_off(store: OpenStore, case_id: UUID, item: DueItem, until: dt.date) -> None:
    row = Snooze(
        case_id=case_id, source_table=item.source_table, source_id=item.source_id, rule_id=item.rule_id,
        due_on=item.due_on, until=until, reason=WORDS,
    )  # fmt: skip
    do(store, lambda unit: unit.add(row))


def stop(store: OpenStore, case_id: UUID) -> None:
    parent = put(store, case_id, "person", name="Torben Lund")
    do(store, note_stop, case_id, kind="abuse", against_id=parent, reason="hemmelig")


def test_a_line_waits_until_the_day_that_was_chosen(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. december 2026")
    put_off(store, case_id, items(store)[0], dt.date(2026, 11, 30))
    found = items(store)[0]
    assert (found.snoozed_until, found.snoozed_because) == (dt.date(2026, 11, 30), WORDS)
    assert all(each.snoozed_until is None for each in items(store)[1:])


def test_a_rhythm_that_carries_the_law_never_waits_past_its_last_working_day(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-10-03")
    chosen = ChosenRhythm(every=6, unit_of_time="weeks", reason="ro", base_on="15. oktober 2026")
    do(store, set_rhythm, case_id, chosen)
    [rhythm] = [each for each in items(store) if each.source_table == "cadence"]
    put_off(store, case_id, rhythm, dt.date(2027, 2, 1))
    [rhythm] = [each for each in items(store) if each.source_table == "cadence"]
    assert rhythm.snoozed_until == dt.date(2026, 12, 30)  # 3 January is a Sunday, and the days before it are closed


def test_while_a_child_is_heard_without_a_parent_the_new_lines_say_nothing(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. december 2026")
    do(store, start_deadline, case_id, rule_id="receipt", on="20. november", note="hemmelig")
    told = [each for each in items(store) if each.source_table in ("started_deadline", "quiet", "child_talk")]
    put_off(store, case_id, told[0], dt.date(2026, 11, 26))
    before = {each.due_on for each in told}
    assert len(told) == 3

    stop(store, case_id)
    nameless = [each for each in items(store) if each.what == NEUTRAL_TITLE]
    assert {each.due_on for each in nameless} >= before
    assert {(each.what, each.explanation, each.law, each.snoozed_because) for each in nameless} == {
        (NEUTRAL_TITLE, "Se sagen.", None, None)
    }
    assert [each.snoozed_until for each in nameless if each.snoozed_until] == [dt.date(2026, 11, 26)]
    assert {each.source_table for each in nameless} == {"discreet_reminder", "discreet_work"}


def test_lines_that_read_the_same_are_still_told_apart(store: OpenStore, case_id: UUID) -> None:
    stop(store, case_id)
    store.units.now = lambda: TODAY + dt.timedelta(hours=1)
    help_that_runs(store, case_id, expected_until="2027-07-01", plan_choice="")
    keys = [(each.source_table, each.source_id, each.rule_id) for each in items(store) if each.what == NEUTRAL_TITLE]
    assert len(keys) == len(set(keys)) > 3


def test_help_that_began_after_a_stop_is_not_told_of_by_the_rhythm(store: OpenStore, case_id: UUID) -> None:
    chosen = ChosenRhythm(every=1, unit_of_time="weeks", reason="ro", base_on="20. november 2026")
    do(store, set_rhythm, case_id, chosen)
    stop(store, case_id)
    store.units.now = lambda: TODAY + dt.timedelta(hours=1)
    help_that_runs(store, case_id, name="Hemmelig hjælp", since="2026-11-21")
    do(store, plan_meeting, case_id, held_on="5. december", starts_at="15")
    assert not [each for each in items(store) if "21. november" in each.explanation or "Hemmelig" in each.what]


def test_persons_of_the_case_do_not_make_lines(store: OpenStore, case_id: UUID) -> None:
    before = len(items(store))
    do(store, lambda unit: unit.add(Person(case_id=case_id, name="Moster")))
    assert len(items(store)) == before


def test_lines_that_have_not_changed_are_left_alone(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. december 2026")
    before = {each.id: each.what for each in items(store)}
    put(store, case_id, "agreement", text="ringer", due_on="2026-12-04")
    after = {each.id: each.what for each in items(store)}
    assert before.items() <= after.items()
    assert [after[each] for each in after.keys() - before.keys()] == ["Ringer."]
