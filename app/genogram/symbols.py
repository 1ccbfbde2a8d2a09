"""How one person looks: the symbol and what stands in it. The letters round it are in `person_labels`.

A square is a man or boy, a circle a woman or girl, a diamond nonbinary, a dashed square somebody whose gender nobody
has told. A triangle is a child on the way. Pregnancies that ended have McGoldrick's small signs: a dot (miscarriage),
a cross (abortion), a half-size symbol with a cross (stillborn).
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt

from app.genogram.family import FamilyPerson
from app.genogram.layout import Layout
from app.genogram.shapes import Box, Colour, Ellipse, Label, Line, Point, Polygon, Shape
from app.genogram.symbol_sizes import scale_of

UNTOLD_DASH = (5.0, 4.0)


def box_of(person: FamilyPerson, layout: Layout) -> Box:
    """Give the square a person's symbol stands in."""
    s = layout.frame.s * scale_of(person)
    return Box(layout.x[person.id] - s / 2, layout.top(person.id), s, s)


def edge(person: FamilyPerson, layout: Layout, x: float, *, bottom: bool) -> float:
    """Give the y where a vertical line at `x` meets the symbol."""
    box = box_of(person, layout)
    half = box.width / 2
    aside = min(abs(x - box.x - half), half)
    inset = 0.0
    if person.kind == "unborn":
        inset = 0.0 if bottom else aside * box.height / half
    elif person.kind == "abortion":
        inset = half
    elif shape_of(person) == "circle":
        inset = half - sqrt(half * half - aside * aside)
    elif shape_of(person) == "diamond":
        inset = aside
    return box.y + box.height - inset if bottom else box.y + inset


def shape_of(person: FamilyPerson) -> str:
    """Name the form of a symbol: square, circle, diamond or question (nobody knows)."""
    if person.kind == "miscarriage":
        return "circle"
    return {"man": "square", "woman": "circle", "nonbinary": "diamond"}.get(person.gender, "question")


def symbol_shapes(person: FamilyPerson, box: Box, *, one_diagonal: bool) -> list[Shape]:
    """Draw the symbol of one person with what stands in it."""
    if person.kind == "miscarriage":
        return [Ellipse(box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2, "ink")]
    if person.kind == "abortion":
        return cross(box, 1.0, one=False, free=0.0, width=2.4)
    shapes = outline(person, box, "accent_soft" if person.is_index else "card")
    if person.is_index and person.kind != "unborn":
        shapes += outline(person, _inner(box), "")
    if person.deceased or person.kind == "stillbirth":
        reach = {"circle": 0.7071, "diamond": 0.5}.get(shape_of(person), 1.0)
        words = inside_words(person)
        shapes += cross(box, reach, one=one_diagonal, free=0.18 if words else 0.0)
    return shapes + _inside(person, box)


def outline(person: FamilyPerson, box: Box, fill: Colour) -> list[Shape]:
    """Draw only the border of a symbol: square, circle, diamond, triangle, or dashed when nothing is known."""
    x, y, w, h = box.x, box.y, box.width, box.height
    if person.kind == "unborn":
        return [Polygon(((x + w / 2, y), (x + w, y + h), (x, y + h)), fill)]
    shape = shape_of(person)
    if shape == "circle":
        return [Ellipse(x + w / 2, y + h / 2, w / 2, h / 2, fill)]
    if shape == "diamond":
        return [Polygon(((x + w / 2, y), (x + w, y + h / 2), (x + w / 2, y + h), (x, y + h / 2)), fill)]
    square = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
    return [Polygon(square, fill, dash=() if shape == "square" else UNTOLD_DASH)]


def _inner(box: Box) -> Box:
    by = box.width * 0.1
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)


def cross(box: Box, reach: float, *, one: bool, free: float, width: float = 1.6) -> list[Shape]:
    """Draw an X (or one diagonal) of a share of the box; `free` is the share left open in the middle for words."""
    half = box.width / 2
    far, near = reach * half, free * box.width
    cx, cy = box.x + half, box.y + half
    lines: list[Shape] = []
    for up in (1,) if one else (1, -1):
        ends: list[tuple[Point, Point]] = [((cx - far, cy - up * far), (cx + far, cy + up * far))]
        if near:
            ends = [
                ((cx - far, cy - up * far), (cx - near, cy - up * near)),
                ((cx + near, cy + up * near), (cx + far, cy + up * far)),
            ]
        lines += [Line(pair, width=width) for pair in ends]
    return lines


def inside_words(person: FamilyPerson) -> str:
    """Give what stands in the symbol: the age, »?« for somebody not named or wholly unknown, or nothing."""
    if person.kind == "placeholder":
        return "?"
    if person.kind != "person":
        return ""
    if person.age is not None:
        return str(person.age)
    return "?" if person.gender == "unknown" else ""


def _inside(person: FamilyPerson, box: Box) -> list[Shape]:
    text = inside_words(person)
    if not text:
        return []
    size = 20.0 if text == "?" else 17.0 if len(text) < 3 else 15.0
    return [Label(box.x + box.width / 2, box.y + box.height / 2 + size * 0.35, text, size, True, person=person.id)]


def part_sign(x: float, y: float) -> list[Shape]:
    """Draw the sign of somebody with two homes: a small ring, its left half filled."""
    r = 6.5
    half = tuple((x - r * sin(pi * n / 16), y - r * cos(pi * n / 16)) for n in range(17))
    return [Ellipse(x, y, r, r, "card", "ink", 1.6, "mark"), Polygon(half, "ink", "", 0.0, role="mark")]
