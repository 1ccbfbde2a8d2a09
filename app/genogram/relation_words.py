"""Who everybody in a family is to one of them, in Danish: mormor, halvbror, papfar, mors kusine.

Of several ways to be related the first of these gives the word; the others are told after it (»mormor og plejemor«):

1. partners who are together,
2. kin by birth or adoption, fewest steps first,
3. the nearest of all other ways: former partners, the parents' partners, foster parents, guardians, donors, in-laws.

A way gets as few words as can be (»mors kusine«, not »mormors søsters datter«). A papfar is a parent's partner today,
or whoever is set as one; one who moved out is »halvsøsters far« if there is a child, else »mors ekskæreste«. Parents of
one child who are not said to be a couple are »barnets mor« and »barnets far« to each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.genogram.family import Family
from app.genogram.kin import clean
from app.genogram.kin_steps import by_the_child, single_step, steps_of
from app.genogram.kin_terms import (
    ALONE,
    ALSO,
    EXACT,
    SHORT,
    Step,
    genders,
    look_up,
    loosely,
    own_word,
    straight,
)
from app.genogram.kin_ways import Edge, KinGraph, Way, graph_of, ways_from

StepPrefix = Literal["pap", "sted", "bonus"]
FAR_KIN = "langt ude i slægten"
FAR_FAMILY = "langt ude i familien"

_MOST_WORDS = 5
"""A phrase of more links than this is read by nobody."""
_LONGEST = 5
"""Steps in the longest word of the tables."""
_ALSO_TOLD = frozenset("fegyoix")
_UNBORN = {"unborn": "ufødt", "stillbirth": "dødfødt"}
_NEVER_BORN = frozenset({"miscarriage", "abortion"})
_ZYGOSITY = {True: "enægget ", False: "tveægget ", None: ""}


@dataclass(frozen=True, slots=True)
class KinWord:
    """Who somebody is to the person in focus.

    `word` is the best one; `also` holds what else they are (»plejemor«); `phrase` tells the way step by step where
    that says more (»mors kusine« is »mormors søsters datter«), else it is empty.
    """

    word: str
    phrase: str = ""
    also: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as one line: »mormor og plejemor«."""
        *first, last = (self.word, *self.also)
        return f"{', '.join(first)} og {last}" if first else last


def words_from(family: Family, ego: str, *, step: StepPrefix = "pap") -> dict[str, KinWord]:
    """Give a word for everybody tied to `ego` by parents or partners; people tied to nobody are left out.

    `step` is what the parents' partners are called. The order of the rows means nothing. Cost: two searches from
    `ego`, O((persons + links) log persons), then each way is named by itself.
    """
    speaker = _Speaker(graph_of(clean(family)), ego, step)
    return {person: speaker.kin_word(person, ways) for person, ways in speaker.all_ways()}


def names_from(graph: KinGraph, ego: str) -> dict[str, frozenset[str]]:
    """Give everything somebody may call each person seen from `ego`: what is shown, looser words, and plurals."""
    speaker = _Speaker(graph, ego, "pap")
    return {person: frozenset(speaker.names(person, ways)) for person, ways in speaker.all_ways()}


