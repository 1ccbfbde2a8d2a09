"""A whole list that is copied leaves a line in the audit log about each case on it, as every other way out does."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from app.services.cases import note_list_copied
from app.views.widgets.rows_table import RowsTable
from app.views.workspace import Workspace

Row = TypeVar("Row")
STEP = "Kopi af en liste"


def note_copies(table: RowsTable[Row], workspace: Workspace, case_of: Callable[[Row], UUID]) -> None:
    """Have it noted before the table is copied whole; a list that cannot be noted is not copied."""

    def noted(rows: list[Row]) -> bool:
        return workspace.do(STEP, note_list_copied, {case_of(each) for each in rows}) is not None

    table.before_copy_all = noted
