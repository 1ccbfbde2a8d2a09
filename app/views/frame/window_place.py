"""Where the window stood: its screen, place and size, put right when that screen is no longer there."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from app.views.widgets.view_memory import ViewMemory

NAME = "window"
GRIP = 60
"""Pixels of the window that must lie on a screen, so that it can be taken hold of."""


def remember_place(window: QMainWindow, memory: ViewMemory) -> None:
    """Remember where the window stands. A window that is hidden or put down as a button says nothing of that."""
    if not window.isVisible() or window.isMinimized() or window.isFullScreen():
        return
    box = window.normalGeometry() if window.isMaximized() else window.geometry()
    place = [box.x(), box.y(), box.width(), box.height()]
    memory.remember(NAME, {"box": place, "whole": window.isMaximized(), "screen": window.screen().name()})


def recall_place(window: QMainWindow, memory: ViewMemory) -> None:
    """Put the window where it stood; without a memory it stays as it is: over the whole screen."""
    kept = memory.recall(NAME)
    if not isinstance(kept, dict) or window.isHidden():
        return
    match kept.get("box"):
        case [int() as left, int() as top, int() as width, int() as height]:
            box = QRect(left, top, width, height)
        case _:
            return
    screen = _screen(str(kept.get("screen", "")), box)
    room = fitted(box, screen.availableGeometry())
    if kept.get("whole", True):
        if screen is not window.screen():  # a window that fills a screen is moved only when it does not
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMaximized)
            window.setGeometry(room)
            window.showMaximized()
        return
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMaximized)
    window.setGeometry(room)


def fitted(box: QRect, room: QRect) -> QRect:
    """Return the box no larger than the room, and moved into it when too little of it is seen there."""
    size = box.size().boundedTo(room.size())
    found = QRect(box.topLeft(), size)
    seen = found.intersected(room)
    if seen.width() < min(GRIP, size.width()) or seen.height() < min(GRIP, size.height()) or found.top() < room.top():
        found.moveLeft(min(max(found.left(), room.left()), room.right() - size.width() + 1))
        found.moveTop(min(max(found.top(), room.top()), room.bottom() - size.height() + 1))
    return found


def _screen(name: str, box: QRect) -> QScreen:
    """Return the screen of that name, else the one most of the box lies on, else the first."""
    screens = QGuiApplication.screens()
    named = next((each for each in screens if each.name() == name), None)
    return named or QGuiApplication.screenAt(box.center()) or QGuiApplication.primaryScreen()
