"""Meetings: plan, invite, run with people round the table, close. What is missing is told after goodbye."""

from dataclasses import dataclass
from uuid import UUID

from app.models.case import Child
from app.models.enums_meeting import Attendance, ContributionKind, Invitation, MeetingStatus, Side, TakesPart
from app.models.meeting import Contribution, Meeting, Participant, Scale, ScaleAnswer
from app.models.order import key_between
from app.models.people import Person
from app.services.agreements import agreement_rows
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_value


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One person of a meeting."""

    id: UUID
    person_id: UUID
    name: str
    called: str
    role: str
    is_child: bool
    invitation: Invitation
    attendance: Attendance
    note: str
    left_at: str


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One thing that was said. `speaker` is empty for »uden navn«."""

    id: UUID
    kind: ContributionKind
    text: str
    speaker: str
    speaker_id: UUID | None
    quoted: bool
    only_screen: bool


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale with its answers as (name, value, is the child), in the order given."""

    id: UUID
    question: str
    answers: tuple[tuple[UUID, str, int, bool], ...]


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A whole meeting as the screen shows it."""

    id: UUID
    case_id: UUID
    type_id: str
    status: MeetingStatus
    held_on: str
    starts_at: str
    ends_at: str
    place: str
    purpose: str
    chair: str
    minutes: str
    chair_id: UUID | None
    minutes_id: UUID | None
    step: str
    last_word: str
    child_names: tuple[str, ...]
    participants: tuple[ParticipantRow, ...]
    contributions: tuple[ContributionRow, ...]
    scales: tuple[ScaleRow, ...]
    missing: tuple[str, ...]
    told_child_by_id: UUID | None
    told_child_when: str


@use_case("meeting.plan")
def plan_meeting(
    unit: Unit, case_id: UUID, *, type_id: str = "network_meeting", held_on: str = "", starts_at: str = "",
    ends_at: str = "", place: str = "", purpose: str = "", people: tuple[UUID, ...] = (),
) -> UUID:  # fmt: skip
    """Plan a meeting; the children of the case are always asked. Returns its id. Raises UserError for a wrong date."""
    columns = Meeting.__table__.columns
    meeting = Meeting(case_id=case_id, type_id=type_id, order_key=next_key(unit, Meeting, case_id))
    typed = {"held_on": held_on, "starts_at": starts_at, "ends_at": ends_at, "place": place, "purpose": purpose}
    for name, text in typed.items():
        setattr(meeting, name, typed_value(columns[name], text, unit.today))
    unit.add(meeting)
    unit.session.flush()
    children = tuple(child.person_id for child in unit.live(Child, Child.case_id == case_id))
    for person_id in dict.fromkeys((*children, *people)):
        add_participant(unit, meeting.id, person_id)
    return meeting.id


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
    participant = Participant(case_id=meeting.case_id, meeting_id=meeting_id, person_id=person_id, side=chosen, order_key=key)
    unit.add(participant)
    unit.session.flush()
    return participant.id


@use_case("meeting.attendance")
def set_attendance(unit: Unit, participant_id: UUID, *, attendance: str, left_at: str | None = None, note: str | None = None) -> None:
    """Note who is there, who left when."""
    participant = unit.get(Participant, participant_id)
    participant.attendance = Attendance(attendance)
    column = Participant.__table__.columns["present_until"]
    participant.present_until = typed_value(column, left_at, unit.today) if left_at is not None else participant.present_until
    participant.note = note if note is not None else participant.note


@use_case("meeting.invitation")
def set_invitation(unit: Unit, participant_id: UUID, *, invitation: str) -> None:
    """Note the answer to an invitation."""
    unit.get(Participant, participant_id).invitation = Invitation(invitation)


@use_case("meeting.child_way")
def set_child_way(unit: Unit, participant_id: UUID, *, takes_part: str) -> None:
    """Note the child's own way of being part of the meeting."""
    unit.get(Participant, participant_id).takes_part = TakesPart(takes_part)


@use_case("meeting.say")
def add_contribution(
    unit: Unit, meeting_id: UUID, *, kind: str, text: str, speaker_id: UUID | None = None, quoted: bool = False,
    only_screen: bool = False,
) -> UUID:  # fmt: skip
    """Write down what was said under a theme; the speaker is optional, the child's words are kept word for word."""
    meeting = unit.get(Meeting, meeting_id)
    row = Contribution(case_id=meeting.case_id, meeting_id=meeting_id, kind=ContributionKind(kind), text=text.strip())
    row.speaker_id, row.order_key = speaker_id, next_key(unit, Contribution, meeting.case_id)
    row.quoted = quoted or row.kind is ContributionKind.OWN_WORDS
    row.only_screen = only_screen or None
    row.child_id = next((child.id for child in unit.live(Child, Child.person_id == speaker_id)), None) if speaker_id else None
    return unit.add(row).id


