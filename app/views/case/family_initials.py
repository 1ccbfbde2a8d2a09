"""»Kun initialer«: names that stand in the middle of other words, as in »hos Lone«, become their first letter too."""

import re
from collections.abc import Iterable
from dataclasses import replace

from app.genogram.family import Family, Household
from app.language.folding import fold

SHORTEST = 2
"""Letters of the shortest word that is a name."""

_WORD = re.compile(r"[^\W\d_]+")


class Initials:
    """Knows the names of a case. A word that is one of them, or one of them's (»Lones«), is shortened."""

    def __init__(self, names: Iterable[str]) -> None:
        words = (word for name in names for word in _WORD.findall(name))
        self._names = frozenset(fold(word) for word in words if len(word) >= SHORTEST and word[0].isupper())

    def of(self, words: str) -> str:
        """Return words without names, such as »hos L.« of »hos Lone«."""
        return _WORD.sub(self._short, words)

    def of_family(self, family: Family) -> Family:
        """Return a family whose homes, notes and words on lines hold no names; those of relations are left out."""
        return replace(
            family,
            persons=tuple(replace(each, note=self.of(each.note)) for each in family.persons),
            unions=tuple(replace(each, text=self.of(each.text)) for each in family.unions),
            households=tuple(self._home(each) for each in family.households),
            relations=tuple(replace(each, text="") for each in family.relations),
        )

    def _home(self, home: Household) -> Household:
        shares = tuple((person, self.of(words)) for person, words in home.shares)
        return replace(home, label=self.of(home.label), shares=shares)

    def _short(self, word: re.Match[str]) -> str:
        folded = fold(word[0])
        known = folded in self._names or (folded.endswith("s") and folded[:-1] in self._names)
        return f"{word[0][0]}." if known else word[0]
