"""The rows of a table of key figures, the same in every kind of file: one for each figure and part."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import UserError
from app.services.chart_shapes_ground import HIDDEN
from app.services.chart_shapes_words import GROUPS, is_divided, part_name
from app.services.figure_rows import NOT_OUT, FigurePage, FigureRow, ShownPart

HEAD = (
    "Periode", "Gruppe", "Nøgletal", "Del", "Antal", "I alt", "Procent", "Median, dage", "Median for alle, dage",
    "Gennemsnit, år",     "For hver 1.000", "For hver", "Definition", "Det siger tallet ikke", "Kilde", "Id",
)  # fmt: skip
DECIMALS = 2

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the figure it is from, and its cells in the order of `HEAD`; None is an empty cell."""

    figure: FigureRow
    cells: tuple[Cell, ...]


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
        clean(part_name(part)) if part and figure.has_parts else "",
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
    return None if number is None else round(number, DECIMALS)