class _Speaker:
    """Finds words for the ways from one person."""

    def __init__(self, graph: KinGraph, ego: str, step: StepPrefix) -> None:
        self.graph, self.ego, self.step = graph, ego, step

    def all_ways(self) -> Iterator[tuple[str, list[Way]]]:
        """Yield everybody who can be reached, with the ways to them, the best first."""
        if self.ego not in self.graph.kin.persons:
            return
        blood, nearest = ways_from(self.graph, self.ego, blood=True), ways_from(self.graph, self.ego)
        direct: dict[str, list[Edge]] = {}
        for edge in self.graph.edges[self.ego]:
            direct.setdefault(edge.to, []).append(edge)
        for person, way in nearest.items():
            own = direct.get(person, [])
            ways: list[Way] = [(edge,) for edge in own if edge.code == "p"]
            ways += [blood[person]] if person in blood else []
            ways = ways or [way]
            ways += [(edge,) for edge in own if edge.code in _ALSO_TOLD and (edge,) not in ways]
            yield person, ways

    def kin_word(self, person: str, ways: list[Way]) -> KinWord:
        """Put the ways to one person into words."""
        words = list(dict.fromkeys(self._worded(person, way) for way in ways))
        told = self._told(person, ways[0])
        return KinWord(words[0], "" if told in words else told, tuple(words[1:]))

    def names(self, person: str, ways: list[Way]) -> Iterator[str]:
        """Yield what the person may be called when somebody looks for them."""
        shown = self.kin_word(person, ways)
        found = {shown.text, shown.word, shown.phrase, *shown.also}
        for way in ways:
            for each in (way, by_the_child(self.graph, way)):
                found |= _whole_words(steps_of(self.graph, self.ego, each))
        for word in found - {""}:
            yield from loosely(word)

    def _worded(self, person: str, way: Way) -> str:
        way = by_the_child(self.graph, way)
        steps = steps_of(self.graph, self.ego, way)
        alone = self._barnets(steps, way) or look_up(steps, ALONE)
        words = (alone,) if alone else _fewest(tuple(steps))
        if not words:
            return FAR_KIN if all(edge.code in ("u", "d") for edge in way) else FAR_FAMILY
        return self._joined(person, way, [self._by_taste(word) for word in words])

    def _told(self, person: str, way: Way) -> str:
        """Tell a way with exact words only; too long a way is told by its word alone."""
        steps = steps_of(self.graph, self.ego, way)
        if [step.code for step in steps] == ["h"]:
            steps = [single_step(self.graph, edge) for edge in way]
        words = _fewest(tuple(steps), exact=True)
        return self._zygosity(person, steps) + self._joined(person, way, words) if words else ""

    def _joined(self, person: str, way: Way, words: Sequence[str]) -> str:
        """Join words by genitives, with what must be said of a child that is not born: »brors ufødte barn«."""
        kind = self.graph.kin.persons[person].kind
        if kind in _UNBORN:
            words = [*words[:-1], f"{_UNBORN[kind]}{'e' if len(words) > 1 else ''} {words[-1]}"]
        unsure = "måske " if any(edge.unsure for edge in way) else ""
        return unsure + "s ".join(words) + (", der ikke blev født" if kind in _NEVER_BORN else "")

    def _barnets(self, steps: list[Step], way: Way) -> str:
        """Say »børnenes mor« of somebody with whom the person has several children."""
        if [step.code for step in steps] != ["d", "u"] or len(self.graph.common_children(self.ego, way[-1].to)) < 2:
            return ""
        return genders("børnenes mor/børnenes far/børnenes forælder", steps[-1].letter)

    def _by_taste(self, word: str) -> str:
        return self.step + word.removeprefix("pap") if word.startswith("pap") else word

    def _zygosity(self, person: str, steps: list[Step]) -> str:
        if len(steps) > 1 or steps[0].variant not in ("2", "3", "4"):
            return ""
        said = (self.graph.kin.persons[each].identical for each in sorted((self.ego, person)))
        return _ZYGOSITY[next((each for each in said if each is not None), None)]


@lru_cache(maxsize=4096)
def _fewest(steps: tuple[Step, ...], *, exact: bool = False) -> tuple[str, ...]:
    """Cut a way into as few words as can be, one of them as long as can be; nothing where that is too many.

    Of cuts as good as that the one with fewer in-laws in it (»papfars mor«, not »mors svigermor«), then the one with
    the longer first word. `exact` keeps to words that tell each step. The same ways come again all through a family.
    """
    if not exact and straight(steps):
        return (straight(steps),)
    if len(steps) > _LONGEST * _MOST_WORDS:
        return ()
    best: list[tuple[int, int, int, tuple[str, ...]]] = [(0, 0, 0, ())]  # of the last 0, 1, 2 … steps
    for start in range(len(steps) - 1, -1, -1):
        cuts: list[tuple[int, int, int, tuple[str, ...]]] = []
        for size in range(min(_LONGEST, len(steps) - start), 0, -1):
            part = steps[start : start + size]
            word = own_word(part[0]) if size == 1 else look_up(part, EXACT if exact else SHORT)
            word = word or ("" if exact else straight(part))
            if word:
                count, squares, in_laws, words = best[-size]
                in_laws += word.startswith("sviger")
                cuts.append((count + 1, squares - size * size, in_laws, (word, *words)))
        best.append(min(cuts, key=lambda cut: cut[:3]))
    return best[-1][3] if best[-1][0] <= _MOST_WORDS else ()


def _whole_words(steps: list[Step]) -> set[str]:
    """Give every word there is for a whole way, for the gender of the person and for neither."""
    found: set[str] = set()
    for letter in (steps[-1].letter, "N"):
        whole = [*steps[:-1], steps[-1]._replace(letter=letter)]
        found |= {look_up(whole, table) for table in (SHORT, ALONE, ALSO)} | {straight(whole)}
        found |= {own_word(whole[0])} if len(whole) == 1 else set()
    return found
