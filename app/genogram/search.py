"""Looking for the order with the fewest faults: bundles slide to better places until nothing more is won.

How long it looks is counted in steps past somebody, never in time, so the same family is always ordered the same way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TypeAlias

from app.genogram.bundles import Bundle, Bundles
from app.genogram.lineup import Lineup
from app.genogram.slides import Slide

EASE = 1e-6
"""Less than this is no gain."""
_CLOSE = 5e-8
_FINEST = 1e-3
_FAR = 20
_EACH = 10

Snapshot: TypeAlias = tuple[list[float], list[list[str]]]


class Search:
    """A lineup made better move by move. `budget` is the number of steps left, `window` how far a bundle looks."""

    def __init__(self, lineup: Lineup, budget: int, window: int) -> None:
        self.lineup = lineup
        self.bundles = Bundles(lineup)
        self.budget = budget
        self.window = window
        self._rows: list[list[int]] = [[] for _ in range(max(lineup.row, default=-1) + 1)]
        for block in lineup.sequence():
            self._rows[lineup.row[block]].append(block)
        self._keys = sorted(lineup.key)
        self._clock = 0
        self._touched = [0] * len(lineup.blocks)
        self._tried: dict[Bundle, int] = {}
        self._faults = [0] * len(lineup.edges)

    def climb(self) -> None:
        """Move bundles round faults until a whole round wins nothing, or the budget is spent."""
        won = -1.0
        while won < -EASE and self.budget > 0:
            won = 0.0
            self._clock += 1
            for bundle in self.faulty():
                tried = self._tried.get(bundle, -1)
                if tried < 0 or any(self._touched[block] > tried for block in bundle):
                    self._tried[bundle] = self._clock
                    won += self.improve(bundle)
                if self.budget <= 0:
                    return

    def faulty(self) -> list[Bundle]:
        """List the bundles round crossings and siblings out of order, the worst lines first."""
        lineup = self.lineup
        crossed = lineup.crossed()
        self.budget -= 2 * len(lineup.edges)
        for number, (now, before) in enumerate(zip(crossed, self._faults, strict=True)):
            if now != before:
                for block in lineup.edges[number][:2]:
                    self._touched[block] = self._clock
        self._faults = crossed
        worst = sorted((number for number, count in enumerate(crossed) if count), key=lambda n: -crossed[n])
        lines = [(lineup.edges[number][0], lineup.edges[number][1]) for number in worst]
        for block in range(len(lineup.blocks)):
            for sibling in lineup.misplaced(block):
                lines += [(edge[0], edge[1]) for one in (block, sibling) for edge in lineup.ups[one]]
        return self.bundles.around(lines)

    def improve(self, bundle: Bundle) -> float:
        """Move one bundle to its best place; gives what that costs (below 0), or 0 when it stays."""
        self.budget -= _EACH + len(bundle)
        lineup, root = self.lineup, bundle[0]
        saved = [(block, lineup.key[block]) for block in bundle]
        gathered = self._gather(bundle)
        if gathered is None:
            self._restore(saved)
            return 0.0
        best, at = self._walk(bundle)
        turned = 0.0
        if len(lineup.blocks[root].slots) > 1 and root not in lineup.whole:
            turned = lineup.turn(root)
            other, there = self._walk(bundle)
            if turned + other < best - EASE:
                best, at = turned + other, there
            else:
                lineup.turn(root)
                turned = 0.0
        if gathered + best < -EASE:
            self.put(bundle, at)
            return gathered + best
        if turned:
            lineup.turn(root)
        self._restore(saved)
        return 0.0

    def shove(self, bundle: Bundle, key: float) -> None:
        """Put a bundle near a key whatever it costs, unless it lies too far spread to be moved as one."""
        saved = [(block, self.lineup.key[block]) for block in bundle]
        if self._gather(bundle) is None:
            self._restore(saved)
            return
        others = [k for k in self._keys if k not in {old for _, old in saved}]
        place = bisect_left(others, key)
        self.put(bundle, (others[place], -1) if place < len(others) else (others[-1], 1))

    def snapshot(self) -> Snapshot:
        """Keep the order as it is now."""
        return list(self.lineup.key), [list(block.slots) for block in self.lineup.blocks]

    def return_to(self, snapshot: Snapshot) -> None:
        """Take the order back that was kept."""
        self.lineup.key[:] = snapshot[0]
        for number, slots in enumerate(snapshot[1]):
            self.lineup.blocks[number].slots[:] = slots
            self.lineup.settle(number)
        self._renumber()
        self._tried.clear()

    def _restore(self, saved: list[tuple[int, float]]) -> None:
        for block, key in saved:
            self.lineup.key[block] = key
        self._sort(block for block, _ in saved)

    def _sort(self, blocks: Iterable[int]) -> None:
        for row in {self.lineup.row[block] for block in blocks}:
            self._rows[row].sort(key=self.lineup.key.__getitem__)

    def _gather(self, bundle: Bundle) -> float | None:
        """Draw a bundle together round its root; gives what that costs, None when it lies too far spread."""
        key, home = self.lineup.key, self.lineup.key[bundle[0]]
        members = frozenset(bundle)
        cost, left = 0.0, _FAR
        for side in (1, -1):
            own = [block for block in bundle if (key[block] - home) * side > 0]
            own.sort(key=lambda block: abs(key[block] - home))
            for number, block in enumerate(own):
                between = self._between(block, home, members)
                left -= len(between)
                if left < 0:
                    return None
                slide = Slide(self.lineup, (block,)) if between else None
                cost -= side * sum(slide.step(other) for other in between) if slide else 0
                key[block] = home + side * (number + 1) * _CLOSE
                self._sort((block,))
        self.budget -= _FAR - left
        return cost

    def _between(self, block: int, home: float, members: frozenset[int]) -> list[int]:
        """List who stands between a block and the root of its bundle."""
        key, row = self.lineup.key, self._rows[self.lineup.row[block]]
        low, high = sorted((home, key[block]))
        between = row[bisect_right(row, low, key=key.__getitem__) : bisect_left(row, high, key=key.__getitem__)]
        return [other for other in between if other not in members]

    def _walk(self, bundle: Bundle) -> tuple[float, tuple[float, int]]:
        """Give the lowest cost within reach, and where that is: right (1) or left (-1) of which key."""
        lineup, key = self.lineup, self.lineup.key
        slide, home = Slide(lineup, bundle), key[bundle[0]]
        rows = {lineup.row[block] for block in bundle}
        others = [block for row in rows for block in self._rows[row] if block not in slide.members]
        if len(rows) > 1:
            others.sort(key=key.__getitem__)
        start = bisect_left(others, home, key=key.__getitem__)
        best, place = 0.0, (home, 0)
        for side in (1, -1):
            near = (
                others[start : start + self.window] if side > 0 else others[max(0, start - self.window) : start][::-1]
            )
            total = 0.0
            self.budget -= len(near)
            for other in near:
                total += side * slide.step(other)
                if total < best - EASE:
                    best, place = total, (key[other], side)
        return best, place

    def put(self, bundle: Bundle, at: tuple[float, int]) -> None:
        """Move a gathered bundle right or left of a key; every key stays different from all others."""
        lineup, (key, side) = self.lineup, at
        step = 0.0
        if side:
            own = sorted(bundle, key=lineup.key.__getitem__)
            place = bisect_left(self._keys, key) + (1 if side > 0 else 0)
            low = self._keys[place - 1] if place else key - 1
            high = self._keys[place] if place < len(self._keys) else key + 1
            step = (high - low) / (len(own) + 1)
            for number, block in enumerate(own):
                lineup.key[block] = low + step * (number + 1)
        if step < _FINEST:
            self._renumber()
        for block in bundle:
            self._touched[block] = self._clock + 1
        self._keys = sorted(lineup.key)
        self._sort(bundle)
        lineup.rebalance({other for block in bundle for other in (block, *self.bundles.near[block])})

    def _renumber(self) -> None:
        for number, block in enumerate(self.lineup.sequence()):
            self.lineup.key[block] = float(number)
        self._keys = sorted(self.lineup.key)
        self._sort(range(len(self.lineup.blocks)))
        self.lineup.rebalance(range(len(self.lineup.blocks)))
