"""The focus when a page gives way to another."""

from PySide6.QtWidgets import QApplication, QWidget


def let_go_of_focus(window: QWidget) -> None:
    """Take the focus from what has it in a window: a half-typed field is handed over, as when one leaves it.

    Before a page is hidden, for Qt would else lend the focus to what stands next, and a screen reader says all of that.
    """
    focused = QApplication.focusWidget()
    if focused is not None and window.isAncestorOf(focused):
        focused.clearFocus()
