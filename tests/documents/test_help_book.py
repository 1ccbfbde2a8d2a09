"""The guide on paper: contents with the right pages, pictures that are read aloud, and a file for the archive."""

import io
import re
from functools import cache

import pypdfium2
import pytest
from tagged_reading import TaggedPaper

from app.documents.help_book import help_book_pdf
from app.documents.help_book_parts import panels
from app.documents.panel import Panel
from app.services.help_pages import KEYS, NEWS, HelpPage, contents, help_folder, pages, released
from app.services.help_text import Heading, Picture, Span, Table, read_spans
from tests.documents.validators import errors

KEYS_PAGE = HelpPage(
    KEYS, "Alle taster", (
        Heading(1, (Span("Alle taster"),), "alle-taster"),
        Picture("I dag: det, der skal ske, efter dato.", "billeder/i-dag.png"),
    ),
)  # fmt: skip


@cache
def book() -> bytes:
    return help_book_pdf("1.2.3", KEYS_PAGE)


@cache
def words() -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(io.BytesIO(book()))
    try:
        return tuple(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def test_the_contents_name_the_page_each_part_stands_on() -> None:
    titles = [each.title for each in (*pages(), KEYS_PAGE) if each.name != NEWS]
    front = " ".join(words()[:2])
    told = {title: _page_of(title, front) for title in titles}
    assert [title for title, number in told.items() if title not in words()[number - 1]] == []
    assert all(chapter.name in front for chapter in contents() if set(chapter.pages) != {NEWS})
    assert "version 1.2.3" in front
    assert str(released().year) in front


def _page_of(title: str, front: str) -> int:
    found = re.search(rf"{re.escape(title)} (\d+)\b", front)
    assert found, title
    return int(found[1])


def test_every_picture_of_the_guide_is_on_it_with_its_words() -> None:
    shown = [block for each in pages() if each.name != NEWS for block in each.blocks if isinstance(block, Picture)]
    figures = [part for part in TaggedPaper(book()).tree.walk() if part.tag == "Figure"]
    there = [block for block in shown if (help_folder() / block.file).exists()]
    assert len(figures) == len(there) + 1


def test_a_table_cuts_no_word_and_leaves_no_row_alone_under_its_heading() -> None:
    rows = (("Underretninger", "Screening, afdækning, børnefaglig undersøgelse", "nej"), ("Samtykke", "Hvem", "ja")) * 2
    table = Table(
        tuple(map(read_spans, ("Del", "Hvad", "Slået til fra begyndelsen?"))),
        tuple(tuple(map(read_spans, row)) for row in rows),
    )  # fmt: skip
    laid = [each for each in panels(table) if isinstance(each, Panel)]
    assert len(laid[1].boxes[0].lines) == 1, "Underretninger stands on one line"
    assert [each.heads for each in laid] == [True, True, False, True, False]


@pytest.mark.long
def test_no_rule_of_the_archive_or_of_a_screen_reader_is_broken() -> None:
    assert errors(book()) == set()


@pytest.mark.long(sample=False)
def test_the_same_guide_is_the_same_bytes() -> None:
    assert help_book_pdf("1.2.3", KEYS_PAGE) == book()
