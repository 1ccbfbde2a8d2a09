"""What is handed out in the room, each person's own agreements, and the card for who was not there."""

from uuid import UUID

from app.models.agreement import Agreement, AgreementOwner
from app.models.enums import Copy
from app.models.enums_meeting import OwnerAnswer
from app.models.meeting import Participant
from app.models.plan import ActionPlan
from app.services import plan_wording as say
from app.services.custody import parents_of
from app.services.meeting_paper_facts import MeetingFacts, made_out_to
from app.services.meeting_paper_lines import goes_on, made_here
from app.services.meeting_paper_next import next_meeting, own_next_meeting
from app.services.meeting_paper_rows import AgreementSheet, CallBackCard, OwnAgreements
from app.services.plan_kind import current_plan
from app.services.plan_rows import AgreementLine
from app.services.sight import readers

SHEET, OWN, CALL_BACK = "Det har vi aftalt", "Mine aftaler", "Ring og fortæl"
_NOT_YET = (OwnerAnswer.AWAITING, OwnerAnswer.THINKING)


def write_sheet(facts: MeetingFacts) -> AgreementSheet:
    """Return the agreement sheet of a meeting, without version; the date is today."""
    return AgreementSheet(
        **facts.letterhead(SHEET),
        when=facts.when(),
        children=facts.children(),
        present=tuple(each.name for each in facts.present()),
        agreements=made_here(facts),
        goes_on=goes_on(facts),
        hard_times_text=_if_hard(facts),
        safety_line=facts.profile.safety_line,
        next_meeting=next_meeting(facts),
        rhythm_text=say.rhythm_sentence(say.cadence_of(facts.rows, None)),
    )


def write_own(facts: MeetingFacts, recipient_id: UUID) -> OwnAgreements:
    """Return what one person has said yes to, and is still asked about; nothing that others do."""

    def own(_agreement: Agreement, owners: frozenset[UUID]) -> bool:
        return recipient_id in owners

    return OwnAgreements(
        **facts.letterhead(OWN),
        name=facts.rows.called(recipient_id),
        on=facts.meeting.held_on,
        agreements=made_here(facts, own),
        goes_on=goes_on(facts, own),
        next_meeting=own_next_meeting(facts),
    )


def write_call_back(facts: MeetingFacts, person_id: UUID) -> CallBackCard:
    """Return the card for the one who calls: what the person may be told, and what they are asked."""
    rows = facts.rows
    own = next((each for each in rows.inside(Participant, facts.meeting.id) if each.person_id == person_id), None)
    waiting = {
        each.agreement_id for each in rows.of(AgreementOwner) if each.person_id == person_id and each.answer in _NOT_YET
    }
    head = facts.letterhead(CALL_BACK)
    head["recipients"] = made_out_to(rows, [own.called_back_by_id] if own and own.called_back_by_id else [])
    return CallBackCard(
        **head,
        name=rows.called(person_id),
        caller=rows.called(own.called_back_by_id) if own else "",
        called_on=own.called_back_on if own else None,
        when=facts.when(),
        may_be_told=(own.may_be_told or "") if own else "",
        asks=made_here(facts, lambda agreement, _: agreement.id in waiting),
        tells=_told(facts, person_id, waiting),
        next_meeting=next_meeting(facts),
    )


def _told(facts: MeetingFacts, person_id: UUID, waiting: set[UUID]) -> tuple[AgreementLine, ...]:
    """Return what may be told: all that was agreed to those who get the plan, their own part to everybody else."""
    rows = facts.rows
    parents = {each for _, child in rows.children() for each in parents_of(rows, child.id)}
    whole = person_id in readers(rows, Copy.FAMILY) | parents
    return made_here(facts, lambda agreement, owners: agreement.id not in waiting and (whole or person_id in owners))


def _if_hard(facts: MeetingFacts) -> str:
    plan = current_plan(facts.rows) if facts.kind.family else None
    return (plan.if_hard or "") if plan and facts.sight.fact(ActionPlan, "if_hard") else ""
