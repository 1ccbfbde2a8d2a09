"""Units of work: every change is one step in the change log, and every use case leaves one audit row."""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session, sessionmaker

from app.errors import StoreError, UserError
from app.models.ids import new_id
from app.models.log import Change, Draft, Step
from app.store.asked_together import AskedTogether, Here, Questions
from app.store.audit_chain import AuditChain
from app.store.connection import reading, store_errors
from app.store.file_facts import is_training, replica_id
from app.store.key_seal import Progress
from app.store.known_kinds import KnownKinds
from app.store.logical_clock import LogicalClock
from app.store.recorder import Recorder
from app.store.sealed_files import SealedFiles, files_folder
from app.store.unit import UnitOfWork
from app.store.vault import Vault

READ_ONLY = "Sagerne er åbnet, så de kun kan læses. Hent en sikkerhedskopi frem for at skrive videre."
READ_AGAIN = dt.timedelta(minutes=10)
"""A page that draws itself ten times in a row is one reading in the audit log."""


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
    _here: Here = field(default_factory=Here)

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
        with store_errors(), self._set_aside(), self._sessions() as session:
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
        together = self._here.together
        if together is not None and together.is_free:
            with together.read(kind) as unit:
                yield unit
            return
        with self._reading() as unit:
            yield unit
        self._leave_lines([(kind, frozenset(unit.subjects))])

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let what this thread asks inside be read in one unit: what several need is read once (`UnitOfWork.once`).

        Each question has its line in the audit log, written with the others when the last is answered. What is asked
        after a step sees the step.
        """
        if self._here.together is not None:
            yield  # the one around it goes on
            return
        self._here.together = together = AskedTogether(self._reading)
        try:
            yield
        finally:
            self._here.together = None
            self._leave_lines(together.end())

    @contextmanager
    def _set_aside(self) -> Iterator[None]:
        """End the unit of what is asked together before a step: what is asked meanwhile and after it is read anew."""
        together, self._here.together = self._here.together, None
        if together is not None:
            self._leave_lines(together.end())
        try:
            yield
        finally:
            self._here.together = together

    @contextmanager
    def _reading(self) -> Iterator[UnitOfWork]:
        with store_errors(), self._read_sessions() as session:
            unit = self._unit(session)
            unit.settled = True
            yield unit
            if session.new or session.dirty or session.deleted:
                raise RuntimeError("a reading use case changed something")

    def _leave_lines(self, asked: Questions) -> None:
        """Note what was read: all but the last are owed, and written with it; on a full disk it is owed as well."""
        lines = [line for line in dict.fromkeys(asked) if not self._is_noted(*line)]
        self._owed.update(dict.fromkeys(lines[:-1], self.now()))
        for line in lines[-1:]:
            try:
                self.note(*line)
            except StoreError:
                self._owed[line] = self.now()
            else:
                self._read_at.update(dict.fromkeys(lines, self.now()))

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
        if self._is_noted(kind, subjects):
            return
        now = self.now()
        with store_errors(), self._sessions() as session:
            self._commit(session, self._line(session, now, kind, subjects))
        self._read_at[(kind, subjects)] = now  # only now: a line that was not written must be tried again

    def _is_noted(self, kind: str, subjects: frozenset[UUID]) -> bool:
        seen = self._read_at.get((kind, subjects))
        return self.read_only or (seen is not None and abs(self.now() - seen) < READ_AGAIN)

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
