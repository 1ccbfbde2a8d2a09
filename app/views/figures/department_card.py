"""The figures of a group of the department: number, picture, parts, and what each number does not say.

A picture has its numbers on it, so the table of the same parts waits behind »Vis tabel«; without a picture it stands.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.figure_periods import short_words
from app.services.chart_shapes_ground import HIDDEN, capital
from app.services.chart_shapes_words import FigureTable
from app.services.curve_shapes import Picture
from app.services.department_rows import DepartmentPage, DepartmentRow
from app.services.department_shapes import department_picture
from app.services.department_words import number_of, short_number_of, table_of
from app.views.figures.figure_card import HIDE_TABLE, SHOW_TABLE
from app.views.figures.figure_table import FigureTableView
from app.views.genogram.drawn import Drawn
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Hairline, Heading, Text

ALL_HIDDEN = "Skjult i så mange filer, at intet kan siges: {names}."


class FoldedTable(QWidget):
    """The numbers of a picture as a table, one key away."""

    def __init__(self, row: DepartmentRow, table: FigureTable) -> None:
        super().__init__()
        self.figure_id, self._name, self._told = row.id, row.figure.name, table
        self._table: FigureTableView | None = None
        self.turn = LinkButton(SHOW_TABLE)
        self.turn.clicked.connect(self.toggle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self._say()

    @property
    def is_open(self) -> bool:
        """Whether the table is shown."""
        return self._table is not None

    def toggle(self) -> None:
        """Open the table, or close it."""
        if self._table is None:
            self._table = FigureTableView(self._name, self._told)
            self._column.addWidget(self._table)
        else:
            self._table.hide()
            self._table.deleteLater()
            self._table = None
        self._say()

    def _say(self) -> None:
        words = HIDE_TABLE if self.is_open else SHOW_TABLE
        self.turn.set_words(words)
        self.turn.setAccessibleName(f"{words}: {self._name}")


def group_card(
    name: str, rows: Sequence[DepartmentRow], page: DepartmentPage, opened: Collection[str] = ()
) -> Card:  # fmt: skip
    """Return the figures of a group; those of which nothing can be said are named in one line at the end.

    `opened` are the ids of figures whose table is open.
    """
    card = Card(name)
    for row in rows:
        if short_number_of(row) != HIDDEN:
            card.body.addWidget(Hairline())
            _fill(card, row, page, opened)
    hidden = [row.figure.name for row in rows if short_number_of(row) == HIDDEN]
    if hidden:
        card.body.addWidget(Hairline())
        card.body.addWidget(Text(ALL_HIDDEN.format(names=", ".join(hidden)), "meta", "ink2", wrap=True))
    return card


def _fill(card: Card, row: DepartmentRow, page: DepartmentPage, opened: Collection[str]) -> None:
    was, before = page.was(row), short_words(page.before.period) if page.before else ""
    card.body.addWidget(Heading(row.figure.name, "subhead", wrap=True))
    card.body.addWidget(Text(capital(number_of(row)), "body", wrap=True))
    if was is not None:
        card.body.addWidget(Text(f"{capital(before)}: {short_number_of(was)}", "body", "ink2", wrap=True))
    drawn, table = _draw(card, row, page), table_of(row, was, before)
    if table is not None and drawn:
        folded = FoldedTable(row, table)
        if row.id in opened:
            folded.toggle()
        card.body.addWidget(folded)
    elif table is not None:
        card.body.addWidget(FigureTableView(row.figure.name, table))
    card.body.addWidget(Text(row.figure.says_not, "meta", "ink2", wrap=True))


def _draw(card: Card, row: DepartmentRow, page: DepartmentPage) -> bool:
    """Draw the picture where there is one; tell whether there is."""

    @lru_cache(maxsize=16)  # a layout asks for the height at a width many times
    def draw(width: float, text: float) -> Picture:
        return department_picture(row, page, width=width, text=text)

    if not draw(400, 14).height:
        return False
    card.body.addWidget(Drawn(f"Billede: {row.figure.name}", draw))
    return True
