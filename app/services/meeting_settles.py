"""What was planned and is this meeting: a follow-up of the day it begins is it, others near that day are asked about.

The meeting with the family is where the plan is looked at, so nobody keeps a second date for the same talk. Which
follow-up a meeting was is the pointer of the follow-up alone: nothing is written as held twice, and it can be taken
back as long as both are there.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.dates import day_month
from app.models.case import Child
from app.models.enums import FollowUpKind
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.meeting import Meeting, Participant
from app.models.plan import FollowUp
from app.services.discreet_rows import Discretion
from app.services.follow_up_open import has_own_line
from app.services.hard_stops import is_discreet
from app.services.meeting_types import is_without_family
from app.services.not_held import note_meeting_not_held
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

NEAR: Final = dt.timedelta(days=14)
"""How far ahead something planned may lie and still be what was held now: people found a day that suited them."""
WAS_IT: Final = "Opfølgningen, der var planlagt {day}, blev til dette møde."
IS_IT: Final = "Der er planlagt opfølgning {day}. Er det dette møde?"
IS_IT_MEETING: Final = "Der er også planlagt et møde {day}. Er det her holdt i stedet?"
TODAY: Final = "i dag"
_BEGAN: Final = (MeetingStatus.RUNNING, MeetingStatus.HELD)
NOT_BEGUN: Final = "Mødet er ikke begyndt endnu."
NOT_WAITING: Final = "Det er der allerede skrevet noget om. Se det i sagen."


@dataclass(frozen=True, slots=True)
class PlannedBeside:
    """Something planned near a meeting: the day, a sentence, and whether it is (part of) this meeting."""

    table: str
    row_id: UUID
    on: dt.date
    sentence: str
    is_this: bool


def settle_same_day(unit: Unit, meeting: Meeting) -> None:
    """Let the follow-ups planned for the day a meeting with the family begins be that meeting."""
    rows = read_case(unit, meeting.case_id)
    if not _is_for_all(rows, meeting):
        return
    for each in _waiting(rows, meeting):
        if each.planned_on == meeting.held_on:
            each.meeting_id = meeting.id


@use_case("meeting.settled")
def planned_beside(unit: Unit, meeting_id: UUID) -> tuple[PlannedBeside, ...]:
    """Return what was planned near a meeting that has begun: what it is, then the nearest to ask about.

    Raises UserError when the meeting is gone.
    """
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    if meeting.status not in _BEGAN or meeting.held_on is None or not _is_for_all(rows, meeting):
        return ()
    mine = [each for each in rows.of(FollowUp) if each.meeting_id == meeting_id and each.held_on is None]
    told = [_beside(rows, each, each.planned_on, is_this=True) for each in mine]
    asked = [
        *(_beside(rows, each, each.planned_on) for each in _waiting(rows, meeting) if _was_there(each, meeting)),
        *(_beside(rows, each, each.held_on) for each in _other_meetings(rows, meeting)),
    ]
    day = meeting.held_on
    return (*sorted(told, key=_place), *sorted(asked, key=lambda each: abs((each.on - day).days))[:1])


@use_case("meeting.settles")
def set_settled(unit: Unit, meeting_id: UUID, *, table: str, row_id: UUID, yes: bool) -> None:
    """Say that something planned was this meeting, or (`yes` False, a follow-up) that it was another and still waits.

    A planned meeting is kept as one that another was held instead of. Raises UserError when the meeting has not begun,
    and when something else has been written of it since.
    """
    meeting = unit.get(Meeting, meeting_id)
    if meeting.status not in _BEGAN:
        raise UserError(NOT_BEGUN)
    if table == "meeting":
        _replace(unit, meeting, unit.get(Meeting, row_id))
        return
    row = unit.get(FollowUp, row_id)
    if row.case_id != meeting.case_id or row.held_on is not None or row.not_held is not None:
        raise UserError(NOT_WAITING)
    row.meeting_id = meeting.id if yes else None


def _replace(unit: Unit, meeting: Meeting, planned: Meeting) -> None:
    """Give up a planned meeting for the one that was held; a follow-up that was to be it is this one now."""
    if planned.case_id != meeting.case_id or planned.status is not MeetingStatus.PLANNED:
        raise UserError(NOT_WAITING)
    note_meeting_not_held(unit, planned, NotHeld.REPLACED)
    for each in unit.live(FollowUp, FollowUp.meeting_id == planned.id):
        if each.held_on is None:
            each.meeting_id = meeting.id


def _waiting(rows: CaseRows, meeting: Meeting) -> list[FollowUp]:
    """Return the follow-ups that wait, up to `NEAR` after the day of a meeting, of a child it is about.

    One that a parent must not know of is neither taken nor told: they may be at this meeting.
    """
    judge = Discretion(rows)
    last = (meeting.held_on or rows.today) + NEAR
    return [
        each
        for each in rows.of(FollowUp)
        if each.kind is FollowUpKind.FOLLOW_UP
        and has_own_line(rows, each)
        and each.planned_on
        and each.planned_on <= last
        and _is_about(rows, meeting, each.child_id)
        and not judge.hides(each)
    ]


def _is_about(rows: CaseRows, meeting: Meeting, child_id: UUID | None) -> bool:
    """Tell whether a meeting is about a child, or (None) about any: none of the children asked is all of them."""
    children = {each.person_id: each.id for each in rows.of(Child)}
    asked = {children.get(each.person_id) for each in rows.inside(Participant, meeting.id)} - {None}
    return child_id is None or not asked or child_id in asked


def _is_for_all(rows: CaseRows, meeting: Meeting) -> bool:
    """Tell whether a meeting may be the family's follow-up: one that somebody must not know of is not.

    The date they know of would else go from the screen the day they were met without.
    """
    return not (is_without_family(meeting) or is_discreet(rows, meeting))


def _was_there(row: FollowUp, meeting: Meeting) -> bool:
    """Tell whether it was planned up to the day, or before it: the next date is no question about this meeting."""
    if row.created_at is None or meeting.held_on is None or row.planned_on is None:
        return True
    return row.planned_on <= meeting.held_on or row.created_at.date() < meeting.held_on


def _other_meetings(rows: CaseRows, meeting: Meeting) -> list[Meeting]:
    """Return the meetings with all of the family whose planned day has come and that nobody has begun."""
    return [
        each
        for each in rows.of(Meeting)
        if each.status is MeetingStatus.PLANNED
        and each.id not in (meeting.id, meeting.other_part_id)
        and _is_for_all(rows, each)
        and each.held_on
        and each.held_on <= (meeting.held_on or rows.today)
    ]


def _beside(rows: CaseRows, row: FollowUp | Meeting, on: dt.date | None, *, is_this: bool = False) -> PlannedBeside:
    words = WAS_IT if is_this else IS_IT if isinstance(row, FollowUp) else IS_IT_MEETING
    day = on or rows.today
    return PlannedBeside(row.__tablename__, row.id, day, words.format(day=_day(day, rows.today)), is_this)


def _day(on: dt.date, today: dt.date) -> str:
    return TODAY if on == today else day_month(on)


def _place(each: PlannedBeside) -> tuple[dt.date, str]:
    return each.on, str(each.row_id)
