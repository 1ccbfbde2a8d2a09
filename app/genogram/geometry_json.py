"""The bare geometry of a layout as JSON: for measuring it against other programs, and for laying out an edit of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from app.genogram.checks import given_warnings
from app.genogram.drawing import draw_layout
from app.genogram.family import Family, Options
from app.genogram.labels import Measure, average_width
from app.genogram.layout import Layout, lay_out, pitch
from app.genogram.masking import masked
from app.genogram.shapes import Box, Curve, Drawing, Line, Point

_PIECES = 12
"""Straight pieces that stand for one piece of a curve."""
_CELL = 64.0


def geometry_json(
    family: Family,
    options: Options,
    *,
    clock: Callable[[], float] = lambda: 0.0,
    measure: Measure = average_width,
    size: float = 60.0,
) -> str:
    """Write persons, unions, links and lines with their places.

    `x` and `y` are the centres of the symbols, `w` and `h` their size, all in drawing units. `pitch` is the distance
    between the centres of the widest row when it is packed as tightly as its names allow. `clock` gives seconds;
    `ms` is the layout alone.
    """
    seen = masked(family, options)
    began = clock()
    layout = lay_out(seen, options, measure, size)
    spent = (clock() - began) * 1000
    drawing = draw_layout(layout, warnings=given_warnings(seen))
    told = {
        "persons": list(_persons(drawing, layout)),
        "unions": list(_unions(layout)),
        "links": list(_links(layout)),
        "lines": list(_lines(drawing)),
        "size": size,
        "pitch": round(pitch(layout), 3),
        "ms": round(spent, 3),
        "warnings": list(drawing.warnings),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def order_of(text: str) -> tuple[str, ...]:
    """Return who stood left of whom in a geometry file. Raises ValueError when it is not one."""
    told: Any = json.loads(text)
    try:
        places = [(float(each["x"]), float(each["y"]), str(each["id"])) for each in told["persons"]]
    except (KeyError, TypeError) as error:
        raise ValueError("not a geometry file") from error
    return tuple(name for _, _, name in sorted(places))


def _persons(drawing: Drawing, layout: Layout) -> Iterator[dict[str, object]]:
    for name, box in drawing.people.items():
        middle = {"x": round(box.x + box.width / 2, 3), "y": round(box.y + box.height / 2, 3)}
        extent = {"w": round(box.width, 3), "h": round(box.height, 3), "row": layout.skeleton.row_of[name]}
        yield {"id": name, "name": drawing.names[name], **middle, **extent}


def _unions(layout: Layout) -> Iterator[dict[str, object]]:
    for union in layout.kin.unions.values():
        told = {"id": union.id, "partners": list(union.partners), "status": union.status}
        yield {**told, "across": union.id in layout.rows.across}


def _links(layout: Layout) -> Iterator[dict[str, object]]:
    for link in layout.kin.links:
        told = {"child": link.child, "union": link.union, "kind": link.kind, "primary": link.primary}
        yield {**told, "broken": (link.child, link.union) in layout.rows.broken}


def _lines(drawing: Drawing) -> Iterator[dict[str, object]]:
    people = _cells(drawing)
    for shape in drawing.shapes:
        if isinstance(shape, Line | Curve) and shape.role not in ("symbol", "label"):
            points = flattened(shape) if isinstance(shape, Curve) else shape.points
            kind = _child_kind(points, people) if shape.role == "child" else shape.role
            yield {"kind": kind, "points": [[round(x, 3), round(y, 3)] for x, y in points]}


def _cells(drawing: Drawing) -> dict[tuple[int, int], list[Box]]:
    """Sort the symbols by the squares of a grid they reach into."""
    cells: dict[tuple[int, int], list[Box]] = {}
    for box in drawing.people.values():
        for column in range(int(box.x // _CELL), int((box.x + box.width) // _CELL) + 1):
            for row in range(int(box.y // _CELL), int((box.y + box.height) // _CELL) + 1):
                cells.setdefault((column, row), []).append(box)
    return cells


def _child_kind(points: tuple[Point, ...], people: dict[tuple[int, int], list[Box]]) -> str:
    """Tell the bar over brothers and sisters from a child's own line, which ends at a symbol, and from the drop."""
    if len({round(y, 3) for _, y in points}) == 1:
        return "bar"
    x, y = max(points, key=lambda point: point[1])
    near = people.get((int(x // _CELL), int(y // _CELL)), [])
    meets = any(
        box.x - 1 <= x <= box.x + box.width + 1 and box.y - 1 <= y <= box.y + box.height / 2 + 1 for box in near
    )
    return "child" if meets else "drop"


def flattened(curve: Curve) -> tuple[Point, ...]:
    """Return a curve as a line of many points; a closed one ends where it began."""
    points = [curve.points[0]]
    for at in range(0, len(curve.points) - 3, 3):
        piece = curve.points[at : at + 4]
        points += [_on(piece, step / _PIECES) for step in range(1, _PIECES + 1)]
    if curve.closed and points[-1] != points[0]:
        points.append(points[0])
    return tuple(points)


def _on(piece: tuple[Point, ...], part: float) -> Point:
    """Return the point of a cubic Bezier at a part (0 to 1) of its way."""
    rest = 1.0 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, piece, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, piece, strict=True)),
    )
