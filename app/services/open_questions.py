"""»Ved ikke endnu«: what nobody has cleared up in a case, as questions for the caseworker alone."""

from collections.abc import Callable, Iterator
from uuid import UUID

from app.models.case import Child
from app.models.enums_meeting import AgreementState, ContributionKind, Invitation
from app.models.enums_people import ConsentAnswer, CustodyKind, TieKind
from app.models.knowledge import ContactPerson
from app.models.meeting import Contribution, Participant
from app.models.people import ParentTie, PartnershipMember, Person
from app.models.safety import CareArrangement, Consent, Custody
from app.services.agreements import agreement_rows
from app.services.child_talk_rows import held_talks
from app.services.snapshot import CaseRows
from app.wording import word

ONE_PARENT = "Kun den ene forælder er spurgt."
NO_NEXT_DATE = "Der er ingen næste dato."


def open_questions(rows: CaseRows, *, next_date: bool) -> tuple[str, ...]:
    """Return the questions, the gravest first."""
    lines = [line for source in _SOURCES for line in source(rows)]
    return tuple(dict.fromkeys(lines if next_date else [*lines, NO_NEXT_DATE]))


def _care(rows: CaseRows) -> Iterator[str]:
    for each in rows.of(CareArrangement):
        if each.carer_id is None:
            yield f"Hvem er hos børnene? Tid på dagen: {word(each.part)}."


def _custody(rows: CaseRows) -> Iterator[str]:
    known = {each.child_id for each in rows.of(Custody) if each.kind is not CustodyKind.UNCLEAR}
    for _, person in rows.children():
        if person.id not in known:
            yield f"Forældremyndigheden over {rows.called(person.id)} er ikke afklaret."


def _heard(rows: CaseRows) -> Iterator[str]:
    talked = {each.child_id for each in held_talks(rows)}
    said = {each.speaker_id for each in rows.of(Contribution) if each.kind is ContributionKind.OWN_WORDS}
    for child, person in rows.children():
        if child.id not in talked and person.id not in said:
            yield f"{rows.called(person.id)} er ikke hørt endnu."


def _parents_asked(rows: CaseRows) -> Iterator[str]:
    answered = {each.person_id for each in rows.of(Consent) if each.answer is not ConsentAnswer.NOT_ASKED}
    invited = {each.person_id for each in rows.of(Participant) if each.invitation is not Invitation.NOT_INVITED}
    spoken = {each.person_id for each in rows.of(ContactPerson)}
    for child in rows.of(Child):
        parents = _living_parents(rows, child.person_id)
        # A yes or no weighs more than an invitation: where one parent has answered, the other must have too.
        asked = parents & answered or parents & (invited | spoken)
        if len(parents) > 1 and len(asked) == 1:
            yield ONE_PARENT


def _living_parents(rows: CaseRows, person_id: UUID) -> set[UUID]:
    kinds = (TieKind.BIOLOGICAL, TieKind.ADOPTIVE)
    pairs = {tie.partnership_id for tie in rows.of(ParentTie) if tie.child_id == person_id and tie.kind in kinds}
    members = {each.person_id for each in rows.of(PartnershipMember) if each.partnership_id in pairs}
    return {each.id for each in rows.of(Person) if each.id in members and not each.deceased and each.name}


def _agreements(rows: CaseRows) -> Iterator[str]:
    for each in agreement_rows(rows):
        if each.state is AgreementState.TO_BE_DECIDED:
            continue
        if not each.owners:
            yield f"Aftale {each.number} mangler en, der gør det."
        if each.lacks_date and each.outcome is None:
            yield f"Aftale {each.number} mangler en dato."


_SOURCES: tuple[Callable[[CaseRows], Iterator[str]], ...] = (_care, _custody, _heard, _parents_asked, _agreements)
