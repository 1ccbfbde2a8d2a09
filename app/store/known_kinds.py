"""In which tables a case has rows, remembered from one unit of work to the next.

Telling it anew costs eighty looks in indexes, and memory that is locked and wiped for each. It may name a table too
many (its last row was taken away), never one too few: whoever asks then finds nothing there.
"""

import threading
from collections.abc import Iterable
from uuid import UUID

KEPT = 64
"""Cases that are remembered: those somebody works with, not all that a list walks through."""


class KnownKinds:
    """What is known of the cases of one open store. Safe to ask from any thread."""

    def __init__(self) -> None:
        self._found: dict[UUID, frozenset[str]] = {}
        self._turn = 0
        self._lock = threading.Lock()

    @property
    def turn(self) -> int:
        """How often something has been written: who began to read at an earlier turn may have seen too little."""
        return self._turn

    def of(self, case_id: UUID) -> frozenset[str] | None:
        """Return the tables a case may have rows in, None when it is not known."""
        return self._found.get(case_id)

    def keep(self, case_id: UUID, tables: frozenset[str], turn: int) -> None:
        """Remember what was found by somebody who began to read at a turn; what is older than a step is let go."""
        with self._lock:
            if turn == self._turn:
                self._found[case_id] = tables
                for oldest in list(self._found)[:-KEPT]:
                    del self._found[oldest]

    def written(self, cases: Iterable[UUID], tables: frozenset[str]) -> int:
        """Add what a step wrote, before and again after it is kept, and return the new turn."""
        with self._lock:
            for each in cases:
                if each in self._found:
                    self._found[each] |= tables
            self._turn += 1
            return self._turn
