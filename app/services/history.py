"""Undo and redo from the change log: a step is reversed by a new one. What it tells people is `field_history`."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.base import Record
from app.models.case import Case
from app.models.codec import from_plain, to_plain
from app.models.log import Change, Step
from app.models.registry import RECORD_CLASSES
from app.services.pointers import is_pointed_at, points_at_nothing
from app.services.ports import Unit, use_case

BORN = "*"
REMOVED = "deleted_at"
CHANGED_SINCE = "Det kan ikke fortrydes, fordi det er ændret igen siden. Ret det i stedet."
NOT_UNDOABLE = "Det kan ikke fortrydes: et færdigt papir, en fil, der er gemt, og en sletning bliver stående."
MOST = 100
"""Steps of a day that can be gone back over after a lock."""
AT_A_TIME = 200
"""Rows that are fetched together."""
FETCHED, CHECKED, WRITTEN = 25, 30, 60
"""Percent of undoing that is done when the rows are there, are as they should be, and are written."""
Heard = Callable[[int, int], object]
"""Told how much of how much is done."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken, as it stands on the undo stack."""

    step_id: UUID
    name: str


@use_case("step.recent")
def steps_of_today(unit: Unit) -> tuple[Taken, ...]:
    """Return what was done here today and can be undone, the last one last: a lock ends the program, not her work.

    Steps that were undone are left out, and so are one that made or brought in a case and all before it: a key pressed
    by mistake in a window that was just opened must not take a whole case away, and nothing before what was done last.
    """
    changes = select(Change.id).where(Change.step_id == Step.id)  # none, when its case is erased
    new_case = changes.where(Change.table_name == Case.__tablename__, Change.column_name == BORN).exists()
    mine = select(Step, new_case).where(Step.replica == unit.replica, Step.actor == unit.actor, changes.exists())
    found = unit.session.execute(mine.order_by(Step.seq.desc()).limit(MOST)).all()
    today = [(step, new) for step, new in reversed(found) if step.at.astimezone(unit.now.tzinfo).date() == unit.today]
    stay = {step.id for step, new in today if new}
    done = _done(step for step, _ in today)
    after = max((place for place, (first, _) in enumerate(done, 1) if first in stay), default=0)
    return tuple(taken for _, taken in done[after:])


def _done(steps: Iterable[Step]) -> list[tuple[UUID, Taken]]:
    """Return what stands done when all steps are taken in their order, undone ones and those done again too.

    With each the step that did it first: its own id is another when it was done again.
    """
    done: list[tuple[UUID, Taken]] = []
    undone: list[tuple[UUID, Taken]] = []
    for step in steps:
        if step.undoes is None and step.undoable:  # one that cannot be undone is none of the keys' business
            undone.clear()
            done.append((step.id, Taken(step.id, step.name)))
        elif done and done[-1][1].step_id == step.undoes:
            first, taken = done.pop()
            undone.append((first, Taken(step.id, taken.name)))
        elif undone and undone[-1][1].step_id == step.undoes:
            first, taken = undone.pop()
            done.append((first, Taken(step.id, taken.name)))
    return done


@use_case("step.undo")
def undo(unit: Unit, step_id: UUID, heard: Heard | None = None) -> None:
    """Reverse a step by a new one; undoing an undo is a redo. `heard` is told how far it has come, in percent.

    Raises UserError when a later step has changed the same fields or needs a row that would go, or when the step
    cannot be undone.
    """
    step = unit.session.get(Step, step_id)
    if step is None or not step.undoable:
        raise UserError(NOT_UNDOABLE)
    changes = list(unit.session.scalars(select(Change).where(Change.step_id == step_id).order_by(Change.id.desc())))
    told = heard or _nobody
    rows = _rows(unit, changes, _share(told, 0, FETCHED))
    for change in changes:
        _check_unchanged(rows[change.row_id], change)
    _check_there(rows, changes)
    told(CHECKED, 100)
    for change in changes:
        _reverse(unit, rows[change.row_id], change)
    unit.session.flush()
    _check_whole(unit, list(rows.values()), _share(told, WRITTEN, 100))


def _nobody(_done: int, _total: int) -> None:
    """Hear nothing."""


def _share(told: Heard, first: int, last: int) -> Heard:
    """Return who hears of one part of it, from one percent of the whole to another."""
    return lambda done, total: told(first + (last - first) * done // max(total, 1), 100)


def _rows(unit: Unit, changes: Sequence[Change], told: Heard) -> dict[UUID, Record]:
    """Return the rows that were changed, many at a time: a case that was taken in is a thousand."""
    wanted: dict[str, dict[UUID, None]] = {}
    for change in changes:
        wanted.setdefault(change.table_name, {})[change.row_id] = None
    found: dict[UUID, Record] = {}
    for table, ids in wanted.items():
        kind, left = RECORD_CLASSES[table], iter(ids)
        while some := list(islice(left, AT_A_TIME)):
            found |= {row.id: row for row in unit.session.scalars(select(kind).where(kind.id.in_(some)))}
            told(len(found), len(changes))
    if any(change.row_id not in found for change in changes):
        raise UserError(CHANGED_SINCE)
    return found


def _check_unchanged(row: Record, change: Change) -> None:
    after = json.loads(change.after or "null")
    if change.column_name == BORN:
        expected: dict[str, Any] = {key: value for key, value in after.items() if key in row.__table__.columns}
    else:
        expected = {change.column_name: after}
    if any(to_plain(getattr(row, key)) != value for key, value in expected.items()):
        raise UserError(CHANGED_SINCE)


def _check_there(rows: dict[UUID, Record], changes: list[Change]) -> None:
    """Refuse to change a row that a later step has taken away: nobody would see it."""
    removed_here = {change.row_id for change in changes if _removes(change)}
    if any(row.deleted_at and row.id not in removed_here for row in rows.values()):
        raise UserError(CHANGED_SINCE)


def _removes(change: Change) -> bool:
    """Tell whether a change takes its row away; a row may be born and gone in one step."""
    born_gone = change.column_name == BORN and json.loads(change.after or "{}").get(REMOVED) is not None
    return change.column_name == REMOVED or born_gone


def _check_whole(unit: Unit, rows: list[Record], told: Heard) -> None:
    """Refuse what would leave a row pointing at one that is gone."""
    gone: dict[str, list[UUID]] = {}
    for row in rows:
        if row.deleted_at:
            gone.setdefault(row.__tablename__, []).append(row.id)
        elif points_at_nothing(unit, row):
            raise UserError(CHANGED_SINCE)
    if is_pointed_at(unit, gone, told):
        raise UserError(CHANGED_SINCE)


def _reverse(unit: Unit, row: Record, change: Change) -> None:
    if change.column_name == BORN:
        row.deleted_at = unit.now
        return
    column = row.__table__.columns[change.column_name]
    setattr(row, change.column_name, from_plain(column, json.loads(change.before or "null")))
