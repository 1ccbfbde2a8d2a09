"""The second press of a double click belongs to what was pressed first, and not to what has come in its place.

Many double-click everything. Where the first click opens another page, a dialog or a line to write in, the second would
hit what now stands under the mouse, take the focus out of the line, and the next letters would be keys.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from app.views.frame.held_key import is_only_held

MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)


@dataclass
class _Press:
    """The last press there was, in whichever window: what it hit, where on the screen, and when (ms)."""

    hit: QWidget | None = None
    where: QPoint = QPoint()  # noqa: RUF009 - it is replaced, never moved
    when: int = 0


_LAST = _Press()


class SecondPress(QObject):
    """Stands before one window and each dialog that comes to the front, and keeps such a press from everybody.

    So it does with a key that is only held down (`held_key`).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._keeps = window, False
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._stand_before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen in front of the window as soon as it is shown: Qt gives the focus before any widget hears a press."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._stand_before(self._window.windowHandle())
            return False
        if isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and is_only_held(event)
        if not isinstance(event, QMouseEvent) or event.type() not in MOUSE or not isinstance(watched, QWindow):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._keeps = _is_second(watched, event)
        return self._keeps

    def _stand_before(self, front: QWindow | None) -> None:
        if front is not None and self._is_ours(front):
            front.removeEventFilter(self)
            front.installEventFilter(self)

    def _is_ours(self, front: QWindow) -> bool:
        """Tell whether it is this window or a dialog over it: before another's window this would outlive its own."""
        shown: QWidget | None = _shown_in(front)
        while shown is not None and shown is not self._window:
            above = shown.parentWidget()
            shown = above.window() if above is not None else None
        return shown is not None


def _is_second(window: QWindow, event: QMouseEvent) -> bool:
    """Tell whether a press follows at once on one at the same place that something else had."""
    where, when = event.globalPosition().toPoint(), event.timestamp()
    before, now = _LAST.hit, _under(window, event.position().toPoint())
    near = (where - _LAST.where).manhattanLength() <= QApplication.startDragDistance()
    soon = 0 <= when - _LAST.when <= QApplication.doubleClickInterval()
    _LAST.hit, _LAST.where, _LAST.when = now, where, when
    return near and soon and before is not None and before is not now


def _under(window: QWindow, where: QPoint) -> QWidget | None:
    """Return what a press hits: what stands there, or the dialog itself."""
    shown = _shown_in(window)
    return (shown.childAt(where) or shown) if shown is not None else None


def _shown_in(window: QWindow) -> QWidget | None:
    return next((each for each in QApplication.topLevelWidgets() if each.windowHandle() == window), None)
