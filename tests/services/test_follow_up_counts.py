"""Kommunens tællemåde: what a follow-up lacks to be counted, and that nobody is left out who cannot be asked."""

from uuid import UUID

from app.bootstrap import OpenStore
from app.models.case import Child
from app.models.enums_people import PersonKind
from app.models.people import Person
from app.models.plan import ActionPlan, FollowUp
from app.services.cases import start_case
from app.services.follow_up_counts import COUNTS, CountRule, count_rule, words_for
from app.services.follow_up_latest import latest_follow_up
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.plan_sections import new_plan
from app.services.plans import set_plan
from app.services.snapshot import read_case
from tests.doing import ask, do


def counts(store: OpenStore, case_id: UUID) -> str:
    told: str = ask(store, latest_follow_up, case_id).counts
    with store.units.read("test") as unit:
        held = unit.live(FollowUp)
        row, rows, rule = held[-1], read_case(unit, case_id), count_rule(unit)
        assert words_for(rows, row, rule) == told
    return told


def test_a_talk_and_the_plan_are_asked_for(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta")
    do(store, set_plan, case_id, purpose="Asta sover")
    do(store, hold_follow_up, case_id, HeldFollowUp())
    assert counts(store, case_id) == "Mangler til kommunens tal: talt med Asta og planen gennemgået."
    do(store, hold_follow_up, case_id, HeldFollowUp(child_talked=True, plan_reviewed=True))
    assert counts(store, case_id) == COUNTS


def test_a_case_without_a_plan_counts_with_a_talk(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta")
    do(store, hold_follow_up, case_id, HeldFollowUp(child_talked=True))
    assert counts(store, case_id) == COUNTS


def test_what_was_done_instead_of_a_talk_counts(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta")
    told = HeldFollowUp(not_talked_because="Asta er otte måneder.", heard_instead="Besøg i dagplejen.")
    do(store, hold_follow_up, case_id, told)
    assert counts(store, case_id) == COUNTS


def test_a_child_not_born_yet_is_never_left_out(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Det lille barn")
    with store.units.step("Ufødt", "test") as unit:
        unit.live(Person)[0].kind = PersonKind.UNBORN
    do(store, hold_follow_up, case_id, HeldFollowUp())
    assert counts(store, case_id) == COUNTS


def test_each_childs_own_plan_is_asked_for(store: OpenStore, liv_case: UUID) -> None:
    with store.units.step("Planer", "test") as unit:
        for plan in unit.live(ActionPlan):
            unit.remove(plan)
        children = [each.id for each in unit.live(Child, Child.case_id == liv_case)]
        new_plan(unit, liv_case, children[1])
    for child_id, told in ((None, "Mangler til kommunens tal: planen gennemgået."), (children[0], COUNTS)):
        do(store, hold_follow_up, liv_case, HeldFollowUp(child_talked=True, child_id=child_id))
        assert counts(store, liv_case) == told


def test_of_several_children_one_who_was_not_heard_is_not_named_wrongly(store: OpenStore, liv_case: UUID) -> None:
    do(store, hold_follow_up, liv_case, HeldFollowUp(plan_reviewed=True, child_said="Liv: Det går."))
    assert ask(store, latest_follow_up, liv_case).counts == "Mangler til kommunens tal: talt med alle børnene."


def test_the_municipality_may_ask_for_less() -> None:
    only_talk = CountRule(child_talked=True, plan_reviewed=False)
    assert only_talk.missing([], plan_open=True) == COUNTS
    assert only_talk.missing(["Asta", "Ib"], plan_open=True) == "Mangler til kommunens tal: talt med Asta og Ib."
    assert CountRule(child_talked=False, plan_reviewed=False).missing(["Asta"], plan_open=True) == COUNTS
