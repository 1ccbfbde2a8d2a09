"""The meetings of a case as a list: what comes first, what was held after it; nameless where others may read along."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import at_clock, day_date
from app.models.enums_meeting import Attendance, Invitation, MeetingStatus
from app.models.meeting import Meeting, Participant
from app.services.agreement_rows import THERE
from app.services.discreet_rows import is_nameless
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.meeting_types import type_of
from app.services.not_held import not_held_words
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.wording import word

NO_DAY, NOT_HELD = "dag mangler", "ikke holdt"
_AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.RUNNING})


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting; `stands` is its state in a word.

    `order` sorts those to come first, the nearest on top, then those that were, the newest on top.
    """

    id: UUID
    title: str
    purpose: str
    when: str
    place: str
    status: MeetingStatus
    stands: str
    people: str
    order: tuple[int, int]


@use_case("meeting.list")
def list_lines(unit: Unit, case_id: UUID) -> tuple[MeetingLine, ...]:
    """Return the meetings of a case, those to come first. A discreet one tells neither kind, purpose nor place."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    found = [_line(unit, rows, meeting) for meeting in rows.of(Meeting)]
    return tuple(sorted(found, key=lambda line: line.order))


def _line(unit: Unit, rows: CaseRows, meeting: Meeting) -> MeetingLine:
    hidden = is_nameless(rows, meeting)
    return MeetingLine(
        id=meeting.id,
        title=NEUTRAL_TITLE if hidden else type_of(unit, meeting).name,
        purpose="" if hidden else meeting.purpose or "",
        when=_when(meeting),
        place="" if hidden else meeting.place or "",
        status=meeting.status,
        stands=NOT_HELD if meeting.not_held else word(meeting.status),
        people=_people(rows, meeting, hidden=hidden),
        order=_order(meeting),
    )


def _when(meeting: Meeting) -> str:
    if meeting.held_on is None:
        return NO_DAY
    day = day_date(meeting.held_on)
    return f"{day} {at_clock(meeting.starts_at)}" if meeting.starts_at else day


def _people(rows: CaseRows, meeting: Meeting, *, hidden: bool) -> str:
    """Return who comes or was there; of one that was not held, why."""
    if meeting.status is MeetingStatus.CANCELLED:
        return "" if hidden else not_held_words(meeting)
    asked = rows.inside(Participant, meeting.id)
    if meeting.status not in _AHEAD:
        there = sum(each.attendance in THERE for each in asked)
        return f"{there} var med" if there else ""
    if not asked:
        return "ingen indbudt"
    came = sum(each.invitation is Invitation.COMING or each.attendance is Attendance.PRESENT for each in asked)
    return f"{came} af {len(asked)} kommer"


def _order(meeting: Meeting) -> tuple[int, int]:
    day = (meeting.held_on or dt.date.min).toordinal()
    return (0, day) if meeting.status in _AHEAD else (1, -day)
