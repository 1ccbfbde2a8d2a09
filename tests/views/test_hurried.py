"""What a hurried caseworker does in the real window: double clicks, letters too early, Esc to where she came from."""

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services import agreements
from app.services.meetings import plan_meeting
from app.views.case.contacts_part import ContactsPart
from app.views.case.notes_tab import NotesTab
from app.views.case.page import CasePage
from app.views.main_window import MainWindow
from app.views.print_dialog import PrintDialog
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


def press(window: QWidget, at: QPoint, when: int) -> None:
    """Click so many milliseconds after the computer was started."""
    left = Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, at, window.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(when)
        QApplication.sendEvent(window.windowHandle(), event)


def meeting_undone(window: MainWindow, workspace: Workspace, case_id: UUID) -> None:
    """Plan a meeting, open it, and undo that it was planned."""
    planned = workspace.do("Planlæg møde", plan_meeting, case_id)
    assert planned is not None
    window.open_meeting(case_id, planned.value)
    workspace.undo_stack.undo()


def test_ctrl_z_is_told_while_it_does_something_also_after_the_mouse_has_pasted(
    window: MainWindow, workspace: Workspace, mathias_case: UUID
) -> None:
    assert ("Ctrl Z", "Fortryd") not in [(" ".join(keys), words) for keys, words in window._keys._told]
    window._search.setFocus()
    QApplication.clipboard().setText("Mathias")
    window._search.paste()  # by the mouse: no key comes up again
    assert ("Ctrl Z", "Fortryd") in [(" ".join(keys), words) for keys, words in window._keys._told]
    window._search.undo()
    assert ("Ctrl Z", "Fortryd") not in [(" ".join(keys), words) for keys, words in window._keys._told]
    workspace.do("Ny aftale", agreements.add_agreement, mathias_case, text="spiller kort")
    assert ("Ctrl Z", "Fortryd") in [(" ".join(keys), words) for keys, words in window._keys._told]


def test_a_hurried_contact_is_written_and_esc_leads_back_to_what_others_owe(
    window: MainWindow, workspace: Workspace, mathias_case: UUID
) -> None:
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
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(window.windowHandle(), held)
    assert window.place.case_id == mathias_case, "a hand that rests on Esc goes one step"
    meeting_undone(window, workspace, mathias_case)
    assert (window.place.case_id, window.place.meeting_id) == (mathias_case, None), "back in its case"


def test_the_second_press_of_a_double_click_passes_the_dialog_the_first_one_opened(window: MainWindow) -> None:
    opener = QPushButton("Udskriv", window)
    opener.show()
    dialog = PrintDialog(1, lambda _order: True, window)
    opener.clicked.connect(dialog.show)
    at = middle_of(window, opener)
    press(window, at, 1_000)
    QApplication.processEvents()
    cancel = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Annuller")
    there = cancel.geometry().center()
    dialog.move(window.mapToGlobal(at) - there)
    press(dialog, there, 1_200)
    assert dialog.isVisible(), "it has not been seen yet"
    press(dialog, there, 1_400)
    assert not dialog.isVisible(), "what stands there has been seen now"
