"""A meeting held in two parts: what is said and agreed in one of them is for those who were asked to it, and no others.

A part stays a part when the other one is cancelled or gone: what was agreed in it was agreed without somebody.
"""

from collections.abc import Hashable, Iterator
from uuid import UUID

from app.language.dates import long_date
from app.models.enums_meeting import Invitation, MeetingStatus
from app.models.meeting import Meeting, Participant
from app.services.company import other_part
from app.services.sight import Sight
from app.services.snapshot import CaseRows
from app.services.stop_rows import expected, has_been_asked

NOT_FOR_ALL = "Det blev holdt i to dele. Ikke alle, der får papiret, var bedt med til denne del."
_WAS = (MeetingStatus.RUNNING, MeetingStatus.HELD)


def is_part(rows: CaseRows, meeting: Meeting) -> bool:
    """Tell whether a meeting is one part of two."""
    return meeting.other_part_id is not None or other_part(rows, meeting) is not None


def is_open_to(rows: CaseRows, meeting: Meeting, people: frozenset[Hashable]) -> bool:
    """Tell whether all of these may hear of a meeting as far as its parts go; nobody means that nobody can tell."""
    return not is_part(rows, meeting) or (bool(people) and people <= _of_this_part(rows, meeting))


def closed_parts(rows: CaseRows, people: frozenset[Hashable], own: Meeting | None = None) -> Iterator[Meeting]:
    """Yield the parts, other than the meeting itself, that some of these were not asked to. For nobody there are none.

    Nobody is the caseworker's own copy here, which holds everything.
    """
    others = (each for each in rows.of(Meeting) if people and not (own and each.id == own.id))
    return (each for each in others if not is_open_to(rows, each, people))


def only_of_the_other(rows: CaseRows, meeting: Meeting) -> frozenset[UUID]:
    """Return those who are asked to the other part of a meeting and not to this one."""
    other = other_part(rows, meeting)
    return _of_this_part(rows, other) - _of_this_part(rows, meeting) if other else frozenset()


def may_look_back_on(rows: CaseRows, meeting: Meeting, other: Meeting) -> bool:
    """Tell whether a meeting may take up what was agreed at another one.

    Never from its own other part; from a part of an earlier meeting when it follows that one by name, or when all who
    come were asked to it.
    """
    if meeting.id == other.other_part_id or other.id == meeting.other_part_id:
        return False
    if other.id == meeting.follows_id:
        return True
    return is_open_to(rows, other, frozenset(each.person_id for each in expected(rows, meeting)))


def note_closed_parts(rows: CaseRows, sight: Sight, own: Meeting | None = None) -> None:
    """Tell on the caseworker's own screen which parts these readers get nothing from."""
    for each in closed_parts(rows, sight.viewer.people, own):
        if each.status in _WAS and each.held_on:
            sight.leave_out(f"Mødet {long_date(each.held_on)}", NOT_FOR_ALL)


def _of_this_part(rows: CaseRows, meeting: Meeting) -> frozenset[UUID]:
    """Return those who were asked to a part or came to it, and those who lead it or write."""
    there = rows.inside(Participant, meeting.id)
    asked = {each.person_id for each in there if each.invitation is not Invitation.NOT_INVITED or has_been_asked(each)}
    leading = {meeting.chair_id, meeting.minutes_id, meeting.lead_id}
    return frozenset(asked | {each for each in leading if each})
