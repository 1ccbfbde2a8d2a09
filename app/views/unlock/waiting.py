"""Counts down the wait after wrong passphrases. How long it is, and from when, the store knows (`app.store.tries`)."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class Waiting(QObject):
    """`left_in_store` answers with the seconds left. `ticked` carries whole seconds, 0 when one may try again."""

    ticked = Signal(int)

    def __init__(self, parent: QObject, left_in_store: Callable[[], float]) -> None:
        super().__init__(parent)
        self._left_in_store = left_in_store
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._on_timeout)
        self._told = 0

    def look(self) -> int:
        """Return the whole seconds left, and go on telling until there are none."""
        self._told = self.left()
        if self._told:
            self._timer.start()
        return self._told

    def left(self) -> int:
        """Return the whole seconds left, 0 when one may try."""
        return math.ceil(self._left_in_store())

    def _on_timeout(self) -> None:
        left = self.left()
        if left != self._told:
            self._told = left
            self.ticked.emit(left)
        if not left:
            self._timer.stop()
