"""Which generation everyone stands in: partners on one row, children below their parents.

Families that contradict themselves are still drawn. A link that makes someone their own ancestor is marked
*broken*; a couple from two generations is marked *across* and keeps two rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.genogram.family import ChildLink, Union
from app.genogram.kin import Kin, birth_key
from app.genogram.levels import Classes, Edge, levels


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of every person and of every union without partners (0 is the top), and what could not be kept."""

    of: dict[str, int]
    broken: frozenset[tuple[str, str]]
    across: frozenset[str]


def parents_of(union: Union) -> tuple[str, ...]:
    """Give the nodes above a union's children: its partners, or the union itself when nobody is known."""
    return union.partners or (absent(union.id),)


def absent(union: str) -> str:
    """Name the node that stands for the unknown parents of a union."""
    return f"\0{union}"


def find_rows(kin: Kin) -> Rows:
    """Give everyone a row. Always ends, whatever the family looks like."""
    broken = _broken_links(kin)
    links = [link for link in kin.links if (link.child, link.union) not in broken]
    classes, across = _classes(kin, links)
    edges = list(
        dict.fromkeys(
            (classes.find(parent), classes.find(link.child))
            for link in links
            for parent in parents_of(kin.unions[link.union])
        )
    )
    nodes = [*kin.persons, *(absent(u.id) for u in kin.unions.values() if not u.partners)]
    level = levels(list(dict.fromkeys(classes.find(node) for node in nodes)), edges, _near(kin, classes, across))
    return Rows({node: level[classes.find(node)] for node in nodes}, frozenset(broken), frozenset(across))


def _near(kin: Kin, classes: Classes, across: set[str]) -> list[Edge]:
    pairs = [union.partners for union in kin.unions.values() if union.id in across]
    return [(classes.find(pair[0]), classes.find(pair[1])) for pair in pairs]


def _core(edges: Iterable[Edge]) -> set[str]:
    """Give the nodes left when all without way in or way out are taken away again and again: the cycles."""
    into: dict[str, set[str]] = defaultdict(set)
    out: dict[str, set[str]] = defaultdict(set)
    for a, b in edges:
        out[a].add(b)
        into[b].add(a)
    left = set(into) | set(out)
    loose = [node for node in left if not into[node] or not out[node]]
    while loose:
        node = loose.pop()
        if node not in left:
            continue
        left.discard(node)
        for near, back in ((out, into), (into, out)):
            for other in near[node]:
                back[other].discard(node)
                if other in left and not back[other]:
                    loose.append(other)
    return left


def _broken_links(kin: Kin) -> set[tuple[str, str]]:
    edges = {(p, k.child): k for k in kin.links for p in kin.unions[k.union].partners}
    core = _core(edges)
    suspects = [k for k in kin.links if k.child in core and core.intersection(kin.unions[k.union].partners)]
    down: dict[str, set[str]] = defaultdict(set)
    suspected = {(k.child, k.union) for k in suspects}
    for k in kin.links:
        if (k.child, k.union) not in suspected:
            for parent in kin.unions[k.union].partners:
                down[parent].add(k.child)
    broken: set[tuple[str, str]] = set()
    for k in sorted(suspects, key=lambda link: (_unlikely(kin, link), not link.primary)):
        partners = kin.unions[k.union].partners
        if _reached(k.child, down) & set(partners):
            broken.add((k.child, k.union))
            continue
        for parent in partners:
            down[parent].add(k.child)
    return broken


def _unlikely(kin: Kin, link: ChildLink) -> bool:
    born = birth_key(kin.persons[link.child])
    return any(birth_key(kin.persons[p]) >= born for p in kin.unions[link.union].partners)


def _reached(start: str, down: dict[str, set[str]]) -> set[str]:
    seen = {start}
    todo = [start]
    while todo:
        for other in down[todo.pop()]:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _classes(kin: Kin, links: list[ChildLink]) -> tuple[Classes, set[str]]:
    couples = [u for u in kin.unions.values() if len(u.partners) == 2]
    every = _joined(couples)
    core = _core(_class_edges(kin, links, every))
    with_children = {link.union for link in links}
    trusted = [u for u in couples if every.find(u.partners[0]) not in core]
    across: set[str] = set()
    doubtful = [u for u in couples if every.find(u.partners[0]) in core]
    for union in sorted(doubtful, key=lambda u: u.id not in with_children):
        if _core(_class_edges(kin, links, _joined([*trusted, union]))):
            across.add(union.id)
        else:
            trusted.append(union)
    return _joined(trusted), across


def _joined(couples: Iterable[Union]) -> Classes:
    classes = Classes()
    for union in couples:
        classes.join(*union.partners)
    return classes


def _class_edges(kin: Kin, links: list[ChildLink], classes: Classes) -> set[Edge]:
    return {(classes.find(p), classes.find(k.child)) for k in links for p in parents_of(kin.unions[k.union])}
