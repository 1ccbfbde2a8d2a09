"""Curves and the ladder on paper: shapes that are the same as on the screen, read aloud as their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.documents.panel import Panel, box
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.services.curve_shapes import Picture, absence_chart, curve_picture, goal_chart
from app.services.goal_rows import ScorePoint
from app.services.ladder import LadderRow
from app.services.ladder_shapes import ladder_picture
from app.services.plan_professional_rows import AbsencePart

_LETTERS = 10.5


def numbers(points: Sequence[ScorePoint], words: str) -> list[Panel]:
    """Return numbers from 0 to 10 over time, a line for each who gave them; nothing without two of them."""
    if len(points) < 2:
        return []
    chart = goal_chart(points)
    if all(not point.who for point in points):  # nobody in particular: then there is nobody to name at the end
        chart = replace(chart, series=tuple(replace(each, name="nu") for each in chart.series))
    return drawn(curve_picture(chart, width=WIDTH, text=_LETTERS, words=words))


def absence(part: AbsencePart) -> list[Panel]:
    """Return absence in percent over time with its marks; nothing without two periods that both begin and end."""
    chart = absence_chart(part.rows, part.levels)
    if all(len(each.points) < 2 for each in chart.series):
        return []
    return drawn(curve_picture(chart, width=WIDTH, text=_LETTERS, words=part.words))


def ladder(row: LadderRow, today: date) -> list[Panel]:
    """Return the ladder with the lowest rung at the foot and time to the right."""
    return drawn(ladder_picture(row, width=WIDTH, text=_LETTERS, today=today))


def drawn(picture: Picture) -> list[Panel]:
    """Return a picture that is read aloud as its words; nothing for one of no height."""
    if not picture.height:
        return []
    told = Element("Figure", alt=picture.words)

    def paint(canvas: TaggedCanvas, x: float, y: float, _width: float, high: float) -> None:
        paint_shapes(canvas, picture.shapes, x, y + high, 1.0)

    field = replace(box(0, WIDTH, []), mark=paint, told=told, min_height=picture.height)
    return [Panel([field], before=4, after=4)]
