"""The family of a case as the genogram draws it."""

from typing import get_args
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.genogram import family as g
from app.genogram.drawing import draw_family
from app.genogram.family import Family
from app.models.enums import Floor
from app.models.enums_people import DIRECTED, Gender, PersonKind, RelationKind, TieKind
from app.rules.visibility import Viewer
from app.services import family_homes, people
from app.services.cases import start_case
from app.services.drawn_as import GENDERS, KINDS, PERSONS, RELATIONS
from app.services.family import family_for, family_of_case
from app.services.family_lines import family_lines
from app.services.family_members import add_loss, add_unborn
from app.services.ports import Unit
from app.services.records import change_record
from app.services.sight import Sight
from app.services.snapshot import read_case
from app.typeface import measure
from tests.shipped import import_example


def names(family: Family) -> set[str]:
    return {each.name for each in family.persons}


def test_kin_are_drawn_and_the_network_is_not(store: OpenStore, noah_case: UUID) -> None:
    family = ask(store, family_of_case, noah_case)

    assert {"Noah Bækgaard Sørensen", "Jan Sørensen", "Heidi Bækgaard", "Lars Bækgaard", "Gerda"} <= names(family)
    assert not names(family) & {"Rune Aagaard", "Yasmin Farah", "psykiatrisk ambulatorium", "Sanne Vestergaard"}
    assert [each.name for each in family.persons if each.is_index] == ["Noah Bækgaard Sørensen"]


def test_the_unborn_the_dead_and_those_without_a_known_name_are_drawn_as_what_they_are(
    store: OpenStore, noah_case: UUID
) -> None:
    by_name = {each.name: each for each in ask(store, family_of_case, noah_case).persons}

    assert (by_name["Mikkels og Sofies barn"].kind, by_name["Mikkels og Sofies barn"].due) == (
        "unborn",
        "termin marts 2027",
    )
    assert (by_name["farfar"].deceased, by_name["farfar"].death_year, by_name["farfar"].age) == (True, 2011, None)
    assert by_name["Noah Bækgaard Sørensen"].age == 17


@pytest.mark.parametrize("name", ["a-mathias.json", "b-noah.json", "c-liv-og-bertil.json", "d-karla-og-aksel.json"])
def test_every_shipped_family_can_be_drawn_and_points_only_at_people_in_it(store: OpenStore, name: str) -> None:
    family = ask(store, family_of_case, import_example(store, name))
    ids = {each.id for each in family.persons}

    assert {one for union in family.unions for one in union.partners} <= ids
    assert {link.child for link in family.links} <= ids
    assert {link.union for link in family.links} <= {union.id for union in family.unions}
    assert all(set(home.members) <= ids and len(home.members) > 1 for home in family.households)
    assert draw_family(family, measure=measure)


def test_each_child_hangs_in_one_place_though_it_has_several_parents(store: OpenStore, liv_case: UUID) -> None:
    family = ask(store, family_of_case, liv_case)

    for child in {link.child for link in family.links}:
        assert [link.primary for link in family.links if link.child == child].count(True) == 1
    assert "foster" in {link.kind for link in family.links}


