"""A follow-up with some of the children, or where they were not heard alike: each child has a row of its own."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.plan import Cadence, FollowUp
from app.services.cases import add_child
from app.services.follow_up_latest import latest_follow_up
from app.services.follow_up_session import prepare_follow_up
from app.services.follow_ups import ChildHeard, ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from tests.doing import ask, do
from tests.shipped import TODAY


@pytest.fixture
def children(store: OpenStore, liv_case: UUID) -> list[UUID]:
    do(store, add_child, liv_case, name="Asta Holm Petersen", birth="3. maj 2019")
    return [each.id for each in ask(store, prepare_follow_up, liv_case).children]


def rows(store: OpenStore) -> list[tuple[UUID | None, bool, bool | None]]:
    with store.units.read("test") as unit:
        new = [each for each in unit.live(FollowUp) if each.held_on in (None, TODAY.date())]
        return [(each.child_id, each.held_on is not None, each.child_talked) for each in new]


def test_two_of_three_children_get_one_row_each_and_the_third_none(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    liv, bertil, asta = children
    before = ask(store, prepare_follow_up, liv_case, children=[asta]).since
    heard = (ChildHeard(liv, talked=True, said="Fint."), ChildHeard(bertil, because="Sov."))
    do(store, hold_follow_up, liv_case, HeldFollowUp(children=heard, next_on="1. februar 2027"))
    held = [each for each in rows(store) if each[1]]
    assert held == [(liv, True, True), (bertil, True, False)]
    assert [each[0] for each in rows(store) if not each[1]] == [liv, bertil]
    assert ask(store, prepare_follow_up, liv_case, children=[asta]).since == before
    latest = ask(store, latest_follow_up, liv_case)
    assert latest.on == "22. november 2026 for Liv og Bertil"
    assert latest.counts == "Mangler til kommunens tal: talt med Bertil og planen gennemgået."


def test_all_of_them_heard_in_different_ways_meet_again_together(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    heard = tuple(ChildHeard(each, talked=each == children[0]) for each in children)
    rhythm = ChosenRhythm(3, "months", "Det passer os.")
    do(store, hold_follow_up, liv_case, HeldFollowUp(children=heard, next_on="1. februar 2027", rhythm=rhythm))
    assert [each for each in rows(store) if not each[1]] == [(None, False, None)]
    with store.units.read("test") as unit:
        assert [each.child_id for each in unit.live(Cadence) if each.reason == rhythm.reason] == [None]


def test_what_was_planned_for_each_that_day_is_what_was_held(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    liv, bertil, asta = children
    planned = [do(store, plan_follow_up, liv_case, on="22. november 2026", child_id=each) for each in children]
    heard = (ChildHeard(bertil), ChildHeard(asta))
    held = do(store, hold_follow_up, liv_case, HeldFollowUp(children=heard), follow_up_id=planned[2])
    assert held == planned[1]
    assert rows(store) == [(liv, False, None), (bertil, True, False), (asta, True, False)]


def test_of_two_rhythms_the_one_that_comes_round_first_is_told(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    liv, bertil, _ = children
    do(store, set_rhythm, liv_case, ChosenRhythm(6, "months", "Roligt.", child_id=liv))
    do(store, set_rhythm, liv_case, ChosenRhythm(6, "weeks", "Tæt på.", child_id=bertil))
    assert ask(store, prepare_follow_up, liv_case, children=[liv, bertil]).rhythm.words == "hver 6. uge"


def test_a_child_of_another_case_is_refused(store: OpenStore, liv_case: UUID, mathias_case: UUID) -> None:
    other = ask(store, prepare_follow_up, mathias_case).children[0].id
    with pytest.raises(UserError):
        do(store, hold_follow_up, liv_case, HeldFollowUp(children=(ChildHeard(other),)))
    assert all(each[0] != other for each in rows(store))
