"""The whole guide on paper: a front with the contents and their pages, then chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.documents import parts, styles
from app.documents.fitting import laid_out
from app.documents.flow import Item, NewPage, Page
from app.documents.help_book_parts import BODY, panels
from app.documents.panel import Panel, Para, box, para
from app.documents.sheet import WIDTH, Furniture, Told, build
from app.documents.structure import Element
from app.documents.typesetting import Span, Style
from app.services.help_pages import KEYS, NEWS, Chapter, HelpPage, contents, page, released

TITLE, CONTENTS = "Vejledning til Rundbord", "Indhold"
LEAD = "Den samme vejledning ligger i programmet. Tryk F1, hvor du er, så åbner siden om det."
EDITION = "version {version}"
_NUMBER = 40.0
_CHAPTER = Style(12.5, 17, 600)


@dataclass(frozen=True, slots=True)
class _Part:
    """A page of the guide with what it is on paper; `head` is found again when the pages have been laid."""

    title: str
    items: tuple[Item, ...]

    @property
    def head(self) -> Item:
        return self.items[0]


def help_book_pdf(version: str, keys: HelpPage | None = None, told: Told | None = None) -> bytes:
    """Return the guide as PDF; the same guide is always the same bytes. `keys` is the page of keys, where it is wanted.

    What is new is left out: it is old on paper the next month. `told` hears of each page, and may stop it (UserError).
    """
    furniture = Furniture(title=TITLE, made_on=released(), edition=EDITION.format(version=version), sender="Rundbord")
    return build(partial(_story, keys, furniture.body_height), furniture, told)


def _story(keys: HelpPage | None, room: float) -> list[Item]:
    chapters = [(chapter.name, _pages_of(chapter, keys)) for chapter in contents()]
    body = [(name, [_part(each) for each in pages]) for name, pages in chapters if pages]
    numbers = _numbers(laid_out([*_front(body, {}), *_rest(body)], room))
    return [*_front(body, numbers), *_rest(body)]


def _pages_of(chapter: Chapter, keys: HelpPage | None) -> list[HelpPage]:
    found = [keys if name == KEYS else page(name) for name in chapter.pages if name != NEWS]
    return [each for each in found if each is not None]


def _part(told: HelpPage) -> _Part:
    return _Part(told.title, tuple(item for block in told.blocks for item in panels(block)))


def _front(body: Sequence[tuple[str, Sequence[_Part]]], numbers: Mapping[int, int]) -> list[Item]:
    story: list[Item] = [
        parts.heading(TITLE, styles.TITLE, before=0, after=6),
        *parts.text(LEAD, styles.LEAD, after=10),
        parts.heading(CONTENTS, styles.SECTION, before=10, after=4),
    ]
    whole = Element("L")
    for name, pages in body:
        story.append(Panel([box(0, WIDTH, [para(name, _CHAPTER)], inside=whole.new("LI").new("LBody"))], before=8))
        story += [_line(each, whole.new("LI"), numbers.get(id(each.head), 0)) for each in pages]
    return story


def _line(part: _Part, told: Element, number: int) -> Panel:
    inside = told.new("LBody")
    title = box(14, WIDTH - 14 - _NUMBER, [para(part.title, BODY)], inside=inside)
    where = Para((Span(str(number) if number else ""),), Style(BODY.size, BODY.leading, align="right"))
    return Panel([title, box(WIDTH - _NUMBER, _NUMBER, [where], inside=inside)], after=1)


def _rest(body: Iterable[tuple[str, Sequence[_Part]]]) -> list[Item]:
    story: list[Item] = []
    for name, pages in body:
        story += [NewPage(), parts.heading(name, styles.SECTION, before=0, after=2)]
        for each in pages:
            story += each.items
    return story


def _numbers(pages: Sequence[Page]) -> dict[int, int]:
    """Return on which page each block stands, by its identity: what is laid is what was given."""
    return {id(block): number for number, page in enumerate(pages, start=1) for block, _ in page.placed}
