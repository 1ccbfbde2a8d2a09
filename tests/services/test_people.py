"""The family and the network, one verb per way of adding somebody."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.models.people import NetworkTie, ParentTie, Partnership, PartnershipMember, Person, Relation
from app.services import network, network_pictures, people
from app.services.agreements import add_agreement, remove_agreement
from app.services.cases import start_case
from app.services.people import PersonRow
from app.services.ports import Unit


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


@pytest.fixture
def asta(store: OpenStore, case_id: UUID) -> UUID:
    return ask(store, people.list_people, case_id)[0].id


def rows(store: OpenStore, case_id: UUID) -> dict[str, PersonRow]:
    return {row.name: row for row in ask(store, people.list_people, case_id)}


def parents(store: OpenStore, child: UUID) -> list[set[str]]:
    def read(unit: Unit) -> list[set[str]]:
        found = []
        for tie in unit.live(ParentTie, ParentTie.child_id == child):
            members = unit.live(PartnershipMember, PartnershipMember.partnership_id == tie.partnership_id)
            found.append({unit.get(Person, each.person_id).name or "?" for each in members})
        return found

    return ask(store, read)


def test_parents_are_a_pair_and_an_unnamed_one_is_unknown(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    do(store, people.add_parents, asta, mother="Mia Lund")

    assert parents(store, asta) == [{"Mia Lund", "?"}]
    assert [row.kind for row in rows(store, case_id).values()] == ["person", "person", "unknown"]
    assert rows(store, case_id)["Mia Lund"].partnerships[0][1].startswith("med ")


def test_a_sibling_has_the_same_parents(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    do(store, people.add_parents, asta, mother="Mia", father="Bo")
    villum = do(store, people.add_sibling, asta, name="Villum", birth="2021")

    assert parents(store, villum) == parents(store, asta) == [{"Mia", "Bo"}]
    assert rows(store, case_id)["Villum"].born == "2021"


def test_a_sibling_without_known_parents_still_belongs_with_the_child(store: OpenStore, asta: UUID) -> None:
    villum = do(store, people.add_sibling, asta, name="Villum")

    assert parents(store, villum) == parents(store, asta) == [set()]


def test_a_child_belongs_to_the_pair_named_else_to_the_only_one_else_to_the_person_alone(
    store: OpenStore, case_id: UUID
) -> None:
    mia = do(store, people.add_person, case_id, name="Mia")
    alone = do(store, people.add_child_of, mia, name="Ida")
    do(store, people.add_partner, mia, name="Bo", event="married")
    first = rows(store, case_id)["Mia"].partnerships
    together = do(store, people.add_child_of, mia, name="Karl", pair_id=first[-1][0])

    assert parents(store, alone) == [{"Mia"}]
    assert parents(store, together) == [{"Mia", "Bo"}]
    assert [words for _, words in first] == ["alene", "med Bo"]


def test_somebody_in_the_network_is_put_on_the_map_once_and_moved_after_that(store: OpenStore, case_id: UUID) -> None:
    kasper = do(store, people.add_to_network, case_id, name="Kasper", role="træner", can_contribute="henter tirsdag")
    do(store, people.place_in_network, kasper, sector="school", ring=1)

    row = rows(store, case_id)["Kasper"]
    assert (row.sector, row.ring, row.can_contribute, row.role) == ("school", 1, "henter tirsdag", "træner")
    assert len(ask(store, lambda unit: unit.live(NetworkTie))) == 1
    assert rows(store, case_id)["Asta Lund"].is_child_of_case


def test_a_role_is_enough_of_a_name_and_nothing_is_not(store: OpenStore, case_id: UUID) -> None:
    do(store, people.add_to_network, case_id, name="", role="nabo")
    assert rows(store, case_id)["nabo"].sector == "neighbours"

    with pytest.raises(UserError, match="Skriv et navn"):
        do(store, people.add_to_network, case_id, name=" ", role="")


def test_taking_a_person_out_takes_the_lines_to_them_too(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    mia, bo = do(store, people.add_parents, asta, mother="Mia", father="Bo")
    do(store, people.relate, mia, bo, kind="conflict")
    do(store, people.add_household, case_id, label="hos far", people=(bo, asta))

    do(store, people.remove_person, bo)

    assert "Bo" not in rows(store, case_id)
    assert ask(store, lambda unit: unit.live(Relation)) == []
    assert parents(store, asta) == [{"Mia"}]
    assert len(ask(store, lambda unit: unit.live(Partnership))) == 1


def test_a_person_something_is_about_stays_until_it_is_gone(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    mia = do(store, people.add_person, case_id, name="Mia")
    agreement = do(store, add_agreement, case_id, text="ringer", owners=(mia,))

    with pytest.raises(UserError, match="handler om Mia"):
        do(store, people.remove_person, mia)
    with pytest.raises(UserError, match="barn"):
        do(store, people.remove_person, asta)
    do(store, remove_agreement, agreement)
    do(store, people.remove_person, mia)
    assert list(rows(store, case_id)) == ["Asta Lund"]


def test_what_somebody_said_about_two_others_stays_when_they_are_taken_out(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    mia, bo = do(store, people.add_parents, asta, mother="Mia", father="Bo")
    lone = do(store, people.add_person, case_id, name="Lone")
    do(store, people.relate, mia, bo, kind="conflict", said_by=lone)

    do(store, people.remove_person, lone)

    [relation] = ask(store, lambda unit: [(each.a_id, each.b_id, each.said_by_id) for each in unit.live(Relation)])
    assert relation == (mia, bo, None)


def test_somebody_on_a_kept_picture_stays_until_the_picture_is_gone(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    [(child, _)] = ask(store, lambda unit: [(each.id, each.person_id) for each in unit.live(Child)])
    bo = do(store, network.add, child, name="Bo Berg")
    picture = do(store, network_pictures.take_picture, case_id, child)

    with pytest.raises(UserError, match="Bo Berg står på et gemt billede af netværket"):
        do(store, people.remove_person, bo)
    assert "Bo Berg" in rows(store, case_id)
    do(store, network_pictures.remove_picture, picture)
    do(store, people.remove_person, bo)
    assert "Bo Berg" not in rows(store, case_id)
