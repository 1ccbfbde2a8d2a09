"""Walking the drawing by arrow keys: up to parents, down to children, aside along the row."""

from collections.abc import Iterable, Mapping
from typing import Literal

from app.genogram.family import Family
from app.genogram.shapes import Box
from app.views.genogram.places import middle, row_of

Direction = Literal["left", "right", "up", "down"]
ASIDE = 2.5
"""How much more a step to the side costs than a step ahead."""


class Walk:
    """The way through one family. It remembers where it came from, so that up and down again leads back."""

    def __init__(self) -> None:
        self._people: Mapping[str, Box] = {}
        self._family = Family()
        self._parent: dict[str, str] = {}
        self._child: dict[str, str] = {}

    def show(self, people: Mapping[str, Box], family: Family | None) -> None:
        """Walk among other people; what is remembered of those still there is kept."""
        self._people, self._family = people, family or Family()

    def step(self, here: str, direction: Direction) -> str:
        """Return the person to go to, or `here` when there is nobody that way."""
        if direction in ("left", "right"):
            return self._aside(here, direction)
        near = self.parents(here) if direction == "up" else self.children(here)
        memory = self._parent if direction == "up" else self._child
        there = memory.get(here, "")
        if there not in near:
            there = self._nearest(here, near) or neighbour(self._people, here, direction)
        if there != here and there in near:
            (self._child if direction == "up" else self._parent)[there] = here
        return there

    def parents(self, person: str) -> list[str]:
        """Return the drawn parents of a person: those they stand under, else those of any other family of theirs."""
        links = [link for link in self._family.links if link.child == person]
        for wanted in (True, False):
            unions = {link.union for link in links if link.primary is wanted}
            found = [each for union in self._family.unions if union.id in unions for each in union.partners]
            if drawn := [each for each in dict.fromkeys(found) if each in self._people]:
                return drawn
        return []

    def children(self, person: str) -> list[str]:
        """Return the drawn children of all the families a person is a parent in."""
        return self.children_of(self.unions(person))

    def children_of(self, unions: Iterable[str]) -> list[str]:
        """Return the drawn children of some families, from the left."""
        wanted = set(unions)
        found = {link.child for link in self._family.links if link.union in wanted and link.child in self._people}
        return sorted(found, key=lambda each: (self._people[each].x, each))

    def unions(self, person: str) -> list[str]:
        """Return the families a person is a partner in, in the order they were given."""
        return [union.id for union in self._family.unions if person in union.partners]

    def near(self, person: str) -> set[str]:
        """Return a person with their closest: partners, parents and children."""
        own = set(self.unions(person))
        partners = {each for union in self._family.unions if union.id in own for each in union.partners}
        return {person, *self.parents(person), *self.children(person), *(partners & set(self._people))}

    def _aside(self, here: str, direction: Direction) -> str:
        row = row_of(self._people, here)
        at = row.index(here) + (1 if direction == "right" else -1)
        return row[at] if 0 <= at < len(row) else here

    def _nearest(self, here: str, among: Iterable[str]) -> str:
        x = middle(self._people[here])[0]
        return min(among, key=lambda each: (abs(middle(self._people[each])[0] - x), each), default="")


def neighbour(people: Mapping[str, Box], here: str, direction: Direction) -> str:
    """Return who stands nearest in a direction, whoever they are, or `here` when nobody stands that way."""
    start = middle(people[here])
    best, cost = here, float("inf")
    for name, box in people.items():
        ahead, aside = _steps(start, middle(box), direction)
        if name != here and ahead > 1 and ahead + ASIDE * aside < cost:
            best, cost = name, ahead + ASIDE * aside
    return best


def _steps(start: tuple[float, float], end: tuple[float, float], direction: Direction) -> tuple[float, float]:
    """Return how far ahead and how far aside `end` lies."""
    right, down = end[0] - start[0], end[1] - start[1]
    match direction:
        case "left":
            return -right, abs(down)
        case "right":
            return right, abs(down)
        case "up":
            return -down, abs(right)
    return down, abs(right)
