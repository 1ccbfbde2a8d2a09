"""What reaches the windows of the program, seen without being asked about every part inside them."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow


class OwnWindows(QObject):
    """Filters the events of each window that has had the focus. Subclasses have the `eventFilter`.

    Keys and pointer come to the window before they come to a field in it. A filter on the application is asked about
    every event of every part as well, and with one a page took half as long again to open.
    """

    def __init__(self, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        for window in app.topLevelWindows():
            self._watch(window)
        app.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once more only moves it to the front
