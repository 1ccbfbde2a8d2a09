"""Who reads the room's screen: those who are here now. As long as nobody is marked, anybody may be."""

from uuid import UUID

from app.models.enums import Copy, Floor
from app.models.enums_meeting import Attendance, Invitation, MeetingStatus
from app.models.meeting import Meeting, Participant
from app.rules.visibility import Viewer
from app.services.hard_stops import kept_out
from app.services.kept_rows import rows_for
from app.services.meeting_initials import LetteredRows
from app.services.meeting_paper_facts import THERE, MeetingFacts
from app.services.meeting_types import type_of
from app.services.ports import Unit
from app.services.profile import read_profile
from app.services.sight import Sight, shields
from app.services.snapshot import CaseRows


def seated(rows: CaseRows, meeting: Meeting) -> list[Participant]:
    """Return who is here; who has gone is here no longer while the meeting runs, and was there when it is over."""
    there = [each for each in rows.inside(Participant, meeting.id) if each.attendance in THERE]
    if meeting.status is not MeetingStatus.RUNNING:
        return there
    return [each for each in there if not each.present_until]


def readers_here(rows: CaseRows, meeting: Meeting) -> frozenset[UUID]:
    """Return who reads. Nobody means that nobody can tell, which is the strictest of all.

    Whoever is expected and not marked yet may sit there too, so they read along with those who are marked.
    """
    here = {each.person_id for each in seated(rows, meeting)}
    if not here:
        return frozenset()
    return frozenset(here | {each.person_id for each in rows.inside(Participant, meeting.id) if _may_be_here(each)})


def room_facts(rows: CaseRows, meeting: Meeting, unit: Unit) -> MeetingFacts:
    """Return the meeting as all who are here may see it together; where the family is not, it has letters for names."""
    readers, kind = readers_here(rows, meeting), type_of(unit, meeting)
    theirs = rows_for(rows, unit, readers or kept_out(rows))
    return MeetingFacts(
        rows=theirs if kind.family else LetteredRows(theirs, unit),
        meeting=meeting,
        kind=kind,
        sight=Sight(rows, Viewer(Floor.FAMILY, readers, shields(rows))),
        copy=Copy.FAMILY,
        profile=read_profile(unit),
        example=unit.training,
    )


def _may_be_here(row: Participant) -> bool:
    return row.attendance is Attendance.UNKNOWN and row.invitation is not Invitation.DECLINED
