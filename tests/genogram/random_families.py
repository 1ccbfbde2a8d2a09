"""Random families of three sorts, each made from a seed alone, and what a user may do to a family next.

*Absurd* ones follow no rule: own ancestors, unions of nobody or of three, references to people who are gone. *Likely*
ones are what caseworkers meet: several partners, two sets of parents, twins, homes, relations. *Trees* descend from
one couple, and nobody who marries in has parents here.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from app.genogram.family import (
    ChildLink,
    Family,
    FamilyPerson,
    Gender,
    Household,
    LinkKind,
    PersonKind,
    Relation,
    RelationKind,
    Union,
    UnionStatus,
)
from tests.bench.genogram_families import KINDS, Traits, make_family

NAMES = ("Bo", "Åse Østergård Dahl", "", "x" * 300, '<b>&"\u202e\x00', "😀 Æ", "Svend\u00a0Åge Toft", "محمد علي")
ODD_KINDS: tuple[PersonKind, ...] = ("person", "person", "person", *get_args(PersonKind))
EDITS = ("partner", "child", "sibling", "parents", "twin", "lone child", "stranger")


def absurd(seed: int, size: int) -> Family:
    """Make a family of `size` people that follows no rule at all."""
    rng = random.Random(seed)
    ids = [f"p{number}" for number in range(size)]
    pool = [*ids, "nobody"]
    unions = tuple(_union(f"u{number}", pool, rng) for number in range(rng.randint(0, size)))
    some = [*(union.id for union in unions), "gone"]
    links = tuple(
        ChildLink(rng.choice(pool), rng.choice(some), rng.choice(get_args(LinkKind)), rng.random() < 0.7)
        for _ in range(rng.randint(0, size + size // 2))
    )
    return _furnished(Family(tuple(_person(name, rng) for name in ids), unions, links), pool, rng)


def _person(name: str, rng: random.Random) -> FamilyPerson:
    born = rng.choice((None, 1950, 1980, 2010))
    return FamilyPerson(
        name,
        rng.choice(NAMES),
        rng.choice(get_args(Gender)),
        born,
        str(born) if born else None,
        rng.choice((None, None, 1990)),
        rng.random() < 0.2,
        rng.choice((None, 4, 44)),
        rng.choice(ODD_KINDS),
        is_index=rng.random() < 0.1,
        twin_group=rng.choice((None, None, None, "t1", "t2")),
        identical=rng.choice((None, True, False)),
    )


def _union(name: str, pool: list[str], rng: random.Random) -> Union:
    partners = tuple(rng.sample(pool, min(len(pool), rng.choice((0, 1, 2, 2, 2, 3)))))
    words = rng.choice(("", "gift 2001, skilt 2010"))
    return Union(name, partners, rng.choice(get_args(UnionStatus)), words, rng.choice(("", "1990", "2001")))


def _furnished(family: Family, pool: list[str], rng: random.Random) -> Family:
    """Give a family a few homes and relations."""
    homes = tuple(
        Household(f"h{number}", f"Hjem {number}", tuple(rng.sample(pool, min(4, len(pool)))))
        for number in range(rng.choice((0, 1, 2)))
    )
    relations = tuple(
        Relation(rng.choice(pool), rng.choice(pool), rng.choice(get_args(RelationKind)))
        for _ in range(rng.choice((0, 1, 2)))
    )
    return replace(family, households=homes, relations=relations)


def likely(seed: int, size: int) -> Family:
    """Make a family of at most `size` people such as caseworkers meet."""
    rng = random.Random(seed)
    bare = make_family(size, seed, KINDS[rng.choice(sorted(KINDS))])
    named = tuple(
        replace(person, name=f"{rng.choice(('Bo', 'Anne-Margrethe', 'Ib'))} {person.id} Dahl", is_index=number == 3)
        for number, person in enumerate(bare.persons)
    )
    unions = tuple(
        replace(union, status=rng.choice(get_args(UnionStatus)), text=rng.choice(("", "gift 2013, skilt 2019")))
        for union in bare.unions
    )
    return _furnished(replace(bare, persons=named, unions=unions), [person.id for person in named], rng)


def tree(seed: int, size: int) -> Family:
    """Make a family that descends from one couple; some have two partners, none of whom have parents here."""
    return make_family(size, seed, Traits(second=0.1, inside=0.0, in_laws=0.0))


SEEDS = st.integers(0, 2**32)
absurd_families = st.builds(absurd, SEEDS, st.integers(0, 14))
likely_families = st.builds(likely, SEEDS, st.integers(2, 40))
trees = st.builds(tree, SEEDS, st.integers(2, 40))
any_families = st.one_of(absurd_families, likely_families)


def edited(family: Family, edit: str, rng: random.Random) -> Family:
    """Do one thing to a family that a user may do with one key; the new people are called new, new-m and new-f."""
    if not family.persons or edit == "stranger":
        return replace(family, persons=(*family.persons, FamilyPerson("new", "Ny", "woman", 1991, "1991")))
    who = rng.choice(family.persons)
    new = FamilyPerson("new", "Ny", rng.choice(get_args(Gender)), 1991, "1991")
    homes = [link.union for link in family.links if link.child == who.id]
    if edit == "parents" or (edit in ("sibling", "twin") and not homes):
        couple = (FamilyPerson("new-m", "Mor", "woman"), FamilyPerson("new-f", "Far", "man"))
        return _joined(family, couple, ("new-m", "new-f"), who.id, primary=not homes)
    if edit in ("sibling", "twin"):
        if edit == "twin":
            new = replace(new, birth_year=who.birth_year, birth_sort=who.birth_sort, twin_group="new")
            family = replace(
                family,
                persons=tuple(replace(p, twin_group="new") if p.id == who.id else p for p in family.persons),
            )
        return replace(family, persons=(*family.persons, new), links=(*family.links, ChildLink("new", homes[0])))
    if edit == "partner":
        return _joined(family, (new,), (who.id, "new"), None)
    unions = [union.id for union in family.unions if who.id in union.partners]
    if unions and edit == "child":
        link = ChildLink("new", rng.choice(unions))
        return replace(family, persons=(*family.persons, new), links=(*family.links, link))
    return _joined(family, (new,), (who.id,), "new")


def _joined(
    family: Family,
    people: tuple[FamilyPerson, ...],
    partners: tuple[str, ...],
    child: str | None,
    *,
    primary: bool = True,
) -> Family:
    links = (ChildLink(child, "new-u", "biological", primary),) if child else ()
    return replace(
        family,
        persons=(*family.persons, *people),
        unions=(*family.unions, Union("new-u", partners, "married", "", "2020")),
        links=(*family.links, *links),
    )
