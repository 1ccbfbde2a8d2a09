"""A key figure's picture in sentences, for those who cannot see it."""

from collections.abc import Sequence

from app.rules.key_figures import Shape
from app.services.chart_shapes_ground import capital, counted
from app.services.chart_shapes_moves import ends_of
from app.services.chart_shapes_words import NOTHING, FigureTable, number_of, shows_numbers, small_groups, table_of
from app.services.figure_rows import FigurePage, FigureRow


def twin_of(row: FigureRow, page: FigurePage) -> str:
    """Return what a picture shows, in sentences."""
    told = [f"{row.figure.name}: {number_of(row)}."]
    rows = _moves_told(row) if row.figure.shape is Shape.FLOW else _rows_told(table_of(row, page))
    told += [f"{capital('; '.join(rows))}."] if shows_numbers(row) else []
    told += [small_groups(page.smallest)] if row.suppressed else []
    return " ".join(told)


def _moves_told(row: FigureRow) -> list[str]:
    """Return the moves that are shown, and how many others there are."""
    told = [f"fra {' til '.join(ends_of(each))}: {counted(each.count)}" for each in row.parts if each.count is not None]
    hidden = sum(each.count is None for each in row.parts)
    return [*told, f"{hidden} {'andre ' * bool(told)}er skjult"] if hidden else told


def _rows_told(table: FigureTable) -> list[str]:
    return [f"{cells[0]}: {_pairs(table.head[1:], cells[1:])}" for cells in table.rows]


def _pairs(head: Sequence[str], cells: Sequence[str]) -> str:
    if len(head) == 1:
        return cells[0]
    return ", ".join(
        f"{name[:1].lower()}{name[1:]} {cell}"
        for name, cell in zip(head, cells, strict=True)
        if cell not in ("", NOTHING)
    )
