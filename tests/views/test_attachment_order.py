"""Pictures and files are put in another order, with the mouse and with the keys, and it can be undone."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services import attachments
from app.views.case.files_tab import FilesTab
from app.views.workspace import Workspace
from tests.doing import do
from tests.views.case_reading import settle


def names(files: FilesTab) -> list[str]:
    model = files.tiles.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def pull(ground: QWidget, at: QPoint) -> None:
    """Move the mouse with its button down."""
    where, none, left = QPointF(ground.mapToGlobal(at)), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    kind, plain = QMouseEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(ground, QMouseEvent(kind, QPointF(at), where, none, left, plain))


def let_go(files: FilesTab, qtbot: QtBot, at: QPoint) -> list[str]:
    """Let the button go, and return the names in the order they stand then."""
    qtbot.mouseRelease(files.tiles.viewport(), Qt.MouseButton.LeftButton, pos=at)
    files.refresh()
    return names(files)


@pytest.fixture
def files(workspace: Workspace, store: OpenStore, mathias_case: UUID, qtbot: QtBot) -> FilesTab:
    """»Billeder og filer« with three of them, the newest first."""
    made = FilesTab(workspace, mathias_case)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    for name in ("Et", "To", "Tre"):
        do(store, attachments.add_attachment, mathias_case, name.encode(), name=name, media_type="text/plain")
    made.refresh()
    settle()
    return made


def test_they_are_put_in_another_order_by_keys_and_by_pulling_one(
    files: FilesTab, workspace: Workspace, qtbot: QtBot
) -> None:
    files.tiles.setFocus()
    qtbot.keyClick(files.tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    files.refresh()
    assert names(files) == ["To", "Tre", "Et"]
    assert [each.name for each in files.tiles.picked()] == ["Tre"]
    ground = files.tiles.viewport()
    boxes = [files.tiles.visualRect(files.tiles.model().index(place, 0)) for place in range(3)]
    left = QPoint(boxes[0].left() + 5, boxes[0].center().y())
    for drops, shown in ((False, ["To", "Tre", "Et"]), (True, ["Et", "To", "Tre"])):
        qtbot.mousePress(ground, Qt.MouseButton.LeftButton, pos=boxes[2].center())
        for at in (boxes[1].center(), left):
            pull(ground, at)
        if not drops:
            qtbot.keyClick(files.tiles, Qt.Key.Key_Escape)
            pull(ground, boxes[0].center())  # the button is still down: nothing it passes is chosen
            assert [each.name for each in files.tiles.picked()] == ["Et"]
        assert let_go(files, qtbot, left) == shown
    assert [each.name for each in files.tiles.picked()] == ["Et"]
    workspace.undo_stack.undo()
    files.refresh()
    assert names(files) == ["To", "Tre", "Et"]
    qtbot.mousePress(ground, Qt.MouseButton.LeftButton, pos=boxes[0].center())
    for at in (boxes[1].center(), QPoint(boxes[0].center().x(), boxes[0].bottom() + 60)):
        pull(ground, at)
    assert let_go(files, qtbot, at) == ["Tre", "Et", "To"], "under them all is the end"
