"""A file that was double-clicked or dropped on the window: shown under »Hent en sag« when no family looks on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from app.views.navigation import CASES, TODAY, Place

Going = Callable[[Place], object]

CASE_FILES, LISTS = (".rundbord", ".kvittering", ".json"), (".xlsx", ".csv", ".tsv")
"""What a colleague sends, and lists of cases from another system."""


class FileDoor(QObject):
    """Keeps the file until it can be shown. No case is stored before the user says so on the page it comes to.

    That a case has arrived, as a receipt tells, is noted at once and can be undone.

    During a meeting, and while the screen is turned to a child, it waits: what is in the file is about another family.
    """

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._window: QMainWindow | None = None
        self._place: Callable[[], Place] = Place
        self._go: Going | None = None

    def give(self, path: Path) -> None:
        """Take a file from a second start of the program."""
        self._path = path
        self._show()

    def open_in(self, window: QMainWindow, place: Callable[[], Place], go: Going) -> None:
        """Show what has waited for the store to be unlocked, and from now on what is given.

        `place` tells where the user is, `go` goes somewhere else.
        """
        self._window, self._place, self._go = window, place, go
        for stack in window.findChildren(QStackedWidget):
            # Afterwards: the window is in the middle of turning to another page.
            stack.currentChanged.connect(lambda _index: QTimer.singleShot(0, self._show))
        window.installEventFilter(self)
        window.setAcceptDrops(True)
        self._show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Show it when what stood over the window has gone; take a file that is dropped outside a case."""
        if event.type() == QEvent.Type.WindowUnblocked:
            QTimer.singleShot(0, self._show)
        return isinstance(event, QDropEvent) and self._dragged(event)

    def _dragged(self, event: QDropEvent) -> bool:
        """Welcome or take one file from a colleague or one list; everything else is left alone."""
        path = self._welcome(event.mimeData())
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it was
        event.accept()
        if event.type() == QEvent.Type.Drop:
            # Afterwards: whoever dragged it waits until the drop is over.
            QTimer.singleShot(0, lambda: self.give(path))
        return True

    def _welcome(self, data: QMimeData) -> Path | None:
        """Return the file that may be dropped where the window stands now; in a case it is kept in the case instead."""
        urls = data.urls()
        if self._window is None or len(urls) != 1 or not urls[0].isLocalFile():
            return None
        place, path = self._place(), Path(urls[0].toLocalFile())
        outside = place.page in (TODAY, CASES) and not place.case_id and not place.meeting_id
        return path if outside and path.suffix.lower() in CASE_FILES + LISTS and path.is_file() else None

    def _show(self) -> None:
        # Only now: before the passphrase is right, pages and what they stand on are not loaded.
        from app.views.cases.page import CasesPage
        from app.views.take_in.area import TakeInArea

        window, path, go = self._window, self._path, self._go
        if window is None or go is None or path is None or self._place().meeting_id or QApplication.activeModalWidget():
            return
        self._path = None
        go(Place(CASES))
        page = window.findChild(CasesPage)
        if page is not None and path.suffix.lower() in LISTS:
            page.begin_list()
            area = page.findChild(TakeInArea)
            if area is not None:
                area.desk.open(str(path))
        elif page is not None:
            page.begin_with_file(path)
