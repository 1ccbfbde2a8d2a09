"""Tables of frozen rows: columns say how a row reads and sorts, the view is walked by keys."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from app.language.folding import sort_key as danish_order

Row = TypeVar("Row")
Gone = tuple[Hashable, ...]
MOST_GONE = 20
"""Rows that went out of a list one after the other and are stood on again when they come back by undo."""
Index = QModelIndex | QPersistentModelIndex

SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
PAINTED_ROLE = Qt.ItemDataRole.UserRole + 2
"""All that is painted of a cell at once: its text, the second line and the colour, empty where there is none."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title, the text of a row, what it sorts by (its text, Danish, when not said).

    `second` is a quiet second line, `colour` a token for the text (never alone: the words say it too). Sort keys of
    one column must be comparable with each other; None sorts last. `gives_way`, where the names lack room: 1 goes
    first, 2 next; its words then stand under the name, `under` before them where they do not say what they are.
    """

    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    second: Callable[[Row], str] | None = None
    colour: Callable[[Row], str] | None = None
    stretch: bool = False
    gives_way: int = 0
    under: str = ""

    def order(self, row: Row) -> tuple[bool, Any]:
        """Return what the row sorts by in this column, missing values last."""
        key = self.sort_key(row) if self.sort_key else self.text(row)
        key = danish_order(key) if isinstance(key, str) else key
        return (key is None, key)


class RowsItemModel(QAbstractTableModel, Generic[Row]):
    """Frozen rows for a view. `key` tells which row is the same one after the rows were read again."""

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self.columns, self._key = tuple(columns), key
        self._rows: tuple[Row, ...] = ()
        self._under: tuple[int, ...] = ()
        self.apart = False
        """Whether each cell tells of its own column alone, as when it is copied."""

    def stand_under(self, places: Sequence[int]) -> None:
        """Let the words of these columns stand under the name, since the columns have given way."""
        if tuple(places) != self._under:
            self._under = tuple(places)
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def _second(self, row: Row, place: int) -> str:
        own, moved = self.columns[place].second, []
        if place == 0 and self._under and not self.apart:
            told = ((self.columns[each].under, self.columns[each].text(row)) for each in self._under)
            moved = [f"{under}{words}" for under, words in told if words]
        return " · ".join(filter(None, (*moved, own(row) if own else "")))

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: int) -> Row:
        """Return a row by its place."""
        return self._rows[index]

    def key_at(self, index: int) -> Hashable:
        """Return the key of a row by its place."""
        return self._key(self._rows[index])

    def choice_among(
        self, rows: Sequence[Row], chosen: Hashable, gone: Gone, shown: Callable[[], Sequence[Row]] | None
    ) -> tuple[int | None, Gone]:
        """Return the place of the row to stand on among new ones, and the keys of those it stands there instead of.

        `gone` are the keys it stood instead of until now, the last that went last: that one is the first to come back.
        `shown` gives the rows as they stand now; None while words are typed that narrow the list.
        """
        places = self._places_among(rows, {each for each in (*gone, chosen) if each is not None})
        back = next((at for at in reversed(range(len(gone))) if gone[at] in places), None)
        if back is not None:
            return places[gone[back]], gone[:back]
        if chosen in places:
            return places[chosen], gone
        if shown is None or chosen is None:
            return None, ()
        return self._place_beside(rows, chosen, shown()), (*gone, chosen)[-MOST_GONE:]

    def _places_among(self, rows: Sequence[Row], wanted: set[Hashable]) -> dict[Hashable, int]:
        """Return the places of some keys among rows; of ten thousand no more are looked at than it takes."""
        places: dict[Hashable, int] = {}
        for place, row in enumerate(rows) if wanted else ():
            if (key := self._key(row)) in wanted:
                places[key] = place
                if len(places) == len(wanted):
                    break
        return places

    def place_of(self, key: Hashable) -> int | None:
        """Return the place of the row with a key, None when it is gone."""
        return next((index for index, row in enumerate(self._rows) if self._key(row) == key), None)

    def _place_beside(self, rows: Sequence[Row], key: Hashable, shown: Sequence[Row]) -> int | None:
        """Return the place among new rows of the one that stood next after a key as they were shown, else before it."""
        before = [self._key(row) for row in shown]
        if key not in before:
            return None
        at, places = before.index(key), {self._key(row): place for place, row in enumerate(rows)}
        return next((places[each] for each in (*before[at + 1 :], *before[at::-1]) if each in places), None)

    def cells_with(self, holds: Callable[[str], bool]) -> list[tuple[int, int]]:
        """Return row and column of the first cell of each row whose words hold something."""
        found = []
        for place, row in enumerate(self._rows):
            for number, column in enumerate(self.columns):
                if holds(column.text(row)) or (column.second and holds(column.second(row))):
                    found.append((place, number))
                    break
        return found

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | tuple[str, str, str] | None:
        """Return text, tooltip, second line or all that is painted of a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == PAINTED_ROLE:
            return column.text(row), self._second(row, index.column()), column.colour(row) if column.colour else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (column.text(row), self._second(row, index.column())) if part)
        if role == SECOND_ROLE:
            return self._second(row, index.column()) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title if 0 <= section < len(self.columns) else None
        return None


class RowsOrder(QSortFilterProxyModel, Generic[Row]):
    """Sorts by the columns' own order; equal rows keep the order they came in."""

    def __init__(self, model: RowsItemModel[Row]) -> None:
        super().__init__()
        self._model = model
        self._keys: dict[int, list[tuple[bool, Any]]] = {}
        model.modelReset.connect(self._forget_keys)  # connected first: heard before the rows are put in order
        self.setSourceModel(model)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two rows in the sorted column."""
        keys = self._keys.get(left.column()) or self._keys_of(left.column())
        one, other = keys[left.row()], keys[right.row()]
        if one[0] or other[0]:
            return bool(one[0] < other[0])
        return bool(one[1] < other[1])

    def _forget_keys(self) -> None:
        self._keys.clear()

    def _keys_of(self, column: int) -> list[tuple[bool, Any]]:
        """Return what the rows sort by in a column, made once: Qt compares each row with ten others."""
        order = self._model.columns[column].order
        self._keys[column] = [order(self._model.row_at(place)) for place in range(self._model.rowCount())]
        return self._keys[column]
