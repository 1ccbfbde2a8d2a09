"""The lines of twins: from one point, past all years, and straight down where there is something to stand beside."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from app.genogram.child_lines import child_shapes
from app.genogram.family import ChildLink, Family, FamilyPerson, Gender, LinkKind, Options, PersonKind, Union
from app.genogram.layout import Layout, lay_out
from app.genogram.shapes import Line
from tests.genogram.families import child, person
from tests.genogram.invariants import lines_on_lines, lines_through_people, on_top_of_each_other
from tests.genogram.random_families import SEEDS, absurd
from tests.genogram.test_signs_invariants import check_lines_keep_clear

ROOM = 42.0
"""The side of a symbol on the room's screen."""

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KINDS: tuple[PersonKind, ...] = ("person", "person", "person", *get_args(PersonKind))
LINKS: tuple[LinkKind, ...] = ("biological", "biological", "adopted", "foster", "unsure")
NAMES = ("", "Bo", "Anne-Margrethe Vestergaard-Madsen", "Åse Østergård Dahl")


def of_several_families(seed: int) -> Family:
    """Make a sibship full of twins, each in up to three of up to four families."""
    rng = random.Random(seed)
    kids = [_kid(f"k{number}", rng) for number in range(rng.randint(2, 9))]
    unions: list[Union] = []
    parents: list[FamilyPerson] = []
    for at in range(rng.randint(1, 4)):
        couple = [person(f"q{at}{n}", rng.choice(NAMES), "woman", 1960) for n in range(rng.choice((0, 0, 1, 2, 2)))]
        parents += couple
        unions.append(Union(f"u{at}", tuple(one.id for one in couple), "married", "", str(1990 + at)))
    links = [
        ChildLink(kid.id, union.id, rng.choice(LINKS), primary=number == 0)
        for kid in kids
        for number, union in enumerate(rng.sample(unions, min(len(unions), rng.choice((1, 1, 2, 2, 3)))))
    ]
    return Family((*kids, *parents), tuple(unions), tuple(links))


def _kid(name: str, rng: random.Random) -> FamilyPerson:
    born, died = rng.choice((None, 1990, 2001)), rng.choice((None, 2020))
    return FamilyPerson(
        name,
        rng.choice(NAMES),
        rng.choice(get_args(Gender)),
        born,
        str(born) if born else None,
        died,
        died is not None,
        kind=rng.choice(KINDS),
        twin_group=rng.choice(("t1", "t1", "t2", None)),
        identical=rng.choice((True, False, None)),
    )


def parted_triplets() -> Family:
    """Three born together; one family has the first two of them, another the last two."""
    kids = tuple(person(name, "", "man", 1900, died=1950, twin_group="t") for name in "abc")
    links = (child("a", "u"), child("c", "v"), child("b", "u"), ChildLink("b", "v", primary=False))
    return Family(kids, (Union("u"), Union("v")), links)


def own_lines(layout: Layout, join: str = "u") -> list[Line]:
    """List the lines from the bar to each child."""
    lines = [shape for shape in child_shapes(layout, join) if isinstance(shape, Line)]
    tops = {layout.top(slot) for slot in layout.skeleton.joins[join].children}
    return [line for line in lines if line.points[-1][1] in tops]


def test_a_child_who_is_a_twin_in_two_families_has_its_years_clear_of_both_lines() -> None:
    check_lines_keep_clear(parted_triplets())


@pytest.mark.parametrize("many", [2, 3, 4, 5])
def test_those_born_together_start_in_one_point_and_all_have_their_years_clear(many: int) -> None:
    kids = tuple(person(f"k{n}", "Bo", "man", 2012, died=2013, twin_group="t", identical=True) for n in range(many))
    layout = lay_out(Family(kids, (Union("u"),), tuple(child(kid.id, "u") for kid in kids)), Options())
    lines = own_lines(layout)
    assert len(lines) == many
    assert len({line.points[0] for line in lines}) == 1
    assert not lines_through_people(layout)


