"""Who stands side by side: people joined by unions form blocks, and every line down gets a place to start from.

A *slot* is a place in a row: a person, or a small empty place where a line passes (the absent second parent,
unknown parents, or a link that crosses a row). A *join* is a union as drawn: two slots of one row and the slots of
its children one row below. A *block* is slots that stay together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from app.genogram.family import ChildLink, Union
from app.genogram.kin import Kin
from app.genogram.partner_rows import group_of, line_up
from app.genogram.rows import Rows, absent


@dataclass(slots=True)
class Join:
    """One union (or one step of a long link) with the slots it hangs between."""

    id: str
    union: str
    a: str
    b: str
    row: int
    sort: str
    passing: bool = False
    children: list[str] = field(default_factory=list)
    link: dict[str, ChildLink] = field(default_factory=dict)


@dataclass(slots=True)
class Block:
    """Slots of one row that stay together, from left to right."""

    key: str
    row: int
    slots: list[str]


@dataclass(slots=True)
class Skeleton:
    """Everything that is to be placed, before anything has a place."""

    joins: dict[str, Join]
    row_of: dict[str, int]
    ghosts: frozenset[str]
    blocks: list[Block]
    block_of: dict[str, Block]
    ups: dict[str, list[str]]
    downs: dict[str, list[str]]


def build(kin: Kin, rows: Rows) -> Skeleton:
    """Turn the cleaned family with its rows into blocks and joins."""
    row_of = {person: rows.of[person] for person in kin.persons}
    joins: dict[str, Join] = {}
    for union in kin.unions.values():
        join = _join(union, kin, rows)
        if join is not None:
            joins[join.id] = join
    for join in list(joins.values()):
        row_of.setdefault(join.a, join.row)
        row_of.setdefault(join.b, join.row)
    _hang_children(kin, rows, joins, row_of)
    ghosts = frozenset(slot for slot in row_of if slot not in kin.persons)
    return _arranged(kin, joins, row_of, ghosts)


def _join(union: Union, kin: Kin, rows: Rows) -> Join | None:
    links = [k for k in kin.children_of(union.id) if (k.child, k.union) not in rows.broken]
    if len(union.partners) == 2 and union.id not in rows.across:
        a, b = union.partners
        return Join(union.id, union.id, a, b, rows.of[a], union.sort)
    if not links:
        return None
    ghost = absent(union.id)
    if not union.partners:
        return Join(union.id, union.id, ghost, ghost, rows.of[ghost], union.sort)
    low = max(union.partners, key=lambda p: (rows.of[p], kin.rank[p]))
    return Join(union.id, union.id, low, ghost, rows.of[low], union.sort)


def _hang_children(kin: Kin, rows: Rows, joins: dict[str, Join], row_of: dict[str, int]) -> None:
    for union in kin.unions:
        for link in kin.children_of(union):
            if (link.child, link.union) in rows.broken:
                continue
            join = joins[union]
            for row in range(join.row + 1, rows.of[link.child]):
                ghost = f"\0{union}\0{link.child}\0{row}"
                row_of[ghost] = row
                join.children.append(ghost)
                join.link[ghost] = link
                join = joins.setdefault(ghost, Join(ghost, union, ghost, ghost, row, join.sort, passing=True))
            join.children.append(link.child)
            join.link[link.child] = link


def _arranged(kin: Kin, joins: dict[str, Join], row_of: dict[str, int], ghosts: frozenset[str]) -> Skeleton:
    downs: dict[str, list[str]] = defaultdict(list)
    ups: dict[str, list[str]] = defaultdict(list)
    for join in joins.values():
        for slot in dict.fromkeys((join.a, join.b)):
            downs[slot].append(join.id)
        for child in join.children:
            ups[child].append(join.id)
    for child, above in ups.items():
        above.sort(key=lambda name: not joins[name].link[child].primary)
    blocks = _blocks(kin, joins, row_of, ghosts)
    return Skeleton(joins, row_of, ghosts, blocks, _owners(blocks), ups, downs)


def _blocks(kin: Kin, joins: dict[str, Join], row_of: dict[str, int], ghosts: frozenset[str]) -> list[Block]:
    beside: dict[str, dict[str, str]] = defaultdict(dict)
    for join in joins.values():
        if join.a != join.b:
            for slot, other in ((join.a, join.b), (join.b, join.a)):
                beside[slot][other] = min(beside[slot].get(other, join.sort), join.sort)
    mine = _main_parents(kin, joins)

    def weight(slot: str, other: str) -> tuple[bool, bool, str]:
        return ((slot, other) not in mine, not ghosts.isdisjoint((slot, other)), beside[slot][other])

    blocks: list[Block] = []
    done: set[str] = set()
    for slot, row in row_of.items():
        if slot not in done:
            line = line_up(group_of(slot, beside), beside, weight) if slot in beside else [slot]
            blocks.append(Block(slot, row, _oriented(line, beside, kin, mine)))
            done.update(line)
    return blocks


def _owners(blocks: list[Block]) -> dict[str, Block]:
    return {slot: block for block in blocks for slot in block.slots}


def regroup(skeleton: Skeleton, rows: list[list[str]]) -> None:
    """Take the blocks from the rows as they stand now: what stood together once may have been parted since."""
    blocks: list[Block] = []
    for number, row in enumerate(rows):
        before: Block | None = None
        for slot in row:
            old = skeleton.block_of[slot]
            if old is not before:
                blocks.append(Block(slot, number, []))
            blocks[-1].slots.append(slot)
            before = old
    skeleton.blocks = blocks
    skeleton.block_of = _owners(blocks)


def _main_parents(kin: Kin, joins: dict[str, Join]) -> set[tuple[str, str]]:
    main = {p.id for p in kin.persons.values() if p.is_index}
    couples = [j for j in joins.values() if any(child in main and j.link[child].primary for child in j.children)]
    return {(j.a, j.b) for j in couples} | {(j.b, j.a) for j in couples}


def _oriented(slots: list[str], beside: dict[str, dict[str, str]], kin: Kin, mine: set[tuple[str, str]]) -> list[str]:
    """Turn the line so that earlier unions and men stand left; the main person's parents weigh most."""
    score = 0
    for left, right in zip(slots, slots[1:], strict=False):
        if right in beside[left]:
            score += _man_left(left, right, kin) * (3 if (left, right) in mine else 1)
    for left, slot, right in zip(slots, slots[1:], slots[2:], strict=False):
        first, second = beside[slot].get(left), beside[slot].get(right)
        if first and second and first != second:
            score += 1 if first < second else -1
    return slots[::-1] if score < 0 else slots


def _man_left(left: str, right: str, kin: Kin) -> int:
    first, second = kin.persons.get(left), kin.persons.get(right)
    if first is None or second is None:
        return -1 if first is None else 1
    return (first.gender == "man") - (second.gender == "man")
