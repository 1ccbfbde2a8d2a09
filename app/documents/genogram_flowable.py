"""The family drawing on paper: the same shapes the screen paints, drawn with ReportLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, PageBreak

from app.documents import parts, styles
from app.documents.shape_painter import paint_shape
from app.documents.sheet import WIDTH
from app.documents.typesetting import draw_line, fit_line
from app.genogram.shapes import Drawing

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LEGEND_ROW = 26.0
_LEGEND_FIELD = 36.0
_LEGEND_COLUMN = 140.0
_LARGEST = 1.0


class GenogramFlowable(Flowable):
    """A drawing fitted into a field, its longest side filling it, never enlarged beyond its own size."""

    def __init__(self, drawing: Drawing, width: float, height: float) -> None:
        super().__init__()
        self.drawing = drawing
        wide, high = max(drawing.width, 1.0), max(drawing.height, 1.0)
        self.scale = min(width / wide, height / high, _LARGEST)
        self.width, self.height = width, high * self.scale
        self.left = (width - wide * self.scale) / 2

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size, settled when the flowable was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the drawing; its y grows downwards, ours upwards."""
        canvas: Canvas = self.canv
        canvas.saveState()
        canvas.translate(self.left, self.height)
        canvas.scale(self.scale, self.scale)
        for shape in self.drawing.shapes:
            paint_shape(canvas, shape)
        canvas.restoreState()


class LegendFlowable(Flowable):
    """The signs that the drawing uses, with their words, in as many columns as there is room for."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self.items = drawing.legend
        self.width = width
        self.columns = max(int(width // _LEGEND_COLUMN), 1)
        self.height = -(-len(self.items) // self.columns) * _LEGEND_ROW

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size, settled when the flowable was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint each sign in a field of 28 by 20 with its word to the right."""
        canvas: Canvas = self.canv
        column = self.width / self.columns
        for index, item in enumerate(self.items):
            x, top = (index % self.columns) * column, self.height - (index // self.columns) * _LEGEND_ROW
            canvas.saveState()
            canvas.translate(x, top)
            for shape in item.shapes:
                paint_shape(canvas, shape)
            canvas.restoreState()
            line = fit_line(item.word, styles.FOOTER, column - _LEGEND_FIELD)
            draw_line(canvas, line, styles.FOOTER, x + _LEGEND_FIELD, top - 3, column)


def genogram_pages(drawing: Drawing, body_height: float) -> list[Flowable]:
    """Return the family on a page of its own, to stand last in a plan."""
    legend = LegendFlowable(drawing, WIDTH)
    room = body_height - legend.height - 60
    return [
        PageBreak(),
        parts.heading("Familien", styles.SECTION, before=0, after=12),
        GenogramFlowable(drawing, WIDTH, room),
        legend,
    ]
