"""The list under the search box: the lines found, the first one chosen, and how many there are in all."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidgetItem, QWidget

from app.views.frame.search_found import Found
from app.views.frame.search_ground import CardRim
from app.views.frame.search_row import MARKS, SECOND_LINE, SECOND_MARKS, FoundDelegate, row_height
from app.views.theme import current_theme
from app.views.widgets.aloud import SayAtRest, say_aloud
from app.views.widgets.cards import Card
from app.views.widgets.ground import ListOnGround
from app.views.widgets.text import Text

NOTHING = "Ingen fundet"
TRY_AGAIN = "Prøv med færre bogstaver."
WIDEST = 560
EDGE = 7
"""Pixels between the edge of the card and its lines."""


class SearchList(Card):
    """The list over the page; it never takes the focus. `chosen` carries a line."""

    chosen = Signal(object)

    def __init__(self, box: QWidget) -> None:
        super().__init__()
        self.setParent(box)
        self._list = ListOnGround()
        self._lines = FoundDelegate(self._list)
        self._list.setItemDelegate(self._lines)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setStyleSheet("QListWidget { border: none; }")
        self._list.setAccessibleName("Fundet")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.itemClicked.connect(self._emit)
        self._under = Text("", "meta", "ink2", wrap=True)
        self._saying = SayAtRest(self)
        self._list.setParent(self)
        self._rim = CardRim(self)
        under = QHBoxLayout(self._rim.foot)
        under.setContentsMargins(7, 4, 3, 11)
        under.addWidget(self._under)
        self.hide()

    def lines(self) -> list[str]:
        """Return the lines shown."""
        return [self._list.item(place).text() for place in range(self._list.count())]

    def found(self) -> list[Found]:
        """Return what is shown."""
        items = (self._list.item(place).data(Qt.ItemDataRole.UserRole) for place in range(self._list.count()))
        return [each for each in items if isinstance(each, Found)]

    def told(self) -> str:
        """Return what is said under the lines."""
        return self._under.text() if not self._under.isHidden() else ""

    def show_found(self, found: list[Found], under: str, box: QWidget) -> None:
        """Show lines under the box, the first one chosen, and one quiet line below them."""
        self._list.setUpdatesEnabled(False)
        self._list.clear()
        for each in found:
            self._list.addItem(_item(each))
        if found:
            self._list.setCurrentRow(0)
        else:
            self._list.addItem(_nothing())
        self._list.setUpdatesEnabled(True)
        self._saying.give(f"{_counted(len(found))}. {self._line()}" if found else f"{NOTHING}. {TRY_AGAIN}")
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self._place(box, row_height() * max(len(found), 1))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what was laid out to be painted."""
        super().hideEvent(event)
        self._lines.forget()

    def chosen_row(self) -> int:
        """Return which line is chosen, the first one being 0."""
        return max(self._list.currentRow(), 0)

    def step(self, by: int) -> None:
        """Choose another line."""
        row = self._list.currentRow() + by
        before = self._line()
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        if self._line() != before:
            say_aloud(self, self._line())

    def choose(self) -> None:
        """Open the chosen line."""
        item = self._list.currentItem()
        if self.isVisible() and item is not None:
            self._emit(item)

    def _line(self) -> str:
        item = self._list.currentItem()
        return str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item is not None else ""

    def _emit(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Found):
            self.chosen.emit(found)

    def _place(self, box: QWidget, height: int) -> None:
        window, theme = box.window(), current_theme()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = box.mapTo(window, QPoint(0, box.height() + 6))
        room = window.size() - QSize(corner.x() + 16, corner.y() + 16)
        width = min(theme.px(WIDEST), room.width())
        under = 4 if self._under.isHidden() else round(theme.style("meta").line) + 8
        around = under + 14
        whole = max((room.height() - around) // row_height(), 1) * row_height()  # never half a line at the bottom
        below = EDGE if self._under.isHidden() else EDGE + under
        self._stand(QRect(corner, QSize(width, min(height, whole) + around)), below)
        if not self.isVisible():
            self.show()
            self.raise_()

    def _stand(self, where: QRect, below: int) -> None:
        """Stand there, with so many pixels under the lines."""
        inside = QRect(EDGE, EDGE, where.width() - 2 * EDGE, where.height() - EDGE - below)
        if (where, inside) == (self.geometry(), self._list.geometry()):
            return
        self.setUpdatesEnabled(False)  # or Qt paints all that lies behind a card that becomes another size
        self.setGeometry(where)
        self._list.setGeometry(inside)
        self._rim.lay(self.rect(), inside)
        self.setUpdatesEnabled(True)


def _counted(lines: int) -> str:
    return "Én linje" if lines == 1 else f"{lines} linjer"


def _item(found: Found) -> QListWidgetItem:
    item = QListWidgetItem(found.text)
    item.setData(Qt.ItemDataRole.UserRole, found)
    item.setData(SECOND_LINE, found.second)
    item.setData(MARKS, found.marks)
    item.setData(SECOND_MARKS, found.second_marks)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (found.text, found.second))))
    return item


def _nothing() -> QListWidgetItem:
    item = QListWidgetItem(NOTHING)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(SECOND_LINE, TRY_AGAIN)
    return item
