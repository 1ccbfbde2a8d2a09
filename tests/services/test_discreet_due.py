"""What is decided, held and moved after a stop says nothing on I dag, in calendars, on the list of reviews, in JSON.

The first test asks it of everything at once: no line with words is new, gone over into another, or another day.
"""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.approx_date import ApproxDate
from app.models.knowledge import Note
from app.models.people import Person
from app.models.safety import HardStop
from app.services.calendar_dates import read_dates
from app.services.calendar_rows import read_days
from app.services.case_header import read_header
from app.services.case_phase import Phase
from app.services.cases import list_cases
from app.services.due_actions import set_due_date
from app.services.due_rows import DueRow
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.journal_due import list_outside
from app.services.ports import Unit
from app.services.review_list import ReviewLine, list_for_review
from app.services.rhythm_shown import NEXT_IN_LIST, list_rhythms
from app.services.snoozes import put_off
from app.services.started_deadlines import finish_deadline, start_deadline
from app.services.stop_decisions import end_stop
from app.services.today_rows import Group, read_today
from tests.doing import ask, do
from tests.services.due_making import clear_planned, help_that_runs, lines, put, stop
from tests.services.meeting_making import hold, plan_with, set_row, who
from tests.shipped import TODAY

DAYS = ("2026-11-22", "2027-03-02")
SIX_WEEKS = ChosenRhythm(every=6, unit_of_time="weeks", reason="hemmelig")
OF_A_PLACEMENT = ("nbragt", "nbring", "§ 47", "§ 108", "ngestøtte", "ngeplan", "Tilsyn", "hemmelig")


def place(store: OpenStore, case_id: UUID, status: str = "granted") -> None:
    """Decide a placement (§ 47) the parent knows nothing of yet."""
    help_that_runs(
        store, case_id, name="hemmelig plejefamilie", legal_basis="barnets lov § 47", placement=True, plan_choice="",
        status=status, decided_on="2026-11-10", since="2026-11-15",
    )  # fmt: skip


def visit(store: OpenStore, case_id: UUID) -> None:
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="21. november 2026", kind="supervision"))


def follow_up(store: OpenStore, case_id: UUID) -> None:
    """Hold a follow-up alone with the child, and decide there how often it is to be."""
    held = HeldFollowUp(held_on="21. november 2026", child_talked=True, child_said="hemmelig", rhythm=SIX_WEEKS)
    do(store, hold_follow_up, case_id, held)


def school(store: OpenStore, case_id: UUID) -> None:
    rhythm = ChosenRhythm(every=6, unit_of_time="months", first=3, reason="ro", base_on="21. november 2026",
                          preset_id="skoleflex")  # fmt: skip
    do(store, set_rhythm, case_id, rhythm)


def investigation(store: OpenStore, case_id: UUID) -> None:
    begun = do(store, start_deadline, case_id, rule_id="child-assessment", on="1. oktober 2026")
    do(store, finish_deadline, begun, on="21. november 2026")


def meeting(store: OpenStore, case_id: UUID) -> None:
    hold(store, plan_with(store, case_id, who(store, case_id, "Mathias"), held_on="21. november 2026"))


def planned(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="3. december 2026")


def goal(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "goal", text="hemmeligt mål", due="2026-12-15", status="under_way")


def note(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "note", on="21. november 2026", text="hemmelig")
    put(store, case_id, "contact", on="2026-11-21", text="hemmelig", child_talked=True)


AFTER_THE_STOP: tuple[Callable[[OpenStore, UUID], None], ...] = (
    school, place, visit, meeting, planned, goal, note, investigation, follow_up,
)  # fmt: skip


def with_words(store: OpenStore, day: str) -> set[tuple[str, dt.date | None, str, str]]:
    return {(row.what, row.due, row.rule_id, row.explanation) for row in lines(store, day) if row.what != NEUTRAL_TITLE}


