"""The family made fit for drawing: sorted, without dead references, and with one place for every child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.genogram.family import ChildLink, Family, FamilyPerson, Household, Relation, Union

_KIND_ORDER = ("biological", "adopted", "foster", "step", "guardian", "unsure", "donor")


@dataclass(frozen=True, slots=True)
class Kin:
    """A cleaned family. Every reference exists, every child has exactly one primary link, all in a fixed order."""

    persons: dict[str, FamilyPerson]
    unions: dict[str, Union]
    links: tuple[ChildLink, ...]
    households: tuple[Household, ...]
    relations: tuple[Relation, ...]

    def children_of(self, union: str) -> list[ChildLink]:
        """Give the links of one union, oldest child first and twins together."""
        own = [link for link in self.links if link.union == union]
        return self.by_age(own)

    def by_age(self, links: Iterable[ChildLink]) -> list[ChildLink]:
        """Sort links by the child's birth; children without a date stand last, unborn at the very end."""
        own = list(links)
        first_born: dict[str, str] = {}
        for link in own:
            group = self.persons[link.child].twin_group
            if group:
                born = birth_key(self.persons[link.child])
                first_born[group] = min(first_born.get(group, born), born)

        def key(link: ChildLink) -> tuple[bool, str, str, str, str, str]:
            person = self.persons[link.child]
            born = first_born.get(person.twin_group or "", birth_key(person))
            return (person.kind == "unborn", born, person.twin_group or "", birth_key(person), person.name, person.id)

        return sorted(own, key=key)


def birth_key(person: FamilyPerson) -> str:
    """Give text that sorts by birth; an unknown birth sorts after every year."""
    if person.birth_sort:
        return person.birth_sort
    return f"{person.birth_year:04d}" if person.birth_year is not None else "~"


def clean(family: Family) -> Kin:
    """Sort the family and drop what points nowhere; people are never dropped."""
    persons: dict[str, FamilyPerson] = {}
    for person in sorted(family.persons, key=lambda p: (p.id, p.name, repr(p))):
        persons.setdefault(person.id, person)
    unions = _clean_unions(family.unions, persons)
    links = _clean_links(family.links, persons, unions)
    households = tuple(
        replace(house, members=tuple(dict.fromkeys(m for m in sorted(house.members) if m in persons)))
        for house in sorted(family.households, key=lambda h: (h.id, h.label, h.members))
    )
    relations = sorted(set(family.relations), key=lambda r: (r.a, r.b, r.kind, r.directed, r.text))
    return Kin(
        persons,
        unions,
        links,
        tuple(house for house in households if house.members),
        tuple(r for r in relations if r.a in persons and r.b in persons and r.a != r.b),
    )


def _clean_unions(unions: Iterable[Union], persons: dict[str, FamilyPerson]) -> dict[str, Union]:
    known: dict[str, Union] = {}
    for union in sorted(unions, key=lambda u: (u.sort, u.id, repr(u))):
        partners = sorted({p for p in union.partners if p in persons})[:2]
        known.setdefault(union.id, replace(union, partners=tuple(partners)))
    return known


def _clean_links(
    links: Iterable[ChildLink], persons: dict[str, FamilyPerson], unions: dict[str, Union]
) -> tuple[ChildLink, ...]:
    by_child: dict[str, dict[str, ChildLink]] = defaultdict(dict)
    for link in sorted(links, key=lambda k: (k.child, k.union, not k.primary, _KIND_ORDER.index(k.kind))):
        if link.child in persons and link.union in unions:
            by_child[link.child].setdefault(link.union, link)
    result: list[ChildLink] = []
    for own in by_child.values():
        ranked = sorted(own.values(), key=lambda k: (not k.primary, _KIND_ORDER.index(k.kind), k.union))
        result += [replace(link, primary=place == 0) for place, link in enumerate(ranked)]
    return tuple(result)
