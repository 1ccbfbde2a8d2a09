"""Units of work: every change is one step in the change log, and every use case leaves one audit row."""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, insert, select
from sqlalchemy.orm import Session, sessionmaker

from app.errors import StoreError, UserError
from app.models.base import CaseRecord, Record
from app.models.ids import new_id
from app.models.log import Change, Draft, Step
from app.models.registry import nested_classes
from app.store.audit_chain import AuditChain
from app.store.connection import reading, store_errors
from app.store.file_facts import is_training, replica_id
from app.store.key_seal import Progress
from app.store.known_kinds import KnownKinds
from app.store.logical_clock import LogicalClock
from app.store.recorder import Recorder
from app.store.sealed_files import SealedFiles, files_folder
from app.store.search_index import SearchIndex
from app.store.vault import Vault

Row = TypeVar("Row", bound=Record)
READ_ONLY = "Sagerne er åbnet, så de kun kan læses. Hent en sikkerhedskopi frem for at skrive videre."
READ_AGAIN = dt.timedelta(minutes=10)
"""A page that draws itself ten times in a row is one reading in the audit log."""


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


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one step changed: `app.services.ports.Changes`."""

    step_id: UUID
    name: str
    tables: frozenset[str]
    cases: frozenset[UUID]
    undoable: bool


@dataclass
class StoreUnits:
    """Hands out units of work on one open vault. `after_change` recomputes what is derived, in the same transaction."""

    vault: Vault
    actor: str
    now: Callable[[], dt.datetime]
    after_change: Callable[[UnitOfWork, frozenset[UUID]], None]
    read_only: bool = False
    _read_at: dict[tuple[str, frozenset[UUID]], dt.datetime] = field(default_factory=dict)
    _owed: dict[tuple[str, frozenset[UUID]], dt.datetime] = field(default_factory=dict)
    _moving_on: threading.Lock = field(default_factory=threading.Lock)
    _kinds: KnownKinds = field(default_factory=KnownKinds)

    def __post_init__(self) -> None:
        self._sessions = sessionmaker(self.vault.engine, expire_on_commit=False)
        self._read_sessions = sessionmaker(reading(self.vault.engine), expire_on_commit=False)
        with self._read_sessions() as session:
            self.replica = replica_id(session)
            self.training = is_training(session)
            self._last_seq = session.scalar(select(func.max(Step.seq))) or 0
            last = session.scalar(select(func.max(Step.hlc)))
        self._clock = LogicalClock(self.replica, self.now, last)
        self._chain = AuditChain(self.replica)
        self._head = ""

    @property
    def last_sequence(self) -> int:
        """The number of the newest step."""
        return self._last_seq

    def progress(self) -> Progress:
        """Return what the key file should remember: the last step and the audit heads."""
        with self._moving_on:
            last, newest = self._last_seq, {self.replica: self._head} if self._head else {}
        return replace(self.vault.progress, last_sequence=last, heads={**self.vault.progress.heads, **newest})

    @contextmanager
    def step(
        self, name: str, kind: str, *, undoable: bool = True, undoes: UUID | None = None,
        drafts: frozenset[str] = frozenset(),
    ) -> Iterator[UnitOfWork]:  # fmt: skip
        """Open a unit whose changes become one step. After it, `unit.outcome` is a StepResult, or None.

        The words of `drafts` are in the step, so those go in the same transaction: a cut leaves the one or the other.
        Raises UserError on a store that is open for reading only.
        """
        if self.read_only:
            raise UserError(READ_ONLY)
        with store_errors(), self._sessions() as session:
            unit = self._unit(session)
            recorder = Recorder(self.actor, unit.now, self._clock.stamp())
            recorder.watch(session)
            yield unit
            session.flush()
            rows = recorder.rows()
            tables = frozenset(row["table_name"] for row in rows)
            with self._kinds.writing(recorder.cases, tables, unit.own_kinds):
                if rows:
                    unit.settled = True
                    self.after_change(unit, frozenset(recorder.cases))
                    unit.outcome = self._log_step(session, recorder, rows, (name, undoable, undoes))
                if drafts:
                    session.connection().execute(delete(Draft).where(Draft.key.in_(drafts)))
                head = self._log_audit(session, unit, kind, recorder.cases)
                self._commit(session, head, steps=int(bool(rows)))

    @contextmanager
    def read(self, kind: str) -> Iterator[UnitOfWork]:
        """Open a unit that changes nothing; what it read is noted in the audit log.

        On a full disk she can still read: the line is owed, and written with the next one that can be.
        """
        with store_errors(), self._read_sessions() as session:
            unit = self._unit(session)
            unit.settled = True
            yield unit
            if session.new or session.dirty or session.deleted:
                raise RuntimeError("a reading use case changed something")
        try:
            self.note(kind, frozenset(unit.subjects))
        except StoreError:
            self._owed[(kind, frozenset(unit.subjects))] = self.now()

    def _unit(self, session: Session) -> UnitOfWork:
        files = SealedFiles(session, files_folder(self.vault.path))
        return UnitOfWork(
            session, files, now=self.now(), actor=self.actor, replica=self.replica, training=self.training,
            kinds=self._kinds,
        )  # fmt: skip

    def _log_step(
        self, session: Session, recorder: Recorder, rows: list[dict[str, Any]], about: tuple[str, bool, UUID | None]
    ) -> StepResult:
        name, undoable, undoes = about
        case_id = next(iter(recorder.cases)) if len(recorder.cases) == 1 else None
        step = Step(
            id=new_id(),
            seq=self._last_seq + 1,
            replica=self.replica,
            name=name,
            actor=self.actor,
            at=recorder.now,
            hlc=recorder.hlc,
            case_id=case_id,
            undoable=undoable,
            undoes=undoes,
        )
        session.add(step)
        session.flush()
        session.execute(insert(Change), [{"step_id": step.id, **row} for row in rows])
        tables = frozenset(row["table_name"] for row in rows)
        return StepResult(step.id, name, tables, frozenset(recorder.cases), undoable)

    def _log_audit(self, session: Session, unit: UnitOfWork, kind: str, cases: set[UUID]) -> str:
        return self._line(session, unit.now, kind, unit.subjects | cases)

    def note(self, kind: str, subjects: frozenset[UUID] = frozenset()) -> None:
        """Leave a line in the audit log; the same line again within ten minutes is one. Raises StoreError."""
        if self.read_only:
            return
        now = self.now()
        seen = self._read_at.get((kind, subjects))
        if seen is not None and abs(now - seen) < READ_AGAIN:
            return
        with store_errors(), self._sessions() as session:
            self._commit(session, self._line(session, now, kind, subjects))
        self._read_at[(kind, subjects)] = now  # only now: a line that was not written must be tried again

    def _line(self, session: Session, at: dt.datetime, kind: str, subjects: Iterable[UUID]) -> str:
        """Append a line, after those that are owed, and return the head of the chain."""
        session.info["owed"] = dict(self._owed)
        for (owed, about), when in [*session.info["owed"].items(), ((kind, frozenset(subjects)), at)]:
            told = when.isoformat(timespec="milliseconds")
            head = self._chain.append(session, at=told, actor=self.actor, kind=owed, subjects=about)
        return head

    def _commit(self, session: Session, head: str, *, steps: int = 0) -> None:
        """Commit, and remember what the key file is to say. The thread of the backups leaves lines of its own.

        Whoever waits here has the write lock of the file, so the newest head is remembered last, and none that a full
        disk refused.
        """
        with self._moving_on:
            session.commit()
            for line in session.info["owed"]:
                self._owed.pop(line, None)
            self._head = head
            self._last_seq += steps
