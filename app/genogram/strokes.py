"""Many-pointed paths: their length, a part of them, a path beside them, teeth and waves along them."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, pi, sin
from typing import TypeAlias

from app.genogram.shapes import Point

Path: TypeAlias = tuple[Point, ...]


def lengths(path: Sequence[Point]) -> list[float]:
    """Give the length of the path up to each of its points."""
    total = [0.0]
    for (x1, y1), (x2, y2) in zip(path, path[1:], strict=False):
        total.append(total[-1] + hypot(x2 - x1, y2 - y1))
    return total


def along(path: Sequence[Point], part: float) -> Point:
    """Give the point after `part` (0 to 1) of the path's length."""
    total = lengths(path)
    wanted = total[-1] * part
    for (a, b), start, end in zip(zip(path, path[1:], strict=False), total, total[1:], strict=False):
        if wanted <= end and end > start:
            share = (wanted - start) / (end - start)
            return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
    return path[-1]


def piece(path: Sequence[Point], start: float, end: float, points: int = 18) -> Path:
    """Give the part of a path between two shares of its length (0 to 1); from a larger to a smaller turns it round."""
    return tuple(along(path, start + (end - start) * n / points) for n in range(points + 1))


def normal(path: Sequence[Point], at: int) -> Point:
    """Give the direction across the path at one of its points, of length 1."""
    a, b = path[max(0, at - 1)], path[min(len(path) - 1, at + 1)]
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((a[1] - b[1]) / length, (b[0] - a[0]) / length)


def beside(path: Sequence[Point], by: float) -> Path:
    """Give a parallel path `by` units to the side."""
    made: list[Point] = []
    for at, (x, y) in enumerate(path):
        nx, ny = normal(path, at)
        made.append((x + nx * by, y + ny * by))
    return tuple(made)


def zigzag(path: Sequence[Point], height: float = 7.0, step: float = 7.5) -> Path:
    """Give a zigzag round a path: even teeth, straight at both ends."""
    teeth = max(4, round(lengths(path)[-1] / step))
    even = piece(path, 0.0, 1.0, teeth)
    made: list[Point] = []
    for at, (x, y) in enumerate(even):
        nx, ny = normal(even, at)
        by = 0.0 if at in (0, teeth) else height if at % 2 else -height
        made.append((x + nx * by, y + ny * by))
    return tuple(made)


def wave(path: Sequence[Point], height: float = 4.5, length: float = 15.0) -> Path:
    """Give a soft wave round a path, with whole waves only."""
    waves = max(2, round(lengths(path)[-1] / length))
    even = piece(path, 0.0, 1.0, waves * 8)
    made: list[Point] = []
    for at, (x, y) in enumerate(even):
        nx, ny = normal(even, at)
        by = height * sin(2 * pi * at / 8)
        made.append((x + nx * by, y + ny * by))
    return tuple(made)
