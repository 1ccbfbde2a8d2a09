"""The meeting that came instead of one that was not held: found where it stands, so it is right however it was planned.

Nothing points from one to the other: the new day may have been written at once, later, or at another meeting.
"""

from dataclasses import dataclass
from uuid import UUID

from app.language.dates import at_clock, day_date, day_month
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.meeting import Meeting
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

    It is the next one of the same circle. One that somebody must not hear of is told as the list of meetings tells it:
    by its day alone, and only when there is no other.
    """
    if meeting.status is not MeetingStatus.CANCELLED:
        return None
    found = [each for each in rows.of(Meeting) if _may_stand_in(meeting, each)]
    hidden = {each.id: is_nameless(rows, each) for each in found}
    own = is_nameless(rows, meeting)
    near = [(hidden[each.id] != own, _days_off(meeting, each), each.starts_at or "", str(each.id)) for each in found]
    if not found:
        return None
    first = found[near.index(min(near))]
    return _told(first, hidden=hidden[first.id])


def when_and_where(meeting: Meeting, *, hidden: bool = False) -> str:
    """Return »fredag den 4. december 2026 kl. 15, Skolen«, the place only when it is not `hidden`."""
    day = day_date(meeting.held_on) if meeting.held_on else "uden dato"
    time = f" {at_clock(meeting.starts_at)}" if meeting.starts_at else ""
    return f"{day}{time}{f', {meeting.place}' if meeting.place and not hidden else ''}"


def _may_stand_in(meeting: Meeting, other: Meeting) -> bool:
    """Tell whether a meeting may be the one instead: a day later, or an earlier one when that was said."""
    if other.id in (meeting.id, meeting.other_part_id) or other.status is MeetingStatus.CANCELLED:
        return False
    if is_without_family(other) != is_without_family(meeting):
        return False
    if meeting.not_held is NotHeld.REPLACED:
        return other.status in _MET
    return other.status in _MET | {MeetingStatus.PLANNED} and _is_not_before(meeting, other)


def _is_not_before(meeting: Meeting, other: Meeting) -> bool:
    return other.held_on is None or meeting.held_on is None or other.held_on >= meeting.held_on


def _days_off(meeting: Meeting, other: Meeting) -> int:
    """Return how many days lie between two meetings; one without a day comes last."""
    if other.held_on is None or meeting.held_on is None:
        return 1_000_000
    return abs((other.held_on - meeting.held_on).days)


def _told(other: Meeting, *, hidden: bool) -> InsteadMeeting:
    when, day = when_and_where(other, hidden=hidden), f" {day_month(other.held_on)}" if other.held_on else ""
    if other.status is MeetingStatus.HELD:
        return InsteadMeeting(other.id, f"Der blev holdt møde {when}.", f"Se mødet{day}", is_planned=False)
    if other.status is MeetingStatus.RUNNING:
        return InsteadMeeting(other.id, f"Det næste møde er begyndt: {when}.", f"Gå til mødet{day}", is_planned=False)
    return InsteadMeeting(other.id, f"Det næste møde er {when}.", f"Åbn mødet{day}", is_planned=True)
