"""»Tilbud« on the rail: no trace when it is off, there at once when it is switched on, and passed by when it is not."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.services.modules import CATALOGUE as PART
from app.services.modules import switch_module
from app.views.actions import commands, groups
from app.views.catalogue.page import CataloguePage
from app.views.main_window import MainWindow
from app.views.navigation import CATALOGUE, PLACE_KEY, SETTINGS, TODAY, Place
from app.views.workspace import Workspace


def test_off_it_leaves_no_trace_in_the_window(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    assert "Tilbud" not in names_of_controls(window)
    window.go(Place(CATALOGUE))
    assert window.place == Place(TODAY)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.place == Place(TODAY)
    assert "Tilbud" not in {each.text for each in commands()} | {
        each.text for group in groups().values() for each in group
    }


def test_switched_on_it_stands_on_the_rail_at_once_and_goes_again_with_undo(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert workspace.do("Slå til: Tilbud", switch_module, PART, on=True)
    assert "Tilbud" in names_of_controls(window)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.place == Place(CATALOGUE)
    workspace.undo_stack.undo()
    assert window.place == Place(TODAY)
    assert "Tilbud" not in names_of_controls(window)


def test_the_arrows_of_the_rail_pass_a_room_that_is_hidden(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window._rail.item("cases").setFocus()
    QTest.keyClick(window._rail.item("cases"), Qt.Key.Key_Down)
    assert window._rail.item(SETTINGS).hasFocus()


def test_the_list_of_keys_and_the_search_box_know_it_only_when_it_is_on(workspace: Workspace, qtbot: QtBot) -> None:
    assert workspace.do("Slå til: Tilbud", switch_module, PART, on=True)
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    assert "Tilbud" in [each.text for each in window._search._lines("tilb") if each.command]
    assert workspace.do("Slå fra: Tilbud", switch_module, PART, on=False)
    assert "Tilbud" not in [each.text for each in window._search._lines("tilb") if each.command]


def test_a_start_makes_nothing_of_it_before_it_is_seen(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    page = window._pages[CATALOGUE]
    assert isinstance(page, CataloguePage)
    assert page._made is None


def test_a_place_kept_while_it_was_on_is_today_when_it_is_off(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.drafts.keep(PLACE_KEY, Place(CATALOGUE).to_json())
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.restore()
    assert window.place == Place(TODAY)
