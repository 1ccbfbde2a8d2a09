"""Walking a drawing by arrow keys: who stands nearest in a direction."""

from collections.abc import Mapping
from typing import Literal

from app.genogram.shapes import Box

Direction = Literal["left", "right", "up", "down"]
ASIDE = 2.5
"""How much more a step to the side costs than a step ahead."""


def neighbour(people: Mapping[str, Box], here: str, direction: Direction) -> str:
    """Return the person to go to, or `here` when nobody stands that way."""
    start = _centre(people[here])
    best, cost = here, float("inf")
    for name, box in people.items():
        ahead, aside = _steps(start, _centre(box), direction)
        if name != here and ahead > 1 and ahead + ASIDE * aside < cost:
            best, cost = name, ahead + ASIDE * aside
    return best


def _centre(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


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
