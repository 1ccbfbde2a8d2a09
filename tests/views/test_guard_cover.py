"""»Skærm dækket«: nothing behind it can be seen, read or reached, and the code is the only way back."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.errors import UserError
from app.services.agreements import add_agreement, list_agreements
from app.services.meetings import plan_meeting
from app.views.guard.cover import Cover
from app.views.guard.cover_code import TRIES, CoverCode
from app.views.guard.cover_page import NOT_THE_SAME, ChooseCodePage, CoveredPage
from app.views.guard.lock_note import Why
from app.views.main_window import MainWindow
from app.views.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
CODE = "4711"


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in a meeting about Mathias."""
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    planned = workspace.do("Planlæg møde", plan_meeting, mathias_case)
    assert planned is not None
    made.open_meeting(mathias_case, planned.value)
    yield made
    made.hide()


@pytest.fixture
def cover(window: MainWindow) -> Cover:
    made = Cover(window)
    window.cover_requested.connect(made.ask)
    return made


def choose(cover: Cover, code: str, again: str) -> ChooseCodePage:
    page = cover.page
    assert isinstance(page, ChooseCodePage)
    for line, digits in ((page.code, code), (page.again, again)):
        QTest.keyClicks(line._line, digits)
    QTest.keyClick(page.again._line, Qt.Key.Key_Return)
    return page


def put_on(cover: Cover) -> CoveredPage:
    cover.ask()
    if not cover.is_on:
        choose(cover, CODE, CODE)
    page = cover.page
    assert isinstance(page, CoveredPage)
    return page


def write(page: CoveredPage, code: str) -> None:
    page.line._line.clear()
    QTest.keyClicks(page.line._line, code)
    QTest.keyClick(page.line._line, Qt.Key.Key_Return)


def readable(node: QAccessibleInterface) -> str:
    """Return everything a screen reader can find from here on."""
    said = [node.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)]
    children = [node.child(place) for place in range(node.childCount())]
    return " ".join([*said, *(readable(child) for child in children if child is not None)])


def test_the_key_asks_for_a_code_the_first_time_and_only_then(window: MainWindow, cover: Cover) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    choose(cover, CODE, CODE)
    assert cover.is_on
    page = cover.page
    assert isinstance(page, CoveredPage)
    write(page, CODE)
    assert cover.page is None
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert cover.is_on


def test_the_button_in_the_meeting_covers_too(window: MainWindow, cover: Cover) -> None:
    buttons = [each for each in window.findChildren(QWidget) if each.accessibleName().startswith("Dæk skærmen")]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert isinstance(cover.page, ChooseCodePage)


def test_two_codes_that_differ_are_asked_for_again(window: MainWindow, cover: Cover) -> None:
    cover.ask()
    page = choose(cover, CODE, "4712")
    assert page.status.sentence() == NOT_THE_SAME
    assert not cover.is_on


def test_escape_gives_up_choosing_and_returns_to_the_same_field(window: MainWindow, cover: Cover) -> None:
    field = next(each for each in window.findChildren(QPlainTextEdit) if each.isVisible() and each.isEnabled())
    field.setFocus()
    QTest.keyClicks(field, "Vi vil gerne")
    cover.ask()
    page = cover.page
    assert isinstance(page, ChooseCodePage)
    QTest.keyClick(page.code._line, Qt.Key.Key_Escape)
    assert cover.page is None
    assert field.hasFocus()
    assert field.toPlainText() == "Vi vil gerne"


@pytest.mark.parametrize("code", ["", "123", "123456789", "12a4", "1234", "8765", "0000", "٤٧١١"])
def test_a_code_that_cannot_be_used_is_refused(code: str) -> None:
    with pytest.raises(UserError):
        CoverCode(code)


def test_a_screen_reader_finds_nothing_of_the_meeting(window: MainWindow, cover: Cover) -> None:
    node = QAccessible.queryAccessibleInterface(window)
    assert "Mathias" in readable(node)
    put_on(cover)
    node = QAccessible.queryAccessibleInterface(window)
    said = readable(node)
    assert "Skærmen er dækket" in said
    assert "Mathias" not in said
    shown = [each for each in QApplication.allWidgets() if each.isVisible()]
    assert not [each for each in shown if "Mathias" in each.accessibleName()]


def test_no_key_reaches_what_is_behind(
    window: MainWindow, cover: Cover, workspace: Workspace, mathias_case: UUID
) -> None:
    workspace.do("Aftale", add_agreement, mathias_case, text="spiller kort")
    before = len(workspace.ask(list_agreements, mathias_case))
    page, place = put_on(cover), window.place
    for target in (page.line._line, page, window):
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_Return):
            QTest.keyClick(target, key, CONTROL)
        for key in (Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_Escape):
            QTest.keyClick(target, key)
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert cover.is_on
    assert window.place == place
    assert len(workspace.ask(list_agreements, mathias_case)) == before
    write(page, CODE)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert len(workspace.ask(list_agreements, mathias_case)) == before - 1


def test_dialogs_of_the_program_go_with_it(window: MainWindow, cover: Cover) -> None:
    box = QMessageBox(window)
    box.setText("Mathias")
    box.open()
    put_on(cover)
    assert not box.isVisible()


def test_five_wrong_codes_lock_and_the_right_one_gives_the_tries_back(window: MainWindow, cover: Cover) -> None:
    told: list[Why] = []
    cover.lock_wanted.connect(told.append)
    page = put_on(cover)
    for _ in range(TRIES - 1):
        write(page, "5555")
    assert page.status.sentence() == "Forkert kode. 1 forsøg tilbage, så låser Rundbord."
    write(page, CODE)
    page = put_on(cover)
    for _ in range(TRIES - 1):
        write(page, "5555")
    assert told == []
    write(page, "5555")
    assert told == [Why.TRIES]
    write(page, CODE)
    assert cover.is_on


def test_ctrl_l_locks_also_when_covered(window: MainWindow, cover: Cover) -> None:
    told: list[Why] = []
    cover.lock_wanted.connect(told.append)
    page = put_on(cover)
    QTest.keyClick(page.line._line, Qt.Key.Key_L, CONTROL)
    assert told == [Why.KEY]


def test_the_code_is_shown_as_dots_and_lies_nowhere_as_it_was_written(window: MainWindow, cover: Cover) -> None:
    page = put_on(cover)
    assert page.line._line.echoMode() is QLineEdit.EchoMode.Password
    assert cover._code is not None
    assert CODE not in repr(vars(cover._code))


def test_the_pages_of_the_cover_have_danish_names_of_their_own(window: MainWindow, cover: Cover) -> None:
    cover.ask()
    for _ in range(2):
        names = names_of_controls(window)
        assert all(names)
        assert len(names) == len(set(names))
        put_on(cover)


def test_a_field_that_was_made_anew_behind_the_cover_does_not_cost_the_screen(
    window: MainWindow, cover: Cover, qapp: QApplication
) -> None:
    behind = window.centralWidget()
    field = QLineEdit(behind)
    field.show()
    field.setFocus()
    qapp.processEvents()
    first = put_on(cover)
    field.deleteLater()
    qapp.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    write(first, CODE)
    assert window.centralWidget() is behind
    again = put_on(cover)
    write(again, CODE)
    assert window.centralWidget() is behind
    assert behind.isVisible()
