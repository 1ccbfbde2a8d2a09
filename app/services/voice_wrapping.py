"""Words set in lines of a width, for drawings that hold what a child said."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from app.typeface import measure

_LONGEST: Final = 400
"""Letters of one word that are looked at together: more than stand in any line, so that a word is never read whole."""


def wrapped(words: str, text: float, room: float) -> list[str]:
    """Return words as lines that fit in a width; a word longer than that is broken where it must be."""
    lines: list[str] = []
    for each in words.split():
        joined = f"{lines[-1]} {each}" if lines else each
        if lines and len(joined) <= _LONGEST and measure(joined, text) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(each, text, room)
    return lines


def _pieces(word: str, text: float, room: float) -> Iterator[str]:
    """Yield a word in pieces that fit, each of at least one letter."""
    while word:
        near = word[:_LONGEST]
        end = len(near) if measure(near, text) <= room else _fitting(near, text, room)
        yield word[:end]
        word = word[end:]


def _fitting(word: str, text: float, room: float) -> int:
    """Return how many of its letters fit in a width; found by halving, since a child may hold a key down for long."""
    return max(1, bisect_right(range(1, len(word)), room, key=lambda count: measure(word[:count], text)))
