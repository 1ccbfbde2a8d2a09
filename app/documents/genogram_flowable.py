"""The family drawing inside another paper: fitted to a field, or on a page of its own, turned when it is wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import ActionFlowable, BaseDocTemplate, Flowable, PageBreak

from app.documents import parts, styles
from app.documents.genogram_legend import legend_height, paint_sign, spots, write_word
from app.documents.genogram_sheet import SMALLEST_NAME, name_size, scale_in
from app.documents.panel import Panel
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import WIDTH
from app.documents.typesetting import draw_line, fit_line
from app.genogram.shapes import Drawing

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TITLE = "Familien"
SMALL = "Navnene bliver små her. Tegningen kan også gemmes for sig selv på A3 eller som plakat."
_WORTH_TURNING = 1.15
"""A page that is turned is a nuisance to hold; it has to make the drawing this much larger."""


class GenogramFlowable(Flowable):
    """A drawing fitted into a field, its longest side filling it, never enlarged beyond its own size."""

    def __init__(self, drawing: Drawing, width: float, height: float) -> None:
        super().__init__()
        self.drawing = drawing
        self.scale = scale_in(drawing, (width, height))
        self.width, self.height = width, max(drawing.height, 1.0) * self.scale
        self.left = (width - max(drawing.width, 1.0) * self.scale) / 2

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size, settled when the flowable was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the drawing; its y grows downwards, ours upwards."""
        paint_shapes(self.canv, self.drawing.shapes, self.left, self.height, self.scale)


class LegendFlowable(Flowable):
    """The signs that the drawing uses, with their words, in as many columns as there is room for."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self.items = drawing.legend
        self.width = width
        self.height = legend_height(self.items, width)

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size, settled when the flowable was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint each sign with its word to the right."""
        for spot in spots(self.items, (0.0, self.height), self.width):
            paint_sign(self.canv, spot)
            write_word(self.canv, spot)


class _Turn(ActionFlowable):
    """Asks the reader's program to show this page, and those after it, turned a quarter to the right."""

    def apply(self, doc: BaseDocTemplate) -> None:
        """Turn the page; the library takes width and height of a turned page the other way round."""
        wide, high = doc.pagesize
        doc.canv.setPageSize((high, wide))
        doc.rotation = 90


class TurnedPage(Flowable):
    """Heading, drawing and signs lying on a standing page; whoever prints it turns the sheet."""

    def __init__(self, drawing: Drawing, height: float) -> None:
        super().__init__()
        self.width, self.height = WIDTH, height
        self.legend = LegendFlowable(drawing, height)
        self.room = WIDTH - styles.SECTION.leading - 10 - self.legend.height - 8
        self.picture = GenogramFlowable(drawing, height, max(self.room, 60.0))

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size, settled when the flowable was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint everything turned a quarter to the left, as the page is shown turned to the right."""
        canvas: Canvas = self.canv
        canvas.saveState()
        canvas.translate(self.width, 0)
        canvas.rotate(90)
        words = fit_line(TITLE, styles.SECTION, self.height)
        draw_line(canvas, words, styles.SECTION, 0, self.width, self.height)
        if _too_small(self.picture):
            aside = words.width + 20
            hint = fit_line(SMALL, styles.SOFT, self.height - aside)
            draw_line(canvas, hint, styles.SOFT, aside, self.width - 9, self.height - aside)
        below = self.width - styles.SECTION.leading - 10
        self.picture.drawOn(canvas, 0, below - (self.room + self.picture.height) / 2)
        self.legend.drawOn(canvas, 0, 0)
        canvas.restoreState()


def genogram_pages(drawing: Drawing, body_height: float) -> list[Flowable]:
    """Return the family on a page of its own, turned when it is wide; it has to stand last in a plan."""
    legend = LegendFlowable(drawing, WIDTH)
    room = body_height - legend.height - 60
    standing = GenogramFlowable(drawing, WIDTH, room)
    turned = TurnedPage(drawing, body_height)
    if turned.picture.scale > standing.scale * _WORTH_TURNING:
        return [PageBreak(), _Turn(), turned]
    hint: list[Panel] = []
    if _too_small(standing):
        hint = parts.text(SMALL, styles.SOFT, after=6)
        standing = GenogramFlowable(drawing, WIDTH, room - sum(each.height + 6 for each in hint))
    return [PageBreak(), parts.heading(TITLE, styles.SECTION, before=0, after=12), *hint, standing, legend]


def _too_small(picture: GenogramFlowable) -> bool:
    return 0.0 < name_size(picture.drawing) * picture.scale < SMALLEST_NAME
