"""What users of other family drawings report as faults, one small family each: none of it may happen here.

The numbers are those of the reports in the projects' own public lists.
"""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest

from app.genogram.drawing import draw_family
from app.genogram.family import Family, FamilyPerson, Options, Union, UnionStatus
from app.genogram.layout import Layout, lay_out
from app.genogram.shapes import Line
from tests.genogram.families import child, person
from tests.genogram.invariants import (
    children_off_the_bar,
    couples_apart,
    drops_outside_couples,
    lines_on_lines,
    lines_through_people,
    lost_or_doubled,
    on_top_of_each_other,
)
from tests.genogram.random_families import likely


def family(people: str, unions: dict[str, str], children: dict[str, str], years: dict[str, int]) -> Family:
    """Make a family from letters: capitals are men; a union is written »Ab«, its children »cD«."""
    made = tuple(person(key, f"Person {key}", "man" if key.isupper() else "woman", years.get(key)) for key in people)
    status: UnionStatus = "married"
    rows = tuple(Union(name, tuple(who), status, "", f"{1990 + at}") for at, (name, who) in enumerate(unions.items()))
    links = tuple(child(key, union) for union, keys in children.items() for key in keys)
    return Family(made, rows, links)


def clear(layout: Layout) -> bool:
    """Tell whether the drawing has none of the faults that make one unreadable."""
    checks = (lost_or_doubled, on_top_of_each_other, couples_apart, lines_on_lines, lines_through_people)
    return not any(check(layout) for check in (*checks, drops_outside_couples, children_off_the_bar))


def left_to_right(layout: Layout, people: str) -> str:
    """Give some people as they stand from left to right."""
    return "".join(sorted(people, key=layout.x.__getitem__))


REMARRIED = family(
    "aBCdefgh",
    {"first": "Ba", "second": "Ca"},
    {"first": "de", "second": "fgh"},
    {"a": 1970, "B": 1968, "C": 1972, "d": 1990, "e": 1993, "f": 2000, "g": 2002, "h": 2005},
)


def test_children_of_a_remarried_parent_hang_on_their_own_parents_relatives_tree_24() -> None:
    layout = lay_out(REMARRIED, Options())
    assert clear(layout)
    assert set(layout.lines["first"].ends) == set("de")
    assert set(layout.lines["second"].ends) == set("fgh")
    for name, partner in (("first", "B"), ("second", "C")):
        low, high = sorted((layout.x["a"], layout.x[partner]))
        assert low < layout.lines[name].drop < high


def test_each_marriage_keeps_its_children_together_one_row_below_relatives_tree_26() -> None:
    layout = lay_out(REMARRIED, Options())
    order = left_to_right(layout, "defgh")
    assert order in ("defgh", "fghde")
    assert {layout.skeleton.row_of[key] for key in "defgh"} == {layout.skeleton.row_of["a"] + 1}


def test_siblings_whose_parents_nobody_knows_are_drawn_topola_121() -> None:
    lone = family("aBc", {"unknown": ""}, {"unknown": "aBc"}, {"a": 1990, "B": 1992, "c": 1995})
    layout = lay_out(lone, Options())
    assert clear(layout)
    assert left_to_right(layout, "aBc") == "aBc"
    assert set(layout.lines["unknown"].ends) == set("aBc")


@pytest.mark.parametrize("wives", [2, 3, 4])
def test_partners_stand_on_both_sides_family_chart_104(wives: int) -> None:
    names = "bcde"[:wives]
    layout = lay_out(family("A" + names, {f"u{n}": f"A{name}" for n, name in enumerate(names)}, {}, {}), Options())
    assert clear(layout)
    order = left_to_right(layout, "A" + names)
    at = order.index("A")
    assert 0 < at < wives
    assert [union for union in layout.lines.values() if union.track == 0][1:], "two lie next to him"


def test_the_order_of_the_data_changes_nothing_kinship2_30() -> None:
    first = draw_family(REMARRIED)
    for turn, unions in enumerate(permutations(REMARRIED.unions)):
        people = REMARRIED.persons[turn:] + REMARRIED.persons[:turn]
        links = REMARRIED.links[::-1] if turn else REMARRIED.links[2:] + REMARRIED.links[:2]
        assert draw_family(Family(people, unions, links)) == first


def test_only_twins_are_drawn_as_twins_kinship2_14() -> None:
    born = "2012-05-01"
    people = (
        person("m", "Mor", "woman", 1985),
        person("a", "Anna", "woman", 2012, twin_group="t", identical=True, birth=born),
        person("b", "Bea", "woman", 2012, twin_group="t", identical=True, birth=born),
        person("c", "Carl", "man", 2012, birth=born),
        person("d", "Dan", "man", 2015, twin_group="alone"),
    )
    drawn = lay_out(Family(people, (Union("u", ("m",)),), tuple(child(key, "u") for key in "abcd")), Options())
    assert set(drawn.lines["u"].tip) == {"a", "b"}
    assert drawn.lines["u"].tip["a"] == drawn.lines["u"].tip["b"]
    assert abs(left_to_right(drawn, "abcd").index("a") - left_to_right(drawn, "abcd").index("b")) == 1


