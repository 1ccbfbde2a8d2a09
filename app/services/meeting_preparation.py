"""A planned meeting as it is prepared: who comes and what they answered, the child's way, points, practical, readiness.

For the caseworker's own screen: what a stop says about somebody stands here with its reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import approx, day_month
from app.language.folding import fold, join_names
from app.models.enums_meeting import Invitation, MeetingStatus, Side, TakesPart
from app.models.knowledge import ChildTalk
from app.models.meeting import AgendaPoint, Meeting, Participant
from app.rules.meeting_types import MeetingType
from app.services.company import other_part
from app.services.hard_stops import NEUTRAL_TITLE, InviteAnswer, is_discreet, may_invite
from app.services.kinship import kin_of_case
from app.services.meeting_days import DayNote, Hours, about_the_day, clashes
from app.services.meeting_instead import InsteadMeeting, instead_of, when_and_where
from app.services.meeting_plan import PlanWarning, plan_warnings
from app.services.meeting_ready import ReadyLine, ready_lines
from app.services.meeting_types import UNKNOWN_ABOUT, type_of
from app.services.not_held import not_held_words, written_words
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import expected

NEVER_KIN = "{name} er {who}. Brug altid en tolk udefra."


@dataclass(frozen=True, slots=True)
class GuestRow:
    """Somebody on the list. `asked` tells when and how they were asked, empty while they have not been."""

    id: UUID
    person_id: UUID
    name: str
    called: str
    role: str
    side: Side
    is_child: bool
    invitation: Invitation
    asked: str
    invited_how: str
    own_language: str
    may: InviteAnswer

    @property
    def answer(self) -> Invitation | None:
        """What is known about coming; None while nobody has asked them."""
        return self.invitation if self.asked or self.invitation is not Invitation.INVITED else None


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A talk with a child before the meeting. `told` is the talk in one line."""

    id: UUID
    told: str
    own_words: str


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A child of the case; without a row in the meeting `participant_id` is None."""

    person_id: UUID
    child_id: UUID
    participant_id: UUID | None
    called: str
    takes_part: TakesPart | None
    talks: tuple[TalkRow, ...]


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point somebody wants to talk about."""

    id: UUID
    text: str
    wished_by: str
    done: bool


@dataclass(frozen=True, slots=True)
class OtherPart:
    """The other part of a meeting that is held in two."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything the prepared page shows."""

    meeting_id: UUID
    case_id: UUID
    title: str
    status: MeetingStatus
    because: str
    was_not_held: bool
    instead: InsteadMeeting | None
    kind: MeetingType
    guests: tuple[GuestRow, ...]
    children: tuple[ChildRow, ...]
    points: tuple[PointRow, ...]
    chair_id: UUID | None
    minutes_id: UUID | None
    lead_id: UUID | None
    interpreter: str
    interpreter_note: str
    practical: str
    companion_told: bool
    other: OtherPart | None
    day_notes: tuple[DayNote, ...]
    warnings: tuple[PlanWarning, ...]
    ready: tuple[ReadyLine, ...]


