"""One picture or file seen large, straight from memory: the next and the one before with the arrows, Esc goes back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.exchange.file_kinds import PDF, TEXT, words_in
from app.exchange.picture_process import CANNOT_SHOW
from app.language.safe_text import clean
from app.services.attachments import AttachmentRow
from app.views.case.attachment_pages import PdfPages
from app.views.case.attachment_pictures import KeptPictures
from app.views.widgets.buttons import BackButton, IconButton, QuietButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.flow import FlowLayout
from app.views.widgets.keys import OwnKeys
from app.views.widgets.picture_view import PictureView
from app.views.widgets.text import ElidedLabel, Text

MOST_WORDS = 200_000
"""Characters of a text that are shown; a saved copy has the rest."""
NOT_HERE = "Indholdet ligger ikke på denne computer. Det følger med, når sagen gives videre, eller en kopi hentes frem."
ONLY_AS_COPY = "Den slags fil kan Rundbord ikke vise. Gem en kopi uden for Rundbord, og åbn den der."
OPENS = "Åbner …"
SOON = 400
"""Milliseconds a picture may take before it is said that it is being opened."""


class AttachmentViewer(QWidget):
    """The large view. `closed` goes back; `moved` asks for the next (1) or the one before (-1)."""

    closed = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.view = PictureView()
        self._name, self._place = ElidedLabel("", "heading"), Text("", "meta", "ink2")
        self._sentence = EmptyState("", "info")
        self._words = QPlainTextEdit(readOnly=True)
        self._pages, self._pictures = PdfPages(self), KeptPictures(self)
        self._slow = QTimer(self, singleShot=True, interval=SOON)
        self._slow.timeout.connect(lambda: self._say(OPENS))
        self._page, self._page_count, self._title, self._told = 0, 0, "", ""
        self._back = BackButton("Oversigten")
        self._before, self._after = QuietButton("Forrige", "←"), QuietButton("Næste", "→")
        self._up, self._down = QuietButton("Forrige side", "PgUp"), QuietButton("Næste side", "PgDn")
        self._near, self._far = IconButton("plus", "Tættere på"), IconButton("magnifying-glass", "Hele billedet")
        self._connect()
        self._lay_out()

    def show_attachment(self, row: AttachmentRow, content: bytes | None, place: int, count: int) -> None:
        """Show a picture, the first page of a PDF, or a sentence; `place` counts from 1 among `count`."""
        self._name.show_text(row.name)
        self._let_go()
        self._title, self._page_count, self._page = row.name, 0, 0
        self._told = f"{row.told}  ·  {place} af {count}"
        self._before.setEnabled(place > 1)
        self._after.setEnabled(place < count)
        self._words.hide()
        if content is None:
            self._say(NOT_HERE)
        elif row.media_type == TEXT:
            self._show_words(content, row.name)
        elif row.media_type == PDF:
            self._say(OPENS)
            self._pages.show_first(content)
        elif row.is_picture:
            self._show_image(QImage(), row.name)
            self._slow.start()
            self._pictures.ask(row.id, content)
        else:
            self._say(ONLY_AS_COPY)
        self._show_pages()

    def say_instead(self, row: AttachmentRow, sentence: str) -> None:
        """Show why it cannot be seen."""
        self._name.show_text(row.name)
        self._let_go()
        self._page_count = 0
        self._words.hide()
        self._say(sentence)
        self._show_pages()

    def enter(self) -> None:
        """Put the focus where the keys work."""
        (self.view if self.view.isVisibleTo(self) else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def sentence(self) -> str:
        """Return what is said in place of a picture, empty when one is shown."""
        return "" if self._sentence.isHidden() else self._sentence.accessibleName()

    def words(self) -> str:
        """Return the text that is shown, empty when none is."""
        return "" if self._words.isHidden() else self._words.toPlainText()

    def page(self) -> int:
        """Return the page that is shown, counted from 1; 0 when it has none."""
        return self._page + 1 if self._page_count else 0

    @property
    def more_hints(self) -> OwnKeys:
        """The keys of the large view, those that do something now; on its buttons an arrow leads to the next."""
        if not self.view.hasFocus():
            return ()
        ways = ((self._before, "←", "Forrige"), (self._after, "→", "Næste"))
        hints: list[tuple[Sequence[str], str]] = [((key,), words) for button, key, words in ways if button.isEnabled()]
        if self._page_count > 1:
            hints.append((("PgUp", "PgDn"), "Side"))
        hints.append((("+", "−"), "Større og mindre"))
        return tuple(hints)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows and the page keys, plus and minus for nearer and farther, Esc for back."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._walk(steps[key])
        elif key in pages:
            self._turn(pages[key])
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_Plus:
            self.view.nearer()
        elif key == Qt.Key.Key_Minus:
            self.view.farther()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        if (self._after if step > 0 else self._before).isEnabled():
            self.moved.emit(step)

    def _turn(self, step: int) -> None:
        if 0 <= self._page + step < self._page_count:
            self._page += step
            self._pages.turn_to(self._page)
            self._show_pages()

    def _on_page(self, number: int, count: int, image: QImage) -> None:
        self._page, self._page_count = number, count
        self._show_image(image, f"{self._title}, side {number + 1} af {count}")
        self._show_pages()
        if self._back.hasFocus():  # where it waited while there was nothing to look at
            self.enter()

    def _on_picture(self, _row_id: object, image: QImage) -> None:
        self._slow.stop()
        self._say(CANNOT_SHOW) if image.isNull() else self._show_image(image, self._title)
        self._show_pages()

    def _let_go(self) -> None:
        """Let go of what was looked at before, also while it is still being read."""
        self._pages.close()
        self._pictures.forget()
        self._slow.stop()

    def _on_refused(self, sentence: str) -> None:
        self._say(sentence)
        self._show_pages()

    def _show_image(self, image: QImage, name: str) -> None:
        self._sentence.hide()
        self.view.show()
        self.view.show_image(image, name)

    def _show_words(self, content: bytes, name: str) -> None:
        self.view.hide()
        self._sentence.hide()
        self._words.setPlainText(clean(words_in(content)[:MOST_WORDS]))
        self._words.setAccessibleName(name)
        self._words.show()

    def _say(self, sentence: str) -> None:
        self.view.hide()
        self._sentence.set_sentence(sentence)
        self._sentence.setAccessibleName(sentence)
        self._sentence.show()

    def _show_pages(self) -> None:
        several = self._page_count > 1
        self._place.setText(self._told + (f"  ·  side {self._page + 1} af {self._page_count}" if several else ""))
        for button in (self._up, self._down):
            button.setVisible(several)
        self._up.setEnabled(self._page > 0)
        self._down.setEnabled(self._page + 1 < self._page_count)
        for button in (self._near, self._far):
            button.setVisible(not self.view.isHidden())

    def _connect(self) -> None:
        self._pages.shown.connect(self._on_page)
        self._pages.refused.connect(self._on_refused)
        self._pictures.shown.connect(self._on_picture)
        self.closed.connect(self._let_go)
        self._back.clicked.connect(self.closed)
        self._before.clicked.connect(lambda: self._walk(-1))
        self._after.clicked.connect(lambda: self._walk(1))
        self._up.clicked.connect(lambda: self._turn(-1))
        self._down.clicked.connect(lambda: self._turn(1))
        self._near.clicked.connect(self.view.nearer)
        self._far.clicked.connect(self.view.whole)

    def _lay_out(self) -> None:
        keys = QWidget()
        top = FlowLayout(keys, gap=4, line_gap=4)
        for button in (self._back, self._up, self._down, self._before, self._after, self._near, self._far):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(keys)
        column.addWidget(self._name)
        column.addWidget(self._place)
        column.addWidget(self.view, 1)
        column.addWidget(self._words, 1)
        column.addWidget(self._sentence)
        column.addStretch(0)
