"""The line from the child to somebody: its pattern says how the contact is, its colour only says it again."""

from __future__ import annotations

from math import hypot

from app.genogram.shapes import Colour, Line, Point, Shape
from app.models.enums_people import TieQuality

COLOURS: dict[TieQuality, Colour] = {
    TieQuality.STRONG: "good",
    TieQuality.ORDINARY: "ink2",
    TieQuality.WEAK: "ink2",
    TieQuality.STRAINED: "late",
    TieQuality.BROKEN: "late",
}
_TOOTH, _TOOTH_HEIGHT, _STRAIGHT = 6.0, 5.0, 6.0
_GAP, _BAR = 6.0, 8.0


def quality_line(quality: TieQuality, start: Point, end: Point) -> list[Shape]:
    """Draw a contact: thick, plain, dashed, zigzag, or broken with two bars."""
    colour = COLOURS[quality]
    if quality is TieQuality.STRONG:
        return [Line((start, end), (), 4.6, colour, "relation")]
    if quality is TieQuality.WEAK:
        return [Line((start, end), (7.0, 5.0), 1.6, colour, "relation")]
    if quality is TieQuality.STRAINED:
        return [Line(_teeth(start, end), (), 1.8, colour, "relation")]
    if quality is TieQuality.BROKEN:
        return _broken(start, end, colour)
    return [Line((start, end), (), 1.6, colour, "relation")]


def between(start: Point, end: Point, leave: float, arrive: float) -> tuple[Point, Point] | None:
    """Return the middle part of a line, `leave` and `arrive` units off its ends; None when nothing is left."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length <= leave + arrive + 1:
        return None
    return _part(start, end, leave / length), _part(start, end, 1 - arrive / length)


def _part(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _aside(start: Point, end: Point, at: Point, by: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return at[0] - (end[1] - start[1]) / length * by, at[1] + (end[0] - start[0]) / length * by


def _teeth(start: Point, end: Point) -> tuple[Point, ...]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    rest = min(_STRAIGHT, length / 6)
    one, two = _part(start, end, rest / length), _part(start, end, 1 - rest / length)
    count = max(3, round((length - 2 * rest) / _TOOTH))
    tops = (_aside(start, end, _part(one, two, (n + 0.5) / count), (-1) ** n * _TOOTH_HEIGHT) for n in range(count))
    return (start, one, *tops, two, end)


def _broken(start: Point, end: Point, colour: Colour) -> list[Shape]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    gap = min(_GAP / length, 0.25)
    shapes: list[Shape] = []
    for tip, share in ((start, 0.5 - gap), (end, 0.5 + gap)):
        at = _part(start, end, share)
        bar = _aside(start, end, at, -_BAR), _aside(start, end, at, _BAR)
        shapes += [Line((tip, at), (), 1.6, colour, "relation"), Line(bar, (), 2.4, colour, "relation")]
    return shapes
