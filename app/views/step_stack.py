"""The steps that can be undone: one at a time, or several that are one (a list that was taken in), with a bar."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.services import history
from app.services.ports import Changes
from app.views.widgets.long_work import LongWork

UNDO, AGAIN = "Fortryd: ", "Gentag: "
"""How the name of a step that undoes another begins, and of one that does it again."""
UNDOING, DOING_AGAIN = "Det bliver fortrudt …", "Det bliver gjort igen …"
PERCENT = 100

Heard = Callable[[int, int], object]
Reverse = Callable[[str, UUID, Heard], UUID | None]
"""Undoes a step (its name, its id, who hears how far it is) by a new one and returns it; None when it was refused."""


class StepStack(QUndoStack):
    """An undo stack whose work shows a bar when it takes more than a second. It is not stopped halfway."""

    def __init__(self, parent: QObject, at_once: Callable[[], AbstractContextManager[None]]) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._work: LongWork | None = None
        self._done, self._parts = 0, 1

    def undo(self) -> None:
        """Undo the last step."""
        self._go(self.index() - 1, UNDOING, super().undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._go(self.index(), DOING_AGAIN, super().redo)

    def heard(self, done: int, total: int) -> None:
        """Hear how far the step that is reversed has come."""
        if self._work is not None:
            part = PERCENT * done // max(total, 1)
            self._work(PERCENT * self._done + part, PERCENT * self._parts)

    def reversed_one(self) -> None:
        """Hear that one step is reversed, or was refused."""
        self._done += 1
        self.heard(0, 1)

    def _go(self, place: int, words: str, go: Callable[[], None]) -> None:
        if self._work is not None or not 0 <= place < self.count():
            return  # there is nothing, or it is going on
        self._done, self._parts = 0, max(1, self.command(place).childCount())
        self._work = LongWork(words, "")
        try:
            if self._parts == 1:
                go()
                return
            with self._at_once():
                go()
        finally:
            self._work.close()
            self._work = None


class StepCommand(QUndoCommand):
    """One step on the undo stack. It has happened when it is pushed, so the first redo does nothing."""

    def __init__(self, stack: StepStack, taken: Changes | history.Taken, reverse: Reverse) -> None:
        super().__init__(taken.name)
        self._stack, self._reverse_step = stack, reverse
        self._step = taken.step_id
        self._pushed = False

    def undo(self) -> None:
        """Reverse the step."""
        self._reverse(f"{UNDO}{self.text()}")

    def redo(self) -> None:
        """Reverse the reversal."""
        if not self._pushed:
            self._pushed = True
            return
        self._reverse(f"{AGAIN}{self.text()}")

    def _reverse(self, name: str) -> None:
        step = self._reverse_step(name, self._step, self._stack.heard)
        self._stack.reversed_one()
        if step is None:
            # The index of the stack moves even when undo fails, so the command must not stay and lie about it.
            self.setObsolete(True)
        else:
            self._step = step
