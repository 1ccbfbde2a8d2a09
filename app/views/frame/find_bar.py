"""Ctrl+F: finds words on the page that is shown, in a bar under it; Enter goes on, Esc closes."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.aloud import SayAtRest
from app.views.widgets.buttons import IconButton, QuietButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.finding import Hit, forget_words, hits_on, line_of
from app.views.widgets.flow import FlowLayout
from app.views.widgets.found_marks import Marks, bring_in
from app.views.widgets.text import Text

WIDE, TOLD, NARROW = 260, 130, 700
"""Pixels at 100 %: the line, what is told beside it, so that nothing moves while she writes, and a bar so narrow that
the buttons leave out their keys: the key bar below has them."""
PAUSE_MS = 120
"""After a letter, before the page is looked through: a long list takes longer than a key."""
NOTHING = "Findes ikke på siden"


class FindBar(QFrame):
    """The bar. `page_of` gives what is looked through: the page as it is when a key is pressed."""

    focus_hints = ((("Enter",), "Næste"), (("Skift Enter",), "Forrige"), (("Esc",), "Luk"))

    def __init__(self, page_of: Callable[[], QWidget]) -> None:
        super().__init__()
        self._page_of, self._marks = page_of, Marks()
        self._hits: list[Hit] = []
        self._at = 0
        self._came_from: QWidget | None = None
        self.setAccessibleName("Find på siden")
        self.line = LineEditor()
        self.line.setAccessibleName("Ord på siden")
        self.line.setPlaceholderText("Find på siden")
        self.told = Text("", "meta", "ink2")
        self._before, self._after = QuietButton("Forrige", "Skift Enter"), QuietButton("Næste", "Enter")
        self._shut = IconButton("x", "Luk søgning på siden")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._saying = SayAtRest(self)
        self._lay_out()
        self._pause.timeout.connect(self.look)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._shut.clicked.connect(self.leave)
        self.hide()

    def open(self) -> None:
        """Show the bar and write in it; words that stand there are looked for again."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.look()

    def leave(self) -> None:
        """Take bar and marks away and go back to where you were, or to what was found."""
        was_open = not self.isHidden()
        self._pause.stop()
        self._marks.clear()
        self._hits = []
        forget_words()
        self.hide()
        if was_open and self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def look(self) -> None:
        """Look through the page for what is written, and show the first place."""
        self._pause.stop()
        self._hits, self._at = hits_on(self._page_of(), self.line.text()), 0
        self._show()

    def look_again(self) -> None:
        """Look through the page once more because it was drawn again; the place you are at stays where it can."""
        if self.isHidden() or not self.line.text():
            return
        at = self._at
        self._hits = hits_on(self._page_of(), self.line.text())
        self._at = min(at, max(len(self._hits) - 1, 0))
        self._show()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), and round from the last to the first."""
        if self._pause.isActive():
            self.look()
        elif self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show()

    def sentence(self) -> str:
        """Return what the bar says: »2 af 7«."""
        return self.told.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrows go on and back, Esc closes."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.step(-1 if back else 1)
            case Qt.Key.Key_Down:
                self.step(1)
            case Qt.Key.Key_Up:
                self.step(-1)
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                super().keyPressEvent(event)

    def _show(self) -> None:
        found = len(self._hits)
        for button in (self._before, self._after):
            button.setEnabled(found > 1)
        here = self._hits[self._at] if self._hits else None
        if here is not None:
            bring_in(here)
        self._marks.show(self._hits, here)
        written = bool(self.line.text().strip())
        words = f"{self._at + 1} af {found}" if found else NOTHING if written else ""
        self.told.setText(words)
        self.told.set_colour("warn" if written and not found else "ink2")
        self.line.setAccessibleDescription(words)
        self._saying.give(f"{words}: {line_of(here)}" if here is not None else words)

    def _lay_out(self) -> None:
        parts = QWidget()
        flow = FlowLayout(parts, gap=12, line_gap=4)
        for each in (self.line, self.told, self._before, self._after):
            flow.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(parts, 1)
        row.addWidget(self._shut, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_shut"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.line.setFixedWidth(current_theme().px(WIDE))
        self.told.setMinimumWidth(current_theme().px(TOLD))
        for button in (self._before, self._after):
            button.show_cap(shown=self.width() > current_theme().px(NARROW))
