"""The lines from parents to children: the drop, the bar over the siblings and each child's own line.

A part of the bar that only leads to children of one kind is drawn as their own lines are.
"""

from __future__ import annotations

from app.genogram.family import LinkKind
from app.genogram.heights import BAR_STEP, YEARS_ROOM
from app.genogram.layout import Layout
from app.genogram.partner_lines import partner_y
from app.genogram.shapes import Dash, Label, Line, Point, Shape
from app.genogram.symbols import edge

DASHES: dict[LinkKind, Dash] = {
    "foster": (0.1, 5.0),
    "guardian": (12.0, 5.0),
    "step": (4.0, 4.0),
    "donor": (9.0, 4.0, 2.0, 4.0),
}
_BESIDE_DASH: Dash = (5.0, 4.0)


def child_shapes(layout: Layout, join: str) -> list[Shape]:
    """Draw everything from one join down to its children."""
    line = layout.lines[join]
    if not line.ends:
        return []
    one = layout.skeleton.joins[join]
    bar = _bar_y(layout, join)
    top = layout.top(one.a) if one.passing else partner_y(layout, join)
    if not one.passing and line.left == line.right:
        top = bar - 0.3 * layout.frame.s
    kinds = {one.link[child].kind for child in one.children}
    shapes: list[Shape] = [Line(((line.drop, top), (line.drop, bar)), _common(kinds), role="child")]
    if one.passing:
        seconds = [line.drop + beside for beside in line.beside.values()]
        shapes += [Line(((x, top), (x, bar)), _BESIDE_DASH, role="child") for x in seconds]
    shapes += _bar(layout, join, bar)
    for child in one.children:
        shapes += _own(layout, join, child)
    return shapes + (_identical(layout, join) if line.tip else [])


def _bar_y(layout: Layout, join: str) -> float:
    """Give the y of the bar of a join."""
    return layout.heights.bar[layout.skeleton.joins[join].row] + max(layout.lines[join].bar, 0) * BAR_STEP


def _common(kinds: set[LinkKind]) -> Dash:
    return DASHES.get(next(iter(kinds)), ()) if len(kinds) == 1 else ()


def _bar(layout: Layout, join: str, bar: float) -> list[Shape]:
    """Draw the bar from the drop outwards; it takes the look of the children beyond when they are all of one kind."""
    line, one = layout.lines[join], layout.skeleton.joins[join]
    places = [(line.tip.get(child, line.ends[child]), one.link[child].kind) for child in one.children]
    reach = [x for x, _ in places]
    if max([*reach, line.drop]) - min([*reach, line.drop]) <= 0.75:
        return []
    made: list[tuple[float, float, Dash]] = []
    for side in (-1, 1):
        stops = sorted({x for x, _ in places if (x - line.drop) * side > 0.01}, key=lambda x: x * side)
        start = line.drop
        for stop in stops:
            dash = _common({kind for x, kind in places if (x - stop) * side >= -0.01})
            if made and made[-1][2] == dash and made[-1][1] == start and start != line.drop:
                made[-1] = (made[-1][0], stop, dash)
            else:
                made.append((start, stop, dash))
            start = stop
    if len(made) == 2 and made[0][2] == made[1][2]:
        made = [(made[0][1], made[1][1], made[0][2])]
    return [Line(((min(a, b), bar), (max(a, b), bar)), dash, role="child") for a, b, dash in made]


def _end(layout: Layout, child: str, x: float) -> Point:
    person = layout.kin.persons.get(child)
    return (x, edge(person, layout, x, bottom=False) if person else layout.top(child))


def coming_at(layout: Layout, child: str) -> list[float]:
    """List the x of all lines that come straight down to a child between the years over its symbol."""
    joins = layout.skeleton.ups.get(child, ())
    return [path[-1][0] for join in joins for path in _downs(layout, join, child)]


def _downs(layout: Layout, join: str, child: str) -> list[tuple[Point, ...]]:
    """Give a child's own line from the bar to the symbol, and the one beside it that says adopted.

    The lines of twins start in one point and slant; where there are years, they come straight down between them.
    """
    line = layout.lines[join]
    start, end = (line.tip.get(child, line.ends[child]), _bar_y(layout, join)), _end(layout, child, line.ends[child])
    knee = (end[0], _knee(layout, join))
    path = (start, knee, end) if child in line.tip and knee[1] < end[1] else (start, end)
    if child not in line.beside:
        return [path]
    *beside, (x, _) = ((x + line.beside[child], y) for x, y in path)
    return [path, (*beside, _end(layout, child, x))]


def _knee(layout: Layout, join: str) -> float:
    """Say how far down the lines of twins slant: to the years over them, or to the symbols when there are none."""
    twins = [layout.kin.persons[child] for child in layout.lines[join].tip]
    dated = any(twin.birth_year is not None or twin.death_year is not None for twin in twins)
    top = layout.heights.top[layout.skeleton.joins[join].row + 1]
    return top - YEARS_ROOM if dated else top


def _own(layout: Layout, join: str, child: str) -> list[Shape]:
    kind = layout.skeleton.joins[join].link[child].kind
    path, *beside = _downs(layout, join, child)
    made: list[Shape] = [Line(path, DASHES.get(kind, ()), role="child")]
    made += [Line(points, _BESIDE_DASH, role="child") for points in beside]
    if kind == "unsure" and child in layout.kin.persons:
        (x, top), (end, foot) = path[:2]
        foot = min(foot, layout.top(child))
        made.append(Label((x + end) / 2, (top + foot) / 2 + 5, "?", 14.0, True, "warn", halo=3.0))
    return made


def _identical(layout: Layout, join: str) -> list[Shape]:
    """Join the lines of identical twins with a short bar below all bars of the row, each track at its own height."""
    line, row = layout.lines[join], layout.skeleton.joins[join].row
    bar, knee = _bar_y(layout, join), _knee(layout, join)
    lowest = max(other.bar for name, other in layout.lines.items() if layout.skeleton.joins[name].row == row)
    under = layout.heights.bar[row] + (lowest + 0.5) * BAR_STEP
    y = under + (knee - under) * (line.bar + 1) / (lowest + 2)
    groups: dict[str, list[Point]] = {}
    for child, tip in line.tip.items():
        person = layout.kin.persons[child]
        if person.identical and person.twin_group:
            at = tip + (line.ends[child] - tip) * (y - bar) / (knee - bar)
            groups.setdefault(person.twin_group, []).append((at, y))
    return [Line((min(middles), max(middles)), role="child") for middles in groups.values() if len(middles) > 1]
