"""Drafts: the raw text of editors, written by one thread of its own so that a slow disk never holds up a key press."""

import datetime as dt
import threading
from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.models.log import Draft
from app.store.connection import reading, store_errors


class DraftWriter:
    """Takes texts in any order and keeps the newest of each key; `failed` is told, in the thread, of a refusal."""

    def __init__(self, engine: Engine, now: Callable[[], dt.datetime], failed: Callable[[StoreError], None]) -> None:
        self._engine = engine
        self._now = now
        self._failed = failed
        self._waiting: dict[str, tuple[str, UUID | None]] = {}
        self._changed = threading.Condition()
        self._busy = False
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
        self._thread.start()

    def keep(self, key: str, text: str, case_id: UUID | None = None) -> None:
        """Keep a text under a key; returns at once."""
        with self._changed:
            self._waiting[key] = (text, case_id)
            self._changed.notify_all()

    def drop(self, key: str) -> None:
        """Forget a draft, because its text has become a step. Waits for a write that is under way."""
        with self._changed:
            self._waiting.pop(key, None)
            self._changed.wait_for(lambda: not self._busy, timeout=5)
        with store_errors(), Session(self._engine) as session:
            session.execute(delete(Draft).where(Draft.key == key))
            session.commit()

    def kept(self) -> dict[str, str]:
        """Return the drafts that lie in the store."""
        with store_errors(), Session(reading(self._engine)) as session:
            return {draft.key: draft.text for draft in session.scalars(select(Draft))}

    def flush(self) -> None:
        """Wait until everything given is on disk (at most five seconds)."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy and not self._waiting, timeout=5)

    def stop(self) -> None:
        """Write what is waiting and end the thread."""
        self.flush()
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._stopping)
                if self._stopping:
                    return
                batch, self._waiting, self._busy = self._waiting, {}, True
            try:
                self._write(batch)
            except StoreError as error:
                self._failed(error)
            finally:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _write(self, batch: dict[str, tuple[str, UUID | None]]) -> None:
        with store_errors(), Session(self._engine) as session:
            for key, (text, case_id) in batch.items():
                row = {"key": key, "text": text, "case_id": case_id, "at": self._now()}
                session.execute(insert(Draft).values(**row).on_conflict_do_update(index_elements=["key"], set_=row))
            session.commit()
