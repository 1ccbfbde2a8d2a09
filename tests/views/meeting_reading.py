"""Opening a meeting in a window and reading what stands there, for the tests of the meeting screen."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import MeetingStatus
from app.services.meetings import list_meetings
from app.services.records import change_record
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.ready_stores import case_of

Open = Callable[[UUID], MeetingScreen]


def running_meeting(workspace: Workspace, case_id: UUID) -> UUID:
    """Story A's meeting of November, as if it were running today."""
    meeting = next(row.id for row in workspace.ask(list_meetings, case_id) if row.held_on == "2026-11-18")
    assert workspace.do("Åbn", change_record, "meeting", meeting, {"status": "running", "held_on": "2026-11-22"})
    return meeting


def november_begins(opened: OpenStore) -> UUID:
    """The same in an open store, as it is prepared once for all tests that ask for `november`."""
    case_id = case_of(opened, "2026-014")
    with opened.units.step("Åbn", "record.change") as unit:
        meeting = next(row.id for row in list_meetings(unit, case_id) if row.held_on == "2026-11-18")
        change_record(unit, "meeting", meeting, {"status": "running", "held_on": "2026-11-22"})
    return meeting


def planned_meeting(workspace: Workspace, case_id: UUID) -> UUID:
    """The meeting in January."""
    return next(row.id for row in workspace.ask(list_meetings, case_id) if row.status is MeetingStatus.PLANNED)


def show_meeting(workspace: Workspace, meeting_id: UUID, qtbot: QtBot) -> MeetingScreen:
    """The meeting in an active window of the smallest size."""
    screen = MeetingScreen(workspace, meeting_id)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen


def focus(screen: MeetingScreen) -> QWidget:
    found = screen.window().focusWidget()
    assert found is not None
    return found


def write(qtbot: QtBot, screen: MeetingScreen, text: str) -> None:
    """Type in whatever has the focus, and press Enter."""
    qtbot.keyClicks(focus(screen), text)
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)


def names_in(page: QWidget) -> list[str]:
    """The accessible names of the controls that can be seen."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    controls = [each for kind in kinds for each in page.findChildren(kind)]
    return [each.accessibleName() for each in controls if each.isVisibleTo(page)]
