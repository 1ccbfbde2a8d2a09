"""Words families should not have to read, with what to write instead; and words to be careful with.

The lists are data. Of hard words (`resources/definitions/jargon.toml`) the municipality adds its own and leaves out
those it wants to use. What a word becomes depends on its form, so each form is written out with its own. Words that
tell of somebody's health, of strife, or of who stayed away (`careful_words.toml`) have no answer: somebody must think.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.errors import UserError

UNREADABLE = "Listen med svære ord kan ikke læses. Geninstallér programmet."
ANY_END = "*"
"""At the end of a form: all that begins so, as compounds do."""
NO_WORD = "Skriv det ord, der skal findes."
CHILD, CHILDS = "{barn}", "{barns}"
"""What stands for the child's name in a suggestion: »barnet« becomes »Mathias«."""


@dataclass(frozen=True, slots=True)
class JargonWord:
    """One word to avoid. `say` gives each of its forms what to write in its place; an empty one has no ready answer.

    `why` is a sentence for the one who writes. `hint` tells what to do where there is no ready answer.
    """

    id: str
    why: str
    hint: str = ""
    say: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a sentence (words) and a word (letters) may be before it is remarked on."""

    sentence: int
    child_sentence: int
    word: int


@dataclass(frozen=True, slots=True)
class JargonList:
    """The words in their order, and the limits."""

    words: tuple[JargonWord, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of the list in a text: which, from where to where, and what could stand there (empty: nothing ready)."""

    word: JargonWord
    start: int
    end: int
    instead: str


def load_jargon(path: Path) -> JargonList:
    """Return the list of a file. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
        return JargonList(tuple(_word(row) for row in content["word"]), Limits(**content["limits"]))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def load_careful(path: Path) -> tuple[JargonWord, ...]:
    """Return the words of a file to be careful with, told by what kind each is. Raises UserError when it is unreadable.

    None of them has anything ready to stand in its place.
    """
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
        return tuple(
            JargonWord(
                str(row["id"]), str(content["kind"][row["kind"]]), str(row["hint"]), dict.fromkeys(row["forms"], "")
            )
            for row in content["word"]
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def as_text(words: Sequence[JargonWord]) -> str:
    """Return words as text (JSON); the same words give the same text."""
    rows = [{"id": each.id, "why": each.why, "hint": each.hint, "say": dict(each.say)} for each in words]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> tuple[JargonWord, ...]:
    """Return the words that a text holds. Raises UserError when it is something else."""
    try:
        return tuple(_word(row) for row in json.loads(text))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(UNREADABLE) from error


def find_jargon(text: str, words: tuple[JargonWord, ...], names: Mapping[str, str] | None = None) -> list[FoundWord]:
    """Return the words of the list in a text, from left to right; of two in one place the longer.

    `names` gives what »{barn}« and »{barns}« stand for; without it such a suggestion is left out.
    """
    pattern, by_form = _searched(tuple((each.id, tuple(each.say)) for each in words))
    known = {each.id: each for each in words}
    found = []
    for hit in pattern.finditer(text) if pattern else ():
        word = known.get(by_form.get(_key(hit[0])) or _by_beginning(_key(hit[0]), by_form))
        if word is None:  # »ı« is found as an i, and is another letter
            continue
        instead = _named(next((say for form, say in word.say.items() if _key(form) == _key(hit[0])), ""), names or {})
        found.append(FoundWord(word, *hit.span(), _as_written(hit[0], instead)))
    return found


@lru_cache(maxsize=8)  # a paper has a hundred texts and one list
def _searched(words: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    by_form = {_key(form): word for word, forms in words for form in forms if form.strip()}
    longest_first = sorted(by_form, key=len, reverse=True)
    told = "|".join(_written(form) for form in longest_first)
    return (re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE) if told else None), by_form


def _written(form: str) -> str:
    words = r"\s+".join(re.escape(each) for each in form.removesuffix(ANY_END).split())
    return rf"{words}[\w-]*" if form.endswith(ANY_END) else words


def _by_beginning(key: str, by_form: Mapping[str, str]) -> str:
    """Return the word whose form with an open end is the longest that something begins with."""
    ends = (f"{key[:size]}{ANY_END}" for size in range(len(key), 0, -1))
    return next((by_form[each] for each in ends if each in by_form), "")


def _key(form: str) -> str:
    return " ".join(form.casefold().split())


def _named(instead: str, names: Mapping[str, str]) -> str:
    for mark in (CHILDS, CHILD):
        if mark in instead:
            instead = instead.replace(mark, names[mark]) if names.get(mark) else ""
    return instead


def _as_written(found: str, instead: str) -> str:
    """Return a suggestion with a capital letter where the word it replaces has one."""
    return instead[:1].upper() + instead[1:] if found[:1].isupper() else instead


def _word(row: Mapping[str, Any]) -> JargonWord:
    say = row["say"]
    forms: Iterable[tuple[object, object]] = say.items()
    written = {str(form): str(instead) for form, instead in forms if str(form).strip()}
    return JargonWord(str(row["id"]), str(row["why"]), str(row.get("hint", "")), written)
