"""Who decides for one child, in one place: custody, where it lives, whom it meets, and what its age means.

A parent without custody is informed only when that parent asks; nothing here asks anybody to do it.
"""

from typing import Final
from uuid import UUID

from app.language.dates import approx
from app.language.folding import join_names
from app.models.case import Child
from app.models.enums_people import CustodyKind
from app.models.people import Person
from app.models.safety import Custody, Visitation
from app.services.consents import CUSTODY_UNCLEAR
from app.services.consents_kept_rows import ChildDecides
from app.services.custody import custody_is_clear, holders_of, is_minor, parents_of
from app.services.party_status import status_lines
from app.services.sharing import ON_REQUEST
from app.services.snapshot import CaseRows
from app.wording import word

TOGETHER = "{names} har forældremyndigheden sammen."
ALONE = "{names} har forældremyndigheden."
SAYS_NOTHING = "Skriv, hvem der har forældremyndigheden. Indtil da spørger vi begge forældre."
OF_AGE = "{name} er fyldt 18 år og bestemmer selv."
ODD_JOINT = "Der står fælles forældremyndighed, men kun {names} er skrevet på."
LIVES = "{name} bor hos {other}."
_SEVERAL: Final = 2


def who_decides(rows: CaseRows, child: Child, person: Person) -> ChildDecides:
    """Return what is written about who decides for one child, and what is not clear."""
    told = [*_custody(rows, person.id), *_living(rows, person.id), *_contact(rows, person.id)]
    told += status_lines(rows, child, person)
    told += _without(rows, person.id)
    return ChildDecides(person.id, rows.called(person.id), tuple(told), tuple(_doubts(rows, person.id)))


def without_custody(rows: CaseRows, person_id: UUID) -> tuple[UUID, ...]:
    """Return the parents who hold no custody, where it is written who does."""
    holders = holders_of(rows, person_id)
    return tuple(each for each in parents_of(rows, person_id) if holders and each not in holders)


def _custody(rows: CaseRows, person_id: UUID) -> list[str]:
    if not is_minor(rows, person_id):
        return [OF_AGE.format(name=rows.called(person_id))]
    holders = holders_of(rows, person_id)
    names = join_names([rows.called(each) for each in holders])
    if not names:
        return []
    return [(TOGETHER if len(holders) >= _SEVERAL else ALONE).format(names=names)]


def _living(rows: CaseRows, person_id: UUID) -> list[str]:
    found = []
    for each in rows.of(Custody):
        if each.child_id != person_id:
            continue
        if each.residence_with_id:
            found.append(LIVES.format(name=rows.called(person_id), other=rows.called(each.residence_with_id)))
        if each.residence_note:
            found.append(_sentence(each.residence_note))
    return found


def _contact(rows: CaseRows, person_id: UUID) -> list[str]:
    return [
        _meets(rows, each)
        for each in rows.of(Visitation)
        if each.child_id == person_id and not _is_over(rows, each)
    ]  # fmt: skip


def _meets(rows: CaseRows, each: Visitation) -> str:
    since = f"siden {approx(each.since)}" if each.since else ""
    how = " ".join(filter(None, (word(each.kind), each.rhythm)))
    told = ", ".join(filter(None, (how, since)))
    decided = f" Besluttet af {_sentence(each.decided_by)}" if each.decided_by else ""
    return f"{rows.called(each.with_id)}: {_sentence(told)}{decided}"


def _is_over(rows: CaseRows, each: Visitation) -> bool:
    """Tell whether somebody is met no more because they have died or are not here."""
    person = rows.person(each.with_id)
    return person is None or bool(person.deceased or person.death)


def _without(rows: CaseRows, person_id: UUID) -> list[str]:
    if not is_minor(rows, person_id):
        return []
    return [
        f"{rows.called(each)}: {ON_REQUEST.format(name=rows.called(each))}" for each in without_custody(rows, person_id)
    ]


def _doubts(rows: CaseRows, person_id: UUID) -> list[str]:
    if not is_minor(rows, person_id):
        return []
    if not custody_is_clear(rows, person_id):
        return [f"{CUSTODY_UNCLEAR} {SAYS_NOTHING}"]
    kinds = {each.kind for each in rows.of(Custody) if each.child_id == person_id}
    holders = holders_of(rows, person_id)
    if CustodyKind.JOINT in kinds and len(holders) < _SEVERAL:
        return [ODD_JOINT.format(names=join_names([rows.called(each) for each in holders]))]
    return []


def _sentence(text: str) -> str:
    return f"{text.strip().rstrip('.')}."
