"""Partners in line: as many couples as possible side by side, when somebody has three partners or more too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

Beside: TypeAlias = Mapping[str, Mapping[str, str]]  # a slot's partners, each with the sort of the earliest union
Weight: TypeAlias = Callable[[str, str], tuple[bool, bool, str]]  # the couples with the lowest stand side by side first
_BOTH_SIDES = 2


def group_of(start: str, beside: Beside) -> list[str]:
    """List everybody joined to `start` by unions, near and early ones first."""
    seen = {start: None}
    todo = [start]
    for slot in todo:
        near = beside.get(slot, {})
        for other in sorted(near, key=lambda o: (near[o], len(beside[o]))):
            if other not in seen:
                seen[other] = None
                todo.append(other)
    return todo


def line_up(group: list[str], beside: Beside, weight: Weight) -> list[str]:
    """Put a group in line: paths of couples side by side, one path after the other.

    From the outermost inwards everyone takes the two partners still free that weigh least; empty places (the second
    of the weight) get what is left. In a group without rings no other line has more couples side by side.
    """
    if len(group) <= _BOTH_SIDES:
        return group
    below = _tree(group, beside)
    chosen: dict[str, list[str]] = {slot: [] for slot in group}
    for known in (True, False):
        for slot in reversed(group):
            free = [o for o in below[slot] if len(chosen[o]) < _BOTH_SIDES and known is not weight(slot, o)[1]]
            free.sort(key=lambda other: weight(slot, other))
            for other in free[: max(0, _BOTH_SIDES - len(chosen[slot]))]:
                chosen[slot].append(other)
                chosen[other].append(slot)
    return _listed(group, chosen, beside)


def _tree(group: list[str], beside: Beside) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {slot: [] for slot in group}
    seen = {group[0]}
    for slot in group:
        for other in beside.get(slot, {}):
            if other not in seen:
                seen.add(other)
                below[slot].append(other)
    return below


def _path(start: str, chosen: dict[str, list[str]]) -> list[str]:
    """List the path somebody is part of, from one end to the other."""
    end, last = start, ""
    while onward := [other for other in chosen[end] if other != last]:
        last, end = end, onward[0]
    path, last = [end], ""
    while onward := [other for other in chosen[path[-1]] if other != last]:
        last = path[-1]
        path.append(onward[0])
    return path


def _listed(group: list[str], chosen: dict[str, list[str]], beside: Beside) -> list[str]:
    """Begin with the longest path; the others follow as they hang on it, by date."""
    todo = [max(group, key=lambda slot: len(_path(slot, chosen)))]
    listed: dict[str, None] = {}
    for slot in todo:
        if slot in listed:
            continue
        path = _path(slot, chosen)
        listed.update(dict.fromkeys(path))
        hanging = [(beside[one][other], other) for one in path for other in beside.get(one, {}) if other not in listed]
        todo += [other for _, other in sorted(hanging, key=lambda pair: pair[0])]
    return list(listed)
