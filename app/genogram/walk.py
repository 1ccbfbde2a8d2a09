"""A first order: a walk through the family from the main person, each branch beside the one it hangs on.

Someone with two families (a couple where both have parents here, a foster child) is placed so that the other family
comes on the outer side.
"""

from __future__ import annotations

from typing import TypeAlias

from app.genogram.blocks import Block, Skeleton
from app.genogram.kin import Kin

_Step: TypeAlias = tuple[str, str, str]  # what to do, block key or join id, side


def first_order(skeleton: Skeleton, kin: Kin) -> list[Block]:
    """List every block once, left before right within its row. Turns couples in place."""
    main = {p.id for p in kin.persons.values() if p.is_index}
    roots = sorted(skeleton.blocks, key=lambda block: (not main.intersection(block.slots), block.row))
    return _Walk(skeleton).run(roots)


class _Walk:
    """An in-order walk: what belongs left of a block is listed before it, what belongs right after it."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.seen: set[str] = set()
        self.opened: set[str] = set()
        self.done: list[Block] = []
        self.number = {name: at for at, name in enumerate(skeleton.joins)}
        self.blocks = {block.key: block for block in skeleton.blocks}

    def run(self, roots: list[Block]) -> list[Block]:
        """List every block once, in drawing order within its row."""
        for root in roots:
            todo: list[_Step] = [("visit", root.key, "")]
            while todo:
                what, key, side = todo.pop()
                if what == "append":
                    self.done.append(self.blocks[key])
                elif what == "children":
                    todo += reversed(self._children(key, side))
                else:
                    todo += reversed(self._visit(self.blocks[key], side))
        return self.done

    def _visit(self, block: Block, side: str) -> list[_Step]:
        if block.key in self.seen:
            return []
        above = self._above(block)
        parents = [self.skeleton.block_of[self.skeleton.joins[join].a] for join in above]
        if len(above) == 1 and parents[0].key not in self.seen and parents[0].key not in self.opened:
            self.opened.add(parents[0].key)
            return [("visit", parents[0].key, ""), ("visit", block.key, side)]
        self.seen.add(block.key)
        if side and len(above) > 1:
            self._face(block, side)
        left, right = self._sides(block)
        steps = [step for join in left for step in self._up(join, "left")]
        steps.append(("append", block.key, ""))
        steps += [("children", join, "") for join in self._below(block)]
        return steps + [step for join in right for step in self._up(join, "right")]

    def _above(self, block: Block) -> list[str]:
        """List the joins that members of the block are children of, from left to right."""
        return [join for slot in block.slots for join in self.skeleton.ups.get(slot, ())]

    def _up(self, join: str, side: str) -> list[_Step]:
        parents = self.skeleton.block_of[self.skeleton.joins[join].a]
        return [("visit", parents.key, ""), ("children", join, side)]

    def _sides(self, block: Block) -> tuple[list[str], list[str]]:
        above = self._above(block)
        if len(above) < 2:
            return [], []
        half = (len(above) + 1) // 2
        return above[:half], above[half:]

    def _below(self, block: Block) -> list[str]:
        place = {slot: at for at, slot in enumerate(block.slots)}
        joins = {join for slot in block.slots for join in self.skeleton.downs.get(slot, ())}

        def key(name: str) -> tuple[int, int, str, int]:
            join = self.skeleton.joins[name]
            ends = sorted((place[join.a], place[join.b]))
            return (ends[1], -ends[0], join.sort, self.number[name])

        return sorted(joins, key=key)

    def _children(self, name: str, side: str) -> list[_Step]:
        keys = dict.fromkeys(self.skeleton.block_of[child].key for child in self.skeleton.joins[name].children)
        fresh = [key for key in keys if key not in self.seen]
        steps: list[_Step] = []
        for at, key in enumerate(fresh):
            outermost_left = at == 0 and side != "right" and (side == "left" or len(fresh) > 1)
            steps.append(("visit", key, "left" if outermost_left else "right"))
        return steps

    def _face(self, block: Block, side: str) -> None:
        """Turn a couple so that the partner with parents still to come stands on the outer side."""
        waiting = [
            at
            for at, slot in enumerate(block.slots)
            for join in self.skeleton.ups.get(slot, ())
            if self.skeleton.block_of[self.skeleton.joins[join].a].key not in self.seen
        ]
        if not waiting:
            return
        middle = (len(block.slots) - 1) / 2
        mean = sum(waiting) / len(waiting)
        if (mean - middle) * (1 if side == "left" else -1) > 0:
            block.slots.reverse()
