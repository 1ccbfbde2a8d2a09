"""The guide as it is written: every page can be shown, every link and picture leads somewhere, and search finds it."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from app.errors import UserError
from app.services.help_pages import (
    KEYS,
    NEWS,
    contents,
    help_folder,
    page,
    pages,
    picture_file,
    read_page,
    released,
    title_of,
    topic_page,
    topics,
)
from app.services.help_search import help_search
from app.services.help_text import (
    Block,
    Bullets,
    Callout,
    Code,
    Heading,
    Item,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    plain,
    read_blocks,
)

IN_ORDER = [name for chapter in contents() for name in chapter.pages]
NO_PAGES = {"rundtur:", "papir:"}


def spans_of(block: Block) -> Iterator[Span]:
    parts: list[Spans] = []
    match block:
        case Heading() | Paragraph():
            parts = [block.spans]
        case Bullets():
            parts = [inner.spans for item in block.items for inner in (item, *item.inner)]
        case Table():
            parts = [*block.head, *(cell for row in block.rows for cell in row)]
        case Callout():
            parts = list(block.paragraphs)
        case Code() | Picture():
            parts = []
    for part in parts:
        yield from part


def links() -> list[tuple[str, str]]:
    found = [(each.name, span.link) for each in pages() for block in each.blocks for span in spans_of(block)]
    return [(name, link) for name, link in found if link and link not in NO_PAGES and not link.startswith("http")]


def test_every_page_stands_in_one_chapter_and_every_chapter_has_its_pages() -> None:
    files = {path.stem for path in help_folder().glob("*.md")} | {KEYS}
    assert Counter(IN_ORDER) == Counter(files)


@pytest.mark.parametrize("name", [each for each in IN_ORDER if each not in (KEYS, NEWS)])
def test_a_page_has_one_title_first_and_says_in_its_first_lines_what_it_is_about(name: str) -> None:
    told = page(name)
    assert isinstance(told.blocks[0], Heading)
    assert [block.level for block in told.blocks if isinstance(block, Heading)].count(1) == 1
    assert len(told.lead) > 30


def test_every_link_leads_to_a_page_and_a_heading_that_are_there() -> None:
    lost = []
    for name, link in links():
        target, _, anchor = link.partition("#")
        other = target.removesuffix(".md") or name
        if other not in IN_ORDER or (anchor and other != KEYS and anchor not in page(other).anchors):
            lost.append((name, link))
    assert lost == []


def test_every_picture_is_there_and_says_in_words_what_it_shows() -> None:
    shown = [(each.name, block) for each in pages() for block in each.blocks if isinstance(block, Picture)]
    assert [(name, block.file) for name, block in shown if not picture_file(block).exists()] == []
    assert [(name, block.file) for name, block in shown if len(block.alt) < 20] == []
    assert [(name, block.file) for name, block in shown if block.file != f"billeder/{picture_file(block).name}"] == []


def test_every_topic_has_a_page_and_a_heading_that_are_there() -> None:
    lost = [
        (topic, where)
        for topic, where in topics().items()
        for name, anchor in [topic_page(topic)]
        if name not in IN_ORDER or (anchor and anchor not in page(name).anchors)
    ]
    assert lost == []
    assert topic_page("nowhere") == (IN_ORDER[0], "")


def test_the_page_of_news_begins_with_a_version_and_its_day() -> None:
    headings = [plain(block.spans) for block in page(NEWS).blocks if isinstance(block, Heading)]
    assert re.match(r"\d+\.\d+\.\d+ – \d", headings[1])
    assert released().year >= 2026


MARKDOWN = """# Titel

Et **stærkt** ord,
`Ctrl K` og [en side](frister.md#i-dag).
- et punkt
  - inde i
- to

| Tast | Gør |
|---|---|
| F1 | hjælp |

> **Pas på:** Det varer ved.

1. først
30. juni er ikke et punkt i en liste, der er begyndt, men nummer to

![Et billede af dagen](billeder/i-dag.png)
"""


def test_markdown_becomes_blocks() -> None:
    title, words, bullets, table, callout, numbers, picture = read_blocks(MARKDOWN)
    assert title == Heading(1, (Span("Titel"),), "titel")
    assert words == Paragraph(
        (Span("Et "), Span("stærkt", strong=True), Span(" ord, "), Span("Ctrl K", code=True), Span(" og "),
         Span("en side", link="frister.md#i-dag"), Span(".")),
    )  # fmt: skip
    inside = Item((Span("et punkt"),), (Item((Span("inde i"),)),))
    assert bullets == Bullets((inside, Item((Span("to"),))), numbered=False)
    assert table == Table(((Span("Tast"),), (Span("Gør"),)), (((Span("F1"),), (Span("hjælp"),)),))
    assert callout == Callout(((Span("Pas på:", strong=True), Span(" Det varer ved.")),), warns=True)
    assert isinstance(numbers, Bullets)
    assert numbers.numbered
    assert picture == Picture("Et billede af dagen", "billeder/i-dag.png")


@pytest.mark.parametrize("text", ["<b>fed</b>", "#### for dybt", "se <script>"])
def test_what_the_guide_cannot_show_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(UserError, match="Linje 3"):
        read_blocks(f"# Titel\n\n{text}")


def test_words_to_search_for_are_no_part_of_the_page() -> None:
    told = read_page("x", "---\nsøgeord: angre, slette\n---\n# Fortryd\n\nTryk Ctrl Z.\n")
    assert (told.title, told.words, told.lead) == ("Fortryd", "angre, slette", "Tryk Ctrl Z.")


@pytest.mark.parametrize(
    ("words", "first"),
    [("slægtstegning", "slaegtstegning"), ("slaegtsteg", "slaegtstegning"),
     ("NETVÆRKSKORT", "netvaerkskort"), ("alle tast", KEYS)],
)  # fmt: skip
def test_search_finds_the_page_however_it_is_typed(words: str, first: str) -> None:
    hits = help_search(words)
    assert hits[0].page == first
    assert all(hit.title == title_of(hit.page) for hit in hits)


def test_search_shows_where_in_the_text_the_words_stand() -> None:
    hit = next(each for each in help_search("kryptering datafil") + help_search("krypteret") if each.spans)
    assert all(hit.excerpt[first:last].casefold().startswith("krypt") for first, last in hit.spans[:1])
    assert help_search("xyzzy") == help_search("") == help_search(" - ") == []
    assert len(help_search("d", most=3)) == 3


def test_nonsense_never_stops_the_search() -> None:
    for words in ("(" * 200, "æ" * 10_000, "🙂", "\u202eabc", "a* b[ c?"):
        assert isinstance(help_search(words), list)
