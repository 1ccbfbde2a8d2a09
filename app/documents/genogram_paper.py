"""The family drawing on paper: on one sheet as large as it can be, or as a poster, and after it the family in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.documents import genogram_poster
from app.documents.genogram_legend import legend_height, paint_legend
from app.documents.genogram_sheet import (
    BOTTOM,
    SMALLEST_NAME,
    Leaf,
    Paper,
    SheetFurniture,
    Size,
    bind,
    both_ways,
    heading,
    name_size,
    room_for,
    scale_in,
)
from app.documents.genogram_words import alt_text, words_leaves
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import SIDE, stamp_text
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.genogram.shapes import Drawing, LegendItem

_LEGEND_SHARE = 0.24
"""Of a sheet's height; more signs than that stand with the words instead."""
_ABOVE_LEGEND = 10.0


@dataclass(frozen=True, slots=True)
class Fit:
    """The paper a drawing can be read on, how many sheets of it, and the height of names on the one wanted (points)."""

    paper: Paper
    name_points: float
    sheets: int = 1


@dataclass(frozen=True, slots=True)
class _Place:
    """One way to lay a drawing on a sheet."""

    size: Size
    scale: float
    legend: tuple[LegendItem, ...]


def readable_paper(drawing: Drawing, wanted: Paper = "A4") -> Fit:
    """Return the wanted paper, or the next larger one on which names are at least 6.5 points; a poster always will."""
    points = name_size(drawing) * _place(drawing, wanted).scale
    if wanted == "poster" or not points or points >= SMALLEST_NAME:
        return Fit(wanted, points, genogram_poster.sheets_of(drawing) if wanted == "poster" else 1)
    if wanted == "A4" and name_size(drawing) * _place(drawing, "A3").scale >= SMALLEST_NAME:
        return Fit("A3", points)
    return Fit("poster", points, genogram_poster.sheets_of(drawing))


def genogram_pdf(
    drawing: Drawing, title: str, made_on: date, *, municipality: str = "", example: bool = False, paper: Paper = "A4"
) -> bytes:
    """Return the drawing as PDF on just that paper, tagged for screen readers; the same drawing gives the same bytes.

    What is too small to read on it is printed small: ask `readable_paper` first.
    """
    furniture = SheetFurniture(
        title=title,
        made_on=made_on,
        author=municipality,
        stamp=stamp_text("", draft="kladde", example=example),
        header=False,
    )
    if paper == "poster":
        leaves = genogram_poster.poster_leaves(drawing, title)
        return bind([*leaves, *words_leaves(drawing, drawing.legend)], furniture)
    place = _place(drawing, paper)
    sheet = Leaf(place.size, partial(_paint, drawing, title, place))
    return bind([sheet, *words_leaves(drawing, () if place.legend else drawing.legend)], furniture)


def _place(drawing: Drawing, paper: Paper) -> _Place:
    """Lay the sheet so that the drawing becomes largest; standing when it makes no difference."""
    return max((_laid(drawing, size) for size in both_ways(paper)), key=lambda each: each.scale)


def _laid(drawing: Drawing, size: Size) -> _Place:
    high = legend_height(drawing.legend, size[0] - 2 * SIDE) + _ABOVE_LEGEND
    if high > size[1] * _LEGEND_SHARE:
        return _Place(size, scale_in(drawing, room_for(size, 0.0)), ())
    return _Place(size, scale_in(drawing, room_for(size, high)), drawing.legend)


def _paint(drawing: Drawing, title: str, place: _Place, canvas: TaggedCanvas) -> None:
    wide, high = place.size
    top = heading(canvas, title, place.size)
    signs = legend_height(place.legend, wide - 2 * SIDE)
    bottom = BOTTOM + (signs + _ABOVE_LEGEND if signs else 0.0)
    drawn_wide, drawn_high = drawing.width * place.scale, drawing.height * place.scale
    left = (wide - drawn_wide) / 2
    top -= max(top - bottom - drawn_high, 0.0) / 2
    with canvas.tagged(Element("Figure", alt=alt_text(drawing)), (left, top - drawn_high, left + drawn_wide, top)):
        paint_shapes(canvas, drawing.shapes, left, top, place.scale)
    if place.legend:
        paint_legend(canvas, place.legend, (SIDE, BOTTOM + signs), wide - 2 * SIDE)
