"""The cases with their weight, the heaviest first, and what each caseworker has when there are several."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.services.case_load_rows import CaseLoad, LoadLine, WorkerLoad
from app.services.weight_list import Heaviness
from app.views.case_load import words
from app.views.case_load.full_table import FullTable
from app.views.theme import current_theme
from app.views.widgets.cards import EmptyState
from app.views.widgets.rows import Column
from app.views.widgets.text import SectionHeading

HEADING, BY_CASEWORKER = "Sagerne", "Rådgiverne"
WHY, LEAST = 3, 620
"""The column that goes when the table is narrower than so many pixels at 100 %; it then stands under the name."""


class CasesPart(QWidget):
    """The tables. `opened` carries the id of the case that was chosen."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._by_caseworker = SectionHeading(HEADING), SectionHeading(BY_CASEWORKER)
        self._empty = EmptyState(words.NO_CASES, "folders")
        self.table = FullTable[LoadLine]("Sager og det, de vejer", self._columns(), lambda line: line.case_id)
        self.workers = FullTable[WorkerLoad]("Rådgivernes sager", _worker_columns(), lambda row: row.name)
        self.table.more_hints = ((("Enter",), "Vej sagen"),)
        self.table.opened.connect(lambda line: self.opened.emit(line.case_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._heading, self._empty, self.table, self._by_caseworker, self.workers):
            column.addWidget(part)

    def show_load(self, load: CaseLoad) -> None:
        """Show the cases as they are now."""
        self._heading.set_text(HEADING, load.count or None)
        self._empty.setVisible(not load.lines)
        self.table.setVisible(bool(load.lines))
        self.table.set_rows(load.lines)
        several = len(load.workers) > 1
        for part in (self._by_caseworker, self.workers):
            part.setVisible(several)
        self.workers.set_rows(load.workers if several else ())

    def follow_in(self, area: QScrollArea) -> None:
        """Let the page follow the row that is chosen."""
        self.table.follow_in(area)
        self.workers.follow_in(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out why when there is no room beside the names."""
        super().resizeEvent(event)
        self.table.setColumnHidden(WHY, event.size().width() < current_theme().px(LEAST))

    def _columns(self) -> list[Column[LoadLine]]:
        return [
            Column("Sag", lambda line: line.children or words.NO_NAME, second=self._second, stretch=True),
            Column("Point", words.points_words, lambda line: line.points),
            Column("Vægt", lambda line: words.HEAVINESS[line.heaviness], _weight_order, colour=_colour),
            Column("Hvorfor", words.why_words, second=words.weighed_words, stretch=True, colour=lambda _line: "ink2"),
        ]

    def _second(self, line: LoadLine) -> str:
        number = line.number[:40] or words.NUMBERLESS
        return f"{number} · {words.why_words(line)}" if self.table.leaves_out(WHY) else number


def _worker_columns() -> list[Column[WorkerLoad]]:
    return [
        Column("Rådgiver", lambda row: row.name or words.NO_NAME, stretch=True),
        Column("Sager", lambda row: str(row.cases), lambda row: row.cases),
        Column("Tunge", lambda row: str(row.heavy), lambda row: row.heavy),
        Column("Ikke vejet", lambda row: str(row.unweighed), lambda row: row.unweighed),
        Column("Point", lambda row: str(row.points), lambda row: row.points),
    ]


def _weight_order(line: LoadLine) -> int:
    return list(Heaviness).index(line.heaviness)


def _colour(line: LoadLine) -> str:
    return words.TONES[line.heaviness] or "ink2"
