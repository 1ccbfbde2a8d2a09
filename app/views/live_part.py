"""What every drawn part of »Mennesker« can do: be read again, take the focus, ask for somebody new, tell its keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.page import Hints


class LivePart(QWidget):
    """A drawing people are put into by keys. `hints_changed` when its keys are others than before."""

    hints_changed = Signal()

    def refresh(self) -> None:
        """Read and draw again."""
        raise NotImplementedError

    def start(self) -> None:
        """Put the focus in the drawing, where the letters work."""
        raise NotImplementedError

    def ask_for_network_person(self) -> None:
        """Open the line where somebody of the network is named."""
        raise NotImplementedError

    def key_hints(self) -> Hints:
        """Return the keys of the drawing."""
        raise NotImplementedError
