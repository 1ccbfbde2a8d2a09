"""Words that may have been meant: what sounds alike, and what is one slip of the finger away.

One slip (a letter too much, one missing, another one, two swapped) leaves the first half of a word or the second as it
is. So only words that begin or end as what was typed are looked at, and they are compared letter by letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.language.sound import sound_of
from app.services.ports import SearchPort

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
    return [Near(each, _meant(search, each)) for each in typed]


def _meant(search: SearchPort, typed: str) -> dict[str, int]:
    if len(typed) < SHORTEST or not typed.isalpha():
        return {}
    sound, half = sound_of(typed), len(typed) // 2
    found = {word: SOUND for word, _ in search.words_sounding(sound, whole=True)}
    if len(typed) > SHORTEST and len(sound) >= SHORTEST:
        for word, _ in search.words_sounding(sound, whole=False):
            found.setdefault(word, BEGUN)
    for word, heard in search.words_with(typed[:half], typed[half:]):
        how = _slip(typed, word, sound, heard)
        if how is not None:
            found[word] = min(how, found.get(word, how))
    found.setdefault(_swapped(typed, half), SLIP)
    found.pop(typed, None)
    return dict(sorted(found.items(), key=lambda each: (each[1], abs(len(each[0]) - len(typed)), each[0]))[:MOST])


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
