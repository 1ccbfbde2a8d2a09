"""The triangle of an assessment on paper: the same shapes as on the screen, read aloud as its words."""

from __future__ import annotations

from dataclasses import replace

from app.documents.panel import Panel, box
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.services.assessment_triangle import Triangle, triangle_picture

_LETTERS = 10.5
"""Points: what the triangle is lettered with."""


def triangle(drawn: Triangle) -> list[Panel]:
    """Return the triangle over the whole width."""
    picture = triangle_picture(drawn, width=WIDTH, text=_LETTERS).picture
    told = Element("Figure", alt=picture.words)

    def paint(canvas: TaggedCanvas, x: float, y: float, _width: float, high: float) -> None:
        paint_shapes(canvas, picture.shapes, x, y + high, 1.0)

    field = replace(box(0, WIDTH, []), mark=paint, told=told, min_height=picture.height)
    return [Panel([field], before=10, after=6)]
