"""Where everyone stands from left to right while the order is being looked for, as plain numbers.

A block has a key; within a row the keys say who stands left of whom. Keys of different rows only matter when blocks
of several rows move together. Blocks, joins and slots are numbered, because this is where the time goes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from app.genogram.blocks import Block, Skeleton

GRAIN = 1e-9
"""How far apart the slots of one block count as being: next to nothing beside the distance of two keys."""

HALF = 0.5
"""How much less it matters when lines from one block cross: they belong to half siblings."""

Edge: TypeAlias = tuple[int, int, int, int, int]  # upper block, lower block, the join's two slots, the child's slot


class Lineup:
    """The blocks of a family with their keys, the lines between them, and the siblings who should stand by age.

    `weight` is what one pair of siblings out of order costs, where one crossing costs 1.
    """

    def __init__(self, skeleton: Skeleton, blocks: list[Block], weight: float) -> None:
        self.blocks = blocks
        self.row = [block.row for block in blocks]
        self.key = [float(number) for number in range(len(blocks))]
        self.slot = {slot: at for at, slot in enumerate(slot for block in blocks for slot in block.slots)}
        self.owner = [number for number, block in enumerate(blocks) for _ in block.slots]
        self.off = [0.0] * len(self.slot)
        for number in range(len(blocks)):
            self.settle(number)
        self.ups: list[list[Edge]] = [[] for _ in blocks]
        self.downs: list[list[Edge]] = [[] for _ in blocks]
        self.edges: list[Edge] = []
        self.ages: list[list[tuple[int, float]]] = [[] for _ in blocks]
        self.own_ages: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.weight = weight
        self.whole = {
            at for at, block in enumerate(blocks) if len(block.slots) > len(skeleton.block_of[block.key].slots)
        }
        for join in skeleton.joins.values():
            children = [self.slot[child] for child in join.children]
            for child in children:
                self._link(self.slot[join.a], self.slot[join.b], child)
            for elder, younger in zip(children, children[1:], strict=False):
                self._elder(elder, younger)
        self.rise = [0] * len(blocks)
        self.fall = [0] * len(blocks)
        self.rebalance(range(len(blocks)))

    def _link(self, a: int, b: int, child: int) -> None:
        edge = (self.owner[a], self.owner[child], a, b, child)
        self.edges.append(edge)
        self.downs[edge[0]].append(edge)
        self.ups[edge[1]].append(edge)

    def _elder(self, elder: int, younger: int) -> None:
        first, second = self.owner[elder], self.owner[younger]
        if first == second:
            self.own_ages[first].append((elder, younger))
        else:
            self.ages[second].append((first, self.weight))
            self.ages[first].append((second, -self.weight))

    def settle(self, block: int) -> None:
        """Write down again where the slots of one block stand within it."""
        for at, slot in enumerate(self.blocks[block].slots):
            self.off[self.slot[slot]] = at * GRAIN

    def turn(self, block: int) -> float:
        """Mirror a block; says what that costs."""
        before = self.inside(block)
        self.blocks[block].slots.reverse()
        self.settle(block)
        return self.inside(block) - before

    def rebalance(self, blocks: Iterable[int]) -> None:
        """Count again, for some blocks, how many lines lead away to the right rather than left: up, and down."""
        key = self.key
        for block in blocks:
            here = key[block]
            self.rise[block] = sum(1 if key[e[0]] > here else -1 for e in self.ups[block])
            self.fall[block] = sum(1 if key[e[1]] > here else -1 for e in self.downs[block])

    def source(self, edge: Edge) -> float:
        """Say where the line of an edge starts."""
        return self.key[edge[0]] + (self.off[edge[2]] + self.off[edge[3]]) / 2

    def target(self, edge: Edge) -> float:
        """Say where the line of an edge ends."""
        return self.key[edge[1]] + self.off[edge[4]]

    def sequence(self) -> list[int]:
        """List the blocks from left to right."""
        return sorted(range(len(self.blocks)), key=self.key.__getitem__)

    def inside(self, block: int) -> float:
        """Count what one block costs in itself: its own lines crossing each other, siblings in it out of order."""
        cost = 0.0
        ups, downs = self.ups[block], self.downs[block]
        if len(ups) > 1:
            cost += _inversions(sorted((self.target(e), self.source(e), e[0]) for e in ups))
        if len(downs) > 1:
            cost += _inversions(sorted((self.source(e), self.target(e), e[0]) for e in downs))
        if block in self.own_ages:
            cost += self.weight * sum(self.off[a] > self.off[b] for a, b in self.own_ages[block])
        return cost

    def misplaced(self, block: int) -> list[int]:
        """List the blocks of the next elder siblings that stand on the wrong side of a block."""
        here = self.key[block]
        return [other for other, weight in self.ages[block] if weight > 0 and self.key[other] > here]

    def crossed(self) -> list[int]:
        """Give for every edge how many others it crosses."""
        found = [0] * len(self.edges)
        by_row: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        for number, edge in enumerate(self.edges):
            by_row[self.row[edge[0]]].append((self.source(edge), self.target(edge), number))
        for lines in by_row.values():
            lines.sort()
            passed: list[float] = []
            for _, target, number in lines:
                found[number] += len(passed) - bisect_right(passed, target)
                insort(passed, target)
            passed = []
            for _, target, number in reversed(lines):
                found[number] += bisect_left(passed, target)
                insort(passed, target)
        return found

    def cost(self) -> float:
        """Give what the whole lineup costs: crossings, and siblings out of order."""
        mixed = sum(len(self.misplaced(block)) for block in range(len(self.blocks)))
        mixed += sum(self.off[a] > self.off[b] for pairs in self.own_ages.values() for a, b in pairs)
        return sum(self.crossed()) / 2 - HALF * self._half_siblings() + self.weight * mixed

    def _half_siblings(self) -> int:
        count = 0.0
        for downs in self.downs:
            if len({edge[2:4] for edge in downs}) > 1:
                count += _inversions(sorted((self.source(e), self.target(e), n) for n, e in enumerate(downs)))
        return round(count)


def _inversions(lines: list[tuple[float, float, int]]) -> float:
    """Count the crossings of lines given by both ends and the upper block; half siblings' count less."""
    count = 0.0
    for at, (near, far, upper) in enumerate(lines):
        for other_near, other_far, other_upper in lines[at + 1 :]:
            if near < other_near and far > other_far:
                count += 1.0 if upper != other_upper else 1.0 - HALF
    return count
