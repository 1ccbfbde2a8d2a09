"""The log of contacts: noted as it was, newest first, corrected later, and never for a day that is still to come."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import ContactKind
from app.services.cases import start_case
from app.services.contacts import (
    ContactRow,
    TypedContact,
    correct_contact,
    list_contacts,
    note_contact,
    remove_contact,
)
from app.services.people import list_people
from tests.doing import ask, do


def listed(store: OpenStore, case_id: UUID, **values: object) -> tuple[ContactRow, ...]:
    found: tuple[ContactRow, ...] = ask(store, list_contacts, case_id, **values)
    return found


def person(store: OpenStore, case_id: UUID, name: str) -> UUID:
    return UUID(str(next(each.id for each in ask(store, list_people, case_id) if each.name.startswith(name))))


def test_two_keys_are_enough_and_the_day_is_today(store: OpenStore, mathias_case: UUID) -> None:
    lone = person(store, mathias_case, "Lone")
    before = len(listed(store, mathias_case))
    do(store, note_contact, mathias_case, TypedContact(with_ids=(lone,)))
    [newest, *_] = listed(store, mathias_case)
    assert len(listed(store, mathias_case)) == before + 1
    assert (newest.kind, newest.on, newest.people[0][0]) == (ContactKind.CALL, "22. november 2026", lone)


def test_the_newest_stands_first_also_within_a_day(store: OpenStore, mathias_case: UUID) -> None:
    for text, on, at in (("to", "i går", "14.30"), ("en", "i går", "9.15"), ("tre", "i dag", "")):
        do(store, note_contact, mathias_case, TypedContact(text=text, on=on, at=at))
    assert [each.text for each in listed(store, mathias_case)[:3]] == ["tre", "to", "en"]


def test_a_contact_is_put_right_and_taken_away(store: OpenStore, mathias_case: UUID) -> None:
    lone, henning = person(store, mathias_case, "Lone"), person(store, mathias_case, "Henning")
    made = do(store, note_contact, mathias_case, TypedContact(with_ids=(lone,), text="Vagter"))
    right = TypedContact(
        kind=ContactKind.VISIT, with_ids=(henning,), text="Morgenen", on="20. november", in_course=True
    )
    do(store, correct_contact, made, right)
    [row] = listed(store, mathias_case, person_id=henning)
    assert (row.kind, row.on, row.text, row.in_course) == (ContactKind.VISIT, "20. november 2026", "Morgenen", True)
    assert made not in {each.id for each in listed(store, mathias_case, person_id=lone)}
    do(store, remove_contact, made)
    assert listed(store, mathias_case, person_id=henning) == ()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (TypedContact(), "hvem du havde kontakt med"),
        (TypedContact(text="x", on="i morgen"), "ikke kommet endnu"),
        (TypedContact(text="x", on="en dag"), "Skriv en dag"),
        (TypedContact(text="x", at="25.70"), "kl"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(
    store: OpenStore, mathias_case: UUID, typed: TypedContact, says: str
) -> None:
    before = listed(store, mathias_case)
    with pytest.raises(UserError, match=says):
        do(store, note_contact, mathias_case, typed)
    assert listed(store, mathias_case) == before


def test_nobody_from_another_case_gets_in(store: OpenStore, mathias_case: UUID) -> None:
    other = UUID(str(do(store, start_case, child_name="Bo Lund", birth="2018")))
    bo = person(store, other, "Bo")
    with pytest.raises(UserError, match="hører ikke til sagen"):
        do(store, note_contact, mathias_case, TypedContact(with_ids=(bo,)))
