"""Meetings: plan, invite, run with people round the table, close. What is missing is told after goodbye."""

import datetime as dt
from collections.abc import Mapping
from typing import TypedDict, Unpack
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.enums_meeting import Attendance, ContributionKind, MeetingStatus, Side, TakesPart
from app.models.meeting import Contribution, Meeting, Participant, Scale, ScaleAnswer
from app.models.order import key_between
from app.models.people import Person
from app.services.meeting_rows import MeetingRow, meeting_row
from app.services.meeting_settles import settle_same_day
from app.services.meeting_types import keep_version, type_of
from app.services.moved_meeting import take_along
from app.services.people import add_to_network
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text, typed_value

NETWORK_MEETING = "network_meeting"
"""The kind a meeting is when nothing else is said."""


class MeetingWords(TypedDict, total=False):
    """Which kind of meeting, when, where and what for, as typed; what is left out is not known yet."""

    type_id: str
    held_on: str
    starts_at: str
    ends_at: str
    place: str
    purpose: str


@use_case("meeting.plan")
def plan_meeting(unit: Unit, case_id: UUID, *, people: tuple[UUID, ...] = (), **typed: Unpack[MeetingWords]) -> UUID:
    """Plan a meeting; the children of the case are asked unless its type is one without the family. Returns its id.

    Raises UserError for a wrong date.
    """
    meeting = Meeting(case_id=case_id, order_key=next_key(unit, Meeting, case_id))
    _set_typed(unit, meeting, {"type_id": NETWORK_MEETING, **typed})
    unit.add(meeting)
    unit.session.flush()
    with_family = type_of(unit, meeting).family
    children = tuple(child.person_id for child in unit.live(Child, Child.case_id == case_id) if with_family)
    for person_id in dict.fromkeys((*children, *people)):
        add_participant(unit, meeting.id, person_id)
    return meeting.id


@use_case("meeting.change")
def change_meeting(unit: Unit, meeting_id: UUID, **typed: Unpack[MeetingWords]) -> None:
    """Change when, where and what for; what is left out stays. Raises UserError for a date that cannot be read."""
    meeting = unit.get(Meeting, meeting_id)
    _set_typed(unit, meeting, typed)
    take_along(unit, meeting)


@use_case("meeting.roles")
def set_roles(unit: Unit, meeting_id: UUID, *, chair_id: UUID | None, minutes_id: UUID | None) -> None:
    """Say who leads the meeting and who writes; nobody yet is None."""
    meeting = unit.get(Meeting, meeting_id)
    meeting.chair_id, meeting.minutes_id = chair_id, minutes_id


@use_case("meeting.told_child")
def set_told_child(
    unit: Unit, meeting_id: UUID, *, by_id: UUID | None = None, when: str | None = None, not_repeated: str | None = None
) -> None:
    """Say who tells a child that left what was agreed, when, and what is not told; None leaves a part as it is."""
    meeting = unit.get(Meeting, meeting_id)
    meeting.told_child_by_id = by_id or meeting.told_child_by_id
    if when is not None:
        _set_typed(unit, meeting, {"told_child_when": when})
    if not_repeated is not None:
        _set_typed(unit, meeting, {"not_repeated": not_repeated})


@use_case("meeting.invite")
def add_participant(unit: Unit, meeting_id: UUID, person_id: UUID, *, side: str = "") -> UUID:
    """Ask somebody to a meeting; asking twice changes nothing."""
    meeting = unit.get(Meeting, meeting_id)
    there = unit.live(Participant, Participant.meeting_id == meeting_id)
    found = next((each for each in there if each.person_id == person_id), None)
    if found:
        return found.id
    key = key_between(max((each.order_key or "" for each in there), default=None), None)
    is_child = bool(unit.live(Child, Child.person_id == person_id))
    chosen = Side(side) if side else Side.CHILD if is_child else Side.PRIVATE
    participant = Participant(case_id=meeting.case_id, meeting_id=meeting_id, person_id=person_id, side=chosen)
    participant.order_key = key
    unit.add(participant)
    unit.session.flush()
    return participant.id


@use_case("meeting.find_person")
def person_called(unit: Unit, meeting_id: UUID, *, called: str) -> UUID:
    """Return the person of the case who is called this; nobody is a new one in its network.

    The name is written in full or as it is used at the table, so that the screen never lists people who are not there.
    Raises UserError without a name, and when several have it.
    """
    name = typed_text(called)
    if not name:
        raise UserError("Skriv et navn.")
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id)
    rows, wanted = read_case(unit, meeting.case_id), fold(name)
    people = [each.id for each in rows.of(Person)]
    found = [each for each in people if fold(rows.name(each)) == wanted]
    found = found or [each for each in people if fold(rows.called(each)) == wanted]
    if len(found) > 1:
        raise UserError(f"Flere hedder {name[:40]}. Skriv hele navnet.")
    return found[0] if found else add_to_network(unit, meeting.case_id, name=name)


@use_case("meeting.welcome")
def welcome(unit: Unit, meeting_id: UUID, *, called: str) -> UUID:
    """Write down somebody who came without being asked, as being there. Raises UserError as `person_called`."""
    participant_id = add_participant(unit, meeting_id, person_called(unit, meeting_id, called=called))
    set_attendance(unit, participant_id, attendance=Attendance.PRESENT)
    return participant_id


@use_case("meeting.attendance")
def set_attendance(
    unit: Unit, participant_id: UUID, *, attendance: str, left_at: str | None = None, note: str | None = None
) -> None:
    """Note who is there, who left when."""
    participant = unit.get(Participant, participant_id)
    participant.attendance = Attendance(attendance)
    if left_at is not None:
        _set_typed(unit, participant, {"present_until": left_at})
    participant.note = typed_text(note) if note is not None else participant.note


