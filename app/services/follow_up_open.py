"""Whether a planned follow-up still waits: not when it was held, when it was not, or when a meeting was the follow-up.

The meeting is read where it stands, so a follow-up whose meeting is called off or taken away waits again.
"""

from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services.snapshot import CaseRows

HAS_MET = frozenset({MeetingStatus.HELD})
MEETS = frozenset({MeetingStatus.PLANNED, MeetingStatus.RUNNING, MeetingStatus.HELD})


def still_waits(rows: CaseRows, row: FollowUp) -> bool:
    """Tell whether a follow-up or a visit is planned, and nobody has held it or written that it was not held."""
    if row.planned_on is None or row.held_on is not None or row.not_held is not None:
        return False
    return not _is_meeting(rows, row, HAS_MET)


def has_own_line(rows: CaseRows, row: FollowUp) -> bool:
    """Tell whether it waits by itself; one that is a meeting to come waits with that meeting."""
    return still_waits(rows, row) and not _is_meeting(rows, row, MEETS)


def _is_meeting(rows: CaseRows, row: FollowUp, states: frozenset[MeetingStatus]) -> bool:
    if row.meeting_id is None:
        return False
    return any(each.id == row.meeting_id and each.status in states for each in rows.of(Meeting))
