"""What stands still is not painted again: not behind the list of a search, not when a page is scrolled."""

from uuid import uuid4

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.search_words import FoundPage, Hit
from app.tokens import load_tokens
from app.views.frame.search_box import SearchBox
from app.views.theme import dress
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.ground import Ground
from app.views.widgets.page_stack import PageStack


class Watched(QWidget):
    """Remembers where it was painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painted, self.times = QRegion(), 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += event.region()
        self.times += 1


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


def test_a_list_that_grows_paints_only_what_lies_behind_its_round_corners(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 700)
    behind = Watched(window)
    behind.resize(800, 700)
    hits = [Hit(uuid4(), "person", uuid4(), f"Karla {number}") for number in range(5)]
    box = SearchBox(lambda words: FoundPage(tuple(hits[: len(words)]), 5 if len(words) > 4 else len(words)), window)
    seen(window, qtbot)
    QTest.keyClicks(box, "karl")
    turn()
    behind.painted = QRegion()
    QTest.keyClicks(box, "a")
    turn()
    card, corner = box.results.geometry(), load_tokens().shape["radius_card"]
    straight = QRegion(card.adjusted(corner, 0, -corner, 0)) + QRegion(card.adjusted(0, corner, 0, -corner))
    assert len(box.results.found()) >= len(hits)
    assert behind.painted.intersects(card), "round corners let through what is behind"
    assert not behind.painted.intersects(straight)


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


def test_a_page_that_is_shown_paints_everything_on_it_once(qtbot: QtBot) -> None:
    stack = PageStack()
    pages = [Fitted(ground="page") for _ in range(2)]
    rows = [[Watched() for _ in range(3)] for _ in pages]
    for page, on_it in zip(pages, rows, strict=True):
        column = QVBoxLayout(page)
        for row in on_it:
            column.addWidget(row)
        stack.addWidget(scrolling(page, "Side"))
    stack.resize(300, 400)
    seen(stack, qtbot)
    for place in (1, 0, 1):
        for row in rows[place]:
            row.times = 0
        stack.setCurrentIndex(place)
        turn()
        assert [row.times for row in rows[place]] == [1, 1, 1]


def test_a_ground_keeps_covering_when_it_is_dressed_again(qtbot: QtBot) -> None:
    ground = Ground("page")
    area = scrolling(ground, "Side")
    seen(area, qtbot)
    dress(area)
    turn()
    assert ground.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
