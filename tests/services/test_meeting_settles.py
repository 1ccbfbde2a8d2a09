"""A meeting held the day a follow-up was planned is that follow-up: one date, one thing done, one figure."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services import cases, follow_ups, meetings, people
from app.services.due_rows import list_due
from app.services.follow_up_session import prepare_follow_up
from app.services.history import undo
from app.services.meeting_changes import cancel_meeting, note_invited
from app.services.meeting_closing import end_meeting, reopen_meeting
from app.services.meeting_settles import planned_beside, set_settled
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.figure_making import day, family, measured, parts

WAITS = ("follow_up", "meeting")
TODAY, TOMORROW, YESTERDAY = "22. november 2026", "23. november 2026", "21. november 2026"


def begun(store: OpenStore, next_on: str) -> tuple[UUID, UUID]:
    """Return a new case with a next date, and a meeting that has begun today."""
    case_id = do(store, cases.start_case, child_name="Asta Sørensen", next_on=next_on)
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    do(store, meetings.start_meeting, meeting, step="child")
    return case_id, meeting


def waiting(store: OpenStore, case_id: UUID) -> list[str]:
    """Return what is planned and not done; what is left to do after a meeting is no plan."""
    rows = ask(store, list_due, case_id=case_id)
    return [row.source_table for row in rows if row.source_table in WAITS and row.rule_id != "after_meeting"]


def test_the_next_date_of_a_new_case_goes_with_the_meeting_of_that_day_in_one_step(store: OpenStore) -> None:
    case_id, meeting = begun(store, TODAY)
    assert waiting(store, case_id) == ["meeting"]
    do(store, end_meeting, meeting)

    (told,) = ask(store, planned_beside, meeting)
    assert told.is_this
    assert told.sentence == "Opfølgningen, der var planlagt i dag, blev til dette møde."
    assert [row.source_table for row in ask(store, list_due, case_id=case_id) if row.bucket.value == "today"] == []

    do(store, set_settled, meeting, table="follow_up", row_id=told.row_id, yes=False)
    assert waiting(store, case_id) == ["follow_up"]
    (asked,) = ask(store, planned_beside, meeting)
    assert not asked.is_this
    do(store, set_settled, meeting, table="follow_up", row_id=told.row_id, yes=True)
    assert waiting(store, case_id) == []


def test_a_meeting_opened_again_or_called_off_takes_its_follow_up_along(store: OpenStore) -> None:
    case_id, meeting = begun(store, TODAY)
    do(store, end_meeting, meeting)
    do(store, reopen_meeting, meeting)
    assert waiting(store, case_id) == ["meeting"]
    with store.units.step("Aflyst", "test") as unit:
        unit.get(Meeting, meeting).status = MeetingStatus.PLANNED
    do(store, cancel_meeting, meeting, because="Asta er syg")
    assert waiting(store, case_id) == ["follow_up"]


def test_undoing_the_beginning_lets_the_follow_up_wait_again(store: OpenStore) -> None:
    case_id = do(store, cases.start_case, child_name="Asta", next_on=TODAY)
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    with store.units.step("Gå til trin", "meeting.start") as unit:
        meetings.start_meeting(unit, meeting, step="child")
    assert unit.outcome is not None
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
        undo(again, unit.outcome.step_id)

    assert sorted(waiting(store, case_id)) == ["follow_up", "meeting"]


@pytest.mark.parametrize("planned", [TOMORROW, YESTERDAY])
def test_one_planned_a_day_away_is_asked_about_and_not_taken(store: OpenStore, planned: str) -> None:
    case_id, meeting = begun(store, planned)
    with store.units.step("x", "test") as unit:  # it was planned last week
        (row,) = unit.live(FollowUp, FollowUp.case_id == case_id)
        row.created_at = unit.now - dt.timedelta(days=7)
    do(store, end_meeting, meeting)
    assert waiting(store, case_id) == ["follow_up"]

    (asked,) = ask(store, planned_beside, meeting)
    assert not asked.is_this
    assert asked.sentence.endswith("Er det dette møde?")
    do(store, set_settled, meeting, table="follow_up", row_id=asked.row_id, yes=True)
    assert waiting(store, case_id) == []


def test_the_date_for_next_time_is_no_question_about_the_meeting_it_was_set_at(store: OpenStore) -> None:
    case_id, meeting = begun(store, TODAY)
    do(store, follow_ups.plan_follow_up, case_id, on="29. november 2026")
    assert [each.is_this for each in ask(store, planned_beside, meeting)] == [True]


def test_a_meeting_of_that_day_nobody_began_may_be_the_one_that_was_held_instead(store: OpenStore) -> None:
    case_id, meeting = begun(store, "")
    other = do(store, meetings.plan_meeting, case_id, held_on=YESTERDAY)
    do(store, end_meeting, meeting)
    (asked,) = ask(store, planned_beside, meeting)
    assert (asked.table, asked.row_id) == ("meeting", other)

    do(store, set_settled, meeting, table="meeting", row_id=other, yes=True)
    assert waiting(store, case_id) == []
    with pytest.raises(UserError, match="allerede"):
        do(store, set_settled, meeting, table="meeting", row_id=other, yes=True)


def test_what_is_written_of_the_meeting_afterwards_is_the_planned_follow_up(store: OpenStore) -> None:
    case_id, meeting = begun(store, TODAY)
    do(store, end_meeting, meeting)
    session = ask(store, prepare_follow_up, case_id)
    assert (session.planned, [each.id for each in session.meetings]) == ((), [meeting])

    do(store, follow_ups.hold_follow_up, case_id, follow_ups.HeldFollowUp(meeting_id=meeting))
    with store.units.read("test") as unit:
        (row,) = unit.live(FollowUp, FollowUp.case_id == case_id)
        assert (row.held_on, row.planned_on) == (unit.today, unit.today)


def test_a_child_the_meeting_was_not_about_keeps_its_planned_day(store: OpenStore) -> None:
    case_id = do(store, cases.start_case, child_name="Asta", next_on=TODAY)
    do(store, cases.add_child, case_id, name="Bo")
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    do(store, meetings.start_meeting, meeting, step="child")
    do(store, end_meeting, meeting)
    asta, _ = (each.id for each in ask(store, prepare_follow_up, case_id).children)
    do(store, follow_ups.hold_follow_up, case_id, follow_ups.HeldFollowUp(meeting_id=meeting, child_id=asta))
    assert waiting(store, case_id) == ["follow_up"]


def test_a_child_heard_alone_takes_no_date_the_parent_knows_of(store: OpenStore) -> None:
    case_id = do(store, cases.start_case, child_name="Asta", next_on=TODAY)
    do(store, note_stop, case_id, kind="abuse", reason="hemmelig")
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    do(store, meetings.start_meeting, meeting, step="child")

    with store.units.read("test") as unit:
        assert [each.meeting_id for each in unit.live(FollowUp)] == [None]
    assert ask(store, planned_beside, meeting) == ()


def test_where_a_parent_is_nothing_planned_without_that_parent_is_told(store: OpenStore) -> None:
    case_id = do(store, cases.start_case, child_name="Asta")
    lone, torben = (do(store, people.add_person, case_id, name=name) for name in ("Lone", "Torben"))
    do(store, note_stop, case_id, kind="abuse", against_id=torben, reason="hemmelig")
    do(store, meetings.plan_meeting, case_id, people=[lone], held_on=YESTERDAY)
    do(store, follow_ups.plan_follow_up, case_id, on=TODAY)
    with store.units.step("x", "test") as unit:
        (row,) = unit.live(FollowUp, FollowUp.case_id == case_id)
        row.created_at = unit.now + dt.timedelta(minutes=1)  # after the stop
    known = do(store, meetings.plan_meeting, case_id, people=[lone, torben], held_on=TODAY)
    for each in ask(store, meetings.read_meeting, known).participants:
        do(store, note_invited, each.id)  # so that he knows of this one
    do(store, meetings.start_meeting, known, step="child")

    assert ask(store, planned_beside, known) == ()


def test_the_figure_counts_the_planned_day_once_and_on_time(store: OpenStore) -> None:
    on = day("2026-06-01")
    with store.units.step("x", "test") as unit:
        for status, not_held in ((MeetingStatus.HELD, None), (MeetingStatus.CANCELLED, NotHeld.FAMILY_AWAY)):
            case_id, _, _ = family(unit, "2015")
            met = unit.add(Meeting(case_id=case_id, held_on=on, status=status, not_held=not_held))
            unit.session.flush()
            unit.add(FollowUp(case_id=case_id, planned_on=on, meeting_id=met.id, not_held=not_held))

    assert parts(measured(store, "follow_up_agreed")) == {"hit": 1, "rest": 1}
    assert measured(store, "follow_ups_held").n == 0