def nameless(store: OpenStore, day: str = "2026-11-22") -> list[DueRow]:
    return [row for row in lines(store, day) if row.what == NEUTRAL_TITLE]


def end(store: OpenStore) -> None:
    """Say that the stop is over."""
    held = ask(store, lambda unit: unit.live(HardStop)[0].id)
    do(store, end_stop, held, because="Afkræftet.", by="Kirsten")


@pytest.fixture
def case_id(store: OpenStore, mathias_case: UUID) -> UUID:
    """Mathias, 17 here, with help that runs and nothing planned."""
    set_row(store, Person, who(store, mathias_case, "Mathias"), birth=ApproxDate.parse("2009-03-01"))
    clear_planned(store, mathias_case)
    help_that_runs(store, mathias_case, since="2026-10-20", decided_on="2026-10-10", name="Støttefamilie")
    return mathias_case


def test_whatever_is_done_after_a_stop_no_line_with_words_is_new(store: OpenStore, case_id: UUID) -> None:
    stop(store, case_id)
    before = {day: with_words(store, day) for day in DAYS}
    seen = {day: len(lines(store, day)) for day in DAYS}
    assert all(before.values())
    for act in AFTER_THE_STOP:
        act(store, case_id)
        for day in DAYS:
            assert with_words(store, day) <= before[day], act
    assert all(len(lines(store, day)) > seen[day] for day in DAYS)
    end(store)
    assert not with_words(store, DAYS[0]) <= before[DAYS[0]]


@pytest.mark.parametrize("status", ["granted", "active"])
def test_a_placement_decided_without_the_parent_is_told_of_nowhere(
    store: OpenStore, case_id: UUID, status: str
) -> None:
    stop(store, case_id)
    place(store, case_id, status)
    visit(store, case_id)
    shown = {
        "I dag": ask(store, read_today),
        "the list": lines(store),
        "the month": ask(store, read_days, dt.date(2026, 11, 1), dt.date(2027, 12, 31), named=50),
        ".ics": [each.named + each.neutral for each in ask(store, read_dates)],
        "the review": ask(store, list_for_review),
    }
    for name, told in shown.items():
        assert not [word for word in OF_A_PLACEMENT if word in str(told)], name
    assert {row.due for row in nameless(store)} >= {dt.date(2026, 9, 1), dt.date(2026, 11, 10)}
    end(store)
    assert {word for word in OF_A_PLACEMENT if word in str(lines(store))} >= {"nbragt", "§ 108"}
    [line] = ask(store, list_for_review)
    assert isinstance(line, ReviewLine)
    assert line.stage.startswith("Anbragt")


def test_the_review_does_not_say_that_something_is_looked_into(store: OpenStore, case_id: UUID) -> None:
    stop(store, case_id)
    do(store, start_deadline, case_id, rule_id="child-assessment", on="20. november 2026")
    assert Phase.ASSESSMENT not in ask(store, list_for_review)[0].phases
    end(store)
    assert Phase.ASSESSMENT in ask(store, list_for_review)[0].phases


def test_why_something_waits_is_not_told_while_the_child_is_heard_without_a_parent(
    store: OpenStore, case_id: UUID
) -> None:
    stop(store, case_id)
    tables = ("agreement", "cadence", "discreet_reminder")
    waits = [row for row in lines(store, "2027-03-02") if row.source_table in tables and not row.recurring]
    assert len({row.source_table for row in waits}) == 3
    for row in waits:
        until = max(dt.date(2026, 12, 1), (row.due or TODAY.date()) - dt.timedelta(days=7))
        where = {"table": row.source_table, "row_id": row.source_id, "rule_id": row.rule_id}
        do(store, put_off, **where, until=f"{min(until, dt.date(2027, 3, 30)):%d-%m-%Y}", because="hemmelig")
    assert any(row.snoozed_until for row in lines(store))
    assert "hemmelig" not in str([lines(store, day) for day in DAYS])
    end(store)
    assert "hemmelig" in str(lines(store))


