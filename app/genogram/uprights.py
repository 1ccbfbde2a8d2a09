"""Lines down that would run along each other make way: each as little as it takes, where it has the room.

An *upright* is a straight line down at one x: the drop of a couple, the line on to a child, or a long link where it
passes an empty place and goes through two rows. This module knows nothing of families: only where uprights are, where
they may be, and whose they are in each row.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

APART = 7.0
"""What is as far apart as this is read as two lines."""
_STEPS = (9.0, -9.0, 12.0, -12.0, 16.0, -16.0)
SEEN = 1.2
"""Strokes closer than this look like one."""
_TIGHTER = (APART, 5.0, 3.5, 2.5, 1.8, SEEN)
_HAIR = 0.01

_Stroke: TypeAlias = tuple[float, str]  # where something is drawn, and whose it is


@dataclass(slots=True, eq=False)
class Upright:
    """One line down: where it is, from where to where it may be, and whose it is in each row it goes through.

    Up to `give` outside `low` and `high` it goes only when there is no other way. `second` is how far to the right
    a line runs that belongs to it, 0 when there is none.
    """

    x: float
    low: float
    high: float
    through: tuple[tuple[int, str], ...]
    give: float = 0.0
    second: float = 0.0

    def strokes(self, x: float) -> tuple[float, ...]:
        """Give the x of everything drawn when the line is at `x`."""
        return (x, x + self.second) if self.second else (x,)


class Crowd:
    """All uprights of a drawing, row by row from left to right. Those of one owner in a row may lie on each other."""

    def __init__(self, uprights: Iterable[Upright]) -> None:
        self._all = list(uprights)
        self._rows: dict[int, list[_Stroke]] = defaultdict(list)
        for upright in self._all:
            for row, owner in upright.through:
                self._rows[row] += [(x, owner) for x in upright.strokes(upright.x)]
        for strokes in self._rows.values():
            strokes.sort()

    def move(self, upright: Upright, x: float) -> None:
        """Put an upright somewhere else."""
        for row, owner in upright.through:
            for old, new in zip(upright.strokes(upright.x), upright.strokes(x), strict=True):
                del self._rows[row][bisect_left(self._rows[row], (old, owner))]
                insort(self._rows[row], (new, owner))
        upright.x = x

    def follow(self, upright: Upright, x: float) -> None:
        """Put an upright where another one is, so that one straight line is drawn, if it may be there and is seen.

        On a small symbol the lines of several families stand so close that one put among the others would leave no
        place for them all.
        """
        if upright.low - upright.give <= x <= upright.high + upright.give and not self._is_close(upright, x, SEEN):
            self.move(upright, x)

    def step_aside(self, movers: Iterable[Upright]) -> None:
        """Let each of these that is close to another one take a step that shows, when that brings it clear."""
        for upright in movers:
            if self._is_close(upright, upright.x, APART):
                steps = (upright.x + step for step in _STEPS)
                free = (x for x in steps if upright.low <= x <= upright.high and not self._is_close(upright, x, APART))
                self.move(upright, next(free, upright.x))

    def squeeze(self) -> None:
        """Move whatever is still close as little as it takes, closer and closer to others when room is scarce.

        Nothing is left on top of another one unless no upright there has any room.
        """
        close = self._all
        for apart in _TIGHTER:
            close = [upright for upright in close if self._is_close(upright, upright.x, apart)]
            for upright in close:
                if self._is_close(upright, upright.x, apart):
                    free = (x for x in self._edges(upright, apart) if not self._is_close(upright, x, apart))
                    self.move(upright, next(free, upright.x))

    def _is_close(self, upright: Upright, x: float, apart: float) -> bool:
        """Say whether an upright at `x` would be closer than that to somebody else's."""
        return any(
            other != owner
            for row, owner in upright.through
            for at in upright.strokes(x)
            for _, other in self._between(row, at - apart, at + apart)
        )

    def _between(self, row: int, low: float, high: float) -> list[_Stroke]:
        """List what is between two places of a row, without what is just there."""
        found = self._rows[row]
        return found[bisect_right(found, (low, "\uffff")) : bisect_left(found, (high, ""))]

    def _edges(self, upright: Upright, apart: float) -> Iterator[float]:
        """List the places beside the others that an upright may take, the nearest first."""
        low, high = upright.low - upright.give, upright.high + upright.give
        far = apart + upright.second + _HAIR
        places = {low, high}
        for row, _ in upright.through:
            for other, _ in self._between(row, low - far, high + far):
                for stroke in upright.strokes(0.0):
                    places.update((other - stroke - apart - _HAIR, other - stroke + apart + _HAIR))
        inside = [x for x in places if low <= x <= high]
        return iter(sorted(inside, key=lambda x: (abs(x - upright.x), x)))
