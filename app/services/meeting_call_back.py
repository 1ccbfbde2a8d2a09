"""After the meeting: who calls those who were not there, what they may be told, and who tells the child.

Nobody is on the list who must not hear of the meeting.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.models.approx_date import ApproxDate
from app.models.enums import PaperKind
from app.models.enums_meeting import Attendance, ContactKind, ContactRole, Invitation
from app.models.knowledge import Contact, ContactPerson
from app.models.meeting import Meeting, Participant
from app.models.order import key_between
from app.models.people import Person
from app.services.hard_stops import may_tell, require_may_tell
from app.services.meeting_closing import children_not_there
from app.services.meeting_paper_recipients import papers_for
from app.services.meetings import add_participant
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text, typed_value

TOLD = "Har fået fortalt, hvad vi aftalte på mødet {day}."


@dataclass(frozen=True, slots=True)
class CallRow:
    """Somebody who was not there and hears of it by phone. `phone` is empty when none is known."""

    person_id: UUID
    called: str
    phone: str
    by_id: UUID | None
    by: str
    may_be_told: str
    called_on: dt.date | None
    why: str
    planned_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TellRow:
    """A child who was not there to the end: who tells it what was agreed, when, and whether that is done."""

    person_id: UUID
    called: str
    by: str
    when: str
    told: bool


@use_case("meeting.calls")
def list_calls(unit: Unit, meeting_id: UUID) -> tuple[CallRow, ...]:
    """Return whom somebody calls after a meeting, in the order of the table."""
    meeting = unit.get(Meeting, meeting_id)
    rows = read_case(unit, meeting.case_id)
    wanted = {
        each.person_id: each.why
        for each in papers_for(unit, meeting_id)
        if each.kind is PaperKind.CALL_BACK and each.person_id
    }
    for each in rows.inside(Participant, meeting_id):
        if each.called_back_by_id and may_tell(rows, each.person_id).ok:
            wanted.setdefault(each.person_id, "")
    return tuple(_call(rows, meeting, person_id, why) for person_id, why in wanted.items())


@use_case("meeting.plan_call")
def plan_call(
    unit: Unit,
    meeting_id: UUID,
    person_id: UUID,
    *,
    by_id: UUID | None = None,
    may_be_told: str | None = None,
    on: str | None = None,
) -> None:
    """Say who calls somebody who was not there, which day, and what they may be told; None leaves a part as it is.

    Raises UserError when the person must not hear of the meeting (the sentence says nothing of why), or for a day
    nobody can read.
    """
    row = _absent(unit, meeting_id, person_id)
    row.called_back_by_id = by_id or row.called_back_by_id
    row.may_be_told = (typed_text(may_be_told) or None) if may_be_told is not None else row.may_be_told
    if on is not None:
        row.call_planned_on = typed_value(Participant.__table__.columns["call_planned_on"], on, unit.today)


@use_case("meeting.called")
def note_called(unit: Unit, meeting_id: UUID, person_id: UUID, *, done: bool = True) -> None:
    """Note that somebody was called today, or take that back. Raises UserError as `plan_call`."""
    _absent(unit, meeting_id, person_id).called_back_on = unit.today if done else None


@use_case("meeting.tell_rows")
def list_tellings(unit: Unit, meeting_id: UUID) -> tuple[TellRow, ...]:
    """Return the children somebody tells what was agreed."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    by, when = rows.called(meeting.told_child_by_id), meeting.told_child_when or ""
    return tuple(
        TellRow(each, rows.called(each), by, when, is_told(rows, meeting, each))
        for each in children_not_there(rows, meeting)
    )


@use_case("meeting.child_told")
def note_child_told(unit: Unit, meeting_id: UUID, person_id: UUID) -> UUID:
    """Note that a child has been told what was agreed, as a contact from today. Returns its id."""
    meeting = unit.get(Meeting, meeting_id)
    day = f"den {long_date(meeting.held_on)}" if meeting.held_on else ""
    contact = Contact(case_id=meeting.case_id, kind=ContactKind.MESSAGE, on=ApproxDate.of(unit.today))
    contact.text = TOLD.format(day=day).replace(" .", ".")
    contact.order_key = next_key(unit, Contact, meeting.case_id)
    unit.add(contact)
    unit.session.flush()
    key: str | None = None
    for person, role in ((meeting.told_child_by_id, ContactRole.FROM), (person_id, ContactRole.INFORMED)):
        if person is not None:
            key = key_between(key, None)
            unit.add(
                ContactPerson(
                    case_id=meeting.case_id, contact_id=contact.id, person_id=person, role=role, order_key=key
                )
            )
    return contact.id


def is_told(rows: CaseRows, meeting: Meeting, person_id: UUID) -> bool:
    """Tell whether somebody has been told of a meeting: a contact that says so, on its day or later."""
    return any(
        each.role is ContactRole.INFORMED and each.person_id == person_id
        for contact in rows.of(Contact)
        if contact.on and contact.on.start and meeting.held_on and contact.on.start >= meeting.held_on
        for each in rows.inside(ContactPerson, contact.id)
    )


def _call(rows: CaseRows, meeting: Meeting, person_id: UUID, why: str) -> CallRow:
    own = next((each for each in rows.inside(Participant, meeting.id) if each.person_id == person_id), None)
    person = rows.person(person_id)
    by = own.called_back_by_id if own else None
    return CallRow(
        person_id,
        rows.called(person_id),
        (person.phone or "") if person else "",
        by,
        rows.called(by),
        (own.may_be_told or "") if own else "",
        own.called_back_on if own else None,
        why,
        own.call_planned_on if own else None,
    )


def _absent(unit: Unit, meeting_id: UUID, person_id: UUID) -> Participant:
    """Return the row of somebody who was not there; who was never asked gets one that says so."""
    meeting = unit.get(Meeting, meeting_id)
    unit.get(Person, person_id)
    require_may_tell(read_case(unit, meeting.case_id), person_id)
    there = unit.live(Participant, Participant.meeting_id == meeting_id)
    found = next((each for each in there if each.person_id == person_id), None)
    if found is not None:
        return found
    row = unit.get(Participant, add_participant(unit, meeting_id, person_id))
    row.invitation, row.attendance = Invitation.NOT_INVITED, Attendance.ABSENT
    return row