def test_a_rhythm_decided_alone_with_the_child_tells_no_day(store: OpenStore, case_id: UUID) -> None:
    stop(store, case_id)
    follow_up(store, case_id)
    assert not [row for row in lines(store) if "21. november" in row.explanation]
    assert dt.date(2027, 1, 2) in {row.due for row in nameless(store)}
    told = [each for each in ask(store, list_rhythms, case_id) if each.because == NEXT_IN_LIST]
    assert [each.next_on for each in told] == [""]


def test_what_lies_here_alone_says_no_day_of_what_may_not_be_known(store: OpenStore, case_id: UUID) -> None:
    store.units.now = lambda: TODAY + dt.timedelta(minutes=1)  # what is as old as the case came along with it
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="20. november 2026"))
    [line] = [row for row in lines(store) if row.source_table == "journal"]
    stop(store, case_id)
    assert [row for row in lines(store) if row.source_table == "journal"] == [line]
    do(store, lambda unit: unit.add(a_note(unit, case_id)))
    assert not [row for row in lines(store) if "har ligget" in row.explanation.casefold()]
    assert [each.count for each in ask(store, list_outside)] == [2]
    end(store)
    assert [row.what for row in lines(store) if row.source_table == "journal"] == ["Læg 2 tekster i fagsystemet"]


def a_note(unit: Unit, case_id: UUID) -> Note:
    return Note(case_id=case_id, on=unit.today, text="hemmelig", order_key="m")


def test_a_follow_up_that_is_moved_after_the_stop_loses_its_name(store: OpenStore, case_id: UUID) -> None:
    made = do(store, plan_follow_up, case_id, on="10. december 2026")
    stop(store, case_id)
    assert [row.what for row in lines(store, table="follow_up")] == ["Opfølgning"]
    do(store, set_due_date, table="follow_up", row_id=made, typed="25. november 2026")
    assert not lines(store, table="follow_up")
    assert dt.date(2026, 11, 25) in {row.due for row in nameless(store)}


def test_nothing_of_a_nameless_line_tells_what_it_is(store: OpenStore, case_id: UUID) -> None:
    later = "2027-06-01"
    still = {row.source_table for row in lines(store, later)} & {"quiet", "child_talk", "case_review"}
    assert len(still) == 3
    stop(store, case_id)
    found = nameless(store, later)
    assert {row.source_table for row in found} <= {"agreement", "discreet", "discreet_reminder", "discreet_work"}
    assert not [row for row in found if row.is_still or not row.rule_id.startswith("agreed")]


def test_a_nameless_line_waits_for_its_day_and_a_reminder_stands_in_no_calendar(
    store: OpenStore, case_id: UUID
) -> None:
    stop(store, case_id)
    [quiet, *_] = lines(store, "2027-06-01", table="discreet_reminder")
    assert quiet.due is not None
    assert not lines(store, (quiet.due - dt.timedelta(days=1)).isoformat(), table="discreet_reminder")
    assert lines(store, quiet.due.isoformat(), table="discreet_reminder")
    year = ask(store, read_days, quiet.due, quiet.due + dt.timedelta(days=30), named=50, today=quiet.due)
    assert not [row for day in year.found.values() for row in day.rows if row.source_table == "discreet_reminder"]
    assert ask(store, read_today, today=quiet.due).count(Group.STILL) == 0


def test_a_nameless_line_of_her_own_work_is_nobodys_next_date(store: OpenStore, case_id: UUID) -> None:
    do(store, start_deadline, case_id, rule_id="receipt", on="20. november 2026")
    before = ask(store, read_header, case_id).next_on
    stop(store, case_id)
    assert ask(store, read_header, case_id).next_on == before
    [line] = [each for each in ask(store, list_cases) if each.id == case_id]
    assert line.next_on == before
