"""Help at the unlock window when the store is lost or damaged: copies to bring back, and saving what can be read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.models.copies import Brought, CopyRow, Saved

Watch = Callable[[int, int], bool]


class RescueDoor(Protocol):
    """`app.store.rescue_desk.RescueDesk` and a way into what was saved. Everything runs in a thread of its own."""

    def copies(self) -> "Sequence[CopyRow]":
        """Return the copies there are, newest first."""

    def bring(self, source: Path, secret: str, *, damaged: bool, watch: Watch) -> "Brought":
        """Bring a copy back in the place of the store. Raises StoreError and UserError."""

    def save(self, secret: str, *, watch: Watch) -> "Saved":
        """Save what can be read of a damaged store beside it. Raises StoreError and UserError."""

    def open_saved(self, secret: str) -> object:
        """Open what was saved: for reading only, unless all of it was, and it has taken the store's place."""
