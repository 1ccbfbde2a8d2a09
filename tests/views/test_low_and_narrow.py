"""Where there is little room or large text, lists, headings and fields give way in order, and nothing is cut."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.voice_children import list_children
from app.views.network.child_mode import ChildMode
from app.views.theme import Theme, apply_theme, dress
from app.views.voice.child_window import ChildWindow, Tool
from app.views.widgets.aloud import tell_cell
from app.views.widgets.fitted import Fitted, never_squeezed, scrolling, show_whole
from app.views.widgets.key_bar import KeyBar
from app.views.widgets.keys import hints_at
from app.views.widgets.list_beside import ListBeside, Pane
from app.views.widgets.rows import SECOND_ROLE, Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace
from tests.views.every_page import settle

NAME = "Torsdagsmødet i skolen"
LOW = 720


@dataclass(frozen=True)
class Line:
    number: int
    name: str = NAME
    day: str = "onsdag den 18. november 2026"
    state: str = "holdt"


def table_of(rows: int) -> RowsTable[Line]:
    columns = [
        Column[Line]("Møde", lambda line: line.name, stretch=True),
        Column[Line]("Hvornår", lambda line: line.day, gives_way=2),
        Column[Line]("Status", lambda line: line.state, gives_way=1, under="er "),
    ]
    made: RowsTable[Line] = RowsTable("Møder", columns, lambda line: line.number)
    made.set_rows([Line(each) for each in range(rows)])
    return made


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int = 400) -> None:
    dress(widget)
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    settle()


def gone(table: RowsTable[Line]) -> list[int]:
    return [each for each in range(3) if table.isColumnHidden(each)]


def test_columns_give_way_to_the_name_and_their_words_stand_under_it(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    table = table_of(2)
    shown(qtbot, table, 900)
    one_line = table.rowHeight(0)
    assert gone(table) == []
    table.resize(480, 400)
    assert gone(table) == [2], "the state goes first"
    table.resize(300, 400)
    assert (gone(table), table.row_words()) == ([1, 2], f"{NAME}\tonsdag den 18. november 2026\tholdt")
    assert table.model().index(0, 0).data(SECOND_ROLE) == "onsdag den 18. november 2026 · er holdt"
    assert table.rowHeight(0) > one_line
    assert table.columnWidth(0) >= table.viewport().width() - 2, "nothing is rolled sideways"
    table.set_rows([Line(1)])
    table.resize(900, 400)
    assert (gone(table), table.rowHeight(0)) == ([], one_line)
    titles = table.horizontalHeader()
    assert all(table.columnWidth(each) >= titles.sectionSizeHint(each) for each in range(3)), "nor a title cut after it"


def test_a_list_keeps_room_for_some_lines_and_says_where_one_stands(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    table = table_of(40)
    shown(qtbot, table, 900)
    assert 3 * table.rowHeight(0) < table.minimumSizeHint().height() < 5 * table.rowHeight(0)
    heard = QAccessible.queryAccessibleInterface(table)
    table.setCurrentIndex(table.model().index(1, 2))
    place = (1 + 1) * (3 + 1) + 2 + 1
    assert heard.child(place).text(QAccessible.Text.Name) == "holdt", "what `tell_cell` counts on"
    tell_cell(table)


def test_what_is_chosen_stands_under_the_list_and_the_page_scrolls_as_one(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme(text_scale=2.0))
    editor = QWidget()
    editor.setMinimumHeight(1500)
    chosen = Pane((editor,), "Det valgte", whole=True)
    page = never_squeezed(ListBeside(table_of(40), chosen, (1, 1), 640), "Siden")
    shown(qtbot, page, 800, 600)
    assert page.verticalScrollBar().maximum() > 0
    assert chosen.verticalScrollBar().maximum() == 0
    page.resize(1500, 600)
    settle()
    assert page.verticalScrollBar().maximum() == 0
    assert chosen.verticalScrollBar().maximum() > 0


def test_a_count_follows_the_last_word_of_a_heading(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme(text_scale=2.0))
    heading = SectionHeading("Modtaget, ingen kontakt endnu", 12, role="title")
    qtbot.addWidget(heading)
    words = heading.findChildren(Text)
    assert len(words) == 1, "no count of its own that is left alone at the far edge"
    alone = Text("Modtaget, ingen kontakt endnu", "title", wrap=True)
    qtbot.addWidget(alone)
    assert words[0].sizeHint().width() > alone.sizeHint().width()


def test_all_of_a_field_is_brought_in_sight_and_not_the_cursor_alone(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    inner, field = Fitted(), QLineEdit()
    column = QVBoxLayout(inner)
    for each in (QWidget(), field, QWidget()):
        each.setFixedHeight(80 if each is field else 600)
        column.addWidget(each)
    area = scrolling(inner, "Siden")
    shown(qtbot, area, 400, 200)
    show_whole(area, field, 10)
    top = field.mapTo(area.viewport(), field.rect().topLeft()).y()
    assert top + field.height() + 10 <= area.viewport().height()


def test_a_button_at_the_edge_is_not_moved_from_under_the_mouse(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    inner, field, button = Fitted(), QLineEdit(), QPushButton("Aflys mødet")
    column = QVBoxLayout(inner)
    for each, height in ((field, 40), (QWidget(), 240), (button, 40), (QWidget(), 600)):
        each.setFixedHeight(height)
        column.addWidget(each)
    area = scrolling(inner, "Siden")
    pressed: list[QPushButton] = []
    button.clicked.connect(lambda: pressed.append(button))
    shown(qtbot, area, 400, 340)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    window, spot = area.windowHandle(), button.mapTo(area, QPoint(20, 5))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=spot)
    QTest.qWait(5)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=spot)
    assert pressed
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)


def told(bar: KeyBar) -> list[str]:
    return [each.told for each in bar.shown()]


def test_the_keys_below_follow_the_focus(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    page, bar, field, table = QWidget(), KeyBar(), QLineEdit(), table_of(2)
    column = QVBoxLayout(page)
    for each in (field, table, bar):
        column.addWidget(each)
    shown(qtbot, page, 900)
    table.setFocus()
    bar.set_hints([(("N",), "Ny sag"), (("Ctrl P",), "Udskriv")], [(("F1",), "Vejledning"), (("F2",), "I dag")])
    assert "N: Ny sag" in told(bar)
    field.setFocus()
    settle()
    assert told(bar) == ["Ctrl P: Udskriv", "F1: Vejledning", "F2: I dag"], "a letter is written in the field"
    field.setReadOnly(True)
    assert len(hints_at(field, [(("N",), "Ny sag")])) == 1
    page.focus_hints = ((("Esc",), "Luk"),)  # type: ignore[attr-defined]  # as a bar beside the page says its own
    table.setFocus()
    settle()
    assert {"Esc: Luk"} < set(told(bar)), "and no key of the page beside it"
    assert "Ctrl P: Udskriv" not in told(bar)


@pytest.mark.parametrize("tool", [*Tool, None])
def test_the_screen_turned_to_a_child_has_its_way_back_in_sight_in_large_text(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication, tool: Tool | None
) -> None:
    apply_theme(qapp, Theme(text_scale=2.0))
    child = workspace.ask(list_children, mathias_case)[0][0]
    window = ChildWindow(workspace, mathias_case, child, tool) if tool else ChildMode(workspace, mathias_case, child)
    qtbot.addWidget(window)
    window.refresh()
    window.resize(1280, LOW)
    window.show()
    settle()
    done = window.done
    assert window.height() == LOW
    assert done.mapTo(window, done.rect().bottomRight()).y() < LOW
    apply_theme(qapp, Theme())


@pytest.mark.parametrize("tool", Tool)
def test_a_child_sees_all_of_a_tool_at_half_as_large_text_again(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication, tool: Tool
) -> None:
    apply_theme(qapp, Theme(text_scale=1.5))
    window = ChildWindow(workspace, mathias_case, workspace.ask(list_children, mathias_case)[0][0], tool)
    qtbot.addWidget(window)
    window.refresh()
    window.resize(1280, LOW)
    window.show()
    settle()
    assert window.page().visibleRegion().boundingRect() == window.page().rect(), "nothing is to be scrolled to"
    apply_theme(qapp, Theme())
