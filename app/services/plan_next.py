"""When those who read a paper of the plan meet again: only a meeting they may know of, else the day of the rhythm."""

import datetime as dt
from uuid import UUID

from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.services import plan_wording as say
from app.services.meeting_paper_next import may_know_of
from app.services.plan_rows import NextMeeting
from app.services.told_facts import Told

_COMING = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)


def next_for_readers(told: Told, child_id: UUID | None) -> NextMeeting:
    """Return the first meeting that comes; without one the next day by the rhythm of one child or (None) of all."""
    today = told.rows.today
    planned = [each for each in told.rows.of(Meeting) if each.status in _COMING]
    all_coming = [each for each in planned if each.held_on and each.held_on >= today]
    known = [each for each in all_coming if may_know_of(told.rows, told.sight, each)]
    first = min(known, key=lambda each: each.held_on or dt.date.max, default=None)
    if first is None:  # the rhythm counts planned meetings too, also one these readers must not know of
        return NextMeeting(on=None if all_coming else say.next_day(told.rows, child_id))
    at = dt.time.fromisoformat(first.starts_at) if first.starts_at else None
    return NextMeeting(on=first.held_on, at=at, place=first.place or "")
