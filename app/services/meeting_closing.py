"""Closing a meeting: what its type wants to be there at the end and is not, and the way back on the same day.

The list is worded for the caseworker alone, when the family has gone. Nothing on it stops anybody.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.agreement import AgreementOwner
from app.models.enums_meeting import (
    AgreementState,
    Attendance,
    ChildSafety,
    ContributionKind,
    MeetingStatus,
    OwnerAnswer,
    TakesPart,
)
from app.models.knowledge import ChildTalk
from app.models.meeting import Contribution, Feedback, Meeting, Participant, SafetyCheck
from app.models.people import Person
from app.rules.meeting_types import MeetingType
from app.services.agreement_rows import AgreementRow, agreement_rows
from app.services.meeting_children import children_at_home
from app.services.meeting_paper_minutes import final_from
from app.services.meeting_round import forget_turns
from app.services.meeting_rows import meeting_row
from app.services.meeting_types import type_of
from app.services.meetings import close_meeting
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

TOO_LATE = "Mødet kan kun åbnes igen den dag, det er lukket. Ret i det, som det står, eller skriv en bemærkning."
NOT_CLOSED = "Mødet er ikke lukket."
AWAY = (TakesPart.TOLD_BEFORE, TakesPart.LETTER, TakesPart.REPRESENTED, TakesPart.NOT_HEARD)
"""A child that takes part in one of these ways is not there when the agreements are made."""


@dataclass(frozen=True, slots=True)
class ClosingPoint:
    """One thing that is missing. `kind` is one of `END_POINTS`, or »answer« and »proposal« for what waits on somebody.

    `agreement_id` and `person_id` tell what it is about; `number` is the agreement's.
    """

    kind: str
    sentence: str
    agreement_id: UUID | None = None
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """What is left when the family has gone.

    `correct_until` is when the minutes of a closed meeting become final, None while it is not closed.
    """

    missing: tuple[ClosingPoint, ...]
    parked: tuple[str, ...]
    is_closed: bool
    because: str
    may_reopen: bool
    correct_until: dt.datetime | None
    is_final: bool


@use_case("meeting.closing")
def read_closing(unit: Unit, meeting_id: UUID) -> Closing:
    """Return what is missing at the end of a meeting by its type. Raises UserError when it is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    until, closed = final_from(meeting, unit.now.tzinfo), meeting.status is MeetingStatus.HELD
    said = [each for each in rows.of(Contribution) if each.meeting_id == meeting_id]
    return Closing(
        tuple(_missing(unit, rows, meeting, type_of(unit, meeting))),
        tuple(each.text or "" for each in said if each.kind is ContributionKind.PARKED and not each.only_screen),
        closed,
        meeting.closed_because or "",
        closed and (meeting.closed_on or meeting.held_on) == unit.today,
        until,
        until is not None and unit.now >= until,
    )


@use_case("meeting.close")
def end_meeting(unit: Unit, meeting_id: UUID, *, because: str = "", last_word: str = "") -> None:
    """Close a meeting now; what is missing never stops it, but a reason may be written.

    A meeting that is closed already keeps the day and time it was closed. Who has spoken was for the chair alone.
    """
    meeting = unit.get(Meeting, meeting_id)
    closed = meeting.status is MeetingStatus.HELD and meeting.closed_on is not None
    close_meeting(unit, meeting_id, because=because, last_word=last_word)
    forget_turns(unit, meeting_id)
    if not closed:
        meeting.closed_on, meeting.closed_at = unit.today, f"{unit.now:%H:%M}"


@use_case("meeting.reopen")
def reopen_meeting(unit: Unit, meeting_id: UUID) -> None:
    """Go on with a meeting that was closed by mistake today. Raises UserError on any other day."""
    meeting = unit.get(Meeting, meeting_id)
    if meeting.status is not MeetingStatus.HELD:
        raise UserError(NOT_CLOSED)
    if (meeting.closed_on or meeting.held_on) != unit.today:
        raise UserError(TOO_LATE)
    meeting.status, meeting.closed_on, meeting.closed_at = MeetingStatus.RUNNING, None, None


@use_case("meeting.lead")
def set_lead(unit: Unit, meeting_id: UUID, *, person_id: UUID | None) -> None:
    """Say who keeps an eye on what was agreed (tovholder); nobody yet is None."""
    meeting = unit.get(Meeting, meeting_id)
    if person_id is not None:
        unit.get(Person, person_id)
    meeting.lead_id = person_id


