"""The rows of a case that a parent the child is heard without may know of: the case with what came since left out.

What can be worked out from these alone gives nothing away, so whatever is derived asks one question: does it read the
same when only these rows are there?
"""

from typing import TypeVar

from app.models.base import CaseRecord
from app.models.deadline import StartedDeadline
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.models.safety import HardStop
from app.services.before_stop import is_touched_since
from app.services.discreet_rows import Discretion
from app.services.hard_stops import came_after_a_stop, stopped_since
from app.services.snapshot import CaseRows

Row = TypeVar("Row", bound=CaseRecord)


class KnownRows(CaseRows):
    """The rows of a case without those that may only be told of in neutral words. The stops themselves are there."""

    def __init__(self, rows: CaseRows, judge: Discretion) -> None:
        super().__init__(rows.unit, rows.case)
        self._every, self._judge = rows, judge

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the live rows of a class that may be known of."""
        if kind not in self._rows:
            every = self._every.of(kind)
            self._rows[kind] = every if kind is HardStop else [each for each in every if not self._is_hidden(each)]
        return self._rows[kind]

    def _is_hidden(self, each: CaseRecord) -> bool:
        if isinstance(each, FollowUp):
            return is_secret(self._every, self._judge, each)
        # A deadline that was set going is the municipality's own note, whenever that was.
        return isinstance(each, StartedDeadline) or self._judge.hides(each)


def is_secret(rows: CaseRows, judge: Discretion, row: Meeting | FollowUp) -> bool:
    """Tell whether a meeting or a follow-up, held or planned, is kept from a parent the child is heard without.

    One that was planned before the stop keeps its day; when somebody has touched it since, it may be another.
    """
    if not judge.is_careful or isinstance(row, Meeting):
        return judge.hides(row)
    meeting = next((each for each in rows.of(Meeting) if each.id == row.meeting_id), None)
    if meeting is not None:
        return judge.hides(meeting)
    moved = row.held_on is None and is_touched_since(row, stopped_since(rows))
    return moved or came_after_a_stop(rows, row)
