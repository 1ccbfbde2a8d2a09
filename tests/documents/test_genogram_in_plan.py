"""The family as the last page of a plan: the page is turned when that makes a wide family readable."""

from dataclasses import replace

import pypdfium2 as pdfium
from drawings import a_drawing, drawn, mended_family, wide_family
from papers import STORY_A
from pdf_reading import pages

from app.documents.genogram_flowable import SMALL
from app.documents.plan_paper import plan_pdf
from app.genogram.shapes import Drawing

PLAN = replace(STORY_A, copy="professional")


def last_page(drawing: Drawing) -> tuple[int, int, int]:
    """Return width, height and turn of the last page as it is shown."""
    with pdfium.PdfDocument(plan_pdf(replace(PLAN, genogram=drawing))) as document:
        page = document[len(document) - 1]
        return round(page.get_width()), round(page.get_height()), page.get_rotation()


def test_a_wide_family_is_shown_lying_and_a_high_one_standing() -> None:
    assert last_page(drawn(wide_family(12))) == (842, 595, 90)
    assert last_page(a_drawing(400, 700)) == (595, 842, 0)


def test_the_other_pages_stand_as_before() -> None:
    with pdfium.PdfDocument(plan_pdf(replace(PLAN, genogram=drawn(wide_family(12))))) as document:
        assert {page.get_rotation() for page in list(document)[:-1]} == {0}


def test_a_turned_page_has_heading_names_signs_and_the_footer_of_the_others() -> None:
    data = plan_pdf(replace(PLAN, genogram=drawn(wide_family(12))))
    *_, last = pages(data)
    for words in ("Familien", "Barn007", "kvinde", f"Side {len(pages(data))} af {len(pages(data))}"):
        assert words in last


def test_letters_on_a_turned_page_are_upright_when_it_is_shown() -> None:
    with pdfium.PdfDocument(plan_pdf(replace(PLAN, genogram=drawn(wide_family(12))))) as document:
        page = document[len(document) - 1]
        text = page.get_textpage()
        start = text.search("Barn003").get_next()
        assert start is not None
        boxes = [text.get_charbox(start[0] + at) for at in range(7)]
    # On the page as it lies in the file the name runs upwards; a quarter turn to the right makes it run rightwards.
    assert [box[1] for box in boxes] == sorted(box[1] for box in boxes)
    assert max(box[0] for box in boxes) - min(box[0] for box in boxes) < 6


def test_a_family_too_large_for_the_page_says_where_it_can_be_read() -> None:
    tall = replace(drawn(mended_family()), width=2000, height=2600)
    assert SMALL in pages(plan_pdf(replace(PLAN, genogram=tall)))[-1]
    assert SMALL in pages(plan_pdf(replace(PLAN, genogram=drawn(wide_family(40)))))[-1]
    assert SMALL not in pages(plan_pdf(replace(PLAN, genogram=drawn(mended_family()))))[-1]


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = replace(PLAN, genogram=drawn(wide_family(12)))
    assert plan_pdf(plan) == plan_pdf(plan)
