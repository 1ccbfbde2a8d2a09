"""The search box finds who and what was meant, the best first, and shows what made it a hit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import OpenStore
from app.models.case import Case, Child
from app.models.enums import CaseStatus
from app.models.knowledge import Note
from app.models.people import Person
from app.services.ports import Unit
from app.services.search_words import Hit, search
from tests.ready_stores import ReadyStores, nothing
from tests.services.search_queries import CASES, QUERIES


def fill(unit: Unit) -> None:
    for place, (number, people, note) in enumerate(CASES):
        case = unit.add(Case(number=number))
        case.status = CaseStatus.CLOSED if place == len(CASES) - 1 else CaseStatus.OPEN
        unit.session.flush()
        for order, told in enumerate(people):
            name, role, cpr, phone, organisation = (told.split("|") + [""] * 4)[:5]
            person = unit.add(Person(case_id=case.id, name=name, role=role, order_key=f"a{order}"))
            person.cpr, person.phone, person.organisation = cpr or None, phone or None, organisation or None
            unit.session.flush()
            if order == 0:
                unit.add(Child(case_id=case.id, person_id=person.id, order_key="a"))
        unit.add(Note(case_id=case.id, text=note, order_key="a"))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    """Twelve cases with names that are easily mistaken for each other."""
    folder: Path = tmp_path_factory.mktemp("town")
    with ready_stores.opened(folder, nothing) as (store, _):
        with store.units.step("Sager", "test") as unit:
            fill(unit)
        yield store


def found(store: OpenStore, words: str) -> list[Hit]:
    with store.units.read("search") as unit:
        return search(unit, words)


def first(store: OpenStore, words: str) -> str:
    hits = found(store, words)
    return hits[0].title if hits else ""


def wrong(store: OpenStore, queries: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {typed: told for typed, wanted in queries if (told := first(store, typed)) != wanted}


def test_what_was_meant_stands_first(town: OpenStore) -> None:
    missed = wrong(town, QUERIES[::2])

    assert len(missed) <= len(QUERIES[::2]) * 0.05, missed


def test_what_was_meant_stands_first_also_where_nobody_looked_while_it_was_made(town: OpenStore) -> None:
    missed = wrong(town, QUERIES[1::2])

    assert len(missed) <= len(QUERIES[1::2]) * 0.05, missed


def test_a_hit_shows_what_made_it_one(town: OpenStore) -> None:
    person, note = found(town, "kjær mathias")[0], found(town, "fodbold")[0]
    assert [person.title[first:last] for first, last in person.marks] == ["Mathias", "Kjær"]
    assert [note.title[first:last] for first, last in note.marks] == ["fodbold"]
    assert (note.kind, note.about) == ("note", "Mathias Holm Kjær")

    meant = found(town, "matihas")[0]
    assert meant.is_near
    assert [meant.title[first:last] for first, last in meant.marks] == ["Mathias"]


def test_a_person_found_by_a_number_says_which_but_not_the_cpr_number(town: OpenStore) -> None:
    assert found(town, "1203121231")[0].excerpt == "CPR-nummeret passer"
    assert found(town, "203040")[0].excerpt == "Telefon 20 30 40 50"
    assert found(town, "søndre")[0].excerpt == "Søndre Skole"


def test_open_cases_come_before_closed_ones_and_children_before_others(town: OpenStore) -> None:
    hits = [hit for hit in found(town, "mat") if hit.kind == "person"]

    assert [(hit.title, hit.is_open) for hit in hits] == [("Mathias Holm Kjær", True), ("Mathias Holm", False)]
