"""»Tal« on the rail: no trace while it is off, there at once when it is switched on, made when it is first seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.services.modules import FIGURES as PART
from app.services.modules import switch_module
from app.services.profile import read_settings
from app.views.actions import commands, groups
from app.views.figures.page import FiguresPage
from app.views.main_window import MainWindow
from app.views.navigation import CASES, FIGURES, PLACE_KEY, TODAY, Place
from app.views.workspace import Workspace
from tests.views.test_window_at_rest import Paintings, turn

SEEN = "figures.reached_seen"
"""The setting that holds the day she last saw what was reached."""


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot) -> MainWindow:
    opened = MainWindow(workspace)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    return opened


def test_off_it_leaves_no_trace_in_the_window(window: MainWindow) -> None:
    assert "Tal" not in names_of_controls(window)
    window.go(Place(FIGURES))
    assert window.place == Place(TODAY)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.place == Place(TODAY)
    everywhere = [*commands(), *(each for group in groups().values() for each in group)]
    assert "Tal" not in {each.text for each in everywhere}
    assert "Tal" not in [each.text for each in window._search._lines("tal") if each.command]


def test_switched_on_it_stands_on_the_rail_at_once_and_goes_again_with_undo(
    window: MainWindow, workspace: Workspace
) -> None:
    assert workspace.do("Slå til: Tal", switch_module, PART, on=True)
    assert "Tal" in names_of_controls(window)
    assert "Tal" in [each.text for each in window._search._lines("tal") if each.command]
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.place == Place(FIGURES)
    workspace.undo_stack.undo()
    assert window.place == Place(TODAY)
    assert "Tal" not in names_of_controls(window)


def test_a_start_makes_nothing_of_it_before_it_is_seen(window: MainWindow) -> None:
    page = window._pages[FIGURES]
    assert isinstance(page, FiguresPage)
    assert page._made is None


def test_a_place_kept_while_it_was_on_is_today_when_it_is_off(window: MainWindow, workspace: Workspace) -> None:
    workspace.drafts.keep(PLACE_KEY, Place(FIGURES).to_json())
    window.restore()
    assert window.place == Place(TODAY)


def test_it_leads_to_the_review_with_the_leader(window: MainWindow, workspace: Workspace) -> None:
    assert workspace.do("Slå til: Tal", switch_module, PART, on=True)
    window.go(Place(FIGURES))
    window._figures.whole()._review.click()
    assert window.place == Place(CASES)
    assert window._cases.key_hints()[2] == (("G",), "Gå i gang"), "the keys of the review"


def test_what_was_reached_counts_as_seen_when_the_page_is_left_and_not_when_the_window_closes(
    window: MainWindow, workspace: Workspace
) -> None:
    assert workspace.do("Slå til: Tal", switch_module, PART, on=True)
    window.go(Place(FIGURES))
    window.hide()
    assert SEEN not in workspace.ask(read_settings), "the store may be closed by now"
    window.show()
    window.go(Place(TODAY))
    assert workspace.ask(read_settings)[SEEN]


def test_a_page_at_rest_is_not_painted_again(window: MainWindow, workspace: Workspace) -> None:
    assert workspace.do("Slå til: Tal", switch_module, PART, on=True)
    window.go(Place(FIGURES))
    window._figures.whole().open("cases")
    turn()
    seen = Paintings(window)
    turn()
    assert seen.count == 0
