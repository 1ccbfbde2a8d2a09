"""Two people who are one become one, nothing is lost or points at nothing, and undo makes them two as they were."""

from itertools import combinations
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.models.log import Audit
from app.models.people import ParentTie, PartnershipMember, Person
from app.models.registry import CASE_CLASSES
from app.services.cases import start_case
from app.services.history import undo
from app.services.linked_people import link_people, say_two, unlink_person
from app.services.merge_people import compare_people, merge_people
from app.services.people import add_person
from app.services.records import change_record
from app.services.twin_people import TwinPerson, find_twins, find_typed, twins_of_case

STAMPS = {"changed_at", "changed_by", "hlc", "deleted_at"}


def live_rows(store: OpenStore) -> dict[tuple[str, UUID], dict[str, Any]]:
    """Every live row of every case, with all it says; stamps of when it was changed are left out."""
    with store.units.read("test") as unit:
        return {
            (kind.__tablename__, row.id): {
                column.key: getattr(row, column.key) for column in kind.__table__.columns if column.key not in STAMPS
            }
            for kind in CASE_CLASSES
            for row in unit.live(kind)
        }


def dangling(store: OpenStore) -> list[tuple[str, str]]:
    rows = live_rows(store)
    return [
        (table, name)
        for (table, _), values in rows.items()
        for name, fact in next(kind for kind in CASE_CLASSES if kind.__tablename__ == table).facts().items()
        if fact.refers_to and values[name] is not None and (fact.refers_to, values[name]) not in rows
        and fact.refers_to != "case_"
    ]  # fmt: skip


def do(store: OpenStore, use_case: Any, *args: Any, **named: Any) -> Any:
    with store.units.step("Skridt", "test") as unit:
        value = use_case(unit, *args, **named)
    return value, unit.outcome.step_id if unit.outcome else None


def ask(store: OpenStore, use_case: Any, *args: Any, **named: Any) -> Any:
    with store.units.read("test") as unit:
        return use_case(unit, *args, **named)


@pytest.fixture
def two_cases(store: OpenStore) -> tuple[UUID, UUID]:
    first, _ = do(store, start_case, child_name="Freja Holm", birth="3. maj 2017", number="2026-001")
    second, _ = do(store, start_case, child_name="Freja Holm", birth="2017", number="2026-014")
    return first, second


def child(store: OpenStore, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return unit.live(Child, Child.case_id == case_id)[0].person_id


def test_merging_any_two_leaves_nothing_dangling_and_undo_gives_the_same_rows(
    store: OpenStore, mathias_case: UUID
) -> None:
    before = live_rows(store)
    with store.units.read("test") as unit:
        people = [each.id for each in unit.live(Person, Person.case_id == mathias_case)]
    merged = 0
    for one, other in list(combinations(people, 2))[3::29]:
        try:
            _, step = do(store, merge_people, one, other, take={"name"})
        except UserError:
            assert live_rows(store) == before
            continue
        merged += 1
        after = live_rows(store)
        assert dangling(store) == []
        assert ("person", other) not in after
        assert not [key for key, row in after.items() if other in row.values()]
        do(store, undo, step)
        assert live_rows(store) == before
    assert merged >= 2


def test_what_one_lacks_comes_from_the_other_and_what_differs_is_chosen(store: OpenStore, mathias_case: UUID) -> None:
    (one, _), (other, _) = (do(store, add_person, mathias_case, name=name) for name in ("Bo Dam", "Bo Damm"))
    do(store, change_record, "person", other, {"phone": "20304050", "role": "nabo", "town": "Ribe"})
    do(store, change_record, "person", one, {"town": "Esbjerg"})

    facts = {each.name: (each.stays, each.goes, each.differs) for each in ask(store, compare_people, one, other)}
    assert facts["town"] == ("Esbjerg", "Ribe", True)
    assert facts["phone"] == ("", "20304050", False)
    do(store, merge_people, one, other, take={"town"})

    with store.units.read("test") as unit:
        stays = unit.get(Person, one)
        assert (stays.name, stays.phone, stays.role, stays.town) == ("Bo Dam", "20304050", "nabo", "Ribe")


def test_parent_and_child_and_those_who_are_tied_are_not_made_one(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.read("test") as unit:
        ties = unit.live(ParentTie, ParentTie.child_id == child(store, mathias_case))
        pair = unit.live(PartnershipMember, PartnershipMember.partnership_id == ties[0].partnership_id)
    mother, father = (each.person_id for each in pair[:2])
    for one, other in ((mother, father), (child(store, mathias_case), mother), (father, child(store, mathias_case))):
        with pytest.raises(UserError, match="samme person"):
            do(store, merge_people, one, other)


def test_the_same_child_in_two_cases_is_seen_linked_and_unlinked_and_no_fact_moves(
    store: OpenStore, two_cases: tuple[UUID, UUID]
) -> None:
    one, other = (child(store, each) for each in two_cases)
    before = live_rows(store)
    [twin] = ask(store, find_twins, one)
    assert twin.words().startswith("Freja Holm, ")
    assert twin.words().endswith("er i sag 2026-014.")
    with store.units.read("test") as unit:
        told = unit.session.scalars(select(Audit.subjects).order_by(Audit.seq.desc()).limit(1)).one()
    assert all(str(each) in told for each in two_cases), "whoever is shown from another case can see it"

    _, step = do(store, link_people, one, other)
    [linked] = ask(store, find_twins, one)
    assert linked.words() == "Også i sag 2026-014."
    changed = {key for key, row in live_rows(store).items() if row != before[key]}
    assert changed == {("person", one), ("person", other)}
    do(store, unlink_person, one)
    assert live_rows(store) == before
    do(store, link_people, other, one)
    assert ask(store, find_twins, other)[0].is_linked


def test_two_who_are_two_are_not_asked_about_again(store: OpenStore, two_cases: tuple[UUID, UUID]) -> None:
    one, other = (child(store, each) for each in two_cases)
    do(store, say_two, one, other)

    assert ask(store, find_twins, one) == ask(store, find_twins, other) == ()
    assert ask(store, twins_of_case, two_cases[0]) == ()


def test_who_is_typed_is_known_by_number_by_name_and_by_sound(store: OpenStore, two_cases: tuple[UUID, UUID]) -> None:
    do(store, change_record, "person", child(store, two_cases[1]), {"cpr": "030517-4321"})

    def found(name: str, birth: str = "", cpr: str = "") -> list[str]:
        told: tuple[TwinPerson, ...] = ask(store, find_typed, two_cases[0], name, birth=birth, cpr=cpr)
        return [each.number for each in told]

    assert found("Helt Andet", cpr="0305174321") == ["2026-014"]
    assert found("Freja Holm", "2017") == ["2026-001", "2026-014"]
    assert found("Freia Holm", "2017") == ["2026-001", "2026-014"]
    assert found("Freja Holm", "2009") == []
    assert found("Freja") == []
