"""Questions that are asked one after another in one reading unit, so that none reads what another has read."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from uuid import UUID

from app.store.connection import store_errors
from app.store.unit import UnitOfWork

Questions = list[tuple[str, frozenset[UUID]]]
"""The kind of each question that was answered, and what it was about: a line in the audit log."""


class AskedTogether:
    """The unit of such questions, opened by the first of them."""

    def __init__(self, open_unit: Callable[[], AbstractContextManager[UnitOfWork]]) -> None:
        self._open_unit = open_unit
        self._unit: UnitOfWork | None = None
        self._ends = ExitStack()
        self._asked: Questions = []
        self._is_over = False
        self.is_free = True
        """No question is being answered: one that is asked meanwhile, as behind a bar, has a unit of its own."""

    @contextmanager
    def read(self, kind: str) -> Iterator[UnitOfWork]:
        """Lend the unit to one question. After one that failed the next begins with a unit of its own."""
        if self._unit is None:
            self._unit = self._ends.enter_context(self._open_unit())
            self._unit.kept = {}
        unit = self._unit
        unit.subjects = set()
        self.is_free = self._is_over = False
        try:
            with store_errors():
                yield unit
            self._asked.append((kind, frozenset(unit.subjects)))
        except BaseException:
            self._is_over = True
            raise
        finally:
            self.is_free = True
            if self._is_over:
                self._let_go()

    def end(self) -> Questions:
        """End the unit, when its question is answered, and return those that were; the next one begins another."""
        self._is_over = True
        if self.is_free:
            self._let_go()
        asked, self._asked = self._asked, []
        return asked

    def _let_go(self) -> None:
        self._unit = None
        self._ends.close()


class Here(threading.local):
    """What is asked together in this thread: another must not use the session of its unit."""

    together: AskedTogether | None = None
