"""The one way in: a family becomes a finished drawing."""

from __future__ import annotations

from app.genogram.checks import warnings_for
from app.genogram.child_lines import broken_shapes, child_shapes
from app.genogram.extent import extent, moved
from app.genogram.family import Family, Options
from app.genogram.households import household_shapes
from app.genogram.labels import Measure, average_width, full_name
from app.genogram.layout import Layout, lay_out
from app.genogram.legend import legend_for
from app.genogram.masking import masked
from app.genogram.partner_lines import across_shapes, partner_shapes
from app.genogram.relations import relation_shapes
from app.genogram.shapes import Box, Drawing, Shape
from app.genogram.symbols import box_of, person_shapes
from app.genogram.twin import text_twin

_MARGIN = 24.0
_EVERYTHING = Options()


def draw_family(
    family: Family, options: Options = _EVERYTHING, *, measure: Measure = average_width, size: float = 60.0
) -> Drawing:
    """Draw a family.

    `size` is the side of a symbol in drawing units (60 on the screen, 42 for the room); letters keep their size.
    `measure(text, size, bold)` gives the width of a text in the font the painter will use. Never fails because of
    what the family looks like: contradictions become warnings.
    """
    layout = lay_out(masked(family, options), options, measure, size)
    kin = layout.kin
    people = {person.id: box_of(person, layout) for person in kin.persons.values()}
    shapes = _shapes(layout, people)
    left, top, right, bottom = extent(shapes, measure)
    dx, dy = _MARGIN - left, _MARGIN - top
    return Drawing(
        width=right - left + 2 * _MARGIN,
        height=bottom - top + 2 * _MARGIN,
        shapes=tuple(moved(shape, dx, dy) for shape in shapes),
        people={name: Box(box.x + dx, box.y + dy, box.width, box.height) for name, box in people.items()},
        names={person.id: full_name(person) for person in kin.persons.values()},
        text_twin=text_twin(kin, layout.order),
        legend=legend_for(kin, options),
        warnings=warnings_for(kin, layout.rows),
    )


def _shapes(layout: Layout, people: dict[str, Box]) -> list[Shape]:
    """Put the layers on each other: homes, lines of the family, relations, people, names of homes."""
    areas, names = household_shapes(layout, people)
    shapes = areas + relation_shapes(layout, people)
    for join in layout.lines:
        shapes += child_shapes(layout, join)
    for join in layout.lines:
        shapes += partner_shapes(layout, join)
    shapes += across_shapes(layout) + broken_shapes(layout)
    for person in layout.kin.persons.values():
        shapes += person_shapes(person, layout)
    return shapes + names
