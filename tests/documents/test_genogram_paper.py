"""The family drawing on paper of its own: as large as it can be, readable, and told in words to those who listen."""

from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest
from drawings import a_drawing, drawn, mended_family, wide_family
from pdf_reading import fonts_embedded, info, pages, strays
from pypdfium2 import raw

from app.documents.genogram_legend import legend_height
from app.documents.genogram_paper import genogram_pdf, readable_paper
from app.documents.genogram_sheet import SMALLEST_NAME
from app.documents.genogram_words import TITLE, alt_text
from app.documents.read_back import read_back
from app.genogram.shapes import Label
from app.typeface import measure

DAY = date(2026, 11, 18)
A4 = (595, 842)


def sizes(data: bytes) -> list[tuple[int, int]]:
    with pdfium.PdfDocument(data) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


def test_a_wide_family_lies_down_and_a_huge_one_still_fits_one_sheet() -> None:
    for width, height in ((400, 900), (1400, 300), (9000, 5000), (0, 0)):
        data = genogram_pdf(a_drawing(width, height), "Mathias’ familie", DAY, example=True)
        texts = pages(data)
        assert len(texts) == 2
        assert "Mathias <b>" in texts[0]
        assert "EKSEMPEL" in texts[0]
        assert "tegn nummer 6" in texts[0]
        assert sizes(data)[0] == (A4[::-1] if width > height else A4)


def test_the_sheet_is_turned_to_where_the_drawing_becomes_larger() -> None:
    # A little wider than high, yet larger on a standing sheet: the signs take their part of the height.
    assert sizes(genogram_pdf(a_drawing(750, 700), "Familien", DAY))[0] == A4
    assert sizes(genogram_pdf(a_drawing(1500, 700), "Familien", DAY, paper="A3"))[0] == (1191, 842)


def test_no_sign_under_the_drawing_has_its_words_cut() -> None:
    drawing = a_drawing(1400, 300)
    long = replace(drawing.legend[0], word="par, ikke nærmere kendt, og det kan vare ved")
    assert long.word in pages(genogram_pdf(replace(drawing, legend=[long, *drawing.legend]), "Familien", DAY))[0]
    signs = [replace(long, word=word) for word in ("par, ikke nærmere kendt", *["skilt"] * 9)]
    assert legend_height(signs, 660) == legend_height([replace(each, word="skilt") for each in signs], 660), "nor a row"


def test_the_same_drawing_gives_the_same_bytes_on_every_paper() -> None:
    drawing = drawn(mended_family())
    first = [genogram_pdf(drawing, "Familien", DAY, paper=paper) for paper in ("A4", "A3", "poster")]
    assert first == [genogram_pdf(drawing, "Familien", DAY, paper=paper) for paper in ("A4", "A3", "poster")]
    assert len(set(first)) == 3


@pytest.mark.parametrize(("children", "paper"), [(3, "A4"), (17, "A3"), (60, "poster")])
def test_the_smallest_paper_is_taken_on_which_names_can_be_read(children: int, paper: str) -> None:
    drawing = drawn(wide_family(children))
    fit = readable_paper(drawing)
    assert fit.paper == paper
    assert (fit.name_points >= SMALLEST_NAME) == (paper == "A4")
    assert smallest_name(genogram_pdf(drawing, "Familien", DAY, paper=fit.paper)) >= SMALLEST_NAME


def smallest_name(data: bytes) -> float:
    """Return the size in points of the smallest »Kjærgaard« on the first page as it is printed, from its width."""
    with pdfium.PdfDocument(data) as document:
        text = document[0].get_textpage()
        found, heights = text.search("Kjærgaard"), []
        while (hit := found.get_next()) is not None:
            first, last = text.get_charbox(hit[0]), text.get_charbox(hit[0] + hit[1] - 1)
            heights.append((last[2] - first[0]) / measure("Kjærgaard", 1.0))
    return min(heights)


def test_what_was_wished_for_is_kept_when_it_can_be_read() -> None:
    drawing = drawn(mended_family())
    assert [readable_paper(drawing, paper).paper for paper in ("A4", "A3", "poster")] == ["A4", "A3", "poster"]
    nobody = replace(drawing, people={})
    assert readable_paper(nobody).paper == "A4"


