"""Who owns an agreement, and what each owner has answered for themselves."""

from uuid import UUID

from app.models.agreement import Agreement, AgreementOwner
from app.models.enums_meeting import AgreementOutcome, AgreementState, OwnerAnswer
from app.models.meeting import Meeting, Participant
from app.models.order import key_between
from app.services.agreement_rows import THERE
from app.services.ports import Unit


def owners_of(agreement_id: UUID, unit: Unit) -> list[AgreementOwner]:
    """Return the owners of an agreement in their order."""
    return unit.live(AgreementOwner, AgreementOwner.agreement_id == agreement_id)


def set_owners(agreement: Agreement, people: tuple[UUID, ...], unit: Unit) -> None:
    """Let these people own an agreement, in this order; who owned it before keeps the answer they gave.

    A new owner who is at the meeting says yes by saying it aloud there; nobody says yes to a proposal that way.
    """
    present = _here(agreement, unit) if agreement.state is not AgreementState.PROPOSAL else set()
    old = {each.person_id: each for each in owners_of(agreement.id, unit)}
    for person_id, owner in old.items():
        if person_id not in people:
            unit.remove(owner)
    key: str | None = None
    for person_id in people:
        key = key_between(key, None)
        if person_id in old:
            old[person_id].order_key = key
            continue
        answer = OwnerAnswer.YES if person_id in present else OwnerAnswer.AWAITING
        unit.add(
            AgreementOwner(
                case_id=agreement.case_id, agreement_id=agreement.id, person_id=person_id, answer=answer, order_key=key
            )
        )


def agree(agreement: Agreement, unit: Unit) -> None:
    """Make an agreement of a proposal: those of its owners who are here have said yes, the others are asked later.

    It takes the place of what it was suggested instead of.
    """
    agreement.state = AgreementState.AGREED
    replace_old(agreement, unit)
    present = _here(agreement, unit)
    for owner in owners_of(agreement.id, unit):
        if owner.person_id in present and owner.answer is OwnerAnswer.AWAITING:
            owner.answer = OwnerAnswer.YES


def replace_old(new: Agreement, unit: Unit) -> None:
    """Take off what an agreement is another form of; a form that nobody agreed to gives way to the one before it.

    What stood on the list of the same meeting leaves it; what an earlier meeting agreed stays agreed then, and was
    changed now.
    """
    at, seen = new, {new.id}
    while at.continues_id is not None and at.continues_id not in seen:  # a file from elsewhere may go in a ring
        old = unit.session.get(Agreement, at.continues_id)
        if old is None:
            return
        seen.add(old.id)
        if old.meeting_id == new.meeting_id:
            old.state = AgreementState.DROPPED
        else:
            old.outcome = AgreementOutcome.CHANGED
        if old.family_answer is not OwnerAnswer.OTHER_FORM:
            return
        at = old


def _here(agreement: Agreement, unit: Unit) -> set[UUID]:
    if agreement.meeting_id is None:
        return set()
    unit.get(Meeting, agreement.meeting_id)
    there = unit.live(Participant, Participant.meeting_id == agreement.meeting_id)
    return {each.person_id for each in there if each.attendance in THERE}
