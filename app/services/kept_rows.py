"""The rows of a case as some readers may have them: without what they must not hear of.

That is what is new while a child is heard without one of them, and a part of a meeting held in two that not all of
them were asked to. What is left out is not there at all, so that nothing made from the rows (a next date, a count, a
quote) can tell of it. What was there before the stop reads as it did then, unless it was said where they were.
"""

import datetime as dt
from collections.abc import Hashable, Iterator
from functools import cached_property
from typing import Any, Final, TypeVar
from uuid import UUID

from app.models.agreement import Agreement, AgreementOccurrence, AgreementOwner, AgreementReview
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.enums_meeting import MeetingStatus
from app.models.knowledge import ChildTalk
from app.models.meeting import AgendaPoint, Contribution, Meeting, Participant, SafetyCheck, Scale, ScaleAnswer
from app.models.people import Person
from app.models.plan import FollowUp, FollowUpPerson
from app.services.before_stop import FAMILY, PLANNED, as_it_was, copy_of, is_since
from app.services.hard_stops import is_discreet, is_kept_from, kept_out, stopped_since
from app.services.ports import Unit
from app.services.snapshot import CaseRows
from app.services.two_parts import closed_parts

Row = TypeVar("Row", bound=CaseRecord)
_SAID: Final[tuple[type[CaseRecord], ...]] = (Meeting, Agreement, Contribution, Scale, ChildTalk, FollowUp, Child)
"""What reads as it did before a stop, and stays when it is newer and was said where they were."""
_INSIDE: Final[dict[type[CaseRecord], type[CaseRecord]]] = {
    Participant: Meeting, AgendaPoint: Meeting, SafetyCheck: Meeting, AgreementOwner: Agreement,
    AgreementOccurrence: Agreement, AgreementReview: Agreement, ScaleAnswer: Scale, FollowUpPerson: FollowUp,
}  # fmt: skip
"""What lies inside one of those, and reads as its owner does."""


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
    return copy_of(rows.case, {"why": then.why if then else None})


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
        self._told: dict[type[CaseRecord], list[Any]] = {}

    @cached_property
    def _people(self) -> dict[UUID, Person]:
        """Everybody by id: who is new is on no list, but may be named by what was said where the readers were."""
        return {each.id: each for each in (*super().of(Person), *self.of(Person))}

    @cached_property
    def _since(self) -> dt.datetime | None:
        return stopped_since(self._whole)

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the rows of a class that may be told of, as they may be told."""
        if kind not in self._told:
            rows = [each for each in super().of(kind) if not self._is_hidden(each)]
            self._told[kind] = list(self._as_told(kind, rows)) if self._is_stopped else rows
        return list(self._told[kind])

    def _is_hidden(self, row: CaseRecord) -> bool:
        if not isinstance(row, Meeting | Agreement | Contribution | Scale | ChildTalk | FollowUp):
            return False
        meeting_id = row.id if isinstance(row, Meeting) else row.meeting_id
        if meeting_id is not None and meeting_id == self._own_id:
            return False
        return meeting_id in self._closed or is_kept_from(self._whole, self._readers, row)

    def _as_told(self, kind: type[Row], rows: list[Row]) -> Iterator[Row]:
        """Yield rows to readers a child is heard without: each as it was, or as it is when that is theirs to know."""
        if kind in PLANNED or kind in FAMILY:
            yield from as_it_was(self._unit, rows, self._since)
            return
        settled = self._settled(kind, rows)
        then = {each.id: each for each in as_it_was(self._unit, settled, self._since)}
        before = {each.id for each in settled}
        for row in rows:
            if row.id not in before:
                yield row
            elif row.id in then:
                yield self._with_outcome(row, then[row.id])

    def _settled(self, kind: type[Row], rows: list[Row]) -> list[Row]:
        """Return the rows that were there before the stop, or lie in one that was, and were not said to them since.

        What is newer was judged already: it is here because they were asked to its meeting.
        """
        if kind in _SAID:
            return [each for each in rows if self._was_there(each) and not self._is_theirs(each)]
        outer = _INSIDE.get(kind)
        if outer is None or kind.nested_in is None:
            return []
        there = {each.id for each in self._settled(outer, self._whole.of(outer))}
        return [each for each in rows if getattr(each, kind.nested_in[1]) in there and not self._is_theirs(each)]

    def _was_there(self, row: CaseRecord) -> bool:
        return not is_since(row, self._since)

    def _is_theirs(self, row: CaseRecord) -> bool:
        meeting_id = row.id if isinstance(row, Meeting) else getattr(row, "meeting_id", None)
        return meeting_id in self._theirs

    @cached_property
    def _theirs(self) -> frozenset[UUID]:
        """Meetings after the stop that are theirs: the paper's own, and those all of these were asked to."""
        meetings = self._whole.of(Meeting)
        held = {each.id for each in as_it_was(self._unit, meetings, self._since) if each.status is MeetingStatus.HELD}
        return frozenset(each.id for each in meetings if self._is_later(each, held) and self._is_open(each))

    def _is_open(self, meeting: Meeting) -> bool:
        return meeting.id == self._own_id or not (meeting.id in self._closed or is_discreet(self._whole, meeting))

    def _is_later(self, meeting: Meeting, held: set[UUID]) -> bool:
        """Tell whether a meeting was still to come at the stop; one of an earlier day that was never closed was not."""
        if not self._was_there(meeting) or self._since is None:
            return True
        return meeting.id not in held and (meeting.held_on is None or meeting.held_on >= self._since.date())

    def _with_outcome(self, now: Row, then: Row) -> Row:
        """Return an agreement as it was, with how it went when that was said at a meeting they came to since."""
        if isinstance(then, Agreement) and then is not now:
            said = [each for each in self.inside(AgreementReview, then.id) if not self._was_there(each)]
            then.outcome = said[-1].outcome if said else then.outcome
        return then
