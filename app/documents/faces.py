"""The typefaces and colours of the papers as ReportLab knows them; both come from the one source the screen uses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr

from app import typeface
from app.documents.paper_font import PaperFont
from app.tokens import load_tokens

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MISSING = typeface.MISSING
OWN = typeface.fonts()[0].key
runs = typeface.runs
_shaped: set[str] = set()
"""Faces that joined letters since the last paper; joining numbers its glyphs in the order they first come."""


@cache
def colour(token: str) -> Color:
    """Return the light colour of a token; papers are always light."""
    return HexColor(load_tokens().colour(token))


@cache
def font(key: str, weight: int) -> str:
    """Return the ReportLab name of the face for a font key in the nearest weight, registered on first use."""
    path = typeface.font_file(key, weight)
    if path.stem not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(PaperFont(path.stem, str(path)))
    return path.stem


def forget_shapes() -> None:
    """Drop what shaping left behind in the faces, so that a paper never depends on the papers before it."""
    for name in sorted(_shaped):
        key, weight = name.rsplit("-", 1)
        pdfmetrics.registerFont(PaperFont(name, str(typeface.font_file(key, int(weight)))))
    _shaped.clear()


def width(text: str, font_name: str, size: float) -> float:
    """Return how wide the text is, in points."""
    return float(pdfmetrics.stringWidth(text, font_name, size))


def shaped_width(text: str, font_name: str, size: float) -> float:
    """Return how wide right-to-left text is once its letters are joined, in points."""
    _shaped.add(font_name)
    shaped = shapeStr(text, font_name, size)
    if isinstance(shaped, ShapedStr):
        glyphs = vars(shaped)["__shapeData__"]
        return float(sum(glyph.x_advance for glyph in glyphs) * size / 1000)
    return width(text, font_name, size)


def draw_shaped(canvas: Canvas, text: str, font_name: str, size: float, at: tuple[float, float]) -> None:
    """Draw right-to-left text with joined letters, each known as the letters it stands for."""
    _shaped.add(font_name)
    shaped = shapeStr(text, font_name, size)
    font = pdfmetrics.getFont(font_name)
    if isinstance(shaped, ShapedStr) and isinstance(font, PaperFont):
        font.spells(shaped, text)
    drawn = canvas.beginText(*at)
    drawn.setFont(font_name, size)
    drawn.textOut(shaped)
    canvas.drawText(drawn)
