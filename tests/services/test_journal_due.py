"""Nothing final lies here alone for long: the line on I dag, the mark in the header, and the leader's list."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.agreement import Agreement
from app.models.meeting import Meeting
from app.models.people import Person
from app.models.plan import Goal
from app.services import journal_due, journal_queue
from app.services.case_header import read_header
from app.services.cases import close_case, start_case
from app.services.due_rows import list_due
from app.services.history import undo
from app.services.journal_queue import Laid
from app.services.meeting_closing import end_meeting, reopen_meeting
from app.services.records import add_record, change_record, remove_record
from app.services.told_before import set_here_since
from tests.doing import ask, do
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.shipped import TODAY


class Clock:
    """A clock that is moved by the test, never by itself."""

    def __init__(self) -> None:
        self.now = TODAY

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_on(self, **how_much: float) -> None:
        self.now += dt.timedelta(**how_much)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def own(tmp_path: Path, ready_stores: ReadyStores, clock: Clock) -> Iterator[OpenStore]:
    """A store whose clock goes."""
    with ready_stores.opened(tmp_path, nothing, "mathias_case", now=clock) as (opened, _):
        yield opened


@pytest.fixture
def case(own: OpenStore, clock: Clock) -> UUID:
    """Story A, taken in on Sunday 22 November, looked at on Monday morning."""
    clock.pass_on(days=1)
    return case_of(own, "2026-014")


def lines(store: OpenStore) -> list[tuple[str, dt.date | None]]:
    return [(row.what, row.due) for row in ask(store, list_due) if row.source_table == journal_due.SOURCE]


def lay_all(store: OpenStore, case_id: UUID, *, older: bool = False) -> None:
    items = ask(store, journal_queue.list_queue, case_id, older=older)
    do(store, journal_queue.note_laid, case_id, tuple(Laid(i.box.id, i.source, i.source_id, i.sha256) for i in items))


def test_what_came_along_with_a_case_asks_for_nothing(own: OpenStore, case: UUID) -> None:
    do(own, change_record, "person", _any_person(own, case), {"phone": "12 34 56 78"})
    assert lines(own) == []
    assert ask(own, journal_due.list_outside) == []


def test_a_note_written_here_may_lie_here_for_five_working_days(own: OpenStore, case: UUID) -> None:
    do(own, add_record, case, "note", {"on": "23. november 2026", "text": "Lone ringede."})
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 11, 30))]
    do(own, add_record, case, "child_talk", {"child_id": _child(own, case), "on": "20. november 2026"})
    assert lines(own) == [("Læg 2 tekster i fagsystemet", dt.date(2026, 11, 27))]
    lay_all(own, case)
    assert lines(own) == []


def test_a_goal_that_came_along_is_written_here_once_it_gets_a_step(own: OpenStore, case: UUID) -> None:
    with own.units.read("test") as unit:
        goal = unit.live(Goal, Goal.case_id == case)[0].id
    assert ask(own, journal_queue.list_queue, case) == ()
    do(own, add_record, case, "goal_step", {"text": "Ind ad døren"}, owner_id=goal)
    assert [each.source_id for each in ask(own, journal_queue.list_queue, case)] == [goal]
    assert lines(own) == [], "a goal goes on changing, so it is never late"


def test_the_line_and_the_header_count_and_name_nobody(own: OpenStore, case: UUID) -> None:
    assert ask(own, read_header, case).outside == ""
    before = ask(own, read_header, case).next_on
    do(own, add_record, case, "note", {"on": "23. november 2026", "text": "Lone er ked af det."})
    row = next(each for each in ask(own, list_due) if each.source_table == journal_due.SOURCE)
    assert row.explanation == "Har ligget her siden 23. november 2026."
    header = ask(own, read_header, case)
    assert header.outside == "Læg én tekst i fagsystemet"
    assert header.next_on == before, "what waits for another system is no meeting"


def test_a_meeting_that_is_closed_here_waits_from_when_its_minutes_are_final(
    own: OpenStore, case: UUID, clock: Clock
) -> None:
    meeting_id = _planned(own, case)
    do(own, change_record, "meeting", meeting_id, {"held_on": "23. november 2026", "status": "running"})
    assert lines(own) == []
    clock.pass_on(hours=1)
    do(own, end_meeting, meeting_id, because="Vi nåede det.")
    # Closed on Monday, corrected until Tuesday at the same time, then five working days.
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 12, 1))]
    do(own, reopen_meeting, meeting_id)
    assert lines(own) == []


def test_a_text_that_changed_after_it_was_laid_over_gets_five_new_days(
    own: OpenStore, case: UUID, clock: Clock
) -> None:
    note = do(own, add_record, case, "note", {"on": "23. november 2026", "text": "Lone ringede."})
    clock.pass_on(days=7)
    lay_all(own, case)
    do(own, change_record, "note", note, {"text": "Lone ringede kl. 9."})
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 12, 7))]


def test_a_text_that_is_corrected_long_after_counts_from_the_correction(
    own: OpenStore, case: UUID, clock: Clock
) -> None:
    note = do(own, add_record, case, "note", {"on": "23. november 2026", "text": "Lone ringede."})
    lay_all(own, case)
    clock.pass_on(days=14)
    do(own, change_record, "note", note, {"text": "Lone ringede kl. 9."})
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 12, 14))]


def test_an_agreement_taken_out_of_the_minutes_counts_from_that_day(own: OpenStore, case: UUID, clock: Clock) -> None:
    lay_all(own, case, older=True)
    clock.pass_on(days=14)
    with own.units.read("test") as unit:
        agreement = next(each.id for each in unit.live(Agreement, Agreement.case_id == case) if each.meeting_id)
    do(own, remove_record, "agreement", agreement)
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 12, 14))]


@pytest.mark.parametrize("day", ["", "november 2026"])
def test_a_talk_without_an_exact_day_counts_from_when_it_was_written(own: OpenStore, case: UUID, day: str) -> None:
    do(own, add_record, case, "child_talk", {"child_id": _child(own, case), "on": day})
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 11, 30))]


def test_a_note_without_a_day_counts_from_when_it_was_written(own: OpenStore, case: UUID) -> None:
    do(own, add_record, case, "note", {"text": "Lone ringede."})
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 11, 30))]


def test_what_is_not_to_be_laid_over_is_no_line_until_that_is_undone(own: OpenStore, case: UUID) -> None:
    do(own, add_record, case, "note", {"on": "23. november 2026", "text": "Lone ringede."})
    (note,) = ask(own, journal_queue.list_queue, case)
    with own.units.step("Læg ikke over", "test") as unit:
        item = Laid(note.box.id, note.source, note.source_id, note.sha256)
        journal_queue.pass_over(unit, case, item=item, because="Står der allerede.")
    assert lines(own) == []
    assert ask(own, journal_queue.list_laid, case) == []
    step = unit.outcome.step_id
    with own.units.step("Fortryd", "test", undoes=step) as unit:
        undo(unit, step)
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 11, 30))]


def test_what_lies_here_alone_stays_on_i_dag_and_on_the_leaders_list_when_the_case_is_closed(
    own: OpenStore, case: UUID, clock: Clock
) -> None:
    do(own, add_record, case, "note", {"on": "23. november 2026", "text": "Lone ringede."})
    do(own, close_case, case, reason="Målene er nået.")
    assert lines(own) == [("Læg én tekst i fagsystemet", dt.date(2026, 11, 30))]
    clock.pass_on(days=14)
    listed = ask(own, journal_due.list_outside)
    assert [(row.case_number, row.count, row.late, row.since) for row in listed] == [
        ("2026-014", 1, 1, dt.date(2026, 11, 23))
    ]


def test_the_leaders_list_has_the_one_first_that_is_due_first(own: OpenStore, case: UUID, clock: Clock) -> None:
    other = do(own, start_case, child_name="Ida", number="2026-900")
    clock.pass_on(minutes=1)
    do(own, add_record, case, "note", {"on": "23. november 2026", "text": "Lone ringede."})
    do(own, add_record, other, "note", {"on": "19. november 2026", "text": "Skolen ringede."})
    listed = ask(own, journal_due.list_outside)
    assert [(row.case_number, row.late) for row in listed] == [("2026-900", 0), ("2026-014", 0)]
    assert [row.late for row in ask(own, journal_due.list_outside, today=dt.date(2026, 11, 27))] == [1, 0]


def _any_person(store: OpenStore, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return next(each.id for each in unit.live(Person, Person.case_id == case_id))


def _child(store: OpenStore, case_id: UUID) -> str:
    return str(ask(store, read_header, case_id).children[0].id)


def _planned(store: OpenStore, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return next(e.id for e in unit.live(Meeting, Meeting.case_id == case_id) if e.status.value == "planned")


def test_a_day_from_before_the_case_came_waits_only_when_words_are_written_of_it(own: OpenStore, case: UUID) -> None:
    do(own, set_here_since, case, typed="22. november 2026")
    row = do(own, add_record, case, "follow_up", {"kind": "supervision", "held_on": "2026-10-01"})
    assert "Tilsyn 2026-10-01" not in [each.title for each in ask(own, journal_queue.list_queue, case)]
    do(own, change_record, "follow_up", row, {"progress": "Mathias sover bedre."})
    assert "Tilsyn 2026-10-01" in [each.title for each in ask(own, journal_queue.list_queue, case)]
