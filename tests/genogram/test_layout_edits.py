"""An edit adds, takes away or joins; whoever was there before stays left of whom they were left of."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from app.genogram.family import ChildLink, Family, FamilyPerson, Options, Union
from app.genogram.layout import Layout, lay_out, sequence
from tests.bench.genogram_families import KINDS, make_family
from tests.genogram.families import STORIES, blended, person

Edit = Callable[[Family, random.Random, str], Family]


def laid(family: Family) -> Layout:
    return lay_out(family, Options())


def someone(family: Family, rng: random.Random) -> FamilyPerson:
    return rng.choice(family.persons)


def newcomer(key: str, near: FamilyPerson, years: int) -> FamilyPerson:
    born = (near.birth_year or 1980) + years
    return FamilyPerson(key, key, "unknown", born, str(born))


def add_partner(family: Family, rng: random.Random, key: str) -> Family:
    one = someone(family, rng)
    made = Union(f"u-{key}", (one.id, key), "married", "", "9999")
    return replace(family, persons=(*family.persons, newcomer(key, one, 1)), unions=(*family.unions, made))


def add_child(family: Family, rng: random.Random, key: str) -> Family:
    here = {p.id: p for p in family.persons}
    union = rng.choice([u for u in family.unions if here.keys() & set(u.partners)])
    parent = next(here[p] for p in union.partners if p in here)
    born = newcomer(key, parent, rng.randint(18, 40))
    return replace(family, persons=(*family.persons, born), links=(*family.links, ChildLink(key, union.id)))


def add_sibling(family: Family, rng: random.Random, key: str) -> Family:
    link = rng.choice(family.links)
    elder = next(p for p in family.persons if p.id == link.child)
    added = newcomer(key, elder, rng.randint(-6, 6))
    return replace(family, persons=(*family.persons, added), links=(*family.links, ChildLink(key, link.union)))


def add_twin(family: Family, rng: random.Random, key: str) -> Family:
    link = rng.choice(family.links)
    people = tuple(replace(p, twin_group=f"t-{key}") if p.id == link.child else p for p in family.persons)
    one = next(p for p in people if p.id == link.child)
    added = replace(one, id=key, name=key, is_index=False)
    return replace(family, persons=(*people, added), links=(*family.links, ChildLink(key, link.union)))


def add_parents(family: Family, rng: random.Random, key: str) -> Family:
    had = {link.child for link in family.links}
    orphans = [p for p in family.persons if p.id not in had] or [someone(family, rng)]
    one = rng.choice(orphans)
    pair = (newcomer(f"{key}a", one, -30), newcomer(f"{key}b", one, -28))
    made = Union(f"u-{key}", (f"{key}a", f"{key}b"), "married")
    return replace(
        family,
        persons=(*family.persons, *pair),
        unions=(*family.unions, made),
        links=(*family.links, ChildLink(one.id, made.id, primary=one.id not in had)),
    )


def join_two(family: Family, rng: random.Random, key: str) -> Family:
    one, other = rng.sample(family.persons, 2)
    return replace(family, unions=(*family.unions, Union(f"u-{key}", (one.id, other.id), "cohabiting", "", "9999")))


def remove(family: Family, rng: random.Random, key: str) -> Family:
    del key
    gone = someone(family, rng).id
    return replace(
        family,
        persons=tuple(p for p in family.persons if p.id != gone),
        links=tuple(k for k in family.links if k.child != gone),
    )


EDITS: list[Edit] = [add_partner, add_child, add_sibling, add_twin, add_parents, join_two, remove]


def swapped(before: Layout, after: Layout) -> list[tuple[str, str]]:
    """List pairs who stood in one row, stand in one row now, and have changed sides."""
    old = {slot: at for row in before.order for at, slot in enumerate(row)}
    found: list[tuple[str, str]] = []
    for row in after.order:
        stay = [slot for slot in row if slot in before.kin.persons]
        pairs = combinations(stay, 2)
        found += [
            (a, b) for a, b in pairs if before.skeleton.row_of[a] == before.skeleton.row_of[b] and old[a] > old[b]
        ]
    return found


def edit_and_compare(family: Family, rng: random.Random, edits: int) -> None:
    layout = laid(family)
    for number in range(edits):
        kept = replace(family, order=sequence(layout))
        family = rng.choice(EDITS)(kept, rng, f"n{number}")
        after = laid(family)
        assert swapped(layout, after) == []
        layout = after


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_no_edit_moves_anybody_past_anybody(kind: str) -> None:
    for number in range(4):
        edit_and_compare(make_family(24, 700 + number, KINDS[kind]), random.Random(number), 12)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_edits_move_nobody_past_anybody(kind: str, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(20):
        edit_and_compare(make_family(rng.choice((10, 24, 60)), seed + number, KINDS[kind]), rng, 10)


@pytest.mark.parametrize("story", STORIES)
def test_a_new_partner_stands_beside_and_a_new_child_below(story: str) -> None:
    family = STORIES[story]()
    layout = laid(family)
    single = next(p for p in family.persons if not any(p.id in u.partners for u in family.unions))
    new = (person("ny", "Ny", "unknown", 1999), person("lille", "Lille", "unknown", 2026))
    with_both = replace(
        family,
        persons=(*family.persons, *new),
        unions=(*family.unions, Union("nyt", (single.id, "ny"))),
        links=(*family.links, ChildLink("lille", "nyt")),
        order=sequence(layout),
    )
    after = laid(with_both)
    row = after.order[after.skeleton.row_of["ny"]]
    assert abs(row.index("ny") - row.index(single.id)) == 1
    assert after.skeleton.row_of["lille"] == after.skeleton.row_of["ny"] + 1
    assert abs(after.lines["nyt"].drop - after.x["lille"]) < after.frame.s


def test_a_new_sibling_stands_where_its_age_says() -> None:
    family = blended()
    born = person("midt", "Midt", "woman", 2022, birth="2022-01-01")
    added = replace(family, persons=(*family.persons, born), links=(*family.links, ChildLink("midt", "torben-aase")))
    after = laid(replace(added, order=sequence(laid(family))))
    assert after.order[after.skeleton.row_of["midt"]][:3] == ["midt", "freja", "storm"]


def test_two_who_find_each_other_across_the_room_keep_their_places() -> None:
    """A couple that cannot stand side by side without moving others gets a line that passes below them."""
    family = blended()
    before = laid(family)
    joined = replace(family, unions=(*family.unions, Union("nyt", ("aase", "minh"))), order=sequence(before))
    after = laid(joined)
    assert after.order == before.order
    assert after.lines["nyt"].track > max(line.track for name, line in after.lines.items() if name == "lone-torben")


def test_someone_pinned_as_near_as_the_names_allow_pushes_nobody_out_of_line() -> None:
    family = blended()
    free = laid(family)
    pinned = laid(replace(family, order=sequence(free), pins=(("aase", 0.0), ("torben", 0.0))))
    assert pinned.order == free.order
    assert pinned.x["aase"] < pinned.x["torben"]


def test_a_pin_far_out_is_kept() -> None:
    family = blended()
    pinned = laid(replace(family, order=sequence(laid(family)), pins=(("minh", 30.0),)))
    assert pinned.x["minh"] - pinned.x["mathias"] == pytest.approx(30.0 * pinned.frame.s, abs=0.1)
