"""The notes of a case as they are read: pinned first, then the newest; narrowed by kind, by person and by words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.enums import NoteKind
from app.models.knowledge import Note
from app.models.paper import JournalEntry
from app.services.journal_changes import came_along
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

STAYS = "Et skridt fra en sagsgennemgang står øverst, til det er gjort. Fravælg det, og prøv igen."


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note. `by` is who wrote it here, empty when it came with the case; `laid_on` when it went to the journal."""

    id: UUID
    on: dt.date | None
    kind: NoteKind
    text: str
    about_id: UUID | None
    about: str
    by: str
    pinned: bool
    only_screen: bool
    laid_on: dt.date | None

    @property
    def is_decided(self) -> bool:
        """Tell whether it is a step from a review, which stands at the top until it is done."""
        return self.kind is NoteKind.TODO and self.only_screen and self.pinned


@use_case("note.list")
def list_notes(
    unit: Unit, case_id: UUID, *, kind: NoteKind | None = None, about_id: UUID | None = None, words: str = ""
) -> list[NoteRow]:
    """Return the notes that fit, pinned first and then the newest; one without a day stands last."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    notes, wanted = rows.of(Note), fold(words).split()
    laid = _laid(rows)
    found = [_row(rows, note, laid.get(note.id)) for note in notes]
    found = [
        row
        for row in found
        if (kind is None or row.kind is kind)
        and (about_id is None or row.about_id == about_id)
        and all(word in fold(f"{row.text} {row.about} {row.by}") for word in wanted)
    ]
    found.reverse()  # of the same day the last written stands first
    return sorted(found, key=lambda row: (not row.pinned, row.on is None, -(row.on or dt.date.min).toordinal()))


@use_case("note.pin")
def pin_note(unit: Unit, note_id: UUID, *, pinned: bool) -> None:
    """Let a note stand at the top, or no longer."""
    note = unit.get(Note, note_id)
    unit.about(note.case_id, note_id)
    note.pinned = pinned or None


@use_case("note.pin")
def pin_notes(unit: Unit, notes: Sequence[UUID], *, pinned: bool) -> None:
    """Let several notes stand at the top, or no longer. Raises UserError for a step from a review."""
    if not pinned and any(_is_decided(unit.get(Note, each)) for each in notes):
        raise UserError(STAYS)
    for each in notes:
        pin_note(unit, each, pinned=pinned)


def _is_decided(note: Note) -> bool:
    return bool(note.kind is NoteKind.TODO and note.only_screen and note.pinned)


def _row(rows: CaseRows, note: Note, laid: dt.date | None) -> NoteRow:
    by = "" if came_along(rows, note) else note.created_by or ""
    about = rows.called(note.about_id) if note.about_id else ""
    return NoteRow(
        note.id, note.on, note.kind, note.text or "", note.about_id, about, by,
        bool(note.pinned), bool(note.only_screen), laid,
    )  # fmt: skip


def _laid(rows: CaseRows) -> dict[UUID, dt.date | None]:
    """Return the last day each note was laid in the municipality's own system."""
    return {each.note_id: each.on for each in rows.of(JournalEntry) if each.note_id}
