"""What must hold in every drawing, whatever the family: nothing on top of anything, and every line where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seeded

from app.genogram.areas import Area, areas_of, crosses, label_area, symbol_area
from app.genogram.child_lines import child_shapes
from app.genogram.drawing import draw_family
from app.genogram.family import Family, Options
from app.genogram.labels import average_width
from app.genogram.layout import Layout, lay_out
from app.genogram.partner_lines import partner_path, partner_shapes
from app.genogram.person_labels import person_shapes
from app.genogram.shapes import Drawing, Label, Line, Point
from app.genogram.symbols import box_of
from tests.genogram.signs_families import families

_SLACK = 2.0
_quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=1)
def laid_out(family: Family) -> Layout:
    """Lay a family out once for all that is looked at in it."""
    return lay_out(family, Options())


@lru_cache(maxsize=1)
def drawn(family: Family) -> Drawing:
    """Draw a family once for all that is looked at in it."""
    return draw_family(family)


def areas(layout: Layout) -> list[Area]:
    """Every symbol and every letter that belongs to a person, a hair smaller than drawn."""
    found: list[Area] = []
    for person in layout.kin.persons.values():
        box = {person.id: box_of(person, layout)}
        found += areas_of(person_shapes(person, layout), box, average_width, -0.5)
    return found


def pieces(layout: Layout, join: str) -> Iterator[tuple[Point, Point]]:
    for shape in (*child_shapes(layout, join), *partner_shapes(layout, join, related=False)):
        if isinstance(shape, Line):
            yield from zip(shape.points, shape.points[1:], strict=False)


def check_nobody_on_anybody(family: Family) -> None:
    found = areas(laid_out(family))
    for number, one in enumerate(found):
        for other in found[:number]:
            assert one.person == other.person or not one.meets(other), (one, other)


def check_lines_keep_clear(family: Family) -> None:
    layout = laid_out(family)
    inner = [Area(a.left + 2, a.top + 2, a.right - 2, a.bottom - 2, a.person, a.symbol) for a in areas(layout)]
    for name, line in layout.lines.items():
        own = {line.left, line.right, *line.ends}
        for a, b in pieces(layout, name):
            hit = [area for area in inner if crosses(area, a, b) and not (area.symbol and area.person in own)]
            assert not hit, (name, a, b, hit)


def check_drop_and_bar(family: Family) -> None:
    layout = laid_out(family)
    for name, line in layout.lines.items():
        path = partner_path(layout, name)
        if path and not layout.skeleton.ghosts & {line.left, line.right}:
            assert min(p[0] for p in path) <= line.drop <= max(p[0] for p in path)
        if line.ends:
            own = [line.tip.get(child, end) for child, end in line.ends.items()]
            flat = [x for a, b in pieces(layout, name) if abs(a[1] - b[1]) < 0.01 for x in (a[0], b[0])]
            reach = [*flat, line.drop]
            assert min(reach) <= min(own) + 1
            assert max(reach) >= max(own) - 1


def check_one_track_each(family: Family) -> None:
    layout = laid_out(family)
    flat = [
        (name, min(a[0], b[0]), max(a[0], b[0]), a[1])
        for name in layout.lines
        for a, b in pieces(layout, name)
        if abs(a[1] - b[1]) < 0.01
    ]
    for number, (name, low, high, y) in enumerate(flat):
        for other, left, right, line in flat[:number]:
            on_top = name != other and abs(y - line) < 1 and min(high, right) - max(low, left) > 1
            assert not on_top, (name, other, y)


def check_words_keep_apart(family: Family) -> None:
    drawing = drawn(family)
    words = [
        (shape, label_area(shape, average_width, -1.0))
        for shape in drawing.shapes
        if isinstance(shape, Label) and shape.role == "label"
    ]
    outside = [(s, a) for s, a in words if not (s.person and _in(s, drawing.people[s.person]))]
    for number, (shape, area) in enumerate(outside):
        for other, taken in outside[:number]:
            assert not area.meets(taken), (shape, other)
        for person, box in drawing.people.items():
            assert not symbol_area(person, box, -_SLACK).meets(area), (shape, person)


def _in(label: Label, box: Any) -> bool:
    return bool(box.y < label.y < box.y + box.height and box.x < label.x < box.x + box.width)


def check_relations_go_round(family: Family) -> None:
    drawing = drawn(family)
    for course in drawing.courses:
        for person, box in drawing.people.items():
            if course.role == "relation" and person not in course.people:
                area = symbol_area(person, box, -_SLACK)
                assert not any(crosses(area, a, b) for a, b in zip(course.points, course.points[1:], strict=False))


ANY = (check_nobody_on_anybody, check_drop_and_bar, check_one_track_each, check_relations_go_round)
SOUND = (*ANY, check_lines_keep_clear, check_words_keep_apart)


@_quick
@given(families(8))
def test_a_drawing_of_any_family_is_clean(family: Family) -> None:
    for check in ANY:
        check(family)


@_quick
@given(families(9, tree=True))
def test_a_drawing_of_a_family_without_loops_is_clean(family: Family) -> None:
    for check in SOUND:
        check(family)


@pytest.mark.long(sample=False)
def test_thousands_of_families_are_drawn_clean(many: Callable[[int], int], seed: int) -> None:
    def clean(family: Family) -> None:
        for check in SOUND:
            check(family)

    some = settings(max_examples=many(1200), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    seeded(seed)(some(given(families(14, tree=True))(clean)))()


@pytest.mark.long(sample=False)
@_quick
@given(families(8))
def test_the_same_family_gives_the_same_shapes_in_any_order_of_rows(family: Family) -> None:
    turned = Family(
        family.persons[::-1],
        family.unions[::-1],
        family.links[::-1],
        family.households[::-1],
        family.relations[::-1],
    )
    first, second = draw_family(family), draw_family(turned)
    assert first.shapes == second.shapes
    assert first.text_twin == second.text_twin
    assert first.legend == second.legend
