"""The one search box: people, cases, what is written, and what the program can do, found while you type."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.language.folding import fold
from app.services.listing import ListGroup, Listing
from app.services.search_offers import Offer
from app.services.search_words import MANY, FoundPage
from app.views.frame.search_found import Found, Named, ahead_of, hit_lines, later_lines, other_lines, together
from app.views.frame.search_list import SearchList
from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.widgets.alt_key import is_alt_letter
from app.views.widgets.keys import draw_key_cap, key_cap_size

MOST = 12
KEY = "Ctrl K"
REST = 700
"""Milliseconds without a key after which the list has been read: whose cases were shown is then noted."""
LATER = 150
"""Milliseconds without a key after which all are counted, and the catalogue and the guide are looked through too."""
FIRST = "Viser de første {shown}. Skriv flere bogstaver for at finde den rette."
FIRST_OF = "Viser de første {shown} af {total}. Skriv flere bogstaver for at finde den rette."
ALIKE = "Ikke fundet præcis sådan. Det her ligner."
LATELY = "Senest åbnet"
FOUND, HEAD, SHARES = "Det, der blev fundet", ("Fundet", "Hvor"), (60.0, 40.0)


class SearchBox(QLineEdit):
    """The field; its list is shown over the page.

    `case_chosen(case_id, kind, row_id)` for a place in a case, `command_chosen(name)` for something to do,
    `place_chosen(kind, key)` for a setting, a programme or the guide, and `shown(cases)` when the list has come to rest
    or something in it was chosen.
    """

    case_chosen = Signal(object, str, object)
    command_chosen = Signal(str)
    place_chosen = Signal(str, str)
    shown = Signal(object)

    focus_hints = ((("↑", "↓"), "Vælg"), (("Enter",), "Åbn"), (("Esc",), "Luk"))

    def __init__(self, find: Callable[[str], FoundPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._parts: frozenset[str] = frozenset()
        self.settings: Callable[[], Iterable[Named]] = lambda: ()
        self.lately: Callable[[], list[Found]] = list
        self.count: Callable[[str], int | None] = lambda _typed: None
        self.offers: Callable[[str], Iterable[Offer]] = lambda _typed: ()
        self._cases: frozenset[UUID] = frozenset()
        self._page = FoundPage()
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._on_pause)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._on_read)
        self._results = SearchList(self)
        self.setPlaceholderText("Søg")
        self.setAccessibleName("Søg i alle sager")
        self.setMaxLength(200)
        self.setClearButtonEnabled(False)
        self.textEdited.connect(self._on_typed)
        self._results.chosen.connect(self._on_chosen)
        self._make_room()

    @property
    def results(self) -> SearchList:
        """The list under the box."""
        return self._results

    def set_parts(self, on: frozenset[str]) -> None:
        """Offer only the actions of parts that are switched on."""
        self._parts = on

    def clear_search(self) -> None:
        """Empty the box and take the list away; names of other families do not stay on the screen."""
        self.clear()
        self._rest.stop()
        self._later.stop()
        self._cases = frozenset()
        self._results.hide()

    def listing(self) -> Listing | None:
        """Return what is found, as it is shown, for paper; None while nothing is."""
        found = self._results.found() if self._results.isVisible() and self.text().strip() else []
        rows = tuple((each.text, each.second) for each in found)
        told = tuple(filter(None, (f"Søgt efter »{self.text().strip()[:60]}«.", self._results.told())))
        cases = frozenset(each.case_id for each in found if each.case_id is not None)
        group = ListGroup("", rows, tuple(each.case_id for each in found))
        return Listing(FOUND, HEAD, SHARES, (group,), cases, told) if rows else None

    def show_lately(self) -> None:
        """Show the cases that were open last, while nothing is typed."""
        found = [] if self.text() else self.lately()
        if found:
            self._show(found, LATELY)

    def changeEvent(self, event: QEvent) -> None:
        """Make room anew when the text size is another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the magnifying glass, and the key while nothing is written."""
        theme = current_theme()
        side = theme.px(18)
        super().paintEvent(event)
        painter = QPainter(self)
        glass = QRectF(theme.px(11), (self.height() - side) / 2, side, side)
        draw_icon(painter, "magnifying-glass", glass, "ink2")
        if not self.text():
            cap = key_cap_size(KEY)
            right = self.width() - cap.width() - theme.px(8)
            draw_key_cap(painter, QRectF(right, (self.height() - cap.height()) / 2, cap.width(), cap.height()), KEY)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk in the list, Enter opens, Esc clears; a letter with Alt is none."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.text() or self._results.isVisible()):
            self._on_read()  # however short they stood there: she saw them
            self.clear_search()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._results.isVisible():
            self._results.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._results.choose()
        elif not is_alt_letter(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cases that were open last when she comes to search, before a letter is typed."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.MouseFocusReason):
            self.show_lately()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes when you go elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._rest.stop()
            self._later.stop()
            self._results.hide()

    def _make_room(self) -> None:
        """Let the words begin behind the glass; never while painting, for it asks to be painted again."""
        self.setTextMargins(current_theme().px(22), 0, 0, 0)

    def _on_typed(self, text: str) -> None:
        if not fold(text):
            self._results.hide()
            self.show_lately()
            return
        self._page = self._find(text)
        self._show_page(self._page_lines(text, self._page))
        self._later.start()

    def _on_pause(self) -> None:
        """Count, and add what the catalogue and the guide have; what is chosen stays chosen."""
        if not self._results.isVisible():
            return
        if self._page.total is None:
            self._page = replace(self._page, total=self.count(self.text()))
        row = self._results.chosen_row()
        self._show_page(self._page_lines(self.text(), self._page, later_lines(self.text(), self.offers)))
        self._results.step(row)

    def _show_page(self, lines: list[Found]) -> None:
        cases = [each.case_id is not None for each in lines]
        under = _under(self._page, sum(cases))
        self._show(lines, "" if under == ALIKE and not cases[0] else under)

    def _show(self, found: list[Found], under: str) -> None:
        self._cases |= {each.case_id for each in found if each.case_id is not None}
        self._results.show_found(found, under, self)
        self._rest.start()

    def _lines(self, text: str) -> list[Found]:
        return self._page_lines(text, self._find(text))

    def _page_lines(self, text: str, page: FoundPage, more: Iterable[Found] = ()) -> list[Found]:
        others = other_lines(text, self._parts, self.settings)
        ahead = ahead_of(text, page, others)
        rest = [each for each in others if each not in ahead]
        return [*ahead, *together(hit_lines(page), [*rest, *more], MOST - len(ahead))]

    def _on_read(self) -> None:
        """Tell whose cases were shown, once for what was typed in one go."""
        self._rest.stop()
        if self._cases:
            self.shown.emit(self._cases)
            self._cases = frozenset()

    def _on_chosen(self, found: Found) -> None:
        self._on_read()
        self.clear_search()
        if found.command:
            self.command_chosen.emit(found.command)
        elif found.case_id is not None:
            self.case_chosen.emit(found.case_id, found.kind, found.row_id)
        else:
            self.place_chosen.emit(found.kind, found.key)


def _under(page: FoundPage, shown: int) -> str:
    if page.hits and page.hits[0].is_near:
        return ALIKE
    if page.total is None:
        return FIRST.format(shown=shown)
    if page.total <= shown:
        return ""
    return FIRST_OF.format(shown=shown, total=f"over {MANY}" if page.total >= MANY else page.total)
