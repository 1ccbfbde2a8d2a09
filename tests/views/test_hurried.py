"""What a hurried caseworker does in the real window: double clicks, letters too early, Esc to where she came from."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import agreements
from app.services.meetings import plan_meeting
from app.views.case.contacts_part import ContactsPart
from app.views.case.notes_tab import NotesTab
from app.views.case.page import CasePage
from app.views.main_window import MainWindow
from app.views.workspace import Workspace


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.restore()
    return made


def case_of(window: MainWindow) -> CasePage:
    page = window._stack.currentWidget()
    assert isinstance(page, CasePage)
    return page


def button(window: MainWindow, name: str) -> QAbstractButton:
    found = window.findChildren(QAbstractButton)
    return next(each for each in found if (each.accessibleName() or each.text()).startswith(name) and each.isVisible())


def middle_of(window: MainWindow, part: QWidget) -> QPoint:
    return part.mapTo(window, part.rect().center())


def meeting_undone(window: MainWindow, workspace: Workspace, case_id: UUID) -> None:
    """Plan a meeting, open it, and undo that it was planned."""
    planned = workspace.do("Planlæg møde", plan_meeting, case_id)
    assert planned is not None
    window.open_meeting(case_id, planned.value)
    workspace.undo_stack.undo()


def test_a_hurried_contact_is_written_and_esc_leads_back_to_what_others_owe(
    window: MainWindow, workspace: Workspace, mathias_case: UUID
) -> None:
    assert ("Ctrl Z", "Fortryd") not in [(" ".join(keys), words) for keys, words in window._keys._told]
    workspace.do("Ny aftale", agreements.add_agreement, mathias_case, text="spiller kort")
    assert ("Ctrl Z", "Fortryd") in [(" ".join(keys), words) for keys, words in window._keys._told]
    window.open_case(mathias_case, "owed")
    QApplication.processEvents()
    at = middle_of(window, button(window, "Notér kontakt: Lone"))
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    notes = case_of(window).tab("notes")
    assert isinstance(notes, NotesTab)
    contacts = notes.parts.part("contacts")
    assert isinstance(contacts, ContactsPart)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit), "the second press went past the line"
    assert line is contacts.line._text.editor
    QTest.keyClick(line, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert contacts.line._text.text() == "", "a key nobody has writes nothing"
    contacts.line.leave()
    window.open_case(mathias_case, "owed")
    button(window, "Vis det: Lone").click()
    assert case_of(window).current_tab() == "plan"
    assert ("Esc", "Tilbage til »Venter på andre«") in [(keys[0], words) for keys, words in window._keys._told]
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert (window.place.case_id, notes.parts.current(), notes.isVisible()) == (mathias_case, "owed", True)
    assert QApplication.focusWidget() is button(window, "Vis det: Lone")
    assert ("Esc", "Tilbage") in [(keys[0], words) for keys, words in window._keys._told]
    meeting_undone(window, workspace, mathias_case)
    assert (window.place.case_id, window.place.meeting_id) == (mathias_case, None), "back in its case"
