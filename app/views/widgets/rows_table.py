"""The view of a table of rows: Enter opens the selected line, a click on a title sorts.

One line is selected at a time, or several where they can be used together. Ctrl+C copies them, the right mouse button
shows what can be done with them, and columns stay as they were left.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QMetaMethod,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QTableView,
)

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.aloud import tell_cell
from app.views.widgets.row_verbs import Verb, copy_words, may_copy, show_menu, verb_menu, verbs_of
from app.views.widgets.rows import Column, RowsItemModel, RowsOrder
from app.views.widgets.rows_columns import ColumnsAsLeft
from app.views.widgets.rows_lines import RowLines
from app.views.widgets.rows_words import line_words, listed, table_words

Row = TypeVar("Row")
LEAST_LINES = 3
"""Lines that are always seen: where there is room for fewer, the page scrolls and not a sliver of the list."""
Flag = QItemSelectionModel.SelectionFlag
COPY_ALL = QKeyCombination(Qt.Modifier.CTRL | Qt.Modifier.SHIFT, Qt.Key.Key_C)


class RowsTable(QTableView, Generic[Row]):
    """A table of frozen rows. `opened` and `selected` carry the row; `selected` carries None when there is none."""

    opened = Signal(object)
    selected = Signal(object)
    several_opened = Signal()
    """Enter with several lines selected: they cannot be opened at once."""

    def __init__(self, name: str, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self._rows = RowsItemModel(columns, key)
        self._order = RowsOrder(self._rows)
        self._tall = any(column.second for column in columns)
        self._gone: tuple[int, ...] = ()
        self._key: Hashable = None
        self._gone_keys: tuple[Hashable, ...] = ()
        self.setAccessibleName(name)
        self.setModel(self._order)
        self.setItemDelegate(RowLines(self))
        self._buttons: tuple[QAbstractButton, ...] = ()
        self.before_copy_all: Callable[[list[Row]], bool] = lambda _rows: True
        """Asked with the rows before several or all are copied; they stay here on a no."""
        self._columns = ColumnsAsLeft(self, columns, self._on_given_way)
        self._calm_down()
        self._fit_heights()
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what is selected stays selected when it is still there.

        Else the one beside it: the next letter must not hit a stranger at the top. It comes back with an undo. While
        words are typed that narrow the list, the first is the best one.
        """
        several = [self._rows.key_at(place) for place in self._picked_places()]
        is_typed = isinstance(QApplication.focusWidget(), QLineEdit)
        shown = None if is_typed else self.all_rows
        high, place, gone = self._lines_seen(), *self._rows.choice_among(rows, self._key, self._gone_keys, shown)
        self._rows.set_rows(rows)
        if self._lines_seen() != high:
            self.updateGeometry()
        self._fit_heights()
        self._columns.fit(only_seen=is_typed)  # a key must not wait for rows she does not see
        index = self._order.mapFromSource(self._rows.index(place, 0)) if place is not None else self._order.index(0, 0)
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)  # whatever key is held down
        if place is not None and len(several) > 1:
            self._pick_too(several)
        self._gone_keys = gone
        if not index.isValid():
            self.selected.emit(None)

    def minimumSizeHint(self) -> QSize:
        """Return room for the titles and the first lines."""
        head, line = self.horizontalHeader().sizeHint().height(), self.verticalHeader().defaultSectionSize()
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), head + line * self._lines_seen() + 2 * self.frameWidth()))

    def _lines_seen(self) -> int:
        return min(max(self._rows.rowCount(), 1), LEAST_LINES)

    def share_width(self) -> None:
        """Share the width anew, when columns have come or gone."""
        self._columns.fit()

    def allow_several(self) -> None:
        """Let several lines be selected: Shift, Ctrl and Ctrl+A do what they do everywhere."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _pick_too(self, keys: Sequence[Hashable]) -> None:
        for place in (found for each in keys if (found := self._rows.place_of(each)) is not None):
            again = self._order.mapFromSource(self._rows.index(place, 0))
            self.selectionModel().select(again, Flag.Select | Flag.Rows)

    def all_rows(self) -> list[Row]:
        """Return all rows in the order they are shown."""
        places = (self._order.mapToSource(self._order.index(place, 0)) for place in range(self._order.rowCount()))
        return [self._rows.row_at(each.row()) for each in places]

    def picked(self) -> list[Row]:
        """Return the selected rows in the order they are shown."""
        return [self._rows.row_at(place) for place in self._picked_places()]

    def listed(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], bool]:
        """Return titles and cells as they stand, of several selected lines or of all, and whether it is only some."""
        several = sorted({index.row() for index in self.selectionModel().selectedRows()})
        some = several if len(several) > 1 else []
        return *listed(self, some), bool(some)

    def _picked_places(self) -> list[int]:
        shown = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._order.mapToSource(index).row() for index in shown]

    def current_row(self) -> Row | None:
        """Return the selected row."""
        index = self._order.mapToSource(self.currentIndex())
        return self._rows.row_at(index.row()) if index.isValid() else None

    def choose(self, key: Hashable) -> None:
        """Select a row by its key; one that is not there changes nothing."""
        place = self._rows.place_of(key)
        if place is not None:
            self.setCurrentIndex(self._order.mapFromSource(self._rows.index(place, 0)))
            self.scrollTo(self.currentIndex())

    def cells_with(self, holds: Callable[[str], bool]) -> list[QModelIndex]:
        """Return one cell of each row whose words hold something, in the order shown. Asking Qt for all takes long."""
        cells = [self._order.mapFromSource(self._rows.index(*place)) for place in self._rows.cells_with(holds)]
        return sorted(cells, key=lambda cell: cell.row())

    def use_buttons(self, *buttons: QAbstractButton) -> None:
        """Let the menu of a row offer what these buttons do; they act on the selected row."""
        self._buttons = buttons

    def row_words(self) -> str:
        """Return the selected rows as text, a line each, cells with tabs between; empty when none is."""
        shown = sorted({index.row() for index in self.selectionModel().selectedRows()})
        with self._columns_apart():
            return line_words(self, shown) if shown and may_copy(self) else ""

    def leaves_out(self, column: int) -> bool:
        """Tell whether the words of a column are to stand in another cell: it is hidden, and nobody is copying."""
        return self.isColumnHidden(column) and not self._rows.apart

    @contextmanager
    def _columns_apart(self) -> Iterator[None]:
        """Let each column tell of itself, however narrow the table is: a spreadsheet has room."""
        self._rows.apart = True
        try:
            yield
        finally:
            self._rows.apart = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter on every platform, copy the row or the whole table; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_picked()
            return
        if event.keyCombination() == COPY_ALL and may_copy(self):
            self._copy_all()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open_current()
            return
        if event.key() == Qt.Key.Key_Escape and len(self._picked_places()) > 1:
            self.selectionModel().setCurrentIndex(self.currentIndex(), Flag.ClearAndSelect | Flag.Rows)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the row under the pointer, or the selected one for the menu key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        index = self.indexAt(at)
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        count = len(self._picked_places())
        copies = [
            Verb("Kopiér linjen" if count < 2 else f"Kopiér {count} linjer", "Ctrl C", self._copy_picked),
            Verb("Kopiér hele listen", "Ctrl Skift C", self._copy_all),
        ]
        opens = [Verb("Åbn", "Enter", self._open_current)] if self._opens() and count < 2 else []
        verbs = verbs_of(self._buttons) if count < 2 else ()  # buttons act on one row
        menu = verb_menu(self, opens, verbs, copies if may_copy(self) else ())
        show_menu(menu, self.viewport().mapToGlobal(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell a reader where one stands in it."""
        super().focusInEvent(event)
        tell_cell(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the columns as they were left."""
        super().showEvent(event)
        self._columns.recall()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._columns.make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_heights()
            self._columns.fit()

    def _open_current(self) -> None:
        if len(self._picked_places()) > 1:
            self.several_opened.emit()
        else:
            self._on_activated(self.currentIndex())

    def _copy_picked(self) -> None:
        rows = self.picked()
        if len(rows) < 2 or (may_copy(self) and self.before_copy_all(rows)):
            copy_words(self.row_words())

    def _copy_all(self) -> None:
        if self.before_copy_all(self.all_rows()):
            with self._columns_apart():
                copy_words(table_words(self))

    def _opens(self) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(self.opened))

    def _calm_down(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self._order.sort(-1)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()

    def _fit_heights(self) -> None:
        theme = current_theme()
        name = "row_two_lines" if self._tall or self._gone else "field"
        self.verticalHeader().setDefaultSectionSize(round(load_tokens().size[name] * theme.text_scale))

    def _on_given_way(self, places: Sequence[int]) -> None:
        if tuple(places) != self._gone:
            self._gone = tuple(places)
            self._rows.stand_under(places)
            self._fit_heights()
            self.updateGeometry()

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row_at(self._order.mapToSource(index).row()))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            place = self._order.mapToSource(current).row()
            self._key, self._gone_keys = self._rows.key_at(place), ()
            self.selected.emit(self._rows.row_at(place))
