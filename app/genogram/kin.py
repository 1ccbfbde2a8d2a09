"""The family made fit for drawing: sorted, without dead references, and with one place for every child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from app.genogram.family import ChildLink, Family, FamilyPerson, Household, Relation, Union

_Looks: TypeAlias = tuple[bool, str, str, int, tuple[str, ...]]
_KIND_ORDER = ("biological", "adopted", "foster", "step", "guardian", "unsure", "donor")


@dataclass(frozen=True, slots=True)
class Kin:
    """A cleaned family. Every reference exists, every child has exactly one primary link, all in a fixed order.

    The order comes from what is known about people, not from their ids: `rank` is a person's number in it.
    """

    persons: dict[str, FamilyPerson]
    unions: dict[str, Union]
    links: tuple[ChildLink, ...]
    households: tuple[Household, ...]
    relations: tuple[Relation, ...]
    rank: dict[str, int]
    families: dict[str, list[ChildLink]]

    def children_of(self, union: str) -> list[ChildLink]:
        """Give the links of one union, oldest child first and twins together."""
        return self.families.get(union, [])

    def by_age(self, links: Iterable[ChildLink]) -> list[ChildLink]:
        """Sort links by the child's birth; children without a date stand last, unborn at the very end."""
        return _by_age(links, self.persons, self.rank)


def _by_age(links: Iterable[ChildLink], persons: dict[str, FamilyPerson], rank: dict[str, int]) -> list[ChildLink]:
    own = list(links)
    first: dict[str, tuple[bool, str, int]] = {}

    def born(name: str) -> tuple[bool, str, int]:
        return (persons[name].kind == "unborn", birth_key(persons[name]), rank[name])

    for link in own:
        group = persons[link.child].twin_group
        if group:
            first[group] = min(first.get(group, born(link.child)), born(link.child))

    def key(link: ChildLink) -> tuple[tuple[bool, str, int], tuple[bool, str, int]]:
        mine = born(link.child)
        return (first.get(persons[link.child].twin_group or "", mine), mine)

    return sorted(own, key=key)


def birth_key(person: FamilyPerson) -> str:
    """Give text that sorts by birth; an unknown birth sorts after every year."""
    if person.birth_sort:
        return person.birth_sort
    return f"{person.birth_year:04d}" if person.birth_year is not None else "~"


def clean(family: Family) -> Kin:
    """Sort the family and drop what points nowhere; people are never dropped."""
    persons, rank = _ranked(family)
    unions = _clean_unions(family, persons, rank)
    links = _clean_links(family.links, rank, unions)
    households = tuple(
        replace(house, members=tuple(dict.fromkeys(m for m in sorted(house.members) if m in persons)))
        for house in sorted(family.households, key=lambda h: (h.id, h.label, h.members))
    )
    relations = sorted(set(family.relations), key=_relation_key)
    return Kin(
        persons,
        unions,
        links,
        tuple(house for house in households if house.members),
        tuple(r for r in relations if r.a in persons and r.b in persons and r.a != r.b),
        rank,
        _families(links, persons, rank),
    )


def _relation_key(relation: Relation) -> tuple[str, str, str, bool, str, str, bool]:
    said = (relation.text, relation.said_by, relation.confidential)
    return (relation.a, relation.b, relation.kind, relation.directed, *said)


def _ranked(family: Family) -> tuple[dict[str, FamilyPerson], dict[str, int]]:
    """Sort people by what they are; those who look alike by who is around them, and only then by id."""
    looks: dict[str, _Looks] = {}
    found: dict[str, FamilyPerson] = {}
    for person in family.persons:
        mine = _looks(person)
        if person.id not in looks or mine < looks[person.id]:
            looks[person.id], found[person.id] = mine, person
    count: dict[_Looks, int] = defaultdict(int)
    for mine in looks.values():
        count[mine] += 1
    alike = {name for name, mine in looks.items() if count[mine] > 1}
    around = _around(family, looks, alike) if alike else {}
    names = sorted(looks, key=lambda name: (looks[name], around.get(name, []), name))
    return {name: found[name] for name in names}, {name: at for at, name in enumerate(names)}


def _looks(person: FamilyPerson) -> _Looks:
    facts = (person.gender, person.kind, person.note, person.due or "", "x" if person.deceased else "")
    return (not person.is_index, birth_key(person), person.name, person.age or -1, facts)


def _around(family: Family, looks: dict[str, _Looks], alike: set[str]) -> dict[str, list[tuple[str, _Looks]]]:
    partners = {union.id: union.partners for union in family.unions}
    found: dict[str, list[tuple[str, _Looks]]] = {name: [] for name in alike}

    def note(name: str, what: str, others: Iterable[str]) -> None:
        if name in alike:
            found[name] += [(what, looks[other]) for other in others if other in looks and other != name]

    for union in family.unions:
        for partner in union.partners:
            note(partner, f"partner {union.sort}", union.partners)
    for link in family.links:
        parents = partners.get(link.union, ())
        note(link.child, f"child {link.kind}", parents)
        for parent in parents:
            note(parent, f"parent {link.kind}", (link.child,))
    return {name: sorted(seen) for name, seen in found.items()}


def _clean_unions(family: Family, persons: dict[str, FamilyPerson], rank: dict[str, int]) -> dict[str, Union]:
    children: dict[str, list[int]] = defaultdict(list)
    for link in family.links:
        if link.child in rank:
            children[link.union].append(rank[link.child])

    def key(union: Union) -> tuple[str, list[int], list[int], str, str, str]:
        partners = sorted(rank[p] for p in union.partners if p in rank)
        return (union.sort, partners, sorted(children[union.id]), union.status, union.text, union.id)

    known: dict[str, Union] = {}
    for union in sorted(family.unions, key=key):
        partners = sorted({p for p in union.partners if p in persons}, key=rank.__getitem__)[:2]
        if union.id not in known:
            known[union.id] = union if union.partners == tuple(partners) else replace(union, partners=tuple(partners))
    return known


def _clean_links(links: Iterable[ChildLink], rank: dict[str, int], unions: dict[str, Union]) -> tuple[ChildLink, ...]:
    number = {union: at for at, union in enumerate(unions)}
    good = [link for link in links if link.child in rank and link.union in unions]
    by_child: dict[str, dict[str, ChildLink]] = defaultdict(dict)
    for link in sorted(good, key=lambda k: (rank[k.child], number[k.union], not k.primary, _KIND_ORDER.index(k.kind))):
        by_child[link.child].setdefault(link.union, link)
    result: list[ChildLink] = []
    for own in by_child.values():
        ranked = sorted(own.values(), key=lambda k: (not k.primary, _KIND_ORDER.index(k.kind), number[k.union]))
        main, others = ranked[0], ranked[1:]
        result.append(main if main.primary else replace(main, primary=True))
        result += [replace(link, primary=False) for link in others]
    return tuple(result)


def _families(
    links: Iterable[ChildLink], persons: dict[str, FamilyPerson], rank: dict[str, int]
) -> dict[str, list[ChildLink]]:
    found: dict[str, list[ChildLink]] = defaultdict(list)
    for link in links:
        found[link.union].append(link)
    return {union: _by_age(own, persons, rank) for union, own in found.items()}
