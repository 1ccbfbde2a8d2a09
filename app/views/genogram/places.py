"""Where people stand in the drawing: rows, and the slots one person of a row may be moved to. Needs no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.genogram.family import Family
from app.genogram.shapes import Box

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place between two neighbours of a row (empty at the ends): where its mark stands, and how tall it is."""

    left: str
    right: str
    x: float
    top: float
    height: float

    def beside(self, start: float) -> tuple[str, Side]:
        """Return the neighbour to stand beside, and on which side, for somebody who comes from `start`."""
        if (self.x > start or not self.right) and self.left:
            return self.left, "right"
        return self.right, "left"


def rows(people: Mapping[str, Box]) -> list[list[str]]:
    """Return the people row by row from above, each row from the left."""
    found: list[list[str]] = []
    foot = float("-inf")
    for name in sorted(people, key=lambda each: (people[each].y, people[each].x)):
        box = people[name]
        if box.y >= foot:
            found.append([])
        foot = max(foot, box.y + box.height)
        found[-1].append(name)
    return [sorted(row, key=lambda each: (middle(people[each])[0], each)) for row in found]


def row_of(people: Mapping[str, Box], person: str) -> list[str]:
    """Return the row a person stands in."""
    return next(row for row in rows(people) if person in row)


def middle(box: Box) -> tuple[float, float]:
    """Return the middle of a symbol."""
    return box.x + box.width / 2, box.y + box.height / 2


def couples(family: Family | None) -> frozenset[frozenset[str]]:
    """Return who are or were partners: nobody is moved in between two of them."""
    unions = family.unions if family else ()
    return frozenset(frozenset(union.partners) for union in unions if len(set(union.partners)) == 2)


def slots(people: Mapping[str, Box], person: str, pairs: Iterable[frozenset[str]] = ()) -> list[Slot]:
    """Return the places of the row where somebody may be moved to, from the left; not the place they have now."""
    row = row_of(people, person)
    at = row.index(person)
    here = (row[at - 1] if at else "", row[at + 1] if at + 1 < len(row) else "")
    others = [each for each in row if each != person]
    closed = {pair for pair in pairs if person not in pair}
    return [
        _slot(people, left, right)
        for left, right in zip(["", *others], [*others, ""], strict=True)
        if (left, right) != here and (left or right) and frozenset((left, right)) not in closed
    ]


def next_slot(people: Mapping[str, Box], person: str, side: Side, pairs: Iterable[frozenset[str]] = ()) -> Slot | None:
    """Return the nearest slot on one side of a person; None at the end of the row."""
    here = middle(people[person])[0]
    found = slots(people, person, pairs)
    if side == "left":
        return next((slot for slot in reversed(found) if slot.x < here), None)
    return next((slot for slot in found if slot.x > here), None)


def nearest_slot(found: Iterable[Slot], x: float, y: float) -> Slot | None:
    """Return the slot a dragged person is over; None when they are far above or below the row."""
    within = [slot for slot in found if slot.top - slot.height / 2 <= y <= slot.top + 1.5 * slot.height]
    return min(within, key=lambda slot: abs(slot.x - x), default=None)


def _slot(people: Mapping[str, Box], left: str, right: str) -> Slot:
    near = people[left or right]
    if left and right:
        start, end = people[left].x + people[left].width, people[right].x
        x = (start + end) / 2
    else:
        x = near.x - near.width * 0.6 if right else near.x + near.width * 1.6
    return Slot(left, right, x, near.y, near.height)
