"""Key figures as a workbook: a sheet for each group and one of definitions, the same bytes for the same figures."""

from app.exchange.figures_book import Sheet, workbook
from app.exchange.figures_table_rows import HEAD, Cell, table_rows
from app.services.chart_shapes_words import GROUPS, small_groups
from app.services.figures_report_rows import FiguresReport

DEFINITIONS = "Definitioner"
_ABOUT = ("Nøgletal", "Definition", "Det siger tallet ikke", "Kilde", "Id")
_SHOWN = tuple(HEAD.index(name) for name in HEAD if name not in ("Gruppe", *_ABOUT[1:4]))
"""What a group's sheet has of the columns; the words stand once, in the sheet of definitions."""


def figures_xlsx(report: FiguresReport) -> bytes:
    """Return the figures as a workbook. Raises UserError for figures that may not leave."""
    rows = list(table_rows(report.page))
    sheets = []
    for group, name in GROUPS.items():
        own = [row.cells for row in rows if row.figure.figure.group is group]
        if own:
            sheets.append(Sheet(name, [HEAD[at] for at in _SHOWN], [[cells[at] for at in _SHOWN] for cells in own]))
    told = {row.figure.id: [row.cells[HEAD.index(name)] for name in _ABOUT] for row in rows}
    note: list[Cell] = [small_groups(report.page.smallest), *[None] * (len(_ABOUT) - 1)]
    sheets.append(Sheet(DEFINITIONS, list(_ABOUT), [*told.values(), note]))
    return workbook(sheets, report.title, report.page.period.last)
