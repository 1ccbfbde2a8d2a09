"""While a child is heard without a parent, no line tells in a roundabout way of what that parent may not know.

Every secret holds »hemmelig« or lies on 21 November, the day after which nobody could count by chance.
"""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.agreement import Agreement, AgreementAudience, AgreementOwner
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.models.meeting import Meeting
from app.services.due_rows import DueRow
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, set_rhythm
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.plan_page import read_plan
from app.services.ports import Unit
from app.services.rhythm_shown import RhythmRow, list_rhythms
from app.services.started_deadlines import finish_deadline, start_deadline
from tests.doing import ask, do
from tests.services.due_making import a_case, clear_planned, help_that_runs, lines, stop, the_child
from tests.services.meeting_making import hold, plan_with, set_row, who

SECRET_DAY = "21. november"
SIX_WEEKS = ChosenRhythm(every=6, unit_of_time="weeks", reason="ro", base_on="1. november 2026")


def words(rows: list[DueRow]) -> str:
    return "\n".join(f"{row.what} {row.explanation} {row.law}" for row in rows)


def on_day(store: OpenStore, day: dt.date) -> list[str]:
    return [row.what for row in lines(store) if row.due == day]


@pytest.fixture
def rhythm_case(store: OpenStore, mathias_case: UUID) -> UUID:
    """Mathias with a follow-up every sixth week, nothing planned, heard without his stepfather."""
    clear_planned(store, mathias_case)
    do(store, set_rhythm, mathias_case, SIX_WEEKS)
    stop(store, mathias_case)
    return mathias_case


def meet_alone(store: OpenStore, case_id: UUID) -> None:
    hold(store, plan_with(store, case_id, who(store, case_id, "Mathias"), held_on="21. november 2026"))


def test_whom_to_ask_for_an_answer_does_not_tell_what_was_agreed_without_a_parent(
    store: OpenStore, mathias_case: UUID
) -> None:
    meeting = ask(store, lambda unit: unit.live(Meeting, Meeting.case_id == mathias_case)[0].id)
    set_row(store, Meeting, meeting, closed_on=dt.date(2026, 11, 20))

    def agree(unit: Unit) -> None:
        mine = unit.live(Agreement, Agreement.meeting_id == meeting)
        some = next(each for each in mine if each.state is AgreementState.AGREED and each.outcome is None)
        owner = unit.live(AgreementOwner, AgreementOwner.agreement_id == some.id)[0]
        some.text, owner.answer = "hemmelig aftale om at tale alene", OwnerAnswer.AWAITING
        reader = AgreementAudience(case_id=mathias_case, agreement_id=some.id, person_id=owner.person_id)
        reader.order_key = "m"
        unit.add(reader)

    do(store, agree)
    assert "Spørg" in words(lines(store))
    assert "hemmelig" in words(lines(store))
    before = len(lines(store))
    stop(store, mathias_case, "Lone")  # who was at the meeting
    assert "hemmelig" not in words(lines(store))
    assert len(lines(store)) == before


def test_the_first_follow_up_does_not_tell_of_an_investigation(store: OpenStore, mathias_case: UUID) -> None:
    clear_planned(store, mathias_case)
    help_that_runs(store, mathias_case, since="2026-10-20", decided_on="2026-10-10", name="Støttefamilie")
    begun = do(store, start_deadline, mathias_case, rule_id="child-assessment", on="1. oktober 2026")
    do(store, finish_deadline, begun, on="20. november 2026")
    assert "undersøgelse" in words(lines(store))
    stop(store, mathias_case)
    assert "undersøgelse" not in words(lines(store))
    assert set(on_day(store, dt.date(2026, 11, 20))) == {NEUTRAL_TITLE}


def test_a_rhythm_does_not_tell_the_day_of_a_meeting_without_the_parent(store: OpenStore, rhythm_case: UUID) -> None:
    meet_alone(store, rhythm_case)
    assert SECRET_DAY not in words(lines(store))
    assert on_day(store, dt.date(2027, 1, 2)) == [NEUTRAL_TITLE]


def test_a_rhythm_does_not_tell_the_day_of_a_follow_up_after_the_stop(store: OpenStore, rhythm_case: UUID) -> None:
    do(store, hold_follow_up, rhythm_case, HeldFollowUp(held_on="22. november 2026"))
    assert "efter 22. november" not in words(lines(store))
    assert on_day(store, dt.date(2027, 1, 3)) == [NEUTRAL_TITLE]


def test_a_rhythm_does_not_tell_of_a_meeting_that_is_planned_too_late_for_it(
    store: OpenStore, rhythm_case: UUID
) -> None:
    plan_with(store, rhythm_case, who(store, rhythm_case, "Mathias"), held_on="21. februar 2027")
    assert "21. februar" not in words(lines(store))


def test_the_list_of_rhythms_does_not_tell_it_either(store: OpenStore, rhythm_case: UUID) -> None:
    shown: tuple[RhythmRow, ...] = ask(store, list_rhythms, rhythm_case)
    assert [each.next_on for each in shown if each.next_on]
    meet_alone(store, rhythm_case)
    shown = ask(store, list_rhythms, rhythm_case)
    on_the_plan = ask(store, read_plan, rhythm_case).cadences
    assert not [each for each in (*shown, *on_the_plan) if SECRET_DAY in each.because or "2. januar" in each.next_on]


def test_without_a_stop_a_rhythm_says_what_it_is_counted_from(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, set_rhythm, case_id, SIX_WEEKS)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="21. november 2026", child_id=the_child(store, case_id)))
    assert "Hver 6. uge efter 21. november 2026." in words(lines(store))
