"""Walks every page of the program as a user can reach it, and reads the names a screen reader would say."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QWidget

from app.services import meetings
from app.views.case.page import KEYS
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.navigation import PAGES, Place
from app.views.workspace import Workspace

CASE_TABS = len(KEYS)


def settle() -> None:
    """Let Qt draw what was asked for."""
    QApplication.processEvents()


def main_pages(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Yield the pages of the rail, the form for a new case, the sheet of keys, and the guide."""
    for name in PAGES:
        window.go(Place(name))
        settle()
        yield name, window
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    yield "ny sag", window
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    settle()
    yield "alle taster", window
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    settle()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    settle()
    yield "vejledning", window
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    settle()


def case_tabs(window: MainWindow, case_id: UUID) -> Iterator[tuple[str, QWidget]]:
    """Yield a case with each of its tabs chosen by its key."""
    window.open_case(case_id)
    settle()
    for number in range(1, CASE_TABS + 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        settle()
        yield f"faneblad {number}", window


def meeting_steps(workspace: Workspace, case_id: UUID) -> Iterator[tuple[str, QWidget]]:
    """Yield a meeting of the case at each step and turned to the room, where there is one; then a planned one."""
    for meeting in workspace.ask(meetings.list_meetings, case_id)[-1:]:
        yield from steps_of(workspace, meeting.id)
    new = workspace.do("Planlæg møde", meetings.plan_meeting, case_id, held_on="3. december 2026")
    assert new is not None
    planned = MeetingScreen(workspace, new.value)
    planned.show()
    settle()
    yield "planlagt møde", planned
    planned.close()


def steps_of(workspace: Workspace, meeting_id: UUID) -> Iterator[tuple[str, QWidget]]:
    """Yield a meeting at each of its steps, and turned to the room."""
    screen = MeetingScreen(workspace, meeting_id)
    screen.resize(1280, 720)
    screen.show()
    for step in screen.desk.type.steps:
        screen.go_to(step.id)
        settle()
        yield f"mødet: {step.name}", screen
    screen.turn_screen()
    settle()
    yield "mødet: rummet", screen
    screen.close()


def controls(page: QWidget) -> list[QWidget]:
    """Return what can take the focus with Tab or a click on a page, without the inner parts of Qt's own widgets."""
    found = []
    for each in page.findChildren(QWidget):
        inner = each.objectName().startswith("qt_") or isinstance(each.parentWidget(), QAbstractScrollArea)
        inner = inner or (isinstance(each, QLineEdit) and isinstance(each.parentWidget(), QComboBox))
        if each.isVisibleTo(page) and each.isEnabled() and each.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner:
            found.append(each)
    return found


def spoken(widget: QWidget) -> str:
    """Return what a screen reader says: the accessible name, else the visible text.

    On Linux Qt gives a choice's value as its name and leaves the label to a relation, so its own name is read here.
    """
    if isinstance(widget, QComboBox):
        return widget.accessibleName().strip()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else widget.accessibleName().strip()
