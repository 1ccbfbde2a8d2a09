"""Moving a bundle along its rows: what every place would cost is known after one walk past the others.

When a bundle passes somebody else's block, only the lines of that block and those of the bundle in the same row
change their crossings. So each step of the walk is a small sum, and the whole walk is exact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from app.genogram.bundles import Bundle
from app.genogram.lineup import HALF, Lineup


class Slide:
    """One bundle, gathered round its root, on a walk to the right or left."""

    def __init__(self, lineup: Lineup, bundle: Bundle) -> None:
        self.lineup = lineup
        self.members = members = frozenset(bundle)
        self.border: set[int] = set()
        self._roofs: dict[int, list[float]] = {}
        self._ups: dict[int, _Ends] = {}
        self._downs: dict[int, _Ends] = {}
        for block in bundle:
            row = lineup.row[block]
            ups = self._ups.setdefault(row, _Ends())
            downs = self._downs.setdefault(row, _Ends())
            for edge in lineup.ups[block]:
                source = lineup.source(edge)
                ups.add(source, edge[0] in members)
                self.border.add(edge[0])
                self._roofs.setdefault(edge[0], []).append(source)
            for edge in lineup.downs[block]:
                downs.add(lineup.target(edge), edge[1] in members)
                self.border.add(edge[1])
            self.border.update(other for other, _ in lineup.ages[block])
        for roof, sources in self._roofs.items():
            sources.sort()
            self.border.update(edge[1] for edge in lineup.downs[roof])
        for ends in (*self._ups.values(), *self._downs.values()):
            ends.outside.sort()
            ends.inside.sort()

    def step(self, other: int) -> float:
        """Say what it costs to stand right of another block rather than left of it (below 0: it is better)."""
        lineup = self.lineup
        row, key, off, here = lineup.row[other], lineup.key, lineup.off, lineup.key[other]
        ups, downs = self._ups[row], self._downs[row]
        if other not in self.border:
            cost = ups.count * lineup.rise[other] if not ups.outside else 0
            cost += downs.count * lineup.fall[other] if not downs.outside else 0
            if ups.outside:
                cost += ups.beside([key[e[0]] + (off[e[2]] + off[e[3]]) / 2 for e in lineup.ups[other]], here)
            if downs.outside:
                cost += downs.beside([key[e[1]] + off[e[4]] for e in lineup.downs[other]], here)
            return cost
        return self._meet(other, here)

    def _meet(self, other: int, here: float) -> float:
        """The same for a block that has lines to the bundle, or a sibling in it."""
        lineup, members = self.lineup, self.members
        row = lineup.row[other]
        cost = 0.0
        for edge in lineup.ups[other]:
            source = lineup.source(edge)
            cost += self._ups[row].meet(source, here, inside=edge[0] in members)
            if edge[0] in self._roofs:
                cost -= HALF * _more(self._roofs[edge[0]], source)
        for edge in lineup.downs[other]:
            cost += self._downs[row].meet(lineup.target(edge), here, inside=edge[1] in members)
        return cost + sum(weight for sibling, weight in lineup.ages[other] if sibling in members)


class _Ends:
    """The far ends of the lines a bundle has in one row, one way: outside the bundle, and inside it."""

    __slots__ = ("count", "inside", "outside")

    def __init__(self) -> None:
        self.outside: list[float] = []
        self.inside: list[float] = []
        self.count = 0

    def add(self, end: float, inside: bool) -> None:
        """Take one more end."""
        if inside:
            self.inside.append(end)
            self.count += 1
        else:
            self.outside.append(end)

    def beside(self, ends: list[float], here: float) -> int:
        """Say how many more lines are crossed right of a block at `here`, whose lines end outside the bundle."""
        outside, count, found = self.outside, self.count, 0
        if len(outside) == 1:
            one = outside[0]
            for end in ends:
                found += (end > one) - (end < one)
        else:
            size = len(outside)
            for end in ends:
                found += bisect_left(outside, end) + bisect_right(outside, end) - size
        if count:
            for end in ends:
                found += count if end > here else -count
        return found

    def meet(self, end: float, here: float, *, inside: bool) -> int:
        """Say the same for one line of that block; `inside`: it ends in the bundle and moves with it."""
        if inside:
            return _more(self.outside, here) + _more(self.inside, end)
        return _more(self.outside, end) + (self.count if end > here else -self.count)


def _more(ends: list[float], end: float) -> int:
    return bisect_left(ends, end) + bisect_right(ends, end) - len(ends)
