"""Screen, paper and SVG paint one and the same list of shapes, at the same places and in the same order."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from math import dist
from typing import TypeAlias
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.documents.shape_painter import paint_shape as paint_on_paper
from app.genogram.drawing import draw_family
from app.genogram.family import Family
from app.genogram.shapes import Drawing, Ellipse, Label
from app.genogram.svg import to_svg
from app.tokens import load_tokens
from app.views.genogram.painting import paint_shape as paint_on_screen
from app.views.theme import current_theme
from tests.genogram.families import STORIES
from tests.genogram.random_families import absurd, likely

Starts: TypeAlias = list[tuple[float, float]]
NEAR = 0.05
PAINTED = {"polyline", "polygon", "path", "circle", "ellipse"}
FAMILIES: dict[str, Callable[[], Family]] = STORIES | {
    f"{make.__name__} {seed}": partial(make, seed, 14) for make in (absurd, likely) for seed in range(4)
}


def wordless(family: Family) -> Drawing:
    """Draw a family without its words: every painter sets letters in a way of its own."""
    drawing = draw_family(family)
    return replace(drawing, shapes=tuple(shape for shape in drawing.shapes if not isinstance(shape, Label)))


def wanted(drawing: Drawing, *, at_right: bool = False) -> Starts:
    """List where each shape begins; of an ellipse, its centre or its right end."""
    return [
        (s.x + (s.rx if at_right else 0), s.y) if isinstance(s, Ellipse) else s.points[0]
        for s in drawing.shapes
        if not isinstance(s, Label)
    ]


def apart(found: Starts, right: Starts) -> list[tuple[int, float]]:
    """List what is not where it should be, and how far from there; everything, when something is missing or extra."""
    if len(found) != len(right):
        return [(len(found), float(len(right)))]
    far = [dist(one, other) for one, other in zip(found, right, strict=True)]
    return [(number, gap) for number, gap in enumerate(far) if gap > NEAR]


def starts(svg: str) -> Starts:
    """List where everything painted in an SVG begins."""
    found: Starts = []
    for element in ElementTree.fromstring(svg).iter():
        if element.tag.split("}")[1] in PAINTED:
            course = element.get("points") or element.get("d") or f"{element.get('cx')},{element.get('cy')}"
            x, y = re.findall(r"-?[0-9.]+", course)[:2]
            found.append((float(x), float(y)))
    return found


def on_screen(drawing: Drawing) -> Starts:
    """List where everything begins that Qt is asked to paint."""
    target, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(target)
    painter = QPainter(generator)
    for shape in drawing.shapes:
        paint_on_screen(painter, shape, current_theme())
    painter.end()
    return starts(bytes(target.data().data()).decode())


def on_paper(drawing: Drawing) -> Starts:
    """List where every path of a PDF begins; ReportLab starts an ellipse at its right end."""
    target = BytesIO()
    canvas = Canvas(target, (drawing.width, drawing.height))
    canvas.translate(0, drawing.height)
    for shape in drawing.shapes:
        paint_on_paper(canvas, shape)
    canvas.save()
    with pdfium.PdfDocument(target.getvalue()) as document:
        paths = document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
        return [(x, drawing.height - y) for x, y in map(_first_point, paths)]


def _first_point(path: pdfium.PdfObject) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path.raw, 0), x, y)
    left, top = path.get_matrix().on_point(x.value, y.value)
    return float(left), float(top)


@pytest.mark.parametrize("name", FAMILIES)
def test_the_svg_has_every_shape_at_its_place(name: str) -> None:
    drawing = wordless(FAMILIES[name]())
    svg = to_svg(drawing, load_tokens().colours["light"], "Arial")
    assert not apart(starts(svg), wanted(drawing))


@pytest.mark.parametrize("name", FAMILIES)
def test_the_screen_has_every_shape_at_its_place(name: str, qtbot: QtBot) -> None:
    drawing = wordless(FAMILIES[name]())
    assert not apart(on_screen(drawing), wanted(drawing))


@pytest.mark.parametrize("name", FAMILIES)
def test_the_paper_has_every_shape_at_its_place(name: str) -> None:
    drawing = wordless(FAMILIES[name]())
    assert not apart(on_paper(drawing), wanted(drawing, at_right=True))


def test_a_shape_left_out_or_moved_is_seen() -> None:
    drawing = wordless(STORIES["blended"]())
    right = wanted(drawing)
    less = replace(drawing, shapes=drawing.shapes[1:])
    assert apart(on_screen(less), right)
    assert apart([(x + 1, y) for x, y in right], right)
