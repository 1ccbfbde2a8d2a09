"""Ctrl+Z belongs to a text field only while the field has something of its own to undo; else it undoes a step."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

TextWidget = QLineEdit | QPlainTextEdit | QTextEdit


class TextUndo(QObject):
    """Watches the text field that has the focus, and only that one. `possible` tells whether Ctrl+Z does anything."""

    possible = Signal(bool)

    def __init__(self, app: QApplication, parent: QObject, steps: QUndoStack) -> None:
        super().__init__(parent)
        self._steps, self._possible = steps, True
        self._heard: TextWidget | None = None
        app.focusChanged.connect(self._on_focus_changed)
        steps.canUndoChanged.connect(self.tell)

    def tell(self) -> None:
        """Tell whether Ctrl+Z does anything where the focus is now, when that is news."""
        if not isValid(self._steps):
            return  # the program is closing, and the focus leaves last
        field = QApplication.focusWidget()
        can = self._steps.canUndo() or (isinstance(field, TextWidget) and _own(field)[0])
        if can != self._possible:
            self._possible = can
            self.possible.emit(can)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from claiming the undo keys when it has nothing to undo or redo."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, TextWidget):
            return False
        undo, redo = _is_undo(event), _is_redo(event)
        can_undo, can_redo = _own(watched)
        if redo and can_redo:
            return _redo(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and (redo or (undo and not can_undo)):
            event.ignore()  # not claimed, so the shortcut of the window gets it
            return True
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, TextWidget) and old is self._heard:  # not the one that had the focus before we listened
            old.removeEventFilter(self)
            old.textChanged.disconnect(self.tell)
        self._heard = new if isinstance(new, TextWidget) else None
        if self._heard is not None:
            self._heard.installEventFilter(self)
            self._heard.textChanged.connect(self.tell)  # by keys, by the mouse, or by a spelling that is put right
        self.tell()


def _own(field: TextWidget) -> tuple[bool, bool]:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    return field.document().isUndoAvailable(), field.document().isRedoAvailable()


def _redo(field: TextWidget, event: QKeyEvent) -> bool:
    """Let a field take back what it undid: on Linux those of Qt do not know Ctrl+Y, and a step would be redone."""
    event.accept()
    if event.type() == QEvent.Type.KeyPress:
        field.redo()
    return True


def _is_undo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _is_redo(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    by_z = event.key() == Qt.Key.Key_Z and event.modifiers() == both
    return by_z or (event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier)
