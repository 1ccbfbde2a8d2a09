"""The checks themselves: each is shown a layout that breaks its promise, and has to see it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings

from app.genogram.blocks import Skeleton
from app.genogram.family import ChildLink, Family, Options, Union
from app.genogram.join_lines import JoinLine
from app.genogram.lanes import Lane
from app.genogram.layout import Layout, lay_out
from app.genogram.spacing import place
from tests.genogram import invariants, promises_of_edits
from tests.genogram.families import blended, child, person
from tests.genogram.random_families import SEEDS, tree


def couple_with_children(count: int = 3, *, twins: bool = False) -> Family:
    """A couple and its children; with `twins`, the two eldest are."""
    people = (person("m", "Mor", "woman", 1980), person("f", "Far", "man", 1979))
    kids = tuple(
        person(f"k{n}", f"Barn {n}", "man", 2005 + n, twin_group="t" if twins and n < 2 else None) for n in range(count)
    )
    return Family(people + kids, (Union("u", ("f", "m"), "married"),), tuple(child(f"k{n}", "u") for n in range(count)))


def two_couples() -> Family:
    """Two couples of one generation with two children each, and a daughter of one who married a son of the other."""
    people = [person(name, name.upper(), "woman" if name in "bdf" else "man", 1950 + at) for at, name in
              enumerate("abcdefgh")]  # fmt: skip
    unions = (Union("u", ("a", "b")), Union("v", ("c", "d")), Union("w", ("e", "f")))
    return Family(tuple(people), unions, (child("e", "u"), child("g", "u"), child("f", "v"), child("h", "v")))


def laid(family: Family) -> Layout:
    return lay_out(family, Options())


def moved(layout: Layout, **places: float) -> Layout:
    """Put people at another x."""
    return replace(layout, x={**layout.x, **places})


def in_line(layout: Layout, row: int, *names: str) -> Layout:
    """Put a row in another order."""
    rows = [list(slots) for slots in layout.order]
    rows[row] = list(names)
    return replace(layout, order=rows)


def with_row(layout: Layout, name: str, row: int) -> Layout:
    """Put one person on another row."""
    return replace(layout, skeleton=replace(layout.skeleton, row_of={**layout.skeleton.row_of, name: row}))


def with_line(layout: Layout, name: str, line: JoinLine) -> Layout:
    """Give a couple another course of its lines."""
    return replace(layout, lines={**layout.lines, name: line})


def test_somebody_lost_is_seen() -> None:
    assert invariants.lost_or_doubled(in_line(laid(couple_with_children()), 1, "k0", "k2")) == ["k1"]


def test_somebody_drawn_twice_is_seen() -> None:
    assert invariants.lost_or_doubled(in_line(laid(couple_with_children()), 1, "k0", "k1", "k2", "k0")) == ["k0"]


def test_somebody_on_top_of_somebody_is_seen() -> None:
    layout = laid(couple_with_children())
    assert not invariants.on_top_of_each_other(layout)
    assert ("k1", "k0") in invariants.on_top_of_each_other(moved(layout, k1=layout.x["k0"] + 20))


def test_names_on_top_of_each_other_are_seen_although_the_symbols_are_apart() -> None:
    people = tuple(person(name, f"{name} Vestergaardsen", "man", 2000 + at) for at, name in enumerate("ab"))
    layout = laid(Family(people, (Union("u"),), (child("a", "u"), child("b", "u"))))
    assert not invariants.on_top_of_each_other(layout)
    assert invariants.on_top_of_each_other(moved(layout, b=layout.x["a"] + layout.frame.s + 6))


def test_partners_on_two_rows_are_seen() -> None:
    layout = laid(couple_with_children())
    assert invariants.couples_on_two_rows(with_row(layout, "m", 1)) == ["u"]


def test_a_child_beside_its_parents_is_seen() -> None:
    layout = laid(couple_with_children())
    assert invariants.children_not_below(with_row(layout, "k1", 0)) == ["k1", "k1"]


def test_somebody_between_partners_is_seen() -> None:
    layout = laid(two_couples())
    e, f, g, h = (name for name in ("e", "f", "g", "h"))
    assert not invariants.couples_apart(layout)
    assert invariants.couples_apart(in_line(layout, 1, e, g, f, h)) == [("e", "f")]


def test_somebody_between_a_parent_and_the_place_of_the_absent_one_is_seen() -> None:
    people = (person("m", "Mor", "woman", 1980), person("k", "Barn", "man", 2005), person("x", "Ny", "man", 1990))
    layout = laid(Family(people, (Union("u", ("m",)),), (child("k", "u"),)))
    ghost = layout.skeleton.joins["u"].b
    assert not invariants.absent_parents_away(layout)
    assert invariants.absent_parents_away(in_line(layout, 0, "m", "x", ghost)) == ["x"]


def test_a_stranger_among_siblings_is_seen() -> None:
    family = couple_with_children()
    layout = laid(replace(family, persons=(*family.persons, person("x", "Ny", "man", 1990))))
    apart = in_line(with_row(layout, "x", 1), 1, "k0", "x", "k1", "k2")
    assert invariants.strangers_among_siblings(apart) == ["x"]


def test_siblings_out_of_age_order_are_seen() -> None:
    layout = laid(couple_with_children())
    assert not invariants.out_of_age_order(layout)
    assert invariants.out_of_age_order(in_line(layout, 1, "k1", "k0", "k2")) == [("k0", "k1")]


def test_twins_apart_are_seen() -> None:
    layout = laid(couple_with_children(twins=True))
    assert not invariants.twins_apart(layout)
    assert invariants.twins_apart(in_line(layout, 1, "k0", "k2", "k1")) == [("k0", "k1")]


def test_a_line_along_another_is_seen() -> None:
    layout = laid(two_couples())
    assert not invariants.lines_on_lines(layout)
    wide = replace(layout.lines["u"], ends={**layout.lines["u"].ends, "g": layout.lines["v"].drop}, bar=0)
    same = replace(layout.lines["v"], bar=0)
    assert ("u", "v") in invariants.lines_on_lines(with_line(with_line(layout, "u", wide), "v", same))


def test_a_line_down_along_anothers_is_seen() -> None:
    layout = laid(two_couples())
    assert invariants.lines_on_lines(with_line(layout, "v", replace(layout.lines["v"], drop=layout.lines["u"].drop)))


def test_a_line_through_a_name_is_seen() -> None:
    layout = laid(couple_with_children())
    assert not invariants.lines_through_people(layout)
    down = replace(layout.lines["u"], drop=layout.x["m"])
    assert ("u", "m") in invariants.lines_through_people(with_line(layout, "u", down))


def test_a_line_down_outside_its_couple_is_seen() -> None:
    layout = laid(couple_with_children())
    far = replace(layout.lines["u"], drop=max(layout.x["m"], layout.x["f"]) + 40)
    assert invariants.drops_outside_couples(with_line(layout, "u", far)) == ["u"]


def test_a_child_without_its_line_is_seen() -> None:
    layout = laid(couple_with_children())
    line = layout.lines["u"]
    assert not invariants.children_off_the_bar(layout)
    fewer = replace(line, ends={name: end for name, end in line.ends.items() if name != "k2"})
    assert invariants.children_off_the_bar(with_line(layout, "u", fewer)) == [("u", "")]


def test_a_drawing_much_too_wide_is_seen() -> None:
    layout = laid(couple_with_children())
    assert not invariants.too_wide(layout)
    assert invariants.too_wide(moved(layout, k2=layout.x["k2"] + 3 * layout.frame.s))


def test_two_who_swapped_are_seen() -> None:
    layout = laid(couple_with_children())
    other = moved(layout, k0=layout.x["k1"], k1=layout.x["k0"])
    assert promises_of_edits.swapped(layout, layout) == []
    assert promises_of_edits.swapped(layout, other) == [("k0", "k1")]


def test_a_pin_that_does_not_hold_is_seen() -> None:
    layout = laid(couple_with_children())
    pins = promises_of_edits.roomier(layout, 1.0)
    assert not promises_of_edits.off_their_pins(layout, pins)
    assert promises_of_edits.off_their_pins(moved(layout, k1=layout.x["k1"] + 1), pins) == ["k1"]


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_other_ids_are_other_ids_and_the_family_is_the_same(seed: int) -> None:
    family = promises_of_edits.told_apart(tree(seed, 12))
    other, new = promises_of_edits.renamed(family, random.Random(seed))
    assert {p.id for p in other.persons}.isdisjoint(p.id for p in family.persons)
    assert {ChildLink(new[k.child], new[k.union]) for k in family.links} == set(other.links)
    assert [p.name for p in other.persons] == [p.name for p in family.persons]


def by_id(family: Family, options: Options) -> Layout:
    """Lay out a family so that the ids decide who stands where."""
    layout = lay_out(family, options)
    return replace(layout, x={name: 100.0 * at for at, name in enumerate(sorted(layout.x))})


def to_the_left(
    skeleton: Skeleton,
    rows: list[list[str]],
    gaps: list[list[float]],
    lanes: dict[str, Lane],
    pins: Mapping[str, float],
) -> dict[str, float]:
    """Place everybody too far left, wherever that is."""
    return {name: x - 60 for name, x in place(skeleton, rows, gaps, lanes, pins).items()}


def test_a_layout_that_follows_ids_is_seen() -> None:
    assert not promises_of_edits.moved_by_names(blended(), random.Random(1))
    assert promises_of_edits.moved_by_names(blended(), random.Random(1), by_id)


def test_a_layout_that_prefers_one_side_is_seen() -> None:
    assert not promises_of_edits.mirrored_badly(blended())
    assert promises_of_edits.mirrored_badly(blended(), to_the_left)
