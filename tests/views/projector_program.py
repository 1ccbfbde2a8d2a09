"""The window on a laptop with a projector beside it, as a process of its own; prints what happened as JSON.

`python projector_program.py FOLDER`, started on the display `screens_of` describes; a store with story A is in there.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.views.guard.cover import Cover
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.room_window import RoomWindow
from app.views.navigation import Place
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.cheap_stores import cheap_stores
from tests.ready_stores import case_of, open_ready
from tests.views.meeting_reading import running_meeting


def screens_of(folder: Path, *names: str) -> str:
    """Return a display with these screens side by side, in the words Qt takes."""
    screens = [
        {"name": name, "x": 1280 * place, "y": 0, "width": 1280, "height": 720,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for place, name in enumerate(names)
    ]  # fmt: skip
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": screens, "windowFrameMargins": False}), encoding="utf-8")
    return f"offscreen:configfile={path}"


def rooms() -> list[str]:
    """On which screens the room's window is seen."""
    QApplication.processEvents()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, RoomWindow) and each.isVisible()]
    return [each.screen().name() for each in found]


def screen_of(window: MainWindow) -> MeetingScreen:
    """The meeting in a window."""
    return next(each for each in window.findChildren(MeetingScreen) if each.isVisible())


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()


def play(app: QApplication, window: MainWindow, workspace: Workspace, case_id: Any) -> dict[str, Any]:
    """Do what happens in an afternoon with a projector, and tell where the room was seen after each."""
    told: dict[str, Any] = {}
    meeting = running_meeting(workspace, case_id)
    window.open_meeting(case_id, meeting)
    press(window, Qt.Key.Key_F9)
    told["opened"] = rooms()
    press(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    told["next"] = rooms()
    press(window, Qt.Key.Key_F9)
    told["closed"] = rooms()
    press(window, Qt.Key.Key_F9)
    told["remembered"] = rooms()
    told["own"] = window.screen().name()
    cover = Cover(window)
    cover.ask()
    told["covered"] = rooms()
    cover.lift()
    told["lifted"] = rooms()
    window.go(Place("today"))
    told["left"] = rooms()
    window.open_meeting(case_id, meeting)
    told["opened again"] = rooms()
    press(window, Qt.Key.Key_F9)
    projector = screen_of(window).turning.projector
    app.screenRemoved.emit(next(each for each in app.screens() if each.name() == "Tavle"))
    told["unplugged"] = rooms()
    press(window, Qt.Key.Key_F9)
    told["own moves from"] = window.screen().name()
    window.setGeometry(projector.window.target.geometry if projector.window else window.geometry())
    QApplication.processEvents()
    told["own moved"] = rooms()
    told["own shows the room"] = screen_of(window).room.isVisible()
    window.close()
    told["ended"] = rooms()
    return told


def main(folder: Path) -> None:
    """Run it."""
    app = QApplication([])
    apply_theme(app, Theme())
    opened = open_ready(folder / "rundbord.db")
    case_id = case_of(opened, "2026-014")
    workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=False, keeper=opened.keeper)
    window = MainWindow(workspace)
    window.setGeometry(app.primaryScreen().geometry())
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    sys.stdout.write(json.dumps(play(app, window, workspace, case_id)))
    opened.close()


if __name__ == "__main__":
    with cheap_stores():
        main(Path(sys.argv[1]))
