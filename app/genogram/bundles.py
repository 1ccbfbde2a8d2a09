"""What moves together: a block with everybody who hangs on it alone, so that a branch never leaves its root behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from app.genogram.lineup import Lineup

Bundle: TypeAlias = tuple[int, ...]
"""Numbers of blocks, the root first."""


class Bundles:
    """The bundles of a family, made when asked for."""

    def __init__(self, lineup: Lineup) -> None:
        self.row = lineup.row
        self.near: list[list[int]] = [[] for _ in lineup.blocks]
        for upper, lower, *_ in lineup.edges:
            self.near[upper].append(lower)
            self.near[lower].append(upper)
        self._bridges = _bridges(self.near)
        self._known: dict[tuple[int, int], Bundle] = {}

    def only_way(self, one: int, other: int) -> bool:
        """Say whether there is no other road between two blocks than the lines that join them."""
        return (min(one, other), max(one, other)) in self._bridges

    def side(self, root: int, cut: int) -> Bundle:
        """Give what hangs on `root` when its lines to `cut` are cut: all below, and above where nothing leads back."""
        known = self._known.get((root, cut))
        if known is None:
            known = self._known[root, cut] = self._reach(root, cut)
        return known

    def _reach(self, root: int, cut: int) -> Bundle:
        seen = {root: None}
        todo = [root]
        while todo:
            block = todo.pop()
            for other in self.near[block]:
                if other in seen or (block == root and other == cut):
                    continue
                if self.row[other] > self.row[block] or self.only_way(block, other):
                    seen[other] = None
                    todo.append(other)
        return tuple(seen)

    def around(self, edges: Iterable[tuple[int, int]]) -> list[Bundle]:
        """List the bundles whose moving may help some lines (upper block, lower block), nearest first."""
        found: dict[Bundle, None] = {}
        seen: set[tuple[int, int]] = set()
        most = len(self.near) // 2 + 1
        for start in edges:
            todo = [start]
            while todo:
                upper, lower = todo.pop()
                if (upper, lower) in seen:
                    continue
                seen.add((upper, lower))
                sides = [(upper,), (lower,), self.side(lower, upper)]
                if self.only_way(upper, lower):
                    sides.append(self.side(upper, lower))
                found.update(dict.fromkeys(side for side in sides if len(side) <= most))
                todo += [(other, one) for one in (lower, upper) for other in self.near[one] if self._above(other, one)]
        return list(found)

    def _above(self, other: int, one: int) -> bool:
        return self.row[other] < self.row[one]


def _bridges(near: list[list[int]]) -> set[tuple[int, int]]:
    """Find the pairs of blocks that nothing else joins, directly or around (Tarjan, without recursion)."""
    order = [-1] * len(near)
    above = [-1] * len(near)
    walked: list[int] = []
    for start in range(len(near)):
        todo = [(start, -1)] if order[start] < 0 else []
        while todo:
            block, parent = todo.pop()
            if order[block] < 0:
                order[block], above[block] = len(walked), parent
                walked.append(block)
                todo += [(other, block) for other in near[block] if order[other] < 0]
    low = list(order)
    found: set[tuple[int, int]] = set()
    for block in reversed(walked):
        parent = above[block]
        low[block] = min([low[block], *(low[o] if above[o] == block else order[o] for o in near[block] if o != parent)])
        if parent >= 0 and low[block] > order[parent]:
            found.add((min(block, parent), max(block, parent)))
    return found
