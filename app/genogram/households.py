"""The dotted outline round people who live together; it never takes in somebody who does not live there."""

from __future__ import annotations

from math import hypot

from app.genogram.family import Household
from app.genogram.frame import LINE_STEP
from app.genogram.labels import SMALL_SIZE, fit
from app.genogram.layout import Layout
from app.genogram.shapes import Box, Colour, Curve, Label, Point, Shape

_PAD = 11.0
_ROUND = 26.0
_TINTS: tuple[tuple[Colour, Colour], ...] = (("accent", "accent_soft"), ("warn", "warn_soft"))
_Run = tuple[float, float, float, float]  # left, top, right, bottom


def household_shapes(layout: Layout, people: dict[str, Box]) -> tuple[list[Shape], list[Shape]]:
    """Draw all households: the areas (to lie below everything) and their names (to lie on top)."""
    areas: list[Shape] = []
    names: list[Shape] = []
    for number, house in enumerate(_by_place(layout)):
        colour, fill = _TINTS[number % len(_TINTS)]
        runs = _runs(layout, house)
        hulls = _hulls(layout, house, runs, people)
        for hull in hulls:
            points = rounded(hull)
            areas.append(Curve(points, True, fill, 0.4, colour, 1.8, (0.1, 4.5), "household"))
        lowest = max(runs, key=lambda run: (run[3], run[2] - run[0]))
        room = max(lowest[2] - lowest[0] - 24, 60.0)
        text = fit(house.label, SMALL_SIZE, True, room, layout.frame.measure)
        if text:
            wide = layout.frame.measure(text, SMALL_SIZE, True)
            x = _name_x(layout, lowest, wide)
            names.append(Label(x, lowest[3] - 9, text, SMALL_SIZE, True, colour, "middle"))
    return areas, names


def _name_x(layout: Layout, run: _Run, wide: float) -> float:
    """Find a place for the name along the lower edge where no line comes down; the middle when there is none."""
    rows = [row for row, top in enumerate(layout.heights.top) if top < run[3]]
    drops = [
        line.drop for name, line in layout.lines.items() if line.ends and layout.skeleton.joins[name].row == rows[-1]
    ]
    middle, reach = (run[0] + run[2]) / 2, (run[2] - run[0] - wide) / 2 - 14
    places = [middle + reach * part for part in (0.0, -0.5, 0.5, -1.0, 1.0)] if reach > 0 else [middle]
    free = (x for x in places if all(abs(drop - x) > wide / 2 + 7 for drop in drops))
    return next(free, middle)


def _by_place(layout: Layout) -> list[Household]:
    """Put the main person's household first, so that it always has the same colour; the rest from the left."""
    main = {p.id for p in layout.kin.persons.values() if p.is_index}
    return sorted(
        layout.kin.households,
        key=lambda h: (not main & set(h.members), min(layout.x[m] for m in h.members), h.id),
    )


def _runs(layout: Layout, house: Household) -> list[_Run]:
    """List the groups of members who stand side by side, from the top row down."""
    members = set(house.members)
    runs: list[_Run] = []
    last = max(layout.skeleton.row_of[m] for m in members)
    for number, row in enumerate(layout.order):
        group: list[str] = []
        for slot in [*row, ""]:
            if slot in members:
                group.append(slot)
            elif slot not in layout.skeleton.ghosts and group:
                runs.append(_run(layout, group, number, last=number == last))
                group = []
    return runs


def _run(layout: Layout, group: list[str], row: int, *, last: bool) -> _Run:
    frame = layout.frame
    left = min(layout.x[m] - frame.half_of(m) for m in group) - _PAD
    right = max(layout.x[m] + frame.half_of(m) for m in group) + _PAD
    lines = max(len(frame.lines[m]) for m in group)
    foot = max(layout.heights.name[m] for m in group) + LINE_STEP * max(0, lines - 1) + 10
    return (left, layout.heights.top[row] - 26, right, foot + (26 if last else 0))


def _hulls(layout: Layout, house: Household, runs: list[_Run], people: dict[str, Box]) -> list[list[Point]]:
    others = [box for person, box in people.items() if person not in house.members]
    others += [_label_box(layout, person) for person in people if person not in house.members]
    whole = convex([corner for run in runs for corner in _corners(run)])
    if not _swallows(whole, others):
        return [whole]
    hulls: list[list[Point]] = []
    chain: list[_Run] = []
    for run in sorted(runs, key=lambda r: (r[1], r[0])):
        if chain and (run[1] <= chain[-1][1] or _swallows(_contour([*chain, run]), others)):
            hulls.append(_contour(chain))
            chain = []
        chain.append(run)
    return [*hulls, _contour(chain)]


def _label_box(layout: Layout, person: str) -> Box:
    half = layout.frame.label_half(person)
    top = layout.heights.name[person] - 12
    return Box(layout.x[person] - half, top, 2 * half, 14 + LINE_STEP * max(0, len(layout.frame.lines[person]) - 1))


def _corners(run: _Run) -> list[Point]:
    left, top, right, bottom = run
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _contour(chain: list[_Run]) -> list[Point]:
    right = [point for run in chain for point in ((run[2], run[1]), (run[2], run[3]))]
    left = [point for run in reversed(chain) for point in ((run[0], run[3]), (run[0], run[1]))]
    return right + left


def _swallows(hull: list[Point], others: list[Box]) -> bool:
    for box in others:
        for fx in (-0.1, 0.5, 1.1):
            for fy in (-0.1, 0.5, 1.1):
                if inside((box.x + fx * box.width, box.y + fy * box.height), hull):
                    return True
    return False


def inside(point: Point, hull: list[Point]) -> bool:
    """Say whether a point lies within a closed polygon."""
    x, y = point
    within = False
    for (x1, y1), (x2, y2) in zip(hull, [*hull[1:], hull[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            within = not within
    return within


def convex(points: list[Point]) -> list[Point]:
    """Give the convex hull (monotone chain), clockwise on the screen."""
    ordered = sorted(set(points))

    def half(way: list[Point]) -> list[Point]:
        hull: list[Point] = []
        for p in way:
            while len(hull) > 1 and _turn(hull[-2], hull[-1], p) <= 0:
                hull.pop()
            hull.append(p)
        return hull[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def rounded(hull: list[Point]) -> tuple[Point, ...]:
    """Round the corners of a polygon into one closed Bezier path."""
    path: list[Point] = []
    for before, corner, after in zip([hull[-1], *hull[:-1]], hull, [*hull[1:], hull[0]], strict=True):
        enter, leave = _toward(corner, before), _toward(corner, after)
        if path:
            path += [path[-1], enter, enter]
        else:
            path.append(enter)
        path += [_between(enter, corner), _between(leave, corner), leave]
    return (*path, path[-1], path[0], path[0])


def _toward(corner: Point, other: Point) -> Point:
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    share = min(_ROUND, length / 2) / length if length else 0.0
    return (corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share)


def _between(end: Point, corner: Point) -> Point:
    return (end[0] + (corner[0] - end[0]) * 0.5523, end[1] + (corner[1] - end[1]) * 0.5523)
