"""The family drawing inside another paper: fitted to a field, or on a page of its own, turned when it is wide."""

from __future__ import annotations

from app.documents import parts, styles
from app.documents.flow import NewPage, Story, Whole
from app.documents.genogram_legend import legend_height, paint_legend
from app.documents.genogram_sheet import SMALLEST_NAME, name_size, scale_in
from app.documents.line_drawing import draw_line
from app.documents.panel import Panel
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import fit_line
from app.genogram.shapes import Drawing

TITLE = "Familien"
SMALL = "Navnene bliver små her. Tegningen kan også gemmes for sig selv på A3 eller som plakat."
_WORTH_TURNING = 1.15
"""A page that is turned is a nuisance to hold; it has to make the drawing this much larger."""


class FamilyPicture(Whole):
    """A drawing fitted into a field, its longest side filling it, never enlarged beyond its own size."""

    def __init__(self, drawing: Drawing, width: float, height: float) -> None:
        self.drawing = drawing
        self.scale = scale_in(drawing, (width, height))
        self.width, self.height = width, max(drawing.height, 1.0) * self.scale

    def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint the drawing in the middle of its field; read aloud, it is its sentences."""
        wide = max(self.drawing.width, 1.0) * self.scale
        left = x + (self.width - wide) / 2
        told = Element("Figure", alt=" ".join(self.drawing.text_twin))
        with canvas.tagged(told, (left, y, left + wide, y + self.height)):
            paint_shapes(canvas, self.drawing.shapes, left, y + self.height, self.scale)


class Legend(Whole):
    """The signs that the drawing uses, with their words, in as many columns as there is room for."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        self.items = drawing.legend
        self.width = width
        self.height = legend_height(self.items, width)

    def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint each sign with its word to the right."""
        paint_legend(canvas, self.items, (x, y + self.height), self.width)


class TurnedPage(Whole):
    """Heading, drawing and signs lying on a standing page; whoever prints it turns the sheet."""

    def __init__(self, drawing: Drawing, height: float) -> None:
        self.height = height
        self.legend = Legend(drawing, height)
        self.room = WIDTH - styles.SECTION.leading - 10 - self.legend.height - 8
        self.picture = FamilyPicture(drawing, height, max(self.room, 60.0))

    def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint everything turned a quarter to the left, as the page is shown turned to the right."""
        canvas.saveState()
        canvas.translate(x + WIDTH, y)
        canvas.rotate(90)
        words = fit_line(TITLE, styles.SECTION, self.height)
        with canvas.tagged(Element("H2", words=TITLE), (0, WIDTH - styles.SECTION.leading, words.width, WIDTH)):
            draw_line(canvas, words, styles.SECTION, 0, WIDTH, self.height)
        if _too_small(self.picture):
            aside = words.width + 20
            hint = fit_line(SMALL, styles.SOFT, self.height - aside)
            with canvas.tagged(Element("P")):
                draw_line(canvas, hint, styles.SOFT, aside, WIDTH - 9, self.height - aside)
        below = WIDTH - styles.SECTION.leading - 10
        self.picture.paint(canvas, 0, below - (self.room + self.picture.height) / 2)
        self.legend.paint(canvas, 0, 0)
        canvas.restoreState()


def genogram_pages(drawing: Drawing, body_height: float) -> Story:
    """Return the family on a page of its own, turned when it is wide; it has to stand last in a plan."""
    legend = Legend(drawing, WIDTH)
    room = body_height - legend.height - 60
    standing = FamilyPicture(drawing, WIDTH, room)
    turned = TurnedPage(drawing, body_height)
    if turned.picture.scale > standing.scale * _WORTH_TURNING:
        return [NewPage(turned=True), turned]
    hint: list[Panel] = []
    if _too_small(standing):
        hint = parts.text(SMALL, styles.SOFT, after=6)
        standing = FamilyPicture(drawing, WIDTH, room - sum(each.height + 6 for each in hint))
    return [NewPage(), parts.heading(TITLE, styles.SECTION, before=0, after=12), *hint, standing, legend]


def _too_small(picture: FamilyPicture) -> bool:
    return 0.0 < name_size(picture.drawing) * picture.scale < SMALLEST_NAME
