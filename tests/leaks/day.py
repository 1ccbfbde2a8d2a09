"""The day as the stages of the journey share it: the open window, and how one waits for it and answers it."""

import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.views.app import Doorway
from app.views.case.more_tab import MoreTab
from app.views.case.page import CasePage
from app.views.main_window import MainWindow
from app.views.navigation import CASES, Place
from app.views.papers.leak_notice import LeakNotice
from tests.leaks.canaries import word
from tests.leaks.telling import tell

PATIENCE_SECONDS = 20
HALF_TYPED = word(901)


class Day:
    """The open window, the case of the day, and where the user keeps her own files."""

    def __init__(self, doorway: Doorway) -> None:
        self.doorway = doorway
        self.papers = Path.home() / "Dokumenter"
        self.case_id = UUID(int=0)

    @property
    def window(self) -> MainWindow:
        found = self.doorway.window
        assert isinstance(found, MainWindow)
        return found

    def page(self) -> CasePage:
        return next(each for each in self.window.findChildren(CasePage) if each.isVisible())

    def part(self, key: str) -> QWidget:
        """Open a part of »Mere« and return it."""
        self.window.open_case(self.case_id, key)
        settle()
        more = self.page().tab("more")
        assert isinstance(more, MoreTab)
        return more.part()


def begin_a_case(day: Day) -> None:
    """Half a new case, which stays a draft."""
    day.window.go(Place(CASES))
    day.window._cases.begin_case()
    settle()
    QTest.keyClicks(name_of_new_case(day), HALF_TYPED)


def name_of_new_case(day: Day) -> QWidget:
    """Return the field where the child's name goes."""
    return day.window._cases._panel.fields["child_name"].editor


def answer_file_dialog(path: Path) -> None:
    """Answer the next file dialog with a path."""

    def answer(tries: int = 0) -> None:
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible()]
        if not found and tries < 400:
            QTimer.singleShot(25, lambda: answer(tries + 1))
            return
        for dialog in found:
            tell("fildialog")
            dialog.setDirectory(str(path.parent))
            dialog.selectFile(path.name)
            dialog.accept()

    QTimer.singleShot(0, answer)


def may_stand_there(tab: QWidget) -> None:
    """Say that what was found may stand there, as often as it is asked."""
    for _ in range(5):
        settle()
        asking = [each for each in tab.findChildren(LeakNotice) if each._asking.isVisible()]
        for each in asking:
            each._all_right.click()
        if not asking:
            return


def settle() -> None:
    """Let Qt draw and do what waits."""
    for _ in range(5):
        QApplication.processEvents()


def until(condition: Callable[[], object]) -> None:
    """Let the window live until something has happened."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        QTest.qWait(20)
    settle()
