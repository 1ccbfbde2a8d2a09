"""The second press of a double click belongs to what was pressed first, and not to what has come in its place.

Many double-click everything. Where the first click opens another page or a line to write in, the second would hit what
now stands under the mouse, take the focus out of the line, and the next letters would be keys.
"""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)


class SecondPress(QObject):
    """Stands before one window, hears each press and keeps such a second one from everybody."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pressed: QWidget | None = None
        self._where, self._when, self._keeps = QPoint(), 0, False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen in front of the window as soon as it is shown: Qt gives the focus before any widget hears a press."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._window.windowHandle().installEventFilter(self)
            return False
        if not isinstance(event, QMouseEvent) or event.type() not in MOUSE:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._keeps = self._is_second(event)
        return self._keeps

    def _is_second(self, event: QMouseEvent) -> bool:
        """Tell whether a press follows at once on one at the same place that something else had."""
        where, when = event.position().toPoint(), event.timestamp()
        before, self._pressed = self._pressed, self._window.childAt(where)
        near = (where - self._where).manhattanLength() <= QApplication.startDragDistance()
        soon = when - self._when <= QApplication.doubleClickInterval()
        self._where, self._when = where, when
        return near and soon and before is not None and before is not self._pressed
