"""The words of a text whose spelling can be judged: no names, numbers, addresses or what somebody is quoted for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"»[^«]*«?|”[^”]*”|“[^”“]*[”“]|\"[^\"\n]*\"")
"""What somebody said or wrote is theirs, as it was said."""

_RUN = re.compile(r"\S+")
_ADDRESS = re.compile(r"@|://|^www\.|\w\.(?:dk|com|org|net|eu)\b")
"""What tells that a run of letters is an address on the net."""

_FOREIGN = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿ'’-]")
_BEGINS_AFTER = ".!?:…•–\n"
_TRANSPARENT = " \t\"'’(»«[*-"
"""What may stand between the end of one sentence and the first letter of the next."""

LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A word that can be judged: where it starts, as it stands, and as the dictionary is asked.

    `asked` keeps the dot of what may be short for something and the hyphen of half a word. `may_be_name`: it opens a
    sentence, so its capital tells nothing.
    """

    start: int
    text: str
    asked: str
    may_be_name: bool

    @property
    def end(self) -> int:
        """Return the place after its last letter."""
        return self.start + len(self.text)


def written_words(text: str) -> Iterator[WrittenWord]:
    """Yield the words of a text that can be judged.

    Left out: single letters, what has a digit beside it, what is all capitals (»PPR«) or has one inside
    (»BørneTelefonen«), a capital in the middle of a sentence (a name), letters of other alphabets, and what stands in
    quotation marks.
    """
    blanked = _RUN.sub(_without_address, _QUOTED.sub(lambda found: " " * len(found[0]), text))
    for found in _WORD.finditer(blanked):
        word, start, end = found[0], found.start(), found.end()
        if len(word) < 2 or _touches_number(blanked, start, end) or _FOREIGN.search(word):  # noqa: PLR2004 - a letter
            continue
        if any(letter.isupper() for letter in word[1:]):
            continue
        capital = word[0].isupper()
        if capital and not _begins(text, start):
            continue
        yield WrittenWord(start, word, _asked(word, text[end : end + 1]), capital)


def bare(word: str) -> tuple[str, ...]:
    """Return a word and what it is without an owner's s: »Haddads« → »Haddads«, »Haddad«; »Jens'« → »Jens«."""
    without = re.sub(r"['’]?s?$", "", word)
    return tuple(dict.fromkeys((word, without, word.rstrip("'’"))))


def _without_address(run: re.Match[str]) -> str:
    return " " * len(run[0]) if _ADDRESS.search(run[0]) else run[0]


def _asked(word: str, after: str) -> str:
    plain = re.sub(r"['’]s?$", "", word).replace("’", "'")
    if after == "." and len(word) <= LONGEST_ABBREVIATION:
        return plain + "."
    return plain + "-" if after == "-" else plain


def _touches_number(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip("-")[-1:], text[end : end + 1]
    return any(letter.isdigit() or letter in "_/\\#§" for letter in before + after)


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(_TRANSPARENT)
    return not before or before[-1] in _BEGINS_AFTER
