"""Key figures as a table for a spreadsheet: one row for each figure and part, hidden numbers as »skjult«.

CSV has semicolons, decimal commas and a byte-order mark, which is what a Danish Excel opens by a double click.
"""

from collections.abc import Sequence
from pathlib import Path

from app.errors import UserError
from app.exchange.figures_table_rows import DECIMALS, HEAD, Cell, table_rows
from app.exchange.programme_csv import write_table
from app.exchange.whole_file import write_whole
from app.services.figures_report_rows import FiguresReport

NO_KIND = "Giv filen et navn, der ender på .csv eller .xlsx."


def write_figures(path: Path, report: FiguresReport) -> None:
    """Write the figures as the kind of file the name says. Raises UserError for another ending or a bad place."""
    kind = path.suffix.lower()
    if kind == ".csv":
        write_whole(path, figures_csv(report))
    elif kind == ".xlsx":
        from app.exchange.figures_table_xlsx import figures_xlsx  # here: loading the library costs 80 ms

        write_whole(path, figures_xlsx(report))
    else:
        raise UserError(NO_KIND)


def figures_csv(report: FiguresReport) -> bytes:
    """Return the figures as CSV; the same figures always give the same bytes."""
    rows: list[Sequence[str]] = [HEAD]
    rows += [[csv_cell(cell) for cell in row.cells] for row in table_rows(report.page)]
    return write_table(rows)


def csv_cell(cell: Cell) -> str:
    """Return a cell as a Danish spreadsheet reads it: decimal comma, nothing for an empty one."""
    if isinstance(cell, float):
        return f"{cell:.{DECIMALS}f}".rstrip("0").rstrip(".").replace(".", ",")
    return "" if cell is None else str(cell)
