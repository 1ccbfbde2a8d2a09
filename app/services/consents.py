"""Who has said yes to the meeting and to being drawn on the room's screen, and who is still to be asked.

A yes holds from whom it is about: for a child from everybody who holds custody, and from a young person of 15 as well.
A yes that has run out or was taken back is none. Nothing here stops anybody; what is missing is a sentence.
"""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.people import Person
from app.models.safety import Consent
from app.rules.sharing import Weighed, weigh
from app.services.custody import (
    ASKED_THEMSELVES,
    custody_is_clear,
    holders_of,
    is_minor,
    parents_of,
    who_must_say_yes,
    years_of,
)
from app.services.snapshot import CaseRows

ONLY_ONE_ASKED = "Kun den ene forælder er spurgt."
NOBODY_ASKED = "Ingen er spurgt endnu, om mødet må holdes."
NOBODY_CAN = "Der er ingen, som kan sige ja. Skriv i stedet, hvilken regel der gælder."
WHO_ANSWERED = "Vælg først, hvem der har svaret."
CUSTODY_UNCLEAR = "Forældremyndigheden er ikke afklaret."


def drawing_yes(rows: CaseRows) -> frozenset[UUID]:
    """Return those who may be drawn where the whole room sees it: everybody who must say yes for them has."""
    return frozenset(each.id for each in rows.of(Person) if weigh_drawing(rows, each.id).ground.may_be_told)


def weigh_drawing(rows: CaseRows, person_id: UUID) -> Weighed[UUID]:
    """Return whether one person may be drawn in the room, and who is still to be asked."""
    return weigh(who_must_say_yes(rows, person_id), said_about(rows, ConsentKind.DRAWING, person_id))


def weigh_meeting(rows: CaseRows, person_id: UUID) -> Weighed[UUID]:
    """Return what one person has said to the meeting."""
    said = {each.person_id: each.answer for each in valid(rows, ConsentKind.MEETING) if each.person_id == person_id}
    return weigh((person_id,), said)


def asked_about_meeting(rows: CaseRows) -> tuple[UUID, ...]:
    """Return who must be asked whether the meeting may be held, for all children of the case."""
    found = (one for _, child in rows.children() for one in who_must_say_yes(rows, child.id))
    return tuple(dict.fromkeys(found))


def said_about(rows: CaseRows, kind: ConsentKind, person_id: UUID) -> dict[UUID, ConsentAnswer]:
    """Return what was answered about one person, by who answered; the newest answer of each stands."""
    return {each.person_id: each.answer for each in valid(rows, kind) if (each.about_id or each.person_id) == person_id}


def valid(rows: CaseRows, kind: ConsentKind) -> list[Consent]:
    """Return the answers of one kind that have not run out."""
    return [each for each in rows.of(Consent) if each.kind is kind and not (each.until and each.until < rows.today)]


def consent_warnings(rows: CaseRows) -> tuple[str, ...]:
    """Return what is missing before the meeting, for the caseworker's own screen."""
    said = {each.person_id: each.answer for each in valid(rows, ConsentKind.MEETING)}
    found = (line for _, child in rows.children() for line in _about_child(rows, child.id, said))
    return tuple(dict.fromkeys(found))


def _about_child(rows: CaseRows, child_id: UUID, said: dict[UUID, ConsentAnswer]) -> Iterator[str]:
    years = years_of(rows, child_id)
    if is_minor(rows, child_id):
        yield from _about_holders(rows, child_id, said)
    if years is not None and years >= ASKED_THEMSELVES and _not_asked(said, child_id):
        yield f"{rows.called(child_id)} er {years} år og er ikke spurgt selv."


def _about_holders(rows: CaseRows, child_id: UUID, said: dict[UUID, ConsentAnswer]) -> Iterator[str]:
    if not custody_is_clear(rows, child_id):
        yield CUSTODY_UNCLEAR
    holders = holders_of(rows, child_id) or parents_of(rows, child_id)
    silent = [each for each in holders if _not_asked(said, each)]
    if silent:
        yield NOBODY_ASKED if len(silent) == len(holders) else ONLY_ONE_ASKED
    for each in holders:
        if said.get(each) in (ConsentAnswer.NO, ConsentAnswer.WITHDRAWN):
            yield f"{rows.called(each)} har sagt nej til mødet."


def _not_asked(said: dict[UUID, ConsentAnswer], person_id: UUID) -> bool:
    return said.get(person_id, ConsentAnswer.NOT_ASKED) is ConsentAnswer.NOT_ASKED


def who_answers(rows: CaseRows, about_id: UUID, by_id: UUID | None) -> UUID:
    """Return who answered: the one named, else the only one who can. Raises UserError when several can, or nobody."""
    needed = who_must_say_yes(rows, about_id)
    if not needed:
        raise UserError(NOBODY_CAN)
    if by_id is None and len(needed) != 1:
        raise UserError(WHO_ANSWERED)
    return by_id or needed[0]


def give_answer(row: Consent, answer: ConsentAnswer, today: dt.date) -> None:
    """Set an answer and its day; the same answer again keeps its day, and a yes taken back keeps when it was given."""
    if row.answer is answer:
        return
    is_back = answer is ConsentAnswer.WITHDRAWN
    row.withdrawn_on = today if is_back else None
    if not (is_back and row.answer is ConsentAnswer.YES):
        row.until = None
        row.given_on = ApproxDate.of(today) if answer is not ConsentAnswer.NOT_ASKED else None
    row.answer = answer
