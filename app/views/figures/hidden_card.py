"""The figures of a group of which nothing may be shown, and those there is nothing of, each in one quiet list.

A wall of »Skjult« or »Ingen« helps nobody. Each still tells how it is counted, and what it was in earlier periods where
that may be seen.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.chart_shapes_words import number_of, shows_numbers, table_of
from app.services.figure_quiet import EMPTY, EMPTY_ABOUT, why_all_hidden
from app.services.figure_rows import FigurePage, FigureRow
from app.views.figures.figure_card import HIDE_DEFINITION, SHOW_DEFINITION, definition_of
from app.views.figures.figure_table import FigureTableView
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text

HEADING = "Skjulte tal"
SHOW_HERE = "Vis dem her på skærmen"


class QuietCard(Card):
    """A line for each of them, with a way the arrows lead from and to, as from button to button everywhere."""

    def __init__(
        self, heading: str, about: str, rows: Sequence[FigureRow], page: FigurePage, opened: Collection[str]
    ) -> None:
        super().__init__(heading, len(rows))
        self.body.addWidget(Text(about, "meta", "ink2", wrap=True))
        self.lines = [_Line(row, page) for row in rows]
        for line in self.lines:
            self.body.addWidget(line)
            if line.row.id in opened:
                line.toggle()

    @property
    def opened(self) -> frozenset[str]:
        """The figures whose definition is open."""
        return frozenset(line.row.id for line in self.lines if line.is_open)

    def take_focus(self, figure_id: str = "", *, visibly: bool = True) -> None:
        """Begin at a figure, or at the first of them."""
        line = next((each for each in self.lines if each.row.id == figure_id), self.lines[0])
        reason = Qt.FocusReason.TabFocusReason if visibly else Qt.FocusReason.OtherFocusReason
        line.way.setFocus(reason)


class HiddenCard(QuietCard):
    """Those that are hidden. `asked` when she wants to see the numbers."""

    asked = Signal()

    def __init__(self, rows: Sequence[FigureRow], page: FigurePage, opened: Collection[str]) -> None:
        super().__init__(HEADING, why_all_hidden(page.smallest), rows, page, opened)
        self.show_here = PlainButton(SHOW_HERE)
        self.show_here.clicked.connect(self.asked)
        self.body.addWidget(self.show_here, 0, Qt.AlignmentFlag.AlignLeft)


class EmptyCard(QuietCard):
    """Those there is nothing of."""

    def __init__(self, rows: Sequence[FigureRow], page: FigurePage, opened: Collection[str]) -> None:
        super().__init__(EMPTY, EMPTY_ABOUT, rows, page, opened)


class _Line(QWidget):
    """One of them: its name, what little may be said, and how it is counted when that is asked for."""

    def __init__(self, row: FigureRow, page: FigurePage) -> None:
        super().__init__()
        self.row, self._page = row, page
        self._more: QWidget | None = None
        self.way = LinkButton(SHOW_DEFINITION)
        self.way.clicked.connect(self.toggle)
        told = row.figure.name if not row.n else f"{row.figure.name}: {number_of(row)}"
        head = QHBoxLayout()
        head.setSpacing(12)
        name = Text(told, "body", wrap=True, strong=len(row.figure.name))
        head.addWidget(name, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._name()

    @property
    def is_open(self) -> bool:
        """Whether it is told how it is counted."""
        return self._more is not None

    def toggle(self) -> None:
        """Open what is counted, with the earlier numbers that may be seen; or close it."""
        if self._more is None:
            self._more = self._told()
            self._column.addWidget(self._more)
        else:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
        self._name()

    def _told(self) -> QWidget:
        holder = definition_of(self.row)
        column = holder.layout()
        if shows_numbers(self.row) and column is not None:
            column.addWidget(FigureTableView(self.row.figure.name, table_of(self.row, self._page)))
        return holder

    def _name(self) -> None:
        said = HIDE_DEFINITION if self.is_open else SHOW_DEFINITION
        self.way.set_words(said)
        self.way.setAccessibleName(f"{said}: {self.row.figure.name}")