def test_nothing_reaches_outside_the_margins_and_every_letter_has_its_font_in_the_file() -> None:
    data = genogram_pdf(drawn(mended_family()), "Familien", DAY)
    assert strays(data) == []
    assert fonts_embedded(data)
    assert info(data)["Title"] == "Familien"


def test_the_family_follows_in_words_on_a_page_of_its_own() -> None:
    drawing = drawn(mended_family())
    _, words = pages(genogram_pdf(drawing, "Familien", DAY))
    assert TITLE in words
    for sentence in drawing.text_twin:
        assert sentence in words


def test_a_large_family_is_told_over_several_pages_and_a_long_sentence_too() -> None:
    drawing = replace(drawn(wide_family(150)), text_twin=["Anna, " + "11 år, " * 2_000 + "bor i Herning."] * 2)
    data = genogram_pdf(drawing, "Familien", DAY, paper="A3")
    assert len(pages(data)) > 4
    assert [each for each in strays(data) if not each.startswith("side 1:")] == []  # the drawing goes further out
    assert " ".join(pages(data)).count("bor i Herning.") == 2


def test_signs_without_room_under_the_drawing_stand_with_the_words() -> None:
    drawing = a_drawing(500, 600)
    many = replace(drawing, legend=drawing.legend * 6)
    first, second = pages(genogram_pdf(many, "Familien", DAY))
    assert "tegn nummer 6" not in first
    assert second.count("tegn nummer 6") == 6


def told(data: bytes, number: int) -> list[tuple[str, str]]:
    """Return type and replacing words of each part of a page, as a screen reader meets them."""
    found: list[tuple[str, str]] = []
    with pdfium.PdfDocument(data) as document:
        page = document[number]  # has to live as long as its tree
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, place), found)
        raw.FPDF_StructTree_Close(tree)
    return found


def walk(element: object, found: list[tuple[str, str]]) -> None:
    if not element:
        return
    texts = []
    for ask in (raw.FPDF_StructElement_GetType, raw.FPDF_StructElement_GetAltText):
        size = ask(element, None, 0)
        target = pdfium.raw.ctypes.create_string_buffer(max(size, 2))
        ask(element, target, size)
        texts.append(target.raw[:size].decode("utf-16-le").rstrip("\0"))
    found.append((texts[0], texts[1]))
    for place in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        walk(raw.FPDF_StructElement_GetChildAtIndex(element, place), found)


def test_a_screen_reader_meets_heading_picture_with_words_signs_and_sentences() -> None:
    drawing = drawn(mended_family())
    data = genogram_pdf(drawing, "Familien", DAY)
    first, second = told(data, 0), told(data, 1)
    assert first[:3] == [("Document", ""), ("H1", ""), ("Figure", alt_text(drawing))]
    assert [kind for kind, _ in first[3:]] == ["L"] + ["LI", "LBody"] * len(drawing.legend)
    footer = ["P"]  # what paper it is, and when it was made
    assert [kind for kind, _ in second[1:]] == ["H1"] + ["P"] * len(drawing.text_twin) + footer
    assert drawing.text_twin[0] in alt_text(drawing)
    assert "6 personer" in alt_text(drawing)


def test_the_guard_reads_what_is_told_behind_the_picture() -> None:
    drawing = drawn(mended_family())
    parts = {part.where: part.text for part in read_back(genogram_pdf(drawing, "Familien", DAY)).parts}
    assert drawing.text_twin[0] in parts["billedtekst på side 1"]


def test_in_black_and_white_every_line_is_as_dark_as_print_needs() -> None:
    drawing = drawn(mended_family())
    with pdfium.PdfDocument(genogram_pdf(drawing, "Familien", DAY)) as document:
        grey = document[0].render(scale=4, grayscale=True).to_pil()
    ink = sorted(grey.tobytes())[: grey.width * grey.height // 200]
    assert ink[-1] < 140
    from app.documents import faces

    used = {shape.colour for shape in drawing.shapes if not isinstance(shape, Label) and shape.colour}
    for token in used:
        colour = faces.colour(token)
        assert 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue < 0.5, token
