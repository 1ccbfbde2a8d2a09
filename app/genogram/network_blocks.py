"""How much room somebody takes on the network map: the symbol and the lines of text over or under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

from app.genogram.labels import Measure, fit, safe
from app.genogram.network import MapOptions, MapPerson

NOTE_SHARE = 0.87
STEP = 1.16
GAP = 4.0
_ONE_LINE, _NAME_ROOM, _NOTE_ROOM = 6.8, 10.0, 10.6
"""In ems: up to where a name stands on one line, and the widest a line of a name or of a note may be."""
_MOST_LINES, _MOST_WORDS = 3, 12


Sides: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a box, where many are tried."""


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One line of text with its size."""

    text: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Rect:
    """Left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect, air: float = 0.0) -> bool:
        """Tell whether two boxes come nearer to each other than `air`."""
        across = self.left < other.right + air and other.left < self.right + air
        return across and self.top < other.bottom + air and other.top < self.bottom + air


@dataclass(frozen=True, slots=True)
class Block:
    """A symbol of side `size` with its lines, `wide` and `high` in all."""

    size: float
    lines: tuple[LabelLine, ...]
    text_width: float
    text_height: float

    @property
    def wide(self) -> float:
        """Return the width of the whole."""
        return max(self.size, self.text_width)

    @property
    def high(self) -> float:
        """Return the height of the whole."""
        return self.size + (GAP + self.text_height if self.lines else 0.0)

    def symbol(self, x: float, y: float) -> Rect:
        """Return the box of the symbol when its middle is at (x, y)."""
        half = self.size / 2
        return Rect(x - half, y - half, x + half, y + half)

    def label(self, x: float, y: float, *, above: bool) -> Rect:
        """Return the box of the text; no height when there is none."""
        half, beside = self.text_width / 2, self.size / 2 + GAP
        if not self.lines:
            return Rect(x, y, x, y)
        top = y - beside - self.text_height if above else y + beside
        return Rect(x - half, top, x + half, top + self.text_height)

    def whole(self, x: float, y: float, *, above: bool) -> Rect:
        """Return the box of symbol and text."""
        return Rect(*self.sides(x, y, above=above))

    def sides(self, x: float, y: float, *, above: bool) -> Sides:
        """Return the sides of the box of symbol and text."""
        half, wide = self.size / 2, self.wide / 2
        top, bottom = y - half, y + half
        if self.lines and above:
            top = y - (half + GAP) - self.text_height
        elif self.lines:
            bottom = y + (half + GAP) + self.text_height
        return x - wide, top, x + wide, bottom


def block_for(person: MapPerson, options: MapOptions, measure: Measure) -> Block:
    """Return the room one person takes: name and what they can contribute, at most three lines each."""
    small = options.text * NOTE_SHARE
    lines = [LabelLine(text, options.text, True) for text in _name_lines(person.name, options.text, measure)]
    if options.contributions and person.can_contribute:
        lines += [LabelLine(text, small, False) for text in _note_lines(person.can_contribute, small, measure)]
    return make_block(options.size, tuple(lines), measure)


def make_block(size: float, lines: tuple[LabelLine, ...], measure: Measure) -> Block:
    """Return a block of a symbol and some lines."""
    wide = max((measure(line.text, line.size, line.bold) for line in lines), default=0.0)
    return Block(size, lines, wide, sum(line.size * STEP for line in lines))


def _name_lines(name: str, size: float, measure: Measure) -> list[str]:
    """Break a name at spaces and hyphens into few lines of even length; what is too wide even then is cut."""
    words = _words(name)[:_MOST_WORDS] or ["?"]

    def widest(lines: tuple[str, ...]) -> float:
        return max(measure(line, size, True) for line in lines)

    best: tuple[str, ...] = (_joined(words),)
    for count, room in ((2, _ONE_LINE), (3, _NAME_ROOM)):
        if len(words) >= count and widest(best) > size * room:
            best = min(_ways(words, count), key=widest)
    return [fit(line, size, True, size * _NAME_ROOM, measure) for line in best]


def _ways(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to set words on so many lines."""
    for cuts in combinations(range(1, len(words)), count - 1):
        ends = (0, *cuts, len(words))
        yield tuple(_joined(words[start:end]) for start, end in pairwise(ends))


def _note_lines(note: str, size: float, measure: Measure) -> list[str]:
    """Break a note into at most three lines; the last is cut."""
    room, lines = size * _NOTE_ROOM, [""]
    for word in _words(note):
        longer = _joined([lines[-1], word]) if lines[-1] else word
        if len(lines) < _MOST_LINES and lines[-1] and measure(longer, size, False) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [fit(line, size, False, room, measure) for line in lines if line]


def _words(text: str) -> list[str]:
    return [word for word in safe(text).replace("-", "- ").split(" ") if word]


def _joined(words: list[str]) -> str:
    return " ".join(words).replace("- ", "-")
