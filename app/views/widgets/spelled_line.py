"""One line whose misspelt words are marked where it holds sentences."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from app.language.written_words import WrittenWord
from app.views.widgets.spell_marks import SpellMarks
from app.views.widgets.waves import draw_wave, wave_pen
from app.views.widgets.wide_letters import own_place, qt_place

CURSOR_MARGIN = 5
"""Qt gives the rectangle round the cursor as five pixels wider on its left side."""


class SpelledLine(QLineEdit):
    """A line that reads its spelling from the first time it has the focus, when `spelled` is on."""

    def __init__(self) -> None:
        super().__init__()
        self.spelled = False
        self._marks: SpellMarks | None = None
        self._waves: list[WrittenWord] = []
        self._waves_in = self._seen_text = ""

    def spelled_text(self) -> str:
        """Return what is written."""
        return self.text()

    def spelled_place(self) -> int:
        """Return where the cursor stands, counted in letters."""
        return own_place(self.text(), self.cursorPosition())

    def show_marks(self, words: list[WrittenWord]) -> None:
        """Draw a wave under these words and no others."""
        self._waves, self._waves_in = list(words), self.text()
        self.update()

    def replace_word(self, word: WrittenWord, text: str) -> None:
        """Write another word in the place of one."""
        whole = self.text()
        if whole[word.start : word.end] == word.text:  # else the line was changed while the menu was open
            start = qt_place(whole, word.start)
            self.setSelection(start, qt_place(whole, word.end) - start)
            self.insert(text)

    def stand_in(self, word: WrittenWord) -> QPoint:
        """Put the cursor at the end of a word and return the place under it on the screen."""
        self.setCursorPosition(qt_place(self.text(), word.end))
        return self.mapToGlobal(self.cursorRect().bottomLeft())

    def read_anew(self) -> None:
        """Another text was put in."""
        if self._marks is not None:
            self._marks.replaced()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin to read when somebody is about to write."""
        super().focusInEvent(event)
        if self._marks is None and self.spelled:
            self._marks = SpellMarks(self, self)
            self.textEdited.connect(self._on_typed)
            self.cursorPositionChanged.connect(self._on_cursor)
        if self._marks is not None:
            self._marks.begin()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The last word is written too."""
        super().focusOutEvent(event)
        if self._marks is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._marks.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the line's menu, with other words on top when the word is marked."""
        if self._marks is None:
            super().contextMenuEvent(event)
            return
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.cursorPosition() if by_key else self.cursorPositionAt(event.pos())
        self._marks.fill(menu, own_place(self.text(), place))
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the waves."""
        super().paintEvent(event)
        if not self._waves:
            return
        painter = QPainter(self)
        painter.setClipRect(self.rect().adjusted(2, 0, -2, 0))
        wave_pen(painter)
        under = (self.height() + self.fontMetrics().height()) / 2
        for word in self._waves:
            draw_wave(painter, self._across(word.start), self._across(word.end), under)
        painter.end()

    def _across(self, place: int) -> float:
        """Return how far from the left side a place is drawn, wherever the line has been scrolled to."""
        text, metrics = self.text(), self.fontMetrics()
        here = metrics.horizontalAdvance(text[: self.spelled_place()])
        return self.cursorRect().left() + CURSOR_MARGIN + metrics.horizontalAdvance(text[:place]) - here

    def _on_typed(self, text: str) -> None:
        """Let the waves follow their words until the line is read again."""
        moved = len(text) - len(self._waves_in)
        kept: list[WrittenWord] = []
        for word in self._waves:
            for by in (0, moved):
                if text[word.start + by : word.end + by] == word.text:
                    kept.append(replace(word, start=word.start + by))
                    break
        self.show_marks(kept)
        if self._marks is not None:
            self._marks.typed()

    def _on_cursor(self, _old: int, _new: int) -> None:
        if self._marks is not None and self.text() == self._seen_text:
            self._marks.moved()
        self._seen_text = self.text()  # Qt tells of the cursor after the letter that moved it
