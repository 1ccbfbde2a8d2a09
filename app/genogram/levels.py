"""Numbers for generations: every node as close below its parents as all its links allow."""

from __future__ import annotations

from typing import TypeAlias

Edge: TypeAlias = tuple[str, str]


class Classes:
    """People who must share a row (union-find by the smallest id)."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        """Give the one name that stands for everyone in the class of `name`."""
        root = name
        while (up := self.parent.get(root, root)) != root:
            root = up
        while (up := self.parent.get(name, name)) != root:
            self.parent[name], name = root, up
        return root

    def join(self, a: str, b: str) -> None:
        """Make one class of two."""
        low, high = sorted((self.find(a), self.find(b)))
        self.parent[high] = low


def levels(nodes: list[str], edges: list[Edge], near: list[Edge]) -> dict[str, int]:
    """Give rows from the top: every edge at least one row, most of them exactly one."""
    into: dict[str, list[str]] = {node: [] for node in nodes}
    out: dict[str, list[str]] = {node: [] for node in nodes}
    for a, b in edges:
        out[a].append(b)
        into[b].append(a)
    level = _spread(nodes, out, into)
    ranked = _topological(nodes, out, into)
    for node in ranked:
        level[node] = max([level[node], *(level[up] + 1 for up in into[node])])
    for _ in range(3):
        for node in reversed(ranked):
            level[node] = _settled(level, node, into[node], out[node])
    return _from_the_top(nodes, [*edges, *near], level)


def _settled(level: dict[str, int], node: str, above: list[str], below: list[str]) -> int:
    wishes = sorted([level[n] + 1 for n in above] + [level[n] - 1 for n in below])
    if not wishes:
        return level[node]
    wish = wishes[(len(wishes) - 1) // 2]
    low = max((level[n] + 1 for n in above), default=wish)
    high = min((level[n] - 1 for n in below), default=max(low, wish))
    return min(max(wish, low), high)


def _spread(nodes: list[str], out: dict[str, list[str]], into: dict[str, list[str]]) -> dict[str, int]:
    level: dict[str, int] = {}
    for start in nodes:
        if start in level:
            continue
        level[start] = 0
        todo = [start]
        for node in todo:
            for step, others in ((1, out[node]), (-1, into[node])):
                for other in others:
                    if other not in level:
                        level[other] = level[node] + step
                        todo.append(other)
    return level


def _topological(nodes: list[str], out: dict[str, list[str]], into: dict[str, list[str]]) -> list[str]:
    waiting = {node: len(into[node]) for node in nodes}
    ranked = [node for node in nodes if not waiting[node]]
    for node in ranked:
        for other in out[node]:
            waiting[other] -= 1
            if not waiting[other]:
                ranked.append(other)
    return ranked


def _from_the_top(nodes: list[str], edges: list[Edge], level: dict[str, int]) -> dict[str, int]:
    parts = Classes()
    for a, b in edges:
        parts.join(a, b)
    top: dict[str, int] = {}
    for node in nodes:
        part = parts.find(node)
        top[part] = min(top.get(part, level[node]), level[node])
    return {node: level[node] - top[parts.find(node)] for node in nodes}