def test_the_lines_of_twins_come_straight_down_between_years_and_lean_on_where_there_are_none() -> None:
    dated = tuple(person(name, "Bo", "man", 2012, twin_group="t") for name in "ab")
    unborn = tuple(FamilyPerson(name, "", kind="unborn", twin_group="t") for name in "ab")
    links = (child("a", "u"), child("b", "u"))
    for twins, straight in ((dated, True), (unborn, False)):
        for line in own_lines(lay_out(Family(twins, (Union("u"),), links), Options())):
            *_, (x, y), (end, foot) = line.points
            assert y < foot
            assert (x == end) is straight


def test_the_year_of_death_of_an_adopted_child_stands_clear_of_the_dashed_line() -> None:
    twins = tuple(person(name, "Bo", "man", 2012, died=2013, twin_group="t") for name in "ab")
    links = (child("a", "u", "adopted"), child("b", "u", "adopted"))
    check_lines_keep_clear(Family(twins, (Union("u"),), links))


@pytest.mark.parametrize("kind", ["biological", "adopted"])
def test_the_years_of_siblings_with_short_names_and_several_families_do_not_meet(kind: LinkKind) -> None:
    kids = tuple(person(name, "Bo", "man", 2010 + n, died=2020) for n, name in enumerate("abc"))
    for count in (2, 3):
        unions = tuple(Union(f"u{n}") for n in range(count))
        links = tuple(ChildLink(kid.id, one.id, kind, one.id == "u0") for kid in kids for one in unions)
        assert not on_top_of_each_other(lay_out(Family(kids, unions, links), Options()))


def test_identical_twins_of_two_families_have_two_bars_that_are_apart() -> None:
    couples = tuple(person(name, name.upper(), "man" if name in "mp" else "woman", 1980) for name in "mfpq")
    twins = tuple(person(name, "Bo", "man", 2012, twin_group="t", identical=True) for name in "ab")
    unions = (Union("u", ("m", "f")), Union("v", ("p", "q")))
    links = tuple(ChildLink(one.id, union.id, primary=union.id == "u") for one in twins for union in unions)
    layout = lay_out(Family((*couples, *twins), unions, links), Options())
    bars = [child_shapes(layout, name)[-1] for name in "uv"]
    heights = sorted(y for bar in bars if isinstance(bar, Line) for _, y in bar.points)
    assert heights[0] == heights[1] < heights[2] - 10 == heights[3] - 10
    assert not lines_on_lines(layout)


def test_the_straight_ends_of_a_twin_of_five_families_make_way_for_each_other() -> None:
    assert not lines_on_lines(lay_out(absurd(90449, 22), Options()))


def faults(family: Family, side: float) -> list[tuple[str, str]]:
    """List the lines that run through years, names or symbols or along each other, and years and names that meet."""
    layout = lay_out(family, Options(), s=side)
    return lines_through_people(layout) + lines_on_lines(layout) + on_top_of_each_other(layout)


@quick
@given(SEEDS)
def test_twins_of_several_families_are_drawn_clean(seed: int) -> None:
    family = of_several_families(seed)
    assert not faults(family, 60.0)
    assert not faults(family, ROOM)


@pytest.mark.long
def test_a_thousand_sibships_of_twins_are_drawn_clean(seed: int, many: Callable[[int], int]) -> None:
    for number in range(seed, seed + many(1000)):
        assert not faults(of_several_families(number), 60.0), number
        assert not faults(of_several_families(number), ROOM), number


def test_a_line_through_a_year_is_seen() -> None:
    """The check of this file is shown what it looks for."""
    layout = lay_out(parted_triplets(), Options())
    line = layout.lines["u"]
    aside = replace(line, ends={**line.ends, "a": line.ends["b"] - 20})
    assert not lines_through_people(layout)
    assert ("u", "b") in lines_through_people(replace(layout, lines={**layout.lines, "u": aside}))
