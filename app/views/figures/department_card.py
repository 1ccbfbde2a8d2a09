"""The figures of a group of the department: number, picture, parts, and what each number does not say."""

from collections.abc import Sequence
from functools import lru_cache

from app.rules.figure_periods import short_words
from app.services.chart_shapes_ground import HIDDEN, capital
from app.services.curve_shapes import Picture
from app.services.department_rows import DepartmentPage, DepartmentRow
from app.services.department_shapes import department_picture
from app.services.department_words import number_of, short_number_of, table_of
from app.views.figures.figure_table import FigureTableView
from app.views.genogram.drawn import Drawn
from app.views.widgets.cards import Card
from app.views.widgets.text import Hairline, Text

ALL_HIDDEN = "Skjult i så mange filer, at intet kan siges: {names}."


def group_card(name: str, rows: Sequence[DepartmentRow], page: DepartmentPage) -> Card:
    """Return the figures of a group; those of which nothing can be said are named in one line at the end."""
    card = Card(name)
    for row in rows:
        if short_number_of(row) != HIDDEN:
            card.body.addWidget(Hairline())
            _fill(card, row, page)
    hidden = [row.figure.name for row in rows if short_number_of(row) == HIDDEN]
    if hidden:
        card.body.addWidget(Hairline())
        card.body.addWidget(Text(ALL_HIDDEN.format(names=", ".join(hidden)), "meta", "ink2", wrap=True))
    return card


def _fill(card: Card, row: DepartmentRow, page: DepartmentPage) -> None:
    was, before = page.was(row), short_words(page.before.period) if page.before else ""
    card.body.addWidget(Text(row.figure.name, "subhead", wrap=True))
    card.body.addWidget(Text(capital(number_of(row)), "body", wrap=True))
    if was is not None:
        card.body.addWidget(Text(f"{capital(before)}: {short_number_of(was)}", "body", "ink2", wrap=True))
    _draw(card, row, page)
    table = table_of(row, was, before)
    if table is not None:
        card.body.addWidget(FigureTableView(row.figure.name, table))
    card.body.addWidget(Text(row.figure.says_not, "meta", "ink2", wrap=True))


def _draw(card: Card, row: DepartmentRow, page: DepartmentPage) -> None:
    @lru_cache(maxsize=16)  # a layout asks for the height at a width many times
    def draw(width: float, text: float) -> Picture:
        return department_picture(row, page, width=width, text=text)

    if draw(400, 14).height:
        card.body.addWidget(Drawn(f"Billede: {row.figure.name}", draw))