@use_case("meeting.scale")
def ask_scale(unit: Unit, meeting_id: UUID, *, question: str) -> UUID:
    """Ask a question from 0 to 10."""
    meeting = unit.get(Meeting, meeting_id)
    scale = Scale(case_id=meeting.case_id, meeting_id=meeting_id, question=question.strip(), asked_on=meeting.held_on)
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
        unit.add(ScaleAnswer(case_id=scale.case_id, scale_id=scale_id, person_id=person_id, value=number, order_key=key))


@use_case("meeting.start")
def start_meeting(unit: Unit, meeting_id: UUID, *, step: str) -> None:
    """Begin, or move to a step; a meeting without a date is today's."""
    meeting = unit.get(Meeting, meeting_id)
    meeting.step = step
    if meeting.status is MeetingStatus.PLANNED:
        meeting.status = MeetingStatus.RUNNING
        meeting.held_on = meeting.held_on or unit.today


@use_case("meeting.close")
def close_meeting(unit: Unit, meeting_id: UUID, *, because: str = "", last_word: str = "") -> None:
    """Close a meeting; what is missing never stops it, but a reason may be written."""
    meeting = unit.get(Meeting, meeting_id)
    meeting.status = MeetingStatus.HELD
    meeting.held_on = meeting.held_on or unit.today
    meeting.closed_because = because.strip() or meeting.closed_because
    meeting.last_word = last_word.strip() or meeting.last_word


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


def meeting_row(rows: CaseRows, meeting: Meeting) -> MeetingRow:
    """Return one meeting as a row."""
    children = {child.person_id for child, _ in rows.children()}
    said = [each for each in rows.of(Contribution) if each.meeting_id == meeting.id]
    return MeetingRow(
        id=meeting.id, case_id=meeting.case_id, type_id=meeting.type_id, status=meeting.status,
        held_on=meeting.held_on.isoformat() if meeting.held_on else "", starts_at=meeting.starts_at or "",
        ends_at=meeting.ends_at or "", place=meeting.place or "", purpose=meeting.purpose or "",
        chair=rows.name(meeting.chair_id), minutes=rows.name(meeting.minutes_id), chair_id=meeting.chair_id,
        minutes_id=meeting.minutes_id, step=meeting.step or "", last_word=meeting.last_word or "",
        child_names=tuple(rows.called(each) for each in children),
        participants=tuple(_participant(rows, each, children) for each in rows.inside(Participant, meeting.id)),
        contributions=tuple(_contribution(rows, each) for each in said),
        scales=tuple(_scale(rows, each, children) for each in rows.of(Scale) if each.meeting_id == meeting.id),
        missing=tuple(_missing(rows, meeting)), told_child_by_id=meeting.told_child_by_id,
        told_child_when=meeting.told_child_when or "",
    )  # fmt: skip


def _participant(rows: CaseRows, row: Participant, children: set[UUID]) -> ParticipantRow:
    person: Person | None = rows.person(row.person_id)
    role = (person.role or "") if person else ""
    return ParticipantRow(
        row.id, row.person_id, rows.name(row.person_id), rows.called(row.person_id), role, row.person_id in children,
        row.invitation, row.attendance, row.note or "", row.present_until or "",
    )  # fmt: skip


def _contribution(rows: CaseRows, row: Contribution) -> ContributionRow:
    speaker = rows.called(row.speaker_id)
    return ContributionRow(row.id, row.kind, row.text or "", speaker, row.speaker_id, bool(row.quoted), bool(row.only_screen))


def _scale(rows: CaseRows, scale: Scale, children: set[UUID]) -> ScaleRow:
    answers = rows.inside(ScaleAnswer, scale.id)
    return ScaleRow(
        scale.id,
        scale.question or "",
        tuple((each.person_id, rows.called(each.person_id), each.value, each.person_id in children) for each in answers),
    )


def _missing(rows: CaseRows, meeting: Meeting) -> list[str]:
    """Return what a closing meeting still lacks, worded for the caseworker alone."""
    lines = []
    said = [each for each in rows.of(Contribution) if each.meeting_id == meeting.id]
    for _, person in rows.children():
        heard = any(each.kind is ContributionKind.OWN_WORDS and each.speaker_id == person.id for each in said)
        if not heard:
            lines.append(f"{rows.called(person.id)} er ikke hørt endnu.")
    for agreement in agreement_rows(rows, meeting_id=meeting.id):
        start = f"Aftale {agreement.number}"
        if not agreement.owners:
            lines.append(f"{start} mangler en, der gør det.")
        if agreement.lacks_date:
            lines.append(f"{start} mangler en dato.")
        lines += [f"{start} mangler svar fra {name}." for name in agreement.awaiting]
    later = [each for each in rows.of(Meeting) if each.status is MeetingStatus.PLANNED and each.id != meeting.id]
    return lines if later else [*lines, "Der er ikke aftalt et næste møde."]

