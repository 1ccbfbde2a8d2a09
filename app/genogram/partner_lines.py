"""The lines between partners: a U below the symbols, with strokes when they have parted and words over the line."""

from __future__ import annotations

from app.genogram.family import Union
from app.genogram.gaps import union_text
from app.genogram.heights import TRACK_STEP
from app.genogram.join_lines import JoinLine
from app.genogram.labels import SMALL_SIZE
from app.genogram.layout import Layout
from app.genogram.shapes import Anchor, Dash, Label, Line, Point, Shape
from app.genogram.symbols import edge
from app.genogram.union_signs import DASHES, STROKES, line_width, status_signs

_DOUBLE = 4.5


def partner_y(layout: Layout, join: str) -> float:
    """Give the y of the partner line of a join."""
    row = layout.skeleton.joins[join].row
    return layout.heights.partner[row] + layout.lines[join].track * TRACK_STEP * layout.frame.s


def partner_path(layout: Layout, join: str) -> tuple[Point, ...]:
    """Give the course of a partner line; empty for a link that only passes the row."""
    line = layout.lines[join]
    if line.left == line.right:
        return ()
    y = partner_y(layout, join)
    points: list[Point] = []
    for slot, x in ((line.left, line.left_x), (line.right, line.right_x)):
        person = layout.kin.persons.get(slot)
        start = [(x, edge(person, layout, x, bottom=True)), (x, y)] if person else [(line.drop, y)]
        points += start if slot == line.left else start[::-1]
    return tuple(points)


def partner_shapes(layout: Layout, join: str, *, related: bool) -> list[Shape]:
    """Draw the partner line of one join, doubled for two who are related by birth."""
    points = partner_path(layout, join)
    if not points:
        return []
    line = layout.lines[join]
    union = layout.kin.unions[layout.skeleton.joins[join].union]
    couple = len(union.partners) == 2 and not layout.skeleton.ghosts & {line.left, line.right}
    if not couple:
        return [Line(points, role="partner")]
    dash: Dash = DASHES.get(union.status, ())
    shapes: list[Shape] = [Line(points, dash, line_width(union.status), role="partner")]
    if related:
        below = tuple((x, y + _DOUBLE) for x, y in points[1:-1])
        shapes.append(Line(below, dash, line_width(union.status), role="partner"))
    return shapes + _strokes(union, line, layout, points[1][1]) + _words(union, line, layout, points[1][1])


def _strokes(union: Union, line: JoinLine, layout: Layout, y: float) -> list[Shape]:
    frame = layout.frame
    if not STROKES.get(union.status):
        return []
    room = frame.half_of(line.left if line.slash < 0 else line.right) + 19
    home = layout.x[line.left] + room if line.slash < 0 else layout.x[line.right] - room
    return status_signs(union.status, home, y, frame.s)


def _words(union: Union, line: JoinLine, layout: Layout, y: float) -> list[Shape]:
    text = union_text(union, layout.frame)
    if not text:
        return []
    low, high = line.left_x + 8, line.right_x - 8
    anchor: Anchor = "middle"
    x = (low + high) / 2
    if line.slash < 0:
        x, anchor = high, "end"
    elif line.slash > 0 or line.track:
        x, anchor = low, "start"
    return [Label(x, y - 9, text, SMALL_SIZE, False, "ink2", anchor, 4.0)]
