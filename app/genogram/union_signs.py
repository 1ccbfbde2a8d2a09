"""What stands across or along a partner line: strokes of those who parted, a crossed stroke of those who came back."""

from __future__ import annotations

from collections import defaultdict

from app.genogram.family import UnionStatus
from app.genogram.kin import Kin
from app.genogram.shapes import Dash, Line, Shape

DASHES: dict[UnionStatus, Dash] = {
    "cohabiting": (6.0, 4.0),
    "ended_cohabiting": (6.0, 4.0),
    "engaged": (2.0, 4.0),
}
STROKES: dict[UnionStatus, int] = {"separated": 1, "ended_cohabiting": 1, "divorced": 2, "reunited": 1}
THIN = 1.2
"""The line of a couple nobody has said more about."""


def status_signs(status: UnionStatus, x: float, y: float, s: float) -> list[Shape]:
    """Draw the strokes of a status across a partner line (60 degrees, 0.35 s long, 0.14 s apart)."""
    dx, dy = 0.35 * s * 0.25, 0.35 * s * 0.433
    count = STROKES.get(status, 0)
    made: list[Shape] = []
    for number in range(count):
        at = x + (number - (count - 1) / 2) * 0.14 * s
        made.append(Line(((at - dx, y + dy), (at + dx, y - dy)), role="partner"))
    if status == "reunited":
        made.append(Line(((x - dx, y - dy), (x + dx, y + dy)), role="partner"))
    return made


def line_width(status: UnionStatus) -> float:
    """Give the width of a partner line: thin when nobody has said how the two are together."""
    return THIN if status == "unknown" else 2.0


def related_couples(kin: Kin) -> frozenset[str]:
    """Name the unions whose partners share a biological forefather or are each other's (they get a double line)."""
    above: dict[str, set[str]] = defaultdict(set)
    for link in kin.links:
        if link.kind == "biological":
            above[link.child].update(kin.unions[link.union].partners)
    couples = (union for union in kin.unions.values() if len(union.partners) == 2)
    return frozenset(union.id for union in couples if _line(union.partners[0], above) & _line(union.partners[1], above))


def _line(person: str, above: dict[str, set[str]]) -> set[str]:
    seen = {person}
    todo = [person]
    while todo:
        for parent in above.get(todo.pop(), ()):
            if parent not in seen:
                seen.add(parent)
                todo.append(parent)
    return seen
