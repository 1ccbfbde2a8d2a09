"""Who is family in a case: tied to its children by parents and partners, however far away."""

from uuid import UUID

from app.language.folding import fold
from app.models.enums_people import Sector
from app.models.people import NetworkTie, ParentTie, Partnership, PartnershipMember, Person
from app.services.snapshot import CaseRows


def kin_of_case(rows: CaseRows) -> set[UUID]:
    """Return the children of the case and everybody tied to them; people of the network alone are not among them."""
    kin = {child.person_id for child, _ in rows.children()}
    kin |= {member.person_id for member in rows.of(PartnershipMember)}
    kin |= {tie.child_id for tie in rows.of(ParentTie)}
    outside = {tie.person_id for tie in rows.of(NetworkTie) if tie.sector is not Sector.FAMILY}
    return kin - _families_apart(rows, outside)


def twins_of(rows: CaseRows, person_id: UUID) -> tuple[UUID, ...]:
    """Return those who were born together with somebody: the same word, and a pair of parents in common."""
    person = rows.person(person_id)
    if person is None or not person.twin_group:
        return ()
    pairs: dict[UUID, set[UUID]] = {}
    for tie in rows.of(ParentTie):
        pairs.setdefault(tie.child_id, set()).add(tie.partnership_id)
    word, own = fold(person.twin_group), pairs.get(person_id, set())
    alike = [each.id for each in rows.of(Person) if each.twin_group and fold(each.twin_group) == word]
    return tuple(each for each in alike if each != person_id and own & pairs.get(each, set()))


def _families_apart(rows: CaseRows, outside: set[UUID]) -> set[UUID]:
    """Return people tied only to others of the network (a classmate and his mother), not to a child of the case."""
    near = {child.person_id for child, _ in rows.children()}
    pairs = {pair.id: {m.person_id for m in rows.inside(PartnershipMember, pair.id)} for pair in rows.of(Partnership)}
    for tie in rows.of(ParentTie):
        pairs.setdefault(tie.partnership_id, set()).add(tie.child_id)
    grown = True
    while grown:
        touching = [group for group in pairs.values() if group & near and not group <= near]
        near |= {each for group in touching for each in group}
        grown = bool(touching)
    everyone = {each for group in pairs.values() for each in group}
    return (everyone | outside) - near
