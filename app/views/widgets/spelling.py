"""The port between an editor and whoever knows how words are spelt; the kit itself knows no dictionary."""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.language.written_words import WrittenWord

BEFORE_OTHERS = "beforeOthers"
"""A widget with this property stands where a family can see it: nothing inside it is marked."""


class Speller(Protocol):
    """What an editor asks about spelling. Nothing here waits: answers come by `news`."""

    news: "SpellingNews"

    def wrong(self, words: Iterable[WrittenWord]) -> list[WrittenWord]:
        """Return the words known to be misspelt; those not known yet are asked about, and `news` tells of them."""

    def suggest(self, word: str, then: Callable[[list[str]], object]) -> None:
        """Look for other words, and hand them to `then` when they are found."""

    def learn(self, word: str) -> None:
        """Put a word in her own dictionary."""

    def pass_over(self, word: str) -> None:
        """Leave a word alone until the program is locked."""


class SpellingNews(QObject):
    """Tells every editor that words may be marked differently now."""

    came = Signal()


class _Desk:
    """Who is asked now; nobody before the passphrase is right, and nobody when spelling is off."""

    speller: Speller | None = None


def use_speller(speller: Speller | None) -> None:
    """Let the editors ask somebody from now on, or nobody."""
    _Desk.speller = speller


def current_speller() -> Speller | None:
    """Return who is asked, None when nobody is."""
    return _Desk.speller
