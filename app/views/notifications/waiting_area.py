"""»Modtaget, ingen kontakt endnu« in place of the list of cases: the youngest first; and the counts of a period."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.listing import Listing
from app.services.notification_waiting import WaitingChild, list_waiting
from app.views.long_reading import read_long
from app.views.notifications.counts_part import CountsPart
from app.views.page import Hints
from app.views.papers.list_preview import print_listing
from app.views.papers.table_listing import table_listing
from app.views.records.list_copies import note_copies
from app.views.widgets.buttons import BackButton, IconButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.page_head import PageHead
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

HEADING = "Modtaget, ingen kontakt endnu"
ABOUT = "Børn til og med 6 år og børn på vej står først. Skriv den første kontakt i sagen, så går linjen væk."
NONE = "Alle børn, vi har fået en underretning om, har haft kontakt med os."
SHARES = {"Barn": 24.0, "Sag": 14.0, "Modtaget": 24.0, "Har ventet": 13.0, "Vurdering": 25.0}
PLACE = "notifications"
"""The tab of a case a line leads to."""
ROWS_SEEN, FRAME = 12, 4
"""Rows the table has room for before it scrolls by itself, and the pixels of its border."""


class WaitingArea(QWidget):
    """The area. `closed` when she goes back to the list of all cases, `case_requested` with the case and the tab."""

    help_topic = "cases.waiting"

    case_requested = Signal(object, str)
    closed = Signal()
    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._heading, self._empty = SectionHeading(HEADING, 0, role="title"), EmptyState(NONE, "check-circle")
        self._paper = IconButton("printer", "Udskriv listen over dem, der venter")
        self._back = BackButton("Alle sager")
        self.table: RowsTable[WaitingChild] = RowsTable(HEADING, _columns(), lambda row: row.row_id)
        self.counts = CountsPart(workspace)
        self._lay_out()
        note_copies(self.table, workspace, lambda row: row.case_id)
        self._back.clicked.connect(self.closed)
        self._paper.clicked.connect(lambda: print_listing(self, self.listing()))
        self.table.opened.connect(lambda row: self.case_requested.emit(row.case_id, PLACE))

    def begin(self) -> None:
        """Show who waits now, with the focus in the list."""
        self.refresh()
        if self.isHidden():  # stopped, and the list of all cases stands there again
            return
        (self._back if self.table.isHidden() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read who waits and the counts again; when she stops it, the list of all cases stands there instead."""
        rows = read_long(self._workspace, list_waiting)
        if rows is None:
            self.closed.emit()
            return
        self._heading.set_text(HEADING, len(rows))
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.set_rows(rows)
        line = self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height() + 2 * FRAME
        self.table.setFixedHeight(head + line * min(len(rows), ROWS_SEEN))
        self.counts.refresh()

    def key_hints(self) -> Hints:
        """Return the keys of this view."""
        back: Hints = [(("Esc",), "Tilbage")]
        if self.table.isHidden():
            return back
        return [(("↑", "↓"), "Vælg"), (("Enter",), "Åbn sagen"), (("Ctrl P",), "Udskriv"), *back]

    def listing(self) -> Listing:
        """Return those who wait, as they stand."""
        return table_listing(HEADING, self.table, lambda row: row.case_id, SHARES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; letters here are never keys of the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

    def _lay_out(self) -> None:
        head = PageHead(self._heading, self._paper, self._back)
        inner = Fitted()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 8, 16)
        inside.setSpacing(16)
        for part in (Text(ABOUT, "meta", "ink2", wrap=True), self._empty, self.table, self.counts):
            inside.addWidget(part)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(head)
        column.addWidget(scrolling(inner, HEADING), 1)


def _columns() -> list[Column[WaitingChild]]:
    return [
        Column("Barn", lambda row: row.called, second=lambda row: row.age, stretch=True),
        Column("Sag", lambda row: row.number, gives_way=2),
        Column("Modtaget", lambda row: long_date(row.on), gives_way=1),
        Column("Har ventet", lambda row: _days(row.days), gives_way=4, under="har ventet "),
        Column("Vurdering", _assessed, gives_way=3),
    ]


def _days(days: int) -> str:
    return {0: "siden i dag", 1: "1 dag"}.get(days, f"{days} dage")


def _assessed(row: WaitingChild) -> str:
    return "akut" if row.urgent else "vurderet" if row.assessed else "ikke vurderet endnu"
