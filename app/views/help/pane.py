"""The guide beside the work: contents, page, search, and the way back. It never stops what stands behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.errors import UserError
from app.services.help_pages import KEYS, HelpPage, contents, page, title_of
from app.services.help_search import help_search
from app.services.help_text import Block, Bullets, Heading, Item, Paragraph, Span, anchor_of
from app.views.help.contents_list import ContentsList
from app.views.help.keys_page import keys_page
from app.views.help.page_html import hits_html, page_html
from app.views.help.page_view import PageView
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Hairline, Text

TITLE = "Vejledning"
BESIDE = 760
"""Pixels at 100 % from which the contents stand beside the page; below it they are a page of their own."""
CONTENTS_WIDTH = 290
TOUR, PAPER = "rundtur:", "papir:"
"""Links that are no pages: begin the tour, and save the guide as PDF."""
INDEX, SEARCH = "", "?"
KEYS_HERE = (
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left),
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Right),
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F),
)
"""Back, forward and search."""


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """A place in the guide: a page and a heading, the contents (an empty page), or a search (»?« and the words)."""

    page: str
    anchor: str = ""


class HelpPane(QFrame):
    """Emits `closed`, `tour_wanted`, `paper_wanted` and `enlarged` (fill the window, or stand beside the work again).

    `parts` tells which parts of the program are on, for the page of keys. `offers` are the words for the links that are
    no pages; a window that cannot give them leaves them out.
    """

    closed = Signal()
    tour_wanted = Signal()
    paper_wanted = Signal()
    enlarged = Signal()

    def __init__(self, parts: Callable[[], frozenset[str]], offers: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__()
        self._parts, self._offers = parts, offers
        self.quiet = False
        self._here = HelpPlace(INDEX)
        self._behind: list[HelpPlace] = []
        self._ahead: list[HelpPlace] = []
        self.setAccessibleName(TITLE)
        self.setObjectName("HelpPane")
        self.view, self.contents = PageView(), ContentsList()
        self.field, self._notice = LineEditor(), NoticeBar()
        self._lay_out()
        self.view.followed.connect(self.follow)
        self.contents.chosen.connect(self.open_page)
        self.field.changed.connect(self._on_typed)
        self.field.returnPressed.connect(self.view.setFocus)

    @property
    def here(self) -> HelpPlace:
        """What is shown."""
        return self._here

    def open_page(self, name: str, anchor: str = "") -> None:
        """Show a page from its beginning or from a heading. Raises UserError when there is none of that name."""
        title_of(name)
        self._go(HelpPlace(name, anchor))

    def open_contents(self) -> None:
        """Show the contents."""
        self._go(HelpPlace(INDEX))

    def set_quiet(self, *, quiet: bool) -> None:
        """Leave out pictures and the tour while a family can see the screen."""
        if quiet != self.quiet:
            self.quiet = quiet
            self._show()

    def tell(self, sentence: str) -> None:
        """Say something about the guide itself."""
        self._notice.say(sentence)

    def go_back(self) -> None:
        """Show what was shown before."""
        if self._behind:
            self._ahead.append(self._here)
            self._here = self._behind.pop()
            self._show()

    def go_forward(self) -> None:
        """Show what was left by going back."""
        if self._ahead:
            self._behind.append(self._here)
            self._here = self._ahead.pop()
            self._show()

    def follow(self, target: str) -> None:
        """Follow a link of a page; what leads nowhere changes nothing."""
        if target == TOUR:
            self.tour_wanted.emit()
        elif target == PAPER:
            self.paper_wanted.emit()
        elif target.startswith("#"):
            self._go(HelpPlace(self._here.page, target[1:]))
        elif not target.partition(":")[1]:
            name, _, anchor = target.partition("#")
            try:
                self.open_page(name.removesuffix(".md"), anchor)
            except UserError:
                return

    def event(self, event: QEvent) -> bool:
        """Take its own keys before the window does, while the focus is in here."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.keyCombination() in KEYS_HERE:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search, then closes; Backspace goes back. No key reaches the work behind."""
        if event.keyCombination() in KEYS_HERE:
            (self.go_back, self.go_forward, self._to_search)[KEYS_HERE.index(event.keyCombination())]()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.go_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the contents beside the page when there is room for both."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Share the width out anew when the text size is another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the edge to the work."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("card"))
        painter.setPen(current_theme().colour("line_strong"))
        painter.drawLine(self.rect().topLeft(), self.rect().bottomLeft())
        painter.end()

    def _share_out(self) -> None:
        self.contents.setVisible(self.width() >= current_theme().px(BESIDE))
        self.contents.setFixedWidth(current_theme().px(CONTENTS_WIDTH))

    def _head(self) -> QHBoxLayout:
        self._back, self._forward = IconButton("arrow-left", "Forrige side"), IconButton("arrow-right", "Næste side")
        index, self._larger = (
            IconButton("list", "Indhold"),
            IconButton("arrows-out", "Fyld vinduet, eller stå ved siden af"),
        )
        close = IconButton("x", "Luk vejledningen")
        for button, action in (
            (self._back, self.go_back), (self._forward, self.go_forward), (index, self.open_contents),
            (self._larger, self.enlarged.emit), (close, self.closed.emit),
        ):  # fmt: skip
            button.clicked.connect(action)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 4)
        head.setSpacing(4)
        head.addWidget(Text(TITLE, "subhead"), 1)
        for button in (index, self._back, self._forward, self._larger, close):
            head.addWidget(button)
        return head

    def _lay_out(self) -> None:
        self.field.setAccessibleName("Søg i vejledningen")
        self.field.setPlaceholderText("Søg i vejledningen")
        self.field.setMaxLength(100)
        search = QHBoxLayout()
        search.setContentsMargins(16, 0, 16, 8)
        search.addWidget(self.field)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.contents)
        both.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head(), search):
            column.addLayout(part)
        column.addWidget(self._notice)
        column.addWidget(Hairline())
        column.addLayout(both, 1)

    def _to_search(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _on_typed(self) -> None:
        words = self.field.text().strip()
        if not words:
            self.go_back()
        elif self._here.page == SEARCH:
            self._here = HelpPlace(SEARCH, words)
            self._show()
        else:
            self._go(HelpPlace(SEARCH, words))

    def _go(self, place: HelpPlace) -> None:
        if place != self._here:
            self._behind.append(self._here)
            self._ahead.clear()
        self._here = place
        self._show()

    def _show(self) -> None:
        here, theme = self._here, current_theme
        self._notice.close_notice()
        if here.page != SEARCH:
            self.field.clear()
        self._back.setEnabled(bool(self._behind))
        self._forward.setEnabled(bool(self._ahead))
        self.contents.show_page(here.page)
        if here.page == SEARCH:
            hits = help_search(here.anchor)
            self.view.show_text(lambda _width: hits_html(here.anchor, hits, theme()), f"søgning, {len(hits)} fundet")
            return
        shown = self._page(here.page)
        self.view.show_text(
            lambda width: page_html(shown.blocks, theme(), width, pictures=not self.quiet), shown.title, here.anchor
        )

    def _page(self, name: str) -> HelpPage:
        if name == KEYS:
            return keys_page(self._parts())
        return page(name) if name != INDEX else self._index()

    def _index(self) -> HelpPage:
        blocks: list[Block] = [Heading(1, (Span("Indhold"),), "")]
        for chapter in contents():
            items = tuple(Item((Span(title_of(name), link=f"{name}.md"),)) for name in chapter.pages)
            blocks += [Heading(2, (Span(chapter.name),), anchor_of(chapter.name)), Bullets(items, numbered=False)]
        offers = [] if self.quiet else [Paragraph((Span(words, link=link),)) for link, words in self._offers]
        return HelpPage(INDEX, "Indhold", (blocks[0], *offers, *blocks[1:]))
