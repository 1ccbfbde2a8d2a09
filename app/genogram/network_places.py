"""Where everybody stands on the network map. Pure and deterministic.

People are placed one after the other in the order they were added, each at the free spot that costs least: the wanted
direction first, then the middle of the ring, then no line through another's symbol or name. Those who came earlier
never make way for one who comes later, so a new name moves nobody. Only when a ring is full does it grow, and the
whole is laid again. Directions read off a finished map and given back lead to the same map, or where it was crowded
to a smaller one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import merge
from math import asin, ceil, cos, degrees, floor, pi, radians, sin

from app.genogram.network import (
    RINGS,
    WAITING,
    MapPerson,
    Spot,
    angle_of,
    arc_of,
    point_at,
    polar,
    sector_at,
)
from app.genogram.network_blocks import Block, Rect, Sides
from app.genogram.network_ground import AIR, Ground, Standing
from app.models.enums_people import Sector

_FIRST = {1: 3.8, 2: 2.9, 3: 2.7, WAITING: 2.4}
"""Depth of each band to begin with, in symbol sides."""
_FILL = 0.8
"""How much of a slice of a ring can be filled at most: with more it surely has to grow."""
_GROWTH = 1.15
"""A ring grows in steps, so that most changes leave it as it is and nobody moves."""
_ROWS = 7
_ASIDE, _STAY = 0.6, 10.0
_EXACT = 5
"""Decimals of a price: two spots that cost the same must do so in whatever order the price is summed."""
Candidate = tuple[float, int, float]


@dataclass(frozen=True, slots=True)
class Places:
    """The finished places, with (0, 0) in the middle. `radii` is the outer edge of each band."""

    radii: dict[int, float]
    people: dict[str, Standing]

    def spot_at(self, x: float, y: float) -> Spot:
        """Return the spot under a point."""
        angle, radius = polar(x, y)
        sector, direction = sector_at(angle)
        ring = next((ring for ring in RINGS if radius <= self.radii[ring]), None)
        return Spot(sector, ring, direction)


def find_places(people: Sequence[MapPerson], blocks: dict[str, Block], centre: Rect, size: float) -> Places:
    """Place everybody. `blocks` is the room each takes, `centre` the box of the child in the middle."""
    depths = _depths(people, blocks, centre, size)
    while True:
        placing = _Placing(depths, blocks, centre)
        full = placing.place_all(people)
        if full is None:
            return Places(placing.radii, placing.standing)
        depths[full] *= _GROWTH


def _depths(people: Sequence[MapPerson], blocks: dict[str, Block], centre: Rect, size: float) -> dict[int, float]:
    """Return how deep each band must be at least for the boxes in its fullest slice, in steps of growth."""
    depths = {band: size * share for band, share in _FIRST.items()}
    depths[1] = max(depths[1], centre.right + size, size - centre.top)
    inner = 0.0
    for band in (*RINGS, WAITING):
        needed = 0.0
        for sector in Sector:
            inside = [blocks[each.id] for each in people if each.band == band and each.sector is sector]
            area = sum((block.wide + AIR) * (block.high + AIR) for block in inside) / _FILL
            needed = max(needed, (area * 360 / (arc_of(sector)[1] * pi) + inner * inner) ** 0.5 - inner)
        while depths[band] < needed:
            depths[band] *= _GROWTH
        inner += depths[band]
    return depths


class _Placing:
    """One try with rings of given depths."""

    def __init__(self, depths: dict[int, float], blocks: dict[str, Block], centre: Rect) -> None:
        self.radii: dict[int, float] = {}
        self.standing: dict[str, Standing] = {}
        self._blocks = blocks
        self._ground = Ground(centre)
        edge = 0.0
        for band in (*RINGS, WAITING):
            edge += depths[band]
            self.radii[band] = edge
        self._inner = {1: 0.0, 2: self.radii[1], 3: self.radii[2], WAITING: self.radii[3]}

    def place_all(self, people: Sequence[MapPerson]) -> int | None:
        """Place everybody; return the band that is too narrow, None when all have found room."""
        asked: dict[tuple[str, int], int] = {}
        for person in people:
            number = asked.get((person.sector, person.band), 0)
            asked[person.sector, person.band] = number + 1
            place = self._best(person, _spread(number) if person.direction is None else person.direction)
            if place is None:
                return person.band
            self.standing[person.id] = place
            self._ground.take(place)
        return None

    def _best(self, person: MapPerson, wanted: int) -> Standing | None:
        """Return the free spot that costs least; prices only rise along the candidates, so the search ends early."""
        best: tuple[int, float] | None = None
        least, block, has_line = float("inf"), self._blocks[person.id], person.band != WAITING
        through = self._ground.prices(person.sector, self._middle(person.band)) if has_line else [0.0] * 101
        units, near = _units(person.sector), self._ground.within(self._reach(person))
        for cost, direction, radius in self._candidates(person, wanted):
            if cost >= least:
                break
            price = round(cost + through[direction], _EXACT) if through[direction] else cost
            if price >= least:
                continue
            x, y = radius * units[direction][0], -radius * units[direction][1]
            if not self._ground.is_free(block.sides(x, y, above=y < 0), near):
                continue
            boxes = block.symbol(x, y), block.label(x, y, above=y < 0)
            price = round(price + self._ground.covered(*boxes, least - price), _EXACT)
            if price < least:
                best, least = (direction, radius), price
        return self._stand(person, *best) if best is not None else None

    def _candidates(self, person: MapPerson, wanted: int) -> Iterator[Candidate]:
        """Yield the spots of a person's slice of the ring, the cheapest first."""
        inner, outer = self._inner[person.band], self.radii[person.band]
        half, span = self._blocks[person.id].size / 2, arc_of(person.sector)[1]
        middle = self._middle(person.band)
        length = span * pi / 180 * middle / 100 * (1.0 if person.direction is None else _STAY)
        least, most = inner + half + 2, outer - half - 2
        count = max(_ROWS, int((most - least) / (2 * half)))
        radii = sorted({middle, *(least + (most - least) * row / (count - 1) for row in range(count))})
        rows = []
        for radius in (each for each in radii if least - 0.01 <= each <= most + 0.01 and each > half):
            edge = degrees(asin(min(half / radius, 1.0))) / span * 100
            rows.append(_outwards(wanted, edge, length, abs(radius - middle) * _ASIDE, radius))
        return merge(*rows)

    def _reach(self, person: MapPerson) -> Sides:
        """Return a box round everything that person's symbol and text can cover in their slice of the ring."""
        block, ends = self._blocks[person.id], (self._inner[person.band], self.radii[person.band])
        across = [radius * sine for sine, _ in _units(person.sector) for radius in ends]
        down = [-radius * cosine for _, cosine in _units(person.sector) for radius in ends]
        return min(across) - block.wide, min(down) - block.high, max(across) + block.wide, max(down) + block.high

    def _middle(self, band: int) -> float:
        """Return the best distance in a band; in the first a little further out, where there is more room."""
        inner, outer = self._inner[band], self.radii[band]
        return (inner + outer) / 2 if inner else outer * 0.62

    def _stand(self, person: MapPerson, direction: int, radius: float) -> Standing:
        x, y = point_at(angle_of(person.sector, direction), radius)
        block, above = self._blocks[person.id], y < 0
        label = block.label(x, y, above=above)
        return Standing(x, y, direction, above, block.symbol(x, y), label, has_line=person.band != WAITING)


