"""Drafts: the raw text of editors, written by one thread of its own so that a slow disk never holds up a key press."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.models.log import Draft
from app.store.connection import reading, store_errors
from app.store.store_faults import UNKNOWN


class DraftWriter:
    """Takes texts in any order and keeps the newest of each key.

    `failed` is told, in the thread, when the disk refuses; the texts are then tried again together with the next one.
    `read_only`: nothing is kept or forgotten.
    """

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], dt.datetime],
        failed: Callable[[StoreError], None],
        *,
        read_only: bool = False,
    ) -> None:
        self._engine, self._read_only = engine, read_only
        self._now = now
        self._failed = failed
        self._waiting: dict[str, tuple[str, UUID | None]] = {}
        self._refused: dict[str, tuple[str, UUID | None]] = {}
        self._known: dict[str, str] | None = None
        """What is on disk, while nothing has changed it: a page asks a dozen times while it is made."""
        self._writes = 0
        self._changed = threading.Condition()
        self._busy = False
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
        self._thread.start()

    def keep(self, key: str, text: str, case_id: UUID | None = None) -> None:
        """Keep a text under a key; returns at once."""
        if self._read_only:
            return
        with self._changed:
            # A lone surrogate (half an emoji) cannot be written; a mark in its place can.
            self._waiting[key] = (text.encode("utf-8", "replace").decode(), case_id)
            self._changed.notify_all()

    def drop(self, key: str) -> None:
        """Forget a draft, because its text has become a step. Waits for a write that is under way."""
        if self._read_only:
            return
        with self._changed:
            self._waiting.pop(key, None)
            self._refused.pop(key, None)
            self._changed.wait_for(lambda: not self._busy, timeout=5)
        with store_errors(), Session(self._engine) as session:
            session.execute(delete(Draft).where(Draft.key == key))
            session.commit()
        self._look_again()

    @contextmanager
    def taken_back(self, keys: frozenset[str]) -> Iterator[None]:
        """Hold back what is not written yet of some drafts, while a step takes those in the file along with it.

        Waits for a write that is under way. When the step fails, what was held back is written after all.
        """
        with self._changed:
            known = {**self._refused, **self._waiting}
            held = {key: known[key] for key in keys & known.keys()}
            for key in held:
                self._waiting.pop(key, None)
                self._refused.pop(key, None)
            if keys:
                self._changed.wait_for(lambda: not self._busy, timeout=5)
        try:
            yield
        except BaseException:
            with self._changed:
                self._waiting = {**held, **self._waiting}
                self._changed.notify_all()
            raise
        finally:
            if keys:
                self._look_again()

    def kept(self) -> dict[str, str]:
        """Return the drafts, also those given a moment ago: a page that is left and made anew shows its words again.

        Waits until they are on disk, at most five seconds; those the disk refuses are told as they were given.
        """
        self.flush()
        with self._changed:
            known, writes = self._known, self._writes
        if known is None:
            with store_errors(), Session(reading(self._engine)) as session:
                known = {draft.key: draft.text for draft in session.scalars(select(Draft))}
            with self._changed:
                self._known = known if writes == self._writes else None
        with self._changed:
            unwritten = {**self._refused, **self._waiting}
        return {**known, **{key: text for key, (text, _) in unwritten.items()}}

    def _look_again(self) -> None:
        """Read the disk the next time: something was written there, or may have been."""
        with self._changed:
            self._known, self._writes = None, self._writes + 1

    def flush(self) -> None:
        """Wait until everything given is on disk (at most five seconds)."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy and not self._waiting, timeout=5)

    def stop(self) -> None:
        """Write what is waiting, also what was refused before, and end the thread."""
        with self._changed:
            self._waiting, self._refused = {**self._refused, **self._waiting}, {}
            self._changed.notify_all()
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
                batch, self._waiting, self._busy = {**self._refused, **self._waiting}, {}, True
                self._refused = {}
            try:
                self._write(batch)
            except Exception as error:  # whatever it was, the thread must live to write the next text
                self._refused = batch
                self._failed(error if isinstance(error, StoreError) else StoreError(UNKNOWN))
            finally:
                with self._changed:
                    self._busy = False
                    self._look_again()
                    self._changed.notify_all()

    def _write(self, batch: dict[str, tuple[str, UUID | None]]) -> None:
        with store_errors(), Session(self._engine) as session:
            for key, (text, case_id) in batch.items():
                row = {"key": key, "text": text, "case_id": case_id, "at": self._now()}
                session.execute(insert(Draft).values(**row).on_conflict_do_update(index_elements=["key"], set_=row))
            session.commit()
