"""What is drawn, as areas: the places a curve has to go round and a name must not be put."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.genogram.extent import corners
from app.genogram.labels import Measure
from app.genogram.shapes import Box, Label, Line, Point, Shape

PASSABLE = 4.0
"""The halo from which words stay clear to read although a line goes behind them."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in drawing units and the person it belongs to (empty: nobody).

    `symbol` is for the symbol itself; `soft` for words with an edge of their own, which a line may pass behind.
    """

    left: float
    top: float
    right: float
    bottom: float
    person: str = ""
    symbol: bool = False
    soft: bool = False

    def meets(self, other: Area, clear: float = 0.0) -> bool:
        """Tell whether two areas lie on each other, or closer than `clear`."""
        return (
            self.left < other.right + clear
            and other.left < self.right + clear
            and self.top < other.bottom + clear
            and other.top < self.bottom + clear
        )


def symbol_area(person: str, box: Box, clear: float = 0.0) -> Area:
    """Give the area of a symbol, `clear` units larger on each side."""
    return Area(box.x - clear, box.y - clear, box.x + box.width + clear, box.y + box.height + clear, person, True)


def label_area(label: Label, measure: Measure, clear: float = 0.0) -> Area:
    """Give the area of one line of text."""
    (left, top), (right, bottom) = corners(label, measure)
    soft = label.halo >= PASSABLE
    return Area(left - clear, top - clear, right + clear, bottom + clear, label.person, soft=soft)


def areas_of(shapes: Iterable[Shape], people: dict[str, Box], measure: Measure, clear: float) -> list[Area]:
    """List what must be kept free: every symbol, and every text that does not stand in its own symbol."""
    areas = [symbol_area(person, box, clear) for person, box in people.items()]
    for shape in shapes:
        if isinstance(shape, Label) and not _in_symbol(shape, people.get(shape.person)):
            areas.append(label_area(shape, measure, clear * 0.8))
    return areas


def _in_symbol(label: Label, box: Box | None) -> bool:
    return box is not None and box.x < label.x < box.x + box.width and box.y < label.y < box.y + box.height


def segments(shapes: Iterable[Shape]) -> list[tuple[Point, Point]]:
    """List the straight pieces of all lines."""
    return [
        pair
        for shape in shapes
        if isinstance(shape, Line)
        for pair in zip(shape.points, shape.points[1:], strict=False)
    ]


def crosses(area: Area, a: Point, b: Point) -> bool:
    """Tell whether the straight line from `a` to `b` enters an area (Liang and Barsky's clipping)."""
    if max(a[0], b[0]) <= area.left or min(a[0], b[0]) >= area.right:
        return False
    if max(a[1], b[1]) <= area.top or min(a[1], b[1]) >= area.bottom:
        return False
    low, high = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for way, room in (
        (-dx, a[0] - area.left),
        (dx, area.right - a[0]),
        (-dy, a[1] - area.top),
        (dy, area.bottom - a[1]),
    ):
        if way == 0.0:
            continue
        share = room / way
        if way < 0:
            low = max(low, share)
        else:
            high = min(high, share)
    return low < high
