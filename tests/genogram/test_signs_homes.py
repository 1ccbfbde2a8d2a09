"""Households: rings that take in their own people and nobody else, and names that can be read."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from app.genogram.areas import Area, areas_of, crosses, label_area
from app.genogram.drawing import draw_family
from app.genogram.family import Family, Household, Options, Union
from app.genogram.hulls import convex, flattened, inside, rounded, takes_in
from app.genogram.labels import average_width
from app.genogram.shapes import Curve, Drawing, Label
from tests.genogram.families import STORIES, blended, child, person
from tests.genogram.signs_families import families


def rings(drawing: Drawing) -> list[list[tuple[float, float]]]:
    return [flattened(s.points) for s in drawing.shapes if isinstance(s, Curve) and s.role == "household"]


def within(drawing: Drawing, ring: list[tuple[float, float]]) -> set[str]:
    return {
        name for name, box in drawing.people.items() if inside((box.x + box.width / 2, box.y + box.height / 2), ring)
    }


def check_rings(family: Family) -> None:
    drawing = draw_family(family)
    homes = [set(house.members) for house in family.households]
    areas = areas_of(drawing.shapes, drawing.people, average_width, -2.0)
    held: list[set[str]] = []
    for ring in rings(drawing):
        people = within(drawing, ring)
        fitting = [home for home in homes if people and people <= home]
        assert fitting, people
        assert any(
            not [a for a in areas if a.person and a.person not in home and takes_in(ring, a)] for home in fitting
        )
        held.append(people)
    for home in homes:
        assert set().union(*(people for people in held if people <= home)) == home


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(families(9))
def test_a_ring_holds_its_people_and_no_part_of_anybody_else(family: Family) -> None:
    check_rings(family)


@pytest.mark.parametrize("story", STORIES)
def test_the_rings_of_the_stories_hold_their_people(story: str) -> None:
    check_rings(STORIES[story]())


def two_ends() -> Family:
    """Brother and sister live together; the sibling between them does not."""
    people = tuple(person(key, f"{key} Holm", "man", 1990 + n) for n, key in enumerate("abc"))
    return Family(
        people,
        (Union("u"),),
        tuple(child(key, "u") for key in "abc"),
        (Household("h", "Vejle", ("a", "c")),),
    )


def test_people_with_somebody_between_them_get_rings_of_the_same_name_and_colour() -> None:
    drawing = draw_family(two_ends())
    found = [s for s in drawing.shapes if isinstance(s, Curve) and s.role == "household"]
    assert [within(drawing, ring) for ring in rings(drawing)] == [{"a"}, {"c"}]
    assert len({(ring.colour, ring.fill) for ring in found}) == 1
    assert [s.text for s in drawing.shapes if isinstance(s, Label)].count("Vejle") == 2


def test_two_homes_with_neighbours_have_two_colours() -> None:
    found = [s for s in draw_family(blended()).shapes if isinstance(s, Curve) and s.role == "household"]
    assert len({ring.colour for ring in found}) == 2


def test_the_name_of_a_home_is_not_crossed_by_a_line_where_there_is_room() -> None:
    drawing = draw_family(blended())
    names = [s for s in drawing.shapes if isinstance(s, Label) and s.text in ("Hammerum", "Struer")]
    lines = [
        pair
        for s in drawing.shapes
        if getattr(s, "role", "") in ("partner", "child", "relation") and hasattr(s, "points")
        for pair in zip(s.points, s.points[1:], strict=False)
    ]
    assert len(names) == 2
    for name in names:
        area = label_area(name, average_width)
        assert not any(crosses(area, a, b) for a, b in lines)


def test_a_long_name_of_a_home_is_cut_and_an_empty_one_is_left_out() -> None:
    base = two_ends()
    long = Family(
        base.persons, base.unions, base.links, (Household("h", "V" * 500, ("a",)), Household("i", "", ("b",)))
    )
    drawing = draw_family(long)
    homes = [s for s in drawing.shapes if isinstance(s, Label) and s.role == "label" and not s.person]
    assert len(homes) == 1
    assert homes[0].text.endswith("…")
    assert len(rings(drawing)) == 2


def test_households_off_leaves_no_ring_sign_or_word() -> None:
    drawing = draw_family(blended(), Options(households=False))
    assert not rings(drawing)
    assert not {"household", "part"} & {item.key for item in drawing.legend}


def test_a_rounded_corner_stays_within_its_polygon() -> None:
    hull = convex([(0.0, 0.0), (100.0, 0.0), (100.0, 80.0), (0.0, 80.0)])
    for x, y in flattened(rounded(hull)):
        assert -0.01 <= x <= 100.01
        assert -0.01 <= y <= 80.01
    assert takes_in(hull, Area(90, 70, 120, 120))
    assert not takes_in(hull, Area(101, 10, 120, 30))
