"""What people expect of any window: it is found again as it was left, Ctrl+F finds, the right button has a menu."""

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import ContributionKind
from app.models.log import Audit
from app.services import agreements, records
from app.views.case.notes_list import NoteCard
from app.views.cases.recent import note_opened, recent_cases
from app.views.cases.recent_line import RecentLine
from app.views.frame.find_bar import NOTHING
from app.views.frame.kept_views import CASES_KEY, KEY
from app.views.frame.row_menu import menu_at, words_of
from app.views.frame.window_place import fitted
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.navigation import CASES, SETTINGS, TODAY, Place
from app.views.widgets.buttons import QuietButton
from app.views.widgets.row_verbs import may_copy
from app.views.widgets.rows_table import RowsTable
from app.views.workspace import Workspace
from tests.views.case_reading import settle

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, noah_case: UUID, qtbot: QtBot) -> MainWindow:
    return opened(workspace, qtbot)


def opened(workspace: Workspace, qtbot: QtBot) -> MainWindow:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.restore()
    return window


def table_of(window: MainWindow) -> RowsTable:  # type: ignore[type-arg]  # whatever its rows are
    window.go(Place(CASES))
    settle()
    return window._cases._table


def menu_words(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def test_the_last_cases_are_one_key_away_and_stand_on_the_list(
    window: MainWindow, mathias_case: UUID, noah_case: UUID
) -> None:
    for case in (mathias_case, noah_case):
        window.open_case(case)
    note_opened(window.view_memory, uuid4())  # a case that was begun and undone takes no number
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    assert window.place.case_id == mathias_case, "the one before this one"
    window.go(Place(CASES))
    line = window._cases.findChild(RecentLine)
    assert [each[:6] for each in line.words()] == ["Mathia", "Noah B"]
    stays = line.findChildren(QuietButton)
    window.go(Place(TODAY))
    window.go(Place(CASES))
    assert line.findChildren(QuietButton) == stays, "one comes back: nothing is made again"
    QTest.keyClick(window, Qt.Key.Key_2, ALT)
    assert window.place.case_id == noah_case


def test_the_last_cases_and_their_tabs_lie_in_the_vault(
    window: MainWindow, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    window.open_case(mathias_case, "plan")
    window.go(Place(TODAY))
    window.put_away()
    kept = workspace.drafts.kept()
    assert str(mathias_case) in kept[CASES_KEY]
    assert str(mathias_case) not in kept[KEY], "what has the id of a case goes when the case is erased"
    again = opened(workspace, qtbot)
    assert recent_cases(again.view_memory) == [mathias_case]
    again.open_case(mathias_case)
    assert again.place.tab == "plan"


def test_columns_stay_as_they_were_left(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    table = table_of(window)
    table.setColumnWidth(0, 333)
    table.horizontalHeader().moveSection(1, 2)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    window.put_away()
    again = table_of(opened(workspace, qtbot))
    assert again.columnWidth(0) == 333
    assert again.horizontalHeader().visualIndex(1) == 2
    assert str(again.model().index(0, 0).data()).startswith("Noah")
    again.horizontalHeader().sectionHandleDoubleClicked.emit(0)
    assert again.columnWidth(0) != 333, "a double click on the edge fits it to the words again"


@pytest.mark.long
@pytest.mark.parametrize("kept", ["", "[]", "{", '{"table:Liste over sager": {"widths": {"Navn": "x"}, "sort": [7]}}'])
def test_a_memory_that_cannot_be_read_stops_nobody(
    kept: str, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    workspace.drafts.keep(KEY, kept, None)
    assert table_of(opened(workspace, qtbot)).columnWidth(0) > 0


@pytest.mark.parametrize(
    ("box", "seen"),
    [
        (QRect(100, 90, 900, 600), QRect(100, 90, 900, 600)),
        (QRect(4000, 200, 900, 600), QRect(1020, 200, 900, 600)),
        (QRect(-3000, -500, 5000, 4000), QRect(0, 0, 1920, 1080)),
        (QRect(1890, 1070, 900, 600), QRect(1020, 480, 900, 600)),
    ],
)
def test_a_window_whose_screen_is_gone_is_put_where_it_can_be_seen(box: QRect, seen: QRect) -> None:
    assert fitted(box, QRect(0, 0, 1920, 1080)) == seen


@pytest.mark.qt_log_ignore("does not support")
def test_a_line_and_the_whole_list_are_copied_with_tabs(window: MainWindow, store: OpenStore) -> None:
    table = table_of(window)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    copied = QApplication.clipboard().text().split("\t")
    assert copied[0] == "Mathias Kjærgaard Østergård"
    assert len(copied) == 5
    QTest.keyClick(table, Qt.Key.Key_C, CTRL | SHIFT)
    lines = QApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0].split()[0] for line in lines] == ["Navn", "Mathias", "Noah"]
    with store.units.read("test") as unit:
        (noted,) = (each for each in unit.session.query(Audit) if each.kind == "cases.copy")
    assert len(noted.subjects.split()) == 2, "each case on the list can tell that it went out"
    QTest.keyClick(window._today._list, Qt.Key.Key_C, CTRL | SHIFT)
    head, *rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert head == ["Under", "Hvad", "Hvem", "Hvornår", "Slags"]
    assert {len(row) for row in rows} == {5}
    assert len(rows) == window._today.listing().count
    copied_by_key = QApplication.clipboard().text()
    QApplication.clipboard().clear()
    window._today._list.choose_first()
    window._today._list.contextMenuEvent(_menu_event(window._today._list, QPoint(9, 9)))
    (menu,) = window._today._list.findChildren(QMenu)
    menu.actions()[-1].trigger()
    assert QApplication.clipboard().text() == copied_by_key, "»Kopiér hele listen« under the right button"
    menu.close()


def test_nothing_is_copied_where_it_may_not_leave(window: MainWindow) -> None:
    table = table_of(window)
    QApplication.clipboard().setText("før")
    window.may_copy = False
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL | SHIFT)
    assert QApplication.clipboard().text() == "før"
    assert not may_copy(window._figures), "figures leave as a report, which hides small groups"


@pytest.mark.qt_log_ignore("does not support")
def test_a_row_has_a_menu_with_keys(window: MainWindow, qtbot: QtBot) -> None:
    table = table_of(window)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F10, SHIFT)
    asked_by_key = table.findChildren(QMenu)
    assert asked_by_key, "Shift F10 is the menu key of those who have none"
    middle = table.visualRect(table.model().index(1, 0)).center()
    QApplication.postEvent(table.viewport(), _menu_event(table.viewport(), middle))
    qtbot.waitUntil(lambda: bool(table.findChildren(QMenu)))
    (menu,) = table.findChildren(QMenu)
    assert menu_words(menu) == ["Åbn\tEnter", "Kopiér linjen\tCtrl C", "Kopiér hele listen\tCtrl Skift C"]
    menu.actions()[0].trigger()
    assert window.place.case_id is not None
    assert window.place.case_id == recent_cases(window.view_memory)[0]
    menu.close()


