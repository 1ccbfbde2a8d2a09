"""Undo and redo from the one change log."""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import Agreement, AgreementOwner
from app.models.case import Case
from app.models.people import Relation
from app.services import agreements, people, records
from app.services.case_content import content_of, store_content
from app.services.cases import start_case
from app.services.history import undo
from app.services.ports import Unit
from tests.services.chances import Chance
from tests.shipped import TODAY


def step(store: OpenStore, work: Callable[[Unit], Any], name: str = "Skridt") -> tuple[UUID | None, Any]:
    """Do something in one step; return the step's id (None when nothing changed) and what came out."""
    with store.units.step(name, "test") as unit:
        result = work(unit)
    return (unit.outcome.step_id if unit.outcome else None), result


def undone(store: OpenStore, step_id: UUID | None) -> UUID | None:
    assert step_id is not None
    with store.units.step("Fortryd", "step.undo", undoes=step_id) as unit:
        undo(unit, step_id)
    return unit.outcome.step_id if unit.outcome else None


def content(store: OpenStore, case_id: UUID) -> dict[str, Any]:
    with store.units.read("case.export") as unit:
        return content_of(unit, case_id)


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return step(store, lambda unit: start_case(unit, child_name="Asta Lund", birth="2018"))[1]


def test_a_change_is_undone_and_done_again(store: OpenStore, case_id: UUID) -> None:
    before = content(store, case_id)
    first, _ = step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "Derfor er vi her"}))
    after = content(store, case_id)

    second = undone(store, first)
    assert content(store, case_id) == before
    third = undone(store, second)
    assert content(store, case_id) == after
    undone(store, third)
    assert content(store, case_id) == before


def test_undoing_an_addition_takes_it_away_with_what_was_added_with_it(store: OpenStore, case_id: UUID) -> None:
    before = content(store, case_id)
    mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))[1]
    middle = content(store, case_id)
    added, _ = step(store, lambda unit: agreements.add_agreement(unit, case_id, text="ringer", owners=(mia,)))

    undone(store, added)

    assert content(store, case_id) == middle
    assert content(store, case_id) != before


def test_undoing_a_removal_brings_back_what_lay_inside(store: OpenStore, noah_case: UUID) -> None:
    before = content(store, noah_case)
    with store.units.read("test") as unit:
        wanted = next(
            each for each in unit.live(Agreement) if unit.live(AgreementOwner, AgreementOwner.agreement_id == each.id)
        )
    removed, _ = step(store, lambda unit: agreements.remove_agreement(unit, wanted.id))
    assert content(store, noah_case) != before

    undone(store, removed)

    assert content(store, noah_case) == before


def test_the_very_first_removal_in_a_case_is_undone_and_done_again(store: OpenStore, liv_case: UUID) -> None:
    # Places in the drawing are made for everybody in the same step, and go with the one who is taken out.
    before = content(store, liv_case)
    ellen = next(each["id"] for each in before["people"] if each.get("name", "").startswith("Ellen"))
    first, _ = step(store, lambda unit: people.remove_person(unit, UUID(ellen)))
    after = content(store, liv_case)

    second = undone(store, first)
    assert content(store, liv_case) == before
    undone(store, second)
    assert content(store, liv_case) == after


def test_a_removal_can_be_undone_in_summer_and_in_winter_time(store: OpenStore, case_id: UUID) -> None:

    mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))[1]
    before = content(store, case_id)
    for day in (TODAY, TODAY.replace(month=7), TODAY.replace(month=10, day=25, hour=2, fold=1)):
        store.units.now = lambda day=day: day
        removed, _ = step(store, lambda unit: people.remove_person(unit, mia))
        undone(store, removed)
        assert content(store, case_id) == before


def test_what_has_changed_since_is_not_undone_over(store: OpenStore, case_id: UUID) -> None:
    first, _ = step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "Et"}))
    step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "To"}))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, first)
    assert content(store, case_id)["case"]["why"] == "To"


