"""Line patterns of relations: each is told apart without colour. Points in, shapes out."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from app.genogram.family import RelationKind
from app.genogram.shapes import Colour, Ellipse, Line, Point, Polygon, Shape

COLOURS: dict[RelationKind, Colour] = {
    "close": "good",
    "fused": "good",
    "cooperation": "good",
    "caring": "good",
    "distant": "info",
    "conflict": "late",
    "close_conflict": "late",
    "cut_off": "late",
    "unknown": "ink2",
}
_WIDTH = 2.0


def relation_pattern(kind: RelationKind, path: Sequence[Point], *, directed: bool) -> list[Shape]:
    """Draw one relation along a path of many points; `directed` puts an arrow at its end."""
    colour = COLOURS[kind]
    shapes = _body(kind, path, colour)
    if directed or kind == "caring":
        shapes += _arrow(path, colour, filled=kind != "caring")
    return shapes


def _body(kind: RelationKind, path: Sequence[Point], colour: Colour) -> list[Shape]:
    offsets = {"close": (-2.6, 2.6), "fused": (-4.6, 0.0, 4.6), "close_conflict": (-5.0, 5.0)}.get(kind, (0.0,))
    shapes: list[Shape] = []
    if kind == "distant":
        return [Line(tuple(path), (0.1, 6.5), 3.2, colour, "relation")]
    if kind == "cut_off":
        return _cut(path, colour)
    if kind == "conflict":
        return [Line(zigzag(path), (), _WIDTH, colour, "relation")]
    shapes += [Line(shifted(path, by), (), _WIDTH, colour, "relation") for by in offsets]
    if kind == "close_conflict":
        shapes.append(Line(zigzag(path, 3.4, 6.0), (), _WIDTH, colour, "relation"))
    if kind == "cooperation":
        x, y = along(path, 0.5)
        shapes.append(Ellipse(x, y, 5.0, 5.0, "card", colour, _WIDTH, "relation"))
    return shapes


def _lengths(path: Sequence[Point]) -> list[float]:
    total = [0.0]
    for (x1, y1), (x2, y2) in zip(path, path[1:], strict=False):
        total.append(total[-1] + hypot(x2 - x1, y2 - y1))
    return total


def along(path: Sequence[Point], part: float) -> Point:
    """Give the point after `part` (0 to 1) of the path's length."""
    total = _lengths(path)
    wanted = total[-1] * part
    for (a, b), start, end in zip(zip(path, path[1:], strict=False), total, total[1:], strict=False):
        if wanted <= end and end > start:
            share = (wanted - start) / (end - start)
            return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
    return path[-1]


def _normal(path: Sequence[Point], at: int) -> Point:
    a, b = path[max(0, at - 1)], path[min(len(path) - 1, at + 1)]
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((a[1] - b[1]) / length, (b[0] - a[0]) / length)


def shifted(path: Sequence[Point], by: float) -> tuple[Point, ...]:
    """Give a parallel path `by` units to the side."""
    made: list[Point] = []
    for at, (x, y) in enumerate(path):
        nx, ny = _normal(path, at)
        made.append((x + nx * by, y + ny * by))
    return tuple(made)


def zigzag(path: Sequence[Point], height: float = 7.0, step: float = 7.5) -> tuple[Point, ...]:
    """Give a zigzag round a path: even teeth, straight at both ends."""
    total = _lengths(path)[-1]
    teeth = max(4, round(total / step))
    even = [along(path, number / teeth) for number in range(teeth + 1)]
    made: list[Point] = []
    for at, (x, y) in enumerate(even):
        nx, ny = _normal(even, at)
        by = 0.0 if at in (0, teeth) else height if at % 2 else -height
        made.append((x + nx * by, y + ny * by))
    return tuple(made)


def _part(path: Sequence[Point], start: float, end: float) -> tuple[Point, ...]:
    return tuple(along(path, start + (end - start) * n / 12) for n in range(13))


def _cut(path: Sequence[Point], colour: Colour) -> list[Shape]:
    """Draw a line with a gap in the middle and a bar at each side of it."""
    gap = min(0.3, 7.0 / (_lengths(path)[-1] or 1.0))
    shapes: list[Shape] = []
    for piece in (_part(path, 0.0, 0.5 - gap), _part(path, 1.0, 0.5 + gap)):
        nx, ny = _normal(piece, len(piece) - 1)
        x, y = piece[-1]
        shapes.append(Line(piece, (), _WIDTH, colour, "relation"))
        shapes.append(Line(((x - nx * 8, y - ny * 8), (x + nx * 8, y + ny * 8)), (), 2.4, colour, "relation"))
    return shapes


def _arrow(path: Sequence[Point], colour: Colour, *, filled: bool) -> list[Shape]:
    tip = path[-1]
    length = _lengths(path)[-1] or 1.0
    x, y = along(path, max(0.0, 1 - 12 / length))
    nx, ny = (tip[1] - y) / 12, (x - tip[0]) / 12
    left, right = (x + nx * 6, y + ny * 6), (x - nx * 6, y - ny * 6)
    if filled:
        return [Polygon((tip, left, right), colour, colour, 1.0, role="relation")]
    return [Line((left, tip, right), (), _WIDTH, colour, "relation")]
