"""The agreements of a meeting as lines of a paper, numbered as they are on the meeting's screen."""

import datetime as dt
from collections.abc import Callable, Iterator
from uuid import UUID

from app.models.agreement import Agreement, AgreementOwner
from app.models.enums import Copy
from app.models.enums_meeting import AgreementOutcome, AgreementState, OwnerAnswer
from app.models.meeting import Meeting
from app.services.agreement_on_paper import agreement_line
from app.services.meeting_paper_facts import MeetingFacts
from app.services.meeting_types import is_without_family
from app.services.plan_rows import AgreementLine
from app.services.snapshot import CaseRows
from app.services.two_parts import is_open_to

ON_PAPER = (AgreementState.AGREED, AgreementState.TO_BE_DECIDED)
_OVER = (AgreementOutcome.NOT_KEPT, AgreementOutcome.CHANGED)

Wanted = Callable[[Agreement, frozenset[UUID]], bool]
"""Picks agreements by themselves and their owners."""


def everyones(_agreement: Agreement, _owners: frozenset[UUID]) -> bool:
    """Want every agreement."""
    return True


def made_here(facts: MeetingFacts, wanted: Wanted = everyones) -> tuple[AgreementLine, ...]:
    """Return what was agreed at the meeting and what somebody has to decide; proposals stay proposals."""
    return tuple(
        agreement_line(facts.rows, agreement, facts.copy, number)
        for number, agreement in numbered(facts.rows, facts.meeting)
        if wanted(agreement, owners_of(facts.rows, agreement)) and _stands(facts, agreement)
    )


def goes_on(facts: MeetingFacts, wanted: Wanted = everyones) -> tuple[AgreementLine, ...]:
    """Return agreements of earlier meetings that still hold; their numbers follow those of this meeting."""
    first = len(list(numbered(facts.rows, facts.meeting))) + 1
    replaced = {each.continues_id for each in facts.rows.of(Agreement) if each.state in ON_PAPER}
    still = [each for each in earlier(facts) if each.id not in replaced and _holds(each, facts.rows.today)]
    kept = [each for each in still if wanted(each, owners_of(facts.rows, each)) and _stands(facts, each)]
    return tuple(agreement_line(facts.rows, each, facts.copy, number) for number, each in enumerate(kept, start=first))


def numbered(rows: CaseRows, meeting: Meeting) -> Iterator[tuple[int, Agreement]]:
    """Yield the agreements of a meeting with the numbers they have on the screen; what was taken off has none."""
    found = [each for each in rows.of(Agreement) if each.meeting_id == meeting.id]
    return enumerate((each for each in found if each.state is not AgreementState.DROPPED), start=1)


def earlier(facts: MeetingFacts) -> list[Agreement]:
    """Return the agreements made at meetings before this one; one part of a meeting is for those asked to it alone."""
    own, all_of_them = facts.meeting.held_on, facts.copy is Copy.PROFESSIONAL and not facts.readers
    before = {
        each.id
        for each in facts.rows.of(Meeting)
        if each.id == facts.meeting.follows_id
        or (own and each.held_on and each.held_on < own and _tells_of(facts, each))
        if all_of_them or is_open_to(facts.rows, each, facts.readers)
    }
    return [each for each in facts.rows.of(Agreement) if each.meeting_id in before and each.state in ON_PAPER]


def _tells_of(facts: MeetingFacts, other: Meeting) -> bool:
    """Tell whether an earlier meeting may be told of unnamed: never of one without the family, nor at one."""
    return facts.kind.family and not is_without_family(other)


def owners_of(rows: CaseRows, agreement: Agreement) -> frozenset[UUID]:
    """Return who has a part in an agreement."""
    return frozenset(each.person_id for each in rows.inside(AgreementOwner, agreement.id))


def _stands(facts: MeetingFacts, agreement: Agreement) -> bool:
    """Tell whether an agreement may stand on this paper; what does not is told on the caseworker's own screen."""
    if agreement.state not in ON_PAPER:
        facts.sight.leave_out(f"Forslag: {agreement.text or ''}", "Familien har ikke svaret på det endnu.")
        return False
    owners = facts.rows.inside(AgreementOwner, agreement.id)
    against = [each for each in owners if each.answer is OwnerAnswer.NO]
    if against:
        names = facts.rows.called(against[0].person_id)
        facts.sight.leave_out(f"Aftale: {agreement.text or ''}", f"{names} har sagt nej.")
        return False
    return facts.sight.agreement(agreement, owners_of(facts.rows, agreement))


def _holds(agreement: Agreement, today: dt.date) -> bool:
    """Tell whether an earlier agreement still asks something of somebody."""
    comes_again = bool(agreement.recurrence or agreement.ongoing)
    if agreement.outcome in _OVER or (agreement.outcome is AgreementOutcome.KEPT and not comes_again):
        return False
    return agreement.ends_on is None or agreement.ends_on >= today
