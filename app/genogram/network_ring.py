"""The family drawing with the network round it: everybody outside the family on a frame, near the one they belong to.

Takes a finished drawing and changes nothing inside it; the lines of the network are laid under it, so that no symbol
and no name is covered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.genogram.extent import extent, moved
from app.genogram.isotonic import isotonic
from app.genogram.labels import Measure, average_width, safe
from app.genogram.network import QUALITY_WORDS, SECTOR_WORDS, MapOptions, MapPerson
from app.genogram.network_blocks import Block, block_for
from app.genogram.network_lines import between, quality_line
from app.genogram.network_symbols import person_shapes
from app.genogram.network_words import map_legend
from app.genogram.shapes import Box, Drawing, Point, Shape
from app.models.enums_people import TieQuality

_AIR, _WIDER, _OFF, _MARGIN = 10.0, 1.35, 26.0, 16.0


@dataclass(frozen=True, slots=True)
class RingNode:
    """Somebody of the network. `members` are the people of the family they belong to, with how the contact is."""

    person: MapPerson
    members: tuple[tuple[str, TieQuality], ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """The frame the nodes stand on: half its width and height round a centre, walked clockwise from the top left."""

    centre: Point
    wide: float
    high: float

    @property
    def length(self) -> float:
        return 4 * (self.wide + self.high)

    def point(self, way: float) -> Point:
        """Return the point after walking so far."""
        x, y = self.centre
        way %= self.length
        for length, start, step in (
            (2 * self.wide, (-self.wide, -self.high), (1, 0)),
            (2 * self.high, (self.wide, -self.high), (0, 1)),
            (2 * self.wide, (self.wide, self.high), (-1, 0)),
        ):
            if way < length:
                return x + start[0] + way * step[0], y + start[1] + way * step[1]
            way -= length
        return x - self.wide, y + self.high - way

    def way_to(self, at: Point) -> float:
        """Return how far the walk is to where the ray from the centre through a point leaves."""
        dx, dy = at[0] - self.centre[0], at[1] - self.centre[1]
        if abs(dx) * self.high <= abs(dy) * self.wide or (dx, dy) == (0, 0):
            x = dx / abs(dy) * self.high if dy else 0.0
            return self.wide + x if dy < 0 else 2 * self.wide + 2 * self.high + self.wide - x
        y = dy / abs(dx) * self.wide
        return 2 * self.wide + self.high + y if dx > 0 else 4 * self.wide + 3 * self.high - y


def with_network(drawing: Drawing, nodes: Sequence[RingNode], *, measure: Measure = average_width) -> Drawing:
    """Return the drawing with its network on a frame round it; nobody overlaps, and who belongs to nobody stands below.

    Those who are in the drawing already are left out: nobody stands there twice.
    """
    options = MapOptions()
    outside = [node for node in nodes if node.person.id not in drawing.people]
    if not outside:
        return drawing
    blocks = {node.person.id: block_for(node.person, options, measure) for node in outside}
    spots = _spots(drawing, outside, blocks)
    lines: list[Shape] = []
    symbols: list[Shape] = []
    for node in outside:
        at, block = spots[node.person.id], blocks[node.person.id]
        for member, quality in node.members:
            lines += _line(drawing, member, quality, at, block)
        symbols += person_shapes(node.person, block, *at, above=False, marks=True)
    return _joined(drawing, lines, symbols, outside, spots, measure)


def _spots(drawing: Drawing, nodes: list[RingNode], blocks: dict[str, Block]) -> dict[str, Point]:
    air = _AIR
    while True:
        frame = _frame(drawing, blocks, air)
        spots = _walked(drawing, nodes, blocks, frame, air)
        if not _overlap(spots, blocks):
            return spots
        air *= _WIDER  # only round the corners, where two stand nearer than the walk between them is long


def _frame(drawing: Drawing, blocks: dict[str, Block], air: float) -> _Frame:
    """Return a frame clear of the drawing and long enough for everybody."""
    wide = drawing.width / 2 + max(each.wide for each in blocks.values()) / 2 + _OFF
    high = drawing.height / 2 + max(each.high for each in blocks.values()) / 2 + _OFF
    needed = sum(max(each.wide, each.high) + air for each in blocks.values()) * 1.02
    short = max(needed - 4 * (wide + high), 0.0) / 8
    return _Frame((drawing.width / 2, drawing.height / 2), wide + short, high + short)


def _walked(
    drawing: Drawing, nodes: list[RingNode], blocks: dict[str, Block], frame: _Frame, air: float
) -> dict[str, Point]:
    slices = list(SECTOR_WORDS)
    wanted = {node.person.id: frame.way_to(_nearest(drawing, node, frame)) for node in nodes}
    ordered = sorted(nodes, key=lambda node: (wanted[node.person.id], slices.index(node.person.sector), node.person.id))
    names = _from_largest_gap([node.person.id for node in ordered], wanted, frame.length)
    ways = [wanted[name] + (frame.length if wanted[name] < wanted[names[0]] else 0.0) for name in names]
    gaps = [_apart(blocks[one], blocks[two], air) for one, two in zip(names, [*names[1:], names[0]], strict=True)]
    before = [sum(gaps[:place]) for place in range(len(names))]
    flat = isotonic([way - least for way, least in zip(ways, before, strict=True)], [1.0] * len(names))
    placed = [way + least for way, least in zip(flat, before, strict=True)]
    if placed[-1] - placed[0] + gaps[-1] > frame.length:
        share = frame.length / sum(gaps)
        placed = [placed[0] + least * share for least in before]
    return {name: _lifted(frame.point(way), blocks[name]) for name, way in zip(names, placed, strict=True)}


def _from_largest_gap(names: list[str], wanted: dict[str, float], length: float) -> list[str]:
    """Return the names so that the walk begins after the largest stretch where nobody wants to stand."""
    gaps = [
        (wanted[name] - wanted[names[place - 1]] + (length if place == 0 else 0.0), -place)
        for place, name in enumerate(names)
    ]
    first = -max(gaps)[1]
    return names[first:] + names[:first]


def _apart(one: Block, two: Block, air: float) -> float:
    return max((one.wide + two.wide) / 2, (one.high + two.high) / 2) + air


def _lifted(at: Point, block: Block) -> Point:
    """Return where the symbol's middle is when the whole block's middle stands on the frame."""
    return at[0], at[1] - (block.high - block.size) / 2


def _nearest(drawing: Drawing, node: RingNode, frame: _Frame) -> Point:
    """Return the middle of the member nearest to the edge, straight down when none is drawn."""
    found = [_middle(drawing.people[member]) for member, _ in node.members if member in drawing.people]
    return max(found, key=lambda at: _outness(at, frame)) if found else (frame.centre[0], frame.centre[1] + 1.0)


def _outness(at: Point, frame: _Frame) -> float:
    return max(abs(at[0] - frame.centre[0]) / frame.wide, abs(at[1] - frame.centre[1]) / frame.high)


def _middle(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _overlap(spots: dict[str, Point], blocks: dict[str, Block]) -> bool:
    boxes = [blocks[name].whole(*at, above=False) for name, at in spots.items()]
    return any(one.meets(two) for place, one in enumerate(boxes) for two in boxes[place + 1 :])


def _line(drawing: Drawing, member: str, quality: TieQuality, at: Point, block: Block) -> list[Shape]:
    box = drawing.people.get(member)
    ends = between(at, _middle(box), block.size / 2, min(box.width, box.height) / 2) if box else None
    return quality_line(quality, *ends) if ends else []


def _joined(
    drawing: Drawing, lines: list[Shape], symbols: list[Shape], nodes: list[RingNode], spots: dict[str, Point],
    measure: Measure,
) -> Drawing:  # fmt: skip
    left, top, right, bottom = extent([*lines, *symbols], measure)
    left, top = min(left, 0.0) - _MARGIN, min(top, 0.0) - _MARGIN
    boxes = dict(drawing.people)
    for node in nodes:
        half, (x, y) = MapOptions().size / 2, spots[node.person.id]
        boxes[node.person.id] = Box(x - half, y - half, 2 * half, 2 * half)
    known = {item.key for item in drawing.legend}
    people = [replace(node.person, quality=quality, ring=1) for node in nodes for _, quality in node.members]
    signs = [
        item for item in map_legend([*people, *(node.person for node in nodes)], MapOptions())
        if item.key not in known and not item.key.startswith("ring_")
    ]  # fmt: skip
    return replace(
        drawing,
        width=max(right, drawing.width) - left + _MARGIN,
        height=max(bottom, drawing.height) - top + _MARGIN,
        shapes=tuple(moved(shape, -left, -top) for shape in (*lines, *drawing.shapes, *symbols)),
        people={name: Box(box.x - left, box.y - top, box.width, box.height) for name, box in boxes.items()},
        names=drawing.names | {node.person.id: safe(node.person.name) or "?" for node in nodes},
        text_twin=[*drawing.text_twin, *(_words(drawing, node) for node in nodes)],
        legend=(*drawing.legend, *signs),
    )


def _words(drawing: Drawing, node: RingNode) -> str:
    name, sector = safe(node.person.name) or "?", SECTOR_WORDS[node.person.sector].lower()
    ties = [
        f"{QUALITY_WORDS[quality]} med {drawing.names[one]}" for one, quality in node.members if one in drawing.names
    ]
    return f"{name}: {', '.join([f'netværk, {sector}', *ties])}."
