"""A family too large for one sheet as a poster of A4 sheets, with marks for cutting and gluing them together.

Neighbouring sheets share 10 mm. Sheets on which nothing is drawn are left out; the little map on each tells which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from app.documents import faces, styles
from app.documents.genogram_sheet import (
    BOTTOM,
    MARGIN,
    SMALLEST_NAME,
    Leaf,
    Size,
    both_ways,
    heading,
    heading_again,
    line,
    name_size,
    room_for,
)
from app.documents.genogram_words import alt_text
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import SIDE
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.genogram.extent import corners
from app.genogram.shapes import Drawing, Shape
from app.typeface import measure

OVERLAP = 72 / 2.54
"""10 mm that two neighbours both show, in points."""
HOW = "Klip ved hjørnerne. Arkene går 10 mm ind over hinanden."
_STRIP = 34.0
_MARK = 9.0
_MANY = 12
"""A drawing is shown at its own size, but smaller where that takes more sheets than a table has room for."""
_FINER = (1.0, 0.95, 0.9, 0.85, 0.8)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the drawing is cut: the sheet, points to a drawing unit, and how many columns and rows of sheets."""

    sheet: Size
    scale: float
    columns: int
    rows: int
    drawn: Size

    @property
    def sheets(self) -> int:
        """Return how many sheets there are, blank ones too."""
        return self.columns * self.rows

    @property
    def field(self) -> Size:
        """Return the width and height of what one sheet shows, in points."""
        return self.sheet[0] - 2 * MARGIN, room_for(self.sheet, _STRIP)[1]

    def corner(self, column: int, row: int) -> tuple[float, float]:
        """Return where a sheet begins in the drawing, in points from its upper left corner; it lies in the middle."""
        steps = tuple(part - OVERLAP for part in self.field)
        whole = (self.columns * steps[0] + OVERLAP, self.rows * steps[1] + OVERLAP)
        return (
            column * steps[0] - (whole[0] - self.drawn[0]) / 2,
            row * steps[1] - (whole[1] - self.drawn[1]) / 2,
        )


@dataclass(frozen=True, slots=True)
class _Tile:
    column: int
    row: int
    shapes: tuple[Shape, ...]


def poster_leaves(drawing: Drawing, title: str) -> list[Leaf]:
    """Return the sheets of the poster, row by row."""
    grid = _grid(drawing)
    tiles = _tiles(drawing, grid)
    return [Leaf(grid.sheet, partial(_paint, drawing, title, grid, tiles, number)) for number in range(len(tiles))]


def sheets_of(drawing: Drawing) -> int:
    """Return how many sheets the poster takes."""
    return len(_tiles(drawing, _grid(drawing)))


def _grid(drawing: Drawing) -> _Grid:
    """Take the largest scale of not too many sheets, and a little less of it where that saves sheets."""
    letters = name_size(drawing)
    least = min(SMALLEST_NAME / letters, 1.0) if letters else 0.5
    steps = [1.0 - (1.0 - least) * step / 10 for step in range(11)]
    grids = (_fewest(drawing, scale) for scale in steps)
    best = next((grid.scale for grid in grids if grid.sheets <= _MANY), least)
    finer = [_fewest(drawing, max(best * share, least)) for share in _FINER]
    return min(finer, key=lambda grid: (grid.sheets / grid.scale**2, -grid.scale))


def _fewest(drawing: Drawing, scale: float) -> _Grid:
    drawn = drawing.width * scale, drawing.height * scale
    grids = []
    for sheet in both_ways("poster"):
        field = _Grid(sheet, scale, 1, 1, drawn).field
        columns, rows = (
            max(ceil((whole - OVERLAP) / (part - OVERLAP)), 1) for whole, part in zip(drawn, field, strict=True)
        )
        grids.append(_Grid(sheet, scale, columns, rows, drawn))
    return min(grids, key=lambda grid: grid.sheets)


