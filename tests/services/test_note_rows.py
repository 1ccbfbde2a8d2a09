"""Notes as they are read: pinned first, then the newest, with who wrote and whether they lie in the other system."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.enums import NoteKind
from app.models.knowledge import Note
from app.models.paper import JournalEntry
from app.services import note_rows, records
from app.services.note_rows import NoteRow


@pytest.fixture
def written(store: OpenStore, mathias_case: UUID) -> dict[str, UUID]:
    """Three notes of different days and kinds, written an hour after the case came here."""
    came = store.units.now()
    store.units.now = lambda: came + dt.timedelta(hours=1)
    store.units.actor = "Inge Dahl"
    mother = next(row.id for row in _people(store, mathias_case) if row.name.startswith("Lone"))
    told = {
        "gammel": {"text": "Skolen ringede", "on": "1. november 2026", "kind": "phone"},
        "ny": {"text": "Kjærgaard har fået nyt arbejde", "on": "20. november 2026", "about_id": str(mother)},
        "uden": {"text": "Spørg til cyklen", "on": ""},
    }
    found = {}
    for name, values in told.items():
        with store.units.step("Skriv notat", "record.add") as unit:
            found[name] = records.add_record(unit, mathias_case, "note", dict(values))
    return found


def _people(store: OpenStore, case_id: UUID) -> list:  # type: ignore[type-arg]  # rows with an id and a name
    from app.services.people import list_people

    with store.units.read("people.list") as unit:
        return list_people(unit, case_id)


def read(store: OpenStore, case_id: UUID, **narrow: object) -> list[NoteRow]:
    with store.units.read("note.list") as unit:
        return note_rows.list_notes(unit, case_id, **narrow)  # type: ignore[arg-type]  # one of its own arguments


def test_the_newest_stands_first_and_pinned_ones_above_it(
    store: OpenStore, mathias_case: UUID, written: dict[str, UUID]
) -> None:
    assert [row.id for row in read(store, mathias_case)] == [written["ny"], written["gammel"], written["uden"]]
    with store.units.step("Sæt notat øverst", "note.pin") as unit:
        note_rows.pin_note(unit, written["gammel"], pinned=True)
    first = read(store, mathias_case)[0]
    assert (first.id, first.pinned, first.by) == (written["gammel"], True, "Inge Dahl")


def test_they_are_narrowed_by_kind_person_and_words(
    store: OpenStore, mathias_case: UUID, written: dict[str, UUID]
) -> None:
    assert [row.id for row in read(store, mathias_case, kind=NoteKind.PHONE)] == [written["gammel"]]
    (about,) = read(store, mathias_case, words="kjaergaard ARBEJDE")
    assert about.id == written["ny"]
    assert [row.id for row in read(store, mathias_case, about_id=about.about_id)] == [written["ny"]]
    assert [row.id for row in read(store, mathias_case, words="inge")] == [row.id for row in read(store, mathias_case)]
    assert read(store, mathias_case, words="findes ikke") == []


def test_what_was_laid_in_the_journal_says_when(store: OpenStore, mathias_case: UUID, written: dict[str, UUID]) -> None:
    with store.units.step("Lagt over", "journal.laid") as unit:
        unit.add(JournalEntry(case_id=mathias_case, box="note", note_id=written["ny"], on=dt.date(2026, 11, 21)))
    marked = {row.id: row.laid_on for row in read(store, mathias_case)}
    assert marked == {written["ny"]: dt.date(2026, 11, 21), written["gammel"]: None, written["uden"]: None}


def test_a_step_from_a_review_says_that_it_is_one(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Trin", "review.step") as unit:
        unit.add(Note(case_id=mathias_case, text="Ring", kind=NoteKind.TODO, only_screen=True, pinned=True))
    (row,) = read(store, mathias_case)
    assert row.is_decided
