"""A table on the screen for paper, as it is sorted and narrowed; of several lines that are chosen only those."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from app.services.listing import ListGroup, Listing
from app.views.widgets.rows_table import RowsTable

Row = TypeVar("Row")
SHARE = 16
"""Parts of the width for a column nobody has given any."""


def table_listing(
    title: str, table: RowsTable[Row], case_of: Callable[[Row], UUID], shares: Mapping[str, float], told: str = ""
) -> Listing:
    """Return the table. `shares` are parts of the width by the titles of columns, `told` a sentence about it."""
    head, rows, some = table.listed()
    only = f"Kun de {len(rows)} linjer, der var valgt." if some else ""
    of = tuple(case_of(each) for each in (table.picked() if some else table.all_rows()))
    wide = tuple(float(shares.get(each, SHARE)) for each in head)
    return Listing(title, head, wide, (ListGroup("", rows, of),), frozenset(of), tuple(filter(None, (told, only))))
