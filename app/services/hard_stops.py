"""What a hard stop says about one person and one meeting, and what a screen may say of it.

`rules/stops` decides; here its answers become Danish. A `reason` is neutral and may stand anywhere; the `why` is for
the caseworker's own screen alone. Refused is only the invitation, the calendar file and what else reaches a stopped
person; planning goes on, and everything else is a warning.
"""

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.agreement import Agreement
from app.models.enums_people import HardStopKind
from app.models.knowledge import ChildTalk
from app.models.meeting import Contribution, Meeting, Scale
from app.models.people import Person
from app.models.plan import FollowUp
from app.models.safety import HardStop
from app.rules.stops import Cause, Guest, Stop, gravest
from app.services.decisions import Decision
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.stop_decisions import allowed_by
from app.services.stop_rows import expected, guest_of, has_been_asked, holding, stop_of
from app.services.stop_words import StopRow, decided_words, stop_row, why_stopped

Said = Meeting | Agreement | Contribution | Scale | ChildTalk | FollowUp
"""What tells that something was said, agreed or planned."""
NEUTRAL_TITLE = "Aftale i sagen"
"""What a meeting or a date is called where somebody it must not reach could read along."""
DECIDE_FIRST = "Der skal tages stilling først. Se »Hvem må vide hvad« under Mennesker."
DECIDE_BEFORE_TELLING = "Der skal tages stilling, før det kan gives videre. Se »Hvem må vide hvad« under Mennesker."
THINK_FIRST = "Se »Hvem må vide hvad« under Mennesker, før du går videre."


@dataclass(frozen=True, slots=True)
class InviteAnswer:
    """Whether somebody may be reached. `reason` is neutral, `why` for the own screen; `warns` when it is a warning.

    `is_decided` when a stop says no and somebody decided yes for this person and meeting: it can be taken back.
    """

    ok: bool
    reason: str = ""
    why: str = ""
    asks_decision: bool = False
    warns: bool = False
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class MeetingStops:
    """What the stops say about one meeting: who is stopped or to be thought about, and whether it is nameless."""

    answers: tuple[tuple[UUID, InviteAnswer], ...]
    is_discreet: bool


FREE = InviteAnswer(ok=True)


@use_case("record.list")
def list_stops(unit: Unit, case_id: UUID) -> tuple[StopRow, ...]:
    """Return the stops of a case, those that hold first. For the own screen alone."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    found = [stop_row(rows, each) for each in rows.of(HardStop)]
    return tuple(sorted(found, key=lambda row: not row.holds))


@use_case("meeting.read")
def check_meeting(unit: Unit, meeting_id: UUID) -> MeetingStops:
    """Return what the stops say about those who come to a meeting. For the own screen alone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    found = [(each.person_id, may_invite(rows, meeting, each.person_id)) for each in expected(rows, meeting)]
    return MeetingStops(tuple(each for each in found if each[1] != FREE), is_discreet(rows, meeting))


