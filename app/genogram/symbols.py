"""How one person looks: the symbol, the age inside it, the years over it and the names under it."""

from __future__ import annotations

from math import sqrt

from app.genogram.family import FamilyPerson
from app.genogram.frame import LINE_STEP
from app.genogram.heights import UNBORN
from app.genogram.labels import YEAR_SIZE
from app.genogram.layout import Layout
from app.genogram.shapes import Anchor, Box, Colour, Ellipse, Label, Line, Point, Polygon, Shape


def box_of(person: FamilyPerson, layout: Layout) -> Box:
    """Give the square a person's symbol stands in."""
    s = layout.frame.s * (UNBORN if person.kind == "unborn" else 1.0)
    return Box(layout.x[person.id] - s / 2, layout.top(person.id), s, s)


def edge(person: FamilyPerson, layout: Layout, x: float, *, bottom: bool) -> float:
    """Give the y where a vertical line at `x` meets the symbol."""
    box = box_of(person, layout)
    half = box.width / 2
    aside = min(abs(x - box.x - half), half)
    inset = 0.0
    if person.kind == "unborn":
        inset = 0.0 if bottom else aside * box.height / half
    elif _shape(person) == "circle":
        inset = half - sqrt(half * half - aside * aside)
    elif _shape(person) == "diamond":
        inset = aside
    return box.y + box.height - inset if bottom else box.y + inset


def _shape(person: FamilyPerson) -> str:
    return {"man": "square", "woman": "circle", "nonbinary": "diamond"}.get(person.gender, "question")


def person_shapes(person: FamilyPerson, layout: Layout) -> list[Shape]:
    """Draw one person with all letters."""
    box = box_of(person, layout)
    shapes = outline(person, box, "accent_soft" if person.is_index else "card")
    if person.is_index and person.kind != "unborn":
        shapes += outline(person, _inner(box), "")
    if person.deceased:
        shapes += _cross(person, box, one=layout.frame.options.one_diagonal, split=person.age is not None)
    shapes += _inside(person, box)
    return shapes + _years(person, box, layout) + _names(person, box, layout)


def outline(person: FamilyPerson, box: Box, fill: Colour) -> list[Shape]:
    """Draw only the border of a symbol: square, circle, diamond, triangle, or dashed when nothing is known."""
    x, y, w, h = box.x, box.y, box.width, box.height
    if person.kind == "unborn":
        return [Polygon(((x + w / 2, y), (x + w, y + h), (x, y + h)), fill)]
    shape = _shape(person)
    if shape == "circle":
        return [Ellipse(x + w / 2, y + h / 2, w / 2, h / 2, fill)]
    if shape == "diamond":
        return [Polygon(((x + w / 2, y), (x + w, y + h / 2), (x + w / 2, y + h), (x, y + h / 2)), fill)]
    square = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
    return [Polygon(square, fill, dash=() if shape == "square" else (5.0, 4.0))]


def _inner(box: Box) -> Box:
    by = box.width * 0.1
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)


def _cross(person: FamilyPerson, box: Box, *, one: bool, split: bool) -> list[Shape]:
    """Draw the X of the dead; it leaves the middle free when the age stands there."""
    half = box.width / 2
    reach = {"circle": 0.7071, "diamond": 0.5}.get(_shape(person), 1.0) * half
    cx, cy = box.x + half, box.y + half
    free = half * 0.36 if split else 0.0
    lines: list[Shape] = []
    for up in (1,) if one else (1, -1):
        ends: list[tuple[Point, Point]] = [((cx - reach, cy - up * reach), (cx + reach, cy + up * reach))]
        if free:
            ends = [
                ((cx - reach, cy - up * reach), (cx - free, cy - up * free)),
                ((cx + free, cy + up * free), (cx + reach, cy + up * reach)),
            ]
        lines += [Line(pair, width=1.6) for pair in ends]
    return lines


def _inside(person: FamilyPerson, box: Box) -> list[Shape]:
    text = "" if person.age is None or person.kind == "unborn" else str(person.age)
    size = 17.0
    if person.kind == "placeholder" or (not text and person.gender == "unknown" and person.kind == "person"):
        text, size = "?", 20.0
    if not text:
        return []
    return [Label(box.x + box.width / 2, box.y + box.height / 2 + size * 0.35, text, size, True, person=person.id)]


def _years(person: FamilyPerson, box: Box, layout: Layout) -> list[Shape]:
    middle, y = box.x + box.width / 2, box.y - 7
    made: list[Shape] = []
    coming = [layout.lines[name] for name in layout.skeleton.ups.get(person.id, ())]
    ends = [line.ends[person.id] for line in coming] or [middle]
    from_left = any(line.tip.get(person.id, middle) < middle for line in coming) and person.death_year is None
    if person.birth_year is not None:
        x = max(ends) + 6 if from_left else min(ends) - 6
        anchor: Anchor = "start" if from_left else "end"
        made.append(Label(x, y, str(person.birth_year), YEAR_SIZE, False, "ink2", anchor, person=person.id))
    if person.death_year is not None:
        died = str(person.death_year)
        made.append(Label(max(ends) + 6, y, died, YEAR_SIZE, False, "ink2", "start", person=person.id))
    return made


def _names(person: FamilyPerson, box: Box, layout: Layout) -> list[Shape]:
    y = layout.heights.name[person.id]
    middle = box.x + box.width / 2
    made: list[Shape] = []
    for number, line in enumerate(layout.frame.lines[person.id]):
        at = y + number * LINE_STEP
        made.append(Label(middle, at, line.text, line.size, line.bold, person=person.id))
    return made
