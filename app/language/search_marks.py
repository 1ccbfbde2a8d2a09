"""Which letters of a line made it a hit, and the piece of a long text that holds them."""

import re
from collections.abc import Collection, Sequence

from app.language.folding import fold
from app.language.search_terms import terms

Spans = tuple[tuple[int, int], ...]
"""Letters from and to, in the text as it is shown."""
_WORD = re.compile(r"[^\W_]+")
BEFORE, LENGTH = 30, 110
"""Letters of an excerpt before the first word found, and in all."""


def marks(text: str, typed: Sequence[str], meant: Collection[str] = ()) -> Spans:
    """Return where a text holds the terms: the letters that were typed, or the whole word that was meant instead."""
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        for term in terms(word.group()):
            began = max((each for each in typed if term.startswith(each)), key=len, default="")
            if began:
                found.append((word.start(), word.start() + _letters(word.group(), len(began))))
            elif any(term.startswith(each) for each in meant):
                found.append(word.span())
    return tuple(found)


def excerpt(text: str, typed: Sequence[str], meant: Collection[str] = ()) -> tuple[str, Spans]:
    """Return the piece round the first word found, on one line, and what to mark in it; empty when there is none."""
    line = " ".join(text.split())
    found = marks(line, typed, meant)
    if not found:
        return "", ()
    first = max(0, found[0][0] - BEFORE)
    first = line.find(" ", first) + 1 if first else 0
    piece = line[first : first + LENGTH]
    shown = ("… " if first else "") + piece + (" …" if first + LENGTH < len(line) else "")
    return shown, marks(shown, typed, meant)


def _letters(word: str, count: int) -> int:
    """Return how many letters of a word as it is written are `count` letters when it is folded."""
    if word.isascii():
        return min(count, len(word))  # each is one letter, folded or not
    return next((end for end in range(1, len(word) + 1) if len(fold(word[:end])) >= count), len(word))
