"""What a window remembers of how it was left: widths, order, the last tab. The kit asks for it by way of its parents.

Whoever keeps it puts it on the window as `view_memory`. Before the passphrase is right there is none, and nothing is
remembered.
"""

from typing import Protocol, runtime_checkable

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
        found = getattr(around, "view_memory", None)
        if isinstance(found, ViewMemory):
            return found
        around = around.parentWidget()
    return None
