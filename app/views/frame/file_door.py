"""A file that was double-clicked or dropped on the window: shown under »Hent sager« when no family looks on."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from app.views.navigation import CASES, TODAY, Place

if TYPE_CHECKING:
    from app.views.handover.receiving import Receiving
    from app.views.take_in.area import TakeInArea

Going = Callable[[Place], object]

CASE_FILES, LISTS = (".rundbord", ".kvittering", ".json"), (".xlsx", ".csv", ".tsv")
"""What a colleague sends, and lists of cases from another system."""

ONE_WAITS = "En fil mere venter. Den åbner, når du er færdig med den her."
SOME_WAIT = "{count} filer mere venter. De åbner én ad gangen, når du er færdig med den her."


class FileDoor(QObject):
    """Keeps the file until it can be shown. No case is stored before the user says so on the page it comes to.

    That a case has arrived, as a receipt tells, is noted at once and can be undone.

    During a meeting, and while the screen is turned to a child, it waits: what is in the file is about another family.
    So does a second file, until the first is taken in or put away.
    """

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = [path] if path is not None else []
        self._shown: QWidget | None = None
        self._followed: set[QWidget] = set()
        self._window: QMainWindow | None = None
        self._place: Callable[[], Place] = Place
        self._go: Going | None = None

    def give(self, path: Path) -> None:
        """Take a file from a second start of the program; one that is waiting already is not taken twice."""
        if path not in self._waiting:
            self._waiting.append(path)
        self._show()
        if path in self._waiting and self._is_at_work() and not self._place().meeting_id:
            count = len(self._waiting)
            self._said(ONE_WAITS if count == 1 else SOME_WAIT.format(count=count))

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
        from app.views.handover.receiving import Receiving
        from app.views.take_in.area import TakeInArea

        window, go = self._window, self._go
        if window is None or go is None or not self._waiting or self._is_at_work():
            return
        if self._place().meeting_id or QApplication.activeModalWidget():
            return
        path = self._waiting.pop(0)
        go(Place(CASES))
        page = window.findChild(CasesPage)
        if page is not None and path.suffix.lower() in LISTS:
            page.begin_list()
            area = page.findChild(TakeInArea)
            if area is not None:
                self._follow(area)
                area.desk.open(str(path))
        elif page is not None:
            page.begin_with_file(path)
            self._follow(page.findChild(Receiving))

    def _follow(self, shown: "Receiving | TakeInArea | None") -> None:
        """Hear when the file that is shown has been taken in or put away."""
        self._shown = shown
        if shown is None or shown in self._followed:
            return
        self._followed.add(shown)
        for ended in (shown.closed, shown.case_requested):
            ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._shown = None
        QTimer.singleShot(0, self, self._show)

    def _is_at_work(self) -> bool:
        """Tell whether the file before is still being looked at, also when she has gone to another page meanwhile."""
        shown = self._shown
        return shown is not None and isValid(shown) and not _is_put_away(shown)

    def _said(self, sentence: str) -> None:
        from app.views.cases.page import CasesPage

        page = self._window.findChild(CasesPage) if self._window is not None else None
        if page is not None:
            page.workspace.refused.emit(sentence)


def _is_put_away(part: QWidget) -> bool:
    """Tell whether a part of the page of cases stands there no more, whichever page is seen."""
    from app.views.page import Page  # as above

    around: QWidget | None = part
    while around is not None and not isinstance(around, Page):
        if around.isHidden():
            return True
        around = around.parentWidget()
    return False
