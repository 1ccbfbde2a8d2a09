"""The line about the extra key: it is looked for on every stick that is put in, or chosen by hand."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStorageInfo, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import RundbordError
from app.views.file_choice import ask_open_path
from app.views.unlock.status_line import StatusLine
from app.views.widgets.buttons import LinkButton

LOOK_EVERY_MS = 1_000
FOUND = "Den ekstra nøgle er fundet."
MISSING = "Sæt stikket med den ekstra nøgle i."
CHOOSE = "Vælg filen selv …"


class StickDoor(Protocol):
    """What the store can do with extra keys before it is open."""

    def find(self, places: list[Path]) -> bool:
        """Look for the key at the top of some places and keep it; tell whether there is one now."""

    def take(self, path: Path) -> None:
        """Keep the key in a file. Raises StoreError when it is something else."""


class StickLine(QWidget):
    """Says whether the key is there, and looks until it is."""

    def __init__(self, door: StickDoor) -> None:
        super().__init__()
        self._door = door
        self._status = StatusLine()
        self._choose = LinkButton(CHOOSE)
        self._choose.clicked.connect(self._on_choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._status)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look on every disk that is there now."""
        mounted = [Path(each.rootPath()) for each in QStorageInfo.mountedVolumes() if each.isReady()]
        self._tell(there=self._door.find(mounted))

    def sentence(self) -> str:
        """Return what is shown."""
        return self._status.sentence()

    def _on_choose(self) -> None:
        path = ask_open_path(self, "Vælg den ekstra nøgle", "Ekstra nøgle (*.ekstra)")
        if not path:
            return
        try:
            self._door.take(Path(path))
        except RundbordError as error:
            self._status.say(str(error), "late", "warning-circle")
        else:
            self._tell(there=True)

    def _tell(self, *, there: bool) -> None:
        if there:
            self._timer.stop()
        self._choose.setVisible(not there)
        self._status.say(FOUND if there else MISSING, "good" if there else "ink2", "check-circle" if there else "key")