@cache
def _units(sector: Sector) -> tuple[tuple[float, float], ...]:
    """Return sine and cosine of every direction of a slice, so that `point_at` need not find them for every spot."""
    angles = [radians(angle_of(sector, direction)) for direction in range(101)]
    return tuple((sin(angle), cos(angle)) for angle in angles)


def _outwards(wanted: int, edge: float, length: float, aside: float, radius: float) -> Iterator[Candidate]:
    """Yield the spots of one row, from the wanted direction outwards; a search that ends early asks for few."""
    first, last = ceil(edge), floor(100 - edge)
    if first > last:
        first, last = (50, 50) if edge < 60 else (1, 0)
    low, high = min(wanted, last), max(wanted + 1, first)
    while low >= first or high <= last:
        if high > last or (low >= first and wanted - low <= high - wanted):
            yield round((abs(low - wanted)) * length + aside, _EXACT), low, radius
            low -= 1
        else:
            yield round((high - wanted) * length + aside, _EXACT), high, radius
            high += 1


def _spread(number: int) -> int:
    """Return the direction of the n-th in a slice: the middle, then the quarters, then between them."""
    value, share = 0.0, 0.5
    number += 1
    while number:
        value += share * (number % 2)
        number //= 2
        share /= 2
    return round(100 * value)
