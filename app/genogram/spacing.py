"""Where everyone stands sideways: couples over their children, children under their parents, never too close.

One row at a time is a weighted isotonic regression (pool adjacent violators), which is exact and linear. Rows are
visited up and down until they agree. Then nobody may stand further out than a drawing little wider than its widest
row needs, and those whose line still has a bend are moved just as far as it takes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from math import inf
from typing import TypeAlias

from app.genogram.blocks import Join, Skeleton
from app.genogram.isotonic import isotonic
from app.genogram.lanes import Lane

_SWEEPS = 4
_BOUNDED = 2
_WIDEST = 1.27
_FINISH = 3
_HELD = 1e7
_STAY = 0.2
_BEND = 60.0  # a longer sideways run is a bar and may stay one
_STILL = 0.01
"""Less than this is nothing: sums differ in their last digit with their order, and no choice may hang on that."""
_WEAK = 0.02
_CONTENT = 0.2
_COUPLE = 0.3
_COHESION = 0.06
_LED = 0.1

_Pair: TypeAlias = tuple[str, str, float]


@dataclass(slots=True)
class Spots:
    """The slots of the rows with the smallest distances between neighbours, and the x found so far."""

    rows: list[list[str]]
    gaps: list[list[float]]
    lanes: dict[str, Lane]
    pins: Mapping[str, float]
    x: dict[str, float] = field(default_factory=dict)
    low: float = -inf
    high: float = inf


def place(
    skeleton: Skeleton,
    rows: list[list[str]],
    gaps: list[list[float]],
    lanes: dict[str, Lane],
    pins: Mapping[str, float],
) -> dict[str, float]:
    """Give the x of every slot.

    `gaps[r][i]` is the smallest distance between the centres of slot i and i + 1 of row r. `pins` gives the x some
    slots have to keep as far as the gaps allow; without pins the middle of the drawing is 0.
    """
    spots = Spots(rows, gaps, lanes, pins)
    for row, between in zip(rows, gaps, strict=True):
        spots.x.update(zip(row, accumulate(between, initial=-sum(between) / 2), strict=False))
    joins = _joins_by_row(skeleton, len(rows))
    near = _partner_gaps(spots, skeleton)
    _sweep(spots, joins, near, _SWEEPS, first=True)
    if not pins:
        _bound(spots, skeleton.ghosts)
    _sweep(spots, joins, near, _BOUNDED)
    for _ in range(_FINISH):
        for number in reversed(range(len(rows))):
            _straighten(number, spots, joins)
        for number in range(1, len(rows)):
            _straighten(number, spots, joins, down=True)
    if not pins and spots.x:
        middle = (min(spots.x.values()) + max(spots.x.values())) / 2
        spots.x = {slot: x - middle for slot, x in spots.x.items()}
    return spots.x


def _sweep(spots: Spots, joins: list[list[Join]], near: list[list[_Pair]], times: int, *, first: bool = False) -> None:
    """Settle all rows from the top and back from the bottom; the first time down nothing below has a place yet."""
    for sweep in range(times):
        for number in range(len(spots.rows)):
            _settle(number, spots, joins, near, up=sweep > 0 or not first)
        for number in reversed(range(len(spots.rows))):
            _settle(number, spots, joins, near, up=True)


def _bound(spots: Spots, ghosts: frozenset[str]) -> None:
    """Let the drawing be little wider than the widest row of people; the bounds lie where fewest stand outside."""
    width = 0.0
    for row, gaps in zip(spots.rows, spots.gaps, strict=True):
        people = [at for at, slot in enumerate(row) if slot not in ghosts] or [0]
        width = max(width, _WIDEST * sum(gaps[people[0] : people[-1]]), sum(gaps))
    xs = sorted(spots.x.values())
    if xs:
        from_left = _first_even(xs, width)
        from_right = -_first_even([-x for x in reversed(xs)], width)
        middle = (from_left + from_right) / 2
        spots.low, spots.high = middle - width / 2, middle + width / 2


def _first_even(xs: list[float], width: float) -> float:
    """Give the x from which as many lie to the left as lie more than `width` to the right."""
    return next(x for left, x in enumerate(xs) if left >= len(xs) - bisect_right(xs, x + width + _STILL))


def _joins_by_row(skeleton: Skeleton, height: int) -> list[list[Join]]:
    found: list[list[Join]] = [[] for _ in range(height)]
    for join in skeleton.joins.values():
        if join.children:
            found[join.row].append(join)
    return found


def _partner_gaps(spots: Spots, skeleton: Skeleton) -> list[list[_Pair]]:
    """List neighbours who are partners, with their smallest distance: they like to stay that close."""
    result: list[list[_Pair]] = []
    for row, gaps in zip(spots.rows, spots.gaps, strict=True):
        pairs: list[_Pair] = []
        for left, right, gap in zip(row, row[1:], gaps, strict=False):
            if skeleton.block_of[left] is skeleton.block_of[right]:
                pairs.append((left, right, gap))
        result.append(pairs)
    return result


def _settle(number: int, spots: Spots, joins: list[list[Join]], near: list[list[_Pair]], *, up: bool) -> None:
    row = spots.rows[number]
    wish: dict[str, float] = dict.fromkeys(row, 0.0)
    weight: dict[str, float] = dict.fromkeys(row, 0.0)
    if number:
        _pull_down(joins[number - 1], spots, wish, weight)
    if up:
        _pull_up(joins[number], spots, wish, weight)
    for left, right, gap in near[number]:
        _hold(left, right, gap, spots, wish, weight)
    _follow(near[number], wish, weight)
    _solve(number, spots, wish, weight)


def _straighten(number: int, spots: Spots, joins: list[list[Join]], *, down: bool = False) -> None:
    """Move only those whose line cannot run straight yet, and nobody further than that takes."""
    row = spots.rows[number]
    wish = {slot: spots.x[slot] * _STAY for slot in row}
    weight = dict.fromkeys(row, _STAY)
    for join in joins[number - 1 if down else number]:
        if not down and not _close(join, spots):
            continue
        places = [spots.x[child] for child in join.children]
        middle = (min(places) + max(places)) / 2
        low, high = spots.lanes[join.id].bounds(spots.x)
        shift = min(max(middle, low), high) - middle
        strength = 1.0 if any(join.link[child].primary for child in join.children) else 0.3
        if _STILL < abs(shift) < _BEND:
            for slot in join.children if down else dict.fromkeys((join.a, join.b)):
                wish[slot] += strength * (spots.x[slot] + (shift if down else -shift))
                weight[slot] += strength
    _solve(number, spots, wish, weight)


def _solve(number: int, spots: Spots, wish: dict[str, float], weight: dict[str, float]) -> None:
    """Give one row the places closest to the wishes that keep all distances; no wish means: stay."""
    row, x = spots.rows[number], spots.x
    for slot in row if spots.pins else ():
        if slot in spots.pins:
            wish[slot], weight[slot] = spots.pins[slot] * _HELD, _HELD
    offsets = list(accumulate(spots.gaps[number], initial=0.0))[: len(row)]
    targets = [
        (wish[slot] / weight[slot] if weight[slot] else x[slot]) - offset
        for slot, offset in zip(row, offsets, strict=True)
    ]
    found = isotonic(targets, [weight[slot] or _WEAK for slot in row])
    if row and spots.high < inf:
        low, high = spots.low, spots.high - offsets[-1]
        found = [low if at < low else min(at, high) for at in found]
    for slot, at, offset in zip(row, found, offsets, strict=True):
        x[slot] = at + offset


def _pull_down(joins: list[Join], spots: Spots, wish: dict[str, float], weight: dict[str, float]) -> None:
    """Children move together until the line down can reach the middle of them."""
    for join in joins:
        places = [spots.x[child] for child in join.children]
        middle = (min(places) + max(places)) / 2
        low, high = spots.lanes[join.id].bounds(spots.x)
        shift = min(max(middle, low), high) - middle
        for child, at in zip(join.children, places, strict=True):
            strength = (1.0 if join.link[child].primary else 0.3) * (1.0 if abs(shift) > _STILL else _CONTENT)
            wish[child] += strength * (at + shift) + _COHESION * (middle + shift)
            weight[child] += strength + _COHESION


def _close(join: Join, spots: Spots) -> bool:
    """Say whether the partners are neighbours; only then moving them moves their line down (else they drift away)."""
    lane = spots.lanes[join.id]
    return {lane.left, lane.right} <= {join.a, join.b}


def _pull_up(joins: list[Join], spots: Spots, wish: dict[str, float], weight: dict[str, float]) -> None:
    """A couple moves until its line down is over the middle of its children."""
    for join in joins:
        if not _close(join, spots):
            continue
        places = [spots.x[child] for child in join.children]
        strength = 1.0 if any(join.link[child].primary for child in join.children) else 0.3
        shift = (min(places) + max(places)) / 2 - sum(spots.lanes[join.id].bounds(spots.x)) / 2
        for slot in dict.fromkeys((join.a, join.b)):
            wish[slot] += strength * (spots.x[slot] + shift)
            weight[slot] += strength


def _hold(left: str, right: str, gap: float, spots: Spots, wish: dict[str, float], weight: dict[str, float]) -> None:
    """Partners whom something pulls apart still draw each other closer."""
    if weight[left] and weight[right]:
        wish[left] += _COUPLE * (spots.x[right] - gap)
        wish[right] += _COUPLE * (spots.x[left] + gap)
        weight[left] += _COUPLE
        weight[right] += _COUPLE


def _follow(pairs: list[_Pair], wish: dict[str, float], weight: dict[str, float]) -> None:
    """Someone whom nothing pulls stands close to the partner, or half way between two of them."""
    led: dict[str, list[float]] = {}
    for ordered in (pairs, [(right, left, -gap) for left, right, gap in reversed(pairs)]):
        last: dict[str, float] = {}
        for lead, slot, gap in ordered:
            at = wish[lead] / weight[lead] if weight[lead] else last.get(lead)
            if at is not None and not weight[slot]:
                last[slot] = at + gap
                led.setdefault(slot, []).append(at + gap)
    for slot, places in led.items():
        wish[slot] = sum(places) / len(places) * _LED
        weight[slot] = _LED
