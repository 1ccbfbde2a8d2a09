"""Who decides for a person: a child's parents and custody holders, a grown-up for themselves.

A fact is told with the yes of the one it is *about*: a mother cannot say yes for the father, nor for a friend's son.
"""

from uuid import UUID

from app.models.approx_date import age_on
from app.models.case import Child
from app.models.enums_people import CustodyKind, PersonKind, TieKind
from app.models.people import ParentTie, PartnershipMember
from app.models.safety import Custody, CustodyHolder
from app.services.snapshot import CaseRows

OF_AGE, ASKED_THEMSELVES = 18, 15
"""Years. From 15 a young person is asked beside the custody holders: practice of the trade, no paragraph is claimed."""
_BY_LAW = frozenset({TieKind.BIOLOGICAL, TieKind.ADOPTIVE, TieKind.UNSURE})


def parents_of(rows: CaseRows, person_id: UUID) -> tuple[UUID, ...]:
    """Return the living parents of somebody, by birth or adoption."""
    pairs = {tie.partnership_id for tie in rows.of(ParentTie) if tie.child_id == person_id and tie.kind in _BY_LAW}
    found = (each.person_id for each in rows.of(PartnershipMember) if each.partnership_id in pairs)
    return tuple(dict.fromkeys(each for each in found if is_living(rows, each)))


def holders_of(rows: CaseRows, person_id: UUID) -> tuple[UUID, ...]:
    """Return who holds custody of a child, as far as it is written; nobody while it is not."""
    written = {each.id for each in rows.of(Custody) if each.child_id == person_id}
    found = (each.person_id for each in rows.of(CustodyHolder) if each.custody_id in written)
    return tuple(dict.fromkeys(each for each in found if is_living(rows, each)))


def custody_is_clear(rows: CaseRows, person_id: UUID) -> bool:
    """Tell whether somebody has written who holds custody of a child."""
    kinds = {each.kind for each in rows.of(Custody) if each.child_id == person_id}
    return bool(kinds) and CustodyKind.UNCLEAR not in kinds and bool(holders_of(rows, person_id))


def is_minor(rows: CaseRows, person_id: UUID) -> bool:
    """Tell whether somebody is under 18. Without a birthday the children of the case are, and nobody else."""
    years = years_of(rows, person_id)
    if years is None:
        return any(child.person_id == person_id for child in rows.of(Child))
    return years < OF_AGE


def years_of(rows: CaseRows, person_id: UUID) -> int | None:
    """Return somebody's age in whole years, None when it cannot be known."""
    person = rows.person(person_id)
    age = age_on(person.birth, rows.today) if person is not None and person.birth is not None else None
    return age.years if age else None


def who_must_say_yes(rows: CaseRows, about_id: UUID) -> tuple[UUID, ...]:
    """Return who must say yes before something about a person is told: the person, or a child's custody holders.

    Both holders are asked, and the parents as long as custody is not written. A young person of 15 is asked as well.
    """
    if not is_minor(rows, about_id):
        return (about_id,) if is_living(rows, about_id) else ()
    years = years_of(rows, about_id)
    own = (about_id,) if years is not None and years >= ASKED_THEMSELVES else ()
    return own + (holders_of(rows, about_id) or parents_of(rows, about_id))


def is_living(rows: CaseRows, person_id: UUID) -> bool:
    """Tell whether somebody is a person who can be asked: alive, born, and no office."""
    person = rows.person(person_id)
    return person is not None and not (person.deceased or person.death) and person.kind is PersonKind.PERSON