def _tiles(drawing: Drawing, grid: _Grid) -> list[_Tile]:
    """Give every sheet the shapes that reach into it; the last ones may be clipped."""
    boxes = [(shape, corners(shape, measure)) for shape in drawing.shapes]
    tiles: list[_Tile] = []
    for row in range(grid.rows):
        for column in range(grid.columns):
            x, y = (part / grid.scale for part in grid.corner(column, row))
            right, below = x + grid.field[0] / grid.scale, y + grid.field[1] / grid.scale
            inside = tuple(
                shape
                for shape, ((left, top), (end, foot)) in boxes
                if left - 6 < right and end + 6 > x and top - 6 < below and foot + 6 > y
            )
            if inside:
                tiles.append(_Tile(column, row, inside))
    return tiles or [_Tile(0, 0, ())]


def _paint(
    drawing: Drawing, title: str, grid: _Grid, tiles: Sequence[_Tile], number: int, canvas: TaggedCanvas
) -> None:
    tile = tiles[number]
    wide, high = grid.field
    left, top = MARGIN, (heading_again if number else heading)(canvas, title, grid.sheet)
    where = f"ark {number + 1} af {len(tiles)}"
    alt = alt_text(drawing) if number == 0 else f"Tegningen fortsat: {where}."
    x, y = grid.corner(tile.column, tile.row)
    with canvas.tagged(Element("Figure", alt=alt), (left, top - high, left + wide, top)):
        canvas.saveState()
        field = canvas.beginPath()
        field.rect(left, top - high, wide, high)
        canvas.clipPath(field, stroke=0, fill=0)
        paint_shapes(canvas, tile.shapes, left - x, top + y, grid.scale)
        canvas.restoreState()
    with canvas.artifact():
        _marks(canvas, grid, tile, (left, top))
        _map(canvas, grid, tiles, number)
    told = f"{where.capitalize()}. " + (HOW if len(tiles) > 1 else "")
    line(canvas, told, styles.FOOTER, (SIDE, BOTTOM + 22), grid.sheet[0] - 2 * SIDE - 110)


def _marks(canvas: TaggedCanvas, grid: _Grid, tile: _Tile, at: tuple[float, float]) -> None:
    """Draw the corners to cut at, and a dashed tick where the edge of the next sheet is laid."""
    wide, high = grid.field
    left, top = at
    canvas.setStrokeColor(faces.colour("ink2"))
    canvas.setLineWidth(0.5)
    for x in (left, left + wide):
        for y, out in ((top, 1), (top - high, -1)):
            canvas.line(x, y, x, y + out * _MARK)
            side = -1 if x == left else 1
            canvas.line(x, y, x + side * _MARK, y)
    canvas.setDash(1.5, 1.5)
    if tile.column < grid.columns - 1:
        for y, out in ((top, 1), (top - high, -1)):
            canvas.line(left + wide - OVERLAP, y, left + wide - OVERLAP, y + out * _MARK)
    if tile.row < grid.rows - 1:
        for x, out in ((left, -1), (left + wide, 1)):
            canvas.line(x, top - high + OVERLAP, x + out * _MARK, top - high + OVERLAP)
    canvas.setDash()


def _map(canvas: TaggedCanvas, grid: _Grid, tiles: Sequence[_Tile], number: int) -> None:
    """Draw all sheets very small at the lower right, this one filled."""
    step = min(100.0 / grid.columns, 26.0 / grid.rows, 12.0)
    right = grid.sheet[0] - SIDE
    canvas.setStrokeColor(faces.colour("ink2"))
    canvas.setFillColor(faces.colour("accent"))
    canvas.setLineWidth(0.5)
    for place, tile in enumerate(tiles):
        x = right - (grid.columns - tile.column) * step
        y = BOTTOM + 26.0 - (tile.row + 1) * step
        canvas.rect(x, y, step * 0.86, step * 0.86, stroke=1, fill=int(place == number))
