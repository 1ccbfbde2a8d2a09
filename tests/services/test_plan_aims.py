"""The aims of early help as tags on a plan: chosen, taken off, one of each, and of the plan that is in force."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.overview import PlanAim
from app.services.cases import add_child
from app.services.plan_aims import Aim, aims_here, read_aims, restore_aims, save_aims, set_aims, shipped_aims
from app.services.plans import set_plan
from tests.doing import ask, do
from tests.services.due_making import a_case, put, the_child


def chosen(store: OpenStore, case_id: UUID) -> list[tuple[str, ...]]:
    return [each.chosen for each in ask(store, read_aims, case_id)]


def test_a_plan_works_for_the_aims_that_were_chosen_and_no_aim_stands_there_twice(store: OpenStore) -> None:
    case_id = a_case(store)
    plan = do(store, set_plan, case_id, purpose="Ro på morgenen.")
    do(store, set_aims, plan, ("help_early", "found_early", "help_early"))
    assert chosen(store, case_id) == [("help_early", "found_early")]
    do(store, set_aims, plan, ("found_early", "stay_at_home"))
    assert chosen(store, case_id) == [("found_early", "stay_at_home")]
    with store.units.read("test") as unit:
        assert len(unit.live(PlanAim)) == 2
    do(store, set_aims, plan, ())
    assert chosen(store, case_id) == [()]


def test_a_case_without_a_plan_has_nowhere_to_put_an_aim(store: OpenStore) -> None:
    assert chosen(store, a_case(store)) == []


def test_siblings_with_a_plan_of_their_own_have_aims_of_their_own(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, add_child, case_id, name="Bo Lund")
    shared = do(store, set_plan, case_id, purpose="Fælles.")
    own = put(store, case_id, "action_plan", child_id=str(the_child(store, case_id)), purpose="Egen.")
    do(store, set_aims, own, ("stay_at_home",))
    rows = {each.plan_id: (each.whose, each.chosen) for each in ask(store, read_aims, case_id)}
    assert rows == {shared: ("alle børn", ()), own: ("Asta Lund", ("stay_at_home",))}


def test_an_aim_nobody_knows_is_refused_but_one_that_came_with_the_case_may_stay(store: OpenStore) -> None:
    case_id = a_case(store)
    plan = do(store, set_plan, case_id, purpose="Ro.")
    with pytest.raises(UserError, match="delmål"):
        do(store, set_aims, plan, ("fred",))
    put(store, case_id, "plan_aim", plan_id=str(plan), aim="fred")
    do(store, set_aims, plan, ("fred", "help_early"))
    assert chosen(store, case_id) == [("fred", "help_early")]


def test_the_seven_aims_have_a_short_word_and_a_sentence(store: OpenStore) -> None:
    aims = ask(store, aims_here)
    assert len(aims) == 7
    assert all(len(each.name) <= 30 and each.text.endswith(".") for each in aims)


def test_the_municipality_has_aims_of_its_own_until_it_takes_the_shipped_ones_again(store: OpenStore) -> None:
    case_id = a_case(store)
    plan = do(store, set_plan, case_id, purpose="Ro.")
    do(store, set_aims, plan, ("help_early",))
    own = (shipped_aims()[0], Aim("Ro derhjemme", "  Ro   derhjemme ", "Der er ro om morgenen."))
    do(store, save_aims, own)
    assert [each.name for each in ask(store, aims_here)] == ["Set tidligt", "Ro derhjemme"]
    do(store, set_aims, plan, ("help_early", "Ro derhjemme"))
    assert chosen(store, case_id) == [("help_early", "Ro derhjemme")]
    [row] = ask(store, read_aims, case_id)
    assert [each.name for each in row.offered] == ["Set tidligt", "Ro derhjemme", "Hjælp tidligere"], (
        "it can be taken off"
    )
    do(store, restore_aims)
    assert ask(store, aims_here) == shipped_aims()


def test_a_list_of_aims_that_cannot_be_used_is_refused(store: OpenStore) -> None:
    one = shipped_aims()[0]
    for wrong in ((), (one, one), (Aim("x", "", ""),), (Aim("", "x", ""),), (Aim("x", "x" * 61, ""),), (one,) * 31):
        with pytest.raises(UserError):
            do(store, save_aims, wrong)
    assert ask(store, aims_here) == shipped_aims()
