"""When nobody else takes a fault: one log line and one calm dialog, both with ids and places in the program only.

Error messages and values never go in, since they may hold what somebody wrote about a child.
"""

import logging
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from app import __version__
from app.errors import StoreError
from app.views.theme import current_theme, dress

LOG = logging.getLogger("rundbord")
MARGIN = 20
"""Pixels at 100 % round the words."""
HEADING = "Noget gik galt i programmet."
ADVICE = (
    "Det, du har skrevet, er gemt til og med det seneste, du så på skærmen. Du kan arbejde videre. "
    "Sker det igen, så lås og lås op. Fejlrapporten indeholder ingen oplysninger om sager."
)


def fault_report(kind: type[BaseException], traceback: TracebackType | None, fault_id: str) -> str:
    """Return what may be sent to us: id, versions, the kind of error and where in the program it happened."""
    places = [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in extract_tb(traceback)]
    versions = f"Rundbord {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}"
    return "\n".join((f"Fejl {fault_id}", versions, kind.__name__, *places))


class CrashGuard(QObject):
    """Takes the place of `sys.excepthook`; shows one dialog at a time. Errors of other threads come here too."""

    caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: QMessageBox | None = None
        self.caught.connect(self._show)

    def install(self) -> Callable[[], None]:
        """Become the excepthook; returns what puts the old one back."""
        before = sys.excepthook
        sys.excepthook = self.handle
        return lambda: setattr(sys, "excepthook", before)

    def handle(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        """Log the fault and show it; Ctrl+C in a terminal ends the program as it should.

        A store that cannot be read any more (the stick was pulled out) says so itself, and it is no fault of ours.
        """
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        said = str(error) if isinstance(error, StoreError) else ""
        del error  # any other message may hold content
        report = fault_report(kind, traceback, uuid4().hex[:8])
        LOG.error(report)
        self.caught.emit(report, said)

    @staticmethod
    def note(error: BaseException) -> None:
        """Write a fault to the log without showing it."""
        LOG.error(fault_report(type(error), error.__traceback__, uuid4().hex[:8]))

    @property
    def dialog(self) -> QMessageBox | None:
        """The dialog that is open now."""
        return self._dialog

    def _show(self, report: str, said: str) -> None:
        if self._dialog is not None:
            return
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Rundbord")
        box.setText(said or HEADING)
        if not said:
            box.setInformativeText(f"{ADVICE}\n\n{report.splitlines()[0]}")
            copy = box.addButton("Kopiér fejlrapport", QMessageBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = box.addButton("Arbejd videre", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(close)
        box.finished.connect(self._on_finished)
        dress(box)
        if (inside := box.layout()) is not None:  # Qt lets the words touch the edge
            inside.setContentsMargins(*[current_theme().px(MARGIN)] * 4)
        self._dialog = box
        box.open()

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def _place(file: str) -> str:
    """Return a path inside the program; a user's folder name never leaves the computer."""
    parts = Path(file).parts
    last = max((place for place, part in enumerate(parts) if part == "app"), default=len(parts) - 1)
    return "/".join(parts[last:])
