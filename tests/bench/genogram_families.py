"""Made-up families for measuring the genogram: seeded, of all sizes, and none of them known when it was built."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from app.genogram.family import ChildLink, Family, FamilyPerson, Gender, LinkKind, Union, UnionStatus


@dataclass(frozen=True, slots=True)
class Traits:
    """How often what makes a family hard to draw happens in it (shares between 0 and 1)."""

    children: float = 2.1
    second: float = 0.15
    third: float = 0.0
    inside: float = 0.02
    in_laws: float = 0.2
    in_law_siblings: float = 0.0
    twins: float = 0.02
    foster: float = 0.0
    single: float = 0.05
    unknown_parents: float = 0.0


PLAIN = Traits(second=0.08, inside=0.0, in_laws=0.1)
BLENDED = Traits(second=0.35, third=0.08, in_laws=0.3, in_law_siblings=0.4, single=0.1)
FOSTERED = Traits(second=0.2, foster=0.12, in_laws=0.25, in_law_siblings=0.3, unknown_parents=0.08)
MARRIED_IN = Traits(second=0.12, inside=0.06, in_laws=0.35, in_law_siblings=0.5, twins=0.06)
LONG_LINE = Traits(second=0.18, inside=0.03, in_laws=0.2)
KINDS = {"plain": PLAIN, "blended": BLENDED, "fostered": FOSTERED, "married in": MARRIED_IN, "long line": LONG_LINE}


@dataclass(slots=True)
class _Making:
    traits: Traits
    size: int
    rng: random.Random
    persons: list[FamilyPerson] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)
    links: list[ChildLink] = field(default_factory=list)
    home: dict[str, str] = field(default_factory=dict)

    @property
    def full(self) -> bool:
        return len(self.persons) >= self.size

    def person(self, gender: Gender, born: int, twin: str | None = None) -> FamilyPerson:
        number = len(self.persons)
        made = FamilyPerson(f"p{number:04}", f"Person {number}", gender, born, f"{born}", twin_group=twin)
        self.persons.append(made)
        return made

    def union(self, *partners: FamilyPerson, status: UnionStatus = "married") -> str:
        name = f"u{len(self.unions):04}"
        self.unions.append(Union(name, tuple(p.id for p in partners), status, "", f"{len(self.unions):05}"))
        return name

    def link(self, child: FamilyPerson, union: str, kind: LinkKind = "biological", *, primary: bool = True) -> None:
        self.links.append(ChildLink(child.id, union, kind, primary))
        self.home.setdefault(child.id, union)


def make_family(size: int, seed: int, traits: Traits = LONG_LINE) -> Family:
    """Make a family of `size` people at most, generation by generation; the same seed always gives the same one."""
    making = _Making(traits, size, random.Random(seed))
    year = 1700 + making.rng.randint(0, 30)
    open_unions = [making.union(making.person("man", year), making.person("woman", year + 2))]
    for _ in range(40):
        year += 27
        born = [child for union in open_unions for child in _children(making, union, year, len(open_unions))]
        if not born or making.full:
            break
        open_unions = _couples(making, born, keep=2)
        _fostered(making, born, open_unions)
    return Family(tuple(making.persons), tuple(making.unions), tuple(making.links))


def _children(making: _Making, union: str, year: int, unions: int) -> list[FamilyPerson]:
    rng, born = making.rng, []
    base = year + rng.randint(-4, 4)
    least = 0 if unions > 3 else 2
    count = max(least, min(8, int(rng.expovariate(1 / making.traits.children) + 0.4)))
    for number in range(count):
        twin = f"{union}-{number}" if rng.random() < making.traits.twins else None
        for _ in range(2 if twin else 1):
            if not making.full:
                child = making.person(rng.choice(("man", "woman")), base + 2 * number, twin)
                making.link(child, union)
                born.append(child)
    return born


def _couples(making: _Making, born: list[FamilyPerson], keep: int) -> list[str]:
    rng, traits = making.rng, making.traits
    free = rng.sample(born, len(born))
    taken: set[str] = set()
    made: list[str] = []
    for person in free:
        if making.full or person.id in taken or (len(made) > keep and rng.random() < 0.22):
            continue
        taken.add(person.id)
        if rng.random() < traits.single:
            made.append(making.union(person, status="unknown"))
            continue
        mate = _mate(making, person, free, taken)
        taken.add(mate.id)
        made.append(making.union(person, mate))
        for share in (traits.second, traits.third):
            if rng.random() < share and not making.full:
                who = rng.choice((person, mate))
                made.append(making.union(who, _stranger(making, who), status="divorced"))
    return made


def _mate(making: _Making, person: FamilyPerson, free: list[FamilyPerson], taken: set[str]) -> FamilyPerson:
    if making.rng.random() < making.traits.inside:
        home = making.home.get(person.id)
        for other in free:
            if other.id not in taken and other.gender != person.gender and making.home.get(other.id) != home:
                return other
    mate = _stranger(making, person)
    if making.rng.random() < making.traits.in_laws and making.size - len(making.persons) > 2:
        _in_laws(making, mate)
    elif making.rng.random() < making.traits.unknown_parents and making.size - len(making.persons) > 1:
        union = making.union(status="unknown")
        making.link(mate, union)
        making.link(making.person("woman", mate_year(mate) + 2), union)
    return mate


def mate_year(person: FamilyPerson) -> int:
    """Give the year somebody here was born; everyone here has one."""
    return person.birth_year or 0


def _stranger(making: _Making, person: FamilyPerson) -> FamilyPerson:
    born = mate_year(person) + making.rng.randint(-3, 6)
    return making.person("woman" if person.gender == "man" else "man", born)


def _in_laws(making: _Making, mate: FamilyPerson) -> None:
    year = mate_year(mate)
    union = making.union(making.person("man", year - 29), making.person("woman", year - 27))
    siblings = making.rng.randint(0, 3) if making.rng.random() < making.traits.in_law_siblings else 0
    before = making.rng.randint(0, siblings)
    for number in range(siblings + 1):
        if number == before:
            making.link(mate, union)
        elif not making.full:
            making.link(making.person(making.rng.choice(("man", "woman")), year + 2 * (number - before)), union)


def _fostered(making: _Making, born: list[FamilyPerson], unions: list[str]) -> None:
    """Some children have a second family in their parents' generation: one that is here already, or a new one."""
    rng = making.rng
    parents = sorted({making.home[child.id] for child in born})
    for child in born:
        if rng.random() >= making.traits.foster or making.full:
            continue
        others = [union for union in parents if union != making.home[child.id]]
        if others and rng.random() < 0.4:
            making.link(child, rng.choice(others), "foster", primary=False)
        elif making.size - len(making.persons) > 1 and unions:
            year = mate_year(child) - 28
            pair = making.person("man", year), making.person("woman", year + 1)
            making.link(child, making.union(*pair), "foster", primary=False)
