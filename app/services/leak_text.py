"""Finding protected words in a text as a reader would see it: folded, across line ends, whole words only.

Text that comes back from a PDF has line ends and hyphens in the middle of words and addresses. Both sides are
therefore folded word by word and put together without spaces; a hit must begin and end where a word does, so that
»Ry« is found and »rygsæk« is not.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.language.folding import fold
from app.rules.cpr import read_cpr

AROUND = 48
"""Characters shown on each side of what was found."""
SHORT = 5
"""So short a word is never put together from two pieces of a text."""
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_DIGITS = r"[^\w+]{0,3}"
_ANY_CPR = re.compile(r"(?<!\d)(\d{6})[^\w+]{0,2}(\d{4})(?!\d)")

Span = tuple[int, int]


class Sought(StrEnum):
    """How a secret is looked for."""

    NAME = "name"
    """A word or words, also with a genitive s."""
    CAPITAL = "capital"
    """The same, but only with a capital letter: the word means something else too (»bo«, »skov«)."""
    TOWN = "town"
    """With a capital letter, and not as the name of a municipality, which stands on every paper."""
    WORDS = "words"
    """Words as they are, inside longer ones too: an address or an e-mail address."""
    DIGITS = "digits"
    """A number, however it is grouped."""


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """A piece of text as a reader meets it, and where, in Danish: »side 2«, »filnavnet«."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """Everything that can be read on, behind or about one thing that leaves."""

    parts: tuple[RenderedPart, ...]


@dataclass(frozen=True, slots=True)
class Secret:
    """One thing a reader must not get: what it is in Danish, whom it is about, and what to look for."""

    what: str
    about: UUID
    words: str
    sought: Sought


def compact(text: str) -> str:
    """Return a text folded and without anything between its letters and digits."""
    return "".join(fold(found.group()) for found in _WORD.finditer(unicodedata.normalize("NFC", text)))


def holds_cpr(text: str) -> bool:
    """Tell whether something in a text reads as a CPR number."""
    return any(read_cpr(f"{found[1]}-{found[2]}") for found in _ANY_CPR.finditer(text))


class SearchedText:
    """A text made ready for many searches. `text` is what the spans that come out point into."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        parts, length = [], 0
        for found in _WORD.finditer(self.text):
            folded = fold(found.group())
            if folded:
                self._starts[length] = found.start()
                length += len(folded)
                self._ends[length] = found.end()
                parts.append(folded)
        self._folded = "".join(parts)

    def find(self, secret: Secret) -> Iterator[Span]:
        """Yield where a secret stands."""
        if secret.sought is Sought.DIGITS:
            yield from self._digits(secret.words)
            return
        for start, end in self._words(compact(secret.words), secret.sought):
            if secret.sought in (Sought.CAPITAL, Sought.TOWN) and not self.text[start].isupper():
                continue
            if secret.sought is Sought.TOWN and fold(self.text[end:].strip()[:8]).startswith("kommune"):
                continue
            yield start, end

    def cpr_numbers(self) -> Iterator[Span]:
        """Yield everything that reads as a CPR number, of whoever it is."""
        for found in _ANY_CPR.finditer(self.text):
            if read_cpr(f"{found[1]}-{found[2]}"):
                yield found.span()

    def excerpt(self, span: Span) -> str:
        """Return what was found with the words round it, on one line."""
        first, last = max(span[0] - AROUND, 0), min(span[1] + AROUND, len(self.text))
        before, after = self.text[first : span[0]], self.text[span[1] : last]
        if first:
            before = "… " + before.partition(" ")[2]
        if last < len(self.text):
            after = after.rpartition(" ")[0] + " …"
        plain = f"{before}{self.text[span[0] : span[1]]}{after}".replace("\ufffe", "-").replace("\x02", "-")
        return " ".join(plain.split())

    def _words(self, needle: str, sought: Sought) -> Iterator[Span]:
        at = self._folded.find(needle) if needle else -1
        while at >= 0:
            start, end = self._starts.get(at), self._end(at + len(needle), sought)
            if sought is Sought.WORDS and start is None:
                start = self._word_round(at)
            if start is not None and end is not None and not self._put_together(at, needle):
                yield start, end
            at = self._folded.find(needle, at + 1)

    def _end(self, at: int, sought: Sought) -> int | None:
        if at not in self._ends and sought is not Sought.WORDS and self._folded[at : at + 1] == "s":
            at += 1
        return self._ends.get(at)

    def _word_round(self, at: int) -> int:
        return self._starts[max(each for each in self._starts if each <= at)]

    def _put_together(self, at: int, needle: str) -> bool:
        inside = range(at + 1, at + len(needle))
        return len(needle) <= SHORT and any(each in self._starts for each in inside)

    def _digits(self, number: str) -> Iterator[Span]:
        pattern = r"(?<!\d)(?:(?:\+|00)?45)?" + _BETWEEN_DIGITS + _BETWEEN_DIGITS.join(number) + r"(?!\d)"
        for found in re.finditer(pattern, self.text):
            yield found.span()