def test_the_newest_event_says_what_a_pair_is_now(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta")
    asta = ask(store, people.list_people, case_id)[0].id
    do(store, people.add_partner, asta, name="Bo", event="married")

    [union] = ask(store, family_of_case, case_id).unions
    assert (union.status, union.text) == ("married", "gift")


def test_a_line_only_she_may_see_is_on_her_screen_only(store: OpenStore, noah_case: UUID) -> None:
    rows = ask(store, people.list_people, noah_case)
    by_name = {row.called: row.id for row in rows}
    relation = do(store, people.relate, by_name["Jan"], by_name["Heidi"], kind="conflict")
    do(store, change_record, "relation", relation, {"confidential": "ja"})

    def drawn(unit: Unit, circle: Floor) -> set[str]:
        rows = read_case(unit, noah_case)
        return {each.kind for each in family_for(rows, Sight(rows, Viewer(circle)), unit.today).relations}

    assert "conflict" in ask(store, drawn, Floor.CASEWORKER)
    assert "conflict" not in ask(store, drawn, Floor.PROFESSIONAL)
    do(store, change_record, "relation", relation, {"confidential": "nej"})
    assert "conflict" in ask(store, drawn, Floor.PROFESSIONAL)
    assert "conflict" not in ask(store, drawn, Floor.FAMILY)


def test_a_case_with_a_child_alone_is_one_person(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta", birth="siden 2018")

    family = ask(store, family_of_case, case_id)
    assert names(family) == {"Asta"}
    assert draw_family(family, measure=measure)


@pytest.mark.long
@pytest.mark.parametrize("kind", list(RelationKind))
def test_every_kind_of_relation_is_drawn_and_some_have_a_direction(store: OpenStore, kind: RelationKind) -> None:
    case_id = do(store, start_case, child_name="Asta")
    asta = ask(store, people.list_people, case_id)[0].id
    mia, _ = do(store, people.add_parents, asta, mother="Mia Lund")
    do(store, people.relate, asta, mia, kind=kind.value, said_by=asta, text="siger hun")

    [drawn] = ask(store, family_of_case, case_id).relations
    assert (drawn.directed, drawn.said_by, drawn.text) == (kind in DIRECTED, "Asta", "siger hun")
    assert (drawn.a, drawn.b) == (str(asta), str(mia))


def test_every_kind_of_person_tie_and_relation_has_a_sign() -> None:
    assert set(RELATIONS) == set(RelationKind)
    assert set(KINDS) == set(TieKind)
    assert set(GENDERS) == set(Gender)
    assert set(PersonKind) - set(PERSONS) == {PersonKind.PERSON, PersonKind.BODY}
    assert set(RELATIONS.values()) == set(get_args(g.RelationKind))
    assert set(KINDS.values()) == set(get_args(g.LinkKind))
    assert {*PERSONS.values(), "person"} == set(get_args(g.PersonKind))


def test_who_is_to_move_out_lives_there_until_then_on_screen_and_paper(store: OpenStore, liv_case: UUID) -> None:
    family = ask(store, family_of_case, liv_case)
    home = family.households[0]
    do(store, family_homes.move_out, UUID(home.id), UUID(home.members[0]), until="24. december 2026")

    for for_paper in (False, True):
        homes = ask(store, family_of_case, liv_case, for_paper=for_paper).households
        assert next(each for each in homes if each.id == home.id).members == home.members
    do(store, family_homes.move_out, UUID(home.id), UUID(home.members[0]), until="1. november 2026")  # it was earlier
    homes = ask(store, family_of_case, liv_case).households
    assert home.members[0] not in next((each.members for each in homes if each.id == home.id), ())


def test_a_pregnancy_that_ended_is_nobody_to_choose_and_is_not_told_of_among_siblings(
    store: OpenStore, liv_case: UUID
) -> None:
    child = next(each for each in ask(store, people.list_people, liv_case) if each.is_child_of_case).id
    link = next(each for each in ask(store, family_of_case, liv_case).links if each.child == str(child))
    pair = next(each for each in ask(store, family_of_case, liv_case).unions if each.id == link.union)
    before = ask(store, people.list_people, liv_case)
    lines = ask(store, told_of, liv_case)
    do(store, add_loss, UUID(pair.partners[0]), kind="miscarriage", when="2013", pair_id=UUID(pair.id))
    do(store, add_unborn, UUID(pair.partners[0]), pair_id=UUID(pair.id))

    assert [each for each in ask(store, people.list_people, liv_case) if each.kind != "unborn"] == before
    assert "miscarriage" in {row.kind for row in ask(store, people.list_people, liv_case, with_losses=True)}
    assert any("et barn på vej" in line for line in ask(store, told_of, liv_case))
    assert not any("Uden navn" in line for line in set(ask(store, told_of, liv_case)) - set(lines))


def told_of(unit: Unit, case_id: UUID) -> tuple[str, ...]:
    return family_lines(read_case(unit, case_id), unit.today)
