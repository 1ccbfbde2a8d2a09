"""The one building block of every paper: boxes of set lines side by side, that may part over two pages.

A paragraph is a panel with one bare box, an agreement is a panel with number, text, time and tick box, a card is a
panel with ground and padding. Each paragraph says what it is to a screen reader when it is set. Measures in points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from app.documents import faces
from app.documents.line_drawing import draw_line
from app.documents.structure import Element, Tag
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Line, Span, Style, break_lines

Mark: TypeAlias = Callable[[TaggedCanvas, float, float, float, float], None]
"""Paints into (x, y of the lower edge, width, height)."""

RADIUS = 9.8
WHOLE_UP_TO = 600.0


@dataclass(frozen=True, slots=True)
class Para:
    """Text in one style, `gap` points below what stands above it in the same box.

    `tag` is what it is to a screen reader, `inside` the element it belongs to when that is not the one of its box.
    """

    spans: tuple[Span, ...]
    style: Style
    gap: float = 0.0
    tag: Tag = "P"
    inside: Element | None = None


def para(text: str, style: Style, gap: float = 0.0, *, tag: Tag = "P", inside: Element | None = None) -> Para:
    """Return plain text as a paragraph."""
    return Para((Span(text),), style, gap, tag, inside)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its style, the gap above it, and the element it is part of."""

    line: Line
    style: Style
    gap: float
    element: Element

    @property
    def height(self) -> float:
        """Return gap and leading together."""
        return self.gap + self.style.leading


@dataclass(frozen=True, slots=True)
class Box:
    """A field of a panel: its left edge and width, set lines, and optionally ground, border and a painted mark.

    A mark is decoration unless `told` says what it is to a screen reader.
    """

    left: float
    width: float
    lines: tuple[SetLine, ...] = ()
    padding: float = 0.0
    fill: str = ""
    stroke: str = ""
    mark: Mark | None = None
    told: Element | None = None
    min_height: float = 0.0
    centred: bool = False

    @property
    def text_height(self) -> float:
        """Return the height of the lines."""
        return sum(line.height for line in self.lines)

    @property
    def height(self) -> float:
        """Return the height the box asks for."""
        return max(self.text_height + 2 * self.padding, self.min_height)


def box(
    left: float, width: float, paras: Sequence[Para], *, padding: float = 0.0, inside: Element | None = None
) -> Box:
    """Set paragraphs into a box; the gap above the very first one is dropped. They become parts of `inside`."""
    lines: list[SetLine] = []
    for each in paras:
        set_lines = [line for line in break_lines(each.spans, each.style, width - 2 * padding) if line.pieces]
        if not set_lines:
            continue
        element = _element(each, each.inside or inside)
        gap = each.gap if lines else 0.0
        lines += [SetLine(line, each.style, 0.0 if index else gap, element) for index, line in enumerate(set_lines)]
    return Box(left, width, tuple(lines), padding)


def _element(each: Para, inside: Element | None) -> Element:
    if each.tag in ("Lbl", "TH", "TD") and inside is not None and inside.tag == each.tag:
        return inside
    words = " ".join("".join(span.text for span in each.spans).split()) if each.tag.startswith("H") else ""
    element = Element(each.tag, words=words)
    if inside is not None:
        inside.take(element)
    return element


