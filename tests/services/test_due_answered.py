"""What answers a date and what does not: whose follow-up it was, which date was put off, which deadline is done."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.models.plan import FollowUp
from app.services.cases import add_child
from app.services.due_actions import set_due_date
from app.services.due_rows import DueRow
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from app.services.snoozes import put_off
from app.services.started_deadlines import start_deadline
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, lines, put, told

NO_NEXT = ("Næste opfølgning på Kontaktperson", "", "next_follow_up")


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store)


@pytest.fixture
def siblings(store: OpenStore, case_id: UUID) -> tuple[Child, Child]:
    do(store, add_child, case_id, name="Bo Lund", birth="2020")
    with store.units.read("test") as unit:
        asta, bo = unit.live(Child, Child.case_id == case_id)
    return asta, bo


def by_law(store: OpenStore) -> list[str]:
    return [row.children for row in lines(store) if row.rule_id == "bl-95"]


def hold(store: OpenStore, case_id: UUID, child: Child | None, on: str = "20. november 2026") -> None:
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on=on, child_id=child.id if child else None))


def rhythm(store: OpenStore, case_id: UUID, every: int, base: str, preset_id: str = "") -> None:
    chosen = ChosenRhythm(every=every, unit_of_time="weeks", reason="ro", base_on=base, preset_id=preset_id)
    do(store, set_rhythm, case_id, chosen)


def wait(store: OpenStore, row: DueRow, until: str) -> None:
    place = {"table": row.source_table, "row_id": row.source_id, "rule_id": row.rule_id}
    do(store, put_off, until=until, because="Ferie.", **place)


def test_a_meeting_about_one_child_answers_nothing_for_its_sibling(
    store: OpenStore, case_id: UUID, siblings: tuple[Child, Child]
) -> None:
    for each in siblings:
        help_that_runs(store, case_id, child_id=str(each.id), since="2026-10-01")
    met = put(store, case_id, "meeting", type_id="follow_up_meeting", status="held", held_on="2026-11-20")
    assert by_law(store) == []  # nobody is on the list, so it was about them all
    put(store, case_id, "participant", meeting_id=str(met), person_id=str(siblings[0].person_id))
    assert by_law(store) == ["Bo Lund"]


def test_help_for_all_is_followed_up_when_each_child_has_been(
    store: OpenStore, case_id: UUID, siblings: tuple[Child, Child]
) -> None:
    help_that_runs(store, case_id, since="2026-10-01")
    hold(store, case_id, siblings[0])
    assert by_law(store) == ["Asta Lund og Bo Lund"]
    hold(store, case_id, siblings[1])
    assert by_law(store) == []


def test_what_was_planned_for_one_and_held_for_all_is_for_all(
    store: OpenStore, case_id: UUID, siblings: tuple[Child, Child]
) -> None:
    help_that_runs(store, case_id, child_id=str(siblings[1].id), since="2026-10-01")
    planned = do(store, plan_follow_up, case_id, on="22. november", child_id=siblings[0].id)
    do(store, hold_follow_up, case_id, HeldFollowUp(), follow_up_id=planned)
    with store.units.read("test") as unit:
        assert unit.get(FollowUp, planned).child_id is None
    assert by_law(store) == []


def test_a_follow_up_is_not_held_on_a_day_to_come(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-10-01")
    with pytest.raises(UserError, match="ikke kommet endnu"):
        do(store, hold_follow_up, case_id, HeldFollowUp(held_on="4. januar 2027"))
    assert len(by_law(store)) == 1
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="4. november"))
    assert by_law(store) == []


def test_a_rhythm_of_months_beside_a_number_of_talks_gives_dates(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-01-01")
    hold(store, case_id, None, "1. marts 2026")
    rhythm(store, case_id, 12, "1. november 2026", preset_id="early-talks")
    assert [row.due for row in lines(store, table="cadence")] == [dt.date(2027, 1, 24)]


def test_help_that_runs_on_after_its_rhythm_has_ended_lacks_a_date(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2025-09-01")
    rhythm(store, case_id, 26, "1. september 2025", preset_id="skoleflex")
    hold(store, case_id, None, "10. august 2026")
    assert told(store, table="intervention") == [NO_NEXT]


def test_the_next_time_of_a_rhythm_does_not_wait_with_the_one_before(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, 6, "1. september 2026")
    [row] = lines(store, table="cadence")
    wait(store, row, "20. maj 2027")
    assert lines(store, table="cadence")[0].snoozed_until == dt.date(2027, 5, 20)
    hold(store, case_id, None)
    [row] = lines(store, table="cadence")
    assert (row.due, row.snoozed_until) == (dt.date(2027, 1, 1), None)


def test_a_date_that_was_moved_nearer_waits_no_more(store: OpenStore, case_id: UUID) -> None:
    planned = do(store, plan_follow_up, case_id, on="20. december 2026")
    wait(store, lines(store, table="follow_up")[0], "18. december 2026")
    assert lines(store, table="follow_up")[0].snoozed_until == dt.date(2026, 12, 18)
    do(store, set_due_date, table="follow_up", row_id=planned, typed="25. november 2026")
    assert lines(store, table="follow_up")[0].snoozed_until is None


def test_the_end_of_a_school_year_is_answered_by_its_own_deadline_alone(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, 26, "1. september 2025", preset_id="skoleflex")
    do(store, start_deadline, case_id, rule_id="school-year-end", on="1. august 2024")
    ends = ("Støtten i skolen udløber med skoleåret", "2026-07-31", "school-year-end")
    assert ends in told(store, table="cadence")
    do(store, start_deadline, case_id, rule_id="school-year-end", on="1. september 2025")
    assert ends not in told(store, table="cadence")
