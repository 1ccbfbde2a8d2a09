"""The lines of two families never come so close that they read as one, and they lead where they should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from app.genogram.child_lines import child_shapes, coming_at
from app.genogram.family import ChildLink, Family, FamilyPerson, Options, PersonKind, Union
from app.genogram.heights import BAR_STEP, find_heights
from app.genogram.layout import Layout, lay_out
from app.genogram.shapes import Line
from app.genogram.symbols import box_of
from tests.genogram.families import child, person
from tests.genogram.invariants import drops_outside_couples, lines_on_lines
from tests.genogram.random_families import absurd, likely

MANY = 3000
ROOM = 42.0
"""The side of a symbol on the room's screen."""

ONCE_ON_EACH_OTHER = (
    (6402, 15), (100094, 25), (100487, 28), (100054, 17), (100129, 30), (100173, 12), (100182, 21), (100252, 29),
    (100279, 25), (100408, 30), (100437, 28), (100683, 26), (100735, 16), (100778, 28), (100809, 28),
    (477726924, 29), (678517942, 17),
)  # fmt: skip


def torn(layout: Layout) -> list[str]:
    """List the long links whose line does not go on where it came down to an empty place."""
    joins, lines = layout.skeleton.joins, layout.lines
    return [
        name
        for name, join in joins.items()
        if join.passing and any(lines[above].ends[name] != lines[name].drop for above in layout.skeleton.ups[name])
    ]


def beside_symbols(layout: Layout) -> list[tuple[str, str]]:
    """List the lines to children that end beside the symbol, with one stroke or both."""
    boxes = {name: box_of(one, layout) for name, one in layout.kin.persons.items()}
    return [
        (name, slot)
        for name, line in layout.lines.items()
        for slot, end in line.ends.items()
        if slot in boxes
        and not boxes[slot].x <= end <= end + line.beside.get(slot, 0.0) <= boxes[slot].x + boxes[slot].width
    ]


def faults(layout: Layout) -> list[object]:
    return [*lines_on_lines(layout), *torn(layout), *beside_symbols(layout), *drops_outside_couples(layout)]


@pytest.mark.parametrize(("seed", "size"), ONCE_ON_EACH_OTHER)
def test_families_whose_lines_once_lay_on_each_other_are_clear(seed: int, size: int) -> None:
    family = absurd(seed, size)
    assert not faults(lay_out(family, Options()))
    assert not faults(lay_out(family, Options(), s=ROOM))


def test_a_child_of_six_families_has_six_lines_one_can_tell_apart() -> None:
    unions = tuple(Union(f"u{n}") for n in range(6))
    layout = lay_out(
        Family((person("a", "Ane", "woman", 2015),), unions, tuple(child("a", u.id) for u in unions)), Options()
    )
    ends = sorted(line.ends["a"] for line in layout.lines.values())
    assert all(right - left >= 5 for left, right in zip(ends, ends[1:], strict=False))
    assert not faults(layout)


@pytest.mark.parametrize("kind", ["person", "unborn", "stillbirth", "miscarriage", "abortion"])
def test_the_lines_of_two_families_both_end_on_the_symbol_however_small(kind: PersonKind) -> None:
    unions = (Union("u", ("m", "f")), Union("v", ("n", "g")))
    people = tuple(FamilyPerson(name, name.upper()) for name in "mfng")
    family = Family((*people, FamilyPerson("a", "", kind=kind)), unions, (ChildLink("a", "u"), ChildLink("a", "v")))
    for side in (60.0, ROOM):
        layout = lay_out(family, Options(), s=side)
        assert not beside_symbols(layout)
        assert abs(layout.lines["u"].ends["a"] - layout.lines["v"].ends["a"]) > 3


@pytest.mark.parametrize("kind", ["person", "unborn", "stillbirth", "miscarriage", "abortion"])
def test_the_strokes_of_six_families_can_be_told_apart_however_many_have_adopted_the_child(kind: PersonKind) -> None:
    unions = tuple(Union(f"u{n}") for n in range(6))
    for number, side in product(range(1, 7), (60.0, ROOM)):
        links = tuple(child("a", u.id, "adopted" if at < number else "biological") for at, u in enumerate(unions))
        layout = lay_out(Family((FamilyPerson("a", "", kind=kind),), unions, links), Options(), s=side)
        assert not faults(layout)
        strokes = sorted(coming_at(layout, "a"))
        assert all(right - left > 1 for left, right in zip(strokes, strokes[1:], strict=False))