def test_of_triplets_only_the_identical_two_are_joined_by_a_bar_kinship2_14() -> None:
    same = [("a", True), ("b", True), ("c", False)]
    people = tuple(person(key, f"P {key}", "woman", 2012, twin_group="t", identical=like) for key, like in same)
    drawing = draw_family(Family(people, (Union("u"),), tuple(child(key, "u") for key in "abc")))
    leaning = [s for s in drawing.shapes if isinstance(s, Line) and s.role == "child" and len(s.points) == 2]
    level = [s for s in leaning if s.points[0][1] == s.points[1][1]]
    assert len(level) == 1
    assert abs(level[0].points[0][0] - level[0].points[1][0]) < drawing.people["c"].x - drawing.people["a"].x


def test_no_branch_vanishes_madeline_28() -> None:
    for seed in range(20):
        whole = likely(seed, 60)
        layout = lay_out(whole, Options())
        assert set(layout.kin.persons) == {one.id for one in whole.persons}
        assert not lost_or_doubled(layout)
        hung = {(slot, name) for name, line in layout.lines.items() for slot in line.ends}
        assert len(hung) >= len({(link.child, link.union) for link in whole.links})


def test_half_siblings_on_both_sides_are_there_topola_viewer_119() -> None:
    """A child of two parents who each have a child with somebody else: four families of five people in a chain."""
    halves = family(
        "cADefG",
        {"before": "Ac", "both": "Ae", "after": "De"},
        {"before": "f", "both": "G", "after": ""},
        {"f": 2001, "G": 2008},
    )
    more = Family((*halves.persons, person("h", "Person h", "woman", 2014)), halves.unions, halves.links)
    layout = lay_out(Family(more.persons, more.unions, (*more.links, child("h", "after"))), Options())
    assert clear(layout)
    assert left_to_right(layout, "fGh") in ("fGh", "hGf")
    assert len({layout.skeleton.row_of[key] for key in "fGh"}) == 1


def test_two_brothers_may_have_children_with_the_same_woman_family_tree_js_27() -> None:
    shared = family(
        "AbCDeFg",
        {"parents": "Ab", "one": "Ce", "other": "De"},
        {"parents": "CD", "one": "F", "other": "g"},
        {"C": 1980, "D": 1983, "e": 1982, "F": 2004, "g": 2009},
    )
    layout = lay_out(shared, Options())
    assert clear(layout)
    assert left_to_right(layout, "CeD") in ("CeD", "DeC")
    assert len(layout.x) == len(shared.persons)


def test_a_shared_partner_is_one_person_with_a_line_to_each_family_tree_js_162() -> None:
    shared = family("aBCD", {"u": "Ba", "v": "Ca", "w": "Da"}, {}, {})
    drawing = draw_family(shared)
    assert sorted(drawing.people) == ["B", "C", "D", "a"]
    assert sorted("".join(sorted(course.people)) for course in drawing.courses) == ["Ba", "Ca", "Da"]


def test_a_couple_from_two_generations_leaves_everybody_in_place_pedigreejs_84() -> None:
    """An uncle and his niece: they stand side by side, everybody else as before, and his line is just longer."""
    across = family(
        "AbCdEfg",
        {"old": "Ab", "middle": "Ed", "late": "Cf"},
        {"old": "Cd", "middle": "f", "late": "g"},
        {"C": 1960, "d": 1950, "f": 1975},
    )
    layout = lay_out(across, Options())
    row = layout.skeleton.row_of
    assert clear(layout)
    assert row["A"] < row["d"] < row["f"] == row["C"] < row["g"]
    assert row["d"] == row["E"] == row["A"] + 1


def test_every_generation_is_one_row_when_none_are_crossed_pedigreejs_84() -> None:
    line = family(
        "AbCdEfGh", {"u": "Ab", "v": "Cd", "w": "Ef"}, {"u": "C", "v": "E", "w": "Gh"}, {"G": 2010, "h": 2012}
    )
    layout = lay_out(line, Options())
    tops = [layout.top(key) for key in "ACEG"]
    assert all(upper < lower for upper, lower in pairwise(tops))
    assert layout.top("A") == layout.top("b")


def test_people_without_any_ties_are_drawn_too() -> None:
    alone = Family((FamilyPerson("a", "Ane"), FamilyPerson("b", "Bo"), FamilyPerson("c", "Carl")))
    assert clear(lay_out(alone, Options()))
