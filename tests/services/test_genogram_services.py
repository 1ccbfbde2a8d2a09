"""Who stands where on the drawing: kept through every edit, moved and pinned when asked, and back again by undo."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.people import DrawingPlace
from app.services import drawing_places, family_members, people
from app.services.case_content import content_of, store_content
from app.services.cases import start_case
from app.services.people import list_people
from tests.services.drawn_rows import names_in, rows_of, swapped
from tests.services.family_making import drawn, family, step, undone


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    """Asta with three siblings, parents and an aunt with her husband."""
    case: UUID = do(store, start_case, child_name="Asta", birth="2012")
    asta = ask(store, list_people, case)[0].id
    mia, _ = do(store, family_members.add_parents, asta, mother="Mia", father="Bo")
    for name, year in (("Villum", "2014"), ("Clara", "2016"), ("Dan", "2018")):
        do(store, people.add_sibling, asta, name=name, birth=year)
    do(store, family_members.add_parents, mia, mother="Eva", father="Ib")
    do(store, people.add_partner, do(store, people.add_sibling, mia, name="Tove"), name="Kaj")
    return case


def called(store: OpenStore, case_id: UUID) -> dict[str, UUID]:
    return {row.name: row.id for row in ask(store, list_people, case_id)}


def test_everybody_on_the_drawing_has_a_place_after_the_first_edit(store: OpenStore, mathias_case: UUID) -> None:
    before = rows_of(family(store, mathias_case))
    assert family(store, mathias_case).order == ()

    child = next(each.id for each in ask(store, list_people, mathias_case) if each.is_child_of_case)
    do(store, people.add_sibling, child, name="Ny")

    found = family(store, mathias_case)
    assert set(found.order) == {each.id for each in found.persons}
    assert swapped(before, rows_of(found)) == set()


def test_a_place_is_made_once_and_others_are_left_alone(store: OpenStore, case_id: UUID) -> None:
    before = _keys(store)
    do(store, people.add_sibling, called(store, case_id)["Asta"], name="Eli", birth="2015")
    after = _keys(store)

    assert {person: after[person] for person in before} == before
    assert len(after) == len(before) + 1
    _, nothing = step(store, drawing_places.keep_places, case_id)
    assert nothing is None


def _keys(store: OpenStore) -> dict[UUID, str | None]:
    return {each.person_id: each.order_key for each in ask(store, lambda unit: unit.live(DrawingPlace))}


def test_the_drawing_is_the_same_on_another_laptop(store: OpenStore, case_id: UUID) -> None:
    do(store, drawing_places.move_beside, called(store, case_id)["Dan"], before=called(store, case_id)["Asta"])
    do(store, drawing_places.pin, called(store, case_id)["Clara"], at=-3.5)
    content = ask(store, content_of, case_id)
    copy = do(store, store_content, content, as_new=True)

    mine, theirs = family(store, case_id), family(store, copy)
    assert [names_in(mine, row) for row in rows_of(mine)] == [names_in(theirs, row) for row in rows_of(theirs)]
    assert [at for _, at in mine.pins] == [at for _, at in theirs.pins] == [-3.5]


def test_a_sibling_is_moved_past_the_others(store: OpenStore, case_id: UUID) -> None:
    ids = called(store, case_id)
    do(store, drawing_places.move_beside, ids["Asta"], after=ids["Clara"])
    assert _row(store, case_id, "Asta") == ["Villum", "Clara", "Asta", "Dan"]
    do(store, drawing_places.move_beside, ids["Dan"], before=ids["Villum"])
    assert _row(store, case_id, "Asta") == ["Dan", "Villum", "Clara", "Asta"]


def _row(store: OpenStore, case_id: UUID, name: str) -> list[str]:
    found = family(store, case_id)
    return next(names for names in (names_in(found, row) for row in rows_of(found)) if name in names)


def test_a_partner_moves_along_and_a_couple_is_not_parted(store: OpenStore, case_id: UUID) -> None:
    ids = called(store, case_id)
    before = _row(store, case_id, "Tove")
    left_first = before.index("Tove") < before.index("Mia")
    beside = {"after": ids["Mia"]} if left_first else {"before": ids["Mia"]}
    do(store, drawing_places.move_beside, ids["Tove"], **beside)

    row = _row(store, case_id, "Tove")
    assert (row.index("Tove") < row.index("Mia")) is not left_first
    assert abs(row.index("Tove") - row.index("Kaj")) == abs(row.index("Mia") - row.index("Bo")) == 1


def test_partners_change_sides(store: OpenStore, case_id: UUID) -> None:
    ids = called(store, case_id)
    row = _row(store, case_id, "Mia")
    left, right = (row[min(row.index("Mia"), row.index("Bo"))], row[max(row.index("Mia"), row.index("Bo"))])
    do(store, drawing_places.move_beside, ids[left], after=ids[right])

    row = _row(store, case_id, "Mia")
    assert row.index(right) < row.index(left)


def test_the_children_of_who_is_moved_come_along(store: OpenStore, case_id: UUID) -> None:
    ids = called(store, case_id)
    do(store, people.add_child_of, ids["Villum"], name="Vs barn")
    do(store, people.add_child_of, ids["Dan"], name="Ds barn")
    assert _row(store, case_id, "Vs barn") == ["Vs barn", "Ds barn"]

    do(store, drawing_places.move_beside, ids["Dan"], before=ids["Asta"])
    assert _row(store, case_id, "Vs barn") == ["Ds barn", "Vs barn"]


def test_one_cannot_move_to_another_generation_or_from_outside(store: OpenStore, case_id: UUID) -> None:
    ids = called(store, case_id)
    outside = do(store, people.add_to_network, case_id, name="Nabo")
    for one, other, words in (
        (ids["Asta"], ids["Mia"], "samme række"),
        (ids["Asta"], ids["Asta"], "samme række"),
        (outside, ids["Asta"], "ikke på tegningen"),
    ):
        with pytest.raises(UserError, match=words):
            do(store, drawing_places.move_beside, one, after=other)
    with pytest.raises(UserError, match="ikke på tegningen"):
        do(store, drawing_places.pin, outside, at=0)


def test_a_pin_holds_until_it_is_let_go(store: OpenStore, case_id: UUID) -> None:
    clara = called(store, case_id)["Clara"]
    do(store, drawing_places.pin, clara, at=4.25)
    assert family(store, case_id).pins == ((str(clara), 4.25),)
    do(store, drawing_places.unpin, clara)
    assert family(store, case_id).pins == ()
    for far in (float("nan"), float("inf"), 1e9):
        with pytest.raises(UserError, match="Så langt ud"):
            do(store, drawing_places.pin, clara, at=far)


def test_tidying_makes_every_place_anew_in_one_step_that_is_undone(store: OpenStore, case_id: UUID) -> None:
    ids = called(store, case_id)
    do(store, drawing_places.move_beside, ids["Asta"], after=ids["Dan"])
    do(store, drawing_places.pin, ids["Clara"], at=9.0)
    before = drawn(store, case_id).shapes

    _, tidied = step(store, drawing_places.tidy, case_id)
    assert _row(store, case_id, "Asta") == ["Asta", "Villum", "Clara", "Dan"]
    assert family(store, case_id).pins == ()
    _, nothing = step(store, drawing_places.tidy, case_id)
    assert nothing is None

    undone(store, tidied)
    assert drawn(store, case_id).shapes == before


def test_who_is_taken_out_leaves_no_place(store: OpenStore, case_id: UUID) -> None:
    dan = called(store, case_id)["Dan"]
    _, gone = step(store, people.remove_person, dan)
    assert dan not in _keys(store)
    undone(store, gone)
    assert dan in _keys(store)


def test_a_place_that_was_undone_is_made_again(store: OpenStore, case_id: UUID) -> None:
    asta = called(store, case_id)["Asta"]
    new, added = step(store, people.add_sibling, asta, name="Eli")
    again = undone(store, undone(store, added))

    assert again is not None
    assert new in _keys(store)
