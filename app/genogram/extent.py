"""How much room shapes take, and moving them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.genogram.labels import Measure
from app.genogram.shapes import Ellipse, Label, Point, Shape


def corners(shape: Shape, measure: Measure) -> tuple[Point, Point]:
    """Give the upper left and lower right corner of what a shape covers (curves by their control points)."""
    if isinstance(shape, Label):
        wide = measure(shape.text, shape.size, shape.bold)
        left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        return (left, shape.y - shape.size * 0.78), (left + wide, shape.y + shape.size * 0.24)
    if isinstance(shape, Ellipse):
        return (shape.x - shape.rx, shape.y - shape.ry), (shape.x + shape.rx, shape.y + shape.ry)
    xs, ys = [p[0] for p in shape.points], [p[1] for p in shape.points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def extent(shapes: Iterable[Shape], measure: Measure) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of all shapes; zeros when there are none."""
    found = [corners(shape, measure) for shape in shapes]
    if not found:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(a[0] for a, _ in found),
        min(a[1] for a, _ in found),
        max(b[0] for _, b in found),
        max(b[1] for _, b in found),
    )


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """Give the same shape somewhere else."""
    if isinstance(shape, Ellipse | Label):
        return replace(shape, x=shape.x + dx, y=shape.y + dy)
    return replace(shape, points=shifted(shape.points, dx, dy))


def shifted(points: Iterable[Point], dx: float, dy: float) -> tuple[Point, ...]:
    """Give the same points somewhere else."""
    return tuple((x + dx, y + dy) for x, y in points)
