"""The course of relation lines: of several curves from one person to the other, the one that meets least."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, hypot
from typing import TypeAlias

from app.genogram.family import Relation
from app.genogram.layout import Layout
from app.genogram.patterns import relation_pattern
from app.genogram.shapes import Box, Point, Shape

Way: TypeAlias = tuple[Point, ...]
Area: TypeAlias = tuple[float, float, float, float, float]  # left, top, right, bottom, what touching it costs

_POINTS = 26
_CLEAR = 5.0


def relation_shapes(layout: Layout, people: dict[str, Box]) -> list[Shape]:
    """Draw every relation of the family; parallel relations keep apart."""
    areas = _areas(layout, people)
    used: list[Way] = []
    shapes: list[Shape] = []
    for relation in layout.kin.relations:
        path = _best(relation, layout, people, areas, used)
        used.append(path)
        shapes += relation_pattern(relation.kind, path, directed=relation.directed)
    return shapes


def _areas(layout: Layout, people: dict[str, Box]) -> list[tuple[str, Area]]:
    """List what a curve had better go round: symbols above all, then names and years."""
    areas: list[tuple[str, Area]] = []
    for person, box in people.items():
        name = layout.heights.name[person]
        half = layout.frame.label_half(person)
        middle = box.x + box.width / 2
        foot = name + 17 * (len(layout.frame.lines[person]) - 1) + 5
        areas.append((person, (box.x - 3, box.y - 3, box.x + box.width + 3, box.y + box.height + 3, 60.0)))
        areas.append(("", (middle - half, name - 14, middle + half, foot, 16.0)))
        areas.append(("", (middle - 36, box.y - 20, middle + 6, box.y - 4, 8.0)))
    return areas


def _best(
    relation: Relation,
    layout: Layout,
    people: dict[str, Box],
    areas: list[tuple[str, Area]],
    used: list[Way],
) -> Way:
    a, b = people[relation.a], people[relation.b]
    near = [area for who, area in areas if who not in (relation.a, relation.b)]
    own = [area for who, area in areas if who in (relation.a, relation.b)]
    same_row = layout.skeleton.row_of[relation.a] == layout.skeleton.row_of[relation.b]
    square = _is_square(layout, relation.a), _is_square(layout, relation.b)
    return min(_ways(a, b, square, same_row=same_row), key=lambda way: _cost(way, near, own, used))


def _is_square(layout: Layout, person: str) -> bool:
    one = layout.kin.persons[person]
    return one.kind != "unborn" and one.gender in ("man", "unknown")


def _exits(box: Box, toward: Point, *, square: bool) -> Iterable[tuple[Point, Point]]:
    """Give the places a line may leave a symbol, with the way out; only those that do not turn their back."""
    half = box.width / 2
    cx, cy = box.x + half, box.y + half
    dx, dy = toward[0] - cx, toward[1] - cy
    far = hypot(dx, dy) or 1.0
    corner = 1.4142 if square else 1.0
    for ox, oy in ((-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)):
        length = hypot(ox, oy)
        ux, uy = ox / length, oy / length
        if ux * dx + uy * dy >= -0.35 * far:
            out = half * (corner if oy else 1.0) + _CLEAR
            yield (cx + ux * out, cy + uy * out), (ux, uy)


def _ways(a: Box, b: Box, square: tuple[bool, bool], *, same_row: bool) -> Iterable[Way]:
    middle_a = (a.x + a.width / 2, a.y + a.height / 2)
    middle_b = (b.x + b.width / 2, b.y + b.height / 2)
    for start, out in _exits(a, middle_b, square=square[0]):
        for end, back in _exits(b, middle_a, square=square[1]):
            span = hypot(end[0] - start[0], end[1] - start[1])
            for pull in (0.0, 0.3, 0.6, 0.9):
                c1 = (start[0] + out[0] * pull * span, start[1] + out[1] * pull * span)
                c2 = (end[0] + back[0] * pull * span, end[1] + back[1] * pull * span)
                yield bezier(start, c1, c2, end)
    yield from _corner_ways(a, b, over=same_row)


def _corner_ways(a: Box, b: Box, *, over: bool) -> Iterable[Way]:
    """Leave by the upper corners and bow over everyone between (same row only)."""
    if not over:
        return
    left, right = (a, b) if a.x < b.x else (b, a)
    start = (left.x + left.width * 0.9, left.y - 2)
    end = (right.x + right.width * 0.1, right.y - 2)
    for lift in (0.7, 1.0, 1.4, 1.9):
        rise = lift * left.height
        way = bezier(start, (start[0] + rise * 0.6, start[1] - rise), (end[0] - rise * 0.6, end[1] - rise), end)
        yield way if left is a else way[::-1]


_WEIGHTS = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in (n / _POINTS for n in range(_POINTS + 1))
)


def bezier(start: Point, c1: Point, c2: Point, end: Point) -> Way:
    """Sample a cubic Bezier curve."""
    return tuple(
        (
            w0 * start[0] + w1 * c1[0] + w2 * c2[0] + w3 * end[0],
            w0 * start[1] + w1 * c1[1] + w2 * c2[1] + w3 * end[1],
        )
        for w0, w1, w2, w3 in _WEIGHTS
    )


def _turning(way: Way) -> float:
    """Give how much a curve bends in all, in radians."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(way[::3], way[3::3], strict=False)]
    return sum(
        abs(atan2(ax * by - ay * bx, ax * bx + ay * by)) for (ax, ay), (bx, by) in zip(steps, steps[1:], strict=False)
    )


def _cost(way: Way, near: list[Area], own: list[Area], used: list[Way]) -> float:
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(way, way[1:], strict=False))
    low_x, high_x = min(p[0] for p in way), max(p[0] for p in way)
    low_y, high_y = min(p[1] for p in way), max(p[1] for p in way)
    cost = length / 12 + 16.0 * _turning(way)
    for left, top, right, bottom, price in near:
        if left < high_x and right > low_x and top < high_y and bottom > low_y:
            cost += price * sum(left < x < right and top < y < bottom for x, y in way)
    for left, top, right, bottom, price in own:
        cost += price * sum(left < x < right and top < y < bottom for x, y in way[1:-1])
    return cost + sum(_company(way, other) for other in used)


def _company(way: Way, other: Way) -> float:
    """Price two relations that run close together, and above all two that leave a person at the same place."""
    if min(p[0] for p in way) > max(p[0] for p in other) + 11 or max(p[0] for p in way) < min(p[0] for p in other) - 11:
        return 0.0
    close = sum(abs(x - ux) < 11 and abs(y - uy) < 11 for x, y in way[::2] for ux, uy in other[::2])
    shared = sum(hypot(a[0] - b[0], a[1] - b[1]) < 8 for a in (way[0], way[-1]) for b in (other[0], other[-1]))
    return 1.5 * close + 30.0 * shared
