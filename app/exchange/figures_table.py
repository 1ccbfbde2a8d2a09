"""Key figures as a table for a spreadsheet: one row for each figure and part, hidden numbers as »skjult«.

CSV has semicolons, decimal commas and a byte-order mark, which is what a Danish Excel opens by a double click.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.exchange.programme_csv import write_table
from app.exchange.whole_file import write_whole
from app.services.chart_shapes_ground import HIDDEN
from app.services.chart_shapes_words import GROUPS, is_divided, part_name
from app.services.figure_rows import NOT_OUT, FigurePage, FigureRow, ShownPart
from app.services.figures_report_rows import FiguresReport

HEAD = (
    "Periode", "Gruppe", "Nøgletal", "Del", "Antal", "I alt", "Procent", "Median, dage", "Median for alle, dage",
    "Gennemsnit, år",     "For hver 1.000", "For hver", "Definition", "Det siger tallet ikke", "Kilde", "Id",
)  # fmt: skip
NO_KIND = "Giv filen et navn, der ender på .csv eller .xlsx."
_DECIMALS = 2

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the figure it is from, and its cells in the order of `HEAD`; None is an empty cell."""

    figure: FigureRow
    cells: tuple[Cell, ...]


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
    rows += [[_told(cell) for cell in row.cells] for row in table_rows(report.page)]
    return write_table(rows)


def table_rows(page: FigurePage) -> Iterator[TableRow]:
    """Yield the rows of all figures in their order. Raises UserError for a page that may not leave."""
    if not page.may_leave:
        raise UserError(NOT_OUT)
    for row in page.rows:
        for part in row.parts or (None,):
            yield TableRow(row, _cells(page, row, part))


def clean(words: str) -> str:
    """Return words without signs that are not for reading; a break of lines is a space."""
    whole = words.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(each if each.isprintable() else " " for each in whole).split())


def _cells(page: FigurePage, row: FigureRow, part: ShownPart | None) -> tuple[Cell, ...]:
    figure = row.figure
    return (
        page.period.name,
        GROUPS[figure.group],
        clean(figure.name),
        clean(part_name(part)) if part else "",
        _count(part.count if part else row.n),
        _count(row.n),
        _number(part.percent) if part and is_divided(row) else None,
        _number(part.middle) if part else None,
        _number(row.middle),
        _number(row.average),
        _number(part.rate if part else row.rate),
        _number(row.ratio),
        clean(figure.text),
        clean(figure.says_not),
        clean(figure.source),
        figure.id,
    )


def _count(count: int | None) -> Cell:
    return HIDDEN if count is None else count


def _number(number: float | None) -> Cell:
    return None if number is None else round(number, _DECIMALS)


def _told(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.{_DECIMALS}f}".rstrip("0").rstrip(".").replace(".", ",")
    return "" if cell is None else str(cell)
