"""The bare geometry of a layout as JSON, for measuring it against other programs."""

from __future__ import annotations

import json

from app.genogram.checks import warnings_for
from app.genogram.drawing import draw_family
from app.genogram.family import Family, Options
from app.genogram.labels import Measure, average_width
from app.genogram.layout import lay_out
from app.genogram.masking import masked
from app.genogram.shapes import Box, Drawing, Line


def geometry_json(
    family: Family,
    options: Options,
    *,
    milliseconds: float = 0.0,
    measure: Measure = average_width,
    size: float = 60.0,
) -> str:
    """Write persons, unions, links and lines with their places; `milliseconds` is the caller's own clock."""
    drawing = draw_family(family, options, measure=measure, size=size)
    layout = lay_out(masked(family, options), options, measure, size)
    kin, rows = layout.kin, layout.rows
    pitches = [gap for row in layout.order for gap in _pitches(layout.x, row)]
    told = {
        "persons": [_person(drawing, name, box, layout.skeleton.row_of[name]) for name, box in drawing.people.items()],
        "unions": [
            {"id": u.id, "partners": list(u.partners), "status": u.status, "across": u.id in rows.across}
            for u in kin.unions.values()
        ],
        "links": [
            {"child": k.child, "union": k.union, "kind": k.kind, "primary": k.primary}
            | {"broken": (k.child, k.union) in rows.broken}
            for k in kin.links
        ],
        "lines": _lines(drawing),
        "size": size,
        "pitch": min(pitches, default=size),
        "ms": milliseconds,
        "warnings": list(warnings_for(kin, rows)),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _person(drawing: Drawing, name: str, box: Box, row: int) -> dict[str, object]:
    middle = {"x": round(box.x + box.width / 2, 3), "y": round(box.y + box.height / 2, 3)}
    return {"id": name, "name": drawing.names[name], **middle, "w": box.width, "h": box.height, "row": row}


def _lines(drawing: Drawing) -> list[dict[str, object]]:
    return [
        {"kind": shape.role, "points": [[round(x, 3), round(y, 3)] for x, y in shape.points]}
        for shape in drawing.shapes
        if isinstance(shape, Line) and shape.role != "symbol"
    ]


def _pitches(x: dict[str, float], row: list[str]) -> list[float]:
    people = [x[slot] for slot in row if not slot.startswith("\0")]
    return [b - a for a, b in zip(people, people[1:], strict=False)]
