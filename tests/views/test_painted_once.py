"""What stands still is not painted again: not behind the list of a search, not when a page is scrolled."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.search_words import FoundPage
from app.views.frame.search_box import SearchBox
from app.views.theme import dress
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.ground import Ground
from app.views.widgets.keys import KeyBar, KeyHint


class Watched(QWidget):
    """Remembers where it was painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += event.region()


def seen(window: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(window)
    dress(window)
    window.show()
    turn()


def turn() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_a_letter_in_the_search_paints_nothing_behind_its_list(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 500)
    behind = Watched(window)
    behind.resize(800, 500)
    box = SearchBox(lambda _words: FoundPage(), window)
    seen(window, qtbot)
    QTest.keyClicks(box, "ka")
    turn()
    lines = box.results.findChild(QWidget, "qt_scrollarea_viewport")
    covered = QRect(lines.mapTo(window, lines.rect().topLeft()), lines.size())
    assert behind.painted.intersects(box.geometry()), "the field itself lets through what is behind"
    behind.painted = QRegion()
    QTest.keyClicks(box, "r")
    turn()
    assert not behind.painted.intersects(covered)


def test_a_scrolled_page_paints_only_what_comes_into_sight(qtbot: QtBot) -> None:
    sheet = Fitted(ground="page")
    column = QVBoxLayout(sheet)
    rows = [Watched() for _ in range(30)]
    for row in rows:
        row.setFixedHeight(40)
        column.addWidget(row)
    area = scrolling(sheet, "Lang side")
    area.resize(300, 400)
    seen(area, qtbot)
    for row in rows:
        row.painted = QRegion()
    area.verticalScrollBar().setValue(30)
    turn()
    again = [place for place, row in enumerate(rows) if not row.painted.isEmpty()]
    assert again
    assert min(again) >= 7


def test_a_ground_keeps_covering_when_it_is_dressed_again(qtbot: QtBot) -> None:
    ground = Ground("page")
    area = scrolling(ground, "Side")
    seen(area, qtbot)
    dress(area)
    turn()
    assert ground.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)


def test_keys_that_stay_in_the_bar_are_not_made_again(qtbot: QtBot) -> None:
    bar = KeyBar([(("N",), "Ny sag"), (("F1",), "Vejledning")])
    seen(bar, qtbot)
    stays = bar.findChildren(KeyHint)[-1]
    bar.set_hints([(("R",), "Notér kontakt"), (("N",), "Luk"), (("F1",), "Vejledning")])
    turn()
    names = [bar.layout().itemAt(place).widget().accessibleName() for place in range(3)]
    assert names == ["R: Notér kontakt", "N: Luk", "F1: Vejledning"]
    assert bar.layout().itemAt(2).widget() is stays
