"""Words on a family's paper that tell of somebody's health, of strife, or of who stayed away: asked about, not barred.

The paper is read by all it is about, so a word that is fine between two is news to a third. What a child said word for
word is asked about as well, because she may not have thought of who reads it; it is never changed here.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from app.language.jargon import JargonWord, find_jargon, load_careful
from app.language.lix import sentences_of
from app.language.plain_words import Remark, Trouble
from app.paths import resources
from app.services.plan_rows import Quote

IN_A_QUOTE = "Det er barnets egne ord. Spørg barnet, om de må stå her, hvor alle læser dem."


@cache
def careful_list() -> tuple[JargonWord, ...]:
    """Return the words that come with the program."""
    return load_careful(resources() / "definitions" / "careful_words.toml")


def with_careful(text: str, others: list[Remark]) -> list[Remark]:
    """Return the remarks on a text with those of the words to be careful with, from left to right.

    A word that has a remark as a hard word keeps that one; it goes before one on how the word is built.
    """
    hard = [each for each in others if each.trouble is Trouble.JARGON]
    careful = [each for each in _careful(text) if not any(_meet(each, known) for known in hard)]
    whole = Trouble.LONG_SENTENCE
    kept = [each for each in others if each.trouble is whole or not any(_meet(each, more) for more in careful)]
    return sorted((*kept, *careful), key=lambda each: (each.start, each.trouble is not whole))


def careful_of_quote(text: str) -> list[Remark]:
    """Return the remarks on what a child said: only these, as nobody mends the words of a child."""
    return list(_careful(text, IN_A_QUOTE))


def is_careful(remark: Remark) -> bool:
    """Tell whether a remark is on one of these words; they are in every list, so none has an id to leave it out by."""
    return remark.trouble is Trouble.JARGON and not remark.word_id


def quotes_of(paper: object) -> Iterator[str]:
    """Yield what is said word for word in a paper's rows, in its order."""
    if isinstance(paper, Quote):
        yield paper.text
    elif isinstance(paper, tuple):
        for each in paper:
            yield from quotes_of(each)
    elif is_dataclass(paper):
        for field in fields(paper):
            yield from quotes_of(getattr(paper, field.name))


def _careful(text: str, instead_of_hint: str = "") -> Iterator[Remark]:
    for sentence in sentences_of(text):
        for hit in find_jargon(sentence.text, careful_list()):
            start, end = sentence.start + hit.start, sentence.start + hit.end
            told = f"{hit.word.why} {instead_of_hint or hit.word.hint}"
            yield Remark(Trouble.JARGON, start, end, sentence.text, told)


def _meet(one: Remark, other: Remark) -> bool:
    return one.start < other.end and other.start < one.end
