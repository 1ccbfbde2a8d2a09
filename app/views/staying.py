"""The end of the program, and closing the window without it: beside the clock, locked, when she has chosen that."""

import logging
import os
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

STAY_KEY: Final = "stay_by_clock"
"""The setting: »1« or »0«."""


def wants_to_stay(settings: Mapping[str, str]) -> bool:
    """Tell whether closing the window shall leave the program running; off until somebody chooses it."""
    return settings.get(STAY_KEY) == "1"


def end_now() -> None:
    """End the process where it stands.

    A page may be waiting for a file dialog or a printer in a loop of its own, even one of the system's; nothing of it
    shall go on when the store is closed.
    """
    logging.shutdown()
    os._exit(0)


class Staying(QObject):
    """Watches the window that is open; `closed` comes instead of its end, when the program is to stay.

    `stays` is asked each time. Whoever logs off, or chooses »Afslut«, ends the program all the same.
    """

    closed = Signal()

    def __init__(self, app: QApplication, stays: Callable[[], bool]) -> None:
        super().__init__(app)
        self._app, self._stays, self._ending = app, stays, False
        self._window: QMainWindow | None = None
        app.commitDataRequest.connect(lambda _session: self.end())

    def watch(self, window: QMainWindow) -> None:
        """Watch this window, and the one before no longer."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        window.installEventFilter(self)

    def end(self) -> None:
        """From here on, closing the window ends the program."""
        self._ending = True

    def hide(self, window: QMainWindow) -> None:
        """Take the window off the screen, or never put it there, and let the program run without one."""
        # A menu or a message that goes away would otherwise be taken for the last window.
        self._app.setQuitOnLastWindowClosed(False)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        window.hide()

    def show(self, window: QMainWindow) -> None:
        """Bring the window to the front, wherever it was."""
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self._app.setQuitOnLastWindowClosed(True)
        self._app.alert(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a close for what she means by it."""
        if event.type() is QEvent.Type.Close and watched is self._window and not self._ending and self._stays():
            event.ignore()
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)
