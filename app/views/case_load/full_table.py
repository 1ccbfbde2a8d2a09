"""A table as high as its rows: the page scrolls, not the table, and it follows the row that is chosen."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QScrollArea

from app.views.widgets.keys import OwnKeys
from app.views.widgets.rows_table import RowsTable

Row = TypeVar("Row")
ROOM = 40


class FullTable(RowsTable[Row]):
    """The table; it never scrolls up and down by itself."""

    more_hints: OwnKeys = ()
    """The keys while the focus is in it."""

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, all of them."""
        super().set_rows(rows)
        self._fit()

    def follow_in(self, area: QScrollArea) -> None:
        """Let an area scroll to the chosen row while the table has the focus."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(lambda: self._bring_in(area))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + 1)

    def _bring_in(self, area: QScrollArea) -> None:
        inner = area.widget()
        if not self.hasFocus() or inner is None:
            return
        row = self.visualRect(self.currentIndex())
        place = self.viewport().mapTo(inner, QPoint(0, row.center().y()))
        area.ensureVisible(0, place.y(), 0, row.height() // 2 + ROOM)
