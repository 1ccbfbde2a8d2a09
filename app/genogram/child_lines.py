"""The lines from parents to children: the drop, the bar over the siblings and each child's own line.

A part of the bar that only leads to children of one kind is drawn as their own lines are.
"""

from __future__ import annotations

from app.genogram.family import LinkKind
from app.genogram.heights import BAR_STEP
from app.genogram.join_lines import BESIDE, JoinLine
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
    bar = layout.heights.bar[one.row] + max(line.bar, 0) * BAR_STEP
    top = layout.top(one.a) if one.passing else partner_y(layout, join)
    if not one.passing and line.left == line.right:
        top = bar - 0.3 * layout.frame.s
    kinds = {one.link[child].kind for child in one.children}
    shapes: list[Shape] = [Line(((line.drop, top), (line.drop, bar)), _common(kinds), role="child")]
    if one.passing and kinds == {"adopted"}:
        shapes.append(Line(((line.drop + BESIDE, top), (line.drop + BESIDE, bar)), _BESIDE_DASH, role="child"))
    shapes += _bar(layout, join, bar)
    for child in one.children:
        shapes += _own(layout, join, child, bar)
    return shapes + (_identical(layout, join, bar) if line.tip else [])


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


def _end(layout: Layout, line: JoinLine, child: str) -> Point:
    x = line.ends[child]
    person = layout.kin.persons.get(child)
    return (x, edge(person, layout, x, bottom=False) if person else layout.top(child))


def coming_lines(layout: Layout, child: str) -> list[tuple[Point, Point]]:
    """List the lines that come down to a child, from the bar to the symbol."""
    found: list[tuple[Point, Point]] = []
    for join in layout.skeleton.ups.get(child, ()):
        line = layout.lines[join]
        bar = layout.heights.bar[layout.skeleton.joins[join].row] + max(line.bar, 0) * BAR_STEP
        found.append(((line.tip.get(child, line.ends[child]), bar), _end(layout, line, child)))
    return found


def _own(layout: Layout, join: str, child: str, bar: float) -> list[Shape]:
    line = layout.lines[join]
    kind = layout.skeleton.joins[join].link[child].kind
    end = _end(layout, line, child)
    start = (line.tip.get(child, line.ends[child]), bar)
    made: list[Shape] = [Line((start, end), DASHES.get(kind, ()), role="child")]
    if kind == "adopted":
        made.append(Line(((start[0] + BESIDE, bar), (end[0] + BESIDE, end[1])), _BESIDE_DASH, role="child"))
    if kind == "unsure" and child in layout.kin.persons:
        middle = (start[0] + end[0]) / 2
        made.append(Label(middle, (bar + end[1]) / 2 + 5, "?", 14.0, True, "warn", halo=3.0))
    return made


def _identical(layout: Layout, join: str, bar: float) -> list[Shape]:
    """Join the lines of identical twins with a short bar half way down, or lower: below the bars of the row."""
    line, row = layout.lines[join], layout.skeleton.joins[join].row
    lowest = max(other.bar for name, other in layout.lines.items() if layout.skeleton.joins[name].row == row)
    under = layout.heights.bar[row] + (lowest + 0.5) * BAR_STEP
    groups: dict[str, list[Point]] = {}
    for child, tip in line.tip.items():
        person = layout.kin.persons[child]
        if person.identical and person.twin_group:
            x, foot = _end(layout, line, child)
            y = max((bar + foot) / 2, under)
            at = tip + (x - tip) * (y - bar) / (foot - bar)
            groups.setdefault(person.twin_group, []).append((at, y))
    return [Line((min(middles), max(middles)), role="child") for middles in groups.values() if len(middles) > 1]
