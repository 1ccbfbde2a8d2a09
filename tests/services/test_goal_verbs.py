"""Goals: small steps, who is responsible, their order, and numbers over time as a picture and in words."""

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums import GoalStatus, LifeArea
from app.models.plan import Goal
from app.services.cases import start_case
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.goal_rows import GoalRow, MarkKind, ScorePoint, curve_words
from app.services.papers import plan_for
from app.services.people import list_people
from app.services.plan_page import PlanPage, read_plan
from app.services.plans import (
    add_goal,
    add_responsible,
    add_step,
    move_goal,
    score_goal,
    set_goal_status,
    set_step_status,
)
from app.services.records import change_record
from tests.doing import ask, do


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2018")))


def page(store: OpenStore, case_id: UUID) -> PlanPage:
    found = ask(store, read_plan, case_id)
    assert isinstance(found, PlanPage)
    return found


def texts(store: OpenStore, case_id: UUID) -> list[str]:
    return [each.text for each in page(store, case_id).goals]


def only(store: OpenStore, case_id: UUID) -> GoalRow:
    [goal] = page(store, case_id).goals
    return goal


def test_every_area_of_life_has_its_place_and_school_always_stands_there(store: OpenStore, case_id: UUID) -> None:
    assert [each.area for each in page(store, case_id).areas] == [LifeArea.SCHOOL]
    for text, area in (("Asta sover", LifeArea.HEALTH), ("Uden sted", None), ("Asta spiser", LifeArea.HEALTH)):
        do(store, add_goal, case_id, text=text, area=area)
    assert [(each.area, len(each.goals)) for each in page(store, case_id).areas] == [
        (LifeArea.HEALTH, 2), (None, 1), (LifeArea.SCHOOL, 0),
    ]  # fmt: skip
    assert [each.number for area in page(store, case_id).areas for each in area.goals] == [1, 2, 3]
    with store.units.read("plan.read") as unit:
        told = plan_for(unit, case_id, copy="professional", with_genogram=False).paper.children[0].goals
    assert [each.text for each in told] == texts(store, case_id) == ["Asta sover", "Asta spiser", "Uden sted"]
    do(store, move_goal, page(store, case_id).goals[1].id, by=-1)
    assert texts(store, case_id) == ["Asta spiser", "Asta sover", "Uden sted"]


def test_steps_and_who_is_responsible_stand_with_the_goal(store: OpenStore, case_id: UUID) -> None:
    goal = do(store, add_goal, case_id, text="Asta er i skole")
    step = do(store, add_step, goal, text=" To dage om ugen ", due="før jul")
    do(store, set_step_status, step, GoalStatus.REACHED)
    asta = next(each.id for each in ask(store, list_people, case_id) if each.is_child_of_case)
    do(store, add_responsible, goal, person_id=asta, does="fortæller, hvordan det går")
    do(store, add_responsible, goal, body="skolen", does="åbner døren")
    row = only(store, case_id)
    assert [(each.text, each.due, each.status) for each in row.steps] == [
        ("To dage om ugen", "før jul", GoalStatus.REACHED)
    ]
    assert [(each.who, each.does) for each in row.responsible] == [
        ("Asta Lund", "fortæller, hvordan det går"), ("skolen", "åbner døren"),
    ]  # fmt: skip


def test_nothing_and_nobody_are_refused(store: OpenStore, case_id: UUID, mathias_case: UUID) -> None:
    goal = do(store, add_goal, case_id, text="Asta er i skole")
    stranger = ask(store, list_people, mathias_case)[0].id
    child = page(store, mathias_case).children[0].child_id
    for verb, values in (
        (add_step, {"text": " "}), (add_responsible, {"body": " "}), (add_responsible, {"person_id": stranger}),
        (score_goal, {"value": "4", "person_id": stranger}), (score_goal, {"value": "4", "on": "engang"}),
        (score_goal, {"value": "4", "on": "1. december 2026"}),
    ):  # fmt: skip
        with pytest.raises(UserError):
            do(store, verb, goal, **values)
    with pytest.raises(UserError, match="ikke på denne sag"):
        do(store, add_goal, case_id, text="Et mål", child_id=child)
    row = only(store, case_id)
    assert (row.steps, row.responsible, row.scores) == ((), (), ())


def test_a_reason_goes_when_the_goal_goes_on(store: OpenStore, case_id: UUID) -> None:
    goal = do(store, add_goal, case_id, text="Asta er i skole")
    do(store, set_goal_status, goal, GoalStatus.PAUSED, because="Farmor er død")
    assert (only(store, case_id).status_because, only(store, case_id).is_live) == ("Farmor er død", False)
    do(store, set_goal_status, goal, GoalStatus.ALMOST)
    assert (only(store, case_id).status_because, only(store, case_id).is_live) == ("", True)


