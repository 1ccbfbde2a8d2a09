"""In which tables a case has rows, remembered from one unit of work to the next.

Telling it anew costs eighty looks in indexes, and memory that is locked and wiped for each. It may name a table too
many (its last row was taken away), never one too few: whoever asks then finds nothing there.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

KEPT = 64
"""Cases that are remembered: those somebody works with, not all that a list walks through."""


class KnownKinds:
    """What is known of the cases of one open store. Safe to ask from any thread."""

    def __init__(self) -> None:
        self._found: dict[UUID, frozenset[str]] = {}
        self._turn = self._under_way = 0
        self._lock = threading.Lock()

    @property
    def turn(self) -> int:
        """How many steps have been kept: who began to read at an earlier turn may have seen too little."""
        return self._turn

    def of(self, case_id: UUID) -> frozenset[str] | None:
        """Return the tables a case may have rows in, None when it is not known."""
        return self._found.get(case_id)

    def keep(self, case_id: UUID, tables: frozenset[str], turn: int) -> None:
        """Remember what was found by somebody who began to read at a turn.

        What is older than a step is let go, and what is found while one is being kept, also by the step itself: it may
        be taken back.
        """
        with self._lock:
            if turn == self._turn and not self._under_way:
                self._remember({case_id: tables})

    @contextmanager
    def writing(
        self, cases: Iterable[UUID], tables: frozenset[str], found: Mapping[UUID, frozenset[str]]
    ) -> Iterator[None]:
        """Let a step be kept, or refused: what it writes is added to what is known before anybody can read it.

        `found` is what the step itself finds meanwhile; it is remembered when the step was kept and none came after it.
        """
        with self._lock:
            for each in cases:
                if each in self._found:
                    self._found[each] |= tables
            self._under_way += 1
            turn = self._turn
        is_kept = False
        try:
            yield
            is_kept = True
        finally:
            with self._lock:
                self._under_way -= 1
                if is_kept and turn == self._turn and not self._under_way:
                    self._remember(found)
                self._turn += 1

    def _remember(self, found: Mapping[UUID, frozenset[str]]) -> None:
        self._found.update(found)
        for oldest in list(self._found)[:-KEPT]:
            del self._found[oldest]
