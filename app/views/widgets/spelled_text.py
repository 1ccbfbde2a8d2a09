"""Several lines whose misspelt words are marked, with a menu of other words for each."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.language.written_words import WrittenWord
from app.views.widgets.spell_marks import SpellMarks
from app.views.widgets.waves import draw_wave, wave_pen
from app.views.widgets.wide_letters import own_place, qt_place


class SpelledText(QPlainTextEdit):
    """A text editor that reads its spelling from the first time it has the focus, when `spelled` is on."""

    def __init__(self) -> None:
        super().__init__()
        self.spelled = True
        self._marks: SpellMarks | None = None
        self._revision = 0
        self._waves: list[QTextCursor] = []

    def spelled_text(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def spelled_place(self) -> int:
        """Return where the cursor stands, counted in letters."""
        return own_place(self.toPlainText(), self.textCursor().position())

    def show_marks(self, words: list[WrittenWord]) -> None:
        """Lay a wave under these words and take away all others.

        They are painted here: as Qt's own selections twenty of them double what a key costs.
        """
        text = self.toPlainText()
        self._waves = [self._over(text, word) for word in words]
        self.viewport().update()

    def replace_word(self, word: WrittenWord, text: str) -> None:
        """Write another word in the place of one."""
        cursor = self._over(self.toPlainText(), word)
        if cursor.selectedText() == word.text:  # else the text was changed while the menu was open
            cursor.insertText(text)
            self.setTextCursor(cursor)

    def stand_in(self, word: WrittenWord) -> QPoint:
        """Put the cursor at the end of a word and return the place under it on the screen."""
        cursor = self._over(self.toPlainText(), word)
        cursor.clearSelection()
        self.setTextCursor(cursor)
        return self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())

    def read_anew(self) -> None:
        """Another text was put in."""
        if self._marks is not None:
            self._marks.replaced()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin to read when somebody is about to write."""
        super().focusInEvent(event)
        if self._marks is None and self.spelled:
            self._marks = SpellMarks(self, self)
            self._revision = self.document().revision()
            self.textChanged.connect(self._marks.typed)
            self.cursorPositionChanged.connect(self._on_cursor)
        if self._marks is not None:
            self._marks.begin()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The last word is written too."""
        super().focusOutEvent(event)
        if self._marks is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._marks.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the editor's menu, with other words on top when the word is marked."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._marks is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            cursor = self.textCursor() if by_key else self.cursorForPosition(event.pos())
            self._marks.fill(menu, own_place(self.toPlainText(), cursor.position()))
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the waves; they follow their words while these are written round."""
        super().paintEvent(event)
        if not self._waves:
            return
        painter = QPainter(self.viewport())
        wave_pen(painter)
        corners = (event.rect().topLeft(), event.rect().bottomRight())
        top, bottom = (self.cursorForPosition(corner) for corner in corners)
        for mark in self._waves:
            if mark.hasSelection() and top.position() <= mark.position() and mark.anchor() <= bottom.position():
                self._draw(painter, mark)
        painter.end()

    def _draw(self, painter: QPainter, mark: QTextCursor) -> None:
        start = QTextCursor(mark)
        start.setPosition(mark.anchor())
        first, end = self.cursorRect(start), self.cursorRect(mark)
        if first.top() == end.top():  # a word longer than the line is broken over two
            draw_wave(painter, first.left(), end.left(), end.bottom())

    def _on_cursor(self) -> None:
        revision = self.document().revision()
        if revision == self._revision and self._marks is not None:
            self._marks.moved()
        self._revision = revision

    def _over(self, text: str, word: WrittenWord) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_place(text, word.start))
        cursor.setPosition(qt_place(text, word.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor
