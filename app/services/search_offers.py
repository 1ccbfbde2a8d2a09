"""Programmes of the catalogue, found by the same few letters as people and cases."""

from dataclasses import dataclass

from app.language.folding import fold
from app.services.modules import CATALOGUE, switched_off
from app.services.ports import Unit, use_case
from app.services.programme_search import Wanted, ranked
from app.services.programmes import programmes_for

SHORTEST = 2
"""Letters before programmes are looked through: the first letter belongs to people."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme that was found."""

    id: str
    name: str
    unit: str


@use_case("programmes.list")
def find_offers(unit: Unit, words: str, most: int = 2) -> tuple[Offer, ...]:
    """Return the programmes whose name begins a word so, the best first; none when the catalogue is off."""
    typed = fold(words)
    if len(typed) < SHORTEST or CATALOGUE in switched_off(unit):
        return ()
    known = [each for each in programmes_for(unit).values() if each.in_use(unit.today)]
    named = [each for each in known if f" {typed}" in f" {fold(each.name)}"]
    return tuple(Offer(each.programme.id, each.programme.name, each.programme.unit)
                 for each in ranked(named, Wanted(words=words))[:most])  # fmt: skip
