"""How long to wait after a wrong passphrase. It slows a hand at the keyboard; it is no protection of a stolen file."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

LONGEST = 30
"""Seconds."""


def seconds_after(failures: int) -> int:
    """Return the wait after so many wrong tries in a row: 0, 1, 2, 4, 8, 16 and then 30."""
    return 0 if failures < 2 else min(2 ** (failures - 2), LONGEST)


class Waiting(QObject):
    """Counts down on a clock that nobody can set. `ticked` carries the seconds left, 0 when one may try again."""

    ticked = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._failures = 0
        self._wait_ms = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._on_timeout)
        self._told = 0

    def failed(self) -> int:
        """Count a wrong try and return the seconds to wait from now."""
        self._failures += 1
        seconds = seconds_after(self._failures)
        self._wait_ms, self._told = seconds * 1000, seconds
        self._clock.start()
        if seconds:
            self._timer.start()
        return seconds

    def left(self) -> int:
        """Return the whole seconds left, 0 when one may try."""
        if not self._clock.isValid():
            return 0
        return max(-((self._clock.elapsed() - self._wait_ms) // 1000), 0)

    def _on_timeout(self) -> None:
        left = self.left()
        if left != self._told:
            self._told = left
            self.ticked.emit(left)
        if not left:
            self._timer.stop()