@use_case("meeting.read")
def check_person(unit: Unit, meeting_id: UUID, person_id: UUID) -> InviteAnswer:
    """Return what the stops say about inviting one person. For the own screen alone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id, person_id)
    return may_invite(read_case(unit, meeting.case_id), meeting, person_id)


def may_invite(rows: CaseRows, meeting: Meeting, person_id: UUID) -> InviteAnswer:
    """Tell whether somebody may be invited to a meeting: on paper, in a calendar file, by call."""
    if not holding(rows):
        return FREE
    kept = allowed_by(rows, meeting, person_id)
    return _answer(rows, person_id, guest_of(rows, person_id, meeting, frozenset(kept)), kept, DECIDE_FIRST)


def may_tell(rows: CaseRows, person_id: UUID) -> InviteAnswer:
    """Tell whether somebody may be told at all, on paper or by call, whatever the meeting."""
    if not holding(rows):
        return FREE
    return _answer(rows, person_id, guest_of(rows, person_id), {}, DECIDE_BEFORE_TELLING)


def require_may_invite(rows: CaseRows, meeting: Meeting, person_id: UUID) -> None:
    """Raise UserError, in neutral words, when nobody has decided that this person may be invited."""
    _require(may_invite(rows, meeting, person_id))


def require_may_tell(rows: CaseRows, person_id: UUID) -> None:
    """Raise UserError, in neutral words, when a stop keeps this person from being told."""
    _require(may_tell(rows, person_id))


def kept_out(rows: CaseRows) -> frozenset[UUID]:
    """Return those whom a child is heard without: nothing about it reaches them."""
    against = {each for stop in _abuse(rows) for each in stop.against}
    return frozenset(each.id for each in rows.of(Person) if each.id in against)


def is_discreet(rows: CaseRows, meeting: Meeting | None) -> bool:
    """Tell whether a meeting, or something outside any meeting, must stay nameless where others may read along.

    So it is while a child is heard without a parent, unless that parent is asked to the meeting and knows of it.
    """
    asked = {each.person_id for each in expected(rows, meeting) if has_been_asked(each)} if meeting else set()
    return any(not stop.against or not stop.against <= asked for stop in _abuse(rows))


def is_kept_from(rows: CaseRows, readers: frozenset[Hashable], record: Said) -> bool:
    """Tell whether something said, agreed or planned stays off what readers get: a child is heard without them.

    What was there before the stop stays: a paper that suddenly lacks a line would tell of the stop.
    """
    if not readers & kept_out(rows) or not is_discreet(rows, _meeting_of(rows, record)):
        return False
    return any(_came_after(record, each) for each in holding(rows) if each.kind is HardStopKind.ABUSE)


def came_after_a_stop(rows: CaseRows, record: Said) -> bool:
    """Tell whether something was written after one of the stops that hold, so that leaving it out tells of nothing."""
    return any(_came_after(record, each) for each in holding(rows))


def stopped_since(rows: CaseRows) -> dt.datetime | None:
    """Return when the first stop that a child is heard without somebody by was noted; None when no time is known."""
    noted = [each.created_at for each in holding(rows) if each.kind is HardStopKind.ABUSE]
    known = [each for each in noted if each is not None]
    return min(known) if known and len(known) == len(noted) else None


def _meeting_of(rows: CaseRows, record: Said) -> Meeting | None:
    """Return the meeting something belongs to; a talk with the child belongs to none, though one comes after it."""
    if isinstance(record, Meeting):
        return record
    wanted = None if isinstance(record, ChildTalk) else record.meeting_id
    return next((each for each in rows.of(Meeting) if each.id == wanted), None)


def _came_after(record: Said, stop: HardStop) -> bool:
    """Tell whether something was written after a stop; what has no time is taken to be."""
    if stop.created_at is None or record.created_at is None:
        return True
    if isinstance(record, FollowUp) and record.held_on and record.held_on >= stop.created_at.date():
        return (record.changed_at or record.created_at) >= stop.created_at  # planned before it, and held after
    return record.created_at > stop.created_at


def _abuse(rows: CaseRows) -> list[Stop]:
    return [stop_of(rows, each) for each in holding(rows) if each.kind is HardStopKind.ABUSE]


def _answer(rows: CaseRows, person_id: UUID, guest: Guest, kept: Mapping[UUID, Decision], refusal: str) -> InviteAnswer:
    held = {each.id: each for each in holding(rows)}
    cause, stop = gravest([stop_of(rows, each) for each in held.values()], guest)
    row = next((each for each in held.values() if stop is not None and each.id == stop.key), None)
    if stop is None or row is None:
        return FREE
    why = decided_words(kept[row.id]) if cause is Cause.ALLOWED else why_stopped(rows, row, stop, person_id, cause)
    if cause.stops:
        return InviteAnswer(ok=False, reason=refusal, why=why, asks_decision=True)
    return InviteAnswer(ok=True, reason=THINK_FIRST, why=why, warns=True, is_decided=cause is Cause.ALLOWED)


def _require(answer: InviteAnswer) -> None:
    if not answer.ok:
        raise UserError(answer.reason)
