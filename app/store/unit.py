"""What one use case works in, on the real store."""

import datetime as dt
from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import CaseRecord, Record
from app.models.registry import nested_classes
from app.store.known_kinds import KnownKinds
from app.store.sealed_files import SealedFiles
from app.store.search_index import SearchIndex

Row = TypeVar("Row", bound=Record)
Answer = TypeVar("Answer")
KEPT = 8
"""Answers that are kept for the next question: about what somebody works with, not all that a list walks through."""


class UnitOfWork:
    """What a use case works in: `app.services.ports.Unit`, on the real store."""

    def __init__(
        self, session: Session, files: SealedFiles, *, now: dt.datetime, actor: str, replica: str, training: bool,
        kinds: KnownKinds,
    ) -> None:  # fmt: skip
        self.session = session
        self.files = files
        self.now = now
        self.today = now.date()
        self.actor = actor
        self.replica = replica
        self.training = training
        self.settled = False
        self._kinds, self._turn = kinds, kinds.turn
        self.own_kinds: dict[UUID, frozenset[str]] = {}  # as this unit sees it, whatever others keep meanwhile
        self.search = SearchIndex(session)
        self.subjects: set[UUID] = set()
        self.outcome: Any = None
        self.kept: dict[Hashable, Any] | None = None  # only where several questions are asked together

    def add(self, row: Row) -> Row:
        """Add a new row; its id is there at once."""
        self.session.add(row)
        return row

    def get(self, kind: type[Row], row_id: UUID) -> Row:
        """Return a live row. Raises UserError when it is gone."""
        row = self.session.get(kind, row_id)
        if row is None or row.deleted_at is not None:
            raise UserError("Det findes ikke længere. Gå tilbage, og prøv igen.")
        return row

    def live(self, kind: type[Row], *where: ColumnElement[bool]) -> list[Row]:
        """Return the rows that are not deleted, in their order."""
        return list(self.session.scalars(_live(kind).where(*where)))

    def remove(self, row: Record) -> None:
        """Put a tombstone on a row and on what lies inside it."""
        row.deleted_at = self.now
        if not isinstance(row, CaseRecord):
            return
        for inner in nested_classes(type(row)):
            column = inner.nested_in[1] if inner.nested_in else ""
            for each in self.live(inner, getattr(inner, column) == row.id):
                self.remove(each)

    def once(self, what: Hashable, read: Callable[[], Answer]) -> Answer:
        """Read something; where questions are asked together, the next one gets what the first has read."""
        if self.kept is None:
            return read()
        if what not in self.kept:
            if len(self.kept) == KEPT:
                self.kept.clear()
            self.kept[what] = read()
        found: Answer = self.kept[what]
        return found

    def about(self, *subjects: UUID) -> None:
        """Name the ids this use case is about, for the audit log."""
        self.subjects.update(subjects)

    def known_kinds(self, case_id: UUID) -> frozenset[str] | None:
        """Return the tables a case may have rows in, when an earlier unit found out; none is missing."""
        found = self.own_kinds.get(case_id)
        return self._kinds.of(case_id) if found is None else found

    def keep_kinds(self, case_id: UUID, tables: frozenset[str]) -> None:
        """Remember in which tables a case has rows, for the units that come. Only a settled unit knows."""
        self.own_kinds[case_id] = tables
        self._kinds.keep(case_id, tables, self._turn)


@cache
def _live(kind: type[Record]) -> Select[Any]:
    """Return the question for all live rows of a class; building it costs as much as asking it."""
    query = select(kind).where(kind.deleted_at.is_(None))
    return query.order_by(kind.order_key, kind.id) if issubclass(kind, CaseRecord) else query
