"""A key that is held down writes, walks and scrolls, and does nothing else twice.

A hand that rests on Esc would leave the line, then the page, then the case; on a letter it would answer for every row.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

Key = Qt.Key
GOES_ON = frozenset({
    Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Home, Key.Key_End,
    Key.Key_Tab, Key.Key_Backtab, Key.Key_Plus, Key.Key_Minus, Key.Key_Backspace,
})  # fmt: skip
"""Keys that walk, scroll or change a size, wherever the focus is. Shortcuts decide for themselves (`setAutoRepeat`)."""
ENTER = frozenset({Key.Key_Return, Key.Key_Enter})


def is_only_held(event: QKeyEvent) -> bool:
    """Tell whether a key comes again because it is held down, where it would do something once more."""
    if not event.isAutoRepeat() or event.key() in GOES_ON:
        return False
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        return event.key() in ENTER or event.key() == Key.Key_Escape
    return not isinstance(focus, QPlainTextEdit | QTextEdit) or event.key() == Key.Key_Escape
