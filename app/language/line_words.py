"""The words of a line with their places, so that what is taken out leaves the rest just as it was written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.language.folding import fold

_WORD = re.compile(r"[^\s,;:()+/&=>]+|[,;:()+/&=>]")
_PAUSES = frozenset(",;:()+/&=>-–—→")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign: as written, in lower case, folded for names, and from where to where it stands."""

    text: str
    low: str
    key: str
    start: int
    end: int

    @property
    def is_sign(self) -> bool:
        """Whether it is a comma, a bracket, a dash and the like."""
        return self.text in _PAUSES or self.text == "->"

    @property
    def is_capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[:1].isupper()


def words_of(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Word]:
    """The words of `text` but those that lie in the `taken` places. A full stop at the end of a word is left off it."""
    places = list(taken)
    found = [_word(each) for each in _WORD.finditer(text)]
    return [word for word in found if word.text and not any(a <= word.start < b for a, b in places)]


def _word(found: re.Match[str]) -> Word:
    text = found[0] if len(found[0]) == 1 else found[0].rstrip(".!?…")
    return Word(text, text.lower(), _key(text), found.start(), found.start() + len(text))


@lru_cache(maxsize=2048)  # a line is read again at every key, with the same words
def _key(text: str) -> str:
    return fold(text)


def lowered(text: str) -> str:
    """`text` in lower case with dashes as »-«, letter for letter, so that places in it are places in `text`."""
    low = text.lower()
    if len(low) != len(text):  # a few letters, such as the Turkish İ, are two in lower case
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return low.replace("–", "-").replace("—", "-").replace("’", "'")


def without(text: str, start: int, end: int, taken: Iterable[tuple[int, int]]) -> str:
    """The part of `text` from `start` to `end` without the `taken` places, with the gaps closed."""
    kept, place = [], start
    for first, last in sorted(taken):
        if last <= start or first >= end:
            continue
        kept.append(text[place : max(place, first)])
        place = max(place, last)
    kept.append(text[place:end])
    return tidy(" ".join(kept))


def tidy(text: str) -> str:
    """Single spaces, no sign left hanging at either end or doubled in the middle, no empty brackets."""
    text = re.sub(r"\(\s*\)", " ", text)
    text = " ".join(text.split())
    text = re.sub(r"\s+([,;:.!?])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"^[\s,;:.\-–—=>→+&/]+|[\s,;:.\-–—=>→+&/]+$", "", text)
    return text.strip()
