"""Lines that would lie on top of each other get tracks of their own (left-edge interval colouring)."""

from __future__ import annotations

from collections.abc import Hashable
from heapq import heappop, heappush
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def left_edge(spans: dict[Key, tuple[float, float]], clearance: float) -> dict[Key, int]:
    """Give every span the lowest track that is free; spans closer than `clearance` do not share one."""
    result: dict[Key, int] = {}
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    opened = 0
    for key in sorted(spans, key=spans.__getitem__):
        start, end = spans[key]
        while busy and busy[0][0] + clearance < start:
            heappush(free, heappop(busy)[1])
        if free:
            track = heappop(free)
        else:
            track, opened = opened, opened + 1
        result[key] = track
        heappush(busy, (end, track))
    return result


def nested(spans: dict[Key, tuple[float, float]]) -> dict[Key, int]:
    """Give short spans the shallow tracks, so that a long line passes below the couples it spans."""
    result: dict[Key, int] = {}
    taken: list[list[tuple[float, float]]] = []
    for key in sorted(spans, key=lambda k: (spans[k][1] - spans[k][0], spans[k])):
        start, end = spans[key]
        free = (n for n, others in enumerate(taken) if all(end <= low or start >= high for low, high in others))
        track = next(free, len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((start, end))
        result[key] = track
    return result
