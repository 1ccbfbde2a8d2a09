"""A large family as a poster: everybody is on some sheet, neighbours overlap by 10 mm, blank sheets are left out."""

from datetime import date

import pypdfium2 as pdfium
import pytest
from drawings import a_drawing, drawn, mended_family, wide_family
from pdf_reading import pages

from app.documents.genogram_paper import genogram_pdf, readable_paper
from app.documents.genogram_poster import HOW, OVERLAP, sheets_of
from app.documents.genogram_sheet import MARGIN
from app.genogram.shapes import Drawing

DAY = date(2026, 11, 18)


def poster(drawing: Drawing) -> bytes:
    return genogram_pdf(drawing, "Familien", DAY, paper="poster")


def where(data: bytes, words: str, page: int) -> list[float]:
    """Return how far from the left every occurrence of some words begins on a page."""
    with pdfium.PdfDocument(data) as document:
        text = document[page].get_textpage()
        found, places = text.search(words), []
        while (hit := found.get_next()) is not None:
            places.append(text.get_charbox(hit[0])[0])
    return places


@pytest.mark.parametrize("children", [30, 90])
def test_every_child_stands_on_a_sheet_and_each_sheet_tells_its_number(children: int) -> None:
    drawing = drawn(wide_family(children))
    texts = pages(poster(drawing))
    sheets = sheets_of(drawing)
    assert 1 < sheets < len(texts)
    together = " ".join(texts[:sheets])
    assert [n for n in range(children) if f"Barn{n:03}" not in together] == []
    for number, text in enumerate(texts[:sheets], start=1):
        assert f"Ark {number} af {sheets}. {HOW}" in text
        assert f"Side {number} af {len(texts)}" in text
    assert "kvinde" in texts[sheets]  # the signs stand with the words


def test_what_two_sheets_both_show_lies_10_mm_from_both_edges() -> None:
    data = poster(drawn(wide_family(60)))
    shared = 0
    with pdfium.PdfDocument(data) as document:
        right = document[0].get_width() - MARGIN
    for number in range(60):
        name = f"Barn{number:03}"
        first, second = where(data, name, 0), where(data, name, 1)
        if first and second:
            shared += 1
            assert first[0] - second[0] == pytest.approx(right - MARGIN - OVERLAP, abs=0.2)
    assert shared or pytest.approx(28.35, abs=0.01) == OVERLAP


def test_a_family_that_fits_stays_on_one_sheet_at_its_own_size() -> None:
    drawing = a_drawing(400, 300)
    assert sheets_of(drawing) == 1
    first, *_ = pages(poster(drawing))
    assert "Ark 1 af 1" in first
    assert HOW not in first


def test_sheets_with_nothing_on_them_are_left_out() -> None:
    drawing = a_drawing(6000, 4000)
    few = Drawing(6000, 4000, drawing.shapes[1:2], {}, {}, [], (), ())
    assert sheets_of(few) == 1
    assert len(pages(poster(few))) == 2


def test_an_empty_drawing_is_one_empty_sheet() -> None:
    assert len(pages(poster(Drawing(0, 0, (), {}, {}, [], (), ())))) == 2


def test_a_poster_says_how_many_sheets_it_takes() -> None:
    drawing = drawn(wide_family(60))
    fit = readable_paper(drawing)
    assert (fit.paper, fit.sheets) == ("poster", sheets_of(drawing))
    assert readable_paper(drawn(mended_family())).sheets == 1