def _missing(unit: Unit, rows: CaseRows, meeting: Meeting, kind: MeetingType) -> Iterator[ClosingPoint]:
    for wanted in kind.at_the_end:
        if wanted == "safety":
            yield from _safety(unit, rows, meeting)
        elif wanted in _POINTS:
            yield from _POINTS[wanted](rows, meeting)


def _child_voice(rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    said = [each for each in rows.of(Contribution) if each.meeting_id == meeting.id]
    own = {each.speaker_id for each in said if each.kind is ContributionKind.OWN_WORDS}
    talked = {each.child_id for each in rows.of(ChildTalk) if each.meeting_id == meeting.id and each.own_words}
    children = list(rows.children())
    for child, person in children:
        alone = len(children) == 1 and None in own
        if person.id not in own and child.id not in talked and not alone:
            yield ClosingPoint("child_voice", f"{rows.called(person.id)} er ikke hørt endnu.", person_id=person.id)


def _owner(rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    waits = (OwnerAnswer.AWAITING, OwnerAnswer.THINKING)
    for each in agreement_rows(rows, meeting_id=meeting.id):
        if each.state is AgreementState.PROPOSAL:
            yield ClosingPoint("proposal", f"Forslag {each.number} venter på familien.", each.id)
        elif each.is_agreed and not each.owner_ids:
            yield ClosingPoint("owner", f"Aftale {each.number} mangler en, der gør det.", each.id)
        elif each.is_agreed:
            for owner in rows.inside(AgreementOwner, each.id):
                if owner.answer in waits:
                    words = f"Aftale {each.number} mangler svar fra {rows.called(owner.person_id)}."
                    yield ClosingPoint("answer", words, each.id, owner.person_id)


def _date(rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    for each in agreement_rows(rows, meeting_id=meeting.id):
        if each.lacks_date and each.state is not AgreementState.PROPOSAL:
            yield ClosingPoint("date", _no_date(each), each.id)


def _no_date(row: AgreementRow) -> str:
    if row.state is AgreementState.TO_BE_DECIDED:
        return f"Punkt {row.number} mangler, hvornår kommunen svarer."
    return f"Aftale {row.number} mangler en dato."


def _next_meeting(rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    if meeting_row(rows, meeting).coming is None:
        yield ClosingPoint("next_meeting", "Der er ikke aftalt et næste møde.")


def _lead(_rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    if meeting.lead_id is None:
        yield ClosingPoint("lead", "Ingen er tovholder endnu.")


def _feedback(rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    if not rows.inside(Feedback, meeting.id):
        yield ClosingPoint("feedback", "Ingen er spurgt, hvordan mødet var.")


def _told_child(rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    if meeting.told_child_by_id and meeting.told_child_when:
        return
    for person_id in children_not_there(rows, meeting)[:1]:
        name = rows.called(person_id)
        words = f"Det er ikke aftalt, hvem der fortæller {name} om aftalerne, og hvornår."
        yield ClosingPoint("told_child", words, person_id=person_id)


def children_not_there(rows: CaseRows, meeting: Meeting) -> list[UUID]:
    """Return the children of the case who were not there to the end: somebody must tell them what was agreed."""
    children = {person.id for _, person in rows.children()}
    asked = [each for each in rows.inside(Participant, meeting.id) if each.person_id in children]
    gone = (each for each in asked if each.present_until or each.attendance is Attendance.ABSENT)
    away = (each for each in asked if each.takes_part in AWAY and each.attendance is not Attendance.PRESENT)
    return list(dict.fromkeys(each.person_id for each in (*gone, *away)))


def _safety(unit: Unit, rows: CaseRows, meeting: Meeting) -> Iterator[ClosingPoint]:
    checks = {each.person_id: each.answer for each in rows.inside(SafetyCheck, meeting.id)}
    for child in children_at_home(unit, meeting.id):
        if checks.get(child.person_id, ChildSafety.OPEN) is ChildSafety.OPEN:
            yield ClosingPoint("safety", f"Det er ikke afklaret, om {child.called} er tryg.", person_id=child.person_id)


_POINTS: dict[str, Callable[[CaseRows, Meeting], Iterator[ClosingPoint]]] = {
    "child_voice": _child_voice,
    "owner": _owner,
    "date": _date,
    "next_meeting": _next_meeting,
    "lead": _lead,
    "feedback": _feedback,
    "told_child": _told_child,
}
