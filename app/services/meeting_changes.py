"""What changes while a meeting is prepared: who was asked and how, sides, points, two parts of one meeting, called off.

Kinds and names of steps are those of any planning: the audit log and the list of steps must not tell that somebody is
kept apart from somebody else.
"""

from typing import Literal
from uuid import UUID

from app.errors import UserError
from app.models.enums_meeting import Invitation, MeetingStatus, Side
from app.models.meeting import AgendaPoint, Meeting, Participant
from app.models.order import key_between
from app.models.plan import FollowUp
from app.rules.meeting_hours import clock_after, span
from app.services.company import other_part
from app.services.meeting_plan import ask_to_meeting
from app.services.meeting_plan import ends_at as usual_end
from app.services.meetings import add_participant
from app.services.not_held import take_back_not_held
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text, typed_value

ONLY_PLANNED = "Kun et planlagt møde kan aflyses. Det her er begyndt eller holdt."
ONE_PART = "Mødet er ikke delt i to. Lav to møder først."
TWO_ALREADY = "Mødet er allerede delt i to."
Role = Literal["chair_id", "minutes_id", "lead_id"]
_COPIED = ("type_id", "purpose", "held_on", "place", "chair_id", "minutes_id", "lead_id", "interpreter")


@use_case("meeting.invited")
def note_invited(unit: Unit, participant_id: UUID, *, how: str = "", on: str = "") -> None:
    """Note that somebody has been asked, and how; today when no day is said. An answer they have given stays.

    Raises UserError for a day that cannot be read.
    """
    row = unit.get(Participant, participant_id)
    day = typed_value(Participant.__table__.columns["invited_on"], on, unit.today)
    row.invited_on = day or row.invited_on or unit.today
    row.invited_how = typed_text(how) or row.invited_how
    if row.invitation is Invitation.NOT_INVITED:
        row.invitation = Invitation.INVITED


@use_case("meeting.invited")
def not_invited_yet(unit: Unit, participant_id: UUID) -> None:
    """Take back that somebody has been asked; they stay on the list."""
    row = unit.get(Participant, participant_id)
    row.invited_on, row.invited_how, row.invitation = None, None, Invitation.INVITED


@use_case("meeting.invitation")
def note_answer(unit: Unit, participant_id: UUID, *, answer: str) -> None:
    """Note what somebody answered; whoever has answered, or waits to, has been asked."""
    row = unit.get(Participant, participant_id)
    row.invitation = Invitation(answer)
    row.invited_on = row.invited_on or unit.today


@use_case("meeting.change")
def set_hours(unit: Unit, meeting_id: UUID, *, starts_at: str | None = None, ends_at: str | None = None) -> None:
    """Say when a meeting begins or is over (a time, or a length); moved, it takes as long as before.

    Raises UserError for what cannot be read.
    """
    meeting = unit.get(Meeting, meeting_id)
    if starts_at is not None:
        before = span(meeting.starts_at or "", meeting.ends_at or "", 0) if meeting.ends_at else None
        meeting.starts_at = typed_value(Meeting.__table__.columns["starts_at"], starts_at, unit.today)
        if before and meeting.starts_at:
            meeting.ends_at = clock_after(meeting.starts_at, before[1] - before[0])
        elif meeting.starts_at and not meeting.ends_at:
            meeting.ends_at = usual_end(meeting, "", unit)
    if ends_at is not None:
        meeting.ends_at = usual_end(meeting, ends_at, unit) if ends_at.strip() else None


@use_case("meeting.roles")
def set_leading(unit: Unit, meeting_id: UUID, *, role: Role, person_id: UUID | None) -> None:
    """Say who has a role; whoever chairs or writes is asked to the meeting too."""
    setattr(unit.get(Meeting, meeting_id), role, person_id)
    if person_id and role != "lead_id":
        ask_to_meeting(unit, meeting_id, person_id)


@use_case("meeting.side")
def set_side(unit: Unit, participant_id: UUID, *, side: Side) -> None:
    """Say whose side of the table somebody sits on."""
    unit.get(Participant, participant_id).side = side


