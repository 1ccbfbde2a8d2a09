"""One geometry, three painters: what stands where in a drawing stands there on paper, in SVG and on the screen."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from drawings import drawn, mended_family, wide_family
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdfium2 import raw
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from app.documents import faces
from app.documents.archive import Particulars
from app.documents.shape_painter import paint_shapes
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.genogram.shapes import Curve, Drawing, Ellipse, Label, Line, Polygon
from app.genogram.svg import to_svg
from app.tokens import load_tokens
from app.typeface import measure
from app.views.genogram.painting import paint_drawing
from app.views.theme import Theme, load_fonts

SVG = "{http://www.w3.org/2000/svg}"
FAMILIES = {"mended": mended_family(), "wide": wide_family(5)}


@pytest.fixture(params=sorted(FAMILIES))
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return drawn(FAMILIES[request.param])


def on_paper(drawing: Drawing) -> bytes:
    """Return a page just as large as the drawing, a point to a unit."""
    faces.forget_shapes()
    canvas = TaggedCanvas((drawing.width, drawing.height), Particulars("Familien", date(2026, 11, 18)))
    with canvas.tagged(Element("Figure")):
        paint_shapes(canvas, drawing.shapes, 0, drawing.height, 1.0)
    canvas.showPage()
    return canvas.finished()


def svg_of(drawing: Drawing) -> str:
    return to_svg(drawing, load_tokens().colours["light"], load_tokens().family)


def left_of(label: Label) -> float:
    wide = measure(label.text, label.size, label.bold)
    return label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]


def letters_on(data: bytes) -> list[tuple[str, float, float]]:
    """Return each character of a page with the origin it is written from, y downwards."""
    found = []
    with pdfium.PdfDocument(data) as document:
        page = document[0]
        text = page.get_textpage()
        for index in range(text.count_chars()):
            x, y = raw.c_double(), raw.c_double()
            raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            found.append((text.get_text_range(index, 1), x.value, page.get_height() - y.value))
    return found


def test_every_label_stands_on_paper_within_a_point_of_its_place(drawing: Drawing) -> None:
    letters = letters_on(on_paper(drawing))
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text]
    assert len(labels) > 10
    for label in labels:
        near = [c for c, x, y in letters if abs(x - left_of(label)) < 1 and abs(y - label.y) < 1]
        assert label.text[0] in near, label


def test_every_shape_and_label_stands_in_the_svg_once_and_in_the_order_it_is_painted(drawing: Drawing) -> None:
    root = ElementTree.fromstring(svg_of(drawing))
    kinds = {"polyline": Line, "polygon": Polygon, "ellipse": Ellipse, "path": Curve, "text": Label}
    painted = [
        kinds[each.tag.removeprefix(SVG)]
        for each in root
        if each.tag.removeprefix(SVG) in kinds and each.get("aria-hidden") is None
    ]
    assert painted == [type(shape) for shape in drawing.shapes]
    texts = [each for each in root.iter(f"{SVG}text") if each.get("aria-hidden") is None]
    for label, text in zip([s for s in drawing.shapes if isinstance(s, Label)], texts, strict=True):
        assert text.text == label.text
        assert float(text.get("x", "")) == pytest.approx(label.x, abs=0.01)
        assert float(text.get("y", "")) == pytest.approx(label.y, abs=0.01)


def test_the_svg_says_what_it_shows_and_what_to_do_without_the_font(drawing: Drawing) -> None:
    root = ElementTree.fromstring(svg_of(drawing))
    assert root.findtext(f"{SVG}title") == "Genogram"
    assert root.findtext(f"{SVG}desc") == " ".join(drawing.text_twin)
    assert root.get("font-family", "").endswith(", sans-serif")
    assert root.get("role") == "img"


def test_dots_and_dashes_are_the_same_lengths_in_the_svg() -> None:
    drawing = drawn(mended_family())
    dashes = [shape.dash for shape in drawing.shapes if not isinstance(shape, Ellipse | Label) and shape.dash]
    found = [each for each in ElementTree.fromstring(svg_of(drawing)).iter() if each.get("stroke-dasharray")]
    assert [tuple(map(float, each.get("stroke-dasharray", "").split())) for each in found] == dashes
    for dash, each in zip(dashes, found, strict=True):
        assert (each.get("stroke-linecap") == "round") == (dash[0] < 1)


def on_screen(drawing: Drawing) -> Image.Image:
    load_fonts()
    image = QImage(round(drawing.width), round(drawing.height), QImage.Format.Format_RGB32)
    image.fill(Theme().colour("card"))
    painter = QPainter(image)
    paint_drawing(painter, drawing, Theme())
    painter.end()
    return grey(image)


def from_svg(drawing: Drawing) -> Image.Image:
    load_fonts()
    image = QImage(round(drawing.width), round(drawing.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    alone = svg_of(drawing).replace(", sans-serif", "")  # this reader of SVG knows no list of fonts
    QSvgRenderer(QByteArray(alone.encode())).render(painter)
    painter.end()
    return grey(image)


def grey(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart in ink, as a share of the ink of the first; blurred by two pixels."""
    soft = [each.filter(ImageFilter.GaussianBlur(2)) for each in (one, other.resize(one.size))]
    ink = 255 - ImageStat.Stat(soft[0]).mean[0]
    return float(ImageStat.Stat(ImageChops.difference(*soft)).mean[0] / ink)


def test_screen_paper_and_svg_look_alike(qtbot: QtBot, drawing: Drawing) -> None:
    with pdfium.PdfDocument(on_paper(drawing)) as document:
        paper = document[0].render(scale=1, grayscale=True).to_pil()
    screen = on_screen(drawing)
    assert difference(screen, paper) < 0.25
    assert difference(screen, from_svg(drawing)) < 0.25
    assert difference(screen, ImageChops.offset(paper, 9, 5)) > 0.6  # the measure tells when something has moved


def test_a_family_of_many_shapes_uses_every_kind_of_them() -> None:
    shapes = drawn(mended_family()).shapes
    assert {type(shape) for shape in shapes} == {Line, Polygon, Ellipse, Curve, Label}
