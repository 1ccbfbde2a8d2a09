"""Shows a page of the guide. Links are told on, pictures come from the resources, and nothing comes from outside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

from app.services.help_pages import picture_file
from app.services.help_text import Picture
from app.views.theme import current_theme

NAME = "Side i vejledningen"
MARGIN = 20
BELOW_HEADING = 140
WIDEST = 760
"""Pixels at 100 %: longer lines are hard to read."""


class PageView(QTextBrowser):
    """Rich text that follows theme, text size and width. `followed` carries the target of a link."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._make: Callable[[int], str] = lambda _width: ""
        self._laid, self._anchor, self._came_to = 0, "", 0
        self._laying = False
        self.setAccessibleName(NAME)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("HelpPage")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))

    def show_text(self, make: Callable[[int], str], name: str, anchor: str = "") -> None:
        """Show what `make` gives for a width in pixels, from its beginning or from a heading; `name` is read aloud."""
        self._make = make
        self.setAccessibleName(f"{NAME}: {name}")
        self._anchor = anchor
        self._lay()
        self._to_anchor()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture of the guide by its file name; anything else is not there, wherever it points."""
        if kind != 2:  # QTextDocument.ResourceType.ImageResource; Qt hands it over as a number
            return None
        named = name.toString() if isinstance(name, QUrl) else name
        return QImage(str(picture_file(Picture("", Path(named).name))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of the way back to the pane: Qt has a way of its own, which knows no pages."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or event.key() == Qt.Key.Key_Backspace:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another width, where it was scrolled to."""
        untouched = self._is_untouched()
        super().resizeEvent(event)  # Qt lays out by itself here, and scrolls somewhere
        if not self._laying and (self.viewport().width() != self._laid or untouched):
            self._again(untouched=untouched)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the theme or the text size is another."""
        untouched = self._is_untouched()
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._again(untouched=untouched)

    def _is_untouched(self) -> bool:
        """Tell whether nobody has scrolled since the page was opened."""
        return self.verticalScrollBar().value() == self._came_to

    def _again(self, *, untouched: bool) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._lay()
        if untouched:
            self._to_anchor()
        else:
            bar.setValue(round(share * bar.maximum()))

    def _to_anchor(self) -> None:
        """Go to the heading that was asked for, else to the top."""
        self.verticalScrollBar().setValue(0)
        if self._anchor:
            self.scrollToAnchor(self._anchor)
        self._came_to = self.verticalScrollBar().value()

    def _lay(self) -> None:
        """Lay the page out; its scroll bar comes and goes meanwhile, and text laid in the midst of it stands twice."""
        if self._laying:
            return
        self._laying = True
        try:
            self._lay_once()
            if self.viewport().width() != self._laid:
                self._lay_once()
        finally:
            self._laying = False

    def _lay_once(self) -> None:
        self._laid = self.viewport().width()
        self.document().setDefaultFont(current_theme().font("body"))
        room = self._laid - 2 * MARGIN
        wide = max(min(room, current_theme().px(WIDEST)), 120)
        self.setHtml(self._make(wide))
        frame = self.document().rootFrame().frameFormat()
        frame.setRightMargin(MARGIN + max(room - wide, 0))
        # A heading near the end can stand at the top too.
        below = self.viewport().height() - current_theme().px(BELOW_HEADING) if self._anchor else MARGIN
        frame.setBottomMargin(max(below, MARGIN))
        self.document().rootFrame().setFrameFormat(frame)
