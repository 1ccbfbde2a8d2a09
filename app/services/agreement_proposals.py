"""Proposals: what somebody suggests stays a suggestion until the family has said yes, no, or yes in another form.

A no takes it off the list, but it stays in the record: what was suggested and turned down is a fact of the meeting.
"""

import re
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.language.table_people import PersonAtTable
from app.models.agreement import Agreement
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.models.meeting import Meeting
from app.models.order import key_between
from app.models.people import Person
from app.services.agreement_lines import add_line
from app.services.agreement_owners import agree, replace_old
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

ALREADY_AGREED = "Aftalen er ikke et forslag. Ret den i stedet."
_OPENING = re.compile(r"\s*forslag(?:\s+fra\s+([^:]{1,60}?))?\s*:\s*", re.IGNORECASE)


def proposal_opening(text: str) -> tuple[bool, str, str]:
    """Return whether a line opens as a proposal, who it is from, and the line itself.

    »forslag: mormor henter« is one from nobody in particular; »forslag fra Birgitte: mormor henter« is Birgitte's.
    """
    found = _OPENING.match(text)
    return (True, found[1] or "", text[found.end() :]) if found else (False, "", text)


@use_case("agreement.write")
def write_agreement(
    unit: Unit, meeting_id: UUID, text: str, *, proposal: bool = False, instead_of: UUID | None = None,
    people: tuple[PersonAtTable, ...] | None = None,
) -> UUID:  # fmt: skip
    """Write one line at a meeting down as an agreement, or as a proposal, and return its id.

    `instead_of` is the agreement or proposal this one is another form of: the new one takes its place, and the old one
    is taken off the list. An agreement stands until the family has said yes to a proposal instead of it. `people` are
    those the line was read with while it was typed. Raises UserError for a line without words.
    """
    typed = typed_text(text)
    opens, by, rest = proposal_opening(typed)
    proposer = _person_called(read_case(unit, unit.get(Meeting, meeting_id).case_id), by) if by else None
    line = add_line(unit, meeting_id, rest, proposal=opens or proposal, proposed_by=proposer, people=people)
    new = unit.get(Agreement, line)
    new.typed = typed
    if by and proposer is None:
        question = f"Hvem er »{by}«, som forslaget er fra?"
        new.to_check = f"{new.to_check}\n{question}" if new.to_check else question
    if instead_of is not None:
        _continue(unit, unit.get(Agreement, instead_of), new)
    return new.id


@use_case("agreement.family_answer")
def answer_proposal(unit: Unit, agreement_id: UUID, *, answer: str) -> None:
    """Note the family's answer to a proposal; yes makes it an agreement, no takes it off the list.

    Only a yes takes away what it was suggested instead of.

    Raises UserError when it is agreed already.
    """
    proposal = unit.get(Agreement, agreement_id)
    if proposal.state is not AgreementState.PROPOSAL:
        raise UserError(ALREADY_AGREED)
    proposal.family_answer = OwnerAnswer(answer)
    if proposal.family_answer is OwnerAnswer.YES:
        agree(proposal, unit)
    elif proposal.family_answer is OwnerAnswer.NO:
        proposal.state = AgreementState.DROPPED


@use_case("agreement.put_back")
def put_back(unit: Unit, agreement_id: UUID) -> None:
    """Put what was taken off the list back as a proposal nobody has answered yet."""
    agreement = unit.get(Agreement, agreement_id)
    agreement.state, agreement.family_answer = AgreementState.PROPOSAL, None


def _person_called(rows: CaseRows, name: str) -> UUID | None:
    """Return the one person of the case with this name; None when there is none, or several."""
    wanted = fold(name)
    people = [each.id for each in rows.of(Person)]
    found = [each for each in people if wanted in (fold(rows.name(each)), fold(rows.called(each)))]
    return found[0] if len(found) == 1 else None


def _continue(unit: Unit, old: Agreement, new: Agreement) -> None:
    """Let the new one stand where the old one stood; the old one is kept with the answer that changed it."""
    new.continues_id = old.id
    if old.state is AgreementState.PROPOSAL:
        old.family_answer, old.state = OwnerAnswer.OTHER_FORM, AgreementState.DROPPED
    if new.state is not AgreementState.PROPOSAL:
        replace_old(new, unit)
    later = [
        each.order_key for each in unit.live(Agreement, Agreement.case_id == old.case_id)
        if each.order_key and old.order_key and each.order_key > old.order_key and each.id != new.id
    ]  # fmt: skip
    if later:
        new.order_key = key_between(old.order_key, min(later))
