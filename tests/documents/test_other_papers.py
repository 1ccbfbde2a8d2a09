"""The family drawing on its own sheet, and the recovery sheet."""

from datetime import date

from pdf_reading import pages, strays, whole

from app.documents.genogram_paper import genogram_pdf
from app.documents.recovery_sheet import recovery_sheet_pdf
from app.genogram.shapes import Box, Curve, Drawing, Ellipse, Label, LegendItem, Line, Polygon

DAY = date(2026, 11, 18)


def a_drawing(width: float, height: float) -> Drawing:
    square = Polygon(((0, 0), (60, 0), (60, 60), (0, 60)), fill="card")
    shapes = (
        Curve(((0, 0), (0, 90), (width, 90), (width, 0)), closed=True, fill="accent", fill_opacity=0.05, dash=(0, 6)),
        square,
        Ellipse(width - 40, 40, 30, 30, fill="accent_soft"),
        Line(((30, 60), (30, 90), (width - 40, 90)), dash=(4, 3)),
        Label(30, 85, "Mathias <b>", 16, bold=True, halo=5, person="1"),
        Label(width - 40, 95, "\U0001f388", 14),
    )
    legend = tuple(LegendItem(str(number), f"tegn nummer {number}", (square,)) for number in range(7))
    return Drawing(width, height, shapes, {"1": Box(0, 0, 60, 60)}, {"1": "Mathias"}, ["Mathias."], legend, ())


def test_a_wide_family_lies_down_and_a_huge_one_still_fits_one_page() -> None:
    for width, height in ((400, 900), (1400, 300), (9000, 7000), (0, 0)):
        data = genogram_pdf(a_drawing(width, height), "Mathias’ familie", DAY, example=True)
        texts = pages(data)
        assert len(texts) == 1
        assert "Mathias <b>" in texts[0]
        assert "EKSEMPEL" in texts[0]
        assert "tegn nummer 6" in texts[0]


def test_the_same_drawing_gives_the_same_bytes() -> None:
    drawing = a_drawing(500, 400)
    assert genogram_pdf(drawing, "Familien", DAY) == genogram_pdf(drawing, "Familien", DAY)


def test_the_recovery_sheet_prints_the_code_as_it_is() -> None:
    data = recovery_sheet_pdf("AB2C DE3F GH4J KM5N PQ6R ST7U", "rundbord.db", DAY)
    assert "AB2C DE3F GH4J KM5N" in whole(data)
    assert "PQ6R ST7U" in whole(data)
    assert "18. november 2026" in whole(data)
    assert len(pages(data)) == 1
    assert strays(data) == []
    assert "AB2C-DE3F" in whole(recovery_sheet_pdf("AB2C-DE3F-GH4J-KM5N-PQ6R-ST7U", "rundbord.db", DAY))
