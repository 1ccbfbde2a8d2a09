"""What is taken on the network map already: boxes nobody may touch, and lines and boxes that had better not cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

from app.genogram.network import arc_of, polar
from app.genogram.network_blocks import Rect, Sides
from app.genogram.shapes import Point
from app.models.enums_people import Sector

AIR = 5.0
_NEAR = 3.0
"""How near to a symbol a line may pass."""
_THROUGH_SYMBOL, _THROUGH_NAME = 420.0, 60.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: the middle of the symbol, the direction, if the name is above, if a line leads there."""

    x: float
    y: float
    direction: int
    above: bool
    symbol: Rect
    label: Rect
    has_line: bool


@dataclass(frozen=True, slots=True)
class _Shadow:
    """What a box covers, seen from the middle: from an angle, so many degrees, from a distance on; and its price."""

    start: float
    span: float
    near: float
    price: float


class Ground:
    """The boxes, lines and shadows of those who stand on the map."""

    def __init__(self, centre: Rect) -> None:
        self._boxes: list[Sides] = [(centre.left - AIR, centre.top - AIR, centre.right + AIR, centre.bottom + AIR)]
        self._in_the_way = self._boxes[0]
        self._shadows: list[_Shadow] = []
        self._lines: list[tuple[float, float]] = []

    def take(self, place: Standing) -> None:
        """Note that somebody stands here."""
        for box in (place.symbol, place.label):
            if box.bottom > box.top:
                self._boxes.append((box.left - AIR, box.top - AIR, box.right + AIR, box.bottom + AIR))
        self._shadows += [_shadow(*each) for each in _covering(place.symbol, place.label)]
        if place.has_line:
            self._lines.append(polar(place.x, place.y))
            self._lines.sort()

    def within(self, area: Sides) -> list[Sides]:
        """Return the boxes that reach into an area."""
        left, top, right, bottom = area
        return [one for one in self._boxes if left < one[2] and one[0] < right and top < one[3] and one[1] < bottom]

    def is_free(self, box: Sides, near: Sequence[Sides]) -> bool:
        """Tell whether a box touches none of those near. Who was in the way of the last spot is asked first."""
        left, top, right, bottom = box
        one = self._in_the_way
        if left < one[2] and one[0] < right and top < one[3] and one[1] < bottom:
            return False
        for one in near:
            if left < one[2] and one[0] < right and top < one[3] and one[1] < bottom:
                self._in_the_way = one
                return False
        return True

    def prices(self, sector: Sector, reach: float) -> list[float]:
        """Return for each direction of a slice what a line of this length costs."""
        start, span = arc_of(sector)
        found = [0.0] * 101
        for shadow in self._shadows:
            if shadow.near > reach:
                continue
            first = (shadow.start - start) % 360
            for ahead in (first, first - 360):
                low, high = max(ahead / span * 100, 0.0), min((ahead + shadow.span) / span * 100, 100.0)
                for direction in range(int(low) + (low > int(low)), int(high) + 1 if high >= low else 0):
                    found[direction] += shadow.price
        return found

    def covered(self, symbol: Rect, label: Rect, most: float) -> float:
        """Return what it costs that lines of others would run through these two boxes; beyond `most` just any more."""
        price = 0.0
        for box, each in _covering(symbol, label):
            if price > most:
                break
            shadow = _shadow(box, each)
            end = shadow.start + shadow.span
            price += shadow.price * self._lines_between(shadow.start, min(end, 360.0), shadow.near)
            if end > 360:
                price += shadow.price * self._lines_between(0.0, end - 360, shadow.near)
        return price

    def _lines_between(self, start: float, end: float, near: float) -> int:
        first, last = bisect_left(self._lines, (start, 0.0)), bisect_right(self._lines, (end, float("inf")))
        return sum(self._lines[place][1] > near for place in range(first, last))


def _covering(symbol: Rect, label: Rect) -> list[tuple[Rect, float]]:
    """Return the boxes that cover what is behind them, and what a line through each costs."""
    wider = Rect(symbol.left - _NEAR, symbol.top - _NEAR, symbol.right + _NEAR, symbol.bottom + _NEAR)
    found = [(wider, _THROUGH_SYMBOL)]
    if label.bottom > label.top:
        found.append((label, _THROUGH_NAME))
    return found


def _shadow(box: Rect, price: float) -> _Shadow:
    """Return what a box that does not hold the middle covers."""
    middle = _angle((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    turns = [(_angle(*corner) - middle + 180) % 360 - 180 for corner in _outline(box)]
    across = max(box.left, 0.0) - min(box.right, 0.0) if box.left > 0 or box.right < 0 else 0.0
    down = max(box.top, 0.0) - min(box.bottom, 0.0) if box.top > 0 or box.bottom < 0 else 0.0
    return _Shadow((middle + min(turns)) % 360, max(turns) - min(turns), hypot(across, down), price)


def _outline(box: Rect) -> tuple[Point, Point]:
    """Return the two corners between which a box stands, seen from the middle."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    if top > 0 or bottom < 0:
        near, far = (top, bottom) if top > 0 else (bottom, top)
        return (left, near if left <= 0 else far), (right, near if right >= 0 else far)
    near = left if left > 0 else right
    return (near, top), (near, bottom)


def _angle(x: float, y: float) -> float:
    return degrees(atan2(x, -y)) % 360
