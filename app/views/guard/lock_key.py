"""Ctrl L while a dialog or a list is open: the window's own keys sleep then, and locking must always be at hand."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.views.guard.own_windows import OwnWindows

OPENS = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease,
        QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.WindowUnblocked, QEvent.Type.Hide,
    }
)  # fmt: skip
"""After these something may be open, or closed again."""


class LockKey(OwnWindows):
    """`pressed` when Ctrl L was meant for the window behind what is open; without anything open it keeps out of it.

    While something is open it filters the whole application: a list takes the keys without having the focus.
    """

    pressed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(app, parent)
        self._app = app
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        app.focusWindowChanged.connect(self._on_focus)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the key from a dialog or a list, and nothing else."""
        kind = event.type()
        if kind == QEvent.Type.WindowBlocked:
            self._app.installEventFilter(self)
        elif kind in OPENS:
            self._soon.start()
        if kind != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_L or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if not _is_something_open():
            return False
        self.pressed.emit()
        return True

    def _on_focus(self, _window: object) -> None:
        self._soon.start()

    def _follow(self) -> None:
        """Listen to the whole application for as long as something is open."""
        (self._app.installEventFilter if _is_something_open() else self._app.removeEventFilter)(self)


def _is_something_open() -> bool:
    return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
