"""The lane of a line down: how far left and right it may come down without meeting a name or a stroke."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.genogram.blocks import Join, Skeleton
from app.genogram.frame import Frame
from app.genogram.gaps import SLASH_ROOM, far_gap
from app.genogram.kin import Kin
from app.genogram.union_signs import STROKES

CLEAR = 7.0
_APART = 4.0
GIVE = 9.5
"""How far a line from an absent parent may stand beside its empty place."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Between two neighbours, with what to keep from each; a share of it when several lines come down there."""

    left: str
    right: str
    from_left: float
    from_right: float
    part: int = 0
    parts: int = 1

    def bounds(self, x: dict[str, float]) -> tuple[float, float]:
        """Give the smallest and largest x of the line, for these places."""
        low, high = x[self.left] + self.from_left, x[self.right] - self.from_right
        if high < low:
            low = high = (low + high) / 2
        share = (high - low) / self.parts
        apart = min(_APART, share / 4) if self.parts > 1 else 0.0
        return low + share * self.part + apart, low + share * (self.part + 1) - apart


def find_lanes(kin: Kin, skeleton: Skeleton, rows: list[list[str]], frame: Frame) -> dict[str, Lane]:
    """Give every join its lane; an absent parent is a lane of its own, where the empty place is."""
    number = {slot: at for row in rows for at, slot in enumerate(row)}
    shared: dict[tuple[int, int], list[Join]] = defaultdict(list)
    lanes: dict[str, Lane] = {}
    for join in skeleton.joins.values():
        ghost = next((slot for slot in (join.a, join.b) if slot in skeleton.ghosts), None)
        if ghost is not None:
            lanes[join.id] = _beside_nobody(join, ghost, number)
        else:
            shared[join.row, far_gap(join, skeleton, number)].append(join)
    for (row, at), joins in shared.items():
        left, right = rows[row][at], rows[row][at + 1]
        joins.sort(key=lambda join: (_middle(join, number), join.sort))  # else as unions stand, whatever their ids are
        for part, join in enumerate(joins):
            side = slash_side(kin, join, number)
            low = frame.half_of(left) + CLEAR + (SLASH_ROOM if side < 0 and left in (join.a, join.b) else 0.0)
            high = frame.half_of(right) + CLEAR + (SLASH_ROOM if side > 0 and right in (join.a, join.b) else 0.0)
            lanes[join.id] = Lane(left, right, low, high, part, len(joins))
    return lanes


def _beside_nobody(join: Join, ghost: str, number: dict[str, int]) -> Lane:
    """Let a line from an absent parent give way a little, towards the parent who is there."""
    left = 0.0 if join.passing or number[join.a] > number[ghost] else -GIVE
    right = 0.0 if join.passing or number[join.a] < number[ghost] else -GIVE
    return Lane(ghost, ghost, left, right)


def _middle(join: Join, number: dict[str, int]) -> float:
    places = [number[child] for child in join.children]
    return sum(places) / len(places) if places else -1.0


def slash_side(kin: Kin, join: Join, number: dict[str, int]) -> int:
    """Put the stroke on the side of the parent the children do not live with; left when nobody knows, 0 without."""
    if kin.unions[join.union].status not in STROKES or join.passing:
        return 0
    left, right = sorted((join.a, join.b), key=lambda slot: number[slot])
    children = set(join.children)
    homes = [set(house.members) for house in kin.households if children & set(house.members)]
    with_left = any(left in home for home in homes)
    with_right = any(right in home for home in homes)
    return 1 if with_left and not with_right else -1
