"""A colleague's copy of a case that is taken in: it may change a family that was never drawn, and nobody moves."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.people import DrawingPlace
from app.services import records
from app.services.comparison import compare
from app.services.drawing_places import keep_places, tidy
from app.services.hand_over import Parcel
from app.services.merge_case import apply_review
from app.services.people import add_sibling
from app.services.ports import Unit
from tests.doing import ask, do
from tests.services.drawn_rows import rows_of, swapped
from tests.services.family_making import called, family, step, undone
from tests.services.two_laptops import Lent, empty_store, lent, lent_once, sent, take

__all__ = ["empty_store", "lent", "lent_once"]


def places(store: OpenStore, case_id: UUID) -> dict[UUID, str | None]:
    """Who has a place, and the key of it."""
    kept = DrawingPlace.case_id == case_id
    return ask(store, lambda unit: {each.person_id: each.order_key for each in unit.live(DrawingPlace, kept)})


def take_newer(unit: Unit, parcel: Parcel, case_id: UUID) -> None:
    """Take in what overwrites nothing of ours."""
    apply_review(unit, parcel, case_id, take=compare(unit, parcel, case_id).newer())


@pytest.mark.long
@pytest.mark.parametrize("values", [{"gender": "woman"}, {"gender": "man"}, {"birth": "2022"}, {"name": "Aa Aa"}])
def test_a_fact_a_colleague_has_changed_moves_nobody(lent: Lent, values: dict[str, object]) -> None:
    store, colleague, mathias_case, _ = lent
    before = family(store, mathias_case)
    assert before.order == ()
    for each in before.persons:
        do(colleague, records.change_record, "person", UUID(each.id), values)

    take(store, sent(colleague, mathias_case))
    after = family(store, mathias_case)
    assert {each.id for each in before.persons} <= set(after.order)
    assert swapped(rows_of(before), rows_of(after)) == set()


def test_neither_do_somebody_new_and_the_colleagues_own_order_of_the_drawing(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    before = family(store, mathias_case)
    lone = called(colleague, mathias_case, "Lone Kjærgaard")
    do(colleague, records.change_record, "person", lone, {"gender": "man"})
    do(colleague, tidy, mathias_case)
    do(colleague, add_sibling, lone, name="Aa Kjærgaard", birth="1950")

    take(store, sent(colleague, mathias_case))
    after = family(store, mathias_case)
    assert {"Aa Kjærgaard"} <= {each.name for each in after.persons}
    assert swapped(rows_of(before), rows_of(after)) == set()


def test_their_order_alone_moves_nobody_either(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    before = family(store, mathias_case)
    do(colleague, keep_places, mathias_case)
    keys = {row: key for row, key in places(colleague, mathias_case).items() if key}
    turned = dict(zip(keys, reversed(sorted(keys.values())), strict=True))

    def turn(unit: Unit) -> None:
        for each in unit.live(DrawingPlace, DrawingPlace.case_id == mathias_case):
            each.order_key = turned[each.person_id]

    do(colleague, turn)
    take(store, sent(colleague, mathias_case))
    assert swapped(rows_of(before), rows_of(family(store, mathias_case))) == set()


def test_taking_it_in_is_undone_as_a_whole(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    before = family(store, mathias_case)
    do(colleague, records.change_record, "person", called(colleague, mathias_case, "Lone Kjærgaard"), {"name": "Aa"})
    parcel = sent(colleague, mathias_case)
    _, taken = step(store, take_newer, parcel, mathias_case)
    assert places(store, mathias_case)
    undone(store, taken)
    assert family(store, mathias_case) == before


def test_a_telephone_number_they_have_changed_does_not_touch_the_drawing(lent: Lent) -> None:
    store, colleague, mathias_case, _ = lent
    lone = called(colleague, mathias_case, "Lone Kjærgaard")
    do(colleague, records.change_record, "person", lone, {"phone": "12 34 56 78"})
    take(store, sent(colleague, mathias_case))
    assert places(store, mathias_case) == {}
