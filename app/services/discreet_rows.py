"""Which rows of a case nobody beside the screen may read of while a child is heard without a parent.

One judge for every list: meetings, search, history, »Kort fortalt«, finished papers, I dag. What the parent knows of
keeps its words: meetings they were asked to, and what was held and named before the stop. The rest is still listed, so
that she finds it and can open it, but it says only what sort of thing it is.
"""

from typing import Final
from uuid import UUID

from app.models.access import AccessDecision
from app.models.agreement import Agreement, AgreementAudience
from app.models.assessment import Assessment
from app.models.attachment import Attachment
from app.models.base import CaseRecord, Record
from app.models.deadline import CaseReview, Snooze, StartedDeadline
from app.models.enums_meeting import MeetingStatus
from app.models.hand_over import HandOver, HandOverPoint
from app.models.knowledge import ChildTalk, Concern, Contact, Note
from app.models.meeting import Contribution, Meeting, Scale
from app.models.notification import GuideTick, Notification
from app.models.overview import CaseWeight
from app.models.paper import Paper
from app.models.plan import FollowUp
from app.models.registry import case_class
from app.models.ruling import FormalDecision, Orientation, PartyHearing
from app.models.safety import Consent, HardStop
from app.models.voice import FitScore, WellbeingMark
from app.services.before_stop import PLANNED, as_it_was, is_since, is_touched_since
from app.services.hard_stops import NEUTRAL_TITLE, came_after_a_stop, is_discreet, kept_out, stopped_since
from app.services.snapshot import CaseRows

NEUTRAL_NOTE, NEUTRAL_FILE, NEUTRAL_PAPER = "Notat i sagen", "Fil i sagen", "Papir i sagen"
_AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.RUNNING})
_NEVER_THEIRS = (
    Note, Attachment, Concern, Contact, ChildTalk, HardStop, Notification, GuideTick, Assessment, WellbeingMark,
    FitScore, Orientation, HandOver, HandOverPoint, CaseWeight, CaseReview, StartedDeadline, Snooze, AccessDecision,
)  # fmt: skip
"""What no parent has read, whenever it was written: the note that led to the stop is older than the stop.

What the caseworker decides of her own work is among them: what she set going, let wait, or leaves out for somebody.
"""
_SINCE_THE_STOP: Final[tuple[type[CaseRecord], ...]] = (*PLANNED, Consent, FormalDecision, PartyHearing)
"""What the parent may know as it was when the stop began: asked, heard and told of."""


def is_nameless(rows: CaseRows, meeting: Meeting) -> bool:
    """Tell whether a meeting is listed without kind, purpose and place; what was held before a stop keeps its name."""
    if not is_discreet(rows, meeting):
        return False
    # One that was held or called off since says what became of it then, though it was planned before.
    return meeting.status in _AHEAD or is_touched_since(meeting, stopped_since(rows))


def neutral_title(record: Record) -> str:
    """Return what a row is called where its own words may not stand."""
    told: dict[type[Record], str] = {Note: NEUTRAL_NOTE, Attachment: NEUTRAL_FILE, Paper: NEUTRAL_PAPER}
    return told.get(type(record), NEUTRAL_TITLE)


class Discretion:
    """The judge of one case. Remembers what it found, since hundreds of rows may belong to one meeting."""

    def __init__(self, rows: CaseRows) -> None:
        self._rows, self._out = rows, kept_out(rows)
        self.is_careful = is_discreet(rows, None)
        self._discreet: dict[UUID | None, bool] = {None: self.is_careful}
        self._by_id: dict[type[CaseRecord], dict[UUID, CaseRecord]] = {}

    def hides(self, record: Record | None) -> bool:
        """Tell whether a row may only be told of in neutral words; what lies inside another goes with it."""
        if not self.is_careful or not isinstance(record, CaseRecord):
            return False
        match record:
            case Meeting():
                return is_nameless(self._rows, record)
            case Agreement():
                return self._is_of_a_discreet_meeting(record.meeting_id) or self._is_for_others(record)
            case Contribution() | Scale():
                return self._is_of_a_discreet_meeting(record.meeting_id)
            case Paper():
                meeting = self._meeting(record.meeting_id)
                return meeting is not None and is_nameless(self._rows, meeting)
            case FollowUp():
                return self.known_of(record) is not record
        if isinstance(record, _SINCE_THE_STOP):
            return is_touched_since(record, stopped_since(self._rows)) or self._lies_in_something_hidden(record)
        return isinstance(record, _NEVER_THEIRS) or self._lies_in_something_hidden(record)

    def _is_of_a_discreet_meeting(self, meeting_id: UUID | None) -> bool:
        if meeting_id not in self._discreet:
            self._discreet[meeting_id] = is_discreet(self._rows, self._meeting(meeting_id))
        return self._discreet[meeting_id]

    def hides_day(self, record: Record | None) -> bool:
        """Tell whether even the day of a row gives something away; one that was put right since keeps its day."""
        if not self.hides(record):
            return False
        known = self.known_of(record) if isinstance(record, FollowUp) else None
        return known is None or not isinstance(record, FollowUp) or known.held_on != record.held_on

    def known_of(self, row: FollowUp) -> FollowUp | None:
        """Return a follow-up as the parent a child is heard without knows of it; None when they do not.

        What was held before the stop and put right since reads as it did then. One that was planned before it keeps its
        day; when somebody has touched it since, it may be another.
        """
        meeting, since = self._meeting(row.meeting_id), stopped_since(self._rows)
        if not self.is_careful or (meeting is not None and not self._is_of_a_discreet_meeting(meeting.id)):
            return row
        if meeting is not None and is_nameless(self._rows, meeting):
            return None
        is_new = came_after_a_stop(self._rows, row) if meeting is None else is_since(row, since)
        is_touched = is_touched_since(row, since)
        if is_new or (row.held_on is None and is_touched):
            return None
        return next(as_it_was(self._rows.unit, [row], since), None) if is_touched else row

    def _is_for_others(self, agreement: Agreement) -> bool:
        """Tell whether an agreement was made for some people, and not for all whom the child is heard without."""
        audience = {each.person_id for each in self._rows.inside(AgreementAudience, agreement.id)}
        return bool(audience) and not self._out <= audience

    def _meeting(self, meeting_id: UUID | None) -> Meeting | None:
        return next((each for each in self._rows.of(Meeting) if each.id == meeting_id), None)

    def _lies_in_something_hidden(self, record: CaseRecord) -> bool:
        if record.nested_in is None:
            return False
        table, column = record.nested_in
        kind, owner_id = case_class(table), getattr(record, column)
        if kind not in self._by_id:
            self._by_id[kind] = {each.id: each for each in self._rows.of(kind)}
        owner = self._by_id[kind].get(owner_id)
        # Nobody can tell of an owner that was removed; of those that may be hidden it is taken to have been.
        unknown = (Meeting, Agreement, Scale, Paper, *_SINCE_THE_STOP, *_NEVER_THEIRS)
        return self.hides(owner) if owner else kind in unknown
