"""The columns of a table as the user left them: how wide, in which order, sorted by what. They fit until she drags one.

A width is remembered at 100 % text size, so that it grows with the letters.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from app.views.theme import current_theme
from app.views.widgets.view_memory import memory_of

ROWS_MEASURED = 40
"""Rows beyond those seen that are measured for a width: all of a long list would take longer than a key."""
LEAST_STRETCHED = 120
"""Pixels at 100 % a column that takes what is left keeps when nothing is left: then the table is rolled sideways."""
NARROWEST, WIDEST = 40, 1200
"""Pixels at 100 % a remembered width may have: a column must never be lost, nor push the others away."""


class ColumnsAsLeft(QObject):
    """Looks after the header of one table. `stretched` are the places of the columns that take what is left."""

    def __init__(self, table: QTableView, titles: Sequence[str], stretched: frozenset[int]) -> None:
        super().__init__(table)
        self._table, self._titles, self._stretched = table, tuple(titles), stretched
        self._own: dict[str, int] = {}
        self._busy = self._read = False
        header = table.horizontalHeader()
        header.setResizeContentsPrecision(ROWS_MEASURED)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setSortIndicatorClearable(True)
        for place in range(len(titles)):
            stretch = place in stretched
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            )
        header.sectionResized.connect(self._on_resized)
        header.sectionHandleDoubleClicked.connect(self._on_fitted)
        header.sectionMoved.connect(lambda *_: self._keep())
        header.sortIndicatorChanged.connect(lambda *_: self._keep())

    def fit(self) -> None:
        """Make each column as wide as its words, or as she made it."""
        self._busy = True
        scale = current_theme().text_scale
        for place, title in enumerate(self._titles):
            if place in self._stretched:
                continue
            if title in self._own:
                self._table.setColumnWidth(place, round(self._own[title] * scale))
            else:
                self._table.resizeColumnToContents(place)
        self._busy = False
        self.make_room()

    def make_room(self) -> None:
        """Let the columns that take what is left share it, but never be pressed to a single letter."""
        header, least = self._table.horizontalHeader(), current_theme().px(LEAST_STRETCHED)
        seen = [place for place in range(len(self._titles)) if not header.isSectionHidden(place)]
        stretched = [place for place in seen if place in self._stretched]
        taken = sum(header.sectionSize(place) for place in seen if place not in self._stretched)
        cramped = self._table.viewport().width() - taken < least * len(stretched)
        mode = QHeaderView.ResizeMode.Interactive if cramped else QHeaderView.ResizeMode.Stretch
        for place in stretched:
            if header.sectionResizeMode(place) != mode:
                header.setSectionResizeMode(place, mode)
            if cramped:
                self._table.setColumnWidth(place, least)

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

    def _on_resized(self, place: int, _before: int, width: int) -> None:
        if not self._busy and place not in self._stretched and width > 0:
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
