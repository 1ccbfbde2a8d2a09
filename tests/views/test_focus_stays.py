"""The focus stands on something sensible when what it stood on goes: after Fjern, after undo, after Esc."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.views.case.page import CasePage
from app.views.main_window import MainWindow
from app.views.workspace import Workspace
from tests.views.every_page import settle

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> MainWindow:
    opened = MainWindow(workspace)
    qtbot.addWidget(opened)
    opened.resize(1280, 720)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    opened.open_case(mathias_case)
    opened.findChild(CasePage).open_tab("plan")
    settle()
    return opened


def press(window: MainWindow, name: str) -> str:
    """Press a button with Space; return what has the focus then."""
    named = [each for each in window.findChildren(QAbstractButton) if each.text() == name and each.isVisible()]
    named[-1].setFocus(Qt.FocusReason.TabFocusReason)
    return key(Qt.Key.Key_Space)


def key(pressed: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> str:
    """Press a key where the focus is; return what has it then."""
    QTest.keyClick(QApplication.focusWidget(), pressed, modifier)
    settle()
    there = QApplication.focusWidget()
    assert there is not None
    assert there.isVisible()
    return there.accessibleName()


@pytest.mark.long
@pytest.mark.parametrize("what", ["aftale 1", "mål 1", "fravær 1"])
def test_what_is_taken_away_and_brought_back_leaves_the_focus_at_its_place(window: MainWindow, what: str) -> None:
    last = {"fravær 1": "Tilføj fravær"}.get(what, f"Fjern {what}")
    assert press(window, f"Fjern {what}") in (f"Fjern {what}", last)
    assert key(Qt.Key.Key_Z, CTRL) in (f"Fjern {what}", last)


def test_esc_closes_what_is_open_and_leads_back_to_what_opened_it(window: MainWindow) -> None:
    for name in ("Ret mål 1", "Tilføj mål", "Ret aftale 1", "Ny aftale", "Ret planen"):
        assert press(window, name) not in ("", name)
        assert key(Qt.Key.Key_Escape) == name


def test_esc_in_a_new_goal_keeps_what_was_typed(window: MainWindow) -> None:
    press(window, "Tilføj mål")
    QTest.keyClicks(QApplication.focusWidget(), "Mathias har en ven i klassen")
    assert key(Qt.Key.Key_Escape) != ""
    case = window.findChild(CasePage)
    assert case.isVisible()
    words = [each.text() for each in window.findChildren(QAbstractButton)]
    assert "Fjern mål 4" in words or "Tilføj mål" in words
