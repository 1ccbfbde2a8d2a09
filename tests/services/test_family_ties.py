"""How people who are there belong together: pairs, parents, twins, and an unknown one who turns out to be known."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.people import DrawingPlace, ParentTie, Partnership, PartnershipMember, Relation
from app.services import family_homes, family_members, family_ties, people, person_state
from app.services.cases import start_case
from app.services.people import list_people
from app.services.same_person import become
from tests.services.family_making import called, family, names, parents, person


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta", birth="2018")


@pytest.fixture
def asta(store: OpenStore, case_id: UUID) -> UUID:
    return ask(store, list_people, case_id)[0].id


@pytest.fixture
def mia(store: OpenStore, asta: UUID) -> UUID:
    return do(store, family_members.add_parents, asta, mother="Mia", father="Bo")[0]


def pair(store: OpenStore, case_id: UUID, *partners: str) -> UUID:
    found = family(store, case_id)
    by_id = {each.id: each.name for each in found.persons}
    return UUID(next(each.id for each in found.unions if {by_id[one] for one in each.partners} == set(partners)))


def test_two_who_are_there_become_a_pair_once(store: OpenStore, case_id: UUID, mia: UUID) -> None:
    ole = do(store, people.add_person, case_id, name="Ole")
    first = do(store, family_ties.unite, mia, ole, event="cohabiting")
    again = do(store, family_ties.unite, ole, mia, event="married", on="2024")

    assert first == again
    union = next(each for each in family(store, case_id).unions if each.id == str(first))
    assert (union.status, union.text) == ("married", "sammen, gift 2024")
    with pytest.raises(UserError, match="to forskellige"):
        do(store, family_ties.unite, mia, mia)


def test_a_thing_that_happened_is_told_once_and_gets_its_date_later(store: OpenStore, case_id: UUID, mia: UUID) -> None:
    theirs = pair(store, case_id, "Mia", "Bo")
    do(store, family_ties.set_union_event, theirs, kind="divorced", on="2021")
    do(store, family_ties.set_union_event, theirs, kind="married")
    married = do(store, family_ties.set_union_event, theirs, kind="married", on="2014")

    union = next(each for each in family(store, case_id).unions if each.id == str(theirs))
    assert (union.status, union.text) == ("divorced", "gift 2014, skilt 2021")
    do(store, family_ties.remove_union_event, married)
    assert family(store, case_id).unions[0].text == "skilt 2021"


def test_somebody_who_is_there_becomes_the_child_of_a_pair_or_of_people(
    store: OpenStore, case_id: UUID, mia: UUID
) -> None:
    ida, ole = (do(store, people.add_person, case_id, name=name) for name in ("Ida", "Ole"))
    do(store, family_ties.make_child_of, ida, pair_id=pair(store, case_id, "Mia", "Bo"), kind="foster", since="2020")
    do(store, family_ties.make_child_of, ida, parents=(ole,))
    do(store, family_ties.make_child_of, ida, parents=(ole, mia), kind="step")

    found = parents(family(store, case_id), ida)
    assert {(kind, who) for kind, who, _ in found} == {
        ("foster", frozenset({"Mia", "Bo"})),
        ("biological", frozenset({"Ole"})),
        ("step", frozenset({"Ole", "Mia"})),
    }
    with pytest.raises(UserError, match="forældre"):
        do(store, family_ties.make_child_of, ida)


def test_the_drawing_hangs_a_child_where_it_grew_up(store: OpenStore, case_id: UUID, asta: UUID, mia: UUID) -> None:
    do(store, family_members.add_parents, asta, mother="Rikke", father="Jens", kind="foster")
    fostering = pair(store, case_id, "Rikke", "Jens")

    do(store, family_ties.set_primary_parents, asta, fostering)
    assert [(kind, first) for kind, _, first in parents(family(store, case_id), asta)] == [
        ("biological", False),
        ("foster", True),
    ]
    do(store, family_ties.remove_parents, asta, fostering)
    assert [(kind, first) for kind, _, first in parents(family(store, case_id), asta)] == [("biological", True)]
    with pytest.raises(UserError, match="hører ikke sammen"):
        do(store, family_ties.set_primary_parents, asta, fostering)


def test_a_pair_with_children_is_not_taken_away(store: OpenStore, case_id: UUID, asta: UUID, mia: UUID) -> None:
    theirs = pair(store, case_id, "Mia", "Bo")
    with pytest.raises(UserError, match="børn sammen"):
        do(store, family_ties.remove_pair, theirs)

    ole = do(store, family_members.add_partner, mia, name="Ole")
    do(store, family_ties.remove_pair, pair(store, case_id, "Mia", "Ole"))
    assert str(ole) not in {one for union in family(store, case_id).unions for one in union.partners}


def test_siblings_become_twins_and_are_so_no_more(store: OpenStore, case_id: UUID, asta: UUID, mia: UUID) -> None:
    vera = do(store, people.add_sibling, asta, name="Vera")
    do(store, family_ties.set_twins, asta, vera, identical=False)
    assert person(store, case_id, vera).twin_group == person(store, case_id, asta).twin_group is not None
    assert person(store, case_id, vera).identical is False

    do(store, family_ties.set_no_twin, vera)
    assert person(store, case_id, asta).twin_group is None


def test_contradictions_are_taken_as_they_are_said(store: OpenStore, case_id: UUID, asta: UUID, mia: UUID) -> None:
    ida = do(store, people.add_child_of, asta, name="Ida", birth="1950")
    do(store, family_ties.make_child_of, mia, parents=(ida,))
    do(store, family_ties.make_child_of, ida, parents=(ida,))
    do(store, family_ties.unite, asta, mia, event="married", on="2010")

    assert names(family(store, case_id)) == {"Asta", "Mia", "Bo", "Ida"}


def test_an_unknown_parent_turns_out_to_be_somebody_who_is_there(
    store: OpenStore, case_id: UUID, asta: UUID, mia: UUID
) -> None:
    bo = called(store, case_id, "Bo")
    villum = do(store, people.add_child_of, do(store, people.add_partner, mia, name="", birth="1979"), name="Villum")
    unknown = next(each.id for each in ask(store, list_people, case_id) if each.kind == "unknown")
    do(store, people.relate, asta, unknown, kind="afraid", said_by=mia)
    do(store, family_homes.add_household, case_id, label="Vejle", people=(unknown, villum))

    do(store, become, unknown, bo)

    found = family(store, case_id)
    assert parents(found, villum) == parents(found, asta) == [("biological", frozenset({"Mia", "Bo"}), True)]
    assert (len(found.unions), len(found.persons)) == (1, 4)
    assert (person(store, case_id, bo).birth_year, found.households[0].members) == (1979, (str(bo), str(villum)))
    assert [(each.a, each.b, each.directed, each.said_by) for each in found.relations] == [
        (str(asta), str(bo), True, "Mia")
    ]
    everything = (Partnership, PartnershipMember, ParentTie, Relation, DrawingPlace)
    assert [len(ask(store, lambda unit, kind=kind: unit.live(kind))) for kind in everything] == [1, 2, 2, 1, 4]


def test_only_who_has_no_name_can_become_another(store: OpenStore, case_id: UUID, asta: UUID, mia: UUID) -> None:
    for one, other in ((mia, called(store, case_id, "Bo")), (mia, mia), (asta, mia)):
        with pytest.raises(UserError, match="uden kendt navn"):
            do(store, become, one, other)


def test_the_dead_live_again_when_it_was_a_slip(store: OpenStore, case_id: UUID, mia: UUID) -> None:
    do(store, person_state.toggle_dead, mia)
    assert (person(store, case_id, mia).deceased, person(store, case_id, mia).death_year) == (True, None)
    do(store, person_state.toggle_dead, mia, year="2019")
    assert (person(store, case_id, mia).deceased, person(store, case_id, mia).death_year) == (True, 2019)
    do(store, person_state.toggle_dead, mia)
    assert (person(store, case_id, mia).deceased, person(store, case_id, mia).death_year) == (False, None)


def test_an_expected_child_does_not_die_and_is_born(store: OpenStore, case_id: UUID, mia: UUID) -> None:
    child = do(store, family_members.add_unborn, mia, due="marts 2027")
    do(store, person_state.toggle_dead, child)
    assert person(store, case_id, child).kind == "unborn"

    do(store, person_state.set_born, child, on="20. november 2026", name="Liva", gender="woman")
    born = person(store, case_id, child)
    assert (born.kind, born.name, born.gender, born.age, born.due) == ("person", "Liva", "woman", 0, None)


def test_unknown_is_a_state_and_a_name_ends_it(store: OpenStore, case_id: UUID, mia: UUID) -> None:
    do(store, person_state.set_unknown, mia)
    assert (person(store, case_id, mia).kind, person(store, case_id, mia).name) == ("placeholder", "Mia")
    do(store, person_state.name_person, mia, name="Mia Holm", birth="1988")
    do(store, person_state.set_gender, mia, gender="nonbinary")
    now = person(store, case_id, mia)
    assert (now.kind, now.name, now.birth_year, now.gender) == ("person", "Mia Holm", 1988, "nonbinary")


def test_the_same_said_again_is_one_relation_and_the_other_way_round_is_another(
    store: OpenStore, case_id: UUID, asta: UUID, mia: UUID
) -> None:
    first = do(store, people.relate, asta, mia, kind="conflict")
    assert do(store, people.relate, mia, asta, kind="conflict", text="skændes om lektier", confidential=True) == first
    do(store, people.relate, asta, mia, kind="control")
    do(store, people.relate, mia, asta, kind="control")

    drawn = family(store, case_id).relations
    assert [(each.kind, each.directed) for each in drawn] == [
        ("conflict", False),
        ("control", True),
        ("control", True),
    ]
    assert (drawn[0].text, drawn[0].confidential) == ("skændes om lektier", True)
    with pytest.raises(UserError, match="to forskellige"):
        do(store, people.relate, mia, mia, kind="close")


def test_a_child_lives_in_two_homes_with_shares_and_moves_out(
    store: OpenStore, case_id: UUID, asta: UUID, mia: UUID
) -> None:
    bo = called(store, case_id, "Bo")
    hers = do(store, family_homes.add_household, case_id, label="hos mor", people=(mia, asta))
    his = do(store, family_homes.add_household, case_id, label="hos far", people=(bo,))
    do(store, family_homes.move_in, his, asta, share="hver anden uge", since="2024")
    do(store, family_homes.move_in, hers, asta, share="hver anden uge")

    homes = family(store, case_id).households
    assert [(each.label, set(each.members)) for each in homes] == [
        ("hos mor", {str(mia), str(asta)}),
        ("hos far", {str(bo), str(asta)}),
    ]
    assert {each.shares for each in homes} == {((str(asta), "hver anden uge"),)}

    do(store, family_homes.move_out, his, asta, until="1. november 2026")
    assert [each.label for each in family(store, case_id).households] == ["hos mor"]
    with pytest.raises(UserError, match="bor der ikke"):
        do(store, family_homes.move_out, his, asta)