def test_anything_with_buttons_has_them_as_a_menu_and_its_words_to_copy(
    window: MainWindow, workspace: Workspace, mathias_case: UUID
) -> None:
    workspace.do("Skriv notat", records.add_record, mathias_case, "note", {"text": "Skolen ringede"})
    window.open_case(mathias_case, "notes")
    tab = window._stack.currentWidget().tab("notes")
    QApplication.processEvents()
    card = tab.findChild(NoteCard)
    menu = menu_at(window, card.mapTo(window, QPoint(30, card.height() // 2)))
    assert menu is not None
    assert menu_words(menu) == ["Sæt notat 1 øverst", "Ret notat 1", "Fjern notat 1", "Kopiér teksten"]
    menu.actions()[-1].trigger()
    assert QApplication.clipboard().text() == words_of(card)


def test_words_are_found_on_the_page_and_escape_goes_back(window: MainWindow, mathias_case: UUID) -> None:
    window.open_case(mathias_case, "plan")
    page = window._stack.currentWidget()
    page.tab("plan").enter()
    before = QApplication.focusWidget()
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    bar = window._everyday.find
    QTest.keyClicks(bar.line, "MATHIAS")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    first, _, count = bar.sentence().partition(" af ")
    assert first == "1"
    assert int(count) > 1
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar.sentence() == f"2 af {count}"
    QTest.keyClick(bar.line, Qt.Key.Key_Return, SHIFT)
    assert bar.sentence() == f"1 af {count}"
    bar.line.setText("findes slet ikke")
    bar.look()
    assert bar.sentence() == NOTHING
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert QApplication.focusWidget() is before
    assert window.place.case_id == mathias_case, "Esc closed the innermost thing only"


def test_a_line_of_a_list_is_found_and_chosen_and_the_bar_goes_with_its_page(window: MainWindow) -> None:
    table = table_of(window)
    bar = window._everyday.find
    bar.open()
    bar.line.setText("baekgaard")
    bar.look()
    assert table.current_row().children == ("Noah Bækgaard Sørensen",)
    window.go(Place(TODAY))
    due = window._today._list
    due.choose_first()
    bar.open()
    bar.look()
    bar.step(1)
    assert [due.chosen()] == due.picked(), "a key would do something to another line than the one that is seen chosen"
    window.go(Place(SETTINGS))
    assert bar.isHidden()


def test_a_page_drawn_again_is_looked_through_again(
    window: MainWindow, workspace: Workspace, store: OpenStore, mathias_case: UUID
) -> None:
    window.open_case(mathias_case, "plan")
    bar = window._everyday.find
    bar.open()
    bar.line.setText("zebrafink")
    bar.look()
    assert bar.sentence() == NOTHING
    workspace.do("Tilføj aftale", agreements.add_agreement, mathias_case, text="Mor køber en zebrafink")
    QApplication.processEvents()
    assert bar.sentence().startswith("1 af ")


def test_nothing_is_found_or_opened_while_a_family_can_see_the_screen(
    window: MainWindow, workspace: Workspace, mathias_case: UUID, noah_case: UUID, november: UUID
) -> None:
    window.open_case(noah_case)
    window.open_case(mathias_case)
    window.open_meeting(mathias_case, november)
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    assert window.place.meeting_id == november
    assert window._everyday.find.isHidden()
    screen = window.findChild(MeetingScreen)
    assert screen is not None
    screen.write(ContributionKind.WORKS.value)
    QTest.keyClick(window, Qt.Key.Key_2, ALT)
    assert screen.centre.writer.words.speakers.values() == (screen.desk.here()[1].person_id,), "a digit is who speaks"


def _menu_event(widget: QWidget, at: QPoint) -> QContextMenuEvent:
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
