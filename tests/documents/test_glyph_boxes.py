"""No letter lies on another or outside the margins whatever was typed, and the archive takes the paper all the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from paper_gallery import NAMES, paper
from papers import HOSTILE, MATHIAS, STORY_A
from pdf_reading import overlaps, strays
from tagged_reading import TaggedPaper
from validators import of_page

from app.documents.archive import Particulars
from app.documents.line_drawing import draw_line
from app.documents.plan_paper import plan_pdf
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Style, fit_line
from app.services.plan_rows import AgreementLine, PlanPaper, Quote

TEXTS = [name for name in NAMES if not name.startswith(("genogram", "network", "plan-family-drawn"))]
"""Drawings have margins of their own, and names may touch lines there."""


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_no_letter_lies_on_another_or_outside_the_margins(name: str) -> None:
    assert overlaps(paper(name)) == []
    assert strays(paper(name)) == []


def test_letters_on_each_other_are_seen() -> None:
    canvas = TaggedCanvas((300, 100), Particulars("Prøve", date(2026, 11, 18)))
    style = Style(13.5, 19.5)
    for words in ("Mathias", "Jonatan"):
        with canvas.tagged(Element("P")):
            draw_line(canvas, fit_line(words, style, 200), style, 70, 60, 200)
    canvas.showPage()
    assert overlaps(canvas.finished())


def saying(words: str) -> PlanPaper:
    """Return a plan with one text in every place a person may write."""
    row = AgreementLine(number=1, area="home", owners=(words,), text=words, when_text=words, awaiting=(words,))
    child = replace(MATHIAS, name=words, first_name=words, own_words=(Quote(text=words, situation=words),), wish=words,
                    purpose=words, works=(words, words), agreements=(row,), why=words, hopes=(words,))  # fmt: skip
    return replace(STORY_A, title=words, recipients=words, municipality=words, children=(child,), safety_line=words)


def is_whole(words: str) -> None:
    for copy in ("family", "child", "professional"):
        data = plan_pdf(replace(saying(words), copy=copy))
        assert of_page(data) == set()
        assert strays(data) == []
        assert overlaps(data) == []
        whole = TaggedPaper(data)
        assert {each.depth for each in whole.drawn} == {1}


ANY = st.text(st.characters(codec=None), max_size=80) | st.text(
    "aÅ<>&\"'- \n\u202eمש\U0001f388☎\ufe0f\u0301j", max_size=80
)


@settings(max_examples=5, deadline=None)
@given(ANY)
@example(HOSTILE)
@example("☎\ufe0f 12 ❤\ufe0f \U000e0100")
@example("مُحَمَّد شָׁלוֹם (11)")
@example("\ud800\ue000\ufffe")
@example("\u0606 \u0606 ȉ")
def test_whatever_is_typed_the_paper_is_tagged_and_fit_for_the_archive(words: str) -> None:
    is_whole(words)


@pytest.mark.long
def test_hundreds_of_texts_leave_every_paper_tagged_and_fit(many: Callable[[int], int], seed: int) -> None:
    some = settings(max_examples=many(150), deadline=None, database=None)
    seeded(seed)(some(given(ANY)(is_whole)))()
