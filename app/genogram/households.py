"""The dotted outline round people who live together; it never takes in somebody who does not live there.

First one smooth ring round all of them is tried, then one that follows them row by row; where somebody else stands
between, there are several rings with the same name and colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.genogram.areas import Area
from app.genogram.family import Household
from app.genogram.frame import LINE_STEP
from app.genogram.hulls import convex, flattened, rounded, takes_in
from app.genogram.layout import Layout
from app.genogram.shapes import Colour, Curve, Point

_PAD = 11.0
_TINTS: tuple[tuple[Colour, Colour], ...] = (("accent", "accent_soft"), ("warn", "warn_soft"))


@dataclass(frozen=True, slots=True)
class Ring:
    """One outline: its points (a closed Bezier path), its colour, and the area of its lowest group of people."""

    label: str
    points: tuple[Point, ...]
    lowest: Area
    colour: Colour
    fill: Colour

    def shape(self) -> Curve:
        """Give the outline as it is painted."""
        return Curve(self.points, True, self.fill, 0.4, self.colour, 1.8, (0.1, 4.5), "household")


def household_rings(layout: Layout, areas: Sequence[Area]) -> list[Ring]:
    """Draw the outlines of all households; `areas` are the symbols and texts of everybody."""
    rings: list[Ring] = []
    for number, house in enumerate(_by_place(layout)):
        colour, fill = _TINTS[number % len(_TINTS)]
        others = [area for area in areas if area.person and area.person not in house.members]
        for points, lowest in _outlines(_groups(layout, house, others), others):
            rings.append(Ring(house.label, points, lowest, colour, fill))
    return rings


def two_homes(layout: Layout) -> frozenset[str]:
    """Name everyone who lives in more than one household, or only part of the time in one."""
    counted = Counter(member for house in layout.kin.households for member in house.members)
    shared = {m for house in layout.kin.households for m, words in house.shares if words and m in house.members}
    return frozenset(shared | {member for member, homes in counted.items() if homes > 1})


def _by_place(layout: Layout) -> list[Household]:
    """Put the main person's household first, so that it always has the same colour; the rest from the left."""
    main = {p.id for p in layout.kin.persons.values() if p.is_index}
    return sorted(
        layout.kin.households,
        key=lambda h: (not main & set(h.members), min(layout.x[m] for m in h.members), h.id),
    )


def _groups(layout: Layout, house: Household, others: Sequence[Area]) -> list[Area]:
    """List the areas of members who stand side by side, from the top row down."""
    members = set(house.members)
    found: list[Area] = []
    last = max(layout.skeleton.row_of[m] for m in members)
    for number, row in enumerate(layout.order):
        group: list[str] = []
        for slot in [*row, ""]:
            if slot in members:
                group.append(slot)
            elif slot not in layout.skeleton.ghosts and group:
                found.append(_trimmed(_group(layout, group, number, last=number == last), others))
                group = []
    return found


def _group(layout: Layout, group: list[str], row: int, *, last: bool) -> Area:
    frame = layout.frame
    left = min(layout.x[m] - frame.half_of(m) for m in group) - _PAD
    right = max(layout.x[m] + frame.half_of(m) for m in group) + _PAD
    feet = [layout.heights.name[m] + LINE_STEP * max(0, len(frame.lines[m]) - 1) + 10 for m in group]
    bottom = max([*feet, layout.heights.top[row] + frame.s + 8])
    return Area(left, layout.heights.top[row] - 26, right, bottom + (26 if last else 0), group[0])


def _trimmed(group: Area, others: Sequence[Area]) -> Area:
    """Draw the sides in where a neighbour's letters reach into the margin."""
    left, right = group.left, group.right
    for other in others:
        if other.meets(group):
            if other.right < group.left + 2 * _PAD:
                left = max(left, other.right + 1)
            elif other.left > group.right - 2 * _PAD:
                right = min(right, other.left - 1)
    return Area(left, group.top, right, group.bottom, group.person)


def _outlines(groups: list[Area], others: Sequence[Area]) -> list[tuple[tuple[Point, ...], Area]]:
    whole = rounded(convex([corner for group in groups for corner in _corners(group)]))
    if _free(whole, others):
        return [(whole, max(groups, key=_depth))]
    found: list[list[Area]] = []
    for group in groups:
        chain = found[-1] if found else []
        if chain and group.top > chain[-1].bottom - 30 and _free(rounded(_contour([*chain, group])), others):
            chain.append(group)
        else:
            found.append([group])
    return [(rounded(_contour(chain)), max(chain, key=_depth)) for chain in found]


def _free(path: tuple[Point, ...], others: Sequence[Area]) -> bool:
    hull = flattened(path)
    left, right = min(p[0] for p in hull), max(p[0] for p in hull)
    top, bottom = min(p[1] for p in hull), max(p[1] for p in hull)
    box = Area(left, top, right, bottom)
    return not any(takes_in(hull, area) for area in others if area.meets(box))


def _depth(group: Area) -> tuple[float, float]:
    return (group.bottom, group.right - group.left)


def _corners(group: Area) -> list[Point]:
    return [
        (group.left, group.top),
        (group.right, group.top),
        (group.right, group.bottom),
        (group.left, group.bottom),
    ]


def _contour(chain: list[Area]) -> list[Point]:
    right = [point for group in chain for point in ((group.right, group.top), (group.right, group.bottom))]
    left = [point for group in reversed(chain) for point in ((group.left, group.bottom), (group.left, group.top))]
    return right + left
