"""A meeting as rows for the screen: who was there, what was said, the scales, and what comes next."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import fold
from app.models.enums_meeting import Attendance, ContributionKind, Invitation, MeetingStatus, Side, TakesPart
from app.models.meeting import Contribution, Meeting, Participant, Scale, ScaleAnswer
from app.models.people import Person
from app.services.agreements import THERE
from app.services.hard_stops import is_discreet
from app.services.meeting_types import is_without_family
from app.services.snapshot import CaseRows
from app.services.two_parts import may_look_back_on


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
    side: Side
    takes_part: TakesPart | None
    turns: int = 0

    @property
    def is_here(self) -> bool:
        """Whether the person was round the table, some of the time or on the phone."""
        return self.attendance in THERE


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One thing that was said. `speaker` is empty for »uden navn«; `may_be_written` is None when nobody asked."""

    id: UUID
    kind: ContributionKind
    text: str
    speaker: str
    speaker_id: UUID | None
    quoted: bool
    only_screen: bool
    may_be_written: bool | None
    on_behalf_of: str = ""
    on_behalf_of_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale with its answers as (person, name, value, is the child), in the order given.

    `earlier` are the numbers for the same question at the meeting before, by person. `revealed` when the adults'
    numbers have been shown together.
    """

    id: UUID
    question: str
    answers: tuple[tuple[UUID, str, int, bool], ...]
    revealed: bool = False
    earlier: tuple[tuple[UUID, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """The meeting already planned after this one."""

    id: UUID
    held_on: dt.date | None
    starts_at: str
    place: str


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
    told_child_by_id: UUID | None
    told_child_when: str
    coming: ComingMeeting | None
    closed_because: str
    not_repeated: str = ""
    follows_id: UUID | None = None


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
        scales=tuple(_scale(rows, each, children, meeting) for each in _asked_at(rows, meeting.id)),
        told_child_by_id=meeting.told_child_by_id,
        told_child_when=meeting.told_child_when or "", coming=_coming(rows, meeting),
        closed_because=meeting.closed_because or "", not_repeated=meeting.not_repeated or "",
        follows_id=meeting.follows_id,
    )  # fmt: skip


def _participant(rows: CaseRows, row: Participant, children: set[UUID]) -> ParticipantRow:
    person: Person | None = rows.person(row.person_id)
    role = (person.role or "") if person else ""
    return ParticipantRow(
        row.id, row.person_id, rows.name(row.person_id), rows.called(row.person_id), role, row.person_id in children,
        row.invitation, row.attendance, row.note or "", row.present_until or "", row.side, row.takes_part,
        row.turns or 0,
    )  # fmt: skip


def _contribution(rows: CaseRows, row: Contribution) -> ContributionRow:
    speaker = rows.called(row.speaker_id)
    return ContributionRow(
        row.id, row.kind, row.text or "", speaker, row.speaker_id, bool(row.quoted), bool(row.only_screen),
        row.may_be_written, rows.called(row.on_behalf_of_id), row.on_behalf_of_id,
    )  # fmt: skip


def _scale(rows: CaseRows, scale: Scale, children: set[UUID], meeting: Meeting) -> ScaleRow:
    answers = rows.inside(ScaleAnswer, scale.id)
    return ScaleRow(
        scale.id,
        scale.question or "",
        tuple((row.person_id, rows.called(row.person_id), row.value, row.person_id in children) for row in answers),
        bool(scale.revealed),
        _earlier_numbers(rows, scale, meeting),
    )


def _asked_at(rows: CaseRows, meeting_id: UUID) -> list[Scale]:
    return [each for each in rows.of(Scale) if each.meeting_id == meeting_id]


def _earlier_numbers(rows: CaseRows, scale: Scale, meeting: Meeting) -> tuple[tuple[UUID, int], ...]:
    """Return what was answered to the same question at the meeting this one follows, else at the last one held."""
    before = meeting_before(rows, meeting)
    asked = _asked_at(rows, before.id) if before else []
    same = [each for each in asked if fold(each.question or "") == fold(scale.question or "")]
    return tuple((row.person_id, row.value) for each in same[-1:] for row in rows.inside(ScaleAnswer, each.id))


def meeting_before(rows: CaseRows, meeting: Meeting) -> Meeting | None:
    """Return the meeting this one follows; when none is named, the last one held on an earlier day.

    Never the other part of it, nor a part of an earlier meeting that not all who come were asked to.
    """
    over = [each for each in rows.of(Meeting) if each.status is MeetingStatus.HELD and each.id != meeting.id]
    held = [each for each in over if may_look_back_on(rows, meeting, each) and _is_of_one_circle(meeting, each)]
    named = [each for each in held if each.id == meeting.follows_id]
    earlier = [each for each in held if each.held_on and each.held_on < (meeting.held_on or dt.date.max)]
    return next(iter(named), None) or max(earlier, key=lambda each: each.held_on or dt.date.min, default=None)


def _coming(rows: CaseRows, meeting: Meeting) -> ComingMeeting | None:
    planned = [each for each in rows.of(Meeting) if each.status is MeetingStatus.PLANNED and each.id != meeting.id]
    named = [each for each in planned if each.follows_id == meeting.id]
    later = named or [each for each in planned if _may_follow(rows, meeting, each)]
    first = min(later, key=lambda each: each.held_on or dt.date.max, default=None)
    return ComingMeeting(first.id, first.held_on, first.starts_at or "", first.place or "") if first else None


def _may_follow(rows: CaseRows, meeting: Meeting, other: Meeting) -> bool:
    """Tell whether a planned meeting may be the next one: no half of two, and none that not everybody may hear of."""
    apart = other.follows_id or other.other_part_id or other.id == meeting.other_part_id
    in_time = not (other.held_on and meeting.held_on) or other.held_on >= meeting.held_on
    return in_time and not apart and _is_of_one_circle(meeting, other) and not is_discreet(rows, other)


def _is_of_one_circle(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings may follow each other: what professionals think without the family is apart from it."""
    named = other.id == one.follows_id or one.id == other.follows_id
    return named or is_without_family(one) == is_without_family(other)
