"""What a page of the guide is made of: headings, text, lists, tables, callouts and pictures, read from Markdown.

Only what the guide uses is understood, so that screen and paper can show all of it alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.errors import UserError

WARNS = "Pas på"
"""A callout that begins with these words is shown in a warm colour."""
_PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})
_INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)$")
_ITEM = re.compile(r"( *)(?:[-*]|\d+\.) +(.*)$")
_INTERRUPTS = re.compile(r"(?:[-*]|1\.) +")
"""What begins a list right under a line of text: »30. juni« at the beginning of a line does not."""
_NUMBERED = re.compile(r" *\d+\. ")
_RULE = re.compile(r"\|?[\s|:-]+\|?$")
_FOREIGN = re.compile(r"</?[a-zA-Z]|^#{4,} ")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of letters that look alike. `link` is a page, an address or a word such as »rundtur:«."""

    text: str
    strong: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3 with the id that links name."""

    level: int
    spans: Spans
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, and the list inside it."""

    spans: Spans
    inner: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Something to notice, in a box of its own. `warns` when it is to be heeded."""

    paragraphs: tuple[Spans, ...]
    warns: bool


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that stand as they are written."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the resources, and what it shows in words."""

    alt: str
    file: str


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Callout | Code | Picture


def plain(spans: Spans) -> str:
    """Return the words of spans."""
    return "".join(span.text for span in spans)


def words_of(block: Block) -> str:
    """Return all words of a block, as they are read."""
    match block:
        case Heading() | Paragraph():
            return plain(block.spans)
        case Bullets():
            return " ".join(_item_words(item) for item in block.items)
        case Table():
            return " · ".join(plain(cell) for row in (block.head, *block.rows) for cell in row)
        case Callout():
            return " ".join(plain(each) for each in block.paragraphs)
        case Code():
            return block.text
        case Picture():
            return block.alt


def anchor_of(words: str) -> str:
    """Return the id of a heading: »Når hun ringer« is »naar-hun-ringer«."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold().translate(_PLAIN)).strip("-")


def read_spans(text: str) -> Spans:
    """Return the spans of a line; what stands between backticks stays as it is."""
    spans: list[Span] = []
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            spans.append(Span(text[at : found.start()]))
        spans += _found_spans(found)
        at = found.end()
    if at < len(text):
        spans.append(Span(text[at:]))
    return tuple(spans)


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page. Raises UserError with the line for what the guide cannot show."""
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if _FOREIGN.search(re.sub(r"`[^`]*`", "", line)):
            raise UserError(f"Linje {number} kan vejledningen ikke vise: {line.strip()[:60]}")
    return tuple(_blocks(lines))


def _found_spans(found: "re.Match[str]") -> list[Span]:
    code, strong, italic, words, link = found.groups()
    if code is not None:
        return [Span(code, code=True)]
    if strong is not None:
        return [Span(each.text, strong=True, code=each.code, link=each.link) for each in read_spans(strong)]
    if italic is not None:
        return [Span(italic, italic=True)]
    return [Span(words.replace("**", "").replace("`", ""), link=link)]


def _blocks(lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end, block = _block(lines, at)
        blocks.append(block)
        at = end
    return blocks


def _block(lines: Sequence[str], at: int) -> tuple[int, Block]:
    line = lines[at]
    if line.startswith("#"):
        words = line.lstrip("#").strip()
        return at + 1, Heading(len(line) - len(line.lstrip("#")), read_spans(words), anchor_of(words))
    if picture := _PICTURE.match(line.strip()):
        return at + 1, Picture(picture[1], picture[2])
    if line.startswith("```"):
        end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("```")), len(lines))
        return end + 1, Code("\n".join(lines[at + 1 : end]))
    for begins, read in ((">", _callout), ("|", _table)):
        if line.startswith(begins):
            end = next((n for n in range(at, len(lines)) if not lines[n].startswith(begins)), len(lines))
            return end, read(lines[at:end])
    end = next((n for n in range(at + 1, len(lines)) if _ends(lines[n], in_list=bool(_ITEM.match(line)))), len(lines))
    if _ITEM.match(line):
        return end, Bullets(_items(lines[at:end]), bool(_NUMBERED.match(line)))
    return end, Paragraph(read_spans(" ".join(each.strip() for each in lines[at:end])))


def _ends(line: str, *, in_list: bool) -> bool:
    """Tell whether a paragraph or a list stops before a line."""
    begins = line.startswith(("#", ">", "|", "```", "!["))
    return not line.strip() or begins or (not in_list and bool(_INTERRUPTS.match(line)))


def _callout(lines: Sequence[str]) -> Callout:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        words = line[1:].strip()
        if words:
            paragraphs[-1].append(words)
        elif paragraphs[-1]:
            paragraphs.append([])
    read = tuple(read_spans(" ".join(each)) for each in paragraphs if each)
    return Callout(read, bool(read) and plain(read[0]).startswith(WARNS))


def _table(lines: Sequence[str]) -> Table:
    rows = [
        tuple(read_spans(cell.strip()) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))
        for line in lines
        if not _RULE.match(line)
    ]
    return Table(rows[0], tuple(rows[1:]))


def _items(lines: Sequence[str]) -> tuple[Item, ...]:
    joined: list[tuple[int, str]] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            joined.append((len(found[1]), found[2].strip()))
        else:
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} {line.strip()}")
    items: list[Item] = []
    for depth, words in joined:
        if depth and items:
            items[-1] = Item(items[-1].spans, (*items[-1].inner, Item(read_spans(words))))
        else:
            items.append(Item(read_spans(words)))
    return tuple(items)


def _item_words(item: Item) -> str:
    return " ".join([plain(item.spans), *(_item_words(each) for each in item.inner)])
