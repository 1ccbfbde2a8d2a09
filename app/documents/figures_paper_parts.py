"""One key figure on paper: its number, which way it moves, its picture and table, and what the number is and is not.

Those of which nothing may be shown are gathered, each with what is counted and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.documents import parts, styles
from app.documents.charts import drawn
from app.documents.figures_paper_bars import bar_table
from app.documents.figures_paper_tables import table
from app.documents.flow import Item, gathered
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH, Furniture, stamp_text
from app.documents.typesetting import Span, Style
from app.services.chart_shapes import picture_of
from app.services.chart_shapes_ground import capital
from app.services.chart_shapes_words import PERIOD, number_of, shows_numbers, table_of, trend_of
from app.services.department_report_rows import DepartmentReport
from app.services.figure_quiet import EMPTY, EMPTY_ABOUT, is_all_hidden, is_empty, is_in_bars, why_all_hidden
from app.services.figure_rows import FigurePage, FigureRow
from app.services.figures_report_rows import FiguresReport

HIDDEN = "Tal, der er skjult"
_NUMBER = Style(16, 20, 600)
_TREND = replace(styles.PRO_SOFT, align="right")
_SMALL = Style(10, 13.5)
_NUMBER_WIDE = 300.0
_LETTERS = 10.0
_TOGETHER = 5
"""So many panels of the end of a figure are never parted: a few rows of its table, and what is said of it."""


def figure_panels(row: FigureRow, page: FigurePage, *, under: Sequence[Panel] = ()) -> list[Item]:
    """Return the panels of one figure, best seen together, with the heading they come first `under`."""
    figure = row.figure
    head = parts.heading(figure.name, styles.PRO_HEADING, before=4 if under else 15, after=0, deeper=1)
    about = [
        *_about((("Det er talt", figure.text),), before=4),
        *_about((("Det siger tallet ikke", figure.says_not), ("Kilde", figure.source))),
    ]
    return gathered([*under, head, _number(row, page), *_kept_to_the_end([*_told(row, page), *about])])


def quiet_panels(rows: Sequence[FigureRow], page: FigurePage) -> list[Item]:
    """Return the figures of which nothing may be shown, and those there is nothing of, in two lists."""
    hidden, empty = ([each for each in rows if test(each)] for test in (is_all_hidden, is_empty))
    return [*_listed(HIDDEN, why_all_hidden(page.smallest), hidden), *_listed(EMPTY, EMPTY_ABOUT, empty)]


def is_quiet(row: FigureRow) -> bool:
    """Tell whether a figure stands in one of the lists of `quiet_panels`."""
    return is_all_hidden(row) or is_empty(row)


def _listed(heading: str, why: str, rows: Sequence[FigureRow]) -> list[Panel]:
    if not rows:
        return []
    head = [parts.heading(heading, styles.SECTION, before=20, after=0), *parts.text(why, styles.PRO_BODY, after=2)]
    told = [replace(each, loose=False) for row in rows for each in _in_a_list(row)]
    return [*map(parts.leading, head), *told]


def _in_a_list(row: FigureRow) -> list[Panel]:
    number = "" if row.n is None or not row.n else f" ({number_of(row)})"
    return _about(((f"{row.figure.name}{number}", row.figure.text),), before=3)


def _told(row: FigureRow, page: FigurePage) -> list[Panel]:
    """Return the picture and its table; bars stand in the table itself."""
    if is_in_bars(row):
        return bar_table(row, table_of(row, page))
    return [*drawn(picture_of(row, page, width=WIDTH, text=_LETTERS)), *_table(row, page)]


def _kept_to_the_end(panels: Sequence[Panel]) -> list[Panel]:
    """Return panels of which the last few stay together, so that a page never begins with the end of a figure."""
    return [*panels[:-_TOGETHER], *map(parts.leading, panels[-_TOGETHER:-1]), *panels[-1:]]


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


def _about(told: Sequence[tuple[str, str]], *, before: float = 0) -> list[Panel]:
    """Return sentences about the number, each with what it is about before it; nothing without words."""
    spans: list[Span] = []
    for label, words in told:
        if words.strip():
            between = " " if spans else ""
            spans += [Span(f"{between}{label}: ", 600), Span(words)]
    return parts.spans(spans, _SMALL, before=before)


def furniture_of(report: FiguresReport | DepartmentReport, title: str) -> Furniture:
    """Return what stands on every page of a report; without a municipality the paper's own title is the sender."""
    return Furniture(
        title=report.title,
        made_on=report.made_on,
        author=report.municipality,
        sender=report.municipality or title,
        stamp=stamp_text("", draft="kladde", example=report.example),
        logo=report.logo,
    )
