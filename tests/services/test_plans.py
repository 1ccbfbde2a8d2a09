"""The plan: title by status, goals in the family's words, numbers, rhythm with its reason, follow-ups."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.plan import Cadence
from app.services.cases import start_case
from app.services.follow_up_outcomes import HelpDecided
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from app.services.plan_page import read_plan
from app.services.plan_questions import Ask
from app.services.plans import add_goal, score_goal, set_plan
from app.services.records import add_record, change_record


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


def test_the_title_follows_what_has_been_decided(
    store: OpenStore, case_id: UUID, mathias_case: UUID, noah_case: UUID, liv_case: UUID
) -> None:
    titles = [ask(store, read_plan, each).title for each in (case_id, mathias_case, noah_case, liv_case)]
    assert titles == ["Vores aftaler", "Vores aftaler", "Ungeplan", "Barnets plan"]

    decided = {"decided_on": "1. november 2026", "legal_basis": "barnets lov § 46"}
    values = {"name": "Kontaktperson", "status": "active", **decided}
    do(store, add_record, case_id, "intervention", dict(values))
    assert ask(store, read_plan, case_id).title == "Barnets plan"


def test_the_purpose_is_written_once_and_changed_after_that(store: OpenStore, case_id: UUID) -> None:
    first = do(store, set_plan, case_id, purpose=" Asta trives i skolen ")
    again = do(store, set_plan, case_id, if_hard="Ring til Sanne.")

    page = ask(store, read_plan, case_id)
    assert first == again == page.plan_id
    assert (page.purpose, page.if_hard) == ("Asta trives i skolen", "Ring til Sanne.")
    do(store, set_plan, case_id, purpose="")
    assert ask(store, read_plan, case_id).purpose == ""


def test_a_goal_keeps_how_it_is_now_and_its_numbers(store: OpenStore, case_id: UUID) -> None:
    goal = do(store, add_goal, case_id, text="Asta er i skole", now="tre dage", period="siden august 2026")
    for value in ("4", "6"):
        do(store, score_goal, goal, value=value)

    [row] = ask(store, read_plan, case_id).goals
    assert (row.number, row.text, row.now) == (1, "Asta er i skole", "tre dage (siden august 2026)")
    assert [value for _, value, _ in row.scores] == [4, 6]


@pytest.mark.parametrize("value", ["11", "-1", "fire", "4,5", "", "²"])
def test_only_whole_numbers_from_0_to_10_are_numbers_of_a_goal(store: OpenStore, case_id: UUID, value: str) -> None:
    goal = do(store, add_goal, case_id, text="Asta er i skole")

    with pytest.raises(UserError):
        do(store, score_goal, goal, value=value)
    assert ask(store, read_plan, case_id).goals[0].scores == ()


def test_four_goals_in_play_are_too_many_to_look_after(store: OpenStore, case_id: UUID) -> None:
    goals = [do(store, add_goal, case_id, text=f"Mål {number}") for number in range(4)]
    assert [each.ask for each in ask(store, read_plan, case_id).questions] == [Ask.MANY_GOALS]

    do(store, change_record, "goal", goals[0], {"status": "paused"})
    assert ask(store, read_plan, case_id).questions == ()
    with pytest.raises(UserError, match="egne ord"):
        do(store, add_goal, case_id, text=" ")


def test_a_rhythm_has_a_reason_and_replaces_the_one_before(store: OpenStore, case_id: UUID) -> None:
    with pytest.raises(UserError, match="hvorfor"):
        do(store, set_rhythm, case_id, ChosenRhythm(every=3, unit_of_time="months", reason=" "))
    for every, reason in ((6, "begyndende fravær"), (3, "det går bedre")):
        do(store, set_rhythm, case_id, ChosenRhythm(every=every, unit_of_time="months", reason=reason))

    [row] = ask(store, read_plan, case_id).cadences
    assert (row.words, row.reason, row.next_on) == ("hver 3. måned", "det går bedre", "22. februar 2027")
    assert len(ask(store, lambda unit: unit.live(Cadence))) == 1


def test_a_follow_up_is_planned_held_and_told(store: OpenStore, noah_case: UUID) -> None:
    planned = do(store, plan_follow_up, noah_case, on="16. december")
    measure = next(each for each in ask(store, read_plan, noah_case).interventions if each.status == "active")
    held = HeldFollowUp(child_talked=True, child_said="Det går", decisions=(HelpDecided(measure.id, "continue"),))
    do(store, hold_follow_up, noah_case, held, follow_up_id=planned)

    last = ask(store, read_plan, noah_case).follow_ups[-1]
    assert (last.id, last.planned_on, last.held_on) == (planned, "16. december 2026", "22. november 2026")
    assert (last.child_talked, last.plan_reviewed, last.child_said) == (True, False, "Det går")
    with pytest.raises(UserError):
        do(store, plan_follow_up, noah_case, on=" ")
