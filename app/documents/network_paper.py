"""The network map on one A4 page: the map as large as it can be, the signs it uses, and all of it said in words.

What a screen reader says in place of the picture is the whole map: how many there are, and where everybody stands.
"""

from __future__ import annotations

from functools import partial

from reportlab.lib.pagesizes import A4, landscape

from app.documents.genogram_legend import legend_height, paint_legend
from app.documents.genogram_sheet import BOTTOM, Leaf, SheetFurniture, Size, bind, heading, room_for, scale_in
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import SIDE, stamp_text
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.genogram.network_map import draw_network
from app.genogram.shapes import Drawing
from app.services.network_paper import NetworkPaper
from app.typeface import measure

_ABOVE_LEGEND = 10.0


def network_pdf(paper: NetworkPaper) -> bytes:
    """Return the map as PDF on one page, tagged for screen readers; the same paper gives the same bytes."""
    drawing = draw_network(paper.network, paper.options, measure=measure).drawing
    furniture = SheetFurniture(
        title=paper.title,
        made_on=paper.made_on,
        author=paper.municipality,
        stamp=stamp_text(paper.version, draft="kladde", example=paper.example),
        header=False,
    )
    size = max((A4, landscape(A4)), key=lambda each: scale_in(drawing, _room(drawing, each)))
    return bind([Leaf(size, partial(_paint, drawing, paper.title, size), covered=True)], furniture)


def _room(drawing: Drawing, size: Size) -> Size:
    return room_for(size, legend_height(drawing.legend, size[0] - 2 * SIDE) + _ABOVE_LEGEND)


def _paint(drawing: Drawing, title: str, size: Size, canvas: TaggedCanvas) -> None:
    top = heading(canvas, title, size)
    signs = legend_height(drawing.legend, size[0] - 2 * SIDE)
    scale = scale_in(drawing, _room(drawing, size))
    wide, high = drawing.width * scale, drawing.height * scale
    left = (size[0] - wide) / 2
    top -= max(top - BOTTOM - signs - _ABOVE_LEGEND - high, 0.0) / 2
    with canvas.tagged(Element("Figure", alt=" ".join(drawing.text_twin)), (left, top - high, left + wide, top)):
        paint_shapes(canvas, drawing.shapes, left, top, scale)
    paint_legend(canvas, drawing.legend, (SIDE, BOTTOM + signs), size[0] - 2 * SIDE)
