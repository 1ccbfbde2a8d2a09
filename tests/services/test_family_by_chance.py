"""Edit after edit of a family by chance: every one can be undone, and nobody changes place when somebody comes."""

import time
from collections.abc import Iterator
from uuid import UUID

import pytest
from doing import do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.cases import start_case
from tests.services.drawn_rows import rows_of, swapped
from tests.services.family_by_chance import Adder, Editor
from tests.services.family_making import drawn, family, undone


def edited(store: OpenStore, case_id: UUID, seed: int, edits: int) -> Iterator[UUID]:
    """Edit by chance, and yield each step that changed something."""
    editor, left = Editor(case_id, seed), edits
    while left:
        left -= 1
        try:
            with store.units.step("Skridt", "test") as unit:
                editor.act(unit)
        except UserError:
            continue
        if unit.outcome:
            yield unit.outcome.step_id


def check_undo(store: OpenStore, case_id: UUID, seed: int, edits: int) -> None:
    """Edit by chance; every edit undone gives the very same drawing, and all of them undone the first."""
    first = before = drawn(store, case_id).shapes
    steps = []
    for each in edited(store, case_id, seed, edits):
        after = drawn(store, case_id).shapes
        back = undone(store, each)
        assert drawn(store, case_id).shapes == before
        undone(store, back)
        assert drawn(store, case_id).shapes == after
        before = after
        steps.append(each)
    assert steps
    assert drawn(store, case_id).people
    assert first


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_undoing_any_edit_gives_the_same_drawing(store: OpenStore, noah_case: UUID, seed: int) -> None:
    check_undo(store, noah_case, seed, edits=12)


@pytest.mark.long(sample=False)
def test_undoing_edit_after_edit_gives_the_same_drawing(store: OpenStore, seconds: float, seed: int) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seed += 1
        check_undo(store, do(store, start_case, child_name="Asta"), seed, edits=40)


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_who_is_there_changes_place_when_somebody_comes(store: OpenStore, seed: int) -> None:
    case_id = do(store, start_case, child_name="Asta", birth="2012")
    check_no_swaps(store, case_id, seed, edits=25)


@pytest.mark.long(sample=False)
def test_nobody_changes_place_in_edit_after_edit(store: OpenStore, seconds: float, seed: int) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seed += 1
        check_no_swaps(store, do(store, start_case, child_name="Asta"), seed, edits=40)


def check_no_swaps(store: OpenStore, case_id: UUID, seed: int, edits: int) -> None:
    """Add people by chance: nobody who stands in one row swaps with another."""
    adder = Adder(case_id, seed)
    before = rows_of(family(store, case_id))
    for _ in range(edits):
        with store.units.step("Skridt", "test") as unit:
            adder.act(unit)
        after = rows_of(family(store, case_id))
        assert swapped(before, after) == set()
        before = after