def test_an_end_beside_the_symbol_and_a_torn_line_are_seen() -> None:
    """The checks of this file are shown what they look for."""
    seen = next(lay_out(absurd(seed, 17), Options()) for seed in range(50) if _long_links(absurd(seed, 17)))
    name = next(name for name, join in seen.skeleton.joins.items() if join.passing)
    line = replace(seen.lines[name], drop=seen.lines[name].drop + 3)
    assert not torn(seen)
    assert torn(replace(seen, lines={**seen.lines, name: line})) == [name]
    short = lay_out(Family((person("a", "Ane", "woman", 2015),), (Union("u"),), (child("a", "u"),)), Options())
    aside = replace(short.lines["u"], ends={"a": short.x["a"] + 31})
    assert beside_symbols(replace(short, lines={"u": aside})) == [("u", "a")]


def _long_links(family: Family) -> bool:
    return any(join.passing for join in lay_out(family, Options()).skeleton.joins.values())


def test_both_lines_of_an_adopted_child_go_on_where_they_pass_a_row() -> None:
    """A boy whose grandfather has adopted him: the line goes past the row of his father."""
    people = tuple(person(name, name.upper(), "man", 1930 + 20 * at) for at, name in enumerate("gpc"))
    unions = (Union("old", ("g",)), Union("young", ("p",)))
    links = (child("p", "old"), child("c", "young"), child("c", "old", "adopted", primary=False))
    layout = lay_out(Family(people, unions, links), Options())
    (name,) = (name for name, join in layout.skeleton.joins.items() if join.passing)
    upper, lower = (
        [shape.points for shape in child_shapes(layout, join) if isinstance(shape, Line) and shape.dash == (5.0, 4.0)]
        for join in ("old", name)
    )
    assert upper[0][1] == lower[0][0]
    assert lower[0][1][1] == lower[1][0][1], "on to the bar, and from the bar to the child"


@pytest.mark.parametrize("years", [True, False])
@pytest.mark.parametrize("bars", range(1, 12))
def test_the_bar_of_identical_twins_is_clear_of_every_other_bar_of_the_row(bars: int, years: bool) -> None:
    twins = (
        person("a", "Ane", "woman", 2012, twin_group="t", identical=True),
        person("b", "Bea", "woman", 2012, twin_group="t", identical=True),
    )
    others = (person("c", "Carl", "man", 2001), person("d", "Dan", "man", 2003))
    links = (child("a", "u"), child("b", "u"), child("c", "v"), child("d", "v"))
    plain = lay_out(Family(twins + others, (Union("u"), Union("v")), links), Options(years=years))
    for own in range(bars):
        lines = {"u": replace(plain.lines["u"], bar=own), "v": replace(plain.lines["v"], bar=bars - 1)}
        heights = find_heights(plain.kin, plain.skeleton, plain.order, plain.frame, lines)
        shape = child_shapes(replace(plain, lines=lines, heights=heights), "u")[-1]
        assert isinstance(shape, Line)
        (_, left), (_, right) = shape.points
        row = plain.skeleton.joins["u"].row
        assert left == pytest.approx(right)
        assert all(abs(left - heights.bar[row] - at * BAR_STEP) > 4 for at in range(bars))
        assert left < heights.top[row + 1]


@pytest.mark.long
@pytest.mark.parametrize("side", [60.0, ROOM])
def test_the_lines_of_three_thousand_absurd_families_are_apart(
    side: float, many: Callable[[int], int], seed: int
) -> None:
    for number in range(seed, seed + many(MANY)):
        assert not faults(lay_out(absurd(number, number % 31), Options(), s=side)), number


@pytest.mark.long
def test_the_lines_of_three_thousand_likely_families_are_apart(many: Callable[[int], int], seed: int) -> None:
    for number in range(seed, seed + many(MANY)):
        assert not faults(lay_out(likely(number, number % 59 + 2), Options())), number
