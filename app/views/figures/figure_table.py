"""The numbers behind a picture as a table, as tall as its rows so that the page scrolls and not the table."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy

from app.services.chart_shapes_words import FigureTable
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable

MANY = 5
"""With more columns the table scrolls sideways instead of squeezing what its rows are called."""
Cells = tuple[str, ...]
_NUMBER = re.compile(r"-?[\d.]+(?:,\d+)?")


class FigureTableView(RowsTable[Cells]):
    """The table of one figure. It leaves as a report, which knows what must be hidden, and never as a copy."""

    may_copy = False

    def __init__(self, name: str, table: FigureTable) -> None:
        self._is_wide = len(table.head) > MANY
        columns = [_column(title, place, stretch=not self._is_wide) for place, title in enumerate(table.head)]
        super().__init__(f"Tabel: {name}", columns, lambda row: row)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_rows(table.rows)
        self.clearSelection()  # numbers to read: no row is chosen before somebody walks in it
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the row the arrows go on from."""
        super().focusInEvent(event)
        self.selectRow(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing when nobody walks in it any more."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the rows, now that the letters of the head are known."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what the rows are called in full, also where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        is_wide = self._is_wide or self._is_crowded()
        lines = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        lines += self.horizontalScrollBar().sizeHint().height() if is_wide else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + 2 * self.frameWidth() + 2)

    def _is_crowded(self) -> bool:
        """Tell whether the columns are wider than the table; then it scrolls, and the first is as wide as its words."""
        if self._is_wide:
            return True
        header, first = self.horizontalHeader(), self.sizeHintForColumn(0)
        others = sum(header.sectionSize(place) for place in range(1, header.count()))
        is_crowded = others + first > self.viewport().width()
        mode = QHeaderView.ResizeMode.Fixed if is_crowded else QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(0, mode)
        if is_crowded:
            header.resizeSection(0, first)
        return is_crowded


def _column(title: str, place: int, *, stretch: bool) -> Column[Cells]:
    if place == 0:
        return Column(title, lambda row: row[0], stretch=stretch)
    return Column(title, lambda row: row[place], lambda row: _number(row[place]))


def _number(cell: str) -> float | None:
    """Return what a cell sorts by; words sort last."""
    found = _NUMBER.match(cell)
    return float(found.group().replace(".", "").replace(",", ".")) if found else None
