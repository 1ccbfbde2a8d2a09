"""Goals of an intervention: chosen in the plan, kept in the plan's order, never from another case."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.cases import start_case
from app.services.intervention_goals import set_goals
from app.services.interventions import end, start, wish, wish_again
from app.services.plan_page import read_plan
from app.services.plans import add_goal
from app.services.records import remove_record
from tests.doing import ask, do


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2018")))


@pytest.fixture
def goals(store: OpenStore, case_id: UUID) -> list[UUID]:
    return [UUID(str(do(store, add_goal, case_id, text=text))) for text in ("Sover godt", "Er i skole", "Har venner")]


@pytest.fixture
def wished(store: OpenStore, case_id: UUID) -> UUID:
    return UUID(str(do(store, wish, case_id, name="Kontaktperson")))


def goals_of(store: OpenStore, case_id: UUID, place: int = 0) -> tuple[UUID, ...]:
    found: tuple[UUID, ...] = ask(store, read_plan, case_id).interventions[place].goals
    return found


def test_goals_stand_once_and_as_the_plan_has_them(
    store: OpenStore, case_id: UUID, goals: list[UUID], wished: UUID
) -> None:
    do(store, set_goals, wished, (goals[2], goals[0], goals[2]))
    assert goals_of(store, case_id) == (goals[0], goals[2])
    do(store, set_goals, wished, (goals[1], goals[2]))
    assert goals_of(store, case_id) == (goals[1], goals[2])
    do(store, remove_record, "goal", goals[1])
    assert goals_of(store, case_id) == (goals[2],)
    do(store, set_goals, wished, ())
    assert goals_of(store, case_id) == ()


def test_what_is_wished_again_is_for_the_same_goals(
    store: OpenStore, case_id: UUID, goals: list[UUID], wished: UUID
) -> None:
    do(store, set_goals, wished, (goals[1],))
    do(store, start, wished)
    do(store, end, wished)
    do(store, wish_again, wished)
    assert goals_of(store, case_id, 0) == goals_of(store, case_id, 1) == (goals[1],)


def test_a_goal_of_another_case_is_refused(store: OpenStore, wished: UUID) -> None:
    other = UUID(str(do(store, start_case, child_name="Bo Lund", birth="2018")))
    theirs = do(store, add_goal, other, text="Et andet mål")
    with pytest.raises(UserError, match="en anden sag"):
        do(store, set_goals, wished, (theirs,))
