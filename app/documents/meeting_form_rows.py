"""The rows of the blank paper form: lines and tables to write in by hand, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.documents import faces, parts
from app.documents.meeting_parts import line_mark
from app.documents.panel import Box, Panel, box, para
from app.documents.sheet import WIDTH
from app.documents.typesetting import Style, draw_line, fit_line
from app.services.meeting_paper_form import FormField

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HAND = 25.0
"""Points between lines: room for a hand."""
_NUMBER = 34.0
_GAP = 10.0
_NUMBER_STYLE = Style(10.5, 14, 600, "accent")
_LABEL = Style(11.5, 15, colour="ink2")
_SMALL = Style(10.5, 14, colour="ink2")
_REVIEWED = ("lykkedes", "delvist", "ikke", "lavet om")
_SAFE = ("tryg", "ikke afklaret", "vi er bekymrede")


def lines(fields: Sequence[FormField]) -> list[Panel]:
    """Return lines to write on, each with its label before it when it has one."""
    return [_line(each) for each in fields]


def person_rows(fields: Sequence[FormField]) -> list[Panel]:
    """Return rows for who is there: name, what they are to the child, and from when until when."""
    return _table(fields, (("Navn", 190.0), ("Hvem er du for barnet?", 165.0), ("Fra–til", 66.0)))


def agreement_rows(fields: Sequence[FormField]) -> list[Panel]:
    """Return rows for agreements, high enough for two lines, with a square for the owner's own yes."""
    return _table(
        fields,
        (("Hvem", 105.0), ("Gør hvad", 190.0), ("Hvornår", 92.0), ("Ja", 24.0)),
        high=HAND * 1.4,
        squares=("Ja",),
    )


def scale_rows(fields: Sequence[FormField]) -> list[Panel]:
    """Return rows with the numbers from 0 to 10 to put a ring round. The child's own row stands first and apart."""
    child, *adults = [_scale(each, f"{'Barnet' if not index else 'Navn'}") for index, each in enumerate(fields)]
    return [child, *parts.text("De voksne skriver hver for sig først.", _SMALL, before=8), *adults]


def review_rows(fields: Sequence[FormField]) -> list[Panel]:
    """Return rows for how the agreements of last time went."""
    return [_with_choices(each, "Aftale", _REVIEWED) for each in fields]


def safety_rows(fields: Sequence[FormField]) -> list[Panel]:
    """Return one row for each child of the home."""
    return [_with_choices(each, "Barn", _SAFE) for each in fields]


def ticks(fields: Sequence[FormField]) -> list[Panel]:
    """Return squares to tick, each with its sentence."""
    return [
        Panel([_numbered(each, 22), _square(_NUMBER, 22), _words(_NUMBER + 22, WIDTH - _NUMBER - 22, each.label, 22)])
        for each in fields
    ]


def _line(field: FormField) -> Panel:
    label = box(_NUMBER, WIDTH - _NUMBER, [para(field.label, _LABEL)])
    taken = _NUMBER + (label.lines[0].line.width + _GAP if label.lines else 0)
    written = replace(box(taken, WIDTH - taken, []), mark=line_mark(), min_height=HAND)
    return Panel([_numbered(field, HAND), replace(label, min_height=HAND, centred=True), written])


def _table(
    fields: Sequence[FormField],
    columns: Sequence[tuple[str, float]],
    *,
    high: float = HAND,
    squares: Sequence[str] = (),
) -> list[Panel]:
    heads, left = [], _NUMBER
    for label, wide in columns:
        heads.append(box(left, wide, [para(label, _SMALL)]))
        left += wide + _GAP
    return [parts.leading(Panel(heads, before=4)), *(_row(each, columns, high, squares) for each in fields)]


def _row(field: FormField, columns: Sequence[tuple[str, float]], high: float, squares: Sequence[str]) -> Panel:
    cells, left = [_numbered(field, high)], _NUMBER
    for label, wide in columns:
        cells.append(_square(left, high) if label in squares else _to_write(left, wide, high))
        left += wide + _GAP
    return Panel(cells)


def _with_choices(field: FormField, label: str, choices: Sequence[str]) -> Panel:
    """Return a line to write on and the answers there are, each with a square."""
    cells, left = [_numbered(field, HAND)], WIDTH
    for choice in reversed(choices):
        wide = fit_line(choice, _SMALL, 200).width + 8
        left -= wide
        cells.append(_words(left, wide, choice, HAND, _SMALL))
        left -= 17
        cells.append(_square(left, HAND))
    words = fit_line(label, _LABEL, 100).width + _GAP
    cells.append(_words(_NUMBER, words, label, HAND))
    return Panel([*cells, _to_write(_NUMBER + words, left - _NUMBER - words - _GAP, HAND)])


def _scale(field: FormField, label: str) -> Panel:
    words = fit_line(label, _LABEL, 100).width + _GAP
    numbers = replace(box(WIDTH - 265, 265, []), mark=_numbers, min_height=HAND)
    name = _to_write(_NUMBER + words, WIDTH - 265 - _NUMBER - words - _GAP, HAND)
    return Panel([_numbered(field, HAND), _words(_NUMBER, words, label, HAND), name, numbers])


def _numbered(field: FormField, high: float) -> Box:
    return replace(box(0, _NUMBER, [para(field.number, _NUMBER_STYLE)]), min_height=high, centred=True)


def _words(left: float, wide: float, words: str, high: float, style: Style = _LABEL) -> Box:
    return replace(box(left, wide, [para(words, style)]), min_height=high, centred=True)


def _to_write(left: float, wide: float, high: float) -> Box:
    return replace(box(left, wide, []), mark=line_mark(), min_height=high)


def _square(left: float, high: float) -> Box:
    return replace(box(left, 13, []), mark=_paint_square, min_height=high)


def _paint_square(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColor(faces.colour("control"))
    canvas.setLineWidth(1)
    canvas.roundRect(x, y + (height - width) / 2, width, width, 2.5, stroke=1, fill=0)


def _numbers(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Paint 0 to 10 with room to put a ring round one of them."""
    step = width / 11
    style = Style(12, 16, align="center")
    for number in range(11):
        draw_line(canvas, fit_line(str(number), style, step), style, x + number * step, y + height / 2 + 8, step)
