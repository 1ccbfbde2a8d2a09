"""Curves from one symbol to another: the places a line may leave, and Bezier curves between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, radians, sin

from app.genogram.shapes import Box, Point
from app.genogram.strokes import Path

CLEAR = 5.0
"""How far from a symbol a line begins."""
_STEPS = 22
_ANGLES = (0.0, 26.0, -26.0, 48.0, -48.0)
_PULLS = (0.0, 0.3, 0.6, 0.95)
_RISES = (0.7, 1.05, 1.5)


@dataclass(frozen=True, slots=True)
class Knob:
    """A symbol as a curve sees it: where it is, and whether it has corners."""

    box: Box
    square: bool

    @property
    def middle(self) -> Point:
        """The centre of the symbol."""
        return (self.box.x + self.box.width / 2, self.box.y + self.box.height / 2)


def exits(knob: Knob, toward: Point) -> list[tuple[Point, Point]]:
    """Give the places a line may leave a symbol, each with the direction out.

    Straight up is the parents' line, straight down the partners', so lines leave to the sides and at the corners; a
    place on the side away from `toward` is left out.
    """
    cx, cy = knob.middle
    half = knob.box.width / 2
    dx, dy = toward[0] - cx, toward[1] - cy
    far = hypot(dx, dy) or 1.0
    found: list[tuple[Point, Point]] = []
    for side in (-1.0, 1.0):
        for angle in _ANGLES:
            ux, uy = side * cos(radians(angle)), sin(radians(angle))
            if ux * dx + uy * dy >= -0.35 * far:
                reach = half / max(abs(ux), abs(uy)) if knob.square else half
                out = reach + CLEAR
                found.append(((cx + ux * out, cy + uy * out), (ux, uy)))
    return found


def curves(a: Knob, b: Knob, *, over: bool) -> Iterable[Path]:
    """Give curves from one symbol to the other; `over` adds bows that go up and over everyone between."""
    for start, out in exits(a, b.middle):
        for end, back in exits(b, a.middle):
            span = hypot(end[0] - start[0], end[1] - start[1])
            for pull in _PULLS:
                by = pull * span
                c1 = (start[0] + out[0] * by, start[1] + out[1] * by)
                yield bezier(start, c1, (end[0] + back[0] * by, end[1] + back[1] * by), end)
    if over:
        yield from _bows(a.box, b.box)


def _bows(a: Box, b: Box) -> Iterable[Path]:
    left, right = (a, b) if a.x < b.x else (b, a)
    start = (left.x + left.width * 0.92, left.y - 3)
    end = (right.x + right.width * 0.08, right.y - 3)
    for rise in _RISES:
        up = rise * 60.0
        way = bezier(start, (start[0] + up * 0.6, start[1] - up), (end[0] - up * 0.6, end[1] - up), end)
        yield way if left is a else way[::-1]


_WEIGHTS = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in (n / _STEPS for n in range(_STEPS + 1))
)


def bezier(start: Point, c1: Point, c2: Point, end: Point) -> Path:
    """Sample a cubic Bezier curve."""
    return tuple(
        (
            w0 * start[0] + w1 * c1[0] + w2 * c2[0] + w3 * end[0],
            w0 * start[1] + w1 * c1[1] + w2 * c2[1] + w3 * end[1],
        )
        for w0, w1, w2, w3 in _WEIGHTS
    )


def bending(path: Sequence[Point]) -> float:
    """Give how much a path bends in all, in radians."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(path[::3], path[3::3], strict=False)]
    return sum(
        abs(atan2(ax * by - ay * bx, ax * bx + ay * by)) for (ax, ay), (bx, by) in zip(steps, steps[1:], strict=False)
    )
