"""What a user reads is spelt as the dictionary has it, and says one thing with one plain word (`make spell`)."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.language.written_words import written_words
from app.paths import resources
from app.spelling.dictionary import Dictionary, words_of_the_trade
from tests.language.our_texts import our_texts

HERE = Path(__file__).parent
MOST_FALSE_ALARMS = 0.01


@cache
def dictionary() -> Dictionary:
    """The dictionary as it is shipped."""
    return Dictionary(words_of_the_trade())


@cache
def accepted() -> frozenset[str]:
    """Names of things and words of our own that no dictionary has, and that are right."""
    lines = (HERE / "accepted_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def plain_danish() -> dict[str, dict[str, str]]:
    """Words we do not use, with what we say instead."""
    return tomllib.loads((HERE / "plain_danish.toml").read_text(encoding="utf-8"))


@cache
def words_of(text: str) -> tuple[str, ...]:
    return tuple(word.asked for word in written_words(text))


def misspelt(text: str) -> list[str]:
    return [word for word in words_of(text) if word.rstrip(".-") not in accepted() and not _knows(word)]


@cache
def _knows(word: str) -> bool:
    return dictionary().knows(word)


def test_every_text_a_user_reads_is_spelt_right() -> None:
    wrong = {f"{name}: »{word}« in »{text.strip()[:70]}«" for name, text in our_texts() for word in misspelt(text)}
    assert wrong == set()


def test_an_accepted_word_is_one_the_dictionary_lacks_and_somebody_uses() -> None:
    used = {word.rstrip(".-") for _, text in our_texts() for word in words_of(text)}
    assert {word for word in accepted() if _knows(word) or word not in used} == set()


def test_no_text_speaks_like_an_office() -> None:
    better = {**plain_danish()["office"], **plain_danish()["one_word"]}
    spoken = re.compile(rf"(?<![a-zæøå])(?:{'|'.join(map(re.escape, better))})")
    said = {
        f"{name}: »{found[0]}«, say »{better[found[0]]}«: {text.strip()[:70]}"
        for name, text in our_texts()
        for found in spoken.finditer(text.lower())
    }
    assert said == set()


def test_a_text_is_set_as_danes_set_it() -> None:
    faults = {
        f"{name}: {what}: {text.strip()[:70]}"
        for name, text in our_texts()
        for what, pattern in plain_danish()["setting"].items()
        if re.search(pattern, text)
    }
    assert faults == set()


def prose(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if " " in value else []
    elif isinstance(value, dict):
        for each in value.values():
            yield from prose(each)
    elif isinstance(value, list):
        for each in value:
            yield from prose(each)


def test_of_what_caseworkers_write_less_than_one_word_in_a_hundred_is_marked() -> None:
    files = (resources() / "examples").glob("*.json")
    texts = [text for path in files for text in prose(json.loads(path.read_text(encoding="utf-8")))]
    words = [word for text in texts for word in words_of(text)]
    marked = [word for word in words if not _knows(word)]
    assert len(words) > 2000
    assert len(marked) / len(words) < MOST_FALSE_ALARMS, sorted(set(marked))
