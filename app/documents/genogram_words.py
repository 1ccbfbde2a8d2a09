"""The family in words after the drawing: for screen readers, and for those who would rather read than look."""

from __future__ import annotations

from functools import partial

from reportlab.lib.pagesizes import A4

from app.documents import styles
from app.documents.genogram_legend import legend_height, paint_legend
from app.documents.genogram_sheet import BOTTOM, Leaf, heading, line
from app.documents.line_drawing import draw_line
from app.documents.sheet import SIDE, TOP, WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Line, Span, break_lines
from app.genogram.shapes import Drawing, LegendItem

TITLE = "Familien i ord"
_STYLE = styles.PRO_BODY
_AFTER = 6.0
_FIRST = A4[1] - TOP - styles.SECTION.leading - 9
_NEXT = A4[1] - TOP

Paragraph = tuple[Element, tuple[Line, ...]]
"""Lines of one sentence, or those of them that stand on a page."""


def alt_text(drawing: Drawing) -> str:
    """Return what is read in place of the picture: how many, who it is about, and where the rest is told."""
    count = len(drawing.people)
    first = drawing.text_twin[0] if drawing.text_twin else ""
    people = "1 person" if count == 1 else f"{count} personer"
    return f"Tegning af familien: {people}. {first} Alle står på siden »{TITLE}«.".replace("  ", " ")


def words_leaves(drawing: Drawing, legend: tuple[LegendItem, ...] = ()) -> list[Leaf]:
    """Return the pages that say the drawing, with the signs that had no room under it."""
    signs = legend_height(legend, WIDTH) + styles.HEADING.leading + 18 if legend else 0.0
    paragraphs = [(Element("P"), break_lines((Span(each),), _STYLE, WIDTH)) for each in drawing.text_twin]
    pages: list[list[Paragraph]] = [[]]
    left = _FIRST - BOTTOM - signs
    for paragraph in paragraphs:
        for part in _parts(paragraph):
            needed = len(part[1]) * _STYLE.leading
            if needed > left:
                pages.append([])
                left = _NEXT - BOTTOM
            pages[-1].append(part)
            left -= needed + _AFTER
    return [Leaf(A4, partial(_paint, page, number == 0, legend)) for number, page in enumerate(pages)]


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    """Part a paragraph that is longer than a page can be."""
    most = int((_FIRST - BOTTOM) / 2 / _STYLE.leading)
    element, lines = paragraph
    return [(element, lines[start : start + most]) for start in range(0, len(lines), most)]


def _paint(paragraphs: list[Paragraph], first: bool, legend: tuple[LegendItem, ...], canvas: TaggedCanvas) -> None:
    top = heading(canvas, TITLE, A4) if first else _NEXT
    if first and legend:
        top = line(canvas, "Tegnene", styles.HEADING, (SIDE, top), WIDTH, tag="H2") - 6
        paint_legend(canvas, legend, (SIDE, top), WIDTH)
        top -= legend_height(legend, WIDTH) + 12
    for element, lines in paragraphs:
        with canvas.tagged(element):
            for each in lines:
                draw_line(canvas, each, _STYLE, SIDE, top, WIDTH)
                top -= _STYLE.leading
        top -= _AFTER
