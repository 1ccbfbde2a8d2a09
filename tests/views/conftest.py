"""A workspace on a real store for every view test, the family of a case on the screen, and a meeting that is held."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.meetings import list_meetings
from app.views.case.family_part import FamilyPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.widgets.heard import tell_readers
from app.views.workspace import Workspace
from tests.ready_stores import EXAMPLES, Build, ReadyStores, nothing
from tests.views.meeting_reading import Open, november_begins, planned_meeting, show_meeting

tell_readers()  # as the program does before its first window: Qt asks once for each widget what it is


@pytest.fixture
def build(request: pytest.FixtureRequest) -> Build[Any]:
    """What is done in the store once for all tests; a module with a longer story says so by a fixture of this name."""
    return november_begins if "november" in request.fixturenames else nothing


@pytest.fixture
def prepared(
    tmp_path: Path, ready_stores: ReadyStores, request: pytest.FixtureRequest, build: Build[Any]
) -> Iterator[tuple[OpenStore, Any]]:
    """A store of its own in which that was done, with the families the test asks for, and what it gave."""
    families = (name for name in EXAMPLES if name in request.fixturenames)
    with ready_stores.opened(tmp_path, build, *families) as made:
        yield made


@pytest.fixture
def store(prepared: tuple[OpenStore, Any]) -> OpenStore:
    """That store."""
    return prepared[0]


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
    return next(row.id for row in workspace.ask(list_meetings, mathias_case) if row.held_on == "2026-11-22")


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