@use_case("meeting.preparation")
def read_preparation(unit: Unit, meeting_id: UUID) -> Preparation:
    """Return a planned meeting as it is prepared. Raises UserError when it is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows, kind = read_case(unit, meeting.case_id), type_of(unit, meeting)
    children = {person.id for _, person in rows.children()}
    return Preparation(
        meeting_id=meeting_id, case_id=meeting.case_id,
        title=_title(rows, meeting, kind),
        status=meeting.status, because=_why_off(meeting), was_not_held=meeting.not_held is not None,
        instead=instead_of(rows, meeting), kind=kind,
        guests=tuple(_guest(rows, meeting, each, children) for each in rows.inside(Participant, meeting_id)),
        children=tuple(_child(rows, meeting, child.id, person.id) for child, person in rows.children()),
        points=tuple(_point(rows, each) for each in rows.inside(AgendaPoint, meeting_id)),
        chair_id=meeting.chair_id, minutes_id=meeting.minutes_id, lead_id=meeting.lead_id,
        interpreter=meeting.interpreter or "", interpreter_note=interpreter_note(rows, meeting.interpreter or ""),
        practical=meeting.practical or "", companion_told=bool(meeting.companion_told),
        other=_other(rows, meeting), day_notes=(*_of_the_type(kind), *_days(unit, rows, meeting)),
        warnings=plan_warnings(rows, frozenset(each.person_id for each in expected(rows, meeting))),
        ready=() if meeting.status is MeetingStatus.CANCELLED else ready_lines(rows, meeting, kind),
    )  # fmt: skip


def _why_off(meeting: Meeting) -> str:
    """Return why a meeting was called off or not held, and who wrote it when."""
    words = not_held_words(meeting)
    if not words:
        return meeting.closed_because or ""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}. {written_words(meeting)}".strip()


def _title(rows: CaseRows, meeting: Meeting, kind: MeetingType) -> str:
    """Return »Opfølgningsmøde om Mathias«; no name where the family is not there, neutral where nobody may know."""
    if is_discreet(rows, meeting):
        return NEUTRAL_TITLE
    named = join_names([rows.called(person.id) for _, person in rows.children()]) if kind.family else ""
    return f"{kind.name} om {named}" if named else kind.name


def interpreter_note(rows: CaseRows, typed: str) -> str:
    """Return what to say when a child or a relative is written as the interpreter; empty when nobody is."""
    words = f" {fold(typed)} "
    for person_id in kin_of_case(rows):
        person = rows.person(person_id)
        names = {fold(rows.name(person_id)), fold(rows.called(person_id))} if person and person.name else set()
        if any(f" {name} " in words.replace(",", " ").replace(".", " ") for name in names if name):
            who = person.role if person and person.role else "i familien"
            return NEVER_KIN.format(name=rows.called(person_id), who=who)
    return ""


def _guest(rows: CaseRows, meeting: Meeting, row: Participant, children: set[UUID]) -> GuestRow:
    person = rows.person(row.person_id)
    when = day_month(row.invited_on) if row.invited_on else ""
    return GuestRow(
        row.id, row.person_id, rows.name(row.person_id), rows.called(row.person_id),
        (person.role or "") if person else "", row.side, row.person_id in children, row.invitation,
        ", ".join(filter(None, (when, row.invited_how))), row.invited_how or "", row.own_language or "",
        may_invite(rows, meeting, row.person_id),
    )  # fmt: skip


def _child(rows: CaseRows, meeting: Meeting, child_id: UUID, person_id: UUID) -> ChildRow:
    own = next((each for each in rows.inside(Participant, meeting.id) if each.person_id == person_id), None)
    talks = [each for each in rows.of(ChildTalk) if each.child_id == child_id and each.meeting_id == meeting.id]
    return ChildRow(
        person_id, child_id, own.id if own else None, rows.called(person_id), own.takes_part if own else None,
        tuple(TalkRow(each.id, _told(rows, each), each.own_words or "") for each in talks),
    )  # fmt: skip


def _told(rows: CaseRows, talk: ChildTalk) -> str:
    if talk.not_held_because:
        return f"Ikke talt sammen: {talk.not_held_because}"
    parts = (
        approx(talk.on) if talk.on else "",
        f"med {rows.called(talk.with_id)}" if talk.with_id else "",
        talk.place or "",
        "ved, at en bisidder må være med" if talk.companion_offered else "",
    )
    return " · ".join(filter(None, parts)) or "Dagen er ikke skrevet"


def _point(rows: CaseRows, point: AgendaPoint) -> PointRow:
    return PointRow(point.id, point.text or "", rows.called(point.wished_by_id), bool(point.done))


def _other(rows: CaseRows, meeting: Meeting) -> OtherPart | None:
    other = other_part(rows, meeting)
    if other is None or other.status is MeetingStatus.CANCELLED:
        return None
    return OtherPart(other.id, when_and_where(other))


def _of_the_type(kind: MeetingType) -> Iterator[DayNote]:
    """Yield that the type came from elsewhere and is not known here: the steps are then those of the usual one."""
    if kind.about == UNKNOWN_ABOUT:
        yield DayNote(UNKNOWN_ABOUT, "info")


def _days(unit: Unit, rows: CaseRows, meeting: Meeting) -> tuple[DayNote, ...]:
    if meeting.held_on is None or meeting.status is MeetingStatus.CANCELLED:
        return ()
    kind = type_of(unit, meeting)
    hours = Hours(meeting.held_on, meeting.starts_at or "", meeting.ends_at or "", kind.minutes or 90)
    gone = (Invitation.DECLINED, Invitation.NOT_INVITED)
    people = tuple(each.person_id for each in rows.inside(Participant, meeting.id) if each.invitation not in gone)
    return (*about_the_day(meeting.held_on, unit.today), *clashes(hours, unit, meeting.case_id, people, meeting.id))
