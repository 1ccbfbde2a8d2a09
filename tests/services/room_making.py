"""A running meeting with some people marked here, and everybody's yes to the drawing, for the tests of the room."""

from uuid import UUID

from doing import ask, do

from app.bootstrap import OpenStore
from app.models.agreement import Agreement, AgreementAudience
from app.models.enums_meeting import Attendance
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.meeting import Participant
from app.models.people import Person
from app.models.safety import Consent
from app.services import meetings
from app.services.agreements import add_agreement
from app.services.custody import who_must_say_yes
from app.services.meetings import plan_meeting, set_attendance, start_meeting
from app.services.ports import Unit
from app.services.records import next_key
from app.services.room import read_room
from app.services.room_rows import RoomRows
from app.services.snapshot import read_case
from tests.services.meeting_making import who


def running(store: OpenStore, case_id: UUID, *names: str, step: str = "agreements") -> UUID:
    """A meeting about the case where these are here, by the beginning of their names."""
    people = tuple(who(store, case_id, name) for name in names)
    meeting: UUID = do(store, plan_meeting, case_id, held_on="22. november 2026", starts_at="15", people=people)
    do(store, start_meeting, meeting, step=step)
    for each in rows_of(store, meeting):
        do(store, set_attendance, each.id, attendance=Attendance.PRESENT.value)
    return meeting


def rows_of(store: OpenStore, meeting: UUID) -> list[Participant]:
    """The participants of a meeting."""
    return ask(store, lambda unit: unit.live(Participant, Participant.meeting_id == meeting))


def mark(store: OpenStore, meeting: UUID, person: UUID, attendance: Attendance, left_at: str = "") -> None:
    """Mark somebody at a meeting."""
    row = next(each.id for each in rows_of(store, meeting) if each.person_id == person)
    do(store, meetings.set_attendance, row, attendance=attendance.value, left_at=left_at)


def agreed(store: OpenStore, case_id: UUID, meeting: UUID, text: str, *owners: UUID, state: str = "agreed") -> UUID:
    """An agreement of the meeting."""
    made: UUID = do(store, add_agreement, case_id, text=text, owners=owners, meeting_id=meeting, state=state)
    return made


def only_for(unit: Unit, agreement: UUID, *people: UUID) -> None:
    """Let only these have an agreement."""
    case_id = unit.get(Agreement, agreement).case_id
    for person in people:
        row = AgreementAudience(case_id=case_id, agreement_id=agreement, person_id=person)
        row.order_key = next_key(unit, AgreementAudience, case_id)
        unit.add(row)
        unit.session.flush()


def say_yes(unit: Unit, case_id: UUID, *people: UUID) -> None:
    """Let everybody who must say yes to these being drawn do so; without names it is about the whole case."""
    rows = read_case(unit, case_id)
    for about in people or tuple(each.id for each in unit.live(Person, Person.case_id == case_id)):
        for person in who_must_say_yes(rows, about):
            row = Consent(case_id=case_id, person_id=person, kind=ConsentKind.DRAWING, answer=ConsentAnswer.YES)
            row.about_id = about if about != person else None
            row.order_key = next_key(unit, Consent, case_id)
            unit.add(row)
            unit.session.flush()


def room(store: OpenStore, meeting: UUID, **how: bool) -> RoomRows:
    """What the room sees."""
    found: RoomRows = ask(store, read_room, meeting, **how)
    return found
