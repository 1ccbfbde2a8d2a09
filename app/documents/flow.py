"""How a story runs over the pages: headings stay with what they head, and a table that goes on says its head again.

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
_SLACK = 1e-6
_WELL_FILLED = 0.4
"""A page is left for what is seen together on the next one only when so much of it is taken."""


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

    @property
    def again(self) -> Block | None:
        """What is said again above it where it comes first on a page: the head of its table."""

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
    again: Block | None = None

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


@dataclass(frozen=True, slots=True)
class Gather:
    """The next `count` items are best seen together: a page begins here where they would part, if it costs none."""

    count: int


Item: TypeAlias = Block | NewPage | Gather
Story: TypeAlias = Sequence[Item]


def gathered(blocks: Sequence[Item]) -> list[Item]:
    """Return items as such that are best seen together."""
    return [Gather(len(blocks)), *blocks] if blocks else []


@dataclass(slots=True)
class Page:
    """Blocks with how far below the top of the text field each begins."""

    turned: bool = False
    placed: list[tuple[Block, float]] = field(default_factory=list)


def laid(blocks: Story, room: float) -> list[Page]:
    """Return the pages of blocks as they are. `room` is how high the text field of a page is."""
    sheets = _Sheets(room)
    follows = False
    for index, block in enumerate(blocks):
        if isinstance(block, Gather):
            if not follows:
                sheets.gather(_whole(blocks[index + 1 : index + 1 + block.count]))
            continue
        if isinstance(block, NewPage):
            sheets.turn(turned=block.turned)
            follows = False
            continue
        if block.heads and not follows:
            sheets.ask(min(_needed(blocks[index:]), _MOST), block.again)
        follows = block.heads
        sheets.put(block)
    return sheets.pages


def _needed(blocks: Story) -> float:
    """Return how much room headings and the first lines under them take together."""
    needed = 0.0
    for block in blocks:
        if isinstance(block, NewPage):
            break
        if isinstance(block, Gather):
            continue
        gap = block.before + block.after
        if not block.heads:
            return needed + gap + block.least
        needed += gap + block.height
    return needed


def _whole(blocks: Story) -> float:
    """Return how much room blocks take when none of them parts."""
    needed = air = 0.0
    for block in blocks:
        if not isinstance(block, NewPage | Gather):
            needed += max(block.before - air, 0.0) + block.height + block.after
            air = block.after
    return needed - air


class _Sheets:
    """Pages that fill from the top. Of the air below one block and above the next, the larger counts."""

    def __init__(self, room: float) -> None:
        self.pages = [Page()]
        self._room = room
        self._down = 0.0
        self._air = 0.0
        self._fresh = True
        """Whether nothing but a head that is said again stands on the page."""

    def turn(self, *, turned: bool) -> None:
        """Begin a new page; an empty one is taken over."""
        if self.pages[-1].placed:
            self.pages.append(Page())
        self.pages[-1].turned = turned
        self._down = self._air = 0.0
        self._fresh = True

    def gather(self, needed: float) -> None:
        """Begin a new page for what fits on one and not on what is left of this, if enough stands here already."""
        if self._room - self._down < needed <= self._room and self._down >= self._room * _WELL_FILLED:
            self.turn(turned=self.pages[-1].turned)

    def ask(self, needed: float, again: Block | None) -> None:
        """Begin a new page unless there is so much room left. What comes next keeps all of its air."""
        if self._room - self._down < needed and not self._fresh:
            self._turn_over(again)
        self._air = 0.0

    def put(self, block: Block) -> None:
        """Place a block, parted or on the next page where it does not fit."""
        rest: Block | None = block
        while rest is not None:
            gap = max(rest.before - self._air, 0.0) if self.pages[-1].placed else 0.0
            left = self._room - self._down - gap
            fits = rest.height <= left + _SLACK
            parted = None if fits else rest.part(left)
            if fits or parted or self._fresh:
                first, rest = parted or (rest, None)
                self._place(first, gap)
                self._fresh = False
            if rest is not None:
                self._turn_over(rest.again)

    def _turn_over(self, again: Block | None) -> None:
        self.turn(turned=self.pages[-1].turned)
        if again is not None:
            self._place(again, 0.0)

    def _place(self, block: Block, gap: float) -> None:
        self.pages[-1].placed.append((block, self._down + gap))
        self._down += gap + block.height + block.after
        self._air = block.after
