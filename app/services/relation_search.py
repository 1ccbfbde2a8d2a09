"""What somebody types to find a person by who they are: »mors lillebror«, »halvbror«, »papfar«, »fars nye kone«.

A phrase is walked word by word from the person in focus, so any way people put it will do: a half sister's mother is
found whether she is shown as »halvsøsters mor«, »fars ekskone« or »barnets mor«.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from app.genogram.family import Family, FamilyPerson
from app.genogram.kin import clean
from app.genogram.kin_ways import graph_of
from app.genogram.relation_words import names_from
from app.language.folding import first_name, fold

_SILENT = frozenset(
    {
        "min", "mit", "mine", "din", "dit", "dine", "hans", "hendes", "sin", "sit", "sine", "vores", "deres",
        "ny", "nye", "nuvaerende", "afdoede", "doede",
    }
)  # fmt: skip
"""Words that say nothing here: whose it is follows from the person in focus, and a new wife is a wife."""
_FORMER = frozenset({"eks", "tidligere", "forhenvaerende", "gamle", "fraskilte", "fraseparerede"})
_DEFINITE = ("erne", "ene", "en", "et", "ne", "n")
_SHORTEST = 3
"""Fewer letters than this of a word half typed could be anybody."""


class Age(Enum):
    """Which of several is meant, by age; older and younger are than the person before it in the phrase."""

    OLDER = "older"
    YOUNGER = "younger"
    OLDEST = "oldest"
    YOUNGEST = "youngest"


_AGES = {
    "store": Age.OLDER,
    "aeldre": Age.OLDER,
    "lille": Age.YOUNGER,
    "yngre": Age.YOUNGER,
    "aeldste": Age.OLDEST,
    "yngste": Age.YOUNGEST,
}
_BY_AGE = re.compile(r"(lille|store)(?=.*(?:bror|soester|soeskende|broedre|soestre)s?$)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a phrase, folded: the kin asked for, and of which age."""

    noun: str
    age: Age | None = None


def parse_relation(text: str) -> tuple[Wanted, ...]:
    """Read a phrase; all words but the last stand in the genitive. Nothing readable gives an empty tuple."""
    found: list[Wanted] = []
    age, former = None, False
    for word in (each for each in fold(text).split() if each not in _SILENT):
        if word in _AGES:
            age = _AGES[word]
        elif word in _FORMER:
            former = True
        else:
            found.append(_wanted(word, age, former=former))
            age, former = None, False
    if former and age is None:  # »fars eks«
        found.append(Wanted("eks"))
    *before, last = found or [Wanted("")]
    return (*(Wanted(each.noun.removesuffix("s"), each.age) for each in before), last) if found else ()


def people_who_are(family: Family, ego: str, text: str) -> list[str]:
    """Return the ids of those a phrase fits, seen from `ego`, in the order of the family; nobody gives an empty list.

    The first word may also be somebody's first name (»Lones bror«). The last word may be half typed.
    """
    finder = _Finder(family)
    if ego not in finder.persons:
        return []
    wanted = parse_relation(text)
    found = set(finder.called(ego, fold(text).__eq__))
    if wanted:
        *way, last = wanted
        starts = finder.walk({ego}, way)
        if not starts and way:
            starts = finder.walk(finder.by_first_name(way[0].noun), way[1:])
        found |= finder.step(starts, last) or finder.half_typed(starts, last)
    return [person.id for person in family.persons if person.id in found - {ego}]


class _Finder:
    """Walks phrases through one family; what people are to each other is worked out once per person."""

    def __init__(self, family: Family) -> None:
        self.family, self.graph = family, graph_of(clean(family))
        self.persons = {person.id: person for person in family.persons}
        self.known: dict[str, dict[str, frozenset[str]]] = {}

    def called(self, ego: str, fits: Callable[[str], bool]) -> Iterator[str]:
        """Yield those who have a name, seen from `ego`, that fits."""
        if ego not in self.known:
            names = names_from(self.graph, ego)
            self.known[ego] = {each: frozenset(fold(name) for name in own) for each, own in names.items()}
        for person, own in self.known[ego].items():
            if any(fits(name) for name in own):
                yield person

    def walk(self, starts: Iterable[str], way: Iterable[Wanted]) -> set[str]:
        """Go from some people to all those a row of words leads to."""
        places = set(starts)
        for wanted in way:
            places = self.step(places, wanted)
        return places

    def step(self, starts: set[str], wanted: Wanted) -> set[str]:
        """Go one word on, as it is written or without the ending of »moren« and »børnene«."""
        for noun in _forms(wanted.noun):
            found = {each for start in starts for each in self._of_age(start, self.called(start, noun.__eq__), wanted)}
            if found:
                return found
        return set()

    def half_typed(self, starts: set[str], wanted: Wanted) -> set[str]:
        """Go to those whose word begins as the one that is being typed."""
        if len(wanted.noun) < _SHORTEST:
            return set()

        def begins(name: str) -> bool:
            return name.startswith(wanted.noun)

        return {each for start in starts for each in self._of_age(start, self.called(start, begins), wanted)}

    def by_first_name(self, genitive: str) -> set[str]:
        """Return those of a first name that has lost the s of its genitive, or whose own s it was (Mathias’)."""
        return {each.id for each in self.family.persons if fold(first_name(each.name)) in (genitive, f"{genitive}s")}

    def _of_age(self, start: str, found: Iterable[str], wanted: Wanted) -> list[str]:
        """Leave out those of the wrong age; nobody is left out for a birth that is not known."""
        people = [self.persons[each] for each in found]
        own = self.persons[start]
        if wanted.age is Age.OLDER:
            return [each.id for each in people if not _before(own, each)]
        if wanted.age is Age.YOUNGER:
            return [each.id for each in people if not _before(each, own)]
        if wanted.age is Age.OLDEST:
            return [each.id for each in people if not any(_before(other, each) for other in people)]
        if wanted.age is Age.YOUNGEST:
            return [each.id for each in people if not any(_before(each, other) for other in people)]
        return [each.id for each in people]


def _wanted(word: str, age: Age | None, *, former: bool) -> Wanted:
    by_age = _BY_AGE.match(word)
    if by_age:
        word, age = word[by_age.end() :], _AGES[by_age[1]]
    return Wanted(f"eks{word}" if former else word, age)


def _forms(noun: str) -> Iterator[str]:
    yield noun
    for ending in _DEFINITE:
        if noun.endswith(ending):
            yield noun.removesuffix(ending)


def _before(a: FamilyPerson, b: FamilyPerson) -> bool:
    """Tell whether one is surely born before the other; »2015« is neither before nor after »2015-03«."""
    dates = [each.birth_sort or (f"{each.birth_year:04d}" if each.birth_year is not None else "") for each in (a, b)]
    shared = min(len(date) for date in dates)
    return dates[0][:shared] < dates[1][:shared]
