"""The words of a paper without its looks: as a screen reader would read them, with nothing lost and nothing twice."""

import re
from collections import Counter

import pytest
from paper_gallery import paper
from tagged_reading import TaggedPaper

from app.documents.clean_text import clean_text

PAPERS = ("plan-a-family", "plan-a-child", "plan-a-professional", "plan-b-family", "plan-c-family", "plan-bare-family")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", PAPERS)
def test_every_word_that_is_read_aloud_is_there_once(name: str) -> None:
    tagged = TaggedPaper(paper(name))
    drawn = {each for figure in tagged.tree.all("Figure") for each in figure.stretches()}
    letters = (tagged.texts.get(each, "") for each in tagged.tree.stretches() if each not in drawn)
    read = " ".join((*letters, *(each.alt for each in tagged.tree.all("Figure"))))
    assert words(clean_text(paper(name))) == words(read)


def test_headings_stand_alone_and_agreements_keep_their_numbers() -> None:
    lines = clean_text(paper("plan-a-family")).split("\n")
    place = lines.index("Det vil vi nå")
    assert lines[place - 1] == ""
    assert any(re.match(r"1\. .*Jens-Ole", line) for line in lines)
    assert "" not in (line.strip(" ") for line in lines if line.startswith(("1.", "–")))


def test_pages_leave_no_trace() -> None:
    text = clean_text(paper("plan-monster-professional"))
    assert "Side 1 af" not in text
    assert "\n\n\n" not in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffe\ufffd]", text)


def test_a_table_is_a_line_for_each_row() -> None:
    text = clean_text(paper("plan-a-professional"))
    assert any(" · " in line or ": " in line for line in text.split("\n"))
