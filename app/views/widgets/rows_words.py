"""A table as text: the cells of a line with tabs between them, so that it goes into a spreadsheet as it stands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTableView

from app.language.safe_text import clean
from app.services.listing import Listing
from app.views.widgets.rows import SECOND_ROLE

CANNOT_BEGIN = ("=", "+", "-", "@")
"""How a formula begins in a spreadsheet; a space before it makes it words."""


def line_words(table: QTableView, rows: Sequence[int]) -> str:
    """Return some lines: all columns in the order they stand, second lines behind their cell."""
    columns = _filled(table)
    return "\n".join("\t".join(_cell(table, row, each) for each in columns) for row in rows)


def table_words(table: QTableView) -> str:
    """Return the titles and all lines, in the order they are sorted."""
    model = table.model()
    head = "\t".join(str(model.headerData(each, table.horizontalHeader().orientation())) for each in _filled(table))
    return f"{head}\n{line_words(table, range(model.rowCount()))}"


def listed(table: QTableView, rows: Sequence[int] = ()) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the titles and the cells of the lines shown, or of some of them, as they stand."""
    across, shown = table.horizontalHeader().orientation(), _columns(table)
    head = tuple(str(table.model().headerData(each, across)) for each in shown)
    places = rows or range(table.model().rowCount())
    return head, tuple(tuple(_words(table, row, each) for each in shown) for row in places)


def listing_words(listing: Listing) -> str:
    """Return a list as text: the titles, and each line with the heading it stands under before it."""
    lines = [("Under", *listing.head), *((group.heading, *row) for group in listing.groups for row in group.rows)]
    return "\n".join("\t".join(cell_words(" ".join(clean(each).split())) for each in line) for line in lines)


def _columns(table: QTableView) -> list[int]:
    header = table.horizontalHeader()
    places = (header.logicalIndex(place) for place in range(header.count()))
    return [each for each in places if not table.isColumnHidden(each)]


def _filled(table: QTableView) -> list[int]:
    """Return those that are shown, and those that are not since the table is narrow; but none that is empty."""
    header, rows = table.horizontalHeader(), range(table.model().rowCount())
    places = (header.logicalIndex(place) for place in range(header.count()))
    return [each for each in places if not table.isColumnHidden(each) or any(_words(table, row, each) for row in rows)]


def _words(table: QTableView, row: int, column: int) -> str:
    index = table.model().index(row, column)
    told = [" ".join(clean(str(each)).split()) for each in (index.data(), index.data(SECOND_ROLE)) if each]
    return ", ".join(each for each in told if each)


def _cell(table: QTableView, row: int, column: int) -> str:
    return cell_words(_words(table, row, column))


def cell_words(words: str) -> str:
    """Return words as a cell of a spreadsheet, which takes them for no formula."""
    return f" {words}" if words.startswith(CANNOT_BEGIN) and not _is_number(words) else words


def _is_number(words: str) -> bool:
    return words.replace(".", "").replace(",", "").removeprefix("-").isdigit()
