"""Watches one session and remembers every column that changed, so that services never write undo code.

Bulk updates and deletes pass a flush hook by, so they are refused here (house rule); derived tables are excepted.
"""

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, PassiveFlag, Session, UOWTransaction
from sqlalchemy.orm.attributes import get_history

from app.models.base import CaseRecord, Record
from app.models.case import Case
from app.models.codec import Plain, to_plain

STAMPS = frozenset({"created_at", "created_by", "changed_at", "changed_by", "hlc"})
BORN = "*"


@dataclass(slots=True)
class Touched:
    """One changed column: what it was before the step and what it is now."""

    before: Plain | dict[str, Plain]
    after: Plain | dict[str, Plain]


@dataclass(slots=True)
class Recorder:
    """The changes of one step, in the order rows were first touched."""

    actor: str
    now: dt.datetime
    hlc: str
    changes: dict[tuple[str, UUID, str], Touched] = field(default_factory=dict)
    cases: set[UUID] = field(default_factory=set)

    def watch(self, session: Session) -> None:
        """Follow a session until it closes."""
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def _before_flush(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        if any(isinstance(row, Record) for row in session.deleted):
            raise RuntimeError("rows are never deleted, only marked with a tombstone")
        for row in session.new:
            if isinstance(row, Record):
                self._born(row)
        for row in session.dirty:
            if isinstance(row, Record):
                self._changed(row)

    def _born(self, row: Record) -> None:
        row.created_at, row.created_by = self.now, self.actor
        self._stamp(row)
        columns = row.__table__.columns.keys()
        whole = {key: to_plain(getattr(row, key)) for key in columns if key not in STAMPS}
        self.changes[(row.__tablename__, row.id, BORN)] = Touched(None, whole)

    def _changed(self, row: Record) -> None:
        state = inspect(row)
        known = [key for key in state.dict if key in state.committed_state]  # those that were set: a row has a score
        told = {key: get_history(row, key, PassiveFlag.PASSIVE_NO_INITIALIZE) for key in known}
        changed = {key: history for key, history in told.items() if history.has_changes()}
        for key, history in changed.items():
            if key not in STAMPS:
                before = to_plain(history.deleted[0]) if history.deleted else None
                self._note(row, key, before, to_plain(getattr(row, key)))
        if changed:
            self._stamp(row)

    def _note(self, row: Record, column: str, before: Plain, after: Plain) -> None:
        known = self.changes.get((row.__tablename__, row.id, column))
        born = self.changes.get((row.__tablename__, row.id, BORN))
        if known:
            known.after = after
        elif born and isinstance(born.after, dict):
            born.after[column] = after
        elif before != after:
            self.changes[(row.__tablename__, row.id, column)] = Touched(before, after)

    def _stamp(self, row: Record) -> None:
        row.changed_at, row.changed_by, row.hlc = self.now, self.actor, self.hlc
        case_id = row.id if isinstance(row, Case) else getattr(row, "case_id", None)
        if isinstance(row, CaseRecord | Case) and case_id:
            self.cases.add(case_id)

    def rows(self) -> list[dict[str, Any]]:
        """Return the change-log rows, without those that ended as they began."""
        return [
            {
                "table_name": table,
                "row_id": row_id,
                "column_name": column,
                "before": json.dumps(touched.before, ensure_ascii=False),
                "after": json.dumps(touched.after, ensure_ascii=False),
            }
            for (table, row_id, column), touched in self.changes.items()
            if touched.before != touched.after
        ]


def _refuse_bulk(state: ORMExecuteState) -> None:
    if not (state.is_update or state.is_delete):
        return
    table: Any = getattr(state.statement, "table", None)
    if table is None or not table.info.get("derived"):
        raise RuntimeError("bulk updates and deletes pass the change log by; change rows one at a time")
