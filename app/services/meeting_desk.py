"""Everything the meeting's screen shows, read at once: it is read again after each line that is written."""

from dataclasses import dataclass
from uuid import UUID

from app.models.agreement import Agreement
from app.models.enums_meeting import AgreementState
from app.models.meeting import Meeting
from app.rules.meeting_types import MeetingType
from app.services.agreement_rows import AgreementRow, agreement_row, agreement_rows
from app.services.meeting_rows import MeetingRow, meeting_row
from app.services.meeting_types import type_of
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case


@dataclass(frozen=True, slots=True)
class DeskRows:
    """The meeting, its type, what is agreed or suggested, and what was taken off the list again (its number is 0)."""

    meeting: MeetingRow
    type: MeetingType
    agreements: list[AgreementRow]
    taken_off: tuple[AgreementRow, ...]


@use_case("meeting.desk")
def read_desk(unit: Unit, meeting_id: UUID) -> DeskRows:
    """Return a meeting with its agreements. Raises UserError when it is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    off = [each for each in rows.of(Agreement) if each.meeting_id == meeting_id]
    return DeskRows(
        meeting_row(rows, meeting),
        type_of(unit, meeting),
        agreement_rows(rows, meeting_id=meeting_id),
        tuple(agreement_row(rows, each, 0) for each in off if each.state is AgreementState.DROPPED),
    )
