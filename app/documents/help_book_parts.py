"""The blocks of a page of the guide on paper: text, lists, tables, callouts, pictures, each tagged for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from app.documents import faces, marks, parts
from app.documents.flow import Item, Whole
from app.documents.panel import Box, Panel, Para, box
from app.documents.pictures import Picture as Dots
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Span as Words
from app.documents.typesetting import Style, break_lines
from app.services.help_pages import picture_file
from app.services.help_text import (
    Block,
    Bullets,
    Callout,
    Code,
    Heading,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    plain,
)
from app.services.help_text import (
    Item as Point,
)

BODY = Style(11.5, 16)
SMALL = Style(10.5, 14.5, colour="ink2")
CELL = Style(10.5, 14.5)
STRONG = 600
_PAGE, _PART, _SUB = Style(17.5, 22, 600), Style(13.5, 18, 600, "accent"), Style(12, 16, 600)
_POINT, _STEP, _BETWEEN = 17.0, 22.0, 8.0
_LEAST, _MOST = 8, 60
"""Letters: the ends between which the columns of a table share the width."""
_HIGHEST = 300.0


def panels(block: Block) -> list[Item]:
    """Return a block of a page; its title is one, and so is each heading under it."""
    match block:
        case Heading():
            return [_heading(block)]
        case Paragraph():
            return [*_text(block.spans, after=5)]
        case Bullets():
            return [*_points(block.items, Element("L"), numbered=block.numbered)]
        case Table():
            return [*_table(block)]
        case Callout():
            return [_callout(block)]
        case Code():
            return [*_text((Span(block.text, code=True),), after=6)]
        case Picture():
            return _picture(block)


def _heading(block: Heading) -> Panel:
    looks, before, deeper = ((_PAGE, 26, 1), (_PART, 14, 2), (_SUB, 9, 2))[block.level - 1]
    return parts.heading(plain(block.spans), looks, before=before, after=4, deeper=deeper)


def _text(spans: Spans, *, after: float) -> list[Panel]:
    return parts.spans(_words(spans), BODY, after=after)


def _words(spans: Spans) -> tuple[Words, ...]:
    """Return the words; what stands on keys is strong, and an address outside the program is told."""
    return tuple(
        Words(f"{each.text} ({each.link})" if _is_outside(each) else each.text, STRONG if _stands_out(each) else None)
        for each in spans
    )


def _is_outside(span: Span) -> bool:
    return span.link.startswith("http") and span.link != span.text


def _stands_out(span: Span) -> bool:
    return span.strong or span.code


def _points(items: Sequence[Point], whole: Element, *, numbered: bool, left: float = 0.0) -> list[Panel]:
    rows: list[Panel] = []
    for number, item in enumerate(items, start=1):
        told = whole.new("LI")
        rows.append(_point(item, told, number if numbered else 0, left))
        if item.inner:
            rows += _points(item.inner, told.new("LBody").new("L"), numbered=False, left=left + _POINT)
    return parts.last_two_together(rows)


def _point(item: Point, told: Element, number: int, left: float) -> Panel:
    room = _STEP if number else _POINT
    if number:
        sign = box(left, room, [Para((Words(f"{number}."),), replace(BODY, weight=STRONG), tag="Lbl")], inside=told)
    else:
        sign = replace(box(left, 10, []), mark=marks.bullets([0.0], BODY.leading))
    words = box(left + room, WIDTH - left - room, [Para(_words(item.spans), BODY)], inside=told.new("LBody"))
    return Panel([sign, words], after=3)


def _table(table: Table) -> list[Panel]:
    widths = _widths([table.head, *(_padded(row, len(table.head)) for row in table.rows)])
    whole = Element("Table")
    top = _row(table.head, widths, whole.new("TR"), is_head=True)
    rows = (_row(_padded(row, len(table.head)), widths, whole.new("TR")) for row in table.rows)
    body = parts.under_again(top, rows)
    first = [parts.leading(each) for each in body[:-1][:1]]  # never alone under the heading at the foot of a page
    return [parts.leading(top), *first, *body[1:-1], *(replace(each, after=7) for each in body[-1:])]


def _widths(rows: Sequence[Sequence[Spans]]) -> list[float]:
    """Return how wide the columns are, in points: as their longest texts, but no word is cut where there is room."""
    columns = list(zip(*rows, strict=True))
    longest = [min(max(_LEAST, *(len(plain(cell)) for cell in column)), _MOST) for column in columns]
    shares = [WIDTH * each / sum(longest) for each in longest]
    least = [max(_longest_word(cell) for cell in column) + _BETWEEN for column in columns]
    needed = [max(wanted, need) for wanted, need in zip(shares, least, strict=True)]
    spare = sum(wide - need for wide, need in zip(needed, least, strict=True))
    over = sum(needed) - WIDTH
    if over > spare:
        return shares
    return [wide - over * (wide - need) / (spare or 1.0) for wide, need in zip(needed, least, strict=True)]


def _longest_word(cell: Spans) -> float:
    lines = (break_lines((Words(word, STRONG),), CELL, WIDTH) for word in plain(cell).split())
    return max((line.width for each in lines for line in each), default=0.0)


def _padded(row: Sequence[Spans], columns: int) -> tuple[Spans, ...]:
    return (*row[:columns], *((),) * (columns - len(row)))


def _row(cells: Sequence[Spans], widths: Sequence[float], row: Element, *, is_head: bool = False) -> Panel:
    fields: list[Box] = []
    left = 0.0
    for cell, wide in zip(cells, widths, strict=True):
        told = row.new("TH", scope="Column") if is_head else row.new("TD")
        looks = replace(SMALL, weight=STRONG) if is_head else CELL
        fields.append(box(left, wide - _BETWEEN, [Para(_words(cell), looks, tag=told.tag)], inside=told))
        left += wide
    return Panel(fields, rule=not is_head, pad=2 if is_head else 3.5)


def _callout(callout: Callout) -> Panel:
    paras = [Para(_words(each), BODY, 4 if place else 0) for place, each in enumerate(callout.paragraphs)]
    field = replace(box(0, WIDTH, paras, padding=11), fill="warn_soft" if callout.warns else "info_soft")
    return Panel([field], before=6, after=8)


def _picture(picture: Picture) -> list[Item]:
    dots = _dots(picture)
    if dots is None:
        return [*_text((Span(picture.alt, italic=True),), after=6)]
    return [Shot(picture.alt, dots), *parts.text(picture.alt, SMALL, before=3, after=10)]


def _dots(picture: Picture) -> Dots | None:
    from PIL import Image  # slow to load; most papers have no picture

    try:
        with Image.open(BytesIO(picture_file(picture).read_bytes())) as image:
            shown = image.convert("RGB")
    except OSError:
        return None
    return Dots(*shown.size, shown.tobytes())


class Shot(Whole):
    """A picture of the window with a thin frame, as wide as the text at most; its words are read aloud in its place."""

    before, heads = 8.0, True

    def __init__(self, alt: str, dots: Dots) -> None:
        self._alt, self._dots = alt, dots
        self._scale = min(WIDTH / dots.width, _HIGHEST / dots.height)
        self.height = dots.height * self._scale

    def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint the picture from the left, and the frame around it."""
        area = (x, y, x + self._dots.width * self._scale, y + self.height)
        with canvas.tagged(Element("Figure", alt=self._alt), area):
            canvas.picture(self._dots, area)
        with canvas.artifact():
            canvas.setStrokeColor(faces.colour("line_strong"))
            canvas.setLineWidth(0.75)
            canvas.rect(area[0], area[1], area[2] - area[0], area[3] - area[1], stroke=1, fill=0)
