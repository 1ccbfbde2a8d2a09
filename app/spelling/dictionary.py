"""The Danish dictionary (Stavekontrolden, through Hunspell) with the words of the trade: is it a word, what else."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import hunspell

from app.paths import resources

LANGUAGE = "da_DK"
OWN_WORDS = "rundbord.txt"
MOST_SUGGESTIONS = 5
LONGEST = 60
"""Letters; what is longer is no word, and to seek suggestions for it takes seconds."""


class Dictionary:
    """What is a Danish word. Dear to load (0.2 s, 17 MB) and slow to suggest (0.2 to 1 s): not in the window's process.

    `words` are further words that are known from the start.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._hunspell = hunspell.Hunspell(LANGUAGE, hunspell_data_dir=str(folder()))
        self.learn(words)

    def learn(self, words: Iterable[str]) -> None:
        """Know some more words, and offer them too."""
        for word in words:
            self._hunspell.add(word)

    def forget(self, words: Iterable[str]) -> None:
        """Know some words no longer, unless they stand in the dictionary."""
        for word in words:
            self._hunspell.remove(word)

    def knows(self, word: str) -> bool:
        """Tell whether a word is Danish as it stands; »kl.« is with its dot, »trivsels-« with its hyphen."""
        bare = word.rstrip("-")
        if self._spells(word) or self._spells(bare):
            return True
        if bare != word:  # »trivsels- og skoleplan«: the joint of a word whose rest comes later
            return self._spells(bare.removesuffix("s")) or self._spells(bare.removesuffix("e"))
        return self._is_joined(bare)

    def suggest(self, word: str) -> list[str]:
        """Return the likeliest words instead, best first."""
        if len(word) > LONGEST:
            return []
        found = (each for each in self._hunspell.suggest(word.rstrip(".-")) if not each.endswith("-"))
        return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]

    def _spells(self, word: str) -> bool:
        return bool(self._hunspell.spell(word))

    def _is_joined(self, word: str) -> bool:
        """Tell whether each part between hyphens is a word: »mor-barn-samvær«, »SFO-pædagog«."""
        parts = word.split("-")
        return len(parts) > 1 and all(part and (part.isupper() or self.knows(part)) for part in parts)


@cache
def folder() -> Path:
    """Return where the dictionaries lie."""
    return resources() / "dictionaries"


def words_of_the_trade() -> list[str]:
    """Return the words the dictionary lacks and caseworkers write; a line with # is a remark."""
    lines = (folder() / OWN_WORDS).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
