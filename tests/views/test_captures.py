"""»Husk«: a call comes while another family's case is open; five words are kept, and laid in the right case later."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.note_rows import list_notes
from app.views.frame.captures import PREFIX, waiting
from app.views.main_window import MainWindow
from app.views.navigation import TODAY, Place
from app.views.settings.finder import NOTHING
from app.views.settings.page import SettingsPage
from app.views.workspace import Workspace
from tests.views.case_reading import settle, words_on

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, noah_case: UUID, qtbot: QtBot) -> MainWindow:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def press(bar: QWidget, name: str) -> None:
    settle()
    (button,) = [each for each in bar.findChildren(QPushButton) if each.accessibleName() == name and each.isVisible()]
    button.click()
    settle()


def test_five_words_are_kept_and_laid_in_the_case_they_belong_to(
    window: MainWindow, workspace: Workspace, mathias_case: UUID, noah_case: UUID
) -> None:
    window.open_case(noah_case)
    QTest.keyClick(window, Qt.Key.Key_N, KEYS)
    bar = window._everyday.capture
    QTest.keyClicks(bar.line, "Ring til Lone om cyklen")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert window._everyday.waits.text() == "Husk: 1 ting"
    assert workspace.ask(list_notes, noah_case) == []

    window.open_case(mathias_case)
    press(bar, "Læg huskeseddel 1 i denne sag")
    assert [row.text for row in workspace.ask(list_notes, mathias_case)] == ["Ring til Lone om cyklen"]
    assert waiting(workspace.drafts) == []
    assert window._everyday.waits.isHidden()
    assert not any(key.startswith(PREFIX) for key in workspace.drafts.kept())
    workspace.undo_stack.undo()
    assert [each.text for each in waiting(workspace.drafts)] == ["Ring til Lone om cyklen"], "laid in the wrong case"


def test_it_waits_over_a_lock_and_nothing_is_lost_by_taking_it_away(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    bar = window._everyday.capture
    bar.open()
    for words in ("Bestil tolk", "Svar skolen"):
        bar.line.setText(words)
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
    again = MainWindow(workspace)
    qtbot.addWidget(again)
    bar = again._everyday.capture
    again.show()
    bar.open()
    assert "Bestil tolk" in words_on(bar)
    assert not next(each for each in bar.findChildren(QPushButton) if each.text() == "Læg i denne sag").isEnabled()
    press(bar, "Tag huskeseddel 1 væk")
    assert [each.text for each in waiting(workspace.drafts)] == ["Svar skolen"]
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert [each.text for each in waiting(workspace.drafts)] == ["Svar skolen", "Bestil tolk"]
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_it_keeps_quiet_at_a_meeting(window: MainWindow, mathias_case: UUID, november: UUID) -> None:
    window.open_meeting(mathias_case, november)
    QTest.keyClick(window, Qt.Key.Key_N, KEYS)
    assert window._everyday.capture.isHidden()
    window.go(Place(TODAY))


@pytest.mark.parametrize(
    ("words", "first"),
    [("moerkt", "Lyst, mørkt eller høj kontrast"), ("tekstst", "Tekststørrelse")],
)
def test_a_setting_is_found_and_shown(words: str, first: str, workspace: Workspace, qtbot: QtBot) -> None:
    page = SettingsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    finder = page._finder
    QTest.keyClicks(finder.field.editor, words)
    assert finder.names()[0] == first
    QTest.keyClick(finder.field.editor, Qt.Key.Key_Return)
    settle()
    assert page.focusWidget().accessibleName() == first
    finder.field.set_text("findes ikke her")
    finder._look()
    assert finder.names() == []
    assert NOTHING in words_on(finder)
    finder.field.set_text("adgangssætning")
    finder._look()
    finder._first()
    assert page.focusWidget().accessibleName() == "Den, du bruger nu", "a whole part begins in its first field"
