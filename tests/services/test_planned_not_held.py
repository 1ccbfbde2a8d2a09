"""»Det blev ikke til noget« is an answer that is kept: why, by whom and when, and the new day at once."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.meeting import AgendaPoint, Meeting, Participant
from app.models.people import Person
from app.models.plan import FollowUp
from app.services import cases, follow_ups, meeting_instead, meetings
from app.services.due_actions import set_due_date
from app.services.due_rows import list_due
from app.services.history import undo
from app.services.journal_finals import finals
from app.services.meeting_changes import cancel_meeting, plan_again
from app.services.meeting_closing import end_meeting
from app.services.meeting_list import list_lines
from app.services.meeting_preparation import read_preparation
from app.services.planned_not_held import WhyNot, plan_off_again, say_not_held
from app.services.profile import save_profile
from app.services.records import change_record
from app.services.snapshot import read_case
from tests.doing import ask, do
from tests.shipped import TODAY as NOW

TODAY = "22. november 2026"
AWAY = WhyNot("family_away", "De havde glemt det.", "4. december 2026")


def a_case(store: OpenStore, next_on: str = TODAY) -> tuple[UUID, UUID]:
    """Return a case with a follow-up planned, and that follow-up."""
    case_id = do(store, cases.start_case, child_name="Liv Holm", next_on=next_on)
    with store.units.read("test") as unit:
        return case_id, unit.live(FollowUp, FollowUp.case_id == case_id)[0].id


def the(store: OpenStore, row_id: UUID) -> FollowUp:
    with store.units.read("test") as unit:
        return unit.get(FollowUp, row_id)


def due(store: OpenStore, case_id: UUID) -> list[tuple[str, str]]:
    found = ask(store, list_due, case_id=case_id)
    return [(row.source_table, row.due.isoformat()) for row in found if row.due]


def test_why_by_whom_and_when_is_kept_and_the_new_day_stands_on_the_list(store: OpenStore) -> None:
    do(store, save_profile, {"name": "Solveig Vang"})
    case_id, planned = a_case(store)
    new = do(store, say_not_held, table="follow_up", row_id=planned, said=AWAY)

    row = the(store, planned)
    assert (row.not_held, row.not_held_because, row.held_on) == (NotHeld.FAMILY_AWAY, "De havde glemt det.", None)
    assert (row.not_held_by, str(row.not_held_on)) == ("Solveig Vang", "2026-11-22")
    assert due(store, case_id) == [("follow_up", "2026-12-04")]
    assert the(store, new).kind is row.kind


def test_without_a_new_day_the_case_asks_for_one(store: OpenStore) -> None:
    case_id, planned = a_case(store)
    do(store, say_not_held, table="follow_up", row_id=planned, said=WhyNot("no_time"))
    assert [row.what for row in ask(store, list_due, case_id=case_id)] == ["Næste dato"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (WhyNot(""), "Vælg"),
        (WhyNot("sovet over"), "Vælg"),
        (WhyNot("replaced"), "Vælg"),
        (WhyNot("other", "  "), "egne ord"),
        (WhyNot("no_time", "", "1. november 2026"), "gået"),
        (WhyNot("no_time", "", "engang"), "dato"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_written(store: OpenStore, said: WhyNot, sentence: str) -> None:
    case_id, planned = a_case(store)
    with pytest.raises(UserError, match=sentence):
        do(store, say_not_held, table="follow_up", row_id=planned, said=said)
    assert due(store, case_id) == [("follow_up", "2026-11-22")]


def test_a_day_to_come_is_only_called_off_and_nothing_is_answered_twice(store: OpenStore) -> None:
    case_id, planned = a_case(store, "1. december 2026")
    with pytest.raises(UserError, match="aflyst"):
        do(store, say_not_held, table="follow_up", row_id=planned, said=WhyNot("family_away"))
    do(store, say_not_held, table="follow_up", row_id=planned, said=WhyNot("cancelled"))
    with pytest.raises(UserError, match="ikke planlagt mere"):
        do(store, say_not_held, table="follow_up", row_id=planned, said=WhyNot("cancelled"))
    with pytest.raises(UserError, match="ikke blev holdt"):
        do(store, follow_ups.hold_follow_up, case_id, follow_ups.HeldFollowUp(), follow_up_id=planned)


def test_a_meeting_is_planned_again_with_its_people_and_what_they_wanted_to_talk_about(store: OpenStore) -> None:
    case_id = do(store, cases.start_case, child_name="Liv Holm")
    old = do(store, meetings.plan_meeting, case_id, held_on=TODAY, starts_at="15.00", place="Skolen", purpose="Ro")
    with store.units.step("x", "test") as unit:
        unit.add(AgendaPoint(case_id=case_id, meeting_id=old, text="Fodbold"))
        linked = unit.add(FollowUp(case_id=case_id, planned_on=unit.today, meeting_id=old)).id
    new = do(store, say_not_held, table="meeting", row_id=old, said=AWAY)

    with store.units.read("test") as unit:
        was, now = unit.get(Meeting, old), unit.get(Meeting, new)
        assert (was.status, now.status) == (MeetingStatus.CANCELLED, MeetingStatus.PLANNED)
        assert (now.starts_at, now.place, now.purpose, str(now.held_on)) == ("15:00", "Skolen", "Ro", "2026-12-04")
        assert [each.meeting_id for each in unit.live(AgendaPoint)] == [new]
        assert unit.get(FollowUp, linked).meeting_id == new
    assert due(store, case_id) == [("meeting", "2026-12-04")]
    stands = {line.id: (line.stands, line.people) for line in ask(store, list_lines, case_id)}
    assert stands[old] == ("ikke holdt", "familien kom ikke: De havde glemt det.")
    prepared = ask(store, read_preparation, old)
    assert prepared.was_not_held
    assert prepared.because.startswith("Familien kom ikke: De havde glemt det. Skrevet 22. november 2026")

    do(store, plan_again, old)
    assert not ask(store, read_preparation, old).was_not_held


def test_a_meeting_planned_all_the_same_is_the_follow_up_again(store: OpenStore) -> None:
    case_id, planned = a_case(store)
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    with store.units.step("x", "test") as unit:
        unit.get(FollowUp, planned).meeting_id = meeting
    do(store, say_not_held, table="meeting", row_id=meeting, said=WhyNot("no_time", "Det sneede."))
    assert the(store, planned).not_held is NotHeld.NO_TIME
    do(store, plan_again, meeting)
    assert the(store, planned).not_held is None
    do(store, meetings.start_meeting, meeting, step="child")
    do(store, end_meeting, meeting)
    with pytest.raises(UserError, match="holdt"):
        do(store, say_not_held, table="follow_up", row_id=planned, said=WhyNot("no_time"))


def test_what_came_instead_is_told_and_a_new_day_can_be_written_later(store: OpenStore) -> None:
    case_id = do(store, cases.start_case, child_name="Liv Holm")
    old = do(store, meetings.plan_meeting, case_id, held_on=TODAY, place="Skolen")
    with pytest.raises(UserError, match="planlagt som før"):
        do(store, plan_off_again, old, on="4/12")
    do(store, say_not_held, table="meeting", row_id=old, said=WhyNot("no_time"))
    prepared = ask(store, read_preparation, old)
    assert (prepared.instead, prepared.ready, prepared.day_notes) == (None, (), ())
    for typed, sentence in (("", "nye dag"), ("1. november 2026", "gået"), ("engang", "dato")):
        with pytest.raises(UserError, match=sentence):
            do(store, plan_off_again, old, on=typed)
    with store.units.step("x", "test") as unit:
        linked = unit.add(FollowUp(case_id=case_id, planned_on=unit.today, meeting_id=old, not_held=NotHeld.NO_TIME)).id
    new = do(store, plan_off_again, old, on="4/12")
    instead = ask(store, read_preparation, old).instead
    assert instead is not None
    assert (instead.id, instead.way) == (new, "Åbn mødet 4. december")
    assert instead.words == "Det nye møde er fredag den 4. december 2026, Skolen."
    assert (the(store, linked).meeting_id, the(store, linked).not_held) == (new, None)
    assert the(store, linked).planned_on == dt.date(2026, 12, 4)
    with pytest.raises(UserError, match="allerede planlagt"):  # a second press, or an old page
        do(store, plan_off_again, old, on="5/12")
    do(store, say_not_held, table="meeting", row_id=new, said=WhyNot("cancelled", "", "8/12"))
    instead = ask(store, read_preparation, old).instead  # the new one was not held either
    assert instead is not None
    assert instead.way == "Åbn mødet 8. december"


@pytest.mark.parametrize(
    "move",
    [
        lambda unit, row: change_record(unit, "meeting", row, {"held_on": "4/12"}),
        lambda unit, row: set_due_date(unit, table="meeting", row_id=row, typed="4/12"),
        lambda unit, row: say_not_held(unit, table="meeting", row_id=row, said=WhyNot("no_time", "", "4/12")),
    ],
    ids=["on its page", "on I dag", "not held"],
)
def test_the_follow_up_that_is_to_be_a_meeting_moves_with_it(store: OpenStore, move: Callable[..., object]) -> None:
    case_id, planned = a_case(store)
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    with store.units.step("x", "test") as unit:
        unit.get(FollowUp, planned).meeting_id = meeting
    do(store, move, meeting)
    assert the(store, planned).planned_on == dt.date(2026, 12, 4)


def test_the_next_one_is_of_the_same_kind_about_the_same_child_and_one_planned_since_goes_before(
    store: OpenStore,
) -> None:
    case_id = do(store, cases.start_case, child_name="Liv Holm")
    do(store, cases.add_child, case_id, name="Bo Holm")
    old, brothers, later = (do(store, meetings.plan_meeting, case_id, held_on=on) for on in (TODAY, "1/12", "4/12"))
    do(store, meetings.plan_meeting, case_id, held_on="1/12", type_id="whole_family_meeting")
    for meeting, name in ((old, "Bo Holm"), (brothers, "Liv Holm")):
        with store.units.step("x", "test") as unit:
            guests = unit.live(Participant, Participant.meeting_id == meeting)
            unit.remove(next(each for each in guests if unit.get(Person, each.person_id).name == name))
    store.units.now = lambda: NOW + dt.timedelta(days=1)
    do(store, say_not_held, table="meeting", row_id=old, said=WhyNot("no_time"))
    found = ask(store, read_preparation, old).instead
    assert (found.id, found.words) == (later, "Det næste møde er fredag den 4. december 2026.")
    do(store, cancel_meeting, later, because="Skolen kan ikke.")
    assert ask(store, read_preparation, old).instead is None, "a meeting of another kind, or about Bo, is none"
    new = do(store, plan_off_again, old, on="10/12")
    assert ask(store, read_preparation, new).guests[0].called == "Liv"
    assert len(ask(store, read_preparation, new).guests) == 1, "nor is Bo asked"
    do(store, plan_again, later)
    found = ask(store, read_preparation, old).instead
    assert (found.id, found.words) == (new, "Det nye møde er torsdag den 10. december 2026.")


def test_a_meeting_planned_just_after_midnight_is_planned_that_day() -> None:
    zone, off = ZoneInfo("Europe/Copenhagen"), Meeting(not_held_on=dt.date(2026, 11, 5))
    other = Meeting(created_at=dt.datetime(2026, 11, 4, 23, 30, tzinfo=dt.UTC))
    assert meeting_instead._is_new(off, other, zone)
    assert not meeting_instead._is_new(off, other, dt.UTC)


def test_the_meeting_that_was_held_the_same_morning_did_not_come_instead(store: OpenStore) -> None:
    case_id, _ = a_case(store)
    morning = do(store, meetings.plan_meeting, case_id, held_on=TODAY, starts_at="8.30")
    do(store, end_meeting, morning)
    store.units.now = lambda: NOW + dt.timedelta(minutes=5)
    afternoon = do(store, meetings.plan_meeting, case_id, held_on=TODAY, starts_at="14")
    do(store, say_not_held, table="meeting", row_id=afternoon, said=WhyNot("no_time"))
    assert ask(store, read_preparation, afternoon).instead is None


def test_one_undo_takes_answer_and_new_day_back(store: OpenStore) -> None:
    case_id, planned = a_case(store)
    with store.units.step("Blev ikke holdt", "planned.not_held") as unit:
        say_not_held(unit, table="follow_up", row_id=planned, said=AWAY)
    assert unit.outcome is not None
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
        undo(again, unit.outcome.step_id)
    assert due(store, case_id) == [("follow_up", "2026-11-22")]


def test_it_goes_over_to_the_other_system_and_the_form_signs_it_too(store: OpenStore) -> None:
    case_id, planned = a_case(store)
    do(store, change_record, "follow_up", planned, {"not_held": "family_away"})
    assert str(the(store, planned).not_held_on) == "2026-11-22"
    with store.units.read("test") as unit:
        (text,) = [each.make() for each in finals(read_case(unit, case_id), unit) if each.record.id == planned]
    assert text.text.splitlines() == ["2026-11-22 Opfølgning blev ikke holdt", "Hvorfor ikke: familien kom ikke"]

    do(store, change_record, "follow_up", planned, {"not_held": ""})
    assert the(store, planned).not_held_on is None
