"""A speller that answers at once from a few words, and a page with fields to write in."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.language.written_words import WrittenWord
from app.views.widgets.editors import LineEditor, TextEditor
from app.views.widgets.fields import LabeledField
from app.views.widgets.spelling import SpellingNews

WRONG = {"aftalle": ["aftale", "aftalte"], "morfra": ["morfar"], "gruubl": []}


class QuickSpeller:
    """Knows every word but three, and remembers what it was asked."""

    def __init__(self) -> None:
        self.news = SpellingNews()
        self.passed: set[str] = set()
        self.learned: list[str] = []
        self.read = 0

    def wrong(self, words: Iterable[WrittenWord]) -> list[WrittenWord]:
        """Return the wrong ones."""
        self.read += 1
        return [word for word in words if word.text.lower() in WRONG and word.text not in self.passed]

    def suggest(self, word: str, then: Callable[[list[str]], object]) -> None:
        """Answer at once."""
        then(WRONG[word.lower()])

    def learn(self, word: str) -> None:
        """Note it."""
        self.learned.append(word)

    def pass_over(self, word: str) -> None:
        """Leave it alone."""
        self.passed.add(word)
        self.news.came.emit()


def shown(qtbot: QtBot, *fields: LabeledField) -> QWidget:
    """Show some fields in a window, the focus in the first."""
    page = QWidget()
    column = QVBoxLayout(page)
    for field in fields:
        column.addWidget(field)
    qtbot.addWidget(page)
    page.resize(600, 300)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    fields[0].editor.setFocus()
    return page


def marked(editor: LineEditor | TextEditor) -> list[str]:
    """Return the marked words when the fingers have rested."""
    if editor._marks is None:
        return []
    editor._marks._pause.stop()
    editor._marks.read()
    return [word.text for word in editor._marks.marked()]


def open_menu(editor: LineEditor | TextEditor) -> QMenu:
    """Press the key that goes to the next marked word and return the menu it opens."""
    QTest.keyClick(editor, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choices(menu: QMenu) -> list[str]:
    """Return what stands in a menu."""
    return [action.text() for action in menu.actions() if action.text()]
