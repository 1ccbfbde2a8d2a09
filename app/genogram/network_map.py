"""The network map: the child in the middle, three rings, five slices, everybody as a symbol with a name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.genogram.extent import extent, moved
from app.genogram.labels import Measure, average_width, safe
from app.genogram.network import (
    RINGS,
    SECTOR_WORDS,
    WAITING,
    MapOptions,
    MapPerson,
    NetworkMap,
    Spot,
    angle_of,
    arc_of,
    point_at,
)
from app.genogram.network_blocks import Block, LabelLine, Rect, block_for, make_block
from app.genogram.network_lines import between, quality_line
from app.genogram.network_places import Places, find_places
from app.genogram.network_symbols import child_shapes, circle, lines_of_text, person_shapes
from app.genogram.network_words import map_legend, map_twin, ring_disc
from app.genogram.shapes import Box, Drawing, Label, Line, Shape

_MARGIN = 16.0
_CHILD, _HEADING = 1.5, 1.16
_AS_IT_IS = MapOptions()


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A finished map: what is painted, and where the rings and slices are, for whoever points at it."""

    drawing: Drawing
    places: Places
    centre: tuple[float, float]

    def spot_at(self, x: float, y: float) -> Spot:
        """Return the spot under a point of the drawing."""
        return self.places.spot_at(x - self.centre[0], y - self.centre[1])

    def directions(self) -> dict[str, int]:
        """Return where in their slice people stand, so that it can be kept and nobody moves the next time."""
        return {person: standing.direction for person, standing in self.places.people.items()}


def draw_network(
    network: NetworkMap, options: MapOptions = _AS_IT_IS, *, measure: Measure = average_width
) -> MapPicture:
    """Draw the network of a child. `measure(text, size, bold)` gives the width of a text as it will be painted."""
    people = [each for each in network.people if shown(each, options)]
    blocks = {each.id: block_for(each, options, measure) for each in people}
    child = make_block(options.size * _CHILD, _child_lines(network, options), measure)
    places = find_places(people, blocks, child.whole(0.0, 0.0, above=False), options.size)
    shapes = _ground(places, options) + _lines(people, places, child)
    shapes += child_shapes(child, network.age, network.gender)
    shapes += lines_of_text(child, 0.0, 0.0, above=False, person=network.child)
    for each in people:
        at = places.people[each.id]
        shapes += person_shapes(each, blocks[each.id], at.x, at.y, above=at.above, marks=options.marks)
    shapes += _headings(places, options, measure, waiting=any(each.band == WAITING for each in people))
    left, top, right, bottom = extent(shapes, measure)
    dx, dy = _MARGIN - left, _MARGIN - top
    boxes = {network.child: child.symbol(0.0, 0.0)} | {name: at.symbol for name, at in places.people.items()}
    drawing = Drawing(
        width=right - left + 2 * _MARGIN,
        height=bottom - top + 2 * _MARGIN,
        shapes=tuple(moved(shape, dx, dy) for shape in shapes),
        people={name: _box(box, dx, dy) for name, box in boxes.items()},
        names={network.child: safe(network.name)} | {each.id: safe(each.name) or "?" for each in people},
        text_twin=map_twin(network, people, options),
        legend=map_legend(people, options),
        warnings=(),
    )
    return MapPicture(drawing, places, (dx, dy))


def shown(person: MapPerson, options: MapOptions) -> bool:
    """Tell whether somebody is drawn with these options."""
    if options.sectors is not None and person.sector not in options.sectors:
        return False
    return options.waiting or person.band != WAITING


def _child_lines(network: NetworkMap, options: MapOptions) -> tuple[LabelLine, ...]:
    name = safe(network.name).partition(" ")[0]
    return (LabelLine(name, options.text, True),) if name else ()


def _box(rect: Rect, dx: float, dy: float) -> Box:
    return Box(rect.left + dx, rect.top + dy, rect.right - rect.left, rect.bottom - rect.top)


def _ground(places: Places, options: MapOptions) -> list[Shape]:
    """Draw rings and the borders of the slices."""
    ground = replace(circle(0.0, 0.0, places.radii[3]), colour="", role="mark")
    shapes: list[Shape] = [ground, *(ring_disc(0.0, 0.0, places.radii[ring], ring) for ring in reversed(RINGS))]
    for sector in SECTOR_WORDS:
        start = arc_of(sector)[0]
        ends = point_at(start, options.size * 1.2), point_at(start, places.radii[3])
        shapes.append(Line(ends, (2.0, 4.0), 1.2, "ink2", "mark"))
    return shapes


def _lines(people: list[MapPerson], places: Places, child: Block) -> list[Shape]:
    shapes: list[Shape] = []
    for each in people:
        at = places.people[each.id]
        half = (at.symbol.right - at.symbol.left) / 2
        ends = between((0.0, 0.0), (at.x, at.y), child.size / 2, half) if at.has_line else None
        if ends:
            shapes += quality_line(each.quality, *ends)
    return shapes


def _headings(places: Places, options: MapOptions, measure: Measure, *, waiting: bool) -> list[Shape]:
    """Write the names of the slices outside the circle, as far out as the names of people need."""
    size = options.text * _HEADING
    taken = [box for at in places.people.values() for box in (at.symbol, at.label)]
    shapes: list[Shape] = []
    for sector, words in SECTOR_WORDS.items():
        if options.sectors is not None and sector not in options.sectors:
            continue
        lines = _heading_lines(words)
        wide = max(measure(line, size, True) for line in lines)
        angle = angle_of(sector, 50)
        radius = places.radii[WAITING if waiting else 3] * (0.8 if waiting else 1.0)
        while True:
            x, y = point_at(angle, radius)
            side = x / (abs(x) + abs(y))
            box = _heading_box(x, y, side, wide, len(lines) * size * 1.2)
            free = not any(box.meets(other, 12.0) for other in taken)
            if free and _outside(box, places.radii[3] + 4.0):
                break
            radius += 6.0
        for number, line in enumerate(lines):
            at = box.top + size * (0.95 + 1.2 * number)
            shapes.append(Label((box.left + box.right) / 2, at, line, size, True, "ink2"))
    return shapes


def _heading_lines(words: str) -> list[str]:
    for sign in (", ", " og "):
        first, found, rest = words.partition(sign)
        if found:
            return [first + sign.rstrip(), rest]
    return [words]


def _heading_box(x: float, y: float, side: float, wide: float, high: float) -> Rect:
    left = x - wide / 2 + side * wide / 2
    top = y - high / 2 + (1 - abs(side)) * high / 2 * (1 if y > 0 else -1)
    return Rect(left, top, left + wide, top + high)


def _outside(box: Rect, radius: float) -> bool:
    """Tell whether a box lies wholly outside a circle round (0, 0)."""
    x = max(box.left, min(0.0, box.right))
    y = max(box.top, min(0.0, box.bottom))
    return x * x + y * y >= radius * radius
