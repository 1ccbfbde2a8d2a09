"""The tree a screen reader walks: headings, paragraphs, lists, tables and pictures, apart from how they are drawn.

An element holds its children in the order they are read. Where its text stands in the file is written down by the
canvas while it draws: an element that runs over a page has a spot on each (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Heading = Literal["H1", "H2", "H3", "H4"]
Tag = (
    Heading
    | Literal[
        "Document", "Sect", "P", "BlockQuote", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure"
    ]
)  # fmt: skip
HEADINGS: tuple[Heading, ...] = ("H1", "H2", "H3", "H4")
Area = tuple[float, float, float, float]
"""Left, lower, right and upper edge, in points."""


class Spot(NamedTuple):
    """One stretch of drawn content: the page, counted from 0, and its number on that page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """One part of a paper.

    `alt` is read in place of a picture. `lang` is set where it is not Danish (»ar«), `scope` on the head of a row or
    column, `words` on a heading, for the list of contents. `area` is where a picture or heading stands.
    """

    tag: Tag
    alt: str = ""
    lang: str = ""
    scope: Literal["", "Row", "Column"] = ""
    words: str = ""
    parent: Element | None = None
    children: list[Element | Spot] = field(default_factory=list)
    area: Area | None = None

    def new(self, tag: Tag, *, scope: Literal["", "Row", "Column"] = "") -> Element:
        """Return a new last child."""
        child = Element(tag, scope=scope, parent=self)
        self.children.append(child)
        return child

    def take(self, child: Element) -> None:
        """Make an element the last child."""
        child.parent = self
        self.children.append(child)

    @property
    def top(self) -> Element:
        """Return the outermost element this one stands in."""
        return self.parent.top if self.parent else self

    @property
    def level(self) -> int:
        """Return 1 for the title, 2 for what stands under it, and 0 for what is no heading."""
        return HEADINGS.index(self.tag) + 1 if self.tag in HEADINGS else 0

    def prune(self) -> bool:
        """Take out what nothing was drawn in and tell whether anything is left; an empty cell stays a cell."""
        self.children = [child for child in self.children if isinstance(child, Spot) or child.prune()]
        return bool(self.children) or self.tag in ("TH", "TD")

    def walk(self) -> Iterator[Element]:
        """Yield the element and all that is in it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


class Tree:
    """The whole of a paper. A part is hung in when its first content is drawn, so the order is the order of the paper.

    No heading may skip a level (ISO 14289-1, 7.4.2); one that would is raised, whatever a paper leaves out.
    """

    def __init__(self) -> None:
        self.root = Element("Document")
        self.headings: list[Element] = []
        self._level = 0

    def hang(self, element: Element) -> None:
        """Hang the outermost element of `element` in the tree, unless it hangs there."""
        top = element.top
        if top is self.root:
            return
        for each in top.walk():
            if each.level:
                self._level = min(each.level, self._level + 1)
                each.tag = HEADINGS[self._level - 1]
                self.headings.append(each)
        self.root.take(top)
