"""The one way in: a family becomes a finished drawing."""

from __future__ import annotations

from dataclasses import dataclass

from app.genogram.areas import areas_of, segments
from app.genogram.checks import given_warnings, warnings_for
from app.genogram.child_lines import child_shapes
from app.genogram.extent import extent, moved, shifted
from app.genogram.family import Family, Options, Relation
from app.genogram.house_names import house_names
from app.genogram.households import household_rings, two_homes
from app.genogram.labels import Measure, average_width, full_name
from app.genogram.layout import Layout, lay_out
from app.genogram.legend import legend_for
from app.genogram.masking import masked
from app.genogram.odd_lines import odd_course, odd_lines, odd_shapes
from app.genogram.partner_lines import partner_path, partner_shapes
from app.genogram.patterns import relation_pattern
from app.genogram.person_labels import person_shapes
from app.genogram.relations import Tie, find_ways
from app.genogram.shapes import Box, Course, Drawing, Shape
from app.genogram.strokes import Path
from app.genogram.symbols import box_of
from app.genogram.twin import text_twin
from app.genogram.union_signs import related_couples

_MARGIN = 24.0
_EVERYTHING = Options()


@dataclass(frozen=True, slots=True)
class _Layers:
    """Everything painted, from below, and the courses of the lines somebody may choose."""

    shapes: list[Shape]
    courses: list[Course]


def draw_family(
    family: Family, options: Options = _EVERYTHING, *, measure: Measure = average_width, size: float = 60.0
) -> Drawing:
    """Draw a family.

    `size` is the side of a symbol in drawing units (60 on the screen, 42 for the room); letters keep their size.
    `measure(text, size, bold)` gives the width of a text in the font the painter will use. Never fails because of
    what the family looks like: contradictions become warnings.
    """
    seen = masked(family, options)
    return draw_layout(lay_out(seen, options, measure, size), warnings=given_warnings(seen))


def draw_layout(layout: Layout, *, warnings: tuple[str, ...] = ()) -> Drawing:
    """Draw a family that has its places; `warnings` go before those found here."""
    kin = layout.kin
    people = {person.id: box_of(person, layout) for person in kin.persons.values()}
    layers = _layers(layout, people)
    left, top, right, bottom = extent(layers.shapes, layout.frame.measure)
    dx, dy = _MARGIN - left, _MARGIN - top
    said = text_twin(kin, layout.order)
    return Drawing(
        width=right - left + 2 * _MARGIN,
        height=bottom - top + 2 * _MARGIN,
        shapes=tuple(moved(shape, dx, dy) for shape in layers.shapes),
        people={name: Box(box.x + dx, box.y + dy, box.width, box.height) for name, box in people.items()},
        names={person.id: full_name(person) for person in kin.persons.values()},
        text_twin=list(said.values()),
        legend=legend_for(kin, layout.frame.options),
        warnings=tuple(dict.fromkeys((*warnings, *warnings_for(kin, layout.rows)))),
        said=said,
        courses=tuple(Course(c.role, c.id, c.people, shifted(c.points, dx, dy)) for c in layers.courses),
    )


def _layers(layout: Layout, people: dict[str, Box]) -> _Layers:
    """Put the layers on each other: homes, relations, lines of the family, people, names of homes."""
    measure = layout.frame.measure
    lines = _family_lines(layout)
    shared = two_homes(layout)
    persons = [
        shape
        for person in layout.kin.persons.values()
        for shape in person_shapes(person, layout, two_homes=person.id in shared)
    ]
    areas = areas_of([*lines, *persons], people, measure, 0.0)
    rings = household_rings(layout, areas)
    names = house_names(rings, areas, segments(lines), measure)
    ways = find_ways(layout, people, [*lines, *persons, *names], [*odd_lines(layout), *layout.kin.relations])
    relations = [shape for tie, path in ways for shape in _tie_shapes(tie, path, layout)]
    courses = [course for tie, path in ways for course in _tie_courses(tie, path)]
    homes = [ring.shape() for ring in rings]
    return _Layers([*homes, *relations, *lines, *persons, *names], _couples(layout) + courses)


def _family_lines(layout: Layout) -> list[Shape]:
    related = related_couples(layout.kin)
    shapes = [shape for join in layout.lines for shape in child_shapes(layout, join)]
    for join in layout.lines:
        shapes += partner_shapes(layout, join, related=layout.skeleton.joins[join].union in related)
    return shapes


def _tie_shapes(tie: Tie, path: Path, layout: Layout) -> list[Shape]:
    if isinstance(tie, Relation):
        return relation_pattern(tie.kind, path, directed=tie.directed)
    return odd_shapes(tie, path, layout)


def _tie_courses(tie: Tie, path: Path) -> list[Course]:
    if isinstance(tie, Relation):
        return [Course("relation", f"{tie.a}|{tie.b}|{tie.kind}", (tie.a, tie.b), path)]
    return odd_course(tie, path)


def _couples(layout: Layout) -> list[Course]:
    """List the ways of the couples; a step of a link over several rows is none."""
    unions, joins = layout.kin.unions, layout.skeleton.joins
    paths = [(unions[joins[name].union], partner_path(layout, name)) for name in layout.lines]
    return [Course("partner", union.id, union.partners, path) for union, path in paths if path]
