"""A workspace on a real store for every view test, and the family of a case on the screen."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.views.case.family_part import FamilyPart
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace


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
