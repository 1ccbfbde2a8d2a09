"""The focus when a page gives way to another, and the way back that stands on a page."""

from PySide6.QtWidgets import QApplication, QWidget

from app.views.widgets.buttons import BackButton


def let_go_of_focus(window: QWidget) -> None:
    """Take the focus from what has it in a window: a half-typed field is handed over, as when one leaves it.

    Before a page is hidden, for Qt would else lend the focus to what stands next, and a screen reader says all of that.
    """
    focused = QApplication.focusWidget()
    if focused is not None and window.isAncestorOf(focused):
        focused.clearFocus()


def press_way_back(window: QWidget) -> bool:
    """Press the way back that is seen in a window; False when there is none: Esc does what it says."""
    seen = [each for each in window.findChildren(BackButton) if each.isVisible() and each.isEnabled()]
    if seen:
        seen[-1].click()
    return bool(seen)
