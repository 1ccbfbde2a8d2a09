"""The course of relation lines: round symbols, names and years, apart from each other, and as straight as may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from app.genogram.areas import Area, areas_of, segments
from app.genogram.curves import Knob, bending, curves
from app.genogram.detour import detour
from app.genogram.family import Relation
from app.genogram.ground import Ground
from app.genogram.layout import Layout
from app.genogram.patterns import WIDTHS
from app.genogram.shapes import Box, Shape
from app.genogram.strokes import Path, lengths
from app.genogram.symbols import shape_of

_TURN = 16.0
_ROUNDABOUT = 2.2
_EASED = 0.85
"""A way round things bends more than a curve and is worth it."""
_BLOCKED = 150.0
_CLEAR = 5.0
_WIDE = 4.0


def relation_paths(layout: Layout, people: dict[str, Box], drawn: Sequence[Shape]) -> list[tuple[Relation, Path]]:
    """Find the way of every relation of the family, short ones first; `drawn` is what they have to go round."""
    if not layout.kin.relations:
        return []
    areas = areas_of(drawn, people, layout.frame.measure, _CLEAR)
    areas += [_core(_knob(layout, people, person), person) for person in people]
    grounds: dict[float, Ground] = {}
    found: list[tuple[Relation, Path]] = []
    for relation in sorted(layout.kin.relations, key=lambda r: _distance(people[r.a], people[r.b])):
        grow = _WIDE if WIDTHS.get(relation.kind, 0.0) >= _WIDE else 0.0
        if grow not in grounds:
            grounds[grow] = Ground(areas, segments(drawn), grow)
            for _, path in found:
                grounds[grow].remember(path)
        path = _best(relation, layout, people, grounds[grow])
        for ground in grounds.values():
            ground.remember(path)
        found.append((relation, path))
    return found


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


def _best(relation: Relation, layout: Layout, people: dict[str, Box], ground: Ground) -> Path:
    a, b = _knob(layout, people, relation.a), _knob(layout, people, relation.b)
    own = (relation.a, relation.b)
    level = layout.skeleton.row_of[relation.a] == layout.skeleton.row_of[relation.b]
    path, cost = _cheapest(curves(a, b, over=level), own, ground)
    if cost < min(_BLOCKED, _ROUNDABOUT * _distance(a.box, b.box) / 12 + 2 * _TURN):
        return path
    way = detour(a, b, own, ground)
    if way is None or _plainness(way) * _EASED + ground.company(way, cost) >= cost:
        return path
    return way


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
