"""The shapes of a drawing onto a ReportLab canvas. Drawings count y downwards, the canvas upwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.documents import faces
from app.documents.line_drawing import draw_line
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Span, Style, break_lines
from app.genogram.shapes import Curve, Ellipse, Label, Line, Polygon, Shape

if TYPE_CHECKING:
    from reportlab.pdfgen.pathobject import PDFPathObject

_ANY_WIDTH = 1e6
_ROUND, _BUTT = 1, 0


def paint_shapes(canvas: TaggedCanvas, shapes: Iterable[Shape], left: float, top: float, scale: float) -> None:
    """Paint shapes with the drawing's upper left corner at (left, top) points and `scale` points to a drawing unit."""
    canvas.saveState()
    canvas.translate(left, top)
    canvas.scale(scale, scale)
    for shape in shapes:
        paint_shape(canvas, shape)
    canvas.restoreState()


def paint_shape(canvas: TaggedCanvas, shape: Shape) -> None:
    """Paint a line, area, ellipse, curve or label; a missing colour means that this part is not painted."""
    if isinstance(shape, Label):
        _paint_label(canvas, shape)
        return
    canvas.saveState()
    canvas.setLineWidth(shape.width)
    canvas.setLineJoin(_ROUND)
    fill = "" if isinstance(shape, Line) else shape.fill
    if shape.colour:
        canvas.setStrokeColor(faces.colour(shape.colour))
    if fill:
        canvas.setFillColor(faces.colour(fill))
    if isinstance(shape, Curve) and fill and shape.fill_opacity < 1:
        canvas.setFillAlpha(shape.fill_opacity)
    if not isinstance(shape, Ellipse) and shape.dash:
        canvas.setLineCap(_ROUND if shape.dash[0] < 1 else _BUTT)
        # Some readers draw nothing for a dash of no length, so a dot gets a little.
        canvas.setDash([max(each, 0.1) for each in shape.dash])
    path = canvas.beginPath()
    _trace(path, shape)
    canvas.drawPath(path, stroke=int(bool(shape.colour)), fill=int(bool(fill)))
    canvas.restoreState()


def _trace(path: PDFPathObject, shape: Line | Polygon | Ellipse | Curve) -> None:
    if isinstance(shape, Ellipse):
        path.ellipse(shape.x - shape.rx, -shape.y - shape.ry, 2 * shape.rx, 2 * shape.ry)
        return
    first, *rest = [(x, -y) for x, y in shape.points]
    path.moveTo(*first)
    if isinstance(shape, Curve):
        for index in range(0, len(rest) - 2, 3):
            path.curveTo(*rest[index], *rest[index + 1], *rest[index + 2])
    else:
        for point in rest:
            path.lineTo(*point)
    if isinstance(shape, Polygon) or (isinstance(shape, Curve) and shape.closed):
        path.close()


def _paint_label(canvas: TaggedCanvas, label: Label) -> None:
    style = Style(label.size, label.size * 1.2, 600 if label.bold else 400, label.colour or "ink")
    lines = break_lines((Span(label.text),), style, _ANY_WIDTH)
    if not lines:
        return
    wide = lines[0].width
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    top = -label.y + style.baseline
    if label.halo:
        canvas.setFillColor(faces.colour("card"))
        canvas.rect(left - label.halo, -label.y - label.size * 0.25, wide + 2 * label.halo, label.size, 0, 1)
    draw_line(canvas, lines[0], style, left, top, wide)
