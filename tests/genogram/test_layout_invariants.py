"""What holds for every family, also the absurd ones: a few examples at once, thousands in the long run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from app.genogram.family import Family, Options
from app.genogram.lanes import GIVE
from app.genogram.layout import Layout, lay_out, pitch, sequence
from app.genogram.levels import Classes
from tests.bench.genogram_families import KINDS, make_family
from tests.genogram.any_family import families, shuffled

Check = Callable[[Family], None]
MANY = 1500


def places(layout: Layout) -> dict[str, int]:
    return {slot: at for row in layout.order for at, slot in enumerate(row)}


def people_of(layout: Layout) -> list[list[str]]:
    return [[slot for slot in row if slot in layout.kin.persons] for row in layout.order]


def check_everyone_once(family: Family) -> None:
    layout = lay_out(family, Options())
    stand = [name for row in people_of(layout) for name in row]
    assert sorted(stand) == sorted({p.id for p in family.persons})
    for row, gaps in zip(layout.order, layout.gaps, strict=True):
        for left, right, gap in zip(row, row[1:], gaps, strict=False):
            empty = (left in layout.skeleton.ghosts) + (right in layout.skeleton.ghosts)
            assert layout.x[right] - layout.x[left] >= gap - GIVE * empty - 0.01


def check_rows(family: Family) -> None:
    layout = lay_out(family, Options())
    row = layout.skeleton.row_of
    for union in layout.kin.unions.values():
        assert len({row[p] for p in union.partners}) < 2 or union.id in layout.rows.across
    for link in layout.kin.links:
        partners = layout.kin.unions[link.union].partners
        assert (link.child, link.union) in layout.rows.broken or all(row[link.child] > row[p] for p in partners)


def check_nobody_between_partners(family: Family) -> None:
    layout = lay_out(family, Options())
    number = {name: at for row in people_of(layout) for at, name in enumerate(row)}
    for a, b in paired(layout):
        assert abs(number[a] - number[b]) == 1, (a, b)


def paired(layout: Layout) -> list[tuple[str, str]]:
    """List the couples of groups where nobody has three partners and no ring is closed."""
    near: dict[str, set[str]] = {name: set() for name in layout.kin.persons}
    for union in layout.kin.unions.values():
        if len(union.partners) == 2 and union.id not in layout.rows.across:
            a, b = union.partners
            near[a].add(b)
            near[b].add(a)
    found: list[tuple[str, str]] = []
    for start, partners in near.items():
        group = [start]
        for one in group:
            group += [other for other in near[one] if other not in group]
        lines = sum(len(near[one]) for one in group) // 2
        if lines < len(group) and all(len(near[one]) < 3 for one in group):
            found += [(start, other) for other in partners]
    return found


def check_strict_ages(family: Family) -> None:
    layout = lay_out(family, Options(ages="strict"))
    place, skeleton = places(layout), layout.skeleton
    groups = partner_groups(layout)
    for join in skeleton.joins.values():
        own = {slot for child in join.children for slot in groups.find_all(child)}
        if any(skeleton.ups.get(slot, []) not in ([], [join.id]) for slot in own) or set(join.children) - set(
            layout.kin.persons
        ):
            continue  # somebody has two families, or a line to a child further down passes here
        if len({groups.find(child) for child in join.children}) == len(join.children):
            assert [place[c] for c in join.children] == sorted(place[c] for c in join.children)
        span = [place[slot] for slot in own]
        between = layout.order[join.row + 1][min(span) : max(span) + 1] if span else []
        assert all(slot in own for slot in between if slot in layout.kin.persons)


class Groups(Classes):
    def find_all(self, name: str) -> list[str]:
        return [other for other in (*self.parent, name) if self.find(other) == self.find(name)] + [self.find(name)]


def partner_groups(layout: Layout) -> Groups:
    groups = Groups()
    for join in layout.skeleton.joins.values():
        if join.a != join.b:
            groups.join(join.a, join.b)
    return groups


def check_row_order_means_nothing(family: Family) -> None:
    one, other = lay_out(family, Options()), lay_out(shuffled(family, len(family.links)), Options())
    assert (one.order, one.x) == (other.order, other.x)
    assert one.lines == other.lines
    assert one.heights == other.heights


def check_kept_order_changes_nothing(family: Family) -> None:
    first = lay_out(family, Options())
    again = lay_out(replace(family, order=sequence(first)), Options())
    assert (first.order, first.x) == (again.order, again.x)


def check_pins_hold(family: Family) -> None:
    """People pinned far enough apart for their names stand exactly where they were pinned."""
    free = lay_out(family, Options())
    if not family.persons:
        return
    main = next(iter(free.kin.persons))
    row = [name for name in free.order[free.skeleton.row_of[main]] if name in free.kin.persons]
    far = [(name, (at - row.index(main)) * 40.0) for at, name in enumerate(row)]
    pinned = lay_out(replace(family, order=sequence(free), pins=tuple(far)), Options())
    for name, x in far:
        assert pinned.x[name] - pinned.x[main] == pytest.approx(x * pinned.frame.s, abs=0.05)


CHECKS: list[Check] = [
    check_everyone_once,
    check_rows,
    check_nobody_between_partners,
    check_strict_ages,
    check_row_order_means_nothing,
    check_kept_order_changes_nothing,
    check_pins_hold,
]


def check_all(family: Family) -> None:
    for check in CHECKS:
        check(family)


@settings(max_examples=60, deadline=None)
@given(families())
def test_any_family_is_laid_out_as_promised(family: Family) -> None:
    check_all(family)


@pytest.mark.long(sample=False)
def test_thousands_of_families_are_laid_out_as_promised(many: Callable[[int], int], seed: int) -> None:
    seeded(seed)(settings(max_examples=many(MANY), deadline=None, database=None)(given(families())(check_all)))()


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_made_families_keep_the_promises_too(kind: str) -> None:
    for number, size in enumerate((12, 30, 60)):
        for check in CHECKS:
            check(make_family(size, 9000 + number, KINDS[kind]))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(sorted(KINDS)), st.sampled_from([10, 25, 50, 90]))
def test_a_drawing_is_little_wider_than_its_widest_row(seed: int, kind: str, size: int) -> None:
    layout = lay_out(make_family(size, seed, KINDS[kind]), Options(years=False))
    xs = [layout.x[name] for name in layout.kin.persons]
    widest = max(len(row) for row in people_of(layout))
    assert (max(xs) - min(xs)) / pitch(layout) + 1 <= 1.35 * widest


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(sorted(KINDS)))
def test_other_ids_give_the_same_drawing(seed: int, kind: str) -> None:
    """What people are called inside says nothing about them."""
    family = make_family(25, seed, KINDS[kind])
    other = random.Random(seed)
    names = {p.id: f"x{n}" for p, n in zip(family.persons, other.sample(range(999), len(family.persons)), strict=True)}
    ids = {u.id: f"y{n}" for u, n in zip(family.unions, other.sample(range(999), len(family.unions)), strict=True)}
    renamed = Family(
        tuple(replace(p, id=names[p.id]) for p in family.persons),
        tuple(replace(u, id=ids[u.id], partners=tuple(names[p] for p in u.partners)) for u in family.unions),
        tuple(replace(k, child=names[k.child], union=ids[k.union]) for k in family.links),
    )
    before, after = lay_out(family, Options()).x, lay_out(renamed, Options()).x
    assert {names[p.id]: before[p.id] for p in family.persons} == {n: after[n] for n in names.values()}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_mirrored_mirrors_the_drawing(seed: int) -> None:
    family = make_family(30, seed, KINDS["plain"])
    couples = tuple(replace(u, status="married") for u in family.unions if len(u.partners) == 2)  # a slash has a side
    family = replace(family, unions=couples)
    one = lay_out(replace(family, order=sequence(lay_out(family, Options()))), Options())
    other = lay_out(replace(family, order=sequence(one)[::-1]), Options())
    middles = [one.x[name] + other.x[name] for name in one.kin.persons]
    assert max(middles) - min(middles) < one.frame.s / 2


def test_another_run_of_python_gives_the_same_drawing() -> None:
    """Sets are walked in another order in every process unless told otherwise; nothing may depend on it."""
    ask = (
        "from app.genogram.layout import lay_out; from app.genogram.family import Options;"
        "from tests.bench.genogram_families import make_family, FOSTERED;"
        "print(sorted(lay_out(make_family(70, 3, FOSTERED), Options()).x.items()))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", ask],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert len(said[0]) > 500
