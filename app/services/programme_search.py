"""Finding what fits a child: what is asked for, what of it a programme meets, and in which order they stand.

Nothing is hidden because it does not fit: it stands lower and says why. Only words that are typed leave others out.
What a programme does not say (an age, a rung) speaks neither for nor against it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.language.folding import fold, join_names, sort_key
from app.models.enums import Arena
from app.rules.programmes import Form, Programme

SHORTEST_STEM = 4
"""Letters of a theme or a word that must agree before one is taken for the beginning of the other."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; None and empty ask for nothing. `words` is what is typed, `situation` folded words of a plan.

    `theme` is one theme that was chosen, told apart from `situation`, which only lifts what it fits.
    """

    words: str = ""
    age: int | None = None
    theme: str = ""
    rung: int | None = None
    arena: Arena | None = None
    form: Form | None = None
    law_id: str = ""
    situation: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A programme with what speaks for it and what does not, each a word such as »alder«."""

    programme: Programme
    fits: tuple[str, ...] = ()
    misfits: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Return »Passer til alder og tema« or »Passer til tema, men ikke til alder«; empty when nothing was asked."""
        if self.fits and self.misfits:
            return f"Passer til {join_names(self.fits)}, men ikke til {join_names(self.misfits)}"
        if self.misfits:
            return f"Passer ikke til {join_names(self.misfits)}"
        return f"Passer til {join_names(self.fits)}" if self.fits else ""


def ranked(programmes: Iterable[Programme], wanted: Wanted) -> list[Match]:
    """Return those whose text has every typed word, the best fit first; equal ones by name, our own before examples."""
    words = fold(wanted.words).split()
    found = [_match(each, wanted) for each in programmes if _has_words(each, words)]
    return sorted(found, key=lambda match: _order(match, words))


def all_themes(programmes: Iterable[Programme]) -> list[str]:
    """Return the themes there are, each once, in Danish order."""
    by_fold: dict[str, str] = {}
    for each in programmes:
        for theme in each.themes:
            by_fold.setdefault(fold(theme), theme)
    return sorted(by_fold.values(), key=sort_key)


def situation_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts in the form a theme is compared with."""
    return frozenset(word for text in texts for word in fold(text).split() if len(word) >= SHORTEST_STEM)


def _match(programme: Programme, wanted: Wanted) -> Match:
    fits: list[str] = []
    misfits: list[str] = []
    for name, answer in _answers(programme, wanted):
        if answer is not None:
            (fits if answer else misfits).append(name)
    return Match(programme, tuple(fits), tuple(misfits))


def _answers(programme: Programme, wanted: Wanted) -> Iterator[tuple[str, bool | None]]:
    """Yield each thing that was asked for, and whether it is met; None when the programme does not say."""
    if wanted.age is not None:
        yield "alder", _age_fits(programme, wanted.age)
    if wanted.theme:
        yield f"»{wanted.theme}«", fold(wanted.theme) in {fold(each) for each in programme.themes}
    for theme in programme.themes:
        if fold(theme) != fold(wanted.theme) and _stands_in(theme, wanted.situation):
            yield f"»{theme}«", True
    yield from _chosen_answers(programme, wanted)


def _chosen_answers(programme: Programme, wanted: Wanted) -> Iterator[tuple[str, bool | None]]:
    if wanted.rung is not None:
        yield "trin", None if programme.rung is None else programme.rung == wanted.rung
    if wanted.arena is not None:
        yield "sted", wanted.arena in programme.arenas if programme.arenas else None
    if wanted.form is not None:
        yield "form", wanted.form in programme.forms if programme.forms else None
    if wanted.law_id:
        yield "lov", wanted.law_id == programme.law_id if programme.law_id else None


def _age_fits(programme: Programme, age: int) -> bool | None:
    if programme.age_from is None and programme.age_to is None:
        return None
    return (programme.age_from or 0) <= age and (programme.age_to is None or age <= programme.age_to)


def _stands_in(theme: str, situation: frozenset[str]) -> bool:
    """Tell whether a theme is spoken of: »fravær« in »fraværet«, and each word of »svær adfærd«."""
    return bool(words := fold(theme).split()) and all(
        any(word == each or (len(word) >= SHORTEST_STEM and each.startswith(word)) for each in situation)
        for word in words
    )


def _has_words(programme: Programme, words: list[str]) -> bool:
    return not words or all(word in _searched(programme) for word in words)


@lru_cache(maxsize=4096)
def _searched(programme: Programme) -> str:
    """Return the text words are looked for in; kept, since it is asked for again with every key."""
    return fold(" ".join((
        programme.name, programme.about, *programme.themes, programme.unit, programme.contact, programme.law,
        programme.entry, programme.source,
    )))  # fmt: skip


def _order(match: Match, words: list[str]) -> tuple[object, ...]:
    programme = match.programme
    name = fold(programme.name)
    begins = bool(words) and name.startswith(words[0])
    in_name = bool(words) and all(word in name for word in words)
    return (
        len(match.misfits), not begins, not in_name, -len(match.fits), programme.example, sort_key(programme.name),
        programme.id,
    )  # fmt: skip