def test_a_goal_moves_one_place_and_stays_at_the_ends(store: OpenStore, case_id: UUID) -> None:
    goals = [do(store, add_goal, case_id, text=text) for text in "ABC"]
    for goal, by, order in ((0, -1, "ABC"), (2, 1, "ABC"), (0, 1, "BAC"), (2, -2, "CBA"), (1, 1, "CAB"), (0, 9, "CAB")):
        do(store, move_goal, goals[goal], by=by)
        assert "".join(texts(store, case_id)) == order


@pytest.mark.parametrize(
    "keys", [(None, None, None), ("a", "a", "a"), ("a", "a", None), (None, "a", "a"), ("b", "b", "c")]
)
def test_goals_without_keys_of_their_own_move_all_the_same(
    store: OpenStore, case_id: UUID, keys: tuple[str | None, ...]
) -> None:
    for text in "ABC":
        do(store, add_goal, case_id, text=text)
    with store.units.step("Fra en fil", "test") as unit:
        for goal, key in zip(unit.live(Goal), keys, strict=True):
            goal.order_key = key
    before = [each.id for each in page(store, case_id).goals]
    for place, by in ((0, 1), (2, -1), (1, 1)):
        wanted = list(before)
        wanted.insert(place + by, wanted.pop(place))
        do(store, move_goal, before[place], by=by)
        before = [each.id for each in page(store, case_id).goals]
        assert before == wanted


def test_numbers_follow_the_days_they_were_said(store: OpenStore, case_id: UUID) -> None:
    goal = do(store, add_goal, case_id, text="Asta er i skole", now="tre dage", period="siden august 2026")
    asta = next(each.id for each in ask(store, list_people, case_id) if each.is_child_of_case)
    do(store, change_record, "goal", goal, {"due": "1. marts 2027", "target": "fire dage om ugen"})
    for value, on in (("6", ""), ("3", "4. november"), ("4", "uge 46"), ("9", "2024")):
        do(store, score_goal, goal, value=value, person_id=asta, on=on)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="4. november"))

    row = only(store, case_id)
    assert [(each.on, each.value) for each in row.points] == [
        (dt.date(2026, 11, 4), 3), (dt.date(2026, 11, 9), 4), (dt.date(2026, 11, 22), 6),
    ]  # fmt: skip
    assert len(row.scores) == 4
    assert [(each.on, each.kind, each.words) for each in row.marks] == [
        (dt.date(2026, 8, 1), MarkKind.BASELINE, "tre dage"),
        (dt.date(2026, 11, 4), MarkKind.FOLLOW_UP, "Opfølgning 4. november 2026"),
        (dt.date(2027, 3, 1), MarkKind.TARGET, "fire dage om ugen"),
    ]
    said = "Asta sagde 3 (4. november 2026), 4 (uge 46 2026) og 6 (22. november 2026)."
    assert curve_words(row.points) == f"{said} Det er 3 trin op siden begyndelsen."


def test_a_curve_of_one_number_or_of_no_change_says_so() -> None:
    first, last = (ScorePoint(dt.date(2026, month, 1), 5, "", f"1/{month}") for month in (8, 11))
    assert curve_words(()) == ""
    assert curve_words((first,)) == "Tallet var 5 (1/8)."
    assert curve_words((first, last)).endswith("Det er det samme som i begyndelsen.")


@given(st.lists(st.tuples(st.sampled_from(["Asta", "Lone", ""]), st.integers(0, 10)), max_size=8))
def test_every_number_of_a_curve_is_in_its_words(said: list[tuple[str, int]]) -> None:
    points = tuple(
        ScorePoint(dt.date(2026, 1, 1 + day), value, who, f"dag {day}") for day, (who, value) in enumerate(said)
    )
    words = curve_words(points)
    assert all(f"{each.value} ({each.when})" in words for each in points)
    assert words.count("sagde") + words.count("Tallet var") == len({each.who for each in points})


def test_too_many_shared_goals_are_asked_about_once(store: OpenStore, liv_case: UUID) -> None:
    children = [each.child_id for each in page(store, liv_case).children]
    for number in range(2):
        for child in children:
            do(store, add_goal, liv_case, text=f"Mål {number}", child_id=child)
    asked = [each for each in page(store, liv_case).questions if each.ask == "many_goals"]
    assert asked == []
    do(store, add_goal, liv_case, text="Fælles")
    asked = [each for each in page(store, liv_case).questions if each.ask == "many_goals"]
    assert [each.about_id for each in asked] == children
    assert "har 4 mål i gang. Tre mål er nok" in asked[0].text
    for number in range(3):
        do(store, add_goal, liv_case, text=f"Fælles {number}")
    asked = [each for each in page(store, liv_case).questions if each.ask == "many_goals"]
    assert [each.text[:24] for each in asked] == ["Planen har 4 mål i gang."]
