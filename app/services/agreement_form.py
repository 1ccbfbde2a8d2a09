"""An agreement as the form at a meeting holds it: what one line says, and who a proposal is from."""

from typing import TypedDict, Unpack
from uuid import UUID

from app.models.agreement import Agreement
from app.models.meeting import Meeting
from app.services.agreements import add_agreement, change_agreement
from app.services.ports import Unit, use_case


class FormWords(TypedDict):
    """What the form asks for. `when` is as it was typed; None leaves the time of an agreement as it is."""

    text: str
    when: str | None
    area: str
    state: str
    decides: str
    owners: tuple[UUID, ...]


@use_case("agreement.add")
def add_by_form(unit: Unit, meeting_id: UUID, *, proposed_by: UUID | None, **words: Unpack[FormWords]) -> UUID:
    """Add an agreement or a proposal at a meeting and return its id. Raises UserError without text."""
    meeting = unit.get(Meeting, meeting_id)
    added = add_agreement(
        unit, meeting.case_id, meeting_id=meeting_id, text=words["text"], when=words["when"] or "", area=words["area"],
        state=words["state"], decides=words["decides"], owners=words["owners"],
    )  # fmt: skip
    unit.get(Agreement, added).proposed_by_id = proposed_by
    return added


@use_case("agreement.change")
def change_by_form(unit: Unit, agreement_id: UUID, *, proposed_by: UUID | None, **words: Unpack[FormWords]) -> None:
    """Change an agreement to what stands in the form; whoever changes it has looked at it: nothing is to check."""
    change_agreement(unit, agreement_id, **words)
    unit.get(Agreement, agreement_id).proposed_by_id = proposed_by
