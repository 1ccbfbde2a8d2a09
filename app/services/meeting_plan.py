"""A new meeting in one step: what for, when, where, who leads and writes, and everybody who is asked.

Somebody who is not there yet is written in the line and comes into the network at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold, join_names
from app.models.meeting import Meeting
from app.models.people import Person
from app.rules.meeting_hours import clock_after
from app.services.apart import kept_apart
from app.services.hard_stops import may_tell
from app.services.meeting_days import end_clock
from app.services.meeting_guests import usual_side
from app.services.meeting_types import types_for
from app.services.meetings import NETWORK_MEETING, add_participant
from app.services.people import add_to_network
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_value

NO_END = "»{typed}« er ikke et klokkeslæt eller en længde. Skriv for eksempel 16.30 eller 90 min."
APART = "Nogle af dem må ikke være i samme rum."
STOPPED = "En af dem skal der tages stilling til, før indbydelserne går ud."


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting as typed. `newcomers` are (name, who it is) of people who are not in the case yet."""

    type_id: str = NETWORK_MEETING
    purpose: str = ""
    held_on: str = ""
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    chair_id: UUID | None = None
    minutes_id: UUID | None = None
    lead_id: UUID | None = None
    people: tuple[UUID, ...] = ()
    newcomers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """One thing to look at. `sentence` may stand on the form, `why` only where she asks for it."""

    sentence: str
    why: str


@use_case("meeting.plan")
def plan_whole(unit: Unit, case_id: UUID, plan: MeetingPlan) -> UUID:
    """Plan a meeting with everybody on it and return its id; without an end it takes as long as its type does.

    Who chairs and who writes are there too.

    Raises UserError for a day, time or length that cannot be read.
    """
    meeting = Meeting(case_id=case_id, order_key=next_key(unit, Meeting, case_id))
    meeting.type_id = plan.type_id or NETWORK_MEETING
    columns = Meeting.__table__.columns
    for name in ("purpose", "held_on", "starts_at", "place"):
        setattr(meeting, name, typed_value(columns[name], getattr(plan, name), unit.today))
    meeting.ends_at = ends_at(meeting, plan.ends_at, unit)
    meeting.chair_id, meeting.minutes_id, meeting.lead_id = plan.chair_id, plan.minutes_id, plan.lead_id
    unit.add(meeting)
    unit.session.flush()
    newcomers = [_find_or_add(unit, case_id, name, role) for name, role in plan.newcomers]
    rows = read_case(unit, case_id)
    leading = (each for each in (plan.chair_id, plan.minutes_id) if each)
    for person_id in dict.fromkeys((*plan.people, *newcomers, *leading)):
        add_participant(unit, meeting.id, person_id, side=usual_side(rows, person_id))
    return meeting.id


@use_case("meeting.invite")
def ask_to_meeting(unit: Unit, meeting_id: UUID, person_id: UUID) -> UUID:
    """Ask somebody to a meeting on their usual side of the table; asking twice changes nothing."""
    side = usual_side(read_case(unit, unit.get(Meeting, meeting_id).case_id), person_id)
    return add_participant(unit, meeting_id, person_id, side=side)


@use_case("meeting.invite")
def ask_by_name(unit: Unit, meeting_id: UUID, *, name: str, role: str = "") -> UUID:
    """Ask somebody by name; nobody of that name is somebody new in the network. Raises UserError without any words."""
    case_id = unit.get(Meeting, meeting_id).case_id
    return ask_to_meeting(unit, meeting_id, _find_or_add(unit, case_id, name, role))


@use_case("meeting.read")
def look_at_plan(unit: Unit, case_id: UUID, people: tuple[UUID, ...]) -> tuple[PlanWarning, ...]:
    """Return what to look at before these people are asked to one meeting. For the own screen alone."""
    unit.about(case_id)
    return plan_warnings(read_case(unit, case_id), frozenset(people))


def ends_at(meeting: Meeting, typed: str, unit: Unit) -> str | None:
    """Return when a meeting is over as HH:MM. Raises UserError for what is neither a time nor a length."""
    starts = meeting.starts_at or ""
    if typed.strip():
        found = end_clock(typed, starts, unit.today)
        if not found:
            raise UserError(NO_END.format(typed=typed.strip()[:40]))
        return found
    kind = types_for(unit).get(meeting.type_id)
    return clock_after(starts, kind.minutes) if starts and kind and kind.minutes else None


def _find_or_add(unit: Unit, case_id: UUID, name: str, role: str) -> UUID:
    """Return the person of the case with this full name (and role, when one is said), else somebody new.

    Raises UserError without name and role.
    """
    rows, wanted, who = read_case(unit, case_id), fold(name), fold(role)
    same = [each for each in rows.of(Person) if wanted and fold(each.name or "") == wanted]
    known = [each.id for each in same if not who or fold(each.role or "") in ("", who)]
    if len(known) == 1:
        return known[0]
    person_id = add_to_network(unit, case_id, name=name, role=role)
    unit.session.flush()
    return person_id


def plan_warnings(rows: CaseRows, people: frozenset[UUID]) -> tuple[PlanWarning, ...]:
    """Return what to look at when these people are asked to one meeting."""
    return tuple(_warnings(rows, people))


def _warnings(rows: CaseRows, people: frozenset[UUID]) -> Iterator[PlanWarning]:
    pairs = [each for each in kept_apart(rows) if each.pair <= people]
    if pairs:
        yield PlanWarning(APART, " ".join(dict.fromkeys(each.reason for each in pairs)))
    stopped = [(each, answer) for each in people if not (answer := may_tell(rows, each)).ok]
    if stopped:
        names = join_names(sorted(rows.called(each) for each, _ in stopped))
        why = " ".join(dict.fromkeys(answer.why for _, answer in stopped))
        yield PlanWarning(STOPPED, f"{names}: {why}")
