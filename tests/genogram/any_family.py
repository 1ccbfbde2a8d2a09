"""Any family at all, for what must hold in every one: loops, incest, dead references, several parents, no parents."""

from __future__ import annotations

import random
from typing import TypeVar

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
    Union,
)

Row = TypeVar("Row")
GENDERS: list[Gender] = ["man", "woman", "nonbinary", "unknown"]
KINDS: list[LinkKind] = ["biological", "adopted", "foster", "guardian", "step", "donor", "unsure"]
PEOPLE: list[PersonKind] = ["person", "person", "person", "unborn", "placeholder", "miscarriage"]
NAMES = ["Bo", "Åse Østergård Dahl", "", "x" * 300, '<b>&"\u202e\x00', "😀 Æ"]


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Draw any family: what a hand, a damaged file or a malicious one can give."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    ids = [f"p{n}" for n in range(draw(st.integers(0, 14)))]
    people = tuple(_person(rng, i) for i in ids)
    pool = [*ids, "nobody"]
    unions = tuple(_union(rng, f"u{n}", pool) for n in range(draw(st.integers(0, 12))))
    some = [u.id for u in unions] + ["gone"]
    links = tuple(
        ChildLink(rng.choice(pool), rng.choice(some), rng.choice(KINDS), rng.random() < 0.7)
        for _ in range(draw(st.integers(0, 18)))
    )
    few = rng.choice([0, 1, 2])
    homes = tuple(Household(f"h{n}", "Hjem", tuple(rng.sample(pool, min(3, len(pool))))) for n in range(few))
    relations = tuple(Relation(rng.choice(pool), rng.choice(pool), "conflict") for _ in range(few))
    return Family(people, unions, links, homes, relations)


def _person(rng: random.Random, name: str) -> FamilyPerson:
    born = rng.choice([None, 1950, 1980, 2010])
    return FamilyPerson(
        name,
        rng.choice(NAMES),
        rng.choice(GENDERS),
        born,
        str(born) if born else None,
        None,
        rng.random() < 0.2,
        rng.choice([None, 4, 44]),
        rng.choice(PEOPLE),
        is_index=rng.random() < 0.1,
        twin_group=rng.choice([None, None, "t"]),
    )


def _union(rng: random.Random, name: str, pool: list[str]) -> Union:
    partners = tuple(rng.sample(pool, min(len(pool), rng.choice([0, 1, 2, 2, 2, 3]))))
    text = rng.choice(["", "gift 2001, skilt 2010"])
    return Union(
        name, partners, rng.choice(["married", "divorced", "unknown"]), text, str(rng.choice(["", 1990, 2001]))
    )


def shuffled(family: Family, seed: int) -> Family:
    """Give the same family with its rows in another order."""
    rng = random.Random(seed)

    def mix(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(rng.sample(rows, len(rows)))

    return Family(
        mix(family.persons), mix(family.unions), mix(family.links), mix(family.households), mix(family.relations)
    )
