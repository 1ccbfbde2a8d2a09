"""A case that goes to a colleague and comes back: what is new or different is told, and nothing happens unasked."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Case
from app.models.knowledge import Note
from app.models.people import NetworkTie
from app.services import history, people, plans, records
from app.services.comparison import WHOLE, Review, Side, Standing, compare
from app.services.hand_over import note_handed_over
from app.services.merge_case import apply_review
from tests.doing import ask, do
from tests.services.two_laptops import (
    Lent,
    colleague,
    empty_store,
    facts,
    lent,
    lent_once,
    name_of,
    nothing,
    rename,
    review_of,
    rows_by_id,
    sent,
    someone,
    take,
)

__all__ = ["colleague", "empty_store", "lent", "lent_once"]


def test_a_case_never_seen_arrives_whole_with_its_ids(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    parcel = sent(store, mathias_case)
    found = review_of(colleague, parcel)
    assert not found.known
    assert {each.standing for each in found.records} == {Standing.NEW}
    take(colleague, parcel, nothing)
    assert facts(colleague, mathias_case) == facts(store, mathias_case)


def test_a_case_that_comes_back_unchanged_differs_in_nothing(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    found = review_of(store, sent(colleague, mathias_case))
    assert found.known
    assert found.records == ()
    assert found.only_ours == 0


def test_a_field_only_the_colleague_changed_is_told_with_who_and_taken_when_asked(lent: Lent) -> None:
    store, colleague, mathias_case, person = lent
    before = name_of(store, person)
    rename(colleague, person, "Nyt navn")
    parcel = sent(colleague, mathias_case)
    (record,) = review_of(store, parcel).records
    (field,) = record.fields
    assert (field.label, field.ours.text, field.theirs.text) == ("Navn", before, "Nyt navn")
    assert (field.changed, field.theirs.who) == (Side.THEIRS, "Kollega Kirsten")
    take(store, parcel)
    assert name_of(store, person) == "Nyt navn"


def test_a_field_only_we_changed_is_not_among_what_is_new(lent: Lent) -> None:
    store, colleague, mathias_case, person = lent
    rename(store, person, "Vores navn")
    found = take(store, sent(colleague, mathias_case))
    assert [each.changed for each in found.records] == [Side.OURS]
    assert found.newer() == frozenset()
    assert name_of(store, person) == "Vores navn"


def test_what_both_changed_stays_ours_until_it_is_chosen(lent: Lent) -> None:
    store, colleague, mathias_case, person = lent
    rename(store, person, "Vores navn")
    rename(colleague, person, "Deres navn")
    parcel = sent(colleague, mathias_case)
    found = take(store, parcel)
    assert found.conflicts() == {(person, "name")}
    assert name_of(store, person) == "Vores navn"
    take(store, parcel, Review.everything)
    assert name_of(store, person) == "Deres navn"


def test_a_choice_that_was_made_travels_back_as_news_and_not_as_a_new_dispute(lent: Lent) -> None:
    store, colleague, mathias_case, person = lent
    rename(store, person, "Vores navn")
    rename(colleague, person, "Deres navn")
    take(store, sent(colleague, mathias_case), nothing)
    found = take(colleague, sent(store, mathias_case))
    assert found.conflicts() == frozenset()
    assert name_of(colleague, person) == "Vores navn"


def test_a_row_the_colleague_removed_is_only_a_suggestion(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    tie = ask(store, records.list_records, mathias_case, "network_tie")[0].id
    do(colleague, records.remove_record, "network_tie", tie)
    parcel = sent(colleague, mathias_case)
    found = take(store, parcel)
    (suggestion,) = found.records
    assert (suggestion.standing, suggestion.who) == (Standing.REMOVED_THERE, "Kollega Kirsten")
    assert suggestion.summary
    assert tie in {each.id for each in ask(store, records.list_records, mathias_case, "network_tie")}
    take(store, parcel, Review.everything)
    assert tie not in {each.id for each in ask(store, records.list_records, mathias_case, "network_tie")}


def test_a_row_we_removed_comes_back_only_when_it_is_asked_for(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    tie = ask(store, records.list_records, mathias_case, "network_tie")[0].id
    do(store, records.remove_record, "network_tie", tie)
    parcel = sent(colleague, mathias_case)
    found = take(store, parcel)
    assert [(each.standing, each.changed) for each in found.records] == [(Standing.REMOVED_HERE, Side.OURS)]
    with store.units.read("test") as unit:
        assert unit.session.get(NetworkTie, tie).deleted_at is not None
    take(store, parcel, Review.everything)
    assert facts(store, mathias_case) == facts(colleague, mathias_case)


def test_a_picked_row_brings_along_what_it_needs(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    added = do(colleague, people.add_to_network, mathias_case, name="Nabo Inger")
    parcel = sent(colleague, mathias_case)
    found = review_of(store, parcel)
    tie = next(each for each in found.records if each.table == "network_tie")
    assert "Nabo Inger" in tie.summary
    do(store, apply_review, parcel, mathias_case, take=[(tie.id, WHOLE)])
    assert added in {each.id for each in ask(store, people.list_people, mathias_case)}


def test_a_row_of_ours_that_needs_one_they_removed_keeps_it(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    person = do(store, people.add_to_network, mathias_case, name="Onkel Bo")
    take(colleague, sent(store, mathias_case))
    do(colleague, people.remove_person, person)
    first, second = someone(store, mathias_case), person
    do(store, people.relate, first, second, kind="close", text="tætte")
    take(store, sent(colleague, mathias_case), Review.everything)
    assert name_of(store, person) == "Onkel Bo"


def test_taking_in_is_one_step_that_can_be_undone_and_done_again(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    rename(colleague, someone(colleague, mathias_case), "Deres navn")
    do(colleague, plans.add_goal, mathias_case, text="Mere ro om aftenen")
    parcel, before = sent(colleague, mathias_case), facts(store, mathias_case)
    with store.units.step("Hent sag", "case.receive") as unit:
        apply_review(unit, parcel, mathias_case, take=compare(unit, parcel, mathias_case).newer())
    assert facts(store, mathias_case) != before
    do(store, history.undo, unit.outcome.step_id)
    assert facts(store, mathias_case) == before
    assert review_of(store, parcel).newer()
    take(store, parcel)
    assert rows_by_id(facts(store, mathias_case)) == rows_by_id(facts(colleague, mathias_case))


def test_a_new_case_that_was_undone_can_be_fetched_again(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    parcel = sent(store, mathias_case)
    with colleague.units.step("Hent sag", "case.receive") as unit:
        apply_review(unit, parcel, mathias_case, take=())
    with colleague.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
        history.undo(again, unit.outcome.step_id)
    with colleague.units.read("test") as reading:
        assert reading.live(Case) == []
    take(colleague, parcel)
    assert facts(colleague, mathias_case) == facts(store, mathias_case)


def test_looking_changes_nothing(store: OpenStore, colleague: OpenStore, mathias_case: UUID) -> None:
    parcel = sent(store, mathias_case)
    review_of(colleague, parcel)
    with colleague.units.read("test") as unit:
        assert unit.live(Case) == []


def test_a_case_whose_ids_another_case_has_is_refused(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    take(colleague, sent(store, mathias_case))
    parcel = sent(store, noah_case)
    stolen = facts(store, mathias_case)["people"][0]
    parcel.cases[0].content["people"].append(stolen)
    with pytest.raises(UserError, match="anden sag"):
        review_of(colleague, parcel)


def test_practice_and_real_cases_are_never_mixed(store: OpenStore, mathias_case: UUID) -> None:
    parcel = sent(store, mathias_case)
    store.units.training = True
    with pytest.raises(UserError, match="rigtig sag"):
        do(store, apply_review, parcel, mathias_case, take=())


def test_it_can_be_noted_that_a_case_was_handed_over(store: OpenStore, mathias_case: UUID) -> None:
    do(store, note_handed_over, [mathias_case], to="Kirsten")
    with store.units.read("test") as unit:
        assert "Sagen er overdraget til Kirsten." in [each.text for each in unit.live(Note)]
