"""A window nobody uses does nothing: one that paints itself for ever costs a battery, and the tests their minutes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.views.frame.search_box import SearchBox
from app.views.main_window import MainWindow
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace

TURNS = 5
"""So many times round the loop a window may need to come to rest, and so many it is then looked at."""


class Paintings(QObject):
    """Counts how often a widget and what is in it is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        for each in (widget, *widget.findChildren(QWidget)):
            each.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def turn() -> None:
    for _ in range(TURNS):
        QApplication.processEvents()


def test_a_window_at_rest_is_not_painted_again(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    turn()
    seen = Paintings(window)
    turn()
    assert seen.count == 0
    window.update()
    turn()
    assert seen.count, "what is painted is counted"


def test_the_words_sought_stand_behind_the_glass_at_large_text_too(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    box = SearchBox(lambda _words: [])
    qtbot.addWidget(box)
    small = box.textMargins().left()
    apply_theme(qapp, Theme(text_scale=1.5))
    try:
        assert box.textMargins().left() == Theme(text_scale=1.5).px(22) > small
    finally:
        apply_theme(qapp, Theme())


def test_a_letter_with_alt_is_nothing_to_search_for(qtbot: QtBot) -> None:
    box = SearchBox(lambda _words: [])
    qtbot.addWidget(box)
    QTest.keyClick(box, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert box.text() == ""
