"""One key figure on paper: its number, which way it moves, its picture and table, and what the number is and is not."""

from __future__ import annotations

from dataclasses import replace

from app.documents import parts, styles
from app.documents.charts import drawn
from app.documents.figures_paper_tables import table
from app.documents.flow import Item, gathered
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH
from app.documents.typesetting import Span, Style
from app.services.chart_shapes import picture_of
from app.services.chart_shapes_ground import capital
from app.services.chart_shapes_words import PERIOD, number_of, shows_numbers, table_of, trend_of
from app.services.figure_rows import FigurePage, FigureRow

_NUMBER = Style(19, 24, 600)
_TREND = replace(styles.PRO_SOFT, align="right")
_SMALL = Style(10.5, 14.5)
_NUMBER_WIDE = 300.0
_LETTERS = 10.5


def figure_panels(row: FigureRow, page: FigurePage) -> list[Item]:
    """Return the panels of one figure, best seen together."""
    figure = row.figure
    head = parts.heading(figure.name, styles.PRO_HEADING, before=18, after=1, deeper=1)
    about = [
        *_about("Det er talt", figure.text, before=6),
        *_about("Det siger tallet ikke", figure.says_not),
        *_about("Kilde", figure.source),
    ]
    picture = drawn(picture_of(row, page, width=WIDTH, text=_LETTERS))
    return gathered([head, _number(row, page), *picture, *_table(row, page), *about])


def _number(row: FigureRow, page: FigurePage) -> Panel:
    """Return the number, and beside it which way it moves."""
    number = box(0, _NUMBER_WIDE, [para(capital(number_of(row)), _NUMBER)])
    trend = box(_NUMBER_WIDE, WIDTH - _NUMBER_WIDE, [para(trend_of(row, page), _TREND)])
    return Panel([number, replace(trend, centred=True)], heads=True)


def _table(row: FigureRow, page: FigurePage) -> list[Panel]:
    """Return the numbers; a single one stands above already, and so does that there are none."""
    told = table_of(row, page)
    is_said = told.head[0] == PERIOD and len(told.rows) == 1
    return table(told) if shows_numbers(row) and not is_said else []


def _about(label: str, words: str, *, before: float = 0) -> list[Panel]:
    """Return a sentence about the number with what it is about before it; nothing without words."""
    return parts.spans([Span(f"{label}: ", 600), Span(words)], _SMALL, before=before) if words.strip() else []
