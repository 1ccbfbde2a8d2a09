"""The signs a drawing uses, each with its words, in columns: under the drawing or on a sheet with the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.documents import styles
from app.documents.line_drawing import draw_line
from app.documents.shape_painter import paint_shapes
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import fit_line
from app.genogram.shapes import LegendItem

_ROW = 24.0
_FIELD = 36.0
_COLUMN = 128.0
_GAP = 8.0

_Spot = tuple[LegendItem, float, float, float]
"""An item, its left edge, its top and the width of its column."""


def _columns(items: Sequence[LegendItem], width: float) -> list[float]:
    """Return the widths of as many columns as there is room for when no word is cut.

    They are alike, but where a long word is in the way its own column takes what the others can spare: one column
    less would cost rows, and the drawing above its size.
    """
    words = [fit_line(each.word, styles.FOOTER, width - _FIELD).width + _FIELD + _GAP for each in items]
    for number in range(max(int(width // _COLUMN), 1), 1, -1):
        needed = [max(words[place::number], default=0.0) for place in range(number)]
        if max(needed) <= width / number:
            return [width / number] * number
        if (spare := width - sum(needed)) >= 0:
            return [each + spare / number for each in needed]
    return [width]


def legend_height(items: Sequence[LegendItem], width: float) -> float:
    """Return how high the signs stand, in points."""
    return -(-len(items) // len(_columns(items, width))) * _ROW


def _spots(items: Sequence[LegendItem], at: tuple[float, float], width: float) -> Iterator[_Spot]:
    """Yield where each sign stands, row by row from an upper left corner."""
    columns = _columns(items, width)
    for index, item in enumerate(items):
        down, across = divmod(index, len(columns))
        yield item, at[0] + sum(columns[:across]), at[1] - down * _ROW, columns[across]


def _paint_sign(canvas: TaggedCanvas, spot: _Spot) -> None:
    """Paint a sign in its field of 28 by 20."""
    item, x, top, _ = spot
    paint_shapes(canvas, item.shapes, x, top, 1.0)


def _write_word(canvas: TaggedCanvas, spot: _Spot) -> None:
    """Write what a sign means to the right of it, on one line."""
    item, x, top, column = spot
    draw_line(canvas, fit_line(item.word, styles.FOOTER, column - _FIELD), styles.FOOTER, x + _FIELD, top - 3, column)


def paint_legend(canvas: TaggedCanvas, items: Sequence[LegendItem], at: tuple[float, float], width: float) -> None:
    """Paint all signs; to a screen reader they are a list of their words."""
    whole = Element("L")
    for spot in _spots(items, at, width):
        with canvas.artifact():
            _paint_sign(canvas, spot)
        with canvas.tagged(whole.new("LI").new("LBody")):
            _write_word(canvas, spot)
