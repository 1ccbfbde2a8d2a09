"""A whole list that is copied leaves a line in the audit log about each case on it, as every other way out does."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.cases import note_list_copied
from app.services.listing import Listing
from app.views.widgets.row_verbs import copy_words, may_copy
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.rows_words import listing_words
from app.views.workspace import Workspace

Row = TypeVar("Row")
STEP = "Kopi af en liste"


def note_copies(table: RowsTable[Row], workspace: Workspace, case_of: Callable[[Row], UUID]) -> None:
    """Have it noted before the table is copied whole; a list that cannot be noted is not copied."""

    def noted(rows: list[Row]) -> bool:
        return workspace.do(STEP, note_list_copied, {case_of(each) for each in rows}) is not None

    table.before_copy_all = noted


def copy_listing(part: QWidget, workspace: Workspace, listing: Listing) -> None:
    """Copy the list of a page whole, when it may leave the program and that could be noted."""
    if listing.count and may_copy(part) and workspace.do(STEP, note_list_copied, listing.cases) is not None:
        copy_words(listing_words(listing))
