"""The list of an access request with the record one stands on beside it, or one of them where there is no room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from app.views.case.access_detail import AccessDetail
from app.views.theme import current_theme
from app.views.widgets.list_or_one import ListOrOne, Room

ROOM = Room(narrow=700, one=340, high=150)
WORDS, SEE = ("Åbn", "Listen over oplysninger"), "Åbn oplysningen"
WIDE, WHY = 1000, 2
"""The width from which the list has room for why, too; the record tells that. And which column it is."""


class ListAndRecord(ListOrOne):
    """Beside the list the record scrolls by itself, so that the list has the whole height to be walked through."""

    def __init__(self, table: QTableView, record: AccessDetail) -> None:
        super().__init__(table, record, WORDS, ROOM)
        self._record = record
        self.see.setAccessibleName(SEE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out why where the list has no room for it."""
        super().resizeEvent(event)
        self._record.show_lines(beside=self.is_beside())
        self._table.setColumnHidden(WHY, event.size().width() < current_theme().px(WIDE))
