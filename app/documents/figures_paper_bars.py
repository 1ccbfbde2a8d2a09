"""A table of parts with its bars in it: each number stands beside its length, and neither is told twice.

Lengths are from 0, of the parts that are shown; a hidden one is hatched and of one size, so that nothing can be
measured. The bars are for the eye alone: the table says the same.
"""

from __future__ import annotations

from dataclasses import replace

from app.documents import parts, styles
from app.documents.panel import Box, Mark, Panel, box, para
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Style
from app.genogram.shapes import Polygon
from app.services.chart_shapes_ground import HIDDEN_WIDE, hatched
from app.services.chart_shapes_words import FigureTable
from app.services.figure_rows import FigureRow, ShownPart

_CELL = Style(10, 13.5)
_GUTTER = 6.0
_NAME, _BARS = 178.0, 136.0
_THICK, _LEAST = 9.5, 1.5


def bar_table(row: FigureRow, told: FigureTable) -> list[Panel]:
    """Return the parts of a figure with their bars; what follows the parts in the table (»I alt«) has none."""
    whole = Element("Table")
    most = max(each.count or 0 for each in row.parts)
    top = _row(told.head, whole.new("TR"), None, is_head=True)
    bars = [*(_bar(each, most) for each in row.parts), *[None] * (len(told.rows) - len(row.parts))]
    rows = [_row(cells, whole.new("TR"), bar) for cells, bar in zip(told.rows, bars, strict=True)]
    return [parts.leading(top), *parts.under_again(top, rows)]


def _row(cells: tuple[str, ...], row: Element, bar: Mark | None, *, is_head: bool = False) -> Panel:
    style, first = styles.PRO_SOFT if is_head else _CELL, _NAME + _BARS
    wide = (WIDTH - first) / (len(cells) - 1)
    fields: list[Box] = []
    for place, cell in enumerate(cells):
        left, room = (first + wide * (place - 1), wide) if place else (0.0, _NAME)
        is_number = place and not is_head
        cell_of = row.new("TD") if is_number else row.new("TH", scope="Column" if is_head else "Row")
        fields.append(box(left, room - _GUTTER, [para(cell, style, tag=cell_of.tag)], inside=cell_of))
    if bar is not None:
        fields.append(replace(box(_NAME, _BARS - _GUTTER, []), mark=bar, min_height=_CELL.leading))
    return Panel(fields, rule=not is_head, pad=0.5 if is_head else 0.7, before=4 if is_head else 0)


def _bar(part: ShownPart, most: int) -> Mark | None:
    if part.count == 0:
        return None

    def paint(canvas: TaggedCanvas, x: float, y: float, width: float, high: float) -> None:
        middle = high - _CELL.leading / 2  # beside the first line of a long name
        top, foot = high - middle - _THICK / 2, high - middle + _THICK / 2
        if part.count is None:
            shapes = hatched(0, top, _CELL.size * HIDDEN_WIDE, foot, _CELL.size)
        else:
            long = max(width * part.count / most, _LEAST)
            shapes = [Polygon(((0, top), (long, top), (long, foot), (0, foot)), "accent", "accent", 1)]
        paint_shapes(canvas, shapes, x, y + high, 1.0)

    return paint
