"""A way round everything, for two people no single curve can join: steps on a grid, pulled straight, then softened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from math import hypot
from typing import TypeAlias

from app.genogram.curves import Knob, exits
from app.genogram.ground import Ground
from app.genogram.shapes import Point
from app.genogram.strokes import Path, lengths, piece

_Cell: TypeAlias = tuple[int, int]

_GRID = 13.0
_EAGER = 1.6
"""How much the search leans towards a goal far away: quicker, and the way is a little longer at worst."""
_FAR = 45.0
_MOST_STEPS = 6_000
_FARTHEST_PULL = 60
_STRETCH = 11.0
_ROUNDS = 18
_SOFT_ROUNDS = 8
_MARGIN = 2.5


def detour(a: Knob, b: Knob, own: tuple[str, str], ground: Ground) -> Path | None:
    """Give a way that meets nothing, or None when there is none (or finding it takes too long).

    Places on the way of other relations are dear: two lines keep apart where there is room.
    """
    starts, ends = _doors(a, b.middle, own, ground), _doors(b, a.middle, own, ground)
    cells = _Search(starts, ends, own, ground).run()
    if cells is None:
        return None
    points = [starts[cells[0]], *(_point(cell) for cell in cells[1:-1]), ends[cells[-1]]]
    straight = _pulled(_pulled(points, own, ground)[::-1], own, ground)[::-1]
    return _relaxed(straight, own, ground)


def _doors(knob: Knob, toward: Point, own: tuple[str, str], ground: Ground) -> dict[_Cell, Point]:
    """Give the cells a line may begin or end in; those where something stands only when there are no others."""
    points = [point for point, _ in exits(knob, toward)]
    free = [point for point in points if not ground.taken(*point, own)]
    return {_cell(point): point for point in free or points}


def _cell(point: Point) -> _Cell:
    return (round(point[0] / _GRID), round(point[1] / _GRID))


def _point(cell: _Cell) -> Point:
    return (cell[0] * _GRID, cell[1] * _GRID)


class _Search:
    """The cheapest chain of free cells from a start to an end (A*); ends and starts themselves count as free."""

    def __init__(
        self, starts: dict[_Cell, Point], ends: dict[_Cell, Point], own: tuple[str, str], ground: Ground
    ) -> None:
        self._starts, self._ends, self._own, self._ground = starts, ends, own, ground
        self._goal = tuple(sum(cell[n] for cell in ends) / len(ends) for n in (0, 1))
        self._known: dict[_Cell, bool] = {}
        self._lean = 1.0
        self._lean = _EAGER if min(map(self._left, starts)) > _FAR else 1.1

    def run(self) -> list[_Cell] | None:
        """Return the chain, or None."""
        best = {cell: self._ground.dear(*_point(cell)) for cell in self._starts}
        came: dict[_Cell, _Cell] = {}
        todo = [(best[cell] + self._left(cell), cell) for cell in sorted(best)]
        done: set[_Cell] = set()
        while todo and len(done) < _MOST_STEPS:
            _, cell = heappop(todo)
            if cell in done:
                continue
            done.add(cell)
            if cell in self._ends:
                return _traced(cell, came)
            for other, length in self._around(cell):
                if other in done:
                    continue
                cost = best[cell] + length + self._ground.dear(*_point(other))
                if cost < best.get(other, float("inf")):
                    best[other], came[other] = cost, cell
                    heappush(todo, (cost + self._left(other), other))
        return None

    def _left(self, cell: _Cell) -> float:
        return self._lean * hypot(cell[0] - self._goal[0], cell[1] - self._goal[1])

    def _free(self, cell: _Cell) -> bool:
        if cell not in self._known:
            self._known[cell] = cell in self._ends or not self._ground.taken(*_point(cell), self._own)
        return self._known[cell]

    def _around(self, cell: _Cell) -> Iterator[tuple[_Cell, float]]:
        """Give the free neighbours of a cell and how far they are; a slanting step must not cut a corner."""
        x, y = cell
        free = self._free
        left, right, up, down = free((x - 1, y)), free((x + 1, y)), free((x, y - 1)), free((x, y + 1))
        if left:
            yield (x - 1, y), 1.0
        if right:
            yield (x + 1, y), 1.0
        for dy, open_ in ((-1, up), (1, down)):
            if open_:
                yield (x, y + dy), 1.0
                if left and free((x - 1, y + dy)):
                    yield (x - 1, y + dy), 1.4142
                if right and free((x + 1, y + dy)):
                    yield (x + 1, y + dy), 1.4142


def _traced(cell: _Cell, came: dict[_Cell, _Cell]) -> list[_Cell]:
    chain = [cell]
    while chain[-1] in came:
        chain.append(came[chain[-1]])
    return chain[::-1] if len(chain) > 1 else [cell, cell]


def _pulled(points: Sequence[Point], own: tuple[str, str], ground: Ground) -> list[Point]:
    """Leave out every point that is not needed to get round something."""
    kept = [points[0]]
    at = 0
    while at < len(points) - 1:
        ahead = range(min(len(points) - 1, at + _FARTHEST_PULL), at, -1)
        at = next((n for n in ahead if n == at + 1 or ground.lonely((kept[-1], points[n]), own)), at + 1)
        kept.append(points[at])
    return kept


def _relaxed(corners: Sequence[Point], own: tuple[str, str], ground: Ground) -> Path:
    """Let a broken line draw itself smooth like a rubber band that may not touch anything, and soften what is left.

    Everything on the ground has a margin, so the last rounds may go a little into it.
    """
    stretches = max(4, round(lengths(corners)[-1] / _STRETCH))
    band = list(piece(corners, 0.0, 1.0, stretches))
    for _ in range(_ROUNDS):
        for at in range(1, len(band) - 1):
            moved = _between(band[at - 1 : at + 2])[0]
            near = (_middle(band[at - 1], moved), moved, _middle(moved, band[at + 1]))
            if not any(ground.taken(x, y, own) for x, y in near):
                band[at] = moved
    tight = tuple(band)
    for _ in range(_SOFT_ROUNDS):
        inner = [_held(new, old) for new, old in zip(_between(band), tight[1:-1], strict=True)]
        band[1:-1] = inner
    return tuple(band)


def _middle(a: Point, b: Point) -> Point:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def _between(band: Sequence[Point]) -> list[Point]:
    """Give for every inner point the place half way towards the middle of its neighbours."""
    return [
        ((x0 + x1 + x + x) / 4, (y0 + y1 + y + y) / 4)
        for (x0, y0), (x, y), (x1, y1) in zip(band, band[1:], band[2:], strict=False)
    ]


def _held(new: Point, old: Point) -> Point:
    dx, dy = new[0] - old[0], new[1] - old[1]
    share = min(1.0, _MARGIN / (hypot(dx, dy) or 1.0))
    return (old[0] + dx * share, old[1] + dy * share)
