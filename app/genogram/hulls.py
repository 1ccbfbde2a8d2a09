"""Outlines: the convex hull of points, rounded corners, and whether something lies within."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from app.genogram.areas import Area, crosses
from app.genogram.curves import bezier
from app.genogram.shapes import Point

_ROUND = 26.0


def inside(point: Point, hull: Sequence[Point]) -> bool:
    """Say whether a point lies within a closed polygon."""
    x, y = point
    within = False
    for (x1, y1), (x2, y2) in zip(hull, [*hull[1:], hull[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            within = not within
    return within


def takes_in(hull: Sequence[Point], area: Area) -> bool:
    """Say whether an outline takes in any part of an area."""
    if inside(((area.left + area.right) / 2, (area.top + area.bottom) / 2), hull):
        return True
    return any(crosses(area, a, b) for a, b in zip(hull, [*hull[1:], hull[0]], strict=True))


def convex(points: list[Point]) -> list[Point]:
    """Give the convex hull (monotone chain), clockwise on the screen."""
    ordered = sorted(set(points))

    def half(way: list[Point]) -> list[Point]:
        hull: list[Point] = []
        for p in way:
            while len(hull) > 1 and _turn(hull[-2], hull[-1], p) <= 0:
                hull.pop()
            hull.append(p)
        return hull[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def rounded(hull: Sequence[Point], reach: float = _ROUND) -> tuple[Point, ...]:
    """Round the corners of a polygon into one closed Bezier path."""
    path: list[Point] = []
    for before, corner, after in zip([hull[-1], *hull[:-1]], hull, [*hull[1:], hull[0]], strict=True):
        enter, leave = _toward(corner, before, reach), _toward(corner, after, reach)
        if path:
            path += [path[-1], enter, enter]
        else:
            path.append(enter)
        path += [_between(enter, corner), _between(leave, corner), leave]
    return (*path, path[-1], path[0], path[0])


def flattened(path: Sequence[Point]) -> list[Point]:
    """Turn a closed Bezier path into a polygon of many points."""
    points: list[Point] = []
    for at in range(0, len(path) - 3, 3):
        points += bezier(*path[at : at + 4])[:-1:4]
    return points


def _toward(corner: Point, other: Point, reach: float) -> Point:
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    share = min(reach, length / 2) / length if length else 0.0
    return (corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share)


def _between(end: Point, corner: Point) -> Point:
    return (end[0] + (corner[0] - end[0]) * 0.5523, end[1] + (corner[1] - end[1]) * 0.5523)
