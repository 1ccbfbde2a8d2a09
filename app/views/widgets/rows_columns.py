"""The columns of a table as the user left them: how wide, in which order, sorted by what. They fit until she drags one.

A width is remembered at 100 % text size, so that it grows with the letters.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from app.views.theme import current_theme
from app.views.widgets.rows import Column
from app.views.widgets.view_memory import memory_of

ROWS_MEASURED = 40
"""Rows beyond those seen that are measured for a width: all of a long list would take longer than a key."""
LEAST_STRETCHED = 120
"""Pixels at 100 % a column that takes what is left keeps when nothing is left: then the table is rolled sideways."""
ENOUGH = 200
"""Pixels at 100 % such a column has before another gives way to it."""
NARROWEST, WIDEST = 40, 1200
"""Pixels at 100 % a remembered width may have: a column must never be lost, nor push the others away."""


class ColumnsAsLeft(QObject):
    """Looks after the header of one table. `given_way` is told the places of the columns there is no room for."""

    def __init__(
        self, table: QTableView, columns: Sequence[Column[Any]], given_way: Callable[[Sequence[int]], object]
    ) -> None:
        super().__init__(table)
        titles = [each.title for each in columns]
        self._table, self._titles, self._given_way = table, tuple(titles), given_way
        self._stretched = frozenset(place for place, each in enumerate(columns) if each.stretch)
        yielding = (place for place, each in enumerate(columns) if each.gives_way)
        self._yielding = sorted(yielding, key=lambda place: columns[place].gives_way)
        self._own: dict[str, int] = {}
        self._busy = self._read = False
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setSortIndicatorClearable(True)
        for place in range(len(titles)):
            stretch = place in self._stretched
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            )
        header.sectionResized.connect(self._on_resized)
        header.sectionHandleDoubleClicked.connect(self._on_fitted)
        header.sectionMoved.connect(lambda *_: self._keep())
        header.sortIndicatorChanged.connect(lambda *_: self._keep())

    def fit(self, *, only_seen: bool = False) -> None:
        """Make each column as wide as its words, or as she made it; `only_seen` measures no row out of sight."""
        self._busy = True
        lines = self._lines_in_sight() if only_seen else ROWS_MEASURED
        self._table.horizontalHeader().setResizeContentsPrecision(lines)
        self._show_all()  # Qt measures no title of a column that is hidden
        for place in range(len(self._titles)):
            if place not in self._stretched:
                self._fit_one(place)
        self._busy = False
        self.make_room()

    def _lines_in_sight(self) -> int:
        line = max(self._table.verticalHeader().defaultSectionSize(), 1)
        return max(self._table.viewport().height() // line, 1)  # at nought Qt measures all when rows are new

    def _fit_one(self, place: int) -> None:
        if own := self._own.get(self._titles[place]):
            self._table.setColumnWidth(place, round(own * current_theme().text_scale))
        else:
            self._table.resizeColumnToContents(place)

    def make_room(self) -> None:
        """Let the columns that take what is left share it, but never be pressed to a single letter."""
        self._give_way()
        header, least = self._table.horizontalHeader(), current_theme().px(LEAST_STRETCHED)
        seen = [place for place in range(len(self._titles)) if not header.isSectionHidden(place)]
        stretched = [place for place in seen if place in self._stretched]
        self._fill_alone(0 if not stretched else None)
        taken = sum(header.sectionSize(place) for place in seen if place not in self._stretched)
        cramped = self._table.viewport().width() - taken < least * len(stretched)
        mode = QHeaderView.ResizeMode.Interactive if cramped else QHeaderView.ResizeMode.Stretch
        for place in stretched:
            if header.sectionResizeMode(place) != mode:
                header.setSectionResizeMode(place, mode)
            if cramped:
                self._table.setColumnWidth(place, least)

    def _give_way(self) -> None:
        """Leave out the columns that give way, one after the other, until the names have enough room."""
        if not self._yielding:
            return
        header, gone = self._table.horizontalHeader(), list[int]()
        busy, self._busy = self._busy, True
        self._show_all()
        enough, room = current_theme().px(ENOUGH), self._table.viewport().width()
        wide = {place: header.sectionSize(place) for place in range(len(self._titles))}
        wide |= dict.fromkeys(self._stretched, enough)
        if header.sectionResizeMode(0) is QHeaderView.ResizeMode.Stretch and 0 not in self._stretched:
            wide[0] = self._table.sizeHintForColumn(0)  # it fills the table alone; what it needs is what counts
        for place in self._yielding:
            if sum(wide.values()) > room:
                del wide[place]
                gone.append(place)
                header.setSectionHidden(place, True)
        self._given_way(sorted(gone))
        self._busy = busy

    def _show_all(self) -> None:
        for place in self._yielding:
            self._table.horizontalHeader().setSectionHidden(place, False)

    def _fill_alone(self, place: int | None) -> None:
        """Let the name fill the table where every column that took what is left has given way; or no longer."""
        header, mode = self._table.horizontalHeader(), QHeaderView.ResizeMode
        if 0 in self._stretched:
            return
        wanted = mode.Interactive if place is None else mode.Stretch
        if header.sectionResizeMode(0) != wanted:
            busy, self._busy = self._busy, True  # nobody dragged it
            header.setSectionResizeMode(0, wanted)
            if place is None:
                self._fit_one(0)
            self._busy = busy

    def recall(self) -> None:
        """Put the columns as they were left, once, when the table is first seen in its window."""
        memory = memory_of(self._table)
        if self._read or memory is None:
            return
        self._read = True
        kept = memory.recall(self._name())
        if isinstance(kept, dict):
            self._busy = True
            self._use(kept)
            self._busy = False
        self.fit()

    def _use(self, kept: dict[str, Any]) -> None:
        header, widths, order = self._table.horizontalHeader(), kept.get("widths"), kept.get("order")
        if isinstance(widths, dict):
            known = {title: width for title, width in widths.items() if title in self._titles}
            self._own = {
                title: min(max(width, NARROWEST), WIDEST) for title, width in known.items() if isinstance(width, int)
            }
        if isinstance(order, list) and sorted(map(str, order)) == sorted(self._titles):
            for place, title in enumerate(order):
                header.moveSection(header.visualIndex(self._titles.index(title)), place)
        match kept.get("sort"):
            case [str() as title, bool() as falling] if title in self._titles:
                way = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
                self._table.sortByColumn(self._titles.index(title), way)

    def _on_resized(self, place: int, before: int, width: int) -> None:
        dragged = self._table.horizontalHeader().sectionResizeMode(place) is QHeaderView.ResizeMode.Interactive
        seen = before > 0 and width > 0  # one that is left out, or comes back, was not made so wide by anybody
        if not self._busy and dragged and place not in self._stretched and seen:
            self._own[self._titles[place]] = round(width / current_theme().text_scale)
            self._keep()

    def _on_fitted(self, place: int) -> None:
        self._own.pop(self._titles[place], None)
        self.fit()
        self._keep()

    def _keep(self) -> None:
        memory = memory_of(self._table)
        if self._busy or memory is None or len(set(self._titles)) < len(self._titles):
            return
        header = self._table.horizontalHeader()
        order = [self._titles[header.logicalIndex(place)] for place in range(len(self._titles))]
        kept: dict[str, object] = {"widths": self._own} if self._own else {}
        if order != list(self._titles):
            kept["order"] = order
        sorted_by = header.sortIndicatorSection()
        if 0 <= sorted_by < len(self._titles):
            falling = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            kept["sort"] = [self._titles[sorted_by], falling]
        memory.remember(self._name(), kept)

    def _name(self) -> str:
        return f"table:{self._table.accessibleName()}"
