"""The words something is found by, and the words of what is typed in the search box.

A term is lower-case Latin letters and figures only, so that the index takes it for one word: »Kjær« is »kjaer«, and a
letter of another alphabet is written as its number.
"""

import re
from collections.abc import Iterable, Iterator

from app.language.folding import fold

LONGEST = 40
"""Letters of a term that count; nobody types more of a word to find it."""
_OTHER = re.compile("[^a-z0-9]")
_DIGITS = re.compile(r"(?<![\w-])(?:\+|00)?\d[\d\s.\-]*\d(?![\w-])")
_CPR, _PHONE = 10, 8
_DENMARK = re.compile(r"^(?:00)?45(?=\d{8}$)")


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text in their order: »Anne-Marie Kjær« is anne, marie, kjaer."""
    return tuple(_terms(fold(text)))


def query_terms(typed: str) -> tuple[str, ...]:
    """Return the terms of what is typed; a CPR or phone number is one, with or without spaces and dash."""
    return terms(_DIGITS.sub(_together, typed))


def name_terms(*names: str | None) -> Iterator[str]:
    """Yield what a person is also found by: names written in one, and initials (»mh« and »mhk«)."""
    for name in names:
        parts = terms(name or "")
        if len(parts) > 1:
            yield parts[0] + parts[1]
            letters = "".join(part[0] for part in parts)
            yield letters
            yield letters[0] + letters[-1]
        if len(parts) > 2:
            yield from ("".join(terms(each)) for each in (name or "").split() if "-" in each)


def number_terms(*texts: str | None) -> Iterator[str]:
    """Yield the numbers of texts in one piece: CPR, phone (the country left out) and case number."""
    for text in texts:
        for found in _DIGITS.finditer(text or ""):
            yield _plain_number(found.group())


def joined(words: Iterable[str]) -> str:
    """Return terms as the index keeps them: each once, in their order."""
    return " ".join(dict.fromkeys(words))


def _terms(folded: str) -> Iterator[str]:
    for word in folded.split():
        if word.isascii() and word.isalnum():
            yield word[:LONGEST]
            continue
        for part in "".join(each if each.isalnum() else " " for each in word).split():
            yield _OTHER.sub(lambda found: f"u{ord(found.group()):x}", part)[:LONGEST]


def _together(found: re.Match[str]) -> str:
    """Write a number in one piece when it is as long as a CPR or phone number, or begins a CPR with its dash."""
    text = found.group()
    plain = _plain_number(text)
    began = re.fullmatch(r"\d{6}\s?-\s?\d{1,4}", text) is not None
    return plain if began or len(plain) in (_CPR, _PHONE) else text


def _plain_number(text: str) -> str:
    return _DENMARK.sub("", "".join(each for each in text if each.isdigit()))
