"""Sentences, words and LIX of a Danish text.

LIX is words for each sentence plus the share of long words in percent (C.-H. Björnsson, 1968); a word is long from
seven letters. A full stop after »kl.«, »f.eks.«, »stk.« or the day of a month ends no sentence, and neither does one
that a small letter follows; the end of a line does.
"""

import re
from dataclasses import dataclass

from app.language.word_sets import word_set

LONG_FROM = 7
"""Letters of a word that counts as long in LIX."""
_LEVELS = ((25, "let for alle"), (35, "let for øvede læsere"), (45, "middel"), (55, "svær"))
_HARDEST = "meget svær"

_NEVER_LAST = word_set(
    """
    kl f.eks bl.a stk nr jf ca d dvs evt inkl ekskl tlf pga mht mhp vedr ift ifm iht hhv if sml pkt kap afd adr maks
    dr fr hr frk t.o.m p.t pt fx cf s st sct skt resp alm v m
    """
)
"""Abbreviations that something always follows, so that even a capital letter after them begins nothing new."""
_STOP = re.compile(r"[.!?…]+[»«\"'”’)\]]*(?=\s|$)|:(?=\s+[»\"“]?[^\W\d_a-zæøå])|\n+")
_WORD = re.compile(r"[^\s/–—|]+")
_EDGES = "»«›‹\"'”“’‘()[]{}.,;:!?…-·•*"
_LAST_WORD = re.compile(r"[^\s(»\"“]*$")
_INITIAL = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a text: the text itself, and from where to where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lix:
    """How hard a text is to read, with what it was counted from. `value` is rounded, and 0 for a text without words."""

    value: int
    words: int
    sentences: int
    long_words: int

    @property
    def level(self) -> str:
        """Return the value in a few words: »let for alle«."""
        return next((told for under, told in _LEVELS if self.value < under), _HARDEST)


def sentences_of(text: str) -> list[Place]:
    """Return the sentences of a text in order, without the space around them; pieces without a word are left out."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        if stop[0][0] != "." or _ends(text, stop):
            found.append(_place(text, start, stop.end()))
            start = stop.end()
    found.append(_place(text, start, len(text)))
    return [each for each in found if words_of(each.text)]


def words_of(text: str) -> list[Place]:
    """Return the words of a text without the signs around them; a number is a word, a lone sign is none."""
    found = []
    for each in _WORD.finditer(text):
        bare = each[0].strip(_EDGES)
        if any(sign.isalnum() for sign in bare):
            start = each.start() + each[0].index(bare)
            found.append(Place(bare, start, start + len(bare)))
    return found


def letters_in(word: str) -> int:
    """Return how many letters a word has; hyphens, points and digits are none."""
    return sum(sign.isalpha() for sign in word)


def lix_of(text: str) -> Lix:
    """Return the LIX of a text."""
    words = [each.text for each in words_of(text)]
    long_words = sum(letters_in(each) >= LONG_FROM for each in words)
    sentences = len(sentences_of(text))
    value = round(len(words) / sentences + 100 * long_words / len(words)) if words else 0
    return Lix(value, len(words), sentences, long_words)


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop ends a sentence."""
    after = text[stop.end() :].lstrip(" \t\u00a0")
    if after and after[0].islower():
        return False
    if not after or after[0] == "\n" or len(stop[0]) > 1:
        return True
    found = _LAST_WORD.search(text[: stop.start()])
    word = found[0] if found else ""
    if word.casefold() in _NEVER_LAST or (word.isupper() and _INITIAL.fullmatch(word)):
        return False
    return not (word.isdigit() and after[0].isdigit())


def _place(text: str, start: int, end: int) -> Place:
    piece = text[start:end]
    bare = piece.strip()
    first = start + (piece.index(bare) if bare else 0)
    return Place(bare, first, first + len(bare))
