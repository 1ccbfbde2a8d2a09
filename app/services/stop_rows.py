"""The rows of a case as the rule about stops knows them: which hold, whom they look after, and who comes to a meeting.

Nobody to look after means the children of the case, nobody it is against their parents; between two adults nobody can
be guessed.
"""

from uuid import UUID

from app.models.enums_meeting import Attendance, Invitation, Side
from app.models.enums_people import HardStopKind, PersonKind, Sector
from app.models.meeting import Meeting, Participant
from app.models.people import HouseholdMember, NetworkTie
from app.models.safety import HardStop
from app.rules.stops import Guest, Stop
from app.services.custody import holders_of, parents_of
from app.services.kinship import kin_of_case
from app.services.sight import homes_of
from app.services.snapshot import CaseRows

_WORKING = frozenset({Side.GENERAL, Side.AUTHORITY, Side.PROVIDER})
_THERE = frozenset({Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE})


def holding(rows: CaseRows) -> list[HardStop]:
    """Return the stops that hold today."""
    return [each for each in rows.of(HardStop) if each.ended_on is None or each.ended_on > rows.today]


def stop_of(rows: CaseRows, row: HardStop) -> Stop:
    """Return one stop as the rule knows it."""
    children = {person.id for _, person in rows.children()}
    subjects = {row.subject_id} if row.subject_id else set() if row.kind is HardStopKind.VIOLENCE else children
    against = {row.against_id} if row.against_id else set()
    if not against and row.kind is HardStopKind.ABUSE:
        against = {one for each in subjects for one in (*parents_of(rows, each), *holders_of(rows, each))}
    return Stop(
        key=row.id,
        kind=row.kind,
        subjects=frozenset(subjects),
        against=frozenset(against),
        beside=frozenset(_living_with(rows, against) - subjects),
        assessed=row.assessed_on is not None,
        decided=row.decided_on is not None and bool(row.decision),
    )


def guest_of(
    rows: CaseRows, person_id: UUID, meeting: Meeting | None = None, allowed: frozenset[UUID] = frozenset()
) -> Guest:
    """Return somebody who may be told or invited, with who else comes to that meeting."""
    private = is_private(rows, person_id, side_of(rows, person_id, meeting))
    others = frozenset(each.person_id for each in expected(rows, meeting)) if meeting else frozenset()
    return Guest(person_id, private, others - {person_id}, allowed)


def side_of(rows: CaseRows, person_id: UUID, meeting: Meeting | None = None) -> Side | None:
    """Return the side of the table somebody sits on at a meeting, else where they sat last; None when nobody knows."""
    sat = [each for each in rows.of(Participant) if each.person_id == person_id]
    here = [each.side for each in sat if meeting is not None and each.meeting_id == meeting.id]
    sides = here or [each.side for each in sat]
    return sides[-1] if sides else None


def expected(rows: CaseRows, meeting: Meeting) -> list[Participant]:
    """Return those who are to come or came: everybody of the meeting but those who cannot or did not."""
    return [each for each in rows.inside(Participant, meeting.id) if _comes(each)]


def has_been_asked(participant: Participant) -> bool:
    """Tell whether somebody knows of a meeting: dated, answered, or they were there. »Spurgt« alone may be a plan."""
    dated, answered = participant.invited_on is not None, participant.invitation is Invitation.COMING
    return dated or answered or participant.attendance in _THERE


def _comes(participant: Participant) -> bool:
    if participant.attendance is Attendance.UNKNOWN:
        return participant.invitation is not Invitation.DECLINED
    return participant.attendance in _THERE


def is_private(rows: CaseRows, person_id: UUID, side: Side | None) -> bool:
    """Tell whether somebody is family or private network: all who are not plainly there for their work."""
    if person_id in kin_of_case(rows):
        return True
    person = rows.person(person_id)
    if side in _WORKING or (person is not None and person.kind is PersonKind.BODY):
        return False
    return not any(tie.person_id == person_id and tie.sector is Sector.PROFESSIONALS for tie in rows.of(NetworkTie))


def _living_with(rows: CaseRows, people: set[UUID]) -> set[UUID]:
    homes = {home for each in people for home in homes_of(rows, each)}
    near = {stay.person_id for stay in rows.of(HouseholdMember) if stay.household_id in homes} - people
    return {each for each in near if homes & homes_of(rows, each)}
