"""Siblings by age: those of one family as one piece, rows sorted so that the elder stand left, twins face to face."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import pairwise

from app.genogram.blocks import Block, Skeleton
from app.genogram.kin import Kin
from app.genogram.lineup import Lineup


def gathered(skeleton: Skeleton, blocks: list[Block]) -> list[Block]:
    """Make one piece of siblings (with their partners) when all belong to one family only, the oldest left."""
    homes = {block.key: {name for slot in block.slots for name in skeleton.ups.get(slot, ())} for block in blocks}
    piece: dict[str, Block] = {}
    for name, join in skeleton.joins.items():
        own = dict.fromkeys(skeleton.block_of[child].key for child in join.children)
        keys = [key for key in own if homes[key] == {name}]
        if len(keys) == len(own) > 1:
            slots = [slot for key in keys for slot in skeleton.block_of[key].slots]
            whole = Block(keys[0], join.row + 1, slots)
            piece.update(dict.fromkeys(keys, whole))
    made = {id(one): one for one in (piece.get(block.key, block) for block in blocks)}
    return list(made.values())


def turn_within(skeleton: Skeleton, lineup: Lineup) -> bool:
    """Mirror the couples inside the pieces where that is better; says whether any was."""
    turned = False
    for number, piece in enumerate(lineup.blocks):
        for slot in list(dict.fromkeys(skeleton.block_of[slot].key for slot in piece.slots)):
            part = [other for other in piece.slots if skeleton.block_of[other].key == slot]
            at, before = piece.slots.index(part[0]), lineup.inside(number)
            piece.slots[at : at + len(part)] = part[::-1]
            lineup.settle(number)
            if lineup.inside(number) < before:
                turned = True
            else:
                piece.slots[at : at + len(part)] = part
                lineup.settle(number)
    return turned


def sort_by_age(lineup: Lineup) -> None:
    """Move blocks no further than siblings by age require; where two sibships contradict each other, one gives way."""
    for row in range(max(lineup.row, default=-1) + 1):
        blocks = [block for block in lineup.sequence() if lineup.row[block] == row]
        keys = [lineup.key[block] for block in blocks]
        for block, key in zip(_sorted(lineup, blocks), keys, strict=True):
            lineup.key[block] = key
    for block, pairs in lineup.own_ages.items():
        if sum(lineup.off[a] > lineup.off[b] for a, b in pairs) * 2 > len(pairs):
            lineup.turn(block)
    lineup.rebalance(range(len(lineup.blocks)))


def _sorted(lineup: Lineup, blocks: list[int]) -> list[int]:
    """List blocks by what has to come first, and by where they stand now where nothing has to."""
    waiting = {block: sum(weight > 0 for _, weight in lineup.ages[block]) for block in blocks}
    free = [(lineup.key[block], block) for block in blocks if not waiting[block]]
    heapify(free)
    done: dict[int, None] = {}
    left = iter(blocks)
    while len(done) < len(blocks):
        block = heappop(free)[1] if free else next(one for one in left if one not in done)
        if block in done:
            continue
        done[block] = None
        for other, weight in lineup.ages[block]:
            if weight < 0:
                waiting[other] -= 1
                if not waiting[other]:
                    heappush(free, (lineup.key[other], other))
    return list(done)


def face_twins(kin: Kin, skeleton: Skeleton, lineup: Lineup) -> None:
    """Mirror couples where that brings twins side by side and costs nothing."""
    for join in skeleton.joins.values():
        for one, other in pairwise(join.children):
            twins = [kin.persons[child].twin_group for child in (one, other) if child in kin.persons]
            if len(twins) > 1 and twins[0] and twins[0] == twins[1]:
                left, right = sorted((one, other), key=lambda slot: lineup.key[lineup.owner[lineup.slot[slot]]])
                _turn_to(lineup, left, -1)
                _turn_to(lineup, right, 0)


def _turn_to(lineup: Lineup, slot: str, end: int) -> None:
    number = lineup.owner[lineup.slot[slot]]
    block = lineup.blocks[number]
    if len(block.slots) > 1 and block.slots[-1 - end] == slot and lineup.turn(number) > 0:
        lineup.turn(number)
