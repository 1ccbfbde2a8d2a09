"""Ctrl L while a dialog or a list is open: the window's own keys sleep then, and locking must always be at hand."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class LockKey(QObject):
    """`pressed` when Ctrl L was meant for the window behind what is open; without anything open it keeps out of it."""

    pressed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the key from a dialog or a list, and nothing else."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_L or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            return False
        self.pressed.emit()
        return True
