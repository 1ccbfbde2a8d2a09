"""How a story runs over the pages: headings stay with what they head, and a page may be saved by taking out air.

Nothing is drawn here, so that several ways of laying a paper can be tried for the price of a few sums. Points.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from app.documents.tagged_canvas import TaggedCanvas

_MOST = 480.0
"""More room than this is never asked for under a heading."""
_WORTH_TIGHTENING = 6
_TIGHTER = (0.8, 0.65, 0.55, 0.45, 0.38)
_SLACK = 1e-6


class Block(Protocol):
    """Something a page can hold."""

    @property
    def height(self) -> float:
        """How high it stands."""

    @property
    def before(self) -> float:
        """The air above it."""

    @property
    def after(self) -> float:
        """The air below it."""

    @property
    def heads(self) -> bool:
        """Whether it has to stand on the same page as what follows it."""

    @property
    def least(self) -> float:
        """How much of it has to stand together."""

    def tightened(self, share: float) -> Block:
        """Return it with only this share of its air."""

    def part(self, room: float) -> tuple[Block, Block] | None:
        """Return what fits into `room` points and the rest; None when it moves to the next page as a whole."""

    def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint it with its lower left corner at a point."""


class Whole(ABC):
    """A block that never parts and has no air to take out. Who makes one sets its height and paints it."""

    height = 0.0
    before = 0.0
    after = 0.0
    heads = False

    @property
    def least(self) -> float:
        """Return all of it."""
        return self.height

    def tightened(self, _share: float) -> Whole:
        """Return it as it is."""
        return self

    def part(self, _room: float) -> None:
        """Move to the next page as a whole."""
        return

    @abstractmethod
    def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Paint it with its lower left corner at a point."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """A break in a story. From a `turned` one on, pages are shown a quarter to the right."""

    turned: bool = False


Story: TypeAlias = Sequence[Block | NewPage]


@dataclass(slots=True)
class Page:
    """Blocks with how far below the top of the text field each begins."""

    turned: bool = False
    placed: list[tuple[Block, float]] = field(default_factory=list)


def laid_out(story: Story, room: float) -> list[Page]:
    """Return the pages, with less air where that saves one. `room` is how high the text field of a page is."""
    pages = _laid(story, room, 1.0)
    if not 1 < len(pages) <= _WORTH_TIGHTENING:
        return pages
    tries = (_laid(story, room, share) for share in _TIGHTER)
    return next((tried for tried in tries if len(tried) < len(pages)), pages)


def _laid(story: Story, room: float, air: float) -> list[Page]:
    blocks = [each if isinstance(each, NewPage) else each.tightened(air) for each in story]
    sheets = _Sheets(room)
    follows = False
    for index, block in enumerate(blocks):
        if isinstance(block, NewPage):
            sheets.turn(turned=block.turned)
            follows = False
            continue
        if block.heads and not follows:
            sheets.ask(min(_needed(blocks[index:]), _MOST))
        follows = block.heads
        sheets.put(block)
    return sheets.pages


def _needed(blocks: Story) -> float:
    """Return how much room headings and the first lines under them take together."""
    needed = 0.0
    for block in blocks:
        if isinstance(block, NewPage):
            break
        gap = block.before + block.after
        if not block.heads:
            return needed + gap + block.least
        needed += gap + block.height
    return needed


class _Sheets:
    """Pages that fill from the top. Of the air below one block and above the next, the larger counts."""

    def __init__(self, room: float) -> None:
        self.pages = [Page()]
        self._room = room
        self._down = 0.0
        self._air = 0.0

    def turn(self, *, turned: bool) -> None:
        """Begin a new page; an empty one is taken over."""
        if self.pages[-1].placed:
            self.pages.append(Page())
        self.pages[-1].turned = turned
        self._down = self._air = 0.0

    def ask(self, needed: float) -> None:
        """Begin a new page unless there is so much room left. What comes next keeps all of its air."""
        if self._room - self._down < needed and self.pages[-1].placed:
            self.turn(turned=self.pages[-1].turned)
        self._air = 0.0

    def put(self, block: Block) -> None:
        """Place a block, parted or on the next page where it does not fit."""
        rest: Block | None = block
        while rest is not None:
            gap = max(rest.before - self._air, 0.0) if self.pages[-1].placed else 0.0
            left = self._room - self._down - gap
            fits = rest.height <= left + _SLACK
            parted = None if fits else rest.part(left)
            if fits or parted or not self.pages[-1].placed:
                first, rest = parted or (rest, None)
                self.pages[-1].placed.append((first, self._down + gap))
                self._down += gap + first.height + first.after
                self._air = first.after
            if rest is not None:
                self.turn(turned=self.pages[-1].turned)
