"""Tables, the scale and the week strip: walked by keys, sorted the Danish way, heard as well as seen."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.views.theme import Theme, apply_theme
from app.views.widgets.rows import Column, RowsItemModel
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.scale_line import ScaleLine
from app.views.widgets.stones import Stone
from app.views.widgets.week_strip import StripDay, WeekStrip


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


COLUMNS = [
    Column[tuple[str, int | None]]("Navn", lambda row: row[0], stretch=True),
    Column[tuple[str, int | None]]("Alder", lambda row: str(row[1] or ""), sort_key=lambda row: row[1]),
]
ROWS: list[tuple[str, int | None]] = [("Åse", 4), ("Aage", None), ("Ærø", 17), ("Øjvind", 11), ("Bo", 9)]


def test_the_item_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = RowsItemModel(COLUMNS, key=lambda row: row[0])
    model.set_rows(ROWS)
    qtmodeltester.check(model)


def test_a_name_is_never_pressed_to_a_letter_by_what_stands_beside_it(qtbot: QtBot) -> None:
    wide = Column[tuple[str, int | None]]("Hvornår", lambda row: f"{row[0]}: onsdag den 18. november 2026 kl. 15.30")
    table = RowsTable("Møder", [COLUMNS[0], wide], key=lambda row: row[0])
    qtbot.addWidget(table)
    table.set_rows(ROWS)
    table.resize(320, 200)
    table.show()
    assert table.columnWidth(0) >= 120
    table.resize(900, 200)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def _names(table: "RowsTable[tuple[str, int | None]]") -> list[str]:
    model = table.model()
    return [str(model.index(row, 0, QModelIndex()).data()) for row in range(model.rowCount())]


def _table(qtbot: QtBot) -> "RowsTable[tuple[str, int | None]]":
    table = RowsTable("Børn", COLUMNS, key=lambda row: row[0])
    qtbot.addWidget(table)
    table.set_rows(ROWS)
    return table


def test_names_sort_the_danish_way_and_missing_values_last(qtbot: QtBot) -> None:
    table = _table(qtbot)
    assert _names(table) == ["Åse", "Aage", "Ærø", "Øjvind", "Bo"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert _names(table)[:3] == ["Bo", "Ærø", "Øjvind"]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert _names(table) == ["Åse", "Bo", "Øjvind", "Ærø", "Aage"]


def test_the_selected_row_stays_selected_when_the_rows_are_read_again(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.setCurrentIndex(table.model().index(3, 0, QModelIndex()))
    table.set_rows(list(reversed(ROWS)))
    assert table.current_row() == ("Øjvind", 11)
    for gone in (4, 3, 2):  # two are taken out one after the other, and both come back by undo, the last one first
        table.set_rows(ROWS[:gone])
    assert table.current_row() == ("Aage", None)
    for back in (3, 4):
        table.set_rows(ROWS[:back])
        assert table.current_row() == ROWS[back - 1]
    table.set_rows([])
    assert table.current_row() is None


def test_enter_opens_the_selected_row(qtbot: QtBot) -> None:
    table = _table(qtbot)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as blocker:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert blocker.args == [("Aage", None)]


def test_the_scale_is_answered_by_digits_and_arrows_and_emptied_by_delete(qtbot: QtBot) -> None:
    scale, values = ScaleLine("Hvor er du nu?", "Mathias", own=True), []
    qtbot.addWidget(scale)
    scale.value_changed.connect(values.append)
    for key in (Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Delete):
        qtbot.keyClick(scale, key)
    assert values == [3, 4, 1, 10, None]
    assert scale.accessibleDescription().startswith("ikke svaret endnu")


def test_a_scale_has_no_number_outside_0_to_10(qtbot: QtBot) -> None:
    scale = ScaleLine("Hvor er vi nu?")
    qtbot.addWidget(scale)
    with pytest.raises(ValueError, match="11"):
        scale.set_value(11)


def test_a_read_only_scale_cannot_be_changed(qtbot: QtBot) -> None:
    scale = ScaleLine("Hvor er du nu?", read_only=True)
    qtbot.addWidget(scale)
    qtbot.keyClick(scale, Qt.Key.Key_5)
    assert scale.value() is None


def test_the_week_strip_is_walked_and_heard(qtbot: QtBot) -> None:
    today = date(2026, 11, 20)
    late = Stone("circle", "del referatet", late=True)
    strip = WeekStrip([StripDay(date(2026, 11, 19), (late,)), StripDay(today), StripDay(date(2026, 11, 21))], today)
    qtbot.addWidget(strip)
    assert strip.accessibleDescription() == "fredag den 20. november 2026, i dag: intet"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleDescription() == "torsdag den 19. november 2026: del referatet, over tiden"
    assert strip.text_twin() == strip.accessibleDescription()
    with qtbot.waitSignal(strip.day_chosen) as blocker:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert blocker.args == [date(2026, 11, 19)]


def test_a_strip_with_many_stones_and_no_days_paints(qtbot: QtBot) -> None:
    many = WeekStrip([StripDay(date(2026, 11, 16), (Stone("pill", "møde"),) * 9)], date(2026, 11, 20))
    empty = WeekStrip()
    for strip in (many, empty):
        qtbot.addWidget(strip)
        assert not strip.grab().isNull()
