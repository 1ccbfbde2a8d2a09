"""Marks under misspelt words in one editor, the way from one to the next by key, and the menu with other words.

Reading waits until the fingers rest, and the marks are laid over the text without touching it: a key costs nothing
more, no draft is written for it, and there is nothing to undo.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.language.written_words import WrittenWord, written_words
from app.views.widgets.spelling import BEFORE_OTHERS, Speller, current_speller

AFTER_LAST_KEY_MS = 400
KEY = "Ctrl+."
LONGEST = 50_000
"""Characters of a text that is read for spelling; what is longer was pasted and would be felt while typing."""

SEEKING = "Leder efter forslag …"
NO_SUGGESTION = "Ingen forslag"
NOTHING = "Der er ingen ord at se på her"
PASS_OVER = "Spring over denne gang"


class MarkedEditor(Protocol):
    """What the marks need of an editor; places are counted as Python counts letters."""

    def spelled_text(self) -> str:
        """Return what is written."""

    def spelled_place(self) -> int:
        """Return where the cursor stands."""

    def show_marks(self, words: list[WrittenWord]) -> None:
        """Lay marks under these words and take away all others."""

    def replace_word(self, word: WrittenWord, text: str) -> None:
        """Write another word in the place of one, as a change that can be undone."""

    def stand_in(self, word: WrittenWord) -> QPoint:
        """Put the cursor at the end of a word and return the place under it on the screen."""


class SpellMarks(QObject):
    """Looks after one editor from the first time it has the focus."""

    def __init__(self, editor: MarkedEditor, widget: QWidget) -> None:
        super().__init__(widget)
        self._editor, self._widget = editor, widget
        self._writing = False
        self._marked: list[WrittenWord] = []
        self._lines: dict[str, tuple[WrittenWord, ...]] = {}
        self._speller: Speller | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AFTER_LAST_KEY_MS)
        self._pause.timeout.connect(self.read)
        key = QShortcut(QKeySequence(KEY), widget)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.open_next)

    def begin(self) -> None:
        """The editor has the focus: read what stands in it."""
        speller = current_speller()
        if speller is not None and speller is not self._speller:
            speller.news.came.connect(self._on_news)
            self._speller = speller
        self._pause.start()

    def end(self) -> None:
        """The focus has left: the last word is written too."""
        self._writing = False
        self._pause.start()

    def typed(self) -> None:
        """The text is another: read it when the fingers rest."""
        self._writing = True
        self._pause.start()

    def replaced(self) -> None:
        """Another text was put in: the old marks are no longer right."""
        self._show([])
        if self._speller is not None:
            self.begin()

    def moved(self) -> None:
        """The cursor was moved by hand: the word it left is written."""
        self._writing = False
        self._pause.start()

    def read(self) -> None:
        """Read the text and mark what is misspelt; the word under the pen is left alone until it is done."""
        text, speller = self._editor.spelled_text(), current_speller()
        if speller is None or len(text) > LONGEST or self._is_seen_by_others():
            self._lines = {}
            self._show([])
            return
        here = self._editor.spelled_place() if self._writing and self._widget.hasFocus() else -1
        self._show(list(self._wrong(text, here, speller)))

    def _wrong(self, text: str, here: int, speller: Speller) -> Iterator[WrittenWord]:
        before, self._lines, start = self._lines, {}, 0
        for line in text.split("\n"):  # only the line that was changed is read anew
            words = self._lines[line] = before.get(line) or tuple(written_words(line))
            if start <= here <= start + len(line):
                words = tuple(word for word in words if not word.start <= here - start <= word.end)
            yield from (replace(word, start=word.start + start) for word in speller.wrong(words))
            start += len(line) + 1

    def marked(self) -> list[WrittenWord]:
        """Return the words that are marked."""
        return self._marked

    def fill(self, menu: QMenu, place: int) -> None:
        """Put what can be done about the word at a place on top of the editor's own menu; nothing when it is right."""
        self.moved()
        self.read()
        word = next((each for each in self._marked if each.start <= place <= each.end), None)
        if word is not None:
            top = menu.actions()[0] if menu.actions() else None
            self._offer(menu, word, top)

    def open_next(self) -> None:
        """Go to the marked word under the cursor or the next one, round to the first, and open its menu."""
        self._writing = False
        self.read()
        here = self._editor.spelled_place()
        later = [word for word in self._marked if word.end >= here]
        word = next(iter(later or self._marked), None)
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if word is None:
            menu.addAction(NOTHING).setEnabled(False)
            menu.popup(self._widget.mapToGlobal(self._widget.rect().bottomLeft()))
            return
        where = self._editor.stand_in(word)
        self._offer(menu, word, None)
        menu.popup(where)

    def _offer(self, menu: QMenu, word: WrittenWord, before: QAction | None) -> None:
        def put(text: str, does: Callable[[], object] | None) -> QAction:
            action = QAction(text, menu)
            action.setEnabled(does is not None)
            if does is not None:
                action.triggered.connect(lambda _on=False: does())
            menu.insertAction(before, action)  # type: ignore[arg-type]  # None is the end
            return action

        speller = current_speller()
        if speller is None:
            return
        head = put(f"»{_shown(word)}« er ikke i ordbogen", None)
        seeking = put(SEEKING, None)
        put(f"Læg »{_shown(word)}« i min ordbog", lambda: speller.learn(word.text))
        put(PASS_OVER, lambda: speller.pass_over(word.text))
        if before is not None:
            menu.insertSeparator(before)
        speller.suggest(word.asked, lambda found: self._put_found(menu, (head, seeking), word, found))

    def _put_found(self, menu: QMenu, around: tuple[QAction, QAction], word: WrittenWord, found: list[str]) -> None:
        from shiboken6 import isValid  # the menu may have been closed while the answer was on its way

        _, seeking = around
        if not isValid(menu) or not isValid(seeking):
            return
        for text in found:
            action = QAction(text.replace("&", "&&"), menu)
            action.triggered.connect(lambda _on=False, text=text: self._editor.replace_word(word, text))
            menu.insertAction(seeking, action)
        if found:
            menu.insertSeparator(seeking)
            menu.removeAction(seeking)
            menu.setActiveAction(menu.actions()[1])
        else:
            seeking.setText(NO_SUGGESTION)

    def _on_news(self) -> None:
        if self._widget.isVisible():
            self.read()

    def _show(self, words: list[WrittenWord]) -> None:
        if words or self._marked:
            self._marked = words
            self._editor.show_marks(words)

    def _is_seen_by_others(self) -> bool:
        widget: QWidget | None = self._widget
        while widget is not None:
            if widget.property(BEFORE_OTHERS):
                return True
            widget = widget.parentWidget()
        return False


def _shown(word: WrittenWord) -> str:
    return word.text.replace("&", "&&")
