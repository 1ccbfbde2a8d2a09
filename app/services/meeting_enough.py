"""»Kan det løses gennem netværksmøder?«, asked of the caseworker alone after a meeting, with the reason.

A network meeting never replaces the duty to notify, which is personal (barnets lov §§ 133-135): a »no« reminds of it.
Source: the forebyggelseskommuner (2014), where what meetings cannot solve was registered as an underretning.
"""

from dataclasses import dataclass
from uuid import UUID

from app.models.enums_meeting import NetworkEnough
from app.models.meeting import Meeting
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

REMINDERS = {
    NetworkEnough.YES: "",
    NetworkEnough.PARTLY: "Hvad skal der til ved siden af møderne? Skriv det som en indsats eller en aftale.",
    NetworkEnough.NO: (
        "Er du bekymret for et barn, skriver du en underretning. "
        "Pligten er din egen, og et netværksmøde træder aldrig i stedet for den."
    ),
}


@dataclass(frozen=True, slots=True)
class EnoughRow:
    """The answer (None: not asked yet), the reason, and what the answer reminds of."""

    answer: NetworkEnough | None
    because: str
    reminder: str


@use_case("meeting.enough")
def read_enough(unit: Unit, meeting_id: UUID) -> EnoughRow:
    """Return the answer of a meeting. Raises UserError when it is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    reminder = REMINDERS[meeting.enough] if meeting.enough else ""
    return EnoughRow(meeting.enough, meeting.enough_because or "", reminder)


@use_case("meeting.set_enough")
def set_enough(
    unit: Unit, meeting_id: UUID, *, answer: NetworkEnough | None = None, because: str | None = None
) -> None:
    """Keep the answer, or the reason; None leaves a part as it is."""
    meeting = unit.get(Meeting, meeting_id)
    meeting.enough = answer or meeting.enough
    if because is not None:
        meeting.enough_because = typed_text(because) or None
