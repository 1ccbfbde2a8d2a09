"""»Vis til foto« in pages: every word once, nothing outside the page, and a block together as long as it can be."""

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.services.plan_rows import AgreementLine, NextMeeting
from app.services.room_rows import PhotoRows
from app.views.meeting.photo_pages import LINE, PhotoText, font_of, letter_size, photo_pages
from app.views.theme import Theme, apply_theme

ROOM = QSizeF(1100, 520)
SIZE = 34.0
WORDS = st.sampled_from(["henter", "Mathias", "på", "fodboldtræning", "i", "Struer"])
SENTENCES = st.lists(st.lists(WORDS, min_size=1))


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    """The shipped letters."""
    apply_theme(qapp, Theme())


def rows(*texts: str, goes_on: tuple[str, ...] = (), to_decide: tuple[str, ...] = (), if_hard: str = "") -> PhotoRows:
    made, going, waiting = (
        tuple(AgreementLine(number=7, text=text) for text in lines) for lines in (texts, goes_on, to_decide)
    )
    coming = NextMeeting(on=dt.date(2027, 1, 6), at=dt.time(15, 0))
    return PhotoRows(UUID(int=1), ("Mathias",), dt.date(2026, 11, 22), made, going, waiting, if_hard, coming)


def pages_of(found: PhotoRows) -> list[list[PhotoText]]:
    return photo_pages(found, ROOM, SIZE)


def words_of(pages: list[list[PhotoText]]) -> str:
    return " ".join(line.text for page in pages for line in page)


@settings(max_examples=25, deadline=None)
@given(sentences=SENTENCES)
def test_every_word_stands_once_in_order_and_inside_its_page(sentences: list[list[str]]) -> None:
    texts = [" ".join(words) for words in sentences]
    pages = pages_of(rows(*texts))
    written = words_of(pages)
    assert " ".join(texts) in written if texts else "Her kommer det" in written
    for page in pages:
        assert page
        for line in page:
            assert line.top + line.size * LINE <= ROOM.height() + 0.01
            width = QFontMetricsF(font_of(line.size, bold=line.bold)).horizontalAdvance(line.text)
            assert line.left + width <= ROOM.width() + 1


def test_numbers_run_on_through_what_goes_on_and_what_is_to_be_decided() -> None:
    pages = pages_of(rows("a", "b", goes_on=("c",), to_decide=("d",)))
    assert [line.number for page in pages for line in page if line.number] == ["1", "2", "3", "4"]
    words = words_of(pages)
    assert words.index("Det fortsætter") < words.index(" c ") < words.index("Skal afgøres") < words.index(" d ")


def test_an_agreement_is_not_parted_when_a_page_can_hold_it() -> None:
    long = "henter Mathias til fodbold og kører ham hjem igen bagefter hver tirsdag og torsdag hele vinteren"
    for page in pages_of(rows(*[long] * 9))[1:]:
        assert page[0].number or page[0].bold, "a page begins with a new agreement"


def test_one_that_is_longer_than_a_page_goes_on_over_to_the_next() -> None:
    pages = pages_of(rows("meget langt " * 200))
    assert len(pages) > 2
    assert words_of(pages).count("meget langt") == 200


def test_a_heading_stays_with_what_it_is_over() -> None:
    for count in range(4, 12):
        for page in pages_of(rows(*["gør noget"] * count, to_decide=("får støtte",))):
            assert page[-1].text != "Skal afgøres"


@pytest.mark.parametrize(
    ("wide", "high", "least"), [(1280, 720, 34), (1920, 1080, 52), (1024, 768, 32), (640, 400, 18)]
)
def test_the_letters_follow_the_window(wide: int, high: int, least: int) -> None:
    assert letter_size(QSizeF(wide, high)) >= least
