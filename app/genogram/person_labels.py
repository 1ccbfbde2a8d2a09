"""The letters round a symbol: the years over it, the lines under it and the sign of a second home."""

from __future__ import annotations

from app.genogram.areas import crosses, label_area
from app.genogram.child_lines import coming_lines
from app.genogram.family import FamilyPerson
from app.genogram.frame import LINE_STEP
from app.genogram.labels import YEAR_SIZE, Measure
from app.genogram.layout import Layout
from app.genogram.shapes import Anchor, Box, Label, Point, Shape
from app.genogram.symbols import box_of, part_sign, shape_of, symbol_shapes

_YEAR_STEP = 14.0


def person_shapes(person: FamilyPerson, layout: Layout, *, two_homes: bool = False) -> list[Shape]:
    """Draw one person with all letters."""
    box = box_of(person, layout)
    shapes = symbol_shapes(person, box, one_diagonal=layout.frame.options.one_diagonal)
    if two_homes:
        corner = {"circle": 0.8536, "diamond": 0.75}.get(shape_of(person), 1.0)
        shapes += part_sign(box.x + box.width * corner, box.y + box.height * corner)
    return shapes + _years(person, box, layout) + _names(person, box, layout)


def _years(person: FamilyPerson, box: Box, layout: Layout) -> list[Label]:
    """Put birth and death where no line comes down to the symbol: birth left and death right, or both on one side."""
    years = [year for year in (person.birth_year, person.death_year) if year is not None]
    if not years:
        return []
    coming = coming_lines(layout, person.id)
    ends = [end[0] for _, end in coming] or [box.x + box.width / 2]
    left, right, y = min(ends) - 6, max(ends) + 6, box.y - 7
    apart: list[Label] = []
    if person.birth_year is not None:
        apart.append(_year(person, left, y, person.birth_year, "end"))
    if person.death_year is not None:
        apart.append(_year(person, right, y, person.death_year, "start"))
    tries = [apart, _stacked(person, right, y, years, "start"), _stacked(person, left, y, years, "end")]
    measure = layout.frame.measure
    return next((labels for labels in tries if not _met(labels, coming, measure)), apart)


def _stacked(person: FamilyPerson, x: float, y: float, years: list[int], anchor: Anchor) -> list[Label]:
    last = len(years) - 1
    return [_year(person, x, y - _YEAR_STEP * (last - at), year, anchor) for at, year in enumerate(years)]


def _met(labels: list[Label], lines: list[tuple[Point, Point]], measure: Measure) -> bool:
    return any(crosses(label_area(label, measure, 1.0), a, b) for label in labels for a, b in lines)


def _year(person: FamilyPerson, x: float, y: float, year: int, anchor: Anchor) -> Label:
    return Label(x, y, str(year), YEAR_SIZE, False, "ink2", anchor, person=person.id)


def _names(person: FamilyPerson, box: Box, layout: Layout) -> list[Shape]:
    y = layout.heights.name[person.id]
    middle = box.x + box.width / 2
    made: list[Shape] = []
    for number, line in enumerate(layout.frame.lines[person.id]):
        made.append(Label(middle, y + number * LINE_STEP, line.text, line.size, line.bold, person=person.id))
    return made
