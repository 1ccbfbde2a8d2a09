"""Takes windows off the screen: dialogs, lists and menus, whatever loop they are waiting in."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def close_others(keep: QWidget | None = None) -> None:
    """Close everything on the screen but one window: dialogs as if they were given up, the rest hidden."""
    for window in QApplication.topLevelWidgets():
        if window is keep or not window.isVisible():
            continue
        if isinstance(window, QDialog):
            window.reject()
        window.hide()
