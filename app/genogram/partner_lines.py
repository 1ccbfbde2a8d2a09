"""The lines between partners: a U below the symbols, with strokes when they have parted and words over the line."""

from __future__ import annotations

from app.genogram.family import Union, UnionStatus
from app.genogram.frame import Frame
from app.genogram.gaps import ENDED, union_text
from app.genogram.heights import TRACK_STEP
from app.genogram.join_lines import JoinLine
from app.genogram.labels import SMALL_SIZE
from app.genogram.layout import Layout
from app.genogram.shapes import Colour, Dash, Label, Line, Point, Shape
from app.genogram.symbols import edge

DASHES: dict[UnionStatus, Dash] = {
    "cohabiting": (6.0, 4.0),
    "ended_cohabiting": (6.0, 4.0),
    "engaged": (2.0, 4.0),
}


def partner_y(layout: Layout, join: str) -> float:
    """Give the y of the partner line of a join."""
    row = layout.skeleton.joins[join].row
    return layout.heights.partner[row] + layout.lines[join].track * TRACK_STEP * layout.frame.s


def partner_shapes(layout: Layout, join: str) -> list[Shape]:
    """Draw the partner line of one join; nothing for a link that only passes the row."""
    line = layout.lines[join]
    if line.left == line.right:
        return []
    union = layout.kin.unions[layout.skeleton.joins[join].union]
    y = partner_y(layout, join)
    points: list[Point] = []
    for slot, x in ((line.left, line.left_x), (line.right, line.right_x)):
        person = layout.kin.persons.get(slot)
        start = [(x, edge(person, layout, x, bottom=True)), (x, y)] if person else [(line.drop, y)]
        points += start if slot == line.left else start[::-1]
    couple = len(union.partners) == 2 and not layout.skeleton.ghosts & {line.left, line.right}
    dash = DASHES.get(union.status, ()) if couple else ()
    shapes: list[Shape] = [Line(tuple(points), dash, role="partner")]
    if couple:
        shapes += _strokes(union, line, layout, y)
        shapes += _words(union, line, layout.frame, y)
    return shapes


def _strokes(union: Union, line: JoinLine, layout: Layout, y: float) -> list[Shape]:
    frame = layout.frame
    count = ENDED.get(union.status, 0)
    room = frame.half_of(line.left if line.slash < 0 else line.right) + 19
    home = layout.x[line.left] + room if line.slash < 0 else layout.x[line.right] - room
    return strokes(home, y, count, frame.s)


def strokes(x: float, y: float, count: int, s: float) -> list[Shape]:
    """Draw one or two slanting strokes across a partner line (60 degrees, 0.35 s long, 0.12 s apart)."""
    dx, dy = 0.35 * s * 0.25, 0.35 * s * 0.433
    made: list[Shape] = []
    for number in range(count):
        at = x + (number - (count - 1) / 2) * 0.14 * s
        made.append(Line(((at - dx, y + dy), (at + dx, y - dy)), role="partner"))
    return made


def _words(union: Union, line: JoinLine, frame: Frame, y: float) -> list[Shape]:
    text = union_text(union, frame)
    if not text:
        return []
    low, high = line.left_x + 8, line.right_x - 8
    if line.slash < 0:
        return [Label(high, y - 9, text, SMALL_SIZE, False, "ink2", "end", 4.0)]
    if line.slash > 0:
        return [Label(low, y - 9, text, SMALL_SIZE, False, "ink2", "start", 4.0)]
    if line.track:
        return [Label(low, y - 9, text, SMALL_SIZE, False, "ink2", "start", 4.0)]
    return [Label((low + high) / 2, y - 9, text, SMALL_SIZE, False, "ink2", "middle", 4.0)]


def across_shapes(layout: Layout) -> list[Shape]:
    """Draw couples from two generations with a sloping line from one symbol to the other."""
    made: list[Shape] = []
    for name in sorted(layout.rows.across):
        union = layout.kin.unions[name]
        upper, lower = sorted(union.partners, key=lambda p: (layout.rows.of[p], p))
        x1, x2 = layout.x[upper], layout.x[lower]
        y1 = edge(layout.kin.persons[upper], layout, x1, bottom=True)
        y2 = layout.top(lower)
        if layout.rows.of[upper] == layout.rows.of[lower]:
            y2 = edge(layout.kin.persons[lower], layout, x2, bottom=True)
        colour: Colour = "warn"
        made.append(Line(((x1, y1), (x2, y2)), DASHES.get(union.status, ()), 2.0, colour, "partner"))
        made += strokes((x1 + x2) / 2, (y1 + y2) / 2, ENDED.get(union.status, 0), layout.frame.s)
    return made
