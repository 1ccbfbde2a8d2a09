"""What the room's screen may show of a meeting: first names, agreements, the child's own scale, the next date.

Built from nothing else, and only through the one door of visibility, with everybody who is here as the readers.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.models.agreement import Agreement, AgreementOwner
from app.models.enums import Floor
from app.models.meeting import Meeting
from app.rules.visibility import Viewer
from app.services.agreements import AgreementRow, agreement_rows
from app.services.meeting_rows import ComingMeeting, MeetingRow, meeting_row
from app.services.ports import Unit, use_case
from app.services.sight import Sight, shields
from app.services.snapshot import CaseRows, read_case


@dataclass(frozen=True, slots=True)
class RoomScale:
    """A question with the children's own numbers as (name, value); adults' numbers never stand beside them."""

    question: str
    answers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RoomRows:
    """Everything on the room's screen. `readers` are those who are here and look at it."""

    case_id: UUID
    readers: frozenset[UUID]
    children: tuple[str, ...]
    held_on: dt.date | None
    names: tuple[str, ...]
    agreements: tuple[AgreementRow, ...]
    scales: tuple[RoomScale, ...]
    coming: ComingMeeting | None


@use_case("meeting.room")
def read_room(unit: Unit, meeting_id: UUID) -> RoomRows:
    """Return what everybody in the room may see of the meeting."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    row = meeting_row(rows, meeting)
    here = [each for each in row.participants if each.is_here]
    readers = frozenset(each.person_id for each in here)
    sight = Sight(rows, Viewer(Floor.FAMILY, readers, shields(rows)))
    return RoomRows(
        case_id=meeting.case_id,
        readers=readers,
        children=row.child_names,
        held_on=meeting.held_on,
        names=tuple(each.called for each in here if sight.person(each.person_id)),
        agreements=tuple(_agreements(rows, meeting_id, sight)),
        scales=tuple(_scales(row)),
        coming=row.coming,
    )


def _agreements(rows: CaseRows, meeting_id: UUID, sight: Sight) -> list[AgreementRow]:
    stored = {each.id: each for each in rows.of(Agreement)}
    found = agreement_rows(rows, meeting_id=meeting_id)
    return [each for each in found if sight.agreement(stored[each.id], _people(rows, each.id))]


def _people(rows: CaseRows, agreement_id: UUID) -> frozenset[UUID]:
    return frozenset(each.person_id for each in rows.inside(AgreementOwner, agreement_id))


def _scales(row: MeetingRow) -> list[RoomScale]:
    own = [
        RoomScale(scale.question, tuple((name, value) for _, name, value, is_child in scale.answers if is_child))
        for scale in row.scales
    ]
    return [scale for scale in own if scale.answers]
