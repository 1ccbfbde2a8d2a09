"""What the layout promises about every family, however absurd."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.genogram.drawing import draw_family
from app.genogram.family import Family, Options, Union
from app.genogram.isotonic import isotonic
from app.genogram.labels import average_width
from app.genogram.layout import Layout, lay_out
from app.genogram.levels import Classes
from app.genogram.shapes import Box
from app.genogram.tracks import left_edge, nested
from tests.genogram.any_family import families, shuffled
from tests.genogram.families import STORIES, blended, child, foster_family, person, returned_home


def label_boxes(layout: Layout) -> dict[str, list[Box]]:
    """Give the symbol's and the names' boxes of every person."""
    boxes: dict[str, list[Box]] = {}
    for name in layout.kin.persons:
        s, x, top = layout.frame.s, layout.x[name], layout.top(name)
        found = [Box(x - s / 2, top, s, s)]
        for number, line in enumerate(layout.frame.lines[name]):
            wide = average_width(line.text, line.size, line.bold)
            y = layout.heights.name[name] + 17 * number
            found.append(Box(x - wide / 2, y - line.size * 0.78, wide, line.size))
        boxes[name] = found
    return boxes


def overlap(a: Box, b: Box) -> bool:
    return (
        a.x < b.x + b.width - 0.01
        and b.x < a.x + a.width - 0.01
        and a.y < b.y + b.height - 0.01
        and b.y < a.y + a.height - 0.01
    )


@pytest.mark.long(sample=False)  # `test_layout_invariants` holds it of every layout
@settings(max_examples=80, deadline=None)
@given(families())
def test_everyone_is_drawn_exactly_once(family: Family) -> None:
    drawing = draw_family(family)
    assert sorted(drawing.people) == sorted({p.id for p in family.persons})
    assert len(drawing.text_twin) == len(drawing.people)


@settings(max_examples=150, deadline=None)
@given(families())
def test_no_symbol_or_name_lies_on_anothers(family: Family) -> None:
    boxes = label_boxes(lay_out(family, Options()))
    names = sorted(boxes)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            assert not any(overlap(a, b) for a in boxes[one] for b in boxes[other]), (one, other)


@pytest.mark.long(sample=False)  # `test_genogram_invariants_edits` says the same of any family
@settings(max_examples=40, deadline=None)
@given(families(), st.integers(0, 1000))
def test_the_order_of_the_rows_means_nothing(family: Family, seed: int) -> None:
    assert draw_family(shuffled(family, seed)) == draw_family(family)


@settings(max_examples=150, deadline=None)
@given(families())
def test_a_line_down_starts_between_its_partners_and_the_bar_covers_all_children(family: Family) -> None:
    layout = lay_out(family, Options())
    for name, line in layout.lines.items():
        if line.ends:
            low, high = sorted((layout.x[line.left], layout.x[line.right]))
            assert low - 0.01 <= line.drop <= high + 0.01, name
            assert set(line.ends) == set(layout.skeleton.joins[name].children)


@pytest.mark.parametrize("story", STORIES)
def test_couples_of_the_stories_stand_side_by_side(story: str) -> None:
    layout = lay_out(STORIES[story](), Options())
    place = {slot: at for row in layout.order for at, slot in enumerate(row)}
    for union in layout.kin.unions.values():
        if len(union.partners) == 2:
            assert abs(place[union.partners[0]] - place[union.partners[1]]) == 1


def test_an_only_child_hangs_straight_below_the_line() -> None:
    layout = lay_out(blended(), Options())
    for name in ("lone-torben", "lone-minh", "inger-poul", "ruth"):
        line = layout.lines[name]
        assert line.bar == -1
        assert line.drop == pytest.approx(next(iter(line.ends.values())), abs=0.8)


def test_twins_meet_in_one_point() -> None:
    line = lay_out(blended(), Options()).lines["torben-aase"]
    assert line.tip["storm"] == line.tip["freja"]


def test_a_foster_child_has_both_families() -> None:
    layout = lay_out(foster_family(), Options())
    assert layout.skeleton.ups["liv"] == ["toft", "tanja-father"]
    ends = [layout.lines[name].ends["liv"] for name in ("toft", "tanja-father")]
    assert abs(ends[0] - ends[1]) > 10


def test_siblings_without_known_parents_hang_on_one_bar() -> None:
    layout = lay_out(returned_home(), Options())
    assert set(layout.lines["unknown"].ends) == {"heidi", "lars"}
    assert layout.top("heidi") == layout.top("lars")


def test_the_fathers_side_stands_left_of_the_mothers() -> None:
    x = lay_out(blended(), Options()).x
    assert x["aase"] < x["torben"] < x["lone"] < x["minh"]
    assert x["ruth"] < x["poul"] < x["inger"]


def test_several_partners_of_one_person_are_all_joined_to_it() -> None:
    people = (person("a", "Anna A", "woman", 1970), *(person(f"m{n}", f"Mand {n}", "man", 1970) for n in range(4)))
    kids = tuple(person(f"k{n}", f"Barn {n}", "woman", 2000 + n) for n in range(4))
    unions = tuple(Union(f"u{n}", ("a", f"m{n}"), "divorced", "", str(2000 + n)) for n in range(4))
    layout = lay_out(Family(people + kids, unions, tuple(child(f"k{n}", f"u{n}") for n in range(4))), Options())
    lines = [layout.lines[f"u{n}"] for n in range(4)]
    assert sorted(line.track for line in lines) == [0, 0, 1, 2]
    assert len({round(line.drop) for line in lines}) == 4


def test_an_own_ancestor_is_warned_about_and_still_drawn() -> None:
    people = (person("a", "Anna A", "woman", None), person("b", "Bo B", "man", None))
    unions = (Union("u1", ("a",)), Union("u2", ("b",)))
    drawing = draw_family(Family(people, unions, (child("b", "u1"), child("a", "u2"))))
    assert drawing.warnings == ("Bo B er sat som barn af sig selv eller sin egen efterkommer. Ret forældrene.",)
    assert set(drawing.people) == {"a", "b"}


def test_a_couple_from_two_generations_keeps_two_rows() -> None:
    people = tuple(person(k, k.upper(), "man", None) for k in "abc")
    unions = (Union("u1", ("a", "b")), Union("u2", ("a", "c")))
    layout = lay_out(Family(people, unions, (child("c", "u1"),)), Options())
    assert layout.rows.across == {"u2"}
    assert layout.top("c") > layout.top("a")


def test_a_link_over_two_rows_passes_between_people() -> None:
    """An aunt and her nephew's child: the line of the long link keeps clear of the row it crosses."""
    people = tuple(person(k, k.upper(), "man", None) for k in ("g", "f", "s", "t", "c"))
    unions = (Union("u1", ("g",)), Union("u2", ("f",)), Union("u3", ("s", "t")), Union("u4", ("c", "t")))
    links = (child("f", "u1"), child("s", "u2"), child("c", "u1"))
    layout = lay_out(Family(people, unions, links), Options())
    passing = [join for join in layout.skeleton.joins.values() if join.passing]
    assert len(passing) == 1
    for name in layout.order[passing[0].row]:
        if name in layout.kin.persons:
            assert abs(layout.x[name] - layout.x[passing[0].a]) > layout.frame.s / 2


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0.1, 5)), max_size=30))
def test_isotonic_never_falls_and_keeps_the_weighted_mean(pairs: list[tuple[float, float]]) -> None:
    targets, weights = [t for t, _ in pairs], [w for _, w in pairs]
    found = isotonic(targets, weights)
    assert all(a <= b + 1e-9 for a, b in zip(found, found[1:], strict=False))
    total = sum(t * w for t, w in pairs)
    assert sum(f * w for f, w in zip(found, weights, strict=True)) == pytest.approx(total, abs=1e-6)


def test_tracks_keep_overlapping_spans_apart() -> None:
    spans = {"a": (0.0, 10.0), "b": (5.0, 15.0), "c": (11.0, 20.0)}
    assert left_edge(spans, 0.0) == {"a": 0, "b": 1, "c": 0}
    assert nested({"long": (0.0, 30.0), "short": (5.0, 10.0)}) == {"short": 0, "long": 1}


def test_classes_answer_with_one_name() -> None:
    classes = Classes()
    classes.join("b", "c")
    classes.join("a", "b")
    assert classes.find("c") == classes.find("b") == "a"
