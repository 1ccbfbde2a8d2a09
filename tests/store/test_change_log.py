"""The one change log: what a step writes down, that nothing gets past it, and that stamps only go up."""

import datetime as dt
import json
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from app.bootstrap import OpenStore
from app.models.agreement import Agreement, AgreementOwner
from app.models.case import Case
from app.models.log import Change, DueItem, Step
from app.models.order import key_between
from app.models.people import Person
from app.services.agreements import add_agreement, change_agreement, remove_agreement
from app.services.cases import start_case
from app.services.people import add_person
from app.store.logical_clock import LogicalClock
from tests.shipped import TODAY


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    with store.units.step("Ny sag", "case.start") as unit:
        return start_case(unit, child_name="Asta Lund")


def changes_of(store: OpenStore, step_id: UUID) -> list[tuple[str, str, object, object]]:
    with store.units.read("test") as unit:
        found = unit.session.scalars(select(Change).where(Change.step_id == step_id).order_by(Change.id)).all()
        return [
            (each.table_name, each.column_name, json.loads(each.before or "null"), json.loads(each.after or "null"))
            for each in found
        ]


def test_one_text_written_in_one_sitting_is_one_row(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("Skriv", "test") as unit:
        case = unit.get(Case, case_id)
        for length in range(1, 12):
            case.why = "Derfor er vi"[:length]
            unit.session.flush()

    assert changes_of(store, unit.outcome.step_id) == [("case_", "why", None, "Derfor er v")]


def test_a_text_put_back_as_it_was_is_no_change(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("Skriv", "test") as unit:
        case = unit.get(Case, case_id)
        case.why = "Noget"
        unit.session.flush()
        case.why = None

    assert unit.outcome is None


def test_a_row_is_born_whole_and_changes_in_the_same_step_are_part_of_its_birth(
    store: OpenStore, case_id: UUID
) -> None:
    with store.units.step("Ny", "test") as unit:
        person = unit.get(Person, add_person(unit, case_id, name="Mia", gender="woman"))
        person.town = "Herning"

    [(table, column, before, after)] = changes_of(store, unit.outcome.step_id)
    assert (table, column, before) == ("person", "*", None)
    assert isinstance(after, dict)
    assert (after["name"], after["town"], after["gender"], after["deleted_at"]) == ("Mia", "Herning", "woman", None)
    assert "hlc" not in after


def test_a_removal_is_a_tombstone_on_the_row_and_on_what_lies_inside_it(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("Aftale", "test") as unit:
        people = [add_person(unit, case_id, name=name) for name in ("Mia", "Bo")]
        agreement = add_agreement(unit, case_id, text="ringer", owners=tuple(people))
    with store.units.step("Fjern", "test") as unit:
        remove_agreement(unit, agreement)

    rows = changes_of(store, unit.outcome.step_id)
    assert [(table, column, before) for table, column, before, _ in rows] == [
        (table, "deleted_at", None) for table in ("agreement", "agreement_owner", "agreement_owner")
    ]
    with store.units.read("test") as unit:
        assert unit.live(Agreement) == []
        assert unit.live(AgreementOwner) == []
        assert len(unit.session.scalars(select(AgreementOwner)).all()) == 2


def test_a_moment_comes_back_as_the_same_moment(store: OpenStore, case_id: UUID) -> None:
    with store.units.read("test") as unit:
        case = unit.get(Case, case_id)
        assert case.created_at == TODAY
        assert case.created_at is not None
        assert case.created_at.utcoffset() == dt.timedelta(0)


def test_rows_say_who_and_when(store: OpenStore, case_id: UUID) -> None:
    store.units.actor, store.units.now = "Sanne", lambda: TODAY + dt.timedelta(hours=1)
    with store.units.step("Ret", "test") as unit:
        unit.get(Case, case_id).why = "Derfor"

    with store.units.read("test") as unit:
        case = unit.get(Case, case_id)
        assert (case.created_by, case.created_at) == ("rådgiver", TODAY)
        assert (case.changed_by, case.changed_at) == ("Sanne", TODAY + dt.timedelta(hours=1))


def test_changes_that_would_pass_the_log_by_are_refused(store: OpenStore, case_id: UUID) -> None:
    table = Person.__table__
    for statement in (update(Person).values(name="x"), delete(Person), update(table).values(name="x"), delete(table)):
        with pytest.raises(RuntimeError, match="pass the change log by"), store.units.step("Snyd", "test") as unit:
            unit.session.execute(statement)
    with pytest.raises(RuntimeError, match="tombstone"), store.units.step("Snyd", "test") as unit:
        unit.session.delete(unit.get(Case, case_id))


def test_what_is_derived_may_be_rewritten_in_bulk_and_is_not_logged(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        unit.session.execute(delete(DueItem))
        unit.get(Case, case_id).why = "Derfor"

    assert {table for table, *_ in changes_of(store, unit.outcome.step_id)} == {"case_"}


def test_stamps_go_up_also_when_the_clock_is_set_back(store: OpenStore, case_id: UUID) -> None:
    agreement = None
    for hours in (0, 3, -48, -48, 1):
        store.units.now = lambda hours=hours: TODAY + dt.timedelta(hours=hours)
        with store.units.step("Aftale", "test") as unit:
            if agreement is None:
                agreement = add_agreement(unit, case_id, text="ringer")
            else:
                change_agreement(unit, agreement, text=f"ringer {hours} {unit.replica} {store.units.last_sequence}")

    with store.units.read("test") as unit:
        stamps = unit.session.scalars(select(Step.hlc).order_by(Step.seq)).all()
    assert len(stamps) == 6
    assert list(stamps) == sorted(set(stamps))


@given(st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=60))
def test_no_clock_makes_a_stamp_go_down(jumps: list[int]) -> None:
    times = iter(jumps)
    clock = LogicalClock("aaaa", lambda: TODAY + dt.timedelta(milliseconds=next(times)), "00000000ffff-fffe-bbbb")

    stamps = [clock.stamp() for _ in jumps]

    assert stamps == sorted(set(stamps))


def test_a_stamp_seen_from_elsewhere_comes_before_the_next_of_ours() -> None:
    clock = LogicalClock("aaaa", lambda: TODAY)
    ahead = LogicalClock("bbbb", lambda: TODAY + dt.timedelta(days=2)).stamp()
    clock.saw(ahead)

    assert clock.stamp() > ahead


def test_seventy_thousand_stamps_in_one_moment_still_go_up() -> None:
    clock = LogicalClock("aaaa", lambda: TODAY)
    before = clock.stamp()
    for _ in range(70_000):
        stamp = clock.stamp()
        if stamp <= before:
            raise AssertionError((before, stamp))
        before = stamp


@given(st.lists(st.integers(0, 30), max_size=80))
def test_there_is_always_room_between_two_order_keys(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = min(place, len(keys))
        before, after = (keys[at - 1] if at else None), (keys[at] if at < len(keys) else None)
        keys.insert(at, key_between(before, after))

    assert keys == sorted(set(keys))
    assert not any(key.endswith("0") for key in keys)


def test_order_keys_in_the_wrong_order_are_our_bug() -> None:
    for before, after in (("b", "a"), ("a", "a")):
        with pytest.raises(ValueError, match="not in order"):
            key_between(before, after)


def test_a_long_list_keeps_short_order_keys() -> None:
    key: str | None = None
    for _ in range(2_000):
        key = key_between(key, None)

    assert key is not None
    assert len(key) <= 60
