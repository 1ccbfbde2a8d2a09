"""Slow work beside the window: key derivation takes its time while the window stays alive."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class SlowWork(QObject):
    """One call at a time in a thread of its own. `done` and `failed` arrive in the thread of the window."""

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        # Emitted in the working thread; the queue carries it over to the window's.
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self, call: Callable[[], object]) -> None:
        """Start a call; RuntimeError while one is running (our bug)."""
        if self._thread is not None:
            raise RuntimeError("one slow call at a time")
        self._thread = threading.Thread(target=self._run, args=(call,), name="slow work")
        self._thread.start()

    def busy(self) -> bool:
        """Tell whether a call is running or its answer is on its way."""
        return self._thread is not None

    def wait(self) -> None:
        """Wait for the running call before the window goes; its answer is not handed on."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, call: Callable[[], object]) -> None:
        answer: object = None
        error: Exception | None = None
        try:
            answer = call()
        except Exception as raised:  # handed to the window, which knows what may be told
            error = raised
        self._ended.emit(answer, error)

    def _on_ended(self, answer: object, error: Exception | None) -> None:
        if self._thread is None:
            return
        self.wait()
        if error is None:
            self.done.emit(answer)
        else:
            self.failed.emit(error)
