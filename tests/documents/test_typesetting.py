"""Lines on paper: every width holds, nothing typed is lost or read as markup, other scripts read the right way."""

from collections.abc import Callable
from dataclasses import replace
from unicodedata import combining

import pytest
from hypothesis import example, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from papers import HOSTILE, MATHIAS, STORY_A
from pdf_reading import pages, strays, whole

from app.documents.plain_text import clean
from app.documents.plan_paper import plan_pdf
from app.documents.typesetting import Span, Style, break_lines, fit_line
from app.services.plan_rows import AgreementLine, PlanPaper, Quote

BODY = Style(13.5, 19.5)
ANY = st.characters(codec=None)
any_text = st.text(ANY, max_size=120) | st.text("aÅ<>&\"'-\u00a0 \n\u202eمש\U0001f388", max_size=80)


def paper_saying(words: str) -> PlanPaper:
    row = AgreementLine(number=1, area="home", owners=(words,), text=words, when_text=words, awaiting=())
    child = replace(MATHIAS, name=words, first_name=words, own_words=(Quote(text=words, situation=words),),
                    purpose=words, works=(words,), agreements=(row,), why=words, hopes=(words,))  # fmt: skip
    return replace(STORY_A, title=words, recipients=words, municipality=words, children=(child,), safety_line=words)


@given(any_text, st.floats(20, 500))
def test_no_line_is_wider_than_its_field(words: str, width: float) -> None:
    for line in break_lines((Span(words),), BODY, width):
        letters = [letter for piece in line.pieces for letter in piece.text if not combining(letter)]
        assert line.width <= width + 0.01 or len(letters) == 1
    assert fit_line(words, BODY, max(width, 40)).width <= max(width, 40) + 20


@given(st.text("abcæøåÆØÅ -,.", max_size=300), st.floats(30, 300))
def test_no_letter_is_lost_and_none_is_added(words: str, width: float) -> None:
    set_text = "".join(piece.text for line in break_lines((Span(words),), BODY, width) for piece in line.pieces)
    assert set_text.replace(" ", "") == words.replace(" ", "")


def is_printed_within_the_margins(words: str) -> None:
    for copy in ("family", "child", "professional"):
        data = plan_pdf(replace(paper_saying(words), copy=copy))
        assert pages(data)
        assert strays(data) == []


@settings(max_examples=8, deadline=None)
@given(any_text)
@example("j")
@example("\ud800")
def test_hostile_text_in_every_field_never_stops_a_paper(words: str) -> None:
    is_printed_within_the_margins(words)


@pytest.mark.long
def test_hundreds_of_hostile_texts_stop_no_paper(many: Callable[[int], int], seed: int) -> None:
    some = settings(max_examples=many(200), deadline=None, database=None)
    seeded(seed)(some(given(any_text)(is_printed_within_the_margins)))()


def test_markup_is_printed_as_it_was_typed() -> None:
    text = whole(plan_pdf(paper_saying('<b>Bo</b> &amp; "Åse" <para>')))
    assert '<b>Bo</b> &amp; "Åse" <para>' in text


def test_characters_without_a_shape_become_visible() -> None:
    text = whole(plan_pdf(paper_saying("glad \U0001f388 dag")))
    assert "glad [tegn] dag" in text


def test_names_in_other_scripts_are_on_the_paper() -> None:
    text = whole(plan_pdf(paper_saying(HOSTILE)))
    for word in ("Nguyễn", "Київ"):
        assert word in text
    for word in ("محمد", "حسن", "שלום"):
        assert word[::-1] in text or word in text  # PDF readers disagree on who turns the letters round


def test_right_to_left_words_stand_from_the_right() -> None:
    line = break_lines((Span("Til محمد علي nu"),), BODY, 400)[0]
    assert [piece.rtl for piece in line.pieces] == [False, True, False, True, False]
    data = plan_pdf(replace(STORY_A, recipients="محمد علي"))
    assert strays(data) == []


def test_ten_thousand_letters_without_a_space_are_cut_into_lines() -> None:
    data = plan_pdf(paper_saying("x" * 10_000))
    assert strays(data) == []
    assert sum(text.count("x") for text in pages(data)) > 50_000


def test_control_and_direction_marks_are_dropped_and_line_ends_kept() -> None:
    assert clean("a\x00b\u202ec\r\nd\te") == "abc\nd e"


def test_a_day_and_its_month_stay_together() -> None:
    assert clean("senest den 4. december kl. 16.40") == "senest den 4.\u00a0december kl.\u00a016.40"


def test_a_double_name_breaks_after_its_hyphen() -> None:
    lines = break_lines((Span("Kjærgaard-Østergård"),), BODY, 95)
    assert lines[0].pieces[0].text == "Kjærgaard-"
