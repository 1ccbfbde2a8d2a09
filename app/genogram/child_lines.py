"""The lines from parents to children: the drop, the bar over the siblings and each child's own line."""

from __future__ import annotations

from app.genogram.family import LinkKind
from app.genogram.heights import BAR_STEP
from app.genogram.join_lines import JoinLine
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


def child_shapes(layout: Layout, join: str) -> list[Shape]:
    """Draw everything from one join down to its children."""
    line = layout.lines[join]
    if not line.ends:
        return []
    one = layout.skeleton.joins[join]
    bar = layout.heights.bar[one.row] + max(line.bar, 0) * BAR_STEP
    kinds = {one.link[child].kind for child in one.children}
    dash = DASHES.get(next(iter(kinds)), ()) if len(kinds) == 1 else ()
    top = layout.top(one.a) if one.passing else partner_y(layout, join)
    if not one.passing and line.left == line.right:
        top = bar - 0.3 * layout.frame.s
    reach = [line.tip.get(child, line.ends[child]) for child in one.children]
    shapes: list[Shape] = [Line(((line.drop, top), (line.drop, bar)), dash, role="child")]
    low, high = min([*reach, line.drop]), max([*reach, line.drop])
    if high - low > 0.75:
        shapes.append(Line(((low, bar), (high, bar)), dash, role="child"))
    for child in one.children:
        shapes += _own(layout, join, child, bar)
    return shapes + _identical(layout, line, bar)


def _end(layout: Layout, line: JoinLine, child: str) -> Point:
    x = line.ends[child]
    person = layout.kin.persons.get(child)
    return (x, edge(person, layout, x, bottom=False) if person else layout.top(child))


def _own(layout: Layout, join: str, child: str, bar: float) -> list[Shape]:
    line = layout.lines[join]
    kind = layout.skeleton.joins[join].link[child].kind
    end = _end(layout, line, child)
    start = (line.tip.get(child, line.ends[child]), bar)
    made: list[Shape] = [Line((start, end), DASHES.get(kind, ()), role="child")]
    if kind == "adopted":
        made.append(Line(((start[0] + 5, bar), (end[0] + 5, end[1])), (5.0, 4.0), role="child"))
    if kind == "unsure" and child in layout.kin.persons:
        made.append(Label(end[0] + 6, (bar + end[1]) / 2 + 5, "?", 14.0, True, "warn", "start", 3.0))
    return made


def _identical(layout: Layout, line: JoinLine, bar: float) -> list[Shape]:
    """Join the lines of identical twins with a short bar half way down."""
    groups: dict[str, list[Point]] = {}
    for child, tip in line.tip.items():
        person = layout.kin.persons[child]
        if person.identical and person.twin_group:
            end = _end(layout, line, child)
            groups.setdefault(person.twin_group, []).append(((tip + end[0]) / 2, (bar + end[1]) / 2))
    return [Line((min(middles), max(middles)), role="child") for middles in groups.values() if len(middles) > 1]


def broken_shapes(layout: Layout) -> list[Shape]:
    """Draw links that contradict the rest of the family: red, dashed and straight."""
    made: list[Shape] = []
    for child, union in sorted(layout.rows.broken):
        end = (layout.x[child], layout.top(child))
        for parent in layout.kin.unions[union].partners:
            if parent != child:
                x = layout.x[parent]
                start = (x, edge(layout.kin.persons[parent], layout, x, bottom=True))
                made.append(Line((start, end), (7.0, 5.0), 2.0, "late", "child"))
    return made
