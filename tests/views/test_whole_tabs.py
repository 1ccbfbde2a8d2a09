"""More tabs than there is room for: a tab is seen whole or not at all."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.theme import Theme, apply_theme, current_theme
from app.views.widgets.tab_bar import TabBar
from tests.views.every_page import settle


def test_a_tab_is_seen_whole_or_not_at_all_and_only_what_is_seen_is_pressed(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Theme())
    bar = TabBar("Faner")
    qtbot.addWidget(bar)
    for name in ("Kort fortalt", "Mennesker", "Møder", "Plan", "Opfølgning", "Før planen", "Notater", "Papirer"):
        bar.addTab(name)
    bar.resize(420, 40)
    bar.show()
    bar.setCurrentIndex(6)
    settle()
    halves = bar._halves()
    assert halves
    picture = bar.grab().toImage()
    page = current_theme().colour("page")
    assert {picture.pixelColor(each.center()).name() for each in halves} == {page.name()}
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=halves[0].center())
    assert bar.currentIndex() == 6
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(5).center())
    assert bar.currentIndex() == 5
