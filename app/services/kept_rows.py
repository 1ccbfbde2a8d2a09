"""The rows of a case as some readers may have them: without what they must not hear of.

That is what is new while a child is heard without one of them, and a part of a meeting held in two that not all of
them were asked to. What is left out is not there at all, so that nothing made from the rows (a next date, a count, a
quote) can tell of it. The plan reads as it did before the stop.
"""

from collections.abc import Hashable
from typing import Any, TypeVar
from uuid import UUID

from app.models.agreement import Agreement
from app.models.base import CaseRecord
from app.models.case import Case
from app.models.knowledge import ChildTalk
from app.models.meeting import Contribution, Meeting, Scale
from app.models.plan import FollowUp
from app.services.before_stop import PLANNED, as_it_was
from app.services.hard_stops import is_kept_from, kept_out, stopped_since
from app.services.ports import Unit
from app.services.snapshot import CaseRows
from app.services.two_parts import closed_parts

Row = TypeVar("Row", bound=CaseRecord)


def rows_for(rows: CaseRows, unit: Unit, readers: frozenset[Hashable], *, own: Meeting | None = None) -> CaseRows:
    """Return the rows without what is kept from those readers; the same rows when nothing is.

    `own` is the meeting a paper tells of: whoever may have the paper may read what belongs to that meeting.
    """
    closed = frozenset(each.id for each in closed_parts(rows, readers, own))
    stopped = readers & kept_out(rows)
    if not (closed or stopped):
        return rows
    return _RowsFor(rows, unit, readers, closed, own, case=_told_case(rows, unit) if stopped else rows.case)


def _told_case(rows: CaseRows, unit: Unit) -> Case:
    """Return the case with the words about why it is there as they were before the stop."""
    then = next(as_it_was(unit, [rows.case], stopped_since(rows)), None)
    told = Case(**{each.key: getattr(rows.case, each.key) for each in Case.__table__.columns})
    told.why = then.why if then else None
    return told


class _RowsFor(CaseRows):
    """Rows that leave something out, judged by the whole of them."""

    def __init__(
        self,
        whole: CaseRows,
        unit: Unit,
        readers: frozenset[Hashable],
        closed: frozenset[UUID],
        own: Meeting | None,
        *,
        case: Case,
    ) -> None:
        super().__init__(unit, case)
        self._whole, self._readers, self._closed = whole, readers, closed
        self._own_id = own.id if own else None
        self._is_stopped = bool(readers & kept_out(whole))
        self._plan: dict[type[CaseRecord], list[Any]] = {}

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the rows of a class that may be told of."""
        if self._is_stopped and kind in PLANNED:
            if kind not in self._plan:
                self._plan[kind] = list(as_it_was(self._unit, super().of(kind), stopped_since(self._whole)))
            return list(self._plan[kind])
        return [each for each in super().of(kind) if not self._is_hidden(each)]

    def _is_hidden(self, row: CaseRecord) -> bool:
        if not isinstance(row, Meeting | Agreement | Contribution | Scale | ChildTalk | FollowUp):
            return False
        meeting_id = row.id if isinstance(row, Meeting) else row.meeting_id
        if meeting_id is not None and meeting_id == self._own_id:
            return False
        return meeting_id in self._closed or is_kept_from(self._whole, self._readers, row)
