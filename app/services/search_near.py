"""Words that may have been meant: what sounds alike, and what is one slip of the finger away.

One slip (a letter too much, one missing, another one, two swapped) leaves the first half of a word or the second as it
is. So only words that begin or end as what was typed are looked at, and they are compared letter by letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.language.sound import sound_of
from app.services.ports import SearchPort, WordParts

SHORTEST = 3
"""Letters a word must have before another may have been meant."""
MOST = 40
"""Words one typed word may stand for."""
SOUND, SLIP, BEGUN = 0, 1, 2
"""How a word is near, the nearest first: it sounds so, it is a slip away, it begins a slip away."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words that may have been meant by one that was typed, and how near each is."""

    typed: str
    meant: dict[str, int]


def near(search: SearchPort, typed: Sequence[str]) -> list[Near]:
    """Return for each typed term the words of the store that may have been meant."""
    asked = list(dict.fromkeys(each for each in typed if len(each) >= SHORTEST and each.isalpha()))
    found = search.words_near([_parts(each) for each in asked]) if asked else []
    meant = {each: _meant(each, words) for each, words in zip(asked, found, strict=True)}
    return [Near(each, meant.get(each, {})) for each in typed]


def _parts(typed: str) -> WordParts:
    sound, half = sound_of(typed), len(typed) // 2
    begun = len(typed) > SHORTEST and len(sound) >= SHORTEST
    return WordParts(sound, typed[:half], typed[half:], goes_on=begun)


def _meant(typed: str, words: Mapping[str, str]) -> dict[str, int]:
    parts = _parts(typed)
    found = {word: how for word, heard in words.items() if (how := _how(typed, parts, word, heard)) is not None}
    found.setdefault(_swapped(typed, len(typed) // 2), SLIP)
    found.pop(typed, None)
    return dict(sorted(found.items(), key=lambda each: (each[1], abs(len(each[0]) - len(typed)), each[0]))[:MOST])


def _how(typed: str, parts: WordParts, word: str, heard: str) -> int | None:
    """Return how near a word is, None when it is not."""
    if heard == parts.sound:
        return SOUND
    shares = word.startswith(parts.begins) or word.endswith(parts.ends)
    slip = _slip(typed, word, parts.sound, heard) if shares else None
    if slip is None and parts.goes_on and heard.startswith(parts.sound):
        return BEGUN
    return slip


def _slip(typed: str, word: str, sound: str, heard: str) -> int | None:
    if not word.isalpha():
        return None
    if OSA.distance(typed, word, score_cutoff=1) <= 1:
        return SLIP
    if len(typed) <= SHORTEST:
        return None
    if len(sound) > SHORTEST and OSA.distance(sound, heard, score_cutoff=1) <= 1:
        return BEGUN
    begun = (word[: len(typed) + by] for by in (0, 1, -1) if len(word) > len(typed) + by)
    return BEGUN if any(OSA.distance(typed, each, score_cutoff=1) <= 1 for each in begun) else None


def _swapped(typed: str, half: int) -> str:
    """Return the word with its two middle letters swapped: the one slip that leaves neither half as it was."""
    return typed[: half - 1] + typed[half] + typed[half - 1] + typed[half + 1 :]
