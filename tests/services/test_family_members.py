"""New people on the drawing: where they belong, and what is filled in instead of made twice."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.people import Partnership
from app.services import family_members as members
from app.services import network, network_pictures
from app.services.case_header import read_header
from app.services.cases import start_case
from app.services.kinship import twins_of
from app.services.people import add_person, list_people, relate, remove_person
from app.services.records import change_record
from app.services.same_person import become
from app.services.snapshot import read_case
from tests.services.family_making import family, names, parents, person


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


@pytest.fixture
def asta(store: OpenStore, case_id: UUID) -> UUID:
    return ask(store, list_people, case_id)[0].id


def test_a_partner_comes_with_what_they_are_to_each_other_and_since_when(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    mia, _ = do(store, members.add_parents, asta, mother="Mia")
    do(store, members.add_partner, mia, name="Ole", event="married", on="2022")

    union = next(each for each in family(store, case_id).unions if each.status == "married")
    assert (union.text, len(union.partners)) == ("gift 2022", 2)


def test_a_second_family_stands_beside_the_first_and_the_child_hangs_where_it_grew_up(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    do(store, members.add_parents, asta, mother="Mia", father="Bo")
    rikke, _ = do(store, members.add_parents, asta, mother="Rikke", father="Jens", kind="foster")

    assert parents(family(store, case_id), asta) == [
        ("biological", frozenset({"Mia", "Bo"}), True),
        ("foster", frozenset({"Rikke", "Jens"}), False),
    ]
    assert {row.name: row.role for row in ask(store, list_people, case_id)}["Rikke"] == "plejemor"
    assert person(store, case_id, rikke).gender == "woman"


def test_parents_of_siblings_become_known_together(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    villum = do(store, members.add_sibling, asta, name="Villum")
    do(store, members.add_parents, asta, mother="Mia", father="Bo")

    found = family(store, case_id)
    assert parents(found, villum) == parents(found, asta) == [("biological", frozenset({"Mia", "Bo"}), True)]
    assert len(found.unions) == 1


def test_a_mother_alone_gets_the_father_that_is_named(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    mia, _ = do(store, members.add_parents, asta, mother="Mia")
    ida = do(store, members.add_child_of, do(store, members.add_partner, mia, name="Ole"), name="Ida")
    do(store, remove_person, next(each.id for each in ask(store, list_people, case_id) if each.kind == "unknown"))

    both = do(store, members.add_parents, asta, father="Bo")

    assert both[0] == mia
    assert parents(family(store, case_id), asta) == [("biological", frozenset({"Mia", "Bo"}), True)]
    assert parents(family(store, case_id), ida) == [("biological", frozenset({"Mia", "Ole"}), True)]


def test_two_more_birth_parents_are_drawn_and_not_refused(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    do(store, members.add_parents, asta, mother="Mia", father="Bo")
    do(store, members.add_parents, asta, mother="Eva", father="Ib")

    assert [kind for kind, _, _ in parents(family(store, case_id), asta)] == ["biological", "biological"]


def test_a_child_of_several_pairs_belongs_to_the_one_named_else_to_the_newest(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    mia, _ = do(store, members.add_parents, asta, mother="Mia", father="Bo")
    do(store, members.add_partner, mia, name="Ole")
    pairs = next(row for row in ask(store, list_people, case_id) if row.id == mia).partnerships

    newest = do(store, members.add_child_of, mia, name="Ida")
    named = do(store, members.add_child_of, mia, name="Karl", pair_id=pairs[0][0])

    found = family(store, case_id)
    assert parents(found, newest)[0][1] == {"Mia", "Ole"}
    assert parents(found, named)[0][1] == {"Mia", "Bo"}


def test_a_sibling_shares_the_birth_parents_unless_another_family_is_named(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    do(store, members.add_parents, asta, mother="Rikke", father="Jens", kind="foster")
    do(store, members.add_parents, asta, mother="Mia", father="Bo")
    found = family(store, case_id)
    fostering = UUID(next(link.union for link in found.links if link.kind == "foster"))

    full = do(store, members.add_sibling, asta, name="Villum")
    foster = do(store, members.add_sibling, asta, name="Sif", pair_id=fostering)

    found = family(store, case_id)
    assert parents(found, full) == [("biological", frozenset({"Mia", "Bo"}), True)]
    assert parents(found, foster) == [("foster", frozenset({"Rikke", "Jens"}), True)]


def test_twins_are_born_on_one_day_of_one_pair_and_a_third_joins_them(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    do(store, members.add_parents, asta, mother="Mia", father="Bo")
    vera = do(store, members.add_twin, asta, name="Vera", gender="woman", identical=True)
    tove = do(store, members.add_twin, vera, name="Tove")
    ib = do(store, members.add_twin, do(store, members.add_child_of, vera, name="Per"), name="Ib")

    groups = {each.id: each.twin_group for each in family(store, case_id).persons}
    assert groups[str(asta)] == groups[str(vera)] == groups[str(tove)] != groups[str(ib)]
    assert (person(store, case_id, asta).identical, person(store, case_id, tove).identical) == (True, None)
    assert person(store, case_id, vera).birth_year == 2018
    assert ask(store, lambda unit: twins_of(read_case(unit, case_id), asta)) == (vera, tove)


def test_the_same_word_in_two_families_is_two_pairs_of_twins(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    mia, bo = do(store, members.add_parents, asta, mother="Mia", father="Bo")
    vera = do(store, members.add_sibling, asta, name="Vera")
    eva, _ = do(store, members.add_parents, mia, mother="Eva", father="Ib")
    kaj = do(store, members.add_sibling, mia, name="Kaj")
    for each in (asta, vera, mia, kaj):
        do(store, change_record, "person", each, {"twin_group": "Tvillinger"})

    groups = {each.id: each.twin_group for each in family(store, case_id).persons}
    assert groups[str(asta)] == groups[str(vera)] != groups[str(mia)] == groups[str(kaj)]
    assert groups[str(bo)] is groups[str(eva)] is None


def test_an_expected_child_has_its_due_date_and_its_twin_is_expected_too(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    mia, _ = do(store, members.add_parents, asta, mother="Mia", father="Bo")
    child = do(store, members.add_unborn, mia, due="3. marts 2027")
    twin = do(store, members.add_twin, child, name="")

    assert [(each.kind, each.due, each.age) for each in (person(store, case_id, one) for one in (child, twin))] == [
        ("unborn", "termin 3. marts 2027", None)
    ] * 2


@pytest.mark.parametrize("kind", ["miscarriage", "abortion", "stillbirth"])
def test_a_pregnancy_that_ended_stands_among_the_siblings_and_has_no_age(
    store: OpenStore, case_id: UUID, asta: UUID, kind: str
) -> None:
    mia, _ = do(store, members.add_parents, asta, mother="Mia", father="Bo")
    lost = do(store, members.add_loss, mia, kind=kind, when="marts 2016")

    drawn = person(store, case_id, lost)
    assert (drawn.kind, drawn.birth_sort, drawn.age, drawn.deceased) == (kind, "2016-03-01", None, False)


def test_another_kind_is_no_loss(store: OpenStore, asta: UUID) -> None:
    with pytest.raises(UserError, match="Vælg"):
        do(store, members.add_loss, asta, kind="unborn")


def test_an_unknown_person_is_as_quick_as_a_known_one(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    partner = do(store, members.add_partner, asta, name="")
    child = do(store, members.add_child_of, partner, name="")

    assert {person(store, case_id, each).kind for each in (partner, child)} == {"placeholder"}


def test_who_is_taken_out_takes_a_pair_that_joins_nobody_along(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    ole = do(store, members.add_partner, asta, name="Ole", event="married")
    do(store, relate, asta, ole, kind="close")
    do(store, remove_person, ole)

    assert ask(store, lambda unit: unit.live(Partnership)) == []
    assert names(family(store, case_id)) == {"Asta Lund"}


def test_two_who_become_one_stand_once_on_a_kept_picture(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    child = ask(store, read_header, case_id).children[0].id
    bo = do(store, network.add, child, name="Bo Berg", ring=1)
    unknown = do(store, add_person, case_id, name="")
    do(store, network.place, unknown, child, ring=3)
    picture = do(store, network_pictures.take_picture, case_id, child)

    do(store, become, unknown, bo)

    seen = ask(store, network_pictures.compare_pictures, case_id, child, before=picture)
    assert [(each.name, each.ring) for each in seen.before.network.people] == [("Bo", 1)]
