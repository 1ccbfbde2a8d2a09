"""How the tour is begun: in this window when it shows the training store, else in a window of its own."""

from typing import Protocol


class TourDoor(Protocol):
    """What `app.window` gives: the training store, and the program once more on it."""

    here: bool
    """Whether this window shows the training store."""
    passphrase: str
    """The passphrase of the training store, which everybody may know."""

    def begun(self) -> bool:
        """Tell whether there is a training store to go on with."""

    def start(self) -> None:
        """Open the training store in a window of its own; one that is open comes forward. Raises StoreError."""

    def begin_afresh(self) -> None:
        """Let go of the training store, so that the next unlock makes it anew. Raises StoreError when it is in use."""
