"""What kinds of rows a case has is asked once: what comes later is seen, and who read earlier spoils nothing."""

from unittest.mock import Mock
from uuid import UUID

import pytest
from sqlalchemy import event

from app.bootstrap import OpenStore
from app.errors import StoreError
from app.models.knowledge import Concern, Note
from app.services.history import undo
from app.services.ports import Unit
from app.services.records import add_record, remove_record
from app.services.settled import kinds_in
from app.services.snapshot import read_case
from app.store.known_kinds import KEPT, KnownKinds
from tests.doing import do
from tests.services.due_making import a_case


def notes(unit: Unit, case_id: UUID) -> int:
    kinds_in(unit, case_id)
    return len(read_case(unit, case_id).of(Note))


def test_a_kind_that_comes_goes_and_comes_again_is_seen_and_the_question_is_asked_once(store: OpenStore) -> None:
    case_id, asked = a_case(store), list[str]()
    event.listen(store.units.vault.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    found = []
    with store.units.step("Notat", "test") as unit:
        add_record(unit, case_id, "note", {"text": "Husk nøglen"})
    for _ in range(2):
        with store.units.read("test") as reading:
            found.append(notes(reading, case_id))
        do(store, undo, unit.outcome.step_id)
        with store.units.read("test") as reading:
            found.append(notes(reading, case_id))
        with store.units.step("Notat", "test") as unit:
            add_record(unit, case_id, "note", {"text": "Husk nøglen igen"})
    assert found == [1, 0, 1, 0]
    assert sum("UNION ALL" in each and "EXISTS" in each for each in asked) <= 1


def test_who_began_to_read_before_a_step_cannot_say_that_what_it_wrote_is_not_there(store: OpenStore) -> None:
    case_id = a_case(store)
    store.units._kinds = KnownKinds()
    with store.units.read("test") as early:
        assert not read_case(early, case_id).of(Concern)
        with store.units.step("Notat", "test") as unit:
            add_record(unit, case_id, "note", {"text": "Husk nøglen"})
        store.units._kinds._found.clear()
        kinds_in(early, case_id)
    with store.units.read("test") as late:
        assert notes(late, case_id) == 1


def test_a_step_that_took_the_last_away_and_could_not_be_kept_hides_nothing(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(store)
    with store.units.step("Notat", "test") as unit:
        note_id = add_record(unit, case_id, "note", {"text": "Husk nøglen"})
    store.units._kinds = KnownKinds()
    with monkeypatch.context() as full:
        full.setattr(store.units, "_commit", Mock(side_effect=StoreError("Disken er fuld.")))
        with pytest.raises(StoreError):
            do(store, remove_record, "note", note_id)
    with store.units.read("test") as reading:
        assert notes(reading, case_id) == 1


def test_only_the_cases_somebody_works_with_are_remembered() -> None:
    known = KnownKinds()
    ids = [UUID(int=number) for number in range(KEPT + 5)]
    for each in ids:
        known.keep(each, frozenset({"note"}), known.turn)
    assert [each for each in ids if known.of(each) is None] == ids[:5]
