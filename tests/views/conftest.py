"""A workspace on a real store for every view test, the family of a case on the screen, and a meeting that is held."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.views.case.family_part import FamilyPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import Open, planned_meeting, running_meeting, show_meeting


@pytest.fixture
def workspace(store: OpenStore, qapp: object) -> Workspace:
    """The workspace pages are built on."""
    return Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)


@pytest.fixture
def part(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> FamilyPart:
    """The family of Mathias with the focus in the drawing, at the size of a small laptop, and without motion."""
    apply_theme(qapp, Theme())
    made = FamilyPart(workspace, mathias_case)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.view.set_motion(False)
    workspace.changed.connect(lambda _changes: made.refresh())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.refresh()
    made.start()
    return made


@pytest.fixture
def november(workspace: Workspace, mathias_case: UUID) -> UUID:
    """Story A's meeting of November, as if it were running today."""
    return running_meeting(workspace, mathias_case)


@pytest.fixture
def ended(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    """That meeting after everybody has said goodbye."""
    apply_theme(qapp, Theme())
    screen = show_meeting(workspace, november, qtbot)
    screen.end()
    screen.end()
    return screen


@pytest.fixture
def planned(workspace: Workspace, mathias_case: UUID) -> UUID:
    """The meeting in January."""
    return planned_meeting(workspace, mathias_case)


@pytest.fixture
def open_screen(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> Open:
    """Opens a meeting in a window of the smallest size."""
    apply_theme(qapp, Theme())
    return lambda meeting_id: show_meeting(workspace, meeting_id, qtbot)
