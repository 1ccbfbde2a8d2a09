"""Sheets that a family drawing is laid on: A4 or A3, lying or standing, and the tagged file they are bound to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportlab.lib.pagesizes import A3, A4, landscape

from app.documents import faces, styles
from app.documents.sheet import FOOT, SIDE, TOP, Furniture, draw_footer, draw_stamp, one_at_a_time
from app.documents.tagged_canvas import Tag, TaggedCanvas
from app.documents.typesetting import Style, draw_line, fit_line
from app.genogram.shapes import Drawing, Label
from app.language.safe_text import clean

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
        faces.forget_shapes()
        target = BytesIO()
        canvas = TaggedCanvas(target, leaves[0].size)
        _tell(canvas, furniture)
        for number, leaf in enumerate(leaves, start=1):
            canvas.setPageSize(leaf.size)
            here = SheetFurniture(
                title=furniture.title, made_on=furniture.made_on, stamp=furniture.stamp, sheet=leaf.size
            )
            with canvas.artifact():
                if here.stamp:
                    draw_stamp(canvas, here, across=not leaf.covered)
                draw_footer(canvas, here, number, len(leaves))
            leaf.paint(canvas)
            canvas.showPage()
        canvas.save()
        return target.getvalue()


def _tell(canvas: TaggedCanvas, furniture: SheetFurniture) -> None:
    stamp = furniture.made_on.strftime("D:%Y%m%d120000Z")
    canvas.setDateFormatter(lambda *_: stamp)
    canvas.setTitle(clean(furniture.title, keep_newlines=False))
    canvas.setAuthor(clean(furniture.author, keep_newlines=False))
    canvas.setCreator("Rundbord")
    canvas.setProducer("Rundbord")


def heading(canvas: TaggedCanvas, words: str, size: Size) -> float:
    """Write a heading at the top of a sheet and return where the room below it begins."""
    return line(canvas, words, styles.SECTION, (SIDE, size[1] - TOP), size[0] - 2 * SIDE, tag="H1") - 9


def line(
    canvas: TaggedCanvas, words: str, style: Style, at: tuple[float, float], width: float, *, tag: Tag = "P"
) -> float:
    """Write one line with its upper left corner at a point and return the y of its lower edge."""
    with canvas.tagged(tag):
        draw_line(canvas, fit_line(words, style, width), style, *at, width)
    return at[1] - style.leading


def room_for(size: Size, below: float) -> Size:
    """Return the width and height left for a drawing on a sheet with `below` points of something under it."""
    return size[0] - 2 * MARGIN, max(size[1] - TOP - _HEADING - BOTTOM - below, 60.0)


def scale_in(drawing: Drawing, room: Size) -> float:
    """Return how many points a drawing unit gets in a room: as many as fit, never more than one."""
    return min(room[0] / max(drawing.width, 1.0), room[1] / max(drawing.height, 1.0), 1.0)