@dataclass(frozen=True, slots=True)
class Panel:
    """Boxes side by side, read in their order. It stays whole unless it is `loose` or higher than a page has room for.

    A panel that `heads` stands on the same page as what follows it. `again` is the head of a table, said once more
    where the table goes on; said `silent`, it is no part of the text.
    """

    boxes: Sequence[Box]
    rule: bool = False
    pad: float = 0.0
    before: float = 0.0
    after: float = 0.0
    loose: bool = False
    heads: bool = False
    again: Panel | None = None
    silent: bool = False

    @property
    def height(self) -> float:
        """Return how high the panel stands."""
        return max(each.height for each in self.boxes) + 2 * self.pad

    @property
    def least(self) -> float:
        """Return how much of the panel has to stand together."""
        if not self._parts:
            return self.height
        return min(self.height, 2 * self.pad + max(_least(each) for each in self.boxes))

    @property
    def _parts(self) -> bool:
        return self.loose or self.height > WHOLE_UP_TO

    def tightened(self, share: float) -> Panel:
        """Return the panel with only this share of the air above, below and inside it."""
        again = self.again.tightened(share) if self.again else None
        return replace(self, before=self.before * share, after=self.after * share, pad=self.pad * share, again=again)

    def part(self, room: float) -> tuple[Panel, Panel] | None:
        """Part the panel between lines, or return nothing so that it moves to the next page as a whole."""
        if not self._parts:
            return None
        parted = [_part(each, room - 2 * self.pad) for each in self.boxes]
        heads = [head for head, _ in parted]
        tails = [tail for _, tail in parted]
        if not any(head.lines for head in heads) or not any(tail.lines for tail in tails):
            return None
        first = Panel(heads, rule=self.rule, pad=self.pad, before=self.before, loose=True, again=self.again)
        return first, Panel(tails, pad=self.pad, after=self.after, loose=True, again=self.again)

    def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint the boxes in their order, each as high as the panel, from the lower left corner."""
        if self.rule:
            with canvas.artifact():
                canvas.setStrokeColor(faces.colour("line"))
                canvas.setLineWidth(0.75)
                width = max(each.left + each.width for each in self.boxes)
                canvas.line(x, y + self.height, x + width, y + self.height)
        high = self.height - 2 * self.pad
        for each in self.boxes:
            _paint_ground(canvas, each, x + each.left, y + self.pad, high)
            _paint_lines(canvas, each, (x + each.left, y + self.pad), high, silent=self.silent)


def _paint_ground(canvas: TaggedCanvas, each: Box, x: float, y: float, high: float) -> None:
    if each.fill or each.stroke:
        with canvas.artifact():
            canvas.setFillColor(faces.colour(each.fill or "card"))
            canvas.setStrokeColor(faces.colour(each.stroke or each.fill))
            canvas.setLineWidth(0.75)
            canvas.roundRect(x, y, each.width, high, min(RADIUS, high / 2), stroke=1, fill=1)
    if each.mark:
        with canvas.tagged(each.told, (x, y, x + each.width, y + high)) if each.told else canvas.artifact():
            each.mark(canvas, x, y, each.width, high)


def _paint_lines(canvas: TaggedCanvas, each: Box, at: tuple[float, float], high: float, *, silent: bool) -> None:
    x, y = at
    top = y + high - each.padding
    if each.centred:
        top -= (high - 2 * each.padding - each.text_height) / 2
    for element, lines in groupby(each.lines, key=lambda line: line.element):
        area = (x, y, x + each.width, top)
        with canvas.artifact("Repeated") if silent else canvas.tagged(element, area):
            for line in lines:
                top -= line.gap
                draw_line(canvas, line.line, line.style, x + each.padding, top, each.width - 2 * each.padding)
                top -= line.style.leading


def _least(each: Box) -> float:
    return each.padding + sum(line.height for line in each.lines[:3])


def _part(each: Box, room: float) -> tuple[Box, Box]:
    """Part a box at `room` points; never leave one line alone on either side when there are more."""
    used, count = 2 * each.padding, 0
    for line in each.lines:
        used += line.height
        if used > room:
            break
        count += 1
    if count < len(each.lines):
        count = min(count, max(len(each.lines) - 2, 1))
        if count == 1 and len(each.lines) > 2:
            count = 0
    if each.min_height > room:
        count = 0
    rest = each.lines[count:]
    if rest:
        rest = (replace(rest[0], gap=0.0), *rest[1:])
    head = replace(each, lines=each.lines[:count])
    return head, replace(each, lines=rest, mark=None, told=None, min_height=0.0)
