"""Keeps our windows out of screenshots and screen sharing, where the system can do that: on Windows only.

SetWindowDisplayAffinity leaves the windows out of pictures taken by other programs. Qt offers nothing of the kind, and
neither X11, Wayland nor (reliably) macOS do. Written after its documentation; not yet run on Windows by us.
"""

import ctypes
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

EXCLUDE, SHOW = 0x11, 0x0
CAN_HIDE = sys.platform == "win32"
"""Whether the choice is shown at all."""


def hide_from_capture(window_id: int, *, hidden: bool) -> bool:
    """Leave a window out of screen sharing, or let it in again; True when the system did it."""
    how = EXCLUDE if hidden else SHOW
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.SetWindowDisplayAffinity(ctypes.c_void_p(window_id), how))
    return False


class CaptureGuard(QObject):
    """Keeps every window of the program out of screen sharing as long as it is asked to, also those that come later."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._hidden = app, False

    def hide_windows(self, *, hidden: bool) -> None:
        """Leave all windows out, or let them in."""
        if not CAN_HIDE or hidden == self._hidden:
            return
        self._hidden = hidden
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                hide_from_capture(int(window.winId()), hidden=hidden)
        (self._app.installEventFilter if hidden else self._app.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave out a window that is being shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            hide_from_capture(int(watched.winId()), hidden=True)
        return False
