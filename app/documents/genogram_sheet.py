"""Sheets that a family drawing is laid on: A4 or A3, lying or standing, and the tagged file they are bound to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.pagesizes import A3, A4, landscape

from app.documents import styles
from app.documents.line_drawing import draw_line
from app.documents.sheet import (
    FOOT,
    SIDE,
    TOP,
    Furniture,
    draw_footer,
    draw_stamp,
    forget_earlier_papers,
    new_canvas,
    one_at_a_time,
)
from app.documents.structure import Element, Tag
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Style, fit_line
from app.genogram.shapes import Drawing, Label

Paper = Literal["A4", "A3", "poster"]
Size = tuple[float, float]

SMALLEST_NAME = 6.5
"""Points. A name printed smaller than this is not read at a table."""
MARGIN = 36.0
BOTTOM = FOOT + 36.0
_SIZES: dict[Paper, Size] = {"A4": A4, "A3": A3, "poster": A4}
_HEADING = 38.0


@dataclass(frozen=True, slots=True)
class SheetFurniture(Furniture):
    """What every sheet carries, whatever its size."""

    sheet: Size = A4

    @property
    def size(self) -> Size:
        """Return the width and height of the sheet."""
        return self.sheet


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its size and what is painted on it. `covered` when that leaves only scraps of a stamp across it."""

    size: Size
    paint: Callable[[TaggedCanvas], None]
    covered: bool = False


def both_ways(paper: Paper) -> tuple[Size, Size]:
    """Return the sheet of a paper standing and lying; a poster is put together of A4."""
    return _SIZES[paper], landscape(_SIZES[paper])


def name_size(drawing: Drawing) -> float:
    """Return the size of the smallest letters under the symbols, in drawing units; 0 when nobody has a name."""
    feet = {person: box.y + box.height for person, box in drawing.people.items()}
    labels = [each for each in drawing.shapes if isinstance(each, Label) and each.person in feet]
    return min((each.size for each in labels if each.y - each.size / 2 > feet[each.person]), default=0.0)


def bind(leaves: Sequence[Leaf], furniture: SheetFurniture) -> bytes:
    """Return the pages as one tagged PDF; the same pages always give the same bytes."""
    with one_at_a_time:
        forget_earlier_papers()
        canvas = new_canvas(furniture, len(leaves))
        for number, leaf in enumerate(leaves, start=1):
            canvas.setPageSize(leaf.size)
            here = SheetFurniture(
                title=furniture.title, made_on=furniture.made_on, stamp=furniture.stamp, sheet=leaf.size
            )
            if here.stamp:
                draw_stamp(canvas, here, is_first=number == 1, across=not leaf.covered)
            leaf.paint(canvas)
            draw_footer(canvas, here, number, len(leaves))
            canvas.showPage()
        return canvas.finished()


def heading(canvas: TaggedCanvas, words: str, size: Size) -> float:
    """Write a heading at the top of a sheet and return where the room below it begins."""
    return line(canvas, words, styles.SECTION, (SIDE, size[1] - TOP), size[0] - 2 * SIDE, tag="H1") - 9


def heading_again(canvas: TaggedCanvas, words: str, size: Size) -> float:
    """Write a heading on a sheet that goes on from another, where it is not read once more."""
    with canvas.artifact("Header"):
        draw_line(canvas, fit_line(words, styles.SECTION, size[0] - 2 * SIDE), styles.SECTION, SIDE, size[1] - TOP, 0)
    return size[1] - TOP - styles.SECTION.leading - 9


def line(
    canvas: TaggedCanvas, words: str, style: Style, at: tuple[float, float], width: float, *, tag: Tag = "P"
) -> float:
    """Write one line with its upper left corner at a point and return the y of its lower edge."""
    below = at[1] - style.leading
    with canvas.tagged(Element(tag, words=words), (at[0], below, at[0] + width, at[1])):
        draw_line(canvas, fit_line(words, style, width), style, *at, width)
    return below


def room_for(size: Size, below: float) -> Size:
    """Return the width and height left for a drawing on a sheet with `below` points of something under it."""
    return size[0] - 2 * MARGIN, max(size[1] - TOP - _HEADING - BOTTOM - below, 60.0)


def scale_in(drawing: Drawing, room: Size) -> float:
    """Return how many points a drawing unit gets in a room: as many as fit, never more than one."""
    return min(room[0] / max(drawing.width, 1.0), room[1] / max(drawing.height, 1.0), 1.0)
