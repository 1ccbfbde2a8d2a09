"""The course of relation lines, and of family lines that fit no row: round symbols, names and years, and apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot
from typing import TypeAlias

from app.genogram.areas import Area, areas_of, segments
from app.genogram.curves import Knob, bending, curves
from app.genogram.detour import detour
from app.genogram.family import Relation
from app.genogram.ground import Ground
from app.genogram.layout import Layout
from app.genogram.odd_lines import OddLine
from app.genogram.patterns import WIDTHS
from app.genogram.shapes import Box, Point, Shape
from app.genogram.strokes import Path, lengths
from app.genogram.symbols import shape_of

Tie: TypeAlias = Relation | OddLine

_MOST_ODD = 12
"""How many contradictions get a way of their own."""
_TURN = 16.0
_ROUNDABOUT = 2.2
_EASED = 0.85
"""A way round things bends more than a curve and is worth it."""
_BLOCKED = 150.0
_CLEAR = 5.0
_WIDE = 4.0


def find_ways(
    layout: Layout, people: dict[str, Box], drawn: Sequence[Shape], ties: Sequence[Tie]
) -> list[tuple[Tie, Path]]:
    """Find the way of every tie between two people, short ones first; `drawn` is what they have to go round."""
    if not ties:
        return []
    areas = areas_of(drawn, people, layout.frame.measure, _CLEAR)
    areas += [_core(_knob(layout, people, person), person) for person in people]
    grounds = _Grounds(areas, segments(drawn))
    odd = [tie for tie in ties if isinstance(tie, OddLine)]
    hopeless = set(odd[_MOST_ODD:])
    found: list[tuple[Tie, Path]] = []
    for tie in sorted(ties, key=lambda one: _distance(people[one.a], people[one.b])):
        path = _plainest(tie, layout, people) if tie in hopeless else _found(tie, layout, people, grounds)
        grounds.remember(path)
        found.append((tie, path))
    return found


class _Grounds:
    """The ground for ordinary and for wide signs, each made when it is first asked for."""

    def __init__(self, areas: Sequence[Area], lines: Sequence[tuple[Point, Point]]) -> None:
        self._areas, self._lines = areas, lines
        self._made: dict[float, Ground] = {}
        self._ways: list[Path] = []

    def where(self, grow: float) -> Ground:
        """Give the ground on which a sign keeps `grow` units further away from everything."""
        if grow not in self._made:
            self._made[grow] = Ground(self._areas, self._lines, grow)
            for path in self._ways:
                self._made[grow].remember(path)
        return self._made[grow]

    def remember(self, path: Path) -> None:
        """Let later ways keep clear of this one."""
        self._ways.append(path)
        for ground in self._made.values():
            ground.remember(path)


def _found(tie: Tie, layout: Layout, people: dict[str, Box], grounds: _Grounds) -> Path:
    """Find the best way; a wide sign comes closer to names and years where it would else run through somebody."""
    wide = isinstance(tie, Relation) and WIDTHS.get(tie.kind, 0.0) >= _WIDE
    path, blocked = _best(tie, layout, people, grounds.where(_WIDE if wide else 0.0))
    if wide and blocked:
        path, _ = _best(tie, layout, people, grounds.where(0.0))
    return path


def _distance(a: Box, b: Box) -> float:
    return round(hypot(a.x - b.x, a.y - b.y), 1)


def _knob(layout: Layout, people: dict[str, Box], person: str) -> Knob:
    one = layout.kin.persons[person]
    square = one.kind != "unborn" and shape_of(one) in ("square", "question")
    return Knob(people[person], square)


def _core(knob: Knob, person: str) -> Area:
    """Give what of a symbol not even its own lines may enter: all but the edge, or the inner part of a round one."""
    x, y = knob.middle
    half = knob.box.width * (0.46 if knob.square else 0.34)
    return Area(x - half, y - half, x + half, y + half, person)


def _best(tie: Tie, layout: Layout, people: dict[str, Box], ground: Ground) -> tuple[Path, bool]:
    """Give the cheapest way, and whether it runs through something because none leads round."""
    a, b = _knob(layout, people, tie.a), _knob(layout, people, tie.b)
    own = (tie.a, tie.b)
    level = layout.skeleton.row_of[tie.a] == layout.skeleton.row_of[tie.b]
    path, cost = _cheapest(curves(a, b, over=level), own, ground)
    if cost < min(_BLOCKED, _ROUNDABOUT * _distance(a.box, b.box) / 12 + 2 * _TURN):
        return path, False
    way = detour(a, b, own, ground)
    if way is None:
        return path, cost >= _BLOCKED
    return (way if _plainness(way) * _EASED + ground.company(way, cost) < cost else path), False


def _plainest(tie: Tie, layout: Layout, people: dict[str, Box]) -> Path:
    """Give the straightest way, whatever it meets: for data so wrong that no drawing of it can be read."""
    return min(curves(_knob(layout, people, tie.a), _knob(layout, people, tie.b), over=False), key=_plainness)


def _cheapest(paths: Iterable[Path], own: tuple[str, str], ground: Ground) -> tuple[Path, float]:
    """Try the plainest curves first, and stop when no other can be better."""
    ranked = sorted(((_plainness(path), at, path) for at, path in enumerate(paths)), key=lambda item: item[:2])
    best, least = ranked[0][2], float("inf")
    for plain, _, path in ranked:
        if plain >= least:
            break
        cost = plain + ground.price(path, own, least - plain)
        if cost < least:
            best, least = path, cost
    return best, least


def _plainness(path: Path) -> float:
    return lengths(path)[-1] / 12 + _TURN * bending(path)
