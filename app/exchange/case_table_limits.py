"""What a table may hold, and the shape it is handed on in."""

from dataclasses import dataclass, field

from app.errors import UserError
from app.services.case_table_import_rows import TableRow

MOST_ROWS, MOST_COLUMNS = 50_000, 200
"""A whole municipality's cases are a tenth of that."""
LONGEST_CELL = 20_000
"""Characters that are kept of a cell, some seven pages."""
MOST_TEXT = 100_000_000
"""Characters in all; only a file made to fill the memory has more."""
TOO_MANY_ROWS = "Filen har over 50.000 rækker. Del den i flere."
TOO_MANY_COLUMNS = "Filen har over 200 kolonner. Slet dem, I ikke skal bruge, og hent den igen."
TOO_MUCH = "Filen rummer langt mere end en liste over sager. Er det den rigtige fil?"
UNREADABLE = "Filen kan ikke læses som en tabel. Gem listen som CSV eller .xlsx, og hent den igen."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name (empty for a CSV), its rows, and what she should know of it in Danish (hidden columns …)."""

    name: str = field(repr=False)
    rows: tuple[TableRow, ...] = field(repr=False)
    told: tuple[str, ...] = ()


class Rows:
    """Takes rows one at a time and stops at the limits, so that a hostile file is never held whole."""

    def __init__(self) -> None:
        self._rows: list[TableRow] = []
        self._size = 0

    def add(self, number: int, cells: list[str]) -> None:
        """Take a row; an empty one is passed over. Raises UserError at a limit."""
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            return
        if len(cells) > MOST_COLUMNS:
            raise UserError(TOO_MANY_COLUMNS)
        if len(self._rows) > MOST_ROWS:
            raise UserError(TOO_MANY_ROWS)
        kept = tuple(cell[:LONGEST_CELL] for cell in cells)
        self._size += sum(map(len, kept))
        if self._size > MOST_TEXT:
            raise UserError(TOO_MUCH)
        self._rows.append(TableRow(number, kept))

    def all(self) -> tuple[TableRow, ...]:
        """Return the rows."""
        return tuple(self._rows)
