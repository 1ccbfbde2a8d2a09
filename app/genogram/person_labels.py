"""The letters round a symbol: the years over it, the lines under it and the sign of a second home."""

from __future__ import annotations

from app.genogram.child_lines import coming_at
from app.genogram.family import FamilyPerson
from app.genogram.frame import LINE_STEP
from app.genogram.labels import YEAR_SIZE
from app.genogram.layout import Layout
from app.genogram.shapes import Anchor, Box, Label, Shape
from app.genogram.symbols import box_of, part_sign, shape_of, symbol_shapes


def person_shapes(person: FamilyPerson, layout: Layout, *, two_homes: bool = False) -> list[Shape]:
    """Draw one person with all letters."""
    box = box_of(person, layout)
    shapes = symbol_shapes(person, box, one_diagonal=layout.frame.options.one_diagonal)
    if two_homes:
        corner = {"circle": 0.8536, "diamond": 0.75}.get(shape_of(person), 1.0)
        shapes += part_sign(box.x + box.width * corner, box.y + box.height * corner)
    return shapes + _years(person, box, layout) + _names(person, box, layout)


def _years(person: FamilyPerson, box: Box, layout: Layout) -> list[Label]:
    """Put birth left and death right of all lines that come down to the symbol."""
    ends = coming_at(layout, person.id) or [box.x + box.width / 2]
    y = box.y - 7
    made: list[Label] = []
    if person.birth_year is not None:
        made.append(_year(person, min(ends) - 6, y, person.birth_year, "end"))
    if person.death_year is not None:
        made.append(_year(person, max(ends) + 6, y, person.death_year, "start"))
    return made


def _year(person: FamilyPerson, x: float, y: float, year: int, anchor: Anchor) -> Label:
    return Label(x, y, str(year), YEAR_SIZE, False, "ink2", anchor, person=person.id)


def _names(person: FamilyPerson, box: Box, layout: Layout) -> list[Shape]:
    y = layout.heights.name[person.id]
    middle = box.x + box.width / 2
    made: list[Shape] = []
    for number, line in enumerate(layout.frame.lines[person.id]):
        made.append(Label(middle, y + number * LINE_STEP, line.text, line.size, line.bold, person=person.id))
    return made
