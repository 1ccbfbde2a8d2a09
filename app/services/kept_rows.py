"""The rows of a case as some readers may have them on paper while a child is heard without one of them.

What is left out is not there at all, so that nothing made from the rows (a next date, a count, a quote) can tell of it.
"""

from collections.abc import Hashable
from typing import TypeVar

from app.models.agreement import Agreement
from app.models.base import CaseRecord
from app.models.knowledge import ChildTalk
from app.models.meeting import Contribution, Meeting, Scale
from app.services.hard_stops import is_kept_from, kept_out
from app.services.ports import Unit
from app.services.snapshot import CaseRows

Row = TypeVar("Row", bound=CaseRecord)


def rows_for(rows: CaseRows, unit: Unit, readers: frozenset[Hashable]) -> CaseRows:
    """Return the rows without what is kept from those readers; the same rows when nothing is."""
    return _RowsFor(rows, unit, readers) if readers & kept_out(rows) else rows


class _RowsFor(CaseRows):
    """Rows that leave something out, judged by the whole of them."""

    def __init__(self, whole: CaseRows, unit: Unit, readers: frozenset[Hashable]) -> None:
        super().__init__(unit, whole.case)
        self._whole, self._readers = whole, readers

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the rows of a class that may be told of."""
        return [each for each in super().of(kind) if not self._is_hidden(each)]

    def _is_hidden(self, row: CaseRecord) -> bool:
        if not isinstance(row, Meeting | Agreement | Contribution | Scale | ChildTalk):
            return False
        return is_kept_from(self._whole, self._readers, row)
