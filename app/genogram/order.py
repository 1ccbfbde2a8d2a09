"""Who stands left of whom: a walk through the family from the main person, then fewer crossings.

Siblings who belong to one family only form a *unit* that always stays whole, oldest left. Someone with two families
(a couple where both have parents here, a foster child) stands at the end of the siblings that faces the other family.
"""

from __future__ import annotations

from collections import defaultdict

from app.genogram.blocks import Block, Skeleton
from app.genogram.crossings import sift
from app.genogram.kin import Kin

_Step = tuple[str, str, str]  # what to do, block key or join id, side


def order(skeleton: Skeleton, kin: Kin) -> list[list[str]]:
    """Give the slots of every row from left to right."""
    emitted = _Walk(skeleton).run(_roots(skeleton, kin))
    units = _units(skeleton, emitted)
    height = max((block.row for block in skeleton.blocks), default=-1) + 1
    rows: list[list[list[Block]]] = [[] for _ in range(height)]
    for unit in units:
        rows[unit[0].row].append(unit)
    sift(skeleton, rows)
    return [[slot for unit in row for block in unit for slot in block.slots] for row in rows]


def _roots(skeleton: Skeleton, kin: Kin) -> list[Block]:
    main = {p.id for p in kin.persons.values() if p.is_index}

    def key(block: Block) -> tuple[bool, int, str]:
        return (not main.intersection(block.slots), block.row, block.key)

    return sorted(skeleton.blocks, key=key)


def families_above(block: Block, skeleton: Skeleton) -> list[str]:
    """List the joins that members of the block are children of, from left to right."""
    return [join for slot in block.slots for join in skeleton.ups.get(slot, ())]


class _Walk:
    """An in-order walk: what belongs left of a block is listed before it, what belongs right after it."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.seen: set[str] = set()
        self.opened: set[str] = set()
        self.done: list[Block] = []
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
        above = families_above(block, self.skeleton)
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

    def _up(self, join: str, side: str) -> list[_Step]:
        parents = self.skeleton.block_of[self.skeleton.joins[join].a]
        return [("visit", parents.key, ""), ("children", join, side)]

    def _sides(self, block: Block) -> tuple[list[str], list[str]]:
        above = families_above(block, self.skeleton)
        if len(above) < 2:
            return [], []
        half = (len(above) + 1) // 2
        return above[:half], above[half:]

    def _below(self, block: Block) -> list[str]:
        place = {slot: at for at, slot in enumerate(block.slots)}
        joins = {join for slot in block.slots for join in self.skeleton.downs.get(slot, ())}

        def key(name: str) -> tuple[int, int, str, str]:
            join = self.skeleton.joins[name]
            ends = sorted((place[join.a], place[join.b]))
            return (ends[1], -ends[0], join.sort, name)

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


def _units(skeleton: Skeleton, blocks: list[Block]) -> list[list[Block]]:
    """Gather siblings of one family, oldest first; a unit stands where its first block was listed."""
    home: dict[str, str] = {}
    for block in blocks:
        above = families_above(block, skeleton)
        home[block.key] = above[0] if len(above) == 1 else ""
    gathered: dict[str, list[Block]] = defaultdict(list)
    for join in skeleton.joins.values():
        for child in join.children:
            block = skeleton.block_of[child]
            if home[block.key] == join.id:
                gathered[join.id].append(block)
    units: list[list[Block]] = []
    used: set[str] = set()
    for block in blocks:
        name = home[block.key]
        if not name:
            units.append([block])
        elif name not in used:
            used.add(name)
            units.append(gathered[name])
    return units
