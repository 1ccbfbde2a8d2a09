"""The papers of a meeting on paper: what stands where, that it all fits, and that the same rows are the same bytes."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from meeting_rows import CALL_BACK, CHANGED, EMPTY, INVITATION, MINUTES, MONSTER, ORDINARY, OWN, SHEET, with_text
from pdf_reading import fonts_embedded, info, pages, strays, whole

from app.documents.meeting_paper import meeting_pdf
from app.documents.minutes import BESIDE

ALL = pytest.mark.parametrize("name", list(ORDINARY))


def in_order(text: str, *parts: str) -> None:
    places = [text.index(each) for each in parts]
    assert places == sorted(places)


@ALL
def test_an_ordinary_paper_stays_inside_its_margins_with_its_fonts(name: str) -> None:
    data = meeting_pdf(ORDINARY[name])
    assert strays(data) == []
    assert fonts_embedded(data)
    assert len(pages(data)) <= (3 if name == "minutes" else 2)


@ALL
def test_a_paper_without_anything_is_still_a_page(name: str) -> None:
    data = meeting_pdf(EMPTY[name])
    assert strays(data) == []
    assert len(pages(data)) == 1
    text = whole(data)
    assert "None" not in text
    assert " , " not in text


@pytest.mark.long
@ALL
def test_strange_long_and_foreign_text_stays_inside_and_is_no_markup(name: str) -> None:
    data = meeting_pdf(MONSTER[name])
    assert strays(data) == []
    assert '<b>Nej</b> & "ja"' in whole(data)


@pytest.mark.long
@ALL
def test_the_same_rows_are_the_same_bytes_whatever_was_printed_before(name: str) -> None:
    first = meeting_pdf(ORDINARY[name])
    meeting_pdf(MONSTER[name])
    assert meeting_pdf(ORDINARY[name]) == first


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@given(text=TEXTS)
@settings(max_examples=8, deadline=None)
def test_any_text_anywhere_makes_a_paper(text: str) -> None:
    for paper in with_text(text, 1).values():
        assert meeting_pdf(paper).startswith(b"%PDF")


def long_text_stays_inside(text: str) -> None:
    for paper in with_text(text.encode("utf-8", "replace").decode(), 2).values():
        assert strays(meeting_pdf(paper)) == []


@pytest.mark.long
def test_any_long_text_stays_inside_the_margins(many: Callable[[int], int], seed: int) -> None:
    some = settings(max_examples=many(25), deadline=None, database=None)
    seeded(seed)(some(given(st.text(max_size=2000))(long_text_stays_inside)))()


def test_a_word_of_ten_thousand_letters_is_cut_and_stays() -> None:
    paper = replace(INVITATION, purpose="x" * 10_000)
    data = meeting_pdf(paper)
    assert strays(data) == []
    assert whole(data).replace(" ", "").count("x") >= 10_000


def test_sixty_agreements_all_stand_on_the_sheet_and_in_the_minutes() -> None:
    rows = tuple(replace(SHEET.agreements[2], number=each, text=f"Kasper henter nr{each}.") for each in range(1, 61))
    for paper in (replace(SHEET, agreements=rows), replace(MINUTES, agreements=rows)):
        data = meeting_pdf(paper)
        assert strays(data) == []
        assert all(f"nr{each}." in whole(data) for each in range(1, 61))


def test_training_and_draft_are_stamped_on_every_page() -> None:
    data = meeting_pdf(replace(MINUTES, version="kladde", example=True, remarks=()))
    assert all("EKSEMPEL · KLADDE" in page for page in pages(data))
    assert BESIDE in whole(data)
    assert "KLADDE" not in whole(meeting_pdf(MINUTES))


def test_the_file_tells_the_kind_of_paper_and_no_name() -> None:
    for paper in ORDINARY.values():
        told = info(meeting_pdf(paper))
        assert told["Title"] == paper.title
        assert "Mathias" not in " ".join(told.values())


def test_minutes_put_the_childs_number_far_from_the_adults() -> None:
    text = whole(meeting_pdf(MINUTES))
    in_order(text, "Det er bedst", "Mathias’ eget tal", "Det virker", "Det aftalte vi", "Lone 4")
    assert "Skal afgøres bagefter" in text
    assert "Det afgør Familieretshuset" in text


def test_the_sheet_parts_what_is_agreed_from_what_is_asked_and_undecided() -> None:
    text = whole(meeting_pdf(SHEET))
    in_order(
        text, "Hvem gør hvad", "Det spørger vi om først", "Det fortsætter", "Skal afgøres", "Hvis det bliver", "igen"
    )
    assert "I får svar senest 15. december 2026" in text


def test_an_invitation_stays_on_one_page_with_day_place_and_telephone() -> None:
    data = meeting_pdf(INVITATION)
    assert len(pages(data)) == 1
    for words in ("Kære Lone", "Onsdag den 18. november 2026 kl. 15–16.30", "biblioteket", "12 34 56 78", "Søvn"):
        assert words in whole(data)


def test_the_card_to_call_by_has_the_four_answers_to_tick() -> None:
    text = whole(meeting_pdf(CALL_BACK))
    in_order(
        text, "Ring til Torben", "Fortæl kun det, der står her", "Spørg Torben", "Ja, men anderledes", "Tænker over"
    )


def test_own_agreements_part_what_is_promised_from_what_is_asked() -> None:
    text = whole(meeting_pdf(OWN))
    assert text.index("Det gør jeg") < text.index("Det er jeg spurgt om")


def test_what_changed_begins_with_what_succeeded() -> None:
    text = whole(meeting_pdf(CHANGED))
    assert text.index("Det er lykkedes") < text.index("Det er delvist") < text.index("Det blev ikke til noget")
    assert "Nu: Kasper ringer." in text
    assert "Sidst sagde Mathias 3. Nu siger Mathias 5." in text


@pytest.mark.long(sample=False)  # a whole meeting's sheet is timed on the screen it is shown on
def test_the_first_sheet_of_the_day_takes_less_than_two_seconds_of_a_processor() -> None:
    script = (
        "import sys, time; sys.path[:0] = ['tests/documents', '.']; begun = time.process_time()\n"
        "from app.documents.meeting_paper import meeting_pdf; loaded = time.process_time() - begun\n"
        "from dataclasses import replace; from meeting_rows import SHEET\n"
        "rows = tuple(replace(SHEET.agreements[2], number=each) for each in range(20))\n"
        "begun = time.process_time(); meeting_pdf(replace(SHEET, agreements=rows))\n"
        "print(loaded + time.process_time() - begun)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert float(done.stdout) < 2.0
