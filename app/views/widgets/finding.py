"""Finds words on a page as it is seen: in labels, buttons, fields, lists and tables. What is folded away is not there.

»kjaer« finds »Kjær«, as everywhere in the program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.language.folding import fold
from app.views.widgets.buttons import IconButton
from app.views.widgets.cards import Tag
from app.views.widgets.rows_table import RowsTable

MOST = 500
"""Places found on one page; more help nobody."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of the page that holds the words; in a list or a table also the line."""

    widget: QWidget
    index: QPersistentModelIndex | None = None


def hits_on(page: QWidget, words: str) -> list[Hit]:
    """Return where the words stand, from the top and the left; nothing for no words."""
    wanted = fold(words)
    if not wanted:
        return []
    return list(islice((hit for each in _in_order(page) for hit in _in_widget(each, wanted)), MOST))


def words_in(widget: QWidget) -> str:
    """Return the words a part of a page shows, empty when it shows none of its own."""
    match widget:
        case IconButton():
            return ""  # what it is called is heard, not seen
        case QLabel() | QAbstractButton() | QLineEdit():
            hidden = isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal
            return "" if hidden else widget.text()
        case QPlainTextEdit() | QTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case Tag():
            return widget.accessibleName()
    return ""


def _in_order(page: QWidget) -> list[QWidget]:
    seen = [each for each in page.findChildren(QWidget) if each.isVisibleTo(page) and not isinstance(each, QTabBar)]
    return sorted(seen, key=lambda each: _corner(each, page))


def _corner(widget: QWidget, page: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(page, QPoint(0, 0))
    return corner.y(), corner.x()


def _in_widget(widget: QWidget, wanted: str) -> Iterator[Hit]:
    if isinstance(widget, QHeaderView):
        return
    if isinstance(widget, QAbstractItemView):
        yield from _in_lines(widget, wanted)
    elif wanted in fold(words_in(widget)) and not isinstance(widget.parentWidget(), QComboBox):
        yield Hit(widget)


def _in_lines(view: QAbstractItemView, wanted: str) -> Iterator[Hit]:
    """Yield each line that holds the words once, in the column where they stand."""
    if isinstance(view, RowsTable):
        fitting = view.cells_with(lambda text: wanted in _folded(text))
        yield from (Hit(view, QPersistentModelIndex(cell)) for cell in fitting[:MOST])
        return
    model, root = view.model(), view.rootIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)  # Qt keeps a list's own private
    for row in range(model.rowCount(root)):
        cells = (model.index(row, column, root) for column in range(columns))
        found = next((each for each in cells if _holds(each, wanted)), None)
        if found is not None:
            yield Hit(view, QPersistentModelIndex(found))


def line_of(hit: Hit) -> str:
    """Return the words a place stands in, as they are read aloud."""
    if hit.index is None:
        return words_in(hit.widget)
    return str(hit.index.data(Qt.ItemDataRole.AccessibleTextRole) or hit.index.data() or "")


def _holds(index: QModelIndex, wanted: str) -> bool:
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)  # what is read aloud holds all that is seen
    return wanted in _folded(str(spoken or index.data() or ""))


@lru_cache(maxsize=100_000)
def _folded(text: str) -> str:
    """Return a cell folded; the next letter asks for the same cells again."""
    return fold(text)


def forget_words() -> None:
    """Let go of the words that were looked through, when the search is over."""
    _folded.cache_clear()
