"""The order of last time, kept: nobody who was there moves past anybody, and everyone new gets the best gap left.

Empty places (an unknown parent, a line passing a row) are never remembered; they are fitted in like someone new. So
the same order always gives the same rows. Whatever crossings it would save, the empty place beside a parent stays
there: a sibship includes it, and a line that leads past others to nobody reads as a couple.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from math import inf

from app.genogram.blocks import Join, Skeleton
from app.genogram.kin import Kin

_APART = 5.0
_APART_EMPTY = 0.5
_YOUNGER_LEFT = 2.0
_STEP = 0.01
_NEAR = 0.001


def keep_order(skeleton: Skeleton, kin: Kin, known: list[str]) -> list[list[str]]:
    """Give the slots of every row from left to right, those of `known` in that order.

    `known` may name anybody once; who is not in it is fitted in, the relatives of those who have a place first.
    """
    keeping = _Keeping(skeleton, kin)
    for slot in known:
        keeping.rows[skeleton.row_of[slot]].append(slot)
    for row in keeping.rows:
        keeping.place.update((slot, at) for at, slot in enumerate(row))
    for slot in _outwards(skeleton, known):
        keeping.insert(slot)
    return keeping.rows


def _outwards(skeleton: Skeleton, known: list[str]) -> list[str]:
    """List the slots without a place: relatives of those who have one before relatives of relatives."""
    seen = set(known)
    found = [slot for slot in skeleton.row_of if slot in seen]
    done = 0
    for start in (*skeleton.row_of, *found[:1]):
        while done < len(found):
            near = dict.fromkeys(_relatives(skeleton, found[done]))
            found += [other for other in near if other not in seen]
            seen.update(near)
            done += 1
        if start not in seen:
            seen.add(start)
            found.append(start)
    return found[len(known) :]


def _relatives(skeleton: Skeleton, slot: str) -> list[str]:
    near: list[str] = []
    for name in skeleton.downs.get(slot, ()):
        join = skeleton.joins[name]
        near += [join.a, join.b, *join.children]
    for name in skeleton.ups.get(slot, ()):
        join = skeleton.joins[name]
        near += [*join.children, join.a, join.b]
    return near


class _Keeping:
    """The rows as far as they are filled."""

    def __init__(self, skeleton: Skeleton, kin: Kin) -> None:
        self.skeleton = skeleton
        self.kin = kin
        self.rows: list[list[str]] = [[] for _ in range(max(skeleton.row_of.values(), default=-1) + 1)]
        self.place: dict[str, int] = {}
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._joins: dict[int, list[Join]] = defaultdict(list)
        for join in skeleton.joins.values():
            self._joins[join.row].append(join)
            if join.a != join.b:
                self._partners[join.a].add(join.b)
                self._partners[join.b].add(join.a)

    def insert(self, slot: str) -> None:
        """Give a slot the gap of its row where it costs least; the leftmost of several."""
        number = self.skeleton.row_of[slot]
        row = self.rows[number]
        costs = self._costs(slot, number) if row else [0.0]
        gap = min(range(len(costs)), key=lambda at: (round(costs[at], 6), at))
        row.insert(gap, slot)
        self.place.update((other, at) for at, other in enumerate(row[gap:], gap))

    def _costs(self, slot: str, number: int) -> list[float]:
        row = self.rows[number]
        turns: list[tuple[float, float]] = []
        turns += self._crossings(self._up(slot), [(t, s) for s, t in self._lines(number - 1)])
        turns += self._crossings(self._down(slot), self._lines(number))
        turns += self._siblings(slot)
        steps = [0.0] * (len(row) + 1)
        for place, change in turns:
            steps[max(0, min(len(row), int(place + 1)))] += change
        costs = list(accumulate(steps))
        self._stay_near(slot, costs)
        self._stay_beside(slot, row, costs)
        for gap in range(1, len(row)):
            if row[gap] in self._partners[row[gap - 1]] and slot in self.kin.persons:
                empty = self.skeleton.ghosts.intersection((row[gap - 1], row[gap]))
                costs[gap] += _APART_EMPTY if empty else _APART
            elif row[gap] in self._partners[row[gap - 1]]:
                costs[gap] += _APART_EMPTY
        return costs

    def _crossings(self, ends: list[float], lines: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """List how the crossings of lines to `ends` change when passing the near ends of other lines, left to right.

        The first entries (place -1) are the crossings at the very left.
        """
        turns: list[tuple[float, float]] = []
        for end in ends:
            for near, far in lines:
                if end > far:
                    turns += [(-1.0, 1.0), (near, -1.0)]
                elif end < far:
                    turns.append((near, 1.0))
        return turns

    def _lines(self, number: int) -> list[tuple[float, float]]:
        """List the lines below a row that have both ends: where they start and where they end."""
        place = self.place
        found: list[tuple[float, float]] = []
        for join in self._joins.get(number, ()):
            source = self._source(join)
            if source is not None:
                found += [(source, float(place[child])) for child in join.children if child in place]
        return found

    def _source(self, join: Join) -> float | None:
        places = [self.place[end] for end in (join.a, join.b) if end in self.place]
        return sum(places) / len(places) if places else None

    def _up(self, slot: str) -> list[float]:
        sources = (self._source(self.skeleton.joins[name]) for name in self.skeleton.ups.get(slot, ()))
        return [source for source in sources if source is not None]

    def _down(self, slot: str) -> list[float]:
        joins = (self.skeleton.joins[name] for name in self.skeleton.downs.get(slot, ()))
        return [float(self.place[child]) for join in joins for child in join.children if child in self.place]

    def _siblings(self, slot: str) -> list[tuple[float, float]]:
        """Say what it costs to stand left of the next elder or right of the next younger sibling."""
        turns: list[tuple[float, float]] = []
        for name in self.skeleton.ups.get(slot, ()):
            children = self.skeleton.joins[name].children
            at = children.index(slot)
            elder = next((self.place[c] for c in reversed(children[:at]) if c in self.place), None)
            younger = next((self.place[c] for c in children[at + 1 :] if c in self.place), None)
            if elder is not None:
                turns += [(-1.0, _YOUNGER_LEFT), (float(elder), -_YOUNGER_LEFT)]
            if younger is not None:
                turns.append((float(younger), _YOUNGER_LEFT))
        return turns

    def _stay_near(self, slot: str, costs: list[float]) -> None:
        """Partners belong side by side; siblings, and who hangs on nearby lines, as near as may be."""
        beside = [self.place[other] for other in self._partners[slot] if other in self.place]
        for name in self.skeleton.ups.get(slot, ()):
            beside += [self.place[c] for c in self.skeleton.joins[name].children if c in self.place]
        partners = [self.place[other] for other in self._partners[slot] if other in self.place]
        for gap in range(len(costs)):
            for place in partners:
                between = max(gap - 1 - place, place - gap)
                costs[gap] += (_APART if between else 0.0) + _STEP * between
            costs[gap] += _NEAR * min((abs(gap - 0.5 - place) for place in beside), default=0.0)

    def _stay_beside(self, slot: str, row: list[str], costs: list[float]) -> None:
        """Bar an empty place from every gap where somebody else than its parent's own partners stands between."""
        if slot in self.kin.persons:
            return
        own = self.skeleton.block_of[slot].slots
        for parent in self._partners[slot]:
            if parent in self.place:
                low = high = self.place[parent]
                while low and row[low - 1] in own:
                    low -= 1
                while high + 1 < len(row) and row[high + 1] in own:
                    high += 1
                costs[:low] = [inf] * low
                costs[high + 2 :] = [inf] * (len(row) - high - 1)
