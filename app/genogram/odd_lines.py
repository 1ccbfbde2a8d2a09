"""Lines the rows have no place for: to a child that is its own forefather, and between partners of two generations.

They go their own way round everybody, like relations, and are coloured so that the contradiction is seen.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.genogram.layout import Layout
from app.genogram.shapes import Course, Line, Shape
from app.genogram.strokes import Path, along
from app.genogram.union_signs import DASHES, line_width, status_signs


@dataclass(frozen=True, slots=True)
class OddLine:
    """A line from parent `a` to child `b`, or between the partners of a couple that stands `across` rows."""

    a: str
    b: str
    union: str
    across: bool


def odd_lines(layout: Layout) -> list[OddLine]:
    """List the links and couples of a layout that are marked as contradictions."""
    unions = layout.kin.unions
    pairs = [(name, *unions[name].partners[:2]) for name in sorted(layout.rows.across)]
    couples = [OddLine(one, other, name, across=True) for name, one, other in pairs]
    links = [
        OddLine(parent, child, union, across=False)
        for child, union in sorted(layout.rows.broken)
        for parent in unions[union].partners
        if parent != child
    ]
    return couples + links


def odd_shapes(line: OddLine, path: Path, layout: Layout) -> list[Shape]:
    """Draw a link that contradicts the rest red and dashed, and a couple like other couples, but in another colour."""
    if not line.across:
        return [Line(path, (7.0, 5.0), 2.0, "late", "child")]
    status = layout.kin.unions[line.union].status
    x, y = along(path, 0.5)
    drawn = Line(path, DASHES.get(status, ()), line_width(status), "warn", "partner")
    return [drawn, *status_signs(status, x, y, layout.frame.s)]


def odd_course(line: OddLine, path: Path) -> list[Course]:
    """Give the course of a couple, so that it can be chosen."""
    return [Course("partner", line.union, (line.a, line.b), path)] if line.across else []
