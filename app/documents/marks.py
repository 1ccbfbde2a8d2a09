"""Small painted things: the round table, number discs, tick boxes, faces and the scale. No text of users here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from app.documents import faces
from app.documents.line_drawing import draw_line
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Style, fit_line

Painter = Callable[[TaggedCanvas, float, float, float, float], None]


def round_table(canvas: TaggedCanvas, x: float, y: float, size: float) -> None:
    """Paint the mark of the program: a ring is the table, eight seats, the upper one is the child's."""
    unit = size / 64
    middle_x, middle_y = x + size / 2, y + size / 2
    canvas.setStrokeColor(faces.colour("accent"))
    canvas.setLineWidth(5 * unit)
    canvas.circle(middle_x, middle_y, 15.5 * unit, stroke=1, fill=0)
    for seat in range(8):
        angle = pi / 2 + seat * pi / 4
        canvas.setFillColor(faces.colour("accent" if seat else "amber"))
        canvas.circle(middle_x + 27 * unit * cos(angle), middle_y + 27 * unit * sin(angle), 4.4 * unit, 0, 1)


def disc(text: str, *, soft: bool = False, size: float = 22) -> Painter:
    """Return a painter of a filled disc with one or two characters in it, centred in height at the left edge."""

    def paint(canvas: TaggedCanvas, x: float, y: float, _width: float, height: float) -> None:
        middle = y + height / 2
        canvas.setFillColor(faces.colour("accent_soft" if soft else "accent"))
        canvas.circle(x + size / 2, middle, size / 2, stroke=0, fill=1)
        style = Style(size * 0.55, size * 0.7, 600, "accent" if soft else "on_accent", "center")
        draw_line(canvas, fit_line(text, style, size), style, x, middle + size * 0.35, size)

    return paint


def tick_box(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    """Paint an empty square to tick, at the right edge, centred in height."""
    size = 17.0
    canvas.setStrokeColor(faces.colour("control"))
    canvas.setLineWidth(1)
    canvas.roundRect(x + width - size - 1, y + (height - size) / 2, size, size, 3.2, stroke=1, fill=0)


def waiting_ring(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    """Paint a dashed ring at the right edge: not agreed yet."""
    canvas.setStrokeColor(faces.colour("control"))
    canvas.setLineWidth(1)
    canvas.setDash(2.2, 2.2)
    canvas.circle(x + width - 9.5, y + height / 2, 8.5, stroke=1, fill=0)
    canvas.setDash()


def bullets(downs: Sequence[float], leading: float) -> Painter:
    """Return a painter of small filled dots beside lines of this leading, each so many points below the top."""

    def paint(canvas: TaggedCanvas, x: float, y: float, _width: float, height: float) -> None:
        canvas.setFillColor(faces.colour("accent"))
        for down in downs:
            canvas.circle(x + 3, y + height - down - leading / 2 - 0.5, 2.6, stroke=0, fill=1)

    return paint


def scale(value: float) -> Painter:
    """Return a painter of five faces over a line from 0 to 10 with one mark at `value`."""

    def paint(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        left, step = x + 22, (width - 44) / 10
        for index in range(5):
            _face(canvas, left + index * step * 2.5, y + height - 21, 20, (index - 2) / 2)
        axis = y + height - 62
        canvas.setStrokeColor(faces.colour("line_strong"))
        canvas.setLineWidth(2.4)
        canvas.line(left, axis, left + 10 * step, axis)
        canvas.setLineWidth(1.6)
        for number in range(11):
            spot = left + number * step
            canvas.line(spot, axis - 5.5, spot, axis + 5.5)
            style = Style(17, 22, 700 if number == value else 400, "ink", "center")
            draw_line(canvas, fit_line(str(number), style, 40), style, spot - 20, axis - 12, 40)
        canvas.setFillColor(faces.colour("amber"))
        canvas.setStrokeColor(faces.colour("card"))
        canvas.setLineWidth(2)
        canvas.circle(left + min(max(value, 0), 10) * step, axis, 10.5, stroke=1, fill=1)

    return paint


def _face(canvas: TaggedCanvas, x: float, y: float, radius: float, mood: float) -> None:
    canvas.setStrokeColor(faces.colour("ink"))
    canvas.setFillColor(faces.colour("ink"))
    canvas.setLineWidth(1.7)
    canvas.circle(x, y, radius, stroke=1, fill=0)
    for side in (-1, 1):
        canvas.circle(x + side * radius * 0.34, y + radius * 0.22, 1.9, stroke=0, fill=1)
    mouth, bend = y - radius * 0.38, radius * 0.5 * mood
    path = canvas.beginPath()
    path.moveTo(x - radius * 0.42, mouth + bend * 0.45)
    path.curveTo(x - radius * 0.2, mouth - bend * 0.55, x + radius * 0.2, mouth - bend * 0.55, x + radius * 0.42,
                 mouth + bend * 0.45)  # fmt: skip
    canvas.drawPath(path, stroke=1, fill=0)
