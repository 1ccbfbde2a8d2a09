"""Order keys for a whole list at once, so that a list gets a new order and as few rows as possible are rewritten."""

from bisect import bisect_left
from collections.abc import Sequence

from app.models.order import key_between

LONGEST = 50
"""A longer key means that many were put in at one spot; then the whole list is numbered again."""


def keys_for(known: Sequence[str | None]) -> list[str]:
    """Return a key for every place of a list; `known` holds the keys there are, None for a row without one.

    Most of the known keys stay: only those that stand against the order, or twice, are made anew.
    """
    kept = _kept(known)
    keys: list[str] = []
    start = 0
    for at in [*kept, len(known)]:
        before = known[start - 1] if start else None
        after = known[at] if at < len(known) else None
        keys += _between(before, after, at - start)
        if after is not None:
            keys.append(after)
        start = at + 1
    return keys if all(len(key) <= LONGEST for key in keys) else _between(None, None, len(known))


def _kept(known: Sequence[str | None]) -> list[int]:
    """Return the places of a longest run of keys that rise from left to right."""
    ends: list[str] = []
    at_end: list[int] = []
    before: dict[int, int] = {}
    for at, key in enumerate(known):
        if not key:
            continue
        length = bisect_left(ends, key)
        if length:
            before[at] = at_end[length - 1]
        ends[length:] = [key, *ends[length + 1 :]]
        at_end[length:] = [at, *at_end[length + 1 :]]
    found: list[int] = []
    at = at_end[-1] if at_end else -1
    while at >= 0:
        found.append(at)
        at = before.get(at, -1)
    return found[::-1]


def _between(before: str | None, after: str | None, count: int) -> list[str]:
    """Return some keys between two: counted up at the open end, halved again and again inside to keep them short."""
    if count <= 0:
        return []
    if after is None:
        keys: list[str] = []
        for _ in range(count):
            before = key_between(before, None)
            keys.append(before)
        return keys
    middle = key_between(before, after)
    left = (count - 1) // 2
    return [*_between(before, middle, left), middle, *_between(middle, after, count - 1 - left)]
