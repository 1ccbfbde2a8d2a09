"""The one building block of every paper: boxes of set lines side by side, that may part over two pages.

A paragraph is a panel with one bare box, an agreement is a panel with number, text, time and tick box, a card is a
panel with ground and padding. All measures are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.documents import faces
from app.documents.typesetting import Line, Span, Style, break_lines, draw_line

Mark: TypeAlias = Callable[[Canvas, float, float, float, float], None]
"""Paints into (x, y of the lower edge, width, height)."""


@dataclass(frozen=True, slots=True)
class Para:
    """Text in one style, `gap` points below what stands above it in the same box."""

    spans: tuple[Span, ...]
    style: Style
    gap: float = 0.0


def para(text: str, style: Style, gap: float = 0.0) -> Para:
    """Return plain text as a paragraph."""
    return Para((Span(text),), style, gap)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its style and the gap above it."""

    line: Line
    style: Style
    gap: float

    @property
    def height(self) -> float:
        """Return gap and leading together."""
        return self.gap + self.style.leading


@dataclass(frozen=True, slots=True)
class Box:
    """A field of a panel: its left edge and width, set lines, and optionally ground, border and a painted mark."""

    left: float
    width: float
    lines: tuple[SetLine, ...] = ()
    padding: float = 0.0
    fill: str = ""
    stroke: str = ""
    mark: Mark | None = None
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


def box(left: float, width: float, paras: Sequence[Para], *, padding: float = 0.0) -> Box:
    """Set paragraphs into a box; the gap above the very first one is dropped."""
    lines: list[SetLine] = []
    for each in paras:
        for index, line in enumerate(break_lines(each.spans, each.style, width - 2 * padding)):
            if line.pieces:
                lines.append(SetLine(line, each.style, each.gap if index == 0 and lines else 0.0))
    return Box(left, width, tuple(lines), padding)


class Panel(Flowable):
    """Boxes side by side. It stays whole unless it is `loose` or higher than `whole_up_to` points."""

    radius = 9.8

    def __init__(
        self,
        boxes: Sequence[Box],
        *,
        rule: bool = False,
        pad: float = 0.0,
        before: float = 0.0,
        after: float = 0.0,
        loose: bool = False,
    ) -> None:
        super().__init__()
        self.boxes = tuple(boxes)
        self.rule = rule
        self.pad = pad
        self.loose = loose
        self.heads = False
        self.spaceBefore = before
        self.spaceAfter = after
        self.width = max(box.left + box.width for box in boxes)
        self.height = max(box.height for box in boxes) + 2 * pad

    whole_up_to = 600.0

    def tighten(self, share: float) -> None:
        """Keep only this share of the air above, below and inside the panel."""
        self.spaceBefore *= share
        self.spaceAfter *= share
        self.height -= 2 * self.pad * (1 - share)
        self.pad *= share

    @property
    def least(self) -> float:
        """Return how much of the panel has to stand together, in points."""
        if not self.loose and self.height <= self.whole_up_to:
            return self.height
        return min(self.height, 2 * self.pad + max(_least(each) for each in self.boxes))

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size, which was settled when the boxes were made."""
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Part the panel between lines, or return nothing so that it moves to the next page as a whole."""
        if not self.loose and self.height <= self.whole_up_to:
            return []
        parted = [_part(each, available_height - 2 * self.pad) for each in self.boxes]
        heads = [head for head, _ in parted]
        tails = [tail for _, tail in parted]
        if not any(head.lines for head in heads) or not any(tail.lines for tail in tails):
            return []
        first = Panel(heads, rule=self.rule, pad=self.pad, before=self.spaceBefore, loose=True)
        return [first, Panel(tails, pad=self.pad, after=self.spaceAfter, loose=True)]

    def draw(self) -> None:
        """Paint the boxes in their order, each as high as the panel."""
        canvas: Canvas = self.canv
        if self.rule:
            canvas.setStrokeColor(faces.colour("line"))
            canvas.setLineWidth(0.75)
            canvas.line(0, self.height, self.width, self.height)
        for each in self.boxes:
            self._draw_box(canvas, each)

    def _draw_box(self, canvas: Canvas, each: Box) -> None:
        high = self.height - 2 * self.pad
        if each.fill or each.stroke:
            canvas.setFillColor(faces.colour(each.fill or "card"))
            canvas.setStrokeColor(faces.colour(each.stroke or each.fill))
            canvas.setLineWidth(0.75)
            canvas.roundRect(each.left, self.pad, each.width, high, min(self.radius, high / 2), stroke=1, fill=1)
        if each.mark:
            each.mark(canvas, each.left, self.pad, each.width, high)
        top = self.height - self.pad - each.padding
        if each.centred:
            top -= (high - 2 * each.padding - each.text_height) / 2
        for line in each.lines:
            top -= line.gap
            draw_line(canvas, line.line, line.style, each.left + each.padding, top, each.width - 2 * each.padding)
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
    return head, replace(each, lines=rest, mark=None, min_height=0.0)
