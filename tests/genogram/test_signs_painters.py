"""Screen, paper and SVG paint the same list of shapes: every kind of shape leaves its mark in each of them."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.documents.shape_painter import paint_shape as paint_on_paper
from app.genogram.drawing import draw_family
from app.genogram.shapes import Curve, Drawing, Ellipse, Label, Line, Polygon, Shape
from app.genogram.svg import to_svg
from app.tokens import load_tokens
from app.views.genogram.painting import paint_shape as paint_on_screen
from app.views.theme import current_theme
from tests.genogram.families import STORIES

SIDE = 100
ONE_OF_EACH: dict[str, Shape] = {
    "line": Line(((10.0, 50.0), (90.0, 50.0)), width=6.0),
    "dashed line": Line(((10.0, 50.0), (90.0, 50.0)), (5.0, 4.0), 6.0),
    "dots": Line(((10.0, 50.0), (90.0, 50.0)), (0.1, 5.0), 4.0),
    "polygon": Polygon(((10.0, 50.0), (50.0, 10.0), (90.0, 50.0), (50.0, 90.0)), "ink"),
    "ellipse": Ellipse(50.0, 50.0, 30.0, 30.0, "ink"),
    "curve": Curve(((10.0, 50.0), (30.0, 50.0), (70.0, 50.0), (90.0, 50.0)), width=6.0),
    "area": Curve(((10.0, 50.0), (10.0, 10.0), (90.0, 10.0), (90.0, 50.0)), True, "warn", 0.5),
    "label": Label(50.0, 60.0, "WWWW", 30.0, True),
}
ELEMENTS = {Line: "polyline", Polygon: "polygon", Ellipse: "ellipse", Curve: "path", Label: "text"}


def inked(image: Image.Image) -> int:
    """How many pixels near the middle are not paper."""
    return sum(pixel < 200 for pixel in image.convert("L").crop((20, 20, 80, 70)).tobytes())


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_the_screen_paints_every_kind_of_shape(kind: str, qtbot: QtBot) -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_on_screen(painter, ONE_OF_EACH[kind], current_theme())
    painter.end()
    bits = bytes(image.constBits())
    lines = [bits[y * image.bytesPerLine() :][: SIDE * 3] for y in range(SIDE)]
    assert inked(Image.frombytes("RGB", (SIDE, SIDE), b"".join(lines))) > 30


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_paper_paints_every_kind_of_shape(kind: str) -> None:
    target = BytesIO()
    canvas = Canvas(target, (SIDE, SIDE))
    canvas.translate(0, SIDE)
    paint_on_paper(canvas, ONE_OF_EACH[kind])
    canvas.save()
    with pdfium.PdfDocument(target.getvalue()) as document:
        assert inked(document[0].render(scale=1).to_pil()) > 30


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_svg_has_an_element_for_every_kind_of_shape(kind: str) -> None:
    shape = ONE_OF_EACH[kind]
    drawing = Drawing(SIDE, SIDE, (shape,), {}, {}, [], (), ())
    assert Counter(elements(drawing))[ELEMENTS[type(shape)]] == 1


def elements(drawing: Drawing) -> list[str]:
    root = ElementTree.fromstring(to_svg(drawing, load_tokens().colours["light"], "Arial"))
    return [element.tag.split("}")[1] for element in root.iter()]


@pytest.mark.parametrize("story", STORIES)
def test_a_whole_drawing_has_as_many_elements_as_shapes(story: str) -> None:
    drawing = draw_family(STORIES[story]())
    wanted = Counter(ELEMENTS[type(shape)] for shape in drawing.shapes)
    wanted["text"] += sum(isinstance(shape, Label) and shape.halo > 0 for shape in drawing.shapes)
    found = Counter(elements(drawing))
    assert {kind: found[kind] for kind in wanted} == dict(wanted)
