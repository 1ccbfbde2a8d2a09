"""Fewer crossings: whole units are moved along their row to where the lines up and down cross least."""

from __future__ import annotations

from bisect import bisect_left

from app.genogram.blocks import Block, Skeleton

_WINDOW = 30
_PASSES = 4

Unit = list[Block]
Ends = tuple[list[float], list[float]]


def sift(skeleton: Skeleton, rows: list[list[Unit]]) -> None:
    """Move units within their rows (in place) until no single move takes a crossing away."""
    place = {slot: float(at) for row in rows for at, slot in enumerate(_slots(row))}
    for round_number in range(_PASSES):
        better = False
        for row in rows if round_number % 2 else rows[::-1]:
            better = _sift_row(skeleton, row, place) or better
        if not better:
            return


def _slots(row: list[Unit]) -> list[str]:
    return [slot for unit in row for block in unit for slot in block.slots]


def _sift_row(skeleton: Skeleton, row: list[Unit], place: dict[str, float]) -> bool:
    ends = {unit[0].key: _ends([s for block in unit for s in block.slots], skeleton, place) for unit in row}
    better = False
    for unit in list(row):
        at = next(i for i, other in enumerate(row) if other is unit)
        to = _best(at, row, ends)
        if to != at:
            row.insert(to, row.pop(at))
            better = True
    for unit in row:
        for block in unit:
            better = _turn(block, skeleton, place) or better
    for number, slot in enumerate(_slots(row)):
        place[slot] = float(number)
    return better


def _ends(slots: list[str], skeleton: Skeleton, place: dict[str, float]) -> Ends:
    """Give where the lines of some slots end in the row above and in the row below, each sorted."""
    joins = skeleton.joins
    up = [_source(joins[name].a, joins[name].b, place) for slot in slots for name in skeleton.ups.get(slot, ())]
    own = {name for slot in slots for name in skeleton.downs.get(slot, ())}
    down = [place[child] for name in own for child in joins[name].children]
    return sorted(up), sorted(down)


def _source(a: str, b: str, place: dict[str, float]) -> float:
    return (place[a] + place[b]) / 2


def _inversions(left: list[float], right: list[float]) -> int:
    return sum(bisect_left(right, end) for end in left)


def _gain(left: Ends, right: Ends) -> int:
    """Say how many crossings fewer there are when the left one goes to the right of the right one."""
    now = _inversions(left[0], right[0]) + _inversions(left[1], right[1])
    then = _inversions(right[0], left[0]) + _inversions(right[1], left[1])
    return now - then


def _best(at: int, row: list[Unit], ends: dict[str, Ends]) -> int:
    mine = ends[row[at][0].key]
    best, best_gain = at, 0
    gain = 0
    for to in range(at + 1, min(len(row), at + 1 + _WINDOW)):
        gain += _gain(mine, ends[row[to][0].key])
        if gain > best_gain:
            best, best_gain = to, gain
    gain = 0
    for to in range(at - 1, max(-1, at - 1 - _WINDOW), -1):
        gain += _gain(ends[row[to][0].key], mine)
        if gain > best_gain:
            best, best_gain = to, gain
    return best


def _turn(block: Block, skeleton: Skeleton, place: dict[str, float]) -> bool:
    """Mirror a couple when its own lines then cross less."""
    if len(block.slots) < 2:
        return False
    lines = [_ends([slot], skeleton, place)[0] for slot in block.slots]
    gain = sum(
        _gain((left, []), (right, [])) for at, left in enumerate(lines) for right in lines[at + 1 :]
    ) + _turn_below(block, skeleton, place)
    if gain > 0:
        block.slots.reverse()
    return gain > 0


def _turn_below(block: Block, skeleton: Skeleton, place: dict[str, float]) -> int:
    inside = {slot: float(at) for at, slot in enumerate(block.slots)}
    names = {name for slot in block.slots for name in skeleton.downs.get(slot, ())}
    joins = [skeleton.joins[name] for name in sorted(names)]
    lines = sorted((_source(join.a, join.b, inside), sorted(place[child] for child in join.children)) for join in joins)
    gain = 0
    for at, (source, left) in enumerate(lines):
        gain += sum(_gain((left, []), (right, [])) for other, right in lines[at + 1 :] if other != source)
    return gain
