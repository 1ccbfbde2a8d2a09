"""One change on a desk of the settings as a step that Ctrl+Z takes back."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

State = TypeVar("State")


class DeskStep(QUndoCommand, Generic[State]):
    """From one state to another. It has happened when it is pushed, so the first redo does nothing.

    `put` lets it stand so, and answers whether it could; a step that could not is let go.
    """

    def __init__(self, name: str, put: Callable[[State], bool], before: State, after: State) -> None:
        super().__init__(name)
        self._put, self._before, self._after = put, before, after
        self._pushed = False

    def undo(self) -> None:
        """Let it stand as before."""
        self._let(self._before)

    def redo(self) -> None:
        """Let it stand as after."""
        if not self._pushed:
            self._pushed = True
            return
        self._let(self._after)

    def _let(self, state: State) -> None:
        if not self._put(state):
            self.setObsolete(True)
