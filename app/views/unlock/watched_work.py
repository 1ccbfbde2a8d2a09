"""Slow work that tells how far it is and can be stopped: bytes are counted in the thread, shown in the window."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.views.unlock.slow_work import SlowWork

SHOWN_AFTER_MS = 150


class WatchedWork(QObject):
    """One call at a time. `moved` carries percent, while there is any to tell; `done` and `failed` as SlowWork."""

    moved = Signal(int)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = SlowWork(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._stopping = threading.Event()
        self._percent = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SHOWN_AFTER_MS)
        self._timer.timeout.connect(lambda: self.moved.emit(self._percent))

    def start(self, call: Callable[[Callable[[int, int], bool]], object]) -> None:
        """Start a call that is given a watch; RuntimeError while one is running (our bug)."""
        self._stopping.clear()
        self._percent = 0
        self._work.start(lambda: call(self._watch))
        self._timer.start()

    def stop(self) -> None:
        """Ask the call to stop at the next chance; it then fails with a sentence that says so."""
        self._stopping.set()

    def busy(self) -> bool:
        """Tell whether a call is running or its answer is on its way."""
        return self._work.busy()

    def wait(self) -> None:
        """Stop the call and wait for it before the window goes."""
        self._timer.stop()
        self.stop()
        self._work.wait()

    def _watch(self, done: int, total: int) -> bool:
        self._percent = 100 * done // total if total else 0
        return not self._stopping.is_set()

    def _on_done(self, answer: object) -> None:
        self._timer.stop()
        self.done.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._timer.stop()
        self.failed.emit(error)
