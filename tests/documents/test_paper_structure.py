"""What a screen reader meets is what stands on the paper: each word once, in order, as what it is."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from drawings import drawn, mended_family
from paper_gallery import NAMES, paper
from papers import CHILD_A, MATHIAS, STORY_A, STORY_B, STORY_C
from pdf_reading import pages
from tagged_reading import ARTIFACT, Part, TaggedPaper

from app.documents.plan_paper import plan_pdf
from app.services.plan_rows import PlanPaper, Quote

EVERY = pytest.mark.parametrize("name", NAMES)
HEADING = re.compile("H[1-6]$")
MAY_HOLD = {
    "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}, "BlockQuote": {"P"}, "TD": {"P"},
    "LBody": {"P", "L", "Figure"},
}  # fmt: skip


@cache
def read(name: str) -> TaggedPaper:
    return TaggedPaper(paper(name))


def outline(whole: TaggedPaper) -> list[tuple[str, str]]:
    """Return the headings with their words."""
    return [(part.tag, whole.text_of(part)) for part in whole.tree.walk() if HEADING.match(part.tag)]


@pytest.mark.long
@EVERY
def test_every_letter_and_stroke_is_in_one_part_or_no_part_of_the_text(name: str) -> None:
    whole = read(name)
    assert {each.depth for each in whole.drawn} == {1}
    told = list(whole.tree.stretches())
    assert len(told) == len(set(told))
    assert {(each.page, each.stretch) for each in whole.drawn if each.stretch != ARTIFACT} == set(told)


@EVERY
def test_what_is_read_aloud_comes_in_the_order_it_is_drawn(name: str) -> None:
    whole = read(name)
    for number in whole.numbers.values():
        here = [stretch for page, stretch in whole.tree.stretches() if page == number]
        assert here == sorted(here)


@EVERY
def test_what_is_read_aloud_is_the_text_another_program_finds_on_the_page(name: str) -> None:
    whole = read(name)
    for number, text in enumerate(pages(paper(name))):
        drawn_words = {stretch for figure in whole.tree.all("Figure") for stretch in figure.stretches()}
        here = [each for each in whole.tree.stretches() if each[0] == number and each not in drawn_words]
        read_aloud = " ".join(whole.texts.get(stretch, "") for stretch in here)
        lost = [word for word in only_latin(read_aloud) if word not in text]
        assert lost == []


def only_latin(text: str) -> list[str]:
    """Return words that no reader turns round and no line end cuts."""
    words = text.replace("\u00a0", " ").split()
    return [word for word in words if re.fullmatch(r"[A-Za-zÆØÅæøå0-9.,»«]+", word) and len(word) < 12]


@EVERY
def test_the_tree_is_built_as_readers_expect(name: str) -> None:
    tree = read(name).tree
    assert tree.tag == "Document"
    for part in tree.walk():
        assert {child.tag for child in part.parts} <= MAY_HOLD.get(part.tag, {child.tag for child in part.parts})
        assert part.children or part.tag in ("TD", "TH", "Document"), part.tag
        assert part.tag != "TH" or part.scope in ("Row", "Column")
        assert part.tag != "Figure" or part.alt.strip()
    for table in tree.all("Table"):
        assert len({len(row.parts) for row in table.parts}) == 1


@EVERY
def test_headings_go_down_one_step_at_a_time(name: str) -> None:
    levels = [0, *(int(tag[1]) for tag, _ in outline(read(name)))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_headings_of_a_plan_are_those_of_the_paper() -> None:
    titles = [(tag, words) for tag, words in outline(read("plan-a-family")) if tag != "H3"]
    assert titles[0] == ("H1", "Vores aftaler")
    assert [words for tag, words in titles if tag == "H2"] == [
        "Det vil vi nå", "Det virker allerede", "Det har vi aftalt", "Det spørger vi om først", "Hvis det bliver svært",
        "Vi mødes igen", "Ring til Sanne Vestergaard", "Godt at vide",
    ]  # fmt: skip
    places = [words for tag, words in outline(read("plan-a-family")) if tag == "H3"]
    assert places == ["Hjemme", "I skolen", "I fritiden", "Kommunen"]


def test_what_belongs_to_one_of_several_children_stands_under_the_childs_name() -> None:
    headings = outline(read("plan-c-family"))
    at = headings.index(("H2", "Bertil"))
    assert headings[at + 1] == ("H3", "Det vil vi nå")
    assert ("H4", "I skolen") in headings[at:]
    assert ("H2", "Aftaler for jer alle") in headings


@pytest.mark.parametrize("row", [STORY_A, STORY_B, STORY_C], ids="abc")
def test_each_agreement_is_one_point_of_a_list_with_its_number(row: PlanPaper) -> None:
    whole = TaggedPaper(plan_pdf(row))
    lines = [line for child in row.children for line in child.agreements] + list(row.agreements)
    wanted = {str(line.number): line for line in lines if not line.to_be_decided and line.area != "hard_times"}
    found = [item for item in whole.tree.all("LI") if item.parts[0].tag == "Lbl"]
    told = {}
    for item in found:
        label, body = (whole.text_of(part).replace("\u00a0", " ") for part in item.parts)
        told.setdefault(label, []).append(body)
    for number, line in wanted.items():
        assert any(line.text in body and line.when_text in body for body in told[number])
    goals = sum(len(child.goals) for child in row.children)
    assert len(found) == len(wanted) + goals


def test_the_childs_own_page_lists_what_is_agreed_without_the_letters_in_the_rings() -> None:
    whole = read("plan-child-scale")
    points = [whole.text_of(item) for item in whole.tree.all("LI")]
    assert len(points) == len(CHILD_A.children[0].agreements)
    assert points[1].startswith("Kasper henter dig")
    assert "J" in "".join(each.text for each in whole.drawn if each.stretch == ARTIFACT)


def test_a_paragraph_over_two_pages_stays_one_paragraph() -> None:
    words = " ".join(f"ord{number}" for number in range(220))
    child = replace(MATHIAS, own_words=(Quote(text=words),))
    whole = TaggedPaper(plan_pdf(replace(STORY_A, children=(child,))))
    [quote] = whole.tree.all("BlockQuote")
    said, by = quote.parts
    assert {page for page, _ in said.stretches()} == {0, 1}
    assert whole.text_of(said) == f"»{words}«"
    assert whole.text_of(by) == "Mathias Kjærgaard Østergård, 11 år"


def test_tables_say_which_cell_is_the_head_of_what() -> None:
    tables = read("plan-b-professional").tree.all("Table")
    heads = [[cell for row in table.parts for cell in row.parts if cell.tag == "TH"] for table in tables]
    assert all(heads)
    assert {cell.scope for cells in heads for cell in cells} == {"Row", "Column"}


def test_a_picture_is_told_in_the_words_of_its_text() -> None:
    drawing = drawn(mended_family())
    [figure] = read("plan-family-drawn").tree.all("Figure")
    assert figure.alt == " ".join(drawing.text_twin)
    [scale] = TaggedPaper(plan_pdf(CHILD_A)).tree.all("Figure")
    assert scale.alt == "Fem ansigter over en linje fra 0 til 10. Mærket står ved 3."


def test_what_stands_on_every_page_is_read_once() -> None:
    row = replace(STORY_A, version="kladde", example=True, municipality="Eksempel Kommune")
    whole = TaggedPaper(plan_pdf(row))
    read_aloud = whole.text_of(whole.tree)
    assert len(pages(plan_pdf(row))) == 2
    for words in ("EKSEMPEL · KLADDE", "Til Mathias og Lone", "· kladde · 18. november 2026"):
        assert read_aloud.replace("\u00a0", " ").count(words) == 1
    assert "Side 1 af 2" not in read_aloud


def test_foreign_words_are_read_in_their_own_order_and_language() -> None:
    whole = read("invitation-arabic")
    paragraphs = [part for part in whole.tree.all("P") if part.lang]
    assert {part.lang for part in paragraphs} == {"ar"}
    assert whole.text_of(paragraphs[0]).startswith("مرحبا لوني. نود أن نلتقي بك (11 عامًا)")
    assert "محمد علي حسن" in read("monster-minutes").text_of(read("monster-minutes").tree)
    assert {part.lang for part in read("invitation-ukrainian").tree.walk() if part.lang} == {"uk"}


def test_words_are_parted_by_spaces_where_lines_end() -> None:
    whole = read("plan-a-family")
    said = [whole.text_of(part) for part in whole.tree.all("P")]
    assert f"{MATHIAS.why}. {MATHIAS.wish}." in said


def test_a_part_nobody_drew_in_is_not_in_the_tree() -> None:
    bare = read("plan-bare-family").tree
    assert not any(part.tag in ("L", "Table", "BlockQuote") for part in bare.walk())


def test_long_papers_list_their_headings_beside_the_pages() -> None:
    with read("genogram-wide-poster").pdf.open_outline() as contents:
        assert [entry.title for entry in contents.root][0].startswith("<b>Åse</b>")
    with read("plan-monster-professional").pdf.open_outline() as contents:
        assert [entry.title for entry in contents.root] == ["Vores aftaler"]
        assert len(contents.root[0].children) > 5
    with read("plan-a-family").pdf.open_outline() as contents:
        assert list(contents.root) == []


def test_the_reader_used_here_sees_what_is_left_out() -> None:
    part = Part("P", children=[(0, 1), Part("Lbl", children=[(0, 2)])])
    assert list(part.stretches()) == [(0, 1), (0, 2)]
