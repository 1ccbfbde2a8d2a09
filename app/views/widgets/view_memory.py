"""What a window remembers of how it was left: widths, order, the last tab. The kit asks for it by way of its parents.

Whoever keeps it puts it on the window as `view_memory`. Before the passphrase is right there is none, and nothing is
remembered.
"""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


@runtime_checkable
class ViewMemory(Protocol):
    """Small values by name; they are plain JSON."""

    def recall(self, name: str) -> object:
        """Return what is remembered under a name, None when nothing is."""

    def remember(self, name: str, value: object) -> None:
        """Remember a value under a name; returns at once."""


def memory_of(widget: QWidget) -> ViewMemory | None:
    """Return the memory of the window a widget stands in, None when it has none."""
    around: QWidget | None = widget
    while around is not None:
        # Most have none, and to ask what kind it is costs more than all the rest.
        found = getattr(around, "view_memory", None)
        if found is not None and isinstance(found, ViewMemory):
            return found
        around = around.parentWidget()
    return None


class KeptFlag(QObject):
    """Whether something is folded out or switched on, as it was left: `use` is told once, when it is first seen."""

    def __init__(self, owner: QWidget, name: str, use: Callable[[bool], object]) -> None:
        super().__init__(owner)
        self._owner, self._name, self._use = owner, name, use
        owner.installEventFilter(self)

    def keep(self, on: bool) -> None:  # noqa: FBT001 - a signal has no names
        """Remember how it is left now."""
        memory = memory_of(self._owner)
        if memory is not None:
            memory.remember(self._name, on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put it as it was left before it is seen."""
        if event.type() == QEvent.Type.Show:
            watched.removeEventFilter(self)
            memory = memory_of(self._owner)
            kept = memory.recall(self._name) if memory is not None else None
            if isinstance(kept, bool):
                self._use(kept)
        return False
