"""What was decided at a review: who does what by when, one line each. A line is a »husk« of the case with its day.

Only the caseworker and the leader read it, so it is no agreement and stands on no paper to a family.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.agreement_line import read_agreement
from app.language.dates import long_date
from app.models.case import Case
from app.models.enums import NoteKind
from app.models.knowledge import Note
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows
from app.services.typed_values import typed_text

NO_DAY = "Skriv, hvornår »{line}« skal være gjort, for eksempel senest 4. december."
PASSED = "Dagen i »{line}« er gået. Vælg en dag, der ikke er gået endnu."
SHORT = 60
"""Letters of a line that tell which one a fault is about."""


@dataclass(frozen=True, slots=True)
class DecidedStep:
    """One step that is not done: who does what, as it was written, and by when."""

    id: UUID
    text: str
    by: dt.date


def read_steps(typed: str, today: dt.date) -> tuple[tuple[str, dt.date], ...]:
    """Return the steps of some lines with their days. Raises UserError for a line without a day, or one that passed."""
    found = []
    for line in filter(None, (each.strip() for each in typed_text(typed).splitlines())):
        day, called = read_agreement(line, (), today).on, line[:SHORT]
        if day is None:
            raise UserError(NO_DAY.format(line=called))
        if day < today:
            raise UserError(PASSED.format(line=called))
        found.append((line, day))
    return tuple(found)


def steps_words(typed: str, today: dt.date) -> str:
    """Return how the lines were read: »4. december 2026«; one that cannot be read raises UserError."""
    return ", ".join(long_date(day) for _, day in read_steps(typed, today))


@use_case("review.step")
def add_steps(unit: Unit, case_id: UUID, *, typed: str) -> int:
    """Keep the steps that were decided; return how many. Raises UserError as `read_steps`."""
    unit.about(unit.get(Case, case_id).id)
    steps = read_steps(typed, unit.today)
    for text, day in steps:
        key = next_key(unit, Note, case_id)
        unit.add(Note(
            case_id=case_id, on=day, kind=NoteKind.TODO, text=text, only_screen=True, pinned=True, order_key=key,
        ))  # fmt: skip
        unit.session.flush()
    return len(steps)


@use_case("review.step_done")
def finish_step(unit: Unit, note_id: UUID) -> None:
    """Note that a step was done today: what was to be remembered becomes a note of that day."""
    note = unit.get(Note, note_id)
    unit.about(note.case_id)
    note.kind, note.on, note.pinned = NoteKind.NOTE, unit.today, None


def open_steps(rows: CaseRows) -> tuple[DecidedStep, ...]:
    """Return the steps that are not done, the nearest day first."""
    found = [DecidedStep(each.id, each.text or "", each.on) for each in rows.of(Note) if _is_step(each) and each.on]
    return tuple(sorted(found, key=lambda each: each.by))


def _is_step(note: Note) -> bool:
    """Tell whether a »husk« was decided, or is for a day ahead; one dated the day it was written tells of that day.

    What was decided is pinned, so that it is a step on the day itself too, and on the laptop of a new caseworker.
    """
    ahead = note.on is not None and note.created_at is not None and note.on > note.created_at.date()
    return note.kind is NoteKind.TODO and bool(note.only_screen) and (bool(note.pinned) or ahead)