@use_case("meeting.child_way")
def set_child_way(unit: Unit, participant_id: UUID, *, takes_part: str) -> None:
    """Note the child's own way of being part of the meeting."""
    unit.get(Participant, participant_id).takes_part = TakesPart(takes_part)


@use_case("meeting.say")
def add_contribution(
    unit: Unit, meeting_id: UUID, *, kind: str, text: str, speaker_id: UUID | None = None,
    only_screen: bool = False, may_be_written: bool | None = None,
) -> UUID:  # fmt: skip
    """Write down what was said under a theme; the speaker is optional, the child's words are kept word for word.

    `may_be_written` is their answer to whether the words may stand on paper: None when nobody asked.
    """
    meeting = unit.get(Meeting, meeting_id)
    row = Contribution(case_id=meeting.case_id, meeting_id=meeting_id, kind=ContributionKind(kind))
    row.text = typed_text(text)
    row.speaker_id, row.order_key = speaker_id, next_key(unit, Contribution, meeting.case_id)
    row.quoted = row.kind is ContributionKind.OWN_WORDS
    row.only_screen, row.may_be_written = only_screen or None, may_be_written
    if speaker_id:
        row.child_id = next((child.id for child in unit.live(Child, Child.person_id == speaker_id)), None)
    return unit.add(row).id


@use_case("meeting.say_again")
def change_contribution(unit: Unit, contribution_id: UUID, *, text: str) -> None:
    """Write down better what was said; nothing left of it takes it away."""
    row = unit.get(Contribution, contribution_id)
    if words := typed_text(text):
        row.text = words
    else:
        unit.remove(row)


@use_case("meeting.may_be_written")
def set_may_be_written(unit: Unit, contribution_id: UUID, *, yes: bool | None) -> None:
    """Note what the one who said it has answered: yes, no (then they stand on no paper), or None for not asked."""
    unit.get(Contribution, contribution_id).may_be_written = yes


@use_case("meeting.scale")
def ask_scale(unit: Unit, meeting_id: UUID, *, question: str) -> UUID:
    """Ask a question from 0 to 10."""
    meeting = unit.get(Meeting, meeting_id)
    scale = Scale(case_id=meeting.case_id, meeting_id=meeting_id, asked_on=meeting.held_on)
    scale.question = typed_text(question)
    scale.order_key = next_key(unit, Scale, meeting.case_id)
    return unit.add(scale).id


@use_case("meeting.scale_answer")
def answer_scale(unit: Unit, scale_id: UUID, person_id: UUID, *, value: int | None) -> None:
    """Set, change or take back somebody's number."""
    scale = unit.get(Scale, scale_id)
    answers = unit.live(ScaleAnswer, ScaleAnswer.scale_id == scale_id)
    found = next((each for each in answers if each.person_id == person_id), None)
    number = typed_value(ScaleAnswer.__table__.columns["value"], "" if value is None else str(value), unit.today)
    if found and number is None:
        unit.remove(found)
    elif found:
        found.value = number
    elif number is not None:
        key = key_between(max((each.order_key or "" for each in answers), default=None), None)
        answer = ScaleAnswer(case_id=scale.case_id, scale_id=scale_id, person_id=person_id, value=number)
        answer.order_key = key
        unit.add(answer)


@use_case("meeting.start")
def start_meeting(unit: Unit, meeting_id: UUID, *, step: str, held_on: dt.date | None = None) -> None:
    """Begin, or move to a step; a meeting is held the day it begins, and without a time it begins now.

    A follow-up that was planned for that day is this meeting from now on (`meeting_settles`).
    `held_on` is the day it was held, when it is written in afterwards.
    """
    meeting = unit.get(Meeting, meeting_id)
    meeting.step = step
    if meeting.status is MeetingStatus.PLANNED:
        meeting.status = MeetingStatus.RUNNING
        meeting.held_on = held_on or unit.today
        meeting.starts_at = meeting.starts_at or f"{unit.now:%H:%M}"
        meeting.type_version = keep_version(unit, meeting)
        settle_same_day(unit, meeting)


@use_case("meeting.close")
def close_meeting(unit: Unit, meeting_id: UUID, *, because: str = "", last_word: str = "") -> None:
    """Close a meeting; what is missing never stops it, but a reason may be written."""
    meeting = unit.get(Meeting, meeting_id)
    meeting.status = MeetingStatus.HELD
    meeting.held_on = meeting.held_on or unit.today
    meeting.closed_because = typed_text(because) or meeting.closed_because
    meeting.last_word = typed_text(last_word) or meeting.last_word


@use_case("meeting.read")
def expect_meeting(unit: Unit, meeting_id: UUID) -> None:
    """See that a meeting and its case are there: asked after each step. Raises UserError when one is gone."""
    unit.about(unit.get(Case, unit.get(Meeting, meeting_id).case_id).id, meeting_id)


@use_case("meeting.read")
def read_meeting(unit: Unit, meeting_id: UUID) -> MeetingRow:
    """Return a meeting with everything said in it."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    return meeting_row(read_case(unit, meeting.case_id), meeting)


@use_case("meeting.list")
def list_meetings(unit: Unit, case_id: UUID) -> list[MeetingRow]:
    """Return the meetings of a case, newest first; those without a date stand first."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    found = [meeting_row(rows, meeting) for meeting in rows.of(Meeting)]
    return sorted(found, key=lambda row: row.held_on or "9999", reverse=True)


def _set_typed(unit: Unit, row: CaseRecord, typed: Mapping[str, object]) -> None:
    columns = row.__table__.columns
    for name, text in typed.items():
        setattr(row, name, typed_value(columns[name], text, unit.today))