def test_another_field_of_the_same_row_does_not_stand_in_the_way(store: OpenStore, case_id: UUID) -> None:
    first, _ = step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "Et"}))
    step(store, lambda unit: records.change_record(unit, "case_", case_id, {"one_line": "Linje"}))

    undone(store, first)

    assert content(store, case_id)["case"].get("why") is None
    assert content(store, case_id)["case"]["one_line"] == "Linje"


def test_a_change_of_something_removed_since_is_not_undone_where_nobody_sees_it(
    store: OpenStore, case_id: UUID
) -> None:
    mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))[1]
    renamed, _ = step(store, lambda unit: records.change_record(unit, "person", mia, {"name": "Maria"}))
    step(store, lambda unit: people.remove_person(unit, mia))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, renamed)


def test_an_addition_somebody_has_built_on_is_not_taken_away(store: OpenStore, case_id: UUID) -> None:
    added, mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))
    later, _ = step(store, lambda unit: agreements.add_agreement(unit, case_id, text="ringer", owners=(mia,)))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, added)
    undone(store, later)
    undone(store, added)


def test_a_removal_is_not_undone_when_what_it_pointed_at_is_gone(store: OpenStore, case_id: UUID) -> None:
    mia, bo = step(store, lambda unit: [people.add_person(unit, case_id, name=name) for name in ("Mia", "Bo")])[1]
    relation = step(store, lambda unit: people.relate(unit, mia, bo, kind="close"))[1]
    removed, _ = step(store, lambda unit: records.remove_record(unit, "relation", relation))
    step(store, lambda unit: people.remove_person(unit, bo))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, removed)
    with store.units.read("test") as unit:
        assert unit.live(Relation) == []


def test_a_started_case_is_not_undone_when_more_was_added_to_it(store: OpenStore) -> None:
    started, case_id = step(store, lambda unit: start_case(unit, child_name="Asta"))
    later, _ = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))

    with pytest.raises(UserError):
        undone(store, started)
    undone(store, later)
    undone(store, started)
    with store.units.read("test") as unit:
        assert unit.live(Case) == []


def test_what_stands_at_force_cannot_be_undone(store: OpenStore) -> None:
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        start_case(unit, child_name="Asta")

    with pytest.raises(UserError, match="kan ikke fortrydes"):
        undone(store, unit.outcome.step_id)


def test_the_same_step_is_not_undone_twice(store: OpenStore, case_id: UUID) -> None:
    added, _ = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))
    undone(store, added)

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, added)


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2026])
def test_whatever_is_done_all_undone_is_as_before_and_all_redone_as_after(
    store: OpenStore, noah_case: UUID, seed: int
) -> None:
    do_undo_redo(store, noah_case, Chance(noah_case, seed), 12)


@pytest.mark.long(sample=False)
def test_any_sequence_is_undone_and_redone(store: OpenStore, noah_case: UUID, seconds: float, seed: int) -> None:
    until, case_id = time.monotonic() + seconds, noah_case
    while time.monotonic() < until:
        seed += 1
        case_id = do_undo_redo(store, case_id, Chance(case_id, seed), 25)


def do_undo_redo(store: OpenStore, case_id: UUID, chance: "Chance", steps: int) -> UUID:
    """Do things, undo and redo them all; return a copy of the case, which shows that nothing points at nothing."""
    done, states = [], [content(store, case_id)]
    for _ in range(steps):
        try:
            step_id, _ = step(store, chance.act)
        except UserError:
            continue
        if step_id:
            done.append(step_id)
            states.append(content(store, case_id))
    redo = []
    for step_id, before in zip(reversed(done), reversed(states[:-1]), strict=True):
        redo.append(undone(store, step_id))
        assert content(store, case_id) == before
    for redone, after in zip(reversed(redo), states[1:], strict=True):
        undone(store, redone)
        assert content(store, case_id) == after
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        return store_content(unit, content_of(unit, case_id), as_new=True)
