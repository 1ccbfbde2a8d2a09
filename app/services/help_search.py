"""Searching in the guide: every word must begin a word of the page, however å, æ and ø are written. No store."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.language.folding import fold
from app.services.help_pages import KEYS, KEYS_TITLE, HelpPage, pages
from app.services.help_text import Heading, words_of

AROUND = 60
"""Letters shown on each side of the first word that was found."""
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_TITLE, _ASKED, _HEADING, _TEXT = 8, 6, 4, 1


@dataclass(frozen=True, slots=True)
class HelpHit:
    """A place in the guide. `spans` are (from, to) of what was found, in `excerpt`."""

    page: str
    anchor: str
    title: str
    heading: str
    excerpt: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with what stands under it. Each word with its folded form and where it stands in the text."""

    page: str
    anchor: str
    title: str
    heading: str
    text: str
    asked: tuple[str, ...]
    first: bool


def warm() -> None:
    """Read all pages, so that the first search is as quick as the next."""
    for each in (*_sections(), *_wholes()):
        _weight(each, [""])
        _fits(each, [""])
        _places(each.text)


def help_search(words: str, most: int = 12) -> list[HelpHit]:
    """Return the places where all words are found, the best first; at most one for each heading. None for no words."""
    wanted = [each for each in fold(words).split() if each]
    if not wanted:
        return []
    found = _found(_sections(), wanted)
    if len(found) < most:
        there = {each.page for each in found}
        found += [each for each in _found(_wholes(), wanted) if each.page not in there]  # a word here and a word there
    return [_hit(each, wanted) for each in found[:most]]


def _found(sections: Iterable[_Section], wanted: list[str]) -> list[_Section]:
    found = [(-_weight(each, wanted), place, each) for place, each in enumerate(sections) if _fits(each, wanted)]
    return [each for _, _, each in sorted(found, key=lambda each: each[:2])]


@cache
def _sections() -> tuple[_Section, ...]:
    asked = ("genvej", "genveje", "tastatur")
    keys = _Section(KEYS, "", KEYS_TITLE, "", "Alle tasterne på én side.", asked, first=True)
    return (*(section for page in pages() for section in _of_page(page)), keys)


@cache
def _wholes() -> tuple[_Section, ...]:
    return tuple(
        _Section(each.name, "", each.title, "", " ".join(map(words_of, each.blocks[1:])), (), first=True)
        for each in pages()
    )


def _of_page(page: HelpPage) -> Iterator[_Section]:
    heading, texts, first = Heading(1, (), ""), [""][:0], True
    asked = tuple(fold(page.words).split())
    for block in (*page.blocks, None):
        if isinstance(block, Heading) or block is None:
            if texts or not first or block is None:
                shown = "" if first else words_of(heading)
                anchor = "" if first else heading.anchor
                yield _Section(page.name, anchor, page.title, shown, " ".join(texts), asked if first else (), first)
                first = False
            heading, texts = block or heading, []
        else:
            texts.append(words_of(block))


def _fits(section: _Section, wanted: list[str]) -> bool:
    """Tell whether all words are there; what only the title of a page has is a hit on the page itself alone."""
    has = _folded(section)
    if not all(any(each.startswith(word) for each in has) for word in wanted):
        return False
    own = _folded_words(section.text) | _folded_words(section.heading)
    return section.first or any(each.startswith(word) for word in wanted for each in own)


def _hit(section: _Section, wanted: list[str]) -> HelpHit:
    excerpt, spans = _excerpt(section.text, wanted)
    return HelpHit(section.page, section.anchor, section.title, section.heading, excerpt, spans)


def _weight(section: _Section, wanted: list[str]) -> float:
    weight = 0.0
    for word in wanted:
        if section.first and any(each.startswith(word) for each in _folded_words(section.title)):
            weight += _TITLE
        elif any(each.startswith(word) for each in section.asked):
            weight += _ASKED
        elif any(each.startswith(word) for each in _folded_words(section.heading)):
            weight += _HEADING
        else:
            weight += _TEXT
    exact = sum(word in _folded_words(f"{section.title} {section.heading}") for word in wanted)
    return weight + exact / 2


@cache
def _folded(section: _Section) -> frozenset[str]:
    return _folded_words(f"{section.title} {section.heading} {section.text}") | frozenset(section.asked)


@cache
def _folded_words(text: str) -> frozenset[str]:
    return frozenset(fold(text).translate(_NO_SIGNS).split()) | frozenset(fold(each) for each in _WORD.findall(text))


@cache
def _places(text: str) -> tuple[tuple[tuple[int, int], str], ...]:
    return tuple((found.span(), fold(found[0])) for found in _WORD.finditer(text))


def _excerpt(text: str, wanted: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text around the first word that was found, and where the words stand in it."""
    places = [span for span, word in _places(text) if any(word.startswith(each) for each in wanted)]
    at = places[0][0] if places else 0
    start = 0 if at <= AROUND else text.find(" ", at - AROUND) + 1
    end = len(text) if len(text) - at <= 2 * AROUND else text.rfind(" ", at, at + 2 * AROUND + 1)
    end = end if end > at else min(at + 2 * AROUND, len(text))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    spans = tuple((first + moved, last + moved) for first, last in places if start <= first and last <= end)
    return f"{before}{text[start:end]}{after}", spans


_NO_SIGNS = str.maketrans(dict.fromkeys("»«()[]:;!?…·/", " "))
