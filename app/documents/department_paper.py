"""The figures of the department on paper: a front with all of them at a glance, then each with picture and table.

It is of all the files together; nobody's own figures stand on it, and no name but that of who made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from app.documents import parts, styles
from app.documents.charts import drawn
from app.documents.day_words import long_day
from app.documents.fact_table import facts, grid
from app.documents.figures_paper_parts import furniture_of
from app.documents.figures_paper_tables import table
from app.documents.flow import Item, NewPage, gathered
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH, build
from app.documents.typesetting import Span, Style
from app.services.chart_shapes_ground import HIDDEN, capital
from app.services.chart_shapes_words import GROUPS, small_groups
from app.services.department_report_rows import TITLE, DepartmentReport
from app.services.department_rows import DepartmentPage, DepartmentRow
from app.services.department_shapes import department_picture
from app.services.department_words import (
    BOUNDS,
    before_of,
    beside,
    files_words,
    hint_of,
    number_of,
    period_of,
    short_number_of,
    table_of,
    together,
)

INTRO = (
    "Her står det, rådgivernes filer giver tilsammen. Ingen rådgiver står for sig selv. Under hvert tal står, hvad der "
    "er talt, og hvad tallet ikke siger."
)
AT_A_GLANCE = "Alle tal"
NOTHING = "Der er ingen tal at vise for perioden."
HIDDEN_HERE = "Skjult i så mange filer, at intet kan siges: {names}."
_CLOSE, _AIR = 1.0, 4.0
_SHARES = (46, 30, 24)
_NUMBER, _SMALL = Style(16, 21, 600), Style(10.5, 14.5)
_LETTERS = 10.5


def department_pdf(report: DepartmentReport) -> bytes:
    """Return the report as PDF; the same figures always give the same bytes."""
    return build(partial(_story, report), furniture_of(report, TITLE))


def _story(report: DepartmentReport) -> list[Item]:
    page = report.page
    story: list[Item] = [
        parts.heading(TITLE, styles.TITLE, before=0, after=4),
        *parts.text(period_of(page), styles.LEAD),
        *parts.text(INTRO, before=10, after=4),
        *parts.text(" ".join(filter(None, (together(page), BOUNDS, beside(page), hint_of(page)))), after=8),
        *facts(_facts(report)),
        parts.heading(AT_A_GLANCE, before=12),
    ]
    groups = [(name, page.of(group)) for group, name in GROUPS.items() if page.of(group)]
    story += [] if groups else parts.text(NOTHING)
    for name, rows in groups:
        story += _overview(name, rows, page)
    for place, (name, rows) in enumerate(groups):
        story += [] if place else [NewPage()]
        story += _group(name, rows, page)
    return story


def _facts(report: DepartmentReport) -> list[tuple[str, str]]:
    page = report.page
    return [
        ("Kommune", report.municipality),
        ("Filer", files_words(page.files)),
        ("Talt til og med", long_day(page.counted_to) if page.counted_to else ""),
        ("Lavet", f"{long_day(report.made_on)}{f' af {report.author}' if report.author else ''}"),
        ("Små tal", small_groups(report.smallest)),
    ]


def _overview(name: str, rows: Sequence[DepartmentRow], page: DepartmentPage) -> list[Panel]:
    told = [(row.figure.name, short_number_of(row), _was(row, page)) for row in rows]
    head = ("Nøgletal", "Tal", capital(before_of(page)))
    columns = (0, 1, 2) if page.before else (0, 1)
    body = [replace(each, pad=_CLOSE) if each.rule else each for each in grid(head, told, _SHARES, columns=columns)]
    return [parts.heading(name, styles.AREA, before=6, after=1), *body]


def _was(row: DepartmentRow, page: DepartmentPage) -> str:
    was = page.was(row)
    return short_number_of(was) if was else ""


def _group(name: str, rows: Sequence[DepartmentRow], page: DepartmentPage) -> list[Item]:
    """Return the figures of a group; those of which nothing can be said are named in one line at the end."""
    heading = [parts.heading(name, styles.SECTION, before=20, after=2)]
    shown = [row for row in rows if short_number_of(row) != HIDDEN]
    hidden = [row.figure.name for row in rows if short_number_of(row) == HIDDEN]
    story: list[Item] = [] if shown else [*heading]
    for place, row in enumerate(shown):
        story += _figure(row, page, () if place else heading)
    return [*story, *parts.text(HIDDEN_HERE.format(names=", ".join(hidden)), before=8)] if hidden else story


def _figure(row: DepartmentRow, page: DepartmentPage, under: Sequence[Panel]) -> list[Item]:
    """Return the panels of one figure, best seen together, with the heading they come first `under`."""
    figure, before, earlier = row.figure, before_of(page), page.was(row)
    number = Panel([box(0, WIDTH, [para(capital(number_of(row)), _NUMBER)])], heads=True)
    was = [*map(parts.leading, parts.text(f"{capital(before)}: {_was(row, page)}"))] if earlier else []
    told = table_of(row, earlier, before)
    picture = drawn(department_picture(row, page, width=WIDTH, text=_LETTERS))
    about = [
        panel
        for label, words in (
            ("Det er talt", figure.text), ("Det siger tallet ikke", figure.says_not), ("Kilde", figure.source),
        )
        for panel in (parts.spans([Span(f"{label}: ", 600), Span(words)], _SMALL) if words.strip() else [])
    ]  # fmt: skip
    about[:1] = [replace(each, before=_AIR) for each in about[:1]]
    head = parts.heading(figure.name, styles.PRO_HEADING, before=4 if under else 18, after=1, deeper=1)
    return gathered([*under, head, number, *was, *picture, *(table(told) if told else []), *about])
