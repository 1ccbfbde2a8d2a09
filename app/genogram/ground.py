"""The ground a curve is drawn on, in small squares: what stands there, which lines run there, who has gone there.

Looking up squares costs the same however large the family is; so hundreds of curves can be tried for one relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import TypeAlias

from app.genogram.areas import Area
from app.genogram.shapes import Point
from app.genogram.strokes import Path

Square: TypeAlias = tuple[int, int]

SIDE = 8.0
_AREA = 400.0
_BEHIND = 9.0
"""A step behind words that have an edge of their own: across is cheap, along is dear."""
_ALONG = 0.9
_CROSSING = 1.6
_COMPANY = 1.6
_OUTSIDE = 1.0
_ROOM = 30.0
"""How far a way may go outside everything else before it makes the drawing dearer, because larger."""
_FLAT, _UPRIGHT = 1, 2


class Ground:
    """Areas, family lines and earlier ways by square. `grow` keeps wide signs further away from everything."""

    def __init__(self, areas: Sequence[Area], lines: Iterable[tuple[Point, Point]], grow: float = 0.0) -> None:
        self.areas = areas
        self._edge = (
            int((min((area.left for area in areas), default=0.0) - _ROOM) // SIDE),
            int((max((area.right for area in areas), default=0.0) + _ROOM) // SIDE),
            int((min((area.top for area in areas), default=0.0) - _ROOM) // SIDE),
            int((max((area.bottom for area in areas), default=0.0) + _ROOM) // SIDE),
        )
        self._taken: dict[Square, list[int]] = {}
        self._lines: dict[Square, int] = {}
        self._ways: dict[Square, float] = {}
        for number, area in enumerate(areas):
            for square in _covered(area, 0.0 if area.soft else grow):
                if area.soft:
                    self._ways[square] = _BEHIND
                else:
                    self._taken.setdefault(square, []).append(number)
        for a, b in lines:
            bit = _UPRIGHT if abs(a[0] - b[0]) < abs(a[1] - b[1]) else _FLAT
            for square, _ in _squares((a, b)):
                self._lines[square] = self._lines.get(square, 0) | bit

    def remember(self, path: Path) -> None:
        """Make the places beside a way dear to later ones, above all its two ends."""
        for (x, y), _ in _squares(path):
            for square in ((x, y), (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)):
                self._ways[square] = self._ways.get(square, 0.0) + _COMPANY
        for end in (path[0], path[-1]):
            column, line = int(end[0] // SIDE), int(end[1] // SIDE)
            for square in ((column + dx, line + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                self._ways[square] = max(self._ways.get(square, 0.0), 14.0)

    def price(self, path: Sequence[Point], own: tuple[str, str], limit: float) -> float:
        """Price everything a way meets; stops at `limit`. Of `own` symbols only the core counts."""
        met: set[int] = set()
        cost = 0.0
        for square, _ in _squares(path):
            for number in self._taken.get(square, ()):
                area = self.areas[number]
                if number not in met and not (area.symbol and area.person in own):
                    met.add(number)
                    cost += _AREA
            if cost >= limit:
                return cost
        return cost + self.company(path, limit - cost)

    def company(self, path: Sequence[Point], limit: float) -> float:
        """Price the lines a way runs along and the room it takes outside; stops at `limit`."""
        cost = 0.0
        for square, flat in _squares(path):
            if self._lines.get(square, 0) & (_FLAT if flat else _UPRIGHT):
                cost += _ALONG
            cost += self._ways.get(square, 0.0) + (_OUTSIDE if self._outside(square) else 0.0)
            if cost >= limit:
                return cost
        return cost

    def _outside(self, square: Square) -> bool:
        left, right, top, bottom = self._edge
        return not (left <= square[0] <= right and top <= square[1] <= bottom)

    def dear(self, x: float, y: float) -> float:
        """Give what it costs to pass a point because a line of the family or somebody else's way is there."""
        square = (int(x // SIDE), int(y // SIDE))
        cost = self._ways.get(square, 0.0) + (_CROSSING if square in self._lines else 0.0)
        return cost + (_OUTSIDE if self._outside(square) else 0.0)

    def free(self, path: Sequence[Point], own: tuple[str, str]) -> bool:
        """Tell whether a way meets nothing that stands somewhere."""
        return not any(self._stands(square, own) for square, _ in _squares(path))

    def lonely(self, path: Sequence[Point], own: tuple[str, str]) -> bool:
        """Tell whether a way meets nothing and nobody else goes there."""
        return not any(square in self._ways or self._stands(square, own) for square, _ in _squares(path))

    def taken(self, x: float, y: float, own: tuple[str, str]) -> bool:
        """Tell whether something stands at a point."""
        return self._stands((int(x // SIDE), int(y // SIDE)), own)

    def _stands(self, square: Square, own: tuple[str, str]) -> bool:
        found = self._taken.get(square, ())
        return any(not (self.areas[n].symbol and self.areas[n].person in own) for n in found)


def _covered(area: Area, grow: float) -> Iterator[Square]:
    """List the squares whose middle lies in an area; with `grow` every square near it, however little."""
    if grow:
        columns = range(int((area.left - grow) // SIDE), int((area.right + grow) // SIDE) + 1)
        lines = range(int((area.top - grow) // SIDE), int((area.bottom + grow) // SIDE) + 1)
    else:
        columns = range(round(area.left / SIDE), round(area.right / SIDE))
        lines = range(round(area.top / SIDE), round(area.bottom / SIDE))
    return ((x, y) for x in columns for y in lines)


def _squares(path: Sequence[Point]) -> Iterator[tuple[Square, bool]]:
    """Walk along a path square by square; with each whether the path lies rather flat there."""
    last: Square | None = None
    for (x1, y1), (x2, y2) in zip(path, path[1:], strict=False):
        dx, dy = x2 - x1, y2 - y1
        steps = int(hypot(dx, dy) / SIDE * 1.3) + 1
        flat = abs(dx) > abs(dy)
        for n in range(steps):
            square = (int((x1 + dx * n / steps) // SIDE), int((y1 + dy * n / steps) // SIDE))
            if square != last:
                last = square
                yield square, flat
