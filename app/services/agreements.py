"""Agreements: who does what and when. Each owner answers for themselves; what law decides is never agreed."""

from collections.abc import Sequence
from typing import TypedDict, Unpack
from uuid import UUID

from app.errors import UserError
from app.models.agreement import Agreement
from app.models.approx_date import ApproxDate
from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState, OwnerAnswer
from app.services.agreement_owners import agree, owners_of, set_owners
from app.services.agreement_rows import THERE, AgreementRow, agreement_rows, sentence_of, when_words
from app.services.agreement_when import set_when
from app.services.ordering import move_among
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text

__all__ = [
    "THERE", "AgreementRow", "add_agreement", "agreement_rows", "answer_agreement", "change_agreement",
    "judge_agreement", "judge_agreements", "list_agreements", "move_agreement", "remove_agreement",
    "remove_agreements", "sentence_of", "when_words",
]  # fmt: skip


class MoreWords(TypedDict, total=False):
    """What is seldom said of an agreement: how it is done, and who decides when the law must."""

    detail: str
    decides: str


@use_case("agreement.list")
def list_agreements(unit: Unit, case_id: UUID, *, meeting_id: UUID | None = None) -> list[AgreementRow]:
    """Return the agreements of a case, or of one meeting, numbered in their order."""
    unit.about(case_id)
    return agreement_rows(read_case(unit, case_id), meeting_id=meeting_id)


@use_case("agreement.add")
def add_agreement(
    unit: Unit, case_id: UUID, *, text: str, owners: tuple[UUID, ...] = (), when: str = "", area: str = "other",
    meeting_id: UUID | None = None, state: str = "agreed", **more: Unpack[MoreWords],
) -> UUID:  # fmt: skip
    """Add an agreement from what was typed; `when` may be a day, a rhythm or plain words (»inden jul«).

    An owner who was at the meeting has said yes there; anybody else is »mangler svar«, and so are all owners of a
    proposal until the family has answered it. Raises UserError without text.
    """
    words = typed_text(text)
    if not words:
        raise UserError("Skriv, hvad der er aftalt.")
    agreement = Agreement(case_id=case_id, text=words, area=AgreementArea(area), meeting_id=meeting_id)
    agreement.state = AgreementState(state)
    _set_more(agreement, more)
    agreement.order_key = next_key(unit, Agreement, case_id)
    set_when(agreement, when, unit.today)
    unit.add(agreement)
    unit.session.flush()
    set_owners(agreement, owners, unit)
    return agreement.id


@use_case("agreement.change")
def change_agreement(
    unit: Unit, agreement_id: UUID, *, text: str | None = None, when: str | None = None, area: str | None = None,
    owners: tuple[UUID, ...] | None = None, state: str | None = None, **more: Unpack[MoreWords],
) -> None:  # fmt: skip
    """Change what was agreed; None leaves a part as it is. Whoever changes it has looked at it: nothing is to check."""
    agreement = unit.get(Agreement, agreement_id)
    agreement.to_check = None
    if text is not None:
        agreement.text = typed_text(text) or agreement.text
    if when is not None:
        set_when(agreement, when, unit.today)
    _set_more(agreement, more)
    agreement.area = AgreementArea(area) if area else agreement.area
    if owners is not None:
        set_owners(agreement, owners, unit)
    if state:
        _set_state(agreement, AgreementState(state), unit)


@use_case("agreement.answer")
def answer_agreement(unit: Unit, agreement_id: UUID, person_id: UUID, *, answer: str) -> None:
    """Note an owner's own answer, given today. Raises UserError when the person does not own the agreement."""
    found = [each for each in owners_of(agreement_id, unit) if each.person_id == person_id]
    if not found:
        raise UserError("Den person har ikke del i aftalen. Sæt personen på aftalen først.")
    found[0].answer = OwnerAnswer(answer)
    found[0].answered_on = None if found[0].answer is OwnerAnswer.AWAITING else ApproxDate.of(unit.today)


@use_case("agreement.outcome")
def judge_agreement(unit: Unit, agreement_id: UUID, *, outcome: str) -> None:
    """Note how it went; »lykkedes« today is done today."""
    agreement = unit.get(Agreement, agreement_id)
    agreement.outcome = AgreementOutcome(outcome)
    agreement.done_on = unit.today if agreement.outcome is AgreementOutcome.KEPT else None


@use_case("agreement.outcome")
def judge_agreements(unit: Unit, agreements: Sequence[UUID], *, outcome: str) -> None:
    """Note of several agreements how they went."""
    for each in agreements:
        judge_agreement(unit, each, outcome=outcome)


@use_case("agreement.move")
def move_agreement(unit: Unit, agreement_id: UUID, *, by: int) -> None:
    """Move an agreement some places up (negative) or down among those of the case; past an end nothing happens."""
    agreement = unit.get(Agreement, agreement_id)
    move_among(unit.live(Agreement, Agreement.case_id == agreement.case_id), agreement, by)


@use_case("agreement.remove")
def remove_agreements(unit: Unit, agreements: Sequence[UUID]) -> None:
    """Take several agreements away (undoable)."""
    for each in agreements:
        remove_agreement(unit, each)


@use_case("agreement.remove")
def remove_agreement(unit: Unit, agreement_id: UUID) -> None:
    """Take an agreement away (undoable)."""
    unit.remove(unit.get(Agreement, agreement_id))


def _set_state(agreement: Agreement, state: AgreementState, unit: Unit) -> None:
    if state is AgreementState.AGREED and agreement.state is AgreementState.PROPOSAL:
        agree(agreement, unit)
    agreement.state = state


def _set_more(agreement: Agreement, more: MoreWords) -> None:
    for name, words in more.items():
        setattr(agreement, name, typed_text(str(words)) or None)
