"""How somebody looks on the network map: square, circle, diamond or house, with marks that need no colour."""

from __future__ import annotations

from app.genogram.network import MapPerson
from app.genogram.network_blocks import STEP, Block
from app.genogram.shapes import Colour, Curve, Ellipse, Label, Line, Point, Polygon, Shape
from app.models.enums_people import Gender

_ROUND = 0.5523
_MARK = 7.5
_UP = 0.8


def person_shapes(person: MapPerson, block: Block, x: float, y: float, *, above: bool, marks: bool) -> list[Shape]:
    """Draw one person with name and marks, the symbol's middle at (x, y)."""
    half = block.size / 2
    shapes: list[Shape] = [outline(person.gender, x, y, half, body=person.body)]
    if person.deceased:
        reach = half * (0.7 if person.gender is not Gender.MAN else 1.0)
        for way in (1, -1):
            shapes.append(Line(((x - reach, y - way * reach), (x + reach, y + way * reach)), width=1.6))
    if marks and person.asked:
        shapes += asked_mark(x + half * 0.86, y - half * 0.86)
    if marks and person.only_professional:
        shapes += professional_mark(x - half * 0.86, y - half * 0.86)
    return shapes + _text(person, block, x, y, above=above)


def outline(gender: Gender, x: float, y: float, half: float, *, body: bool = False, fill: Colour = "card") -> Shape:
    """Draw only the border: a house for a place, a dashed circle when the gender is not known."""
    if body:
        return Polygon(
            ((x, y - half), (x + half, y - half * 0.2), (x + half, y + half), (x - half, y + half),
             (x - half, y - half * 0.2)), fill, width=1.8,
        )  # fmt: skip
    if gender is Gender.MAN:
        corner = half * 0.92
        points = (
            (x - corner, y - corner),
            (x + corner, y - corner),
            (x + corner, y + corner),
            (x - corner, y + corner),
        )
        return Polygon(points, fill, width=1.8)
    if gender is Gender.NONBINARY:
        return Polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), fill, width=1.8)
    if gender is Gender.UNKNOWN:
        return circle(x, y, half * 0.96, fill, (4.0, 3.5))
    return Ellipse(x, y, half * 0.96, half * 0.96, fill, width=1.8)


def circle(x: float, y: float, radius: float, fill: Colour = "card", dash: tuple[float, ...] = ()) -> Curve:
    """Return a circle as a curve, which can be dashed or let through what lies under it."""
    k = radius * _ROUND
    points: tuple[Point, ...] = (
        (x, y - radius), (x + k, y - radius), (x + radius, y - k), (x + radius, y), (x + radius, y + k),
        (x + k, y + radius), (x, y + radius), (x - k, y + radius), (x - radius, y + k), (x - radius, y),
        (x - radius, y - k), (x - k, y - radius), (x, y - radius),
    )  # fmt: skip
    return Curve(points, True, fill, width=1.8, dash=dash, role="symbol")


def asked_mark(x: float, y: float) -> list[Shape]:
    """Draw the tick of those who have been asked."""
    tick = ((x - 3.4, y + 0.2), (x - 0.9, y + 2.8), (x + 3.6, y - 2.6))
    return [
        Ellipse(x, y, _MARK, _MARK, "accent", "card", 1.4, "mark"),
        Line(tick, (), 1.8, "card", "mark"),
    ]


def professional_mark(x: float, y: float) -> list[Shape]:
    """Draw the mark of those who are in the professional copy only: a square with an F."""
    side = _MARK * 0.9
    corners = ((x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side))
    return [
        Polygon(corners, "card", "ink", 1.4, role="mark"),
        Label(x, y + 3.8, "F", 11.0, True, role="mark"),
    ]


def child_shapes(name: Block, age: int | None, gender: Gender) -> list[Shape]:
    """Draw the child in the middle (0, 0) with the double border of the main person."""
    half = name.size / 2
    shapes: list[Shape] = [outline(gender, 0.0, 0.0, half, fill="accent_soft")]
    shapes.append(outline(gender, 0.0, 0.0, half * 0.8, fill=""))
    if age is not None:
        shapes.append(Label(0.0, half * 0.25, str(age), half * 0.72, True))
    return shapes


def lines_of_text(block: Block, x: float, y: float, *, above: bool, person: str, halo: float = 3.0) -> list[Shape]:
    """Draw the lines of a block, over or under its symbol."""
    top = block.label(x, y, above=above).top
    made: list[Shape] = []
    for line in block.lines:
        at = top + line.size * (_UP + STEP - 1)
        colour: Colour = "ink" if line.bold else "ink2"
        made.append(Label(x, at, line.text, line.size, line.bold, colour, halo=halo, person=person))
        top += line.size * STEP
    return made


def _text(person: MapPerson, block: Block, x: float, y: float, *, above: bool) -> list[Shape]:
    return lines_of_text(block, x, y, above=above, person=person.id)
