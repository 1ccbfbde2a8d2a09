"""The catalogue in a real store: own versions over the shipped, retired ones, what is counted, and into a plan."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.models.enums import Arena, InterventionStatus
from app.models.plan import Intervention, InterventionArena
from app.rules.programmes import Programme
from app.services import history, records
from app.services.modules import CATALOGUE, list_modules, switch_module
from app.services.programme_plan import OUT_OF_USE, UsedProgramme, add_from_catalogue, child_situations, used_programme
from app.services.programmes import (
    ProgrammeRow,
    catalogue_is_on,
    keep_programmes,
    list_programmes,
    programme_of,
    shipped_catalogue,
)
from tests.doing import ask, do

OURS = Programme(
    "own_1", "Trappen op", "Skolen, hjemmet og en voksen følges ad.", 9, 14, ("skole", "fravær"), 3, arenas=(
        Arena.HOME, Arena.SCHOOL,
    ), law_id="barnets_lov", law="§ 32, stk. 1, nr. 2", unit="Familiehuset", phone="70 20 30 40",
)  # fmt: skip


def row(store: OpenStore, key: str) -> ProgrammeRow | None:
    return next((each for each in ask(store, list_programmes) if each.programme.id == key), None)


def keep(store: OpenStore, *programmes: Programme) -> None:
    do(store, keep_programmes, {each.id: each for each in programmes})


def child_of(store: OpenStore, case_id: UUID) -> UUID:
    return ask(store, lambda unit: unit.live(Child, Child.case_id == case_id)[0].id)  # type: ignore[no-any-return]  # a column


def test_the_catalogue_is_off_until_somebody_switches_it_on(store: OpenStore) -> None:
    assert not ask(store, catalogue_is_on)
    assert "Tilbud" in {each.name for each in ask(store, list_modules)}
    do(store, switch_module, CATALOGUE, on=True)
    assert ask(store, catalogue_is_on)


def test_what_is_shipped_is_examples_that_nobody_has_looked_through(store: OpenStore) -> None:
    rows = ask(store, list_programmes)
    assert len(rows) == len(shipped_catalogue().programmes) > 50
    assert all(each.is_shipped and each.programme.example and each.is_not_reviewed for each in rows)
    assert {each.is_own for each in rows} == {False}


def test_an_own_version_stands_over_the_shipped_and_can_be_taken_back(store: OpenStore) -> None:
    mine = replace(shipped_catalogue().programmes["pmto"], example=False, unit="Familiehuset", reviewed_on=TODAY)
    keep(store, mine)
    found = row(store, "pmto")
    assert found is not None
    assert found.is_own
    assert found.programme == mine
    assert not found.is_not_reviewed
    do(store, keep_programmes, {"pmto": None})
    found = row(store, "pmto")
    assert found is not None
    assert not found.is_own
    assert found.programme.example


TODAY = dt.date(2026, 11, 22)


def test_an_own_programme_that_was_never_shipped_is_gone_when_it_is_taken_back(store: OpenStore) -> None:
    keep(store, OURS)
    assert row(store, OURS.id) is not None
    do(store, keep_programmes, {OURS.id: None})
    assert row(store, OURS.id) is None


def test_nothing_is_kept_when_one_of_several_is_wrong(store: OpenStore) -> None:
    with pytest.raises(UserError, match=r"»Uden ejer«: Skriv, hvem"):
        keep(store, OURS, Programme("own_2", "Uden ejer"))
    assert row(store, OURS.id) is None


def test_two_in_use_cannot_have_the_same_name_but_a_retired_one_gives_its_name_up(store: OpenStore) -> None:
    keep(store, OURS)
    twin = replace(OURS, id="own_2", name="trappen  op")
    with pytest.raises(UserError, match="allerede et tilbud"):
        keep(store, twin)
    keep(store, replace(OURS, retired=True), twin)
    assert row(store, "own_2") is not None


def test_from_the_catalogue_an_intervention_is_wished_today_with_what_the_catalogue_says(
    store: OpenStore, mathias_case: UUID
) -> None:
    keep(store, OURS)
    child = child_of(store, mathias_case)
    made = do(store, add_from_catalogue, mathias_case, child, OURS.id)
    with store.units.read("test") as unit:
        kept = unit.get(Intervention, made)
        assert (kept.name, kept.rung, kept.status, kept.child_id) == (
            "Trappen op", 3, InterventionStatus.WISHED, child,
        )  # fmt: skip
        assert kept.wished_on is not None
        assert kept.wished_on.exact == TODAY
        assert kept.legal_basis == "Barnets lov § 32, stk. 1, nr. 2"
        places = unit.live(InterventionArena, InterventionArena.intervention_id == made)
        assert [each.arena for each in places] == [Arena.HOME, Arena.SCHOOL]
        assert len({each.order_key for each in places}) == 2


def test_a_paragraph_of_a_law_that_has_ended_is_not_put_in_a_new_plan(store: OpenStore, mathias_case: UUID) -> None:
    made = do(store, add_from_catalogue, mathias_case, None, "family_treatment")
    kept = ask(store, lambda unit: unit.get(Intervention, made))
    assert kept.legal_basis is None
    assert kept.earlier_legal_basis is None


def test_one_undo_takes_the_intervention_and_its_places_away(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Fra kataloget", "programmes.add") as unit:
        made = add_from_catalogue(unit, mathias_case, None, "support_educator")
    assert unit.outcome is not None
    assert unit.outcome.undoable
    do(store, history.undo, unit.outcome.step_id)
    assert ask(store, lambda one: one.live(InterventionArena, InterventionArena.intervention_id == made)) == []
    assert "Støttepædagog" not in str(ask(store, records.list_records, mathias_case, "intervention"))


def test_an_old_plan_keeps_the_version_it_was_made_with(store: OpenStore, mathias_case: UUID) -> None:
    keep(store, OURS)
    made = do(store, add_from_catalogue, mathias_case, None, OURS.id)
    keep(store, replace(OURS, name="Trappen helt op", retired=True))
    kept = ask(store, lambda unit: unit.get(Intervention, made))
    assert kept.name == "Trappen op"
    assert ask(store, programme_of, OURS.id, kept.programme_version) == OURS
    assert ask(store, programme_of, OURS.id, None).name == "Trappen helt op"
    assert ask(store, used_programme, made) == UsedProgramme(OURS, is_changed=True, is_in_use=False)
    assert ask(store, programme_of, "unknown", "0" * 64) is None


def test_what_is_out_of_use_cannot_be_put_in_a_new_plan(store: OpenStore, mathias_case: UUID) -> None:
    for late in (replace(OURS, retired=True), replace(OURS, valid_to=dt.date(2026, 11, 21))):
        keep(store, late)
        with pytest.raises(UserError) as refusal:
            do(store, add_from_catalogue, mathias_case, None, OURS.id)
        assert str(refusal.value) == OUT_OF_USE


def test_use_is_counted_over_all_cases_and_refused_ones_are_none(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    keep(store, OURS)
    made = [do(store, add_from_catalogue, each, None, OURS.id) for each in (mathias_case, noah_case, noah_case)]
    do(store, records.change_record, "intervention", made[1], {"status": "ended"})
    do(store, records.change_record, "intervention", made[2], {"status": "refused"})
    found = row(store, OURS.id)
    assert found is not None
    assert (found.now, found.ended) == (1, 1)


def test_the_situation_knows_the_age_and_the_words_of_the_goals(store: OpenStore, mathias_case: UUID) -> None:
    situations = ask(store, child_situations, mathias_case)
    assert situations
    assert situations[0].age == 11
    assert any(each.startswith("skole") for each in situations[0].words)


def test_an_intervention_of_nobodys_catalogue_came_from_no_programme(store: OpenStore, mathias_case: UUID) -> None:
    made = do(store, records.add_record, mathias_case, "intervention", {"name": "Fisketur med onkel"})
    assert ask(store, used_programme, made) is None
    strange = do(store, records.add_record, mathias_case, "intervention", {"name": "X", "programme_id": "of_another"})
    assert ask(store, used_programme, strange) is None
