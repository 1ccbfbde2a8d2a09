"""The few keys the one field answers to itself, also when they mean something else in the rest of the program.

F2 is »I dag« and Esc is »tilbage« everywhere else, so the field claims them before the window sees them.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_QUOTES = ('"', "'", "»", "«", "”", "“")
_PRESSED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def is_enter(event: QEvent) -> bool:
    """Tell whether Enter was pressed; Ctrl+Enter ends the meeting, and a key held down presses only once."""
    if not (isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENTER):
        return False
    return not event.isAutoRepeat() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def is_letter(event: QKeyEvent) -> bool:
    """Tell whether a letter, or the quote words begin with, was typed: a digit or a space is pressed to answer."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    return not held and not event.isAutoRepeat() and (event.text().isalpha() or event.text() in _QUOTES)


def asks_for_form(event: QEvent) -> bool:
    """Tell whether F2 is on its way."""
    return isinstance(event, QKeyEvent) and event.type() in _PRESSED and event.key() == Qt.Key.Key_F2


def is_way_out(event: QEvent) -> bool:
    """Tell whether Esc is on its way."""
    return isinstance(event, QKeyEvent) and event.type() in _PRESSED and event.key() == Qt.Key.Key_Escape
