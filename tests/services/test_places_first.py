"""A family that came in without places: whatever is changed first, and from wherever, nobody in the drawing moves."""

from collections.abc import Callable
from typing import Any, TypeAlias
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.approx_date import ApproxDate
from app.models.enums_people import Gender
from app.services import cases, records
from app.services.family_file import FamilyFile, FilePair, FilePerson, FileTie
from app.services.family_import import take_in_family
from tests.services.drawn_rows import rows_of, swapped
from tests.services.family_making import called, family, step, undone

First: TypeAlias = Callable[[OpenStore, UUID], object]


@pytest.mark.long
@pytest.mark.parametrize("values", [{"gender": "woman"}, {"gender": "man"}, {"birth": "2022"}, {"name": "Aa Aa"}])
def test_a_fact_of_anybody_changed_in_a_form_moves_nobody(
    store: OpenStore, mathias_case: UUID, values: dict[str, object]
) -> None:
    before = family(store, mathias_case)
    for person in before.persons:
        _, change = step(store, records.change_record, "person", UUID(person.id), values)
        assert swapped(rows_of(before), rows_of(family(store, mathias_case))) == set(), person.name
        if change is not None:
            undone(store, change)
    assert family(store, mathias_case) == before


def _first(store: OpenStore, case_id: UUID, table: str) -> Any:
    return ask(store, records.list_records, case_id, table)[0].id


def part_a_pair(store: OpenStore, case_id: UUID) -> object:
    return do(store, records.remove_record, "partnership_member", _first(store, case_id, "partnership_member"))


def let_a_child_go(store: OpenStore, case_id: UUID) -> object:
    return do(store, records.remove_record, "parent_tie", _first(store, case_id, "parent_tie"))


def make_a_pair(store: OpenStore, case_id: UUID) -> object:
    pair = do(store, records.add_record, case_id, "partnership", {})
    for name in ("Torben Østergård", "Inger Kjærgaard"):
        who = {"person_id": called(store, case_id, name)}
        do(store, records.add_record, case_id, "partnership_member", who, owner_id=pair)
    return pair


def add_a_child_of_the_case(store: OpenStore, case_id: UUID) -> object:
    return do(store, cases.add_child, case_id, name="Aa Aa", birth="2001")


def take_a_family_in(store: OpenStore, case_id: UUID) -> object:
    born = (("a", Gender.WOMAN, "1930"), ("b", Gender.MAN, "1930"), ("c", Gender.WOMAN, "1960"))
    people = tuple(FilePerson(key, f"{key} Holm", "", sex, birth=ApproxDate.parse(year)) for key, sex, year in born)
    pair = FilePair("pair", ("a", "b"))
    ties = tuple(FileTie(child, "pair") for child in ("c", "ruth", "poul"))
    known = {"ruth": called(store, case_id, "Ruth Østergård"), "poul": called(store, case_id, "Poul Kjærgaard")}
    file = FamilyFile((*people, *(FilePerson(key) for key in known)), (pair,), ties)
    return do(store, take_in_family, case_id, file=file, same=known)


FIRST = (part_a_pair, let_a_child_go, make_a_pair, add_a_child_of_the_case, take_a_family_in)


@pytest.mark.long
@pytest.mark.parametrize("first", FIRST)
def test_nobody_passes_anybody_whatever_comes_first(store: OpenStore, mathias_case: UUID, first: First) -> None:
    before = family(store, mathias_case)
    first(store, mathias_case)
    after = family(store, mathias_case)
    assert {each.id for each in before.persons} & {each.id for each in after.persons} <= set(after.order)
    assert swapped(rows_of(before), rows_of(after)) == set()


def test_a_telephone_number_and_a_field_left_as_it_was_do_not_touch_the_drawing(
    store: OpenStore, mathias_case: UUID
) -> None:
    lone = called(store, mathias_case, "Lone Kjærgaard")
    do(store, records.change_record, "person", lone, {"phone": "12 34 56 78"})
    _, nothing = step(store, records.change_record, "person", lone, {"gender": "woman"})
    assert nothing is None
    assert family(store, mathias_case).order == ()
