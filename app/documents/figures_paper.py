"""The key figures of a period on paper: a front with all of them at a glance, then each with picture, table and words.

It is about numbers alone: nobody's name stands on it but that of who made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from app.documents import parts, styles
from app.documents.day_words import long_day
from app.documents.fact_table import facts, grid
from app.documents.figures_paper_parts import figure_panels, furniture_of, is_quiet, quiet_panels
from app.documents.flow import Item
from app.documents.panel import Panel
from app.documents.sheet import Told, build
from app.errors import UserError
from app.services.chart_shapes_ground import counted
from app.services.chart_shapes_words import by_group, change_of, number_of, period_of, small_groups
from app.services.figure_rows import NOT_OUT, FigurePage, FigureRow
from app.services.figures_report_rows import TITLE, FiguresReport

INTRO = (
    "Her står det, sagerne i Rundbord kan tælle. Under hvert tal står, hvad der er talt, og hvad tallet ikke siger. "
    "Tallene er til at tale ud fra, og ingen af dem siger, om et barn har det godt."
)
AT_A_GLANCE = "Alle tal"
SILENT = "De tal, der er skjult, eller som der ikke er noget at tælle til, står samlet til sidst."
NOTHING = "Der er ingen tal at vise for perioden."
_CLOSE = 1.0
"""Air above and below each line of the overview, in points: all of it on two pages."""
_HEAD, _SHARES = ("Nøgletal", "Tal", "Siden sidst"), (56, 31.5, 12.5)


def figures_pdf(report: FiguresReport, told: Told | None = None) -> bytes:
    """Return the report as PDF; the same figures always give the same bytes.

    Raises UserError for figures that are for the screen alone: a free period, or with small groups shown; and when
    `told`, who hears of each page, stops it.
    """
    if not report.page.may_leave:
        raise UserError(NOT_OUT)
    return build(partial(_story, report), furniture_of(report, TITLE), told)


def _story(report: FiguresReport) -> list[Item]:
    page = report.page
    story: list[Item] = [
        parts.heading(TITLE, styles.TITLE, before=0, after=4),
        *parts.text(period_of(page), styles.LEAD),
        *parts.text(INTRO, before=10, after=8),
        *facts(_facts(report)),
        parts.heading(AT_A_GLANCE, before=12),
    ]
    story += [] if page.rows else parts.text(NOTHING)
    groups = by_group(page)
    quiet = [each for each in page.rows if is_quiet(each)]
    told = [(name, [each for each in rows if not is_quiet(each)]) for name, rows in groups]
    for name, rows in told:
        story += _overview(name, rows, page)
    story += parts.text(SILENT, styles.PRO_SOFT, before=6) if quiet else []
    for name, rows in told:
        under = [parts.heading(name, styles.SECTION, before=20, after=0)]
        for row in rows:
            story += figure_panels(row, page, under=under)
            under = []
    return [*story, *quiet_panels(quiet, page)]


def _facts(report: FiguresReport) -> list[tuple[str, str]]:
    page = report.page
    running = ". Perioden er ikke slut." if page.running else ""
    return [
        ("Kommune", report.municipality),
        ("Talt til og med", f"{long_day(page.end)}{running}"),
        ("Åbne sager den dag", counted(report.cases)),
        ("Lavet", f"{long_day(report.made_on)}{f' af {report.author}' if report.author else ''}"),
        ("Små tal", small_groups(page.smallest)),
        ("Sammenlign varsomt", "Skrives noget ind senere, kan samme periode give andre tal."),
    ]


def _overview(name: str, rows: Sequence[FigureRow], page: FigurePage) -> list[Panel]:
    if not rows:
        return []
    told = [(row.figure.name, number_of(row), change_of(row, page)) for row in rows]
    columns = (0, 1, 2) if any(change_of(each, page) for each in page.rows) else (0, 1)
    body = [replace(each, pad=_CLOSE) if each.rule else each for each in grid(_HEAD, told, _SHARES, columns=columns)]
    return [parts.heading(name, styles.AREA, before=6, after=1), *body]
