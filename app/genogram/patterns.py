"""Line patterns of relations: each is told apart without colour. Points in, shapes out.

Lines side by side say how close two people are (2 near, 3 fused), teeth say conflict, dots distance, a gap with bars
a contact that is broken. What one does to the other ends in an arrow; violence and want of care have a letter too.
The letters are the first of the Danish words, so that nobody reads the »P« of a Danish drawing as »physical«.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.genogram.family import RelationKind
from app.genogram.shapes import Colour, Dash, Ellipse, Label, Line, Point, Polygon, Shape
from app.genogram.strokes import along, beside, lengths, normal, piece, wave, zigzag

COLOURS: dict[RelationKind, Colour] = {
    "close": "good",
    "fused": "good",
    "cooperation": "good",
    "unknown": "ink2",
    "caring": "good",
    "focused": "accent",
    "distant": "info",
    "distrust": "info",
    "conflict": "late",
    "close_conflict": "late",
    "fused_conflict": "late",
    "control": "warn",
    "afraid": "info",
    "cut_off": "late",
    "restored": "good",
    "violence": "late",
    "emotional_abuse": "late",
    "sexual_abuse": "late",
    "neglect": "late",
}
LETTERS: dict[RelationKind, str] = {
    "violence": "F",
    "emotional_abuse": "P",
    "sexual_abuse": "S",
    "neglect": "M",
}
ONE_WAY: frozenset[RelationKind] = frozenset(
    {"caring", "focused", "distrust", "control", "afraid", "violence", "emotional_abuse", "sexual_abuse", "neglect"}
)
"""Kinds that always go from `a` to `b`."""
_OFFSETS: dict[RelationKind, tuple[float, ...]] = {
    "close": (-2.6, 2.6),
    "fused": (-4.6, 0.0, 4.6),
    "close_conflict": (-5.5, 5.5),
    "fused_conflict": (-7.0, 0.0, 7.0),
    "sexual_abuse": (-6.5, 6.5),
    "violence": (0.0,),
    "cooperation": (0.0,),
    "unknown": (0.0,),
    "caring": (0.0,),
    "focused": (0.0,),
    "control": (0.0,),
}
_DASHES: dict[RelationKind, tuple[Dash, float]] = {"distant": ((0.1, 6.5), 3.2), "distrust": ((9.0, 5.0), 2.0)}
_TEETH: dict[RelationKind, tuple[float, float, Dash]] = {
    "conflict": (7.0, 7.5, ()),
    "close_conflict": (4.0, 6.0, ()),
    "fused_conflict": (5.5, 5.0, ()),
    "violence": (7.0, 6.0, ()),
    "emotional_abuse": (6.0, 5.0, ()),
    "sexual_abuse": (5.0, 5.0, ()),
    "neglect": (6.5, 9.0, (5.0, 3.0)),
}
WIDTHS: dict[RelationKind, float] = {
    "close": 2.0, "fused": 4.0, "conflict": 5.0, "close_conflict": 5.0, "fused_conflict": 6.0, "violence": 5.0,
    "emotional_abuse": 4.0, "sexual_abuse": 6.0, "neglect": 5.0, "afraid": 3.0,
}  # fmt: skip
"""How far the sign of a kind reaches beside its path."""
_WIDTH = 2.0
_HEAD = 11.0


def relation_pattern(kind: RelationKind, path: Sequence[Point], *, directed: bool) -> list[Shape]:
    """Draw one relation along a path of many points; `directed` puts an arrow at its end."""
    colour = COLOURS[kind]
    arrow = directed or kind in ONE_WAY
    total = lengths(path)[-1]
    body = piece(path, 0.0, max(0.4, 1 - _HEAD / (total or 1.0)), 30) if arrow else tuple(path)
    shapes = _body(kind, body, colour) + _mark(kind, body, colour)
    return shapes + (_arrow(kind, path, colour) if arrow else [])


def _body(kind: RelationKind, path: Sequence[Point], colour: Colour) -> list[Shape]:
    if kind in ("cut_off", "restored"):
        return _cut(path, colour, 9.0 if kind == "restored" else 7.0)
    shapes: list[Shape] = []
    for by in _OFFSETS.get(kind, ()):
        width = 1.4 if kind in ("violence", "unknown") else _WIDTH
        shapes.append(Line(beside(path, by) if by else tuple(path), (), width, colour, "relation"))
    if kind in _DASHES:
        dash, width = _DASHES[kind]
        shapes.append(Line(tuple(path), dash, width, colour, "relation"))
    if kind in _TEETH:
        height, step, dash = _TEETH[kind]
        shapes.append(Line(zigzag(path, height, step), dash, _WIDTH, colour, "relation"))
    if kind == "afraid":
        shapes.append(Line(wave(path), (), _WIDTH, colour, "relation"))
    return shapes


def _mark(kind: RelationKind, path: Sequence[Point], colour: Colour) -> list[Shape]:
    """Draw what stands in the middle of a line: a ring, a cross or a letter (on a short line before the middle)."""
    short = lengths(path)[-1] < 50
    x, y = along(path, 0.5)
    if kind in ("cooperation", "restored"):
        return [Ellipse(x, y, 5.0, 5.0, "card", colour, _WIDTH, "relation")]
    if kind == "distrust":
        cross = (((x - 5, y - 5), (x + 5, y + 5)), ((x - 5, y + 5), (x + 5, y - 5)))
        return [Line(ends, (), _WIDTH, colour, "relation") for ends in cross]
    if kind in LETTERS:
        r = 5.5 if short else 8.0
        x, y = along(path, 0.26) if short else (x, y)
        return [
            Ellipse(x, y, r, r, "card", colour, 1.4, "relation"),
            Label(x, y + r * 0.54, LETTERS[kind], r * 1.5, True, colour, role="relation"),
        ]
    return []


def _cut(path: Sequence[Point], colour: Colour, clear: float) -> list[Shape]:
    """Draw a line with a gap in the middle and a bar at each side of it."""
    gap = min(0.36, clear / (lengths(path)[-1] or 1.0))
    shapes: list[Shape] = []
    for half in (piece(path, 0.0, 0.5 - gap), piece(path, 1.0, 0.5 + gap)):
        nx, ny = normal(half, len(half) - 1)
        x, y = half[-1]
        shapes.append(Line(half, (), _WIDTH, colour, "relation"))
        shapes.append(Line(((x - nx * 8, y - ny * 8), (x + nx * 8, y + ny * 8)), (), 2.4, colour, "relation"))
    return shapes


def _arrow(kind: RelationKind, path: Sequence[Point], colour: Colour) -> list[Shape]:
    """Draw the head: open for feelings, filled for what one does to the other, in a box for control."""
    length = lengths(path)[-1] or 1.0
    tip, (x, y) = path[-1], along(path, max(0.4, 1 - _HEAD / length))
    ux, uy = (tip[0] - x) / _HEAD, (tip[1] - y) / _HEAD
    left, right = (x - uy * 5.5, y + ux * 5.5), (x + uy * 5.5, y - ux * 5.5)
    if kind in ("caring", "distrust", "afraid"):
        stem: list[Shape] = [Line(((x, y), tip), (), _WIDTH, colour, "relation")]
        return [*stem, Line((left, tip, right), (), _WIDTH, colour, "relation")]
    shapes: list[Shape] = [Polygon((tip, left, right), colour, colour, 1.0, role="relation")]
    if kind == "control":
        around = [(a * 7.5, b * 7.5 + 5.5) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        box = tuple((x - uy * a + ux * b, y + ux * a + uy * b) for a, b in around)
        shapes.append(Polygon(box, "", colour, 1.4, role="relation"))
    return shapes
