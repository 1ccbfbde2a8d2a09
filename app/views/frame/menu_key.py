"""Shift F10 opens the menu of what has the focus, as the menu key does. Windows asks for it itself; X11 does not."""

import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

KEY = "Shift+F10"


def add_menu_key(window: QWidget) -> None:
    """Let a window hear Shift F10 where the system does not say it as a wish for a menu."""
    if sys.platform != "win32":
        QShortcut(QKeySequence(KEY), window).activated.connect(ask_for_menu)


def ask_for_menu() -> None:
    """Ask what has the focus for its menu, at its cursor, just as Qt does for the menu key."""
    focused = QApplication.focusWidget()
    if focused is None:
        return
    cursor = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = cursor.center() if isinstance(cursor, QRect) else focused.rect().center()
    wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focused.mapToGlobal(at))
    QApplication.sendEvent(focused, wish)
