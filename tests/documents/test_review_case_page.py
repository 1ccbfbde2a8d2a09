"""A page for each case at a review: one sheet whatever the case holds, with what is due and the child's own words."""

from dataclasses import replace

from pdf_reading import pages, strays, whole
from reviewed import MONSTER_PAGES, PAGES, REVIEW

from app.documents.review_paper import review_pdf


def test_each_case_has_one_sheet_of_its_own_after_the_overview() -> None:
    pdf = review_pdf(PAGES)
    assert len(pages(pdf)) == len(pages(review_pdf(replace(PAGES, cases=REVIEW.cases)))) + 2
    text = whole(pdf)
    for words in ("2026-014 · MKØ og AKØ", "»Jeg får ondt i maven.«", "29. november 2026: Inger og Mathias fisker.",
                  "på vej, 6 af 10", "1 møde, 2 samtaler med barnet", "mellem, 12 point",
                  "Sanne ringer til skolen senest 4. december."):  # fmt: skip
        assert words in text


def test_far_too_much_is_still_one_sheet_and_stays_on_it() -> None:
    with_page = review_pdf(MONSTER_PAGES)
    (case,) = MONSTER_PAGES.cases
    without = review_pdf(replace(MONSTER_PAGES, cases=(replace(case, page=None),)))
    assert len(pages(with_page)) == len(pages(without)) + 1
    assert strays(with_page) == []


def test_there_is_room_to_write_until_something_was_agreed() -> None:
    said = whole(review_pdf(PAGES))
    assert said.count("Det blev vi enige om") == 2
    (first, second) = PAGES.cases
    agreed = whole(review_pdf(replace(PAGES, cases=(replace(first, agreed="Vi venter til jul."), second))))
    assert agreed.count("Vi venter til jul.") == 2