@use_case("meeting.point")
def move_point(unit: Unit, point_id: UUID, *, steps: int) -> None:
    """Move a point of the agenda up (negative) or down among the others; past the ends it stays."""
    point = unit.get(AgendaPoint, point_id)
    others = [each for each in unit.live(AgendaPoint, AgendaPoint.meeting_id == point.meeting_id)]
    place = others.index(point)
    others.remove(point)
    place = min(max(place + steps, 0), len(others))
    before = others[place - 1].order_key if place else None
    after = others[place].order_key if place < len(others) else None
    point.order_key = key_between(before, after)


@use_case("meeting.plan")
def split_meeting(
    unit: Unit, meeting_id: UUID, *, participants: tuple[UUID, ...], starts_at: str = "", place: str = ""
) -> UUID:
    """Make two meetings of one and return the other's id; `participants` go to the other, the children to both.

    Purpose, day, place and those who lead are copied; hours and place of the other may be said. Raises UserError when
    it is divided already or has begun, and for a time that cannot be read.
    """
    meeting = unit.get(Meeting, meeting_id)
    _require_planned(meeting)
    rows = read_case(unit, meeting.case_id)
    if other_part(rows, meeting):
        raise UserError(TWO_ALREADY)
    other = Meeting(case_id=meeting.case_id, order_key=next_key(unit, Meeting, meeting.case_id))
    for name in _COPIED:
        setattr(other, name, getattr(meeting, name))
    columns = Meeting.__table__.columns
    other.starts_at = typed_value(columns["starts_at"], starts_at, unit.today)
    other.place = typed_value(columns["place"], place, unit.today) or other.place
    other.ends_at = usual_end(other, "", unit)
    other.other_part_id = meeting.id
    unit.add(other)
    unit.session.flush()
    meeting.other_part_id = other.id
    for each in unit.live(Participant, Participant.meeting_id == meeting.id):
        if each.side is Side.CHILD:
            add_participant(unit, other.id, each.person_id)
        elif each.id in participants:
            _move(unit, each, other.id)
    return other.id


@use_case("meeting.invite")
def move_guest(unit: Unit, participant_id: UUID) -> None:
    """Move somebody to the other part of a meeting that is held in two. Raises UserError when it is not."""
    row = unit.get(Participant, participant_id)
    meeting = unit.get(Meeting, row.meeting_id)
    other = other_part(read_case(unit, meeting.case_id), meeting)
    if other is None:
        raise UserError(ONE_PART)
    there = unit.live(Participant, Participant.meeting_id == other.id, Participant.person_id == row.person_id)
    if there:
        unit.remove(row)
    else:
        _move(unit, row, other.id)


@use_case("meeting.cancel")
def cancel_meeting(unit: Unit, meeting_id: UUID, *, because: str) -> None:
    """Call a planned meeting off with a reason; it stays in the list. Raises UserError without one, or if it began."""
    meeting = unit.get(Meeting, meeting_id)
    _require_planned(meeting)
    reason = typed_text(because)
    if not reason:
        raise UserError("Skriv kort, hvorfor mødet aflyses.")
    meeting.status, meeting.closed_because = MeetingStatus.CANCELLED, reason


@use_case("meeting.cancel")
def plan_again(unit: Unit, meeting_id: UUID) -> None:
    """Take up a meeting that was called off. Those who were asked are to be asked again."""
    meeting = unit.get(Meeting, meeting_id)
    if meeting.status is not MeetingStatus.CANCELLED:
        return
    meeting.status = MeetingStatus.PLANNED
    take_back_not_held(unit, meeting)
    for linked in unit.live(FollowUp, FollowUp.meeting_id == meeting_id):
        if linked.not_held is not None and linked.held_on is None:  # it was to be this meeting, and is again
            take_back_not_held(unit, linked)
    for each in unit.live(Participant, Participant.meeting_id == meeting_id):
        each.invitation, each.invited_on, each.invited_how = Invitation.INVITED, None, None


def _require_planned(meeting: Meeting) -> None:
    if meeting.status is not MeetingStatus.PLANNED:
        raise UserError(ONLY_PLANNED)


def _move(unit: Unit, row: Participant, to_id: UUID) -> None:
    """Let somebody come to another meeting, with their own points; what they answered was about another hour."""
    for point in unit.live(AgendaPoint, AgendaPoint.meeting_id == row.meeting_id):
        if point.wished_by_id == row.person_id:
            point.meeting_id = to_id
    row.meeting_id = to_id
    row.invitation, row.invited_on, row.invited_how = Invitation.INVITED, None, None
    unit.session.flush()
