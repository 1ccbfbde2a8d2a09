"""The invitation in the reader's own language: what reads from the right stands from the right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting_rows import CHILD_INVITATION, INVITATION
from pdf_reading import fonts_embedded, pages, strays
from tagged_reading import TaggedPaper

from app.documents.invitation_language import reads_from_right, turned
from app.documents.meeting_paper import meeting_pdf
from app.documents.tongues import language_of
from app.documents.typesetting import Span, Style, break_lines

STYLE = Style(15, 23)
ARABIC = "مرحبا لوني. نود أن نلتقي بك (11 عامًا) الساعة 15:00 في Skovbakkeskolen. اتصلي: 12 34 56 78."


def visual(text: str) -> str:
    """One line as it stands from the left, words that read from the right joined as drawing sets them."""
    [line] = break_lines((Span(text),), STYLE, 5000)
    shown, stretch = [], []
    for piece in (*turned(line).pieces, None):
        if piece is not None and (piece.rtl or (stretch and piece.text == " ")):
            stretch.append(piece.text)
            continue
        tail = []
        while stretch and stretch[-1] == " ":
            tail.append(stretch.pop())
        shown += [*reversed(stretch), *tail]
        stretch = []
        shown += [piece.text] if piece is not None else []
    return "".join(shown)


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("שלום רב", "רב שלום"),
        ("שלום. רב", "רב .שלום"),
        ("(שלום)", "(שלום)"),
        ("שלום (11 שנים).", ".(שנים 11) שלום"),
        ("טלפון: 12 34 56 78.", ".12 34 56 78 :טלפון"),
        ("ב Skovbakkeskolen היום", "היום Skovbakkeskolen ב"),
        ("שעה 15:00", "15:00 שעה"),
    ],
)
def test_words_change_places_and_numbers_do_not(logical: str, seen: str) -> None:
    assert visual(logical) == seen


@pytest.mark.parametrize(
    ("text", "right"), [(ARABIC, True), ("Kære Lone שלום", False), ("12 שלום", True), ("", False), ("123", False)]
)
def test_the_first_strong_letter_decides_where_a_paragraph_begins(text: str, right: bool) -> None:
    assert reads_from_right(text) is right


@given(st.text(alphabet="אבגabc 12.,:()؟–", max_size=60))
def test_turning_a_line_loses_no_letter_and_no_width(text: str) -> None:
    for line in break_lines((Span(text),), STYLE, 5000):
        mirrored = str.maketrans("()", "()")
        there = sorted("".join(piece.text for piece in turned(line).pieces).translate(mirrored).replace("(", ")"))
        assert there == sorted("".join(piece.text for piece in line.pieces).replace("(", ")"))
        assert sum(piece.width for piece in turned(line).pieces) == pytest.approx(line.width)


@pytest.mark.parametrize(
    "text", [ARABIC, "Вітаємо, Лоне! Ми хотіли б зустрітися.", "Chào chị Lone! Chúng tôi muốn gặp."]
)
def test_the_own_language_has_a_page_of_its_own_that_stays_inside(text: str) -> None:
    for paper in (INVITATION, CHILD_INVITATION):
        data = meeting_pdf(replace(paper, own_language=f"{text}\n\n{text * 20}"))
        assert strays(data) == []
        assert fonts_embedded(data)
        assert "Onsdag den 18. november 2026" in pages(data)[1]
        assert len(pages(meeting_pdf(paper))) == 1


@pytest.mark.parametrize(
    ("text", "named", "tag"),
    [
        ("Waxaan jeclaan lahayn inaan kula kulanno", "so", "so"),
        ("Waxaan jeclaan lahayn inaan kula kulanno", "", "und"),
        ("Chcemy się z tobą spotkać", "", "pl"),
        (ARABIC, "prs", "prs"),
        (ARABIC, "so", "ar"),
        ("Вітаємо, Лоне!", "ru", "ru"),
        ("Em dixwazin te bibînin", "ku", "ku"),
        ("Vi vil gerne mødes", "ar", "und"),
        ("12 34 56 78", "so", "und"),
    ],
)
def test_the_language_somebody_named_is_told_when_the_letters_do_not_speak_against_it(
    text: str, named: str, tag: str
) -> None:
    assert language_of(text, named) == tag


def test_a_screen_reader_is_told_the_language_that_was_named() -> None:
    paper = replace(CHILD_INVITATION, own_language="Waxaan jeclaan lahayn inaan kula kulanno", tongue="so")
    assert {part.lang for part in TaggedPaper(meeting_pdf(paper)).tree.walk() if part.lang} == {"so"}
