"""A file that was double-clicked: shown under »Hent en sag« once the program is unlocked and no family looks on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget

from app.views.navigation import CASES, Place

if TYPE_CHECKING:
    from app.views.main_window import MainWindow


class FileDoor(QObject):
    """Keeps the file until it can be shown. Nothing is stored before the user says so on the page it comes to.

    During a meeting it waits: what stands in the file is about another family.
    """

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._window: MainWindow | None = None

    def give(self, path: Path) -> None:
        """Take a file from a second start of the program."""
        self._path = path
        self._show()

    def open_in(self, window: "MainWindow") -> None:
        """Show what has waited for the store to be unlocked, and from now on what is given."""
        self._window = window
        for stack in window.findChildren(QStackedWidget):
            # Afterwards: the window is in the middle of turning to another page.
            stack.currentChanged.connect(lambda _index: QTimer.singleShot(0, self._show))
        self._show()

    def _show(self) -> None:
        # Only now: before the passphrase is right, pages and what they stand on are not loaded.
        from app.views.cases.page import CasesPage

        window, path = self._window, self._path
        if window is None or path is None or window.place.meeting_id:
            return
        self._path = None
        window.go(Place(CASES))
        page = window.findChild(CasesPage)
        if page is not None:
            page.begin_with_file(path)
