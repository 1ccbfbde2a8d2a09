"""The meeting that came instead of one that was not held: found where it stands, so it is right however it was planned.

Nothing points from one to the other: the new day may have been written at once, later, or at another meeting. So it is
told by what it is: the same kind of meeting, about the same children, with the same half of a divided circle.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import at_clock, day_date, day_month
from app.models.case import Child
from app.models.enums_meeting import Invitation, MeetingStatus, NotHeld
from app.models.meeting import Meeting, Participant
from app.services.discreet_rows import is_nameless
from app.services.meeting_types import is_without_family
from app.services.snapshot import CaseRows

_MET = frozenset({MeetingStatus.RUNNING, MeetingStatus.HELD})


@dataclass(frozen=True, slots=True)
class InsteadMeeting:
    """The next meeting after one that was not held. `way` is the button that leads there, `words` say when and where.

    `is_planned` while nobody has begun it.
    """

    id: UUID
    words: str
    way: str
    is_planned: bool


def instead_of(rows: CaseRows, meeting: Meeting) -> InsteadMeeting | None:
    """Return the meeting that came instead of one that is off; None while it is on, and when there is no other.

    It is one that was planned since it was said that this was not held, else the next of its kind that stood there all
    the time. One that somebody must not hear of is told as the list of meetings tells it: by its day alone, and only
    when there is no other.
    """
    if meeting.status is not MeetingStatus.CANCELLED:
        return None
    found = [each for each in rows.of(Meeting) if _may_stand_in(rows, meeting, each)]
    hidden = {each.id: is_nameless(rows, each) for each in found}
    own = is_nameless(rows, meeting)
    zone = rows.unit.now.tzinfo
    near = [(hidden[each.id] != own, *_place(meeting, each, zone)) for each in found]
    if not found:
        return None
    first = found[near.index(min(near))]
    return _told(first, "nye" if _is_new(meeting, first, zone) else "næste", hidden=hidden[first.id])


def when_and_where(meeting: Meeting, *, hidden: bool = False) -> str:
    """Return »fredag den 4. december 2026 kl. 15, Skolen«, the place only when it is not `hidden`."""
    day = day_date(meeting.held_on) if meeting.held_on else "uden dato"
    time = f" {at_clock(meeting.starts_at)}" if meeting.starts_at else ""
    return f"{day}{time}{f', {meeting.place}' if meeting.place and not hidden else ''}"


def _may_stand_in(rows: CaseRows, meeting: Meeting, other: Meeting) -> bool:
    """Tell whether a meeting may be the one instead: of its kind and a later day or planned since, or said to be."""
    if other.id in (meeting.id, meeting.other_part_id) or other.status is MeetingStatus.CANCELLED:
        return False
    if meeting.not_held is NotHeld.REPLACED:
        return other.status in _MET and is_without_family(other) == is_without_family(meeting)
    moved = _is_new(meeting, other, rows.unit.now.tzinfo)  # the new day may be an earlier one: they can meet before
    is_next = other.type_id == meeting.type_id and (moved or _is_not_before(meeting, other))
    return is_next and _is_for_the_same(rows, meeting, other)


def _is_for_the_same(rows: CaseRows, meeting: Meeting, other: Meeting) -> bool:
    """Tell whether all the children of one meeting are those of the other; of halves, the grown-ups as well."""
    children = frozenset(each.person_id for each in rows.of(Child))
    ours, theirs = _asked(rows, meeting), _asked(rows, other)
    if not (ours & children or children) <= (theirs & children or children):
        return False
    halves = meeting.other_part_id or other.other_part_id
    return not halves or ours - children <= theirs - children


def _asked(rows: CaseRows, meeting: Meeting) -> frozenset[UUID]:
    guests = rows.inside(Participant, meeting.id)
    return frozenset(each.person_id for each in guests if each.invitation is not Invitation.NOT_INVITED)


def _is_new(meeting: Meeting, other: Meeting, zone: dt.tzinfo | None) -> bool:
    """Tell whether a meeting was planned on the day it was said that another was not held, or later; and after it.

    Two may be planned the same morning: the one that stood there first did not come instead of the other.
    """
    said_on, first, made = meeting.not_held_on, meeting.created_at, other.created_at
    if said_on is None or made is None or (first is not None and made < first):
        return False
    return made.astimezone(zone).date() >= said_on


def _is_not_before(meeting: Meeting, other: Meeting) -> bool:
    if other.held_on is None or meeting.held_on is None or other.held_on != meeting.held_on:
        return other.held_on is None or meeting.held_on is None or other.held_on > meeting.held_on
    return not (other.starts_at and meeting.starts_at) or other.starts_at >= meeting.starts_at


def _place(meeting: Meeting, other: Meeting, zone: dt.tzinfo | None) -> tuple[bool, int, str, str]:
    """Return where a meeting stands among those there are: one that is new first, then by its day."""
    return not _is_new(meeting, other, zone), _days_off(meeting, other), other.starts_at or "", str(other.id)


def _days_off(meeting: Meeting, other: Meeting) -> int:
    """Return how many days lie between two meetings; one without a day comes last."""
    if other.held_on is None or meeting.held_on is None:
        return 1_000_000
    return abs((other.held_on - meeting.held_on).days)


def _told(other: Meeting, which: str, *, hidden: bool) -> InsteadMeeting:
    """Return the words for a meeting that is the `which` (»nye« or »næste«) one."""
    when, day = when_and_where(other, hidden=hidden), f" {day_month(other.held_on)}" if other.held_on else ""
    if other.status is MeetingStatus.HELD:
        return InsteadMeeting(other.id, f"Der blev holdt møde {when}.", f"Se mødet{day}", is_planned=False)
    if other.status is MeetingStatus.RUNNING:
        return InsteadMeeting(other.id, f"Det {which} møde er begyndt: {when}.", f"Gå til mødet{day}", is_planned=False)
    return InsteadMeeting(other.id, f"Det {which} møde er {when}.", f"Åbn mødet{day}", is_planned=True)
