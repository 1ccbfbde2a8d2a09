"""The cases of the review as a table: those that need it most first, chosen with the space bar."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.case_phase import Phase
from app.services.review_list import ReviewLine
from app.views.review import words
from app.views.theme import current_theme
from app.views.widgets.cards import EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.flow import FlowLayout
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text

EMPTY = "Ingen åbne sager at gå igennem."
NO_NEED = "Ingen af sagerne trænger til noget lige nu."
ALL_REVIEWED = "Alle sager er gennemgået inden for det sidste halve år."
ALL_HELD = "Alt, der var planlagt siden sidste sagsgennemgang, er blevet holdt."
NO_SUCH = "Ingen sager passer på alt det, der er valgt. Fjern et flueben."
TAKEN_OUT = "ikke med"
ONLY = "Vis kun"
PHASE, TALKED = 1, 3
FIXED, FIRST_TO_GO = (PHASE, TALKED, 4, 5), (5, PHASE, 4)
"""The columns beside the names and what they need, and those that go when these two have too little room: the last
review, the phase (it then stands under the name), the next date."""
ENOUGH, LEAST = 270, 160
"""Pixels at 100 % for the names, and as many for what they need; with fewer, how long it is since anybody talked with
the child gives way too."""


class CasesTable(RowsTable[ReviewLine]):
    """The table; the space bar takes a case out of the review or back in, and a letter is a key of the page."""

    turned = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the space bar; leave letters to the page."""
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.turned.emit(row)
        elif event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)


class ListPart(QWidget):
    """The table and what narrows it. `begun` carries the case to begin with; `chosen()` all that are gone through."""

    begun = Signal(object)
    counted = Signal(int)

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._lines: tuple[ReviewLine, ...] = ()
        self._left_out: set[UUID] = set()
        self._needing = CheckBox("Trænger til noget")
        self._unreviewed = CheckBox("Ikke gennemgået i 6 måneder")
        self._not_held = CheckBox("Noget blev ikke holdt")
        self._letters = CheckBox("Vis initialer")
        self.table = CasesTable("Sager til sagsgennemgang", self._columns(today), lambda line: line.case_id)
        self._empty = EmptyState(EMPTY, "folders")
        for box in (self._needing, self._unreviewed, self._not_held):
            box.setAccessibleName(f"{ONLY}: {box.text()}")
        self._lay_out()
        self.table.turned.connect(self._turn)
        self.table.opened.connect(lambda line: self.begun.emit(line.case_id))
        for box in self._boxes():
            box.toggled.connect(lambda _: self._show())

    @property
    def letters(self) -> bool:
        """Whether children are shown by their initials."""
        return self._letters.isChecked()

    def show_lines(self, lines: tuple[ReviewLine, ...]) -> None:
        """Show the cases as they are now; what was taken out stays out."""
        self._lines = lines
        self._left_out &= {line.case_id for line in lines}
        self._show()

    def chosen(self) -> list[UUID]:
        """Return the cases to go through, in the order they stand."""
        return [line.case_id for line in self._seen() if line.case_id not in self._left_out]

    def enter(self) -> None:
        """Put the focus in the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_ends(self, page: QWidget) -> int:
        """Return how far down on a page the first case ends, in pixels; 0 unless one stands at it."""
        if not self.table.hasFocus() or self.table.currentIndex().row() > 0:
            return 0
        first = self.table.visualRect(self.table.model().index(0, 0))
        return self.table.viewport().mapTo(page, first.bottomLeft()).y()

    def _seen(self) -> list[ReviewLine]:
        wanted = [line for line in self._lines if line.needs or not self._needing.isChecked()]
        wanted = [line for line in wanted if line.unreviewed or not self._unreviewed.isChecked()]
        return [line for line in wanted if line.not_held or not self._not_held.isChecked()]

    def _boxes(self) -> tuple[CheckBox, ...]:
        return self._needing, self._unreviewed, self._not_held, self._letters

    def _turn(self, line: ReviewLine) -> None:
        self._left_out ^= {line.case_id}
        self._show()

    def _show(self) -> None:
        seen = self._seen()
        self.table.set_rows(seen)
        self._leave_out(self.width())
        self.table.setVisible(bool(seen))
        self._empty.setVisible(not seen)
        self._empty.set_sentence(self._why_empty() if self._lines else EMPTY)
        self.counted.emit(len(self.chosen()))

    def _why_empty(self) -> str:
        """Return why no case is left of those there are: the one that is ticked says it, and several say no more."""
        ticked = [box for box in self._boxes() if box.isChecked() and box is not self._letters]
        if len(ticked) > 1:
            return NO_SUCH
        return ALL_HELD if self._not_held in ticked else ALL_REVIEWED if self._unreviewed in ticked else NO_NEED

    def _columns(self, today: Callable[[], dt.date]) -> list[Column[ReviewLine]]:
        return [
            Column(
                "Sag",
                lambda line: words.who(line, letters=self.letters),
                second=self._number,
                stretch=True,
                colour=lambda line: "ink2" if line.case_id in self._left_out else "ink",
            ),
            Column("Fase", words.phase, _furthest, words.stage),
            Column("Trænger til", words.needs, lambda line: -len(line.needs), words.under_needs, _colour, stretch=True),
            Column("Talt med", words.longest_silence, lambda line: -line.silent_days, words.other_silences),
            Column("Næste dato", lambda line: words.next_date(line, today()), lambda line: line.dates.next_on, _goals),
            Column("Sidste gang", words.last_time, lambda line: line.last_review, words.planned),
        ]

    def _number(self, line: ReviewLine) -> str:
        out = TAKEN_OUT if line.case_id in self._left_out else ""
        told = (words.phase(line), words.stage(line)) if self.table.leaves_out(PHASE) else ()
        return " · ".join(filter(None, (out, line.number[:40] or words.NUMBERLESS, *told)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: the names and what they need come first."""
        super().resizeEvent(event)
        self._leave_out(event.size().width())

    def _leave_out(self, width: int) -> None:
        header = self.table.horizontalHeader()
        for column in FIXED:
            self.table.setColumnHidden(column, False)  # Qt measures no title of a column that is hidden
        wide = {each: max(self.table.sizeHintForColumn(each), header.sectionSizeHint(each)) for each in FIXED}
        room, hidden = width - 2 * current_theme().px(ENOUGH), set[int]()
        for column in FIRST_TO_GO:
            if sum(wide[each] for each in FIXED if each not in hidden) > room:
                hidden.add(column)
        if wide[TALKED] > width - 2 * current_theme().px(LEAST):
            hidden.add(TALKED)
        for column in FIXED:
            self.table.setColumnHidden(column, column in hidden)
        self.table.share_width()

    def _lay_out(self) -> None:
        ticks = QWidget()
        flow = FlowLayout(ticks, gap=20, line_gap=8)
        for part in (Text(ONLY, "body", "ink2"), *self._boxes()):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(ticks)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)


def _furthest(line: ReviewLine) -> int:
    return list(Phase).index(line.phases[-1])


def _goals(line: ReviewLine) -> str:
    return f"mål {words.goals(line)}" if line.goals else "ingen mål"


def _colour(line: ReviewLine) -> str:
    return "warn" if line.needs else "ink2"
