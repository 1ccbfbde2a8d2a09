"""Who is family in a case: tied to its children by parents and partners, however far away."""

from collections.abc import Iterable
from uuid import UUID

from app.language.folding import fold
from app.models.enums_people import Sector, TieKind
from app.models.people import NetworkTie, ParentTie, Partnership, PartnershipMember, Person
from app.services.snapshot import CaseRows


def kin_of_case(rows: CaseRows) -> set[UUID]:
    """Return the children of the case and everybody tied to them; people of the network alone are not among them."""
    kin = {child.person_id for child, _ in rows.children()}
    kin |= {member.person_id for member in rows.of(PartnershipMember)}
    kin |= {tie.child_id for tie in rows.of(ParentTie)}
    outside = {tie.person_id for tie in rows.of(NetworkTie) if tie.sector is not Sector.FAMILY}
    return kin - _families_apart(rows, outside)


def known_kin(rows: CaseRows, person_id: UUID) -> set[UUID]:
    """Return the family of a case, and a person's own children, without a partner whom nobody else need know of.

    That is one with whom the person has no child; the partner's own family goes with them.
    """
    members = {pair.id: {m.person_id for m in rows.inside(PartnershipMember, pair.id)} for pair in rows.of(Partnership)}
    children: dict[UUID, set[UUID]] = {pair: set() for pair in members}
    for tie in rows.of(ParentTie):
        if tie.kind is not TieKind.STEP:
            children.setdefault(tie.partnership_id, set()).add(tie.child_id)
    groups = [each | children[pair] for pair, each in members.items() if person_id not in each or children[pair] - each]
    near = reached({child.person_id for child, _ in rows.children()} | {person_id}, groups)
    own = {child for pair, each in members.items() if person_id in each for child in children[pair]}
    return kin_of_case(rows) & near | own


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
    pairs = {pair.id: {m.person_id for m in rows.inside(PartnershipMember, pair.id)} for pair in rows.of(Partnership)}
    for tie in rows.of(ParentTie):
        pairs.setdefault(tie.partnership_id, set()).add(tie.child_id)
    near = reached({child.person_id for child, _ in rows.children()}, pairs.values())
    everyone = {each for group in pairs.values() for each in group}
    return (everyone | outside) - near


def reached(start: set[UUID], groups: Iterable[set[UUID]]) -> set[UUID]:
    """Return those of `start` and who hangs together with somebody, from group to group that have one in common."""
    waiting, near = list(groups), set(start)
    grown = True
    while grown:
        touching = [group for group in waiting if group & near]
        waiting = [group for group in waiting if not group & near]
        near |= {each for group in touching for each in group}
        grown = bool(touching)
    return near
