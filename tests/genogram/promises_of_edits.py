"""The promises that need two layouts at once: what an edit may move, where pins hold, and that names mean nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias

from app.genogram.blocks import Skeleton
from app.genogram.family import Family, Options
from app.genogram.lanes import Lane, find_lanes
from app.genogram.layout import Layout, lay_out, sequence
from app.genogram.spacing import place

Laying: TypeAlias = Callable[[Family, Options], Layout]
Placing: TypeAlias = Callable[
    [Skeleton, list[list[str]], list[list[float]], dict[str, Lane], Mapping[str, float]], dict[str, float]
]

NEAR = 0.5
MIRROR = 0.01
"""Drawing units: what sums of many numbers in another order may differ by, and more."""


def swapped(before: Layout, after: Layout) -> list[tuple[str, str]]:
    """12: no two people who share a row in both layouts have changed sides."""
    rows, later = before.skeleton.row_of, after.skeleton.row_of
    both = [name for name in before.kin.persons if name in after.kin.persons]
    return [
        (a, b)
        for a, b in combinations(both, 2)
        if rows[a] == rows[b] and later[a] == later[b] and (before.x[a] < before.x[b]) != (after.x[a] < after.x[b])
    ]


def off_their_pins(layout: Layout, pins: dict[str, float]) -> list[str]:
    """13: whoever is pinned stands there, counted in symbol sides from the main person (or else the first)."""
    home = layout.x[next(iter(layout.kin.persons))]
    return [name for name, at in pins.items() if abs(layout.x[name] - home - at * layout.frame.s) > NEAR]


def roomier(layout: Layout, factor: float) -> dict[str, float]:
    """Give everybody a pin that is surely possible: the places they have, drawn apart."""
    home = layout.x[next(iter(layout.kin.persons))]
    return {name: (layout.x[name] - home) * factor / layout.frame.s for name in layout.kin.persons}


def with_order(family: Family, layout: Layout) -> Family:
    """Give the family as it is kept after it was drawn."""
    return replace(family, order=sequence(layout))


def told_apart(family: Family) -> Family:
    """Give everybody a name of their own, so that nothing but names is needed to tell people apart."""
    return replace(
        family,
        persons=tuple(replace(person, name=f"{number} {person.name}") for number, person in enumerate(family.persons)),
    )


def renamed(family: Family, rng: random.Random) -> tuple[Family, dict[str, str]]:
    """Give people and unions other ids in a random order; also returns the new id of each old one."""
    people = [person.id for person in family.persons]
    unions = [union.id for union in family.unions]
    new = dict(zip(people, rng.sample([f"i{n:03}" for n in range(len(people))], len(people)), strict=True))
    new |= dict(zip(unions, rng.sample([f"v{n:03}" for n in range(len(unions))], len(unions)), strict=True))
    twins = {person.twin_group for person in family.persons if person.twin_group}
    groups = dict(zip(sorted(twins), rng.sample([f"t{n:03}" for n in range(len(twins))], len(twins)), strict=True))

    def now(name: str) -> str:
        return new.get(name, name)

    persons = tuple(replace(p, id=now(p.id), twin_group=groups.get(p.twin_group or "")) for p in family.persons)
    return (
        replace(
            family,
            persons=persons,
            unions=tuple(replace(u, id=now(u.id), partners=tuple(map(now, u.partners))) for u in family.unions),
            links=tuple(replace(k, child=now(k.child), union=now(k.union)) for k in family.links),
            households=tuple(replace(h, members=tuple(map(now, h.members))) for h in family.households),
            relations=tuple(replace(r, a=now(r.a), b=now(r.b)) for r in family.relations),
        ),
        new,
    )


def moved_by_names(family: Family, rng: random.Random, lay: Laying = lay_out) -> list[str]:
    """11: list those who stand elsewhere when everybody has another id."""
    apart = told_apart(family)
    other, new = renamed(apart, rng)
    one, two = lay(apart, Options()), lay(other, Options())
    return [
        name
        for name in one.kin.persons
        if abs(one.x[name] - two.x[new[name]]) > NEAR or one.top(name) != two.top(new[name])
    ]


def mirrored_badly(family: Family, place: Placing = place) -> list[str]:
    """11: list those who do not stand as in a mirror when the rows, their distances and lanes are turned round."""
    layout = lay_out(family, Options())
    lanes = find_lanes(layout.kin, layout.skeleton, layout.order, layout.frame)
    turned = {
        name: Lane(lane.right, lane.left, lane.from_right, lane.from_left, lane.parts - 1 - lane.part, lane.parts)
        for name, lane in lanes.items()
    }
    rows, gaps = [row[::-1] for row in layout.order], [gaps[::-1] for gaps in layout.gaps]
    x = place(layout.skeleton, rows, gaps, turned, {})
    return [name for name in layout.kin.persons if abs(x[name] + layout.x[name]) > MIRROR]
