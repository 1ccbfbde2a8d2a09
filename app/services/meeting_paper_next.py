"""The meeting that comes next, on the papers of the one before it: only for those who may know of it.

Two who must not meet have a meeting each. Then nobody reads where and when the other one will be.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.rules.visibility import counting_shields
from app.services.hard_stops import came_after_a_stop, is_discreet, may_invite
from app.services.meeting_paper_facts import MeetingFacts, asked_to, clock_of, kept_apart, readers_of
from app.services.plan_rows import NextMeeting
from app.services.sight import Sight
from app.services.snapshot import CaseRows

_COMING = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)


def next_meeting(facts: MeetingFacts) -> NextMeeting | None:
    """Return the meeting that comes after this one, when every reader may know of it."""
    return next((_row(facts, each) for each in _coming(facts)), None)


def own_next_meeting(facts: MeetingFacts) -> NextMeeting | None:
    """Return the meeting that comes, when all who read are asked to it by name."""
    mine = (each for each in _coming(facts) if facts.readers and facts.readers <= asked_to(facts.rows, each))
    return next((_row(facts, each) for each in mine), None)


def _row(facts: MeetingFacts, coming: Meeting) -> NextMeeting:
    place = (coming.place or "") if facts.sight.fact(Meeting, "place") else ""
    return NextMeeting(on=coming.held_on, at=clock_of(coming.starts_at), place=place)


def _coming(facts: MeetingFacts) -> list[Meeting]:
    """Return later meetings the readers may know of, the first one first."""
    own = facts.meeting.held_on or dt.date.min
    planned = [each for each in facts.rows.of(Meeting) if each.status in _COMING and each.id != facts.meeting.id]
    if not facts.kind.family:  # when the family meets is nothing for those who think without it
        planned = [each for each in planned if each.follows_id == facts.meeting.id]
    later = [each for each in planned if each.held_on and each.held_on >= own]
    known = [each for each in later if may_know_of(facts.rows, facts.sight, each)]
    return sorted(known, key=lambda each: (each.held_on or dt.date.max, each.starts_at or ""))


def may_know_of(rows: CaseRows, sight: Sight, coming: Meeting) -> bool:
    """Tell whether all who read with this sight may know that a meeting is planned, and where and when."""
    readers = readers_of(sight)
    if not readers:
        return not (is_discreet(rows, coming) and came_after_a_stop(rows, coming))
    return all(_reader_may_know_of(rows, sight, coming, each) for each in readers)


def _reader_may_know_of(rows: CaseRows, sight: Sight, coming: Meeting, reader: UUID) -> bool:
    # What stood on a paper before a stop stays there: a date that suddenly goes away would tell of the stop.
    if came_after_a_stop(rows, coming) and not may_invite(rows, coming, reader).ok:
        return False
    asked = asked_to(rows, coming)
    return reader in asked or (coming.other_part_id is None and not _somebody_kept_away(rows, sight, asked))


def _somebody_kept_away(rows: CaseRows, sight: Sight, asked: Iterable[UUID]) -> bool:
    hidden = {shield.subject for shield in counting_shields(sight.viewer)}
    pairs = kept_apart(rows)
    return any(each in hidden or frozenset((reader, each)) in pairs for each in asked for reader in readers_of(sight))
