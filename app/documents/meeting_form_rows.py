"""The rows of the blank paper form: lines and tables to write in by hand, each with its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from app.documents import faces, parts
from app.documents.line_drawing import draw_line
from app.documents.meeting_parts import line_mark
from app.documents.panel import Box, Panel, box, para
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Style, fit_line
from app.services.meeting_paper_form import FormField

HAND = 25.0
"""Points between lines: room for a hand."""
_NUMBER = 34.0
_GAP = 10.0
_NUMBER_STYLE = Style(10.5, 14, 600, "accent")
_LABEL = Style(11.5, 15, colour="ink2")
_SMALL = Style(10.5, 14, colour="ink2")
_REVIEWED = ("lykkedes", "delvist", "ikke", "lavet om")
_SAFE = ("tryg", "ikke afklaret", "vi er bekymrede")
RING = "Tallene fra 0 til 10 til at sætte ring om."


def lines(fields: Sequence[FormField]) -> list[Panel]:
    """Return lines to write on, each with its label before it when it has one."""
    return _items(fields, _line)


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
    child, adults = (
        _items(fields[:1], partial(_scale, label="Barnet")),
        _items(fields[1:], partial(_scale, label="Navn")),
    )
    return [*child, *parts.text("De voksne skriver hver for sig først.", _SMALL, before=8), *adults]


def review_rows(fields: Sequence[FormField]) -> list[Panel]:
    """Return rows for how the agreements of last time went."""
    return _items(fields, partial(_with_choices, label="Aftale", choices=_REVIEWED))


def safety_rows(fields: Sequence[FormField]) -> list[Panel]:
    """Return one row for each child of the home."""
    return _items(fields, partial(_with_choices, label="Barn", choices=_SAFE))


def ticks(fields: Sequence[FormField]) -> list[Panel]:
    """Return squares to tick, each with its sentence."""
    return _items(fields, _tick)


def _items(fields: Sequence[FormField], row: Callable[[FormField, Element], Panel]) -> list[Panel]:
    """Return one row for each field; together they are a list, with the numbers of the fields as labels."""
    whole = Element("L")
    return [row(each, whole.new("LI")) for each in fields]


def _line(field: FormField, item: Element) -> Panel:
    if not field.label.strip():
        line = _to_write(_NUMBER, WIDTH - _NUMBER, HAND)
        return Panel([_numbered(field, HAND, item.new("LBody")), line])  # a number with nothing to say is no label
    number = _numbered(field, HAND, item)
    label = box(_NUMBER, WIDTH - _NUMBER, [para(field.label, _LABEL)], inside=item.new("LBody"))
    taken = _NUMBER + (label.lines[0].line.width + _GAP if label.lines else 0)
    written = replace(box(taken, WIDTH - taken, []), mark=line_mark(), min_height=HAND)
    return Panel([number, replace(label, min_height=HAND, centred=True), written])


def _tick(field: FormField, item: Element) -> Panel:
    number = _numbered(field, 22, item)
    sentence = _words(_NUMBER + 22, WIDTH - _NUMBER - 22, field.label, 22, item.new("LBody"))
    return Panel([number, _square(_NUMBER, 22), sentence])


def _table(
    fields: Sequence[FormField],
    columns: Sequence[tuple[str, float]],
    *,
    high: float = HAND,
    squares: Sequence[str] = (),
) -> list[Panel]:
    table = Element("Table")
    heads, left, top = [], _NUMBER, table.new("TR")
    top.new("TD")  # above the numbers
    for label, wide in columns:
        heads.append(box(left, wide, [para(label, _SMALL)], inside=top.new("TH", scope="Column")))
        left += wide + _GAP
    rows = [_row(each, columns, high, squares, table.new("TR")) for each in fields]
    labels = Panel(heads, before=4)
    return [parts.leading(labels), *parts.under_again(labels, rows)]


def _row(
    field: FormField, columns: Sequence[tuple[str, float]], high: float, squares: Sequence[str], row: Element
) -> Panel:
    number = box(0, _NUMBER, [para(field.number, _NUMBER_STYLE, tag="TH")], inside=row.new("TH", scope="Row"))
    cells, left = [replace(number, min_height=high, centred=True)], _NUMBER
    for label, wide in columns:
        row.new("TD")
        cells.append(_square(left, high) if label in squares else _to_write(left, wide, high))
        left += wide + _GAP
    return Panel(cells)


def _with_choices(field: FormField, item: Element, *, label: str, choices: Sequence[str]) -> Panel:
    """Return a line to write on and the answers there are, each with a square."""
    number, told = _numbered(field, HAND, item), item.new("LBody")
    words = fit_line(label, _LABEL, 100).width + _GAP
    name = _words(_NUMBER, words, label, HAND, told)
    wides = [fit_line(choice, _SMALL, 200).width + 8 for choice in choices]
    first = left = WIDTH - sum(wides) - 17 * len(choices)
    answers, cells = told.new("L"), list[Box]()
    for choice, wide in zip(choices, wides, strict=True):
        cells.append(_square(left, HAND))
        cells.append(_words(left + 17, wide, choice, HAND, answers.new("LI").new("LBody"), _SMALL))
        left += 17 + wide
    return Panel([number, name, _to_write(_NUMBER + words, first - _NUMBER - words - _GAP, HAND), *cells])


def _scale(field: FormField, item: Element, *, label: str) -> Panel:
    number, told = _numbered(field, HAND, item), item.new("LBody")
    words = fit_line(label, _LABEL, 100).width + _GAP
    name = _words(_NUMBER, words, label, HAND, told)
    line = _to_write(_NUMBER + words, WIDTH - 265 - _NUMBER - words - _GAP, HAND)
    shown = told.new("Figure")
    shown.alt = RING
    return Panel([number, name, line, replace(box(WIDTH - 265, 265, []), mark=_numbers, told=shown, min_height=HAND)])


def _numbered(field: FormField, high: float, item: Element) -> Box:
    number = box(0, _NUMBER, [para(field.number, _NUMBER_STYLE, tag="Lbl" if item.tag == "LI" else "P")], inside=item)
    return replace(number, min_height=high, centred=True)


def _words(left: float, wide: float, words: str, high: float, told: Element, style: Style = _LABEL) -> Box:
    return replace(box(left, wide, [para(words, style)], inside=told), min_height=high, centred=True)


def _to_write(left: float, wide: float, high: float) -> Box:
    return replace(box(left, wide, []), mark=line_mark(), min_height=high)


def _square(left: float, high: float) -> Box:
    return replace(box(left, 13, []), mark=_paint_square, min_height=high)


def _paint_square(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColor(faces.colour("control"))
    canvas.setLineWidth(1)
    canvas.roundRect(x, y + (height - width) / 2, width, width, 2.5, stroke=1, fill=0)


def _numbers(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    """Paint 0 to 10 with room to put a ring round one of them."""
    step = width / 11
    style = Style(12, 16, align="center")
    for number in range(11):
        draw_line(canvas, fit_line(str(number), style, step), style, x + number * step, y + height / 2 + 8, step)
