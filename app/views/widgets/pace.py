"""When typed text is handed on: soon after the last key, and never long after the first one that is not kept yet."""

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_LAST_KEY_MS = 300
AFTER_FIRST_KEY_MS = 700


class TypingPace(QObject):
    """Call `key_pressed` for every change; `due` comes 300 ms after the last and at most 700 ms after the first."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = self._timer(AFTER_LAST_KEY_MS)
        self._first = self._timer(AFTER_FIRST_KEY_MS)

    def key_pressed(self) -> None:
        """Count from this key."""
        self._last.start()
        if not self._first.isActive():
            self._first.start()

    def waiting(self) -> bool:
        """Tell whether something typed has not been handed on."""
        return self._first.isActive()

    def stop(self) -> None:
        """Forget what waits, because it was handed on another way."""
        self._last.stop()
        self._first.stop()

    def flush(self) -> None:
        """Hand on at once what waits."""
        if self.waiting():
            self._on_timeout()

    @staticmethod
    def flush_in(root: QObject) -> None:
        """Hand on what waits anywhere inside: the last letters before a lock, whatever page they stand on."""
        for pace in root.findChildren(TypingPace):
            pace.flush()

    def _on_timeout(self) -> None:
        self.stop()
        self.due.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._on_timeout)
        return timer
