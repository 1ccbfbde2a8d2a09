"""The ways from one person of a family to all others: up to parents, down to children, across to partners.

Every step has a letter. Both directions of a tie have one, so a way read backwards is a way too:

| there, back | the tie |
|---|---|
| `u`, `d` | parent and child by birth or adoption; adopted children count fully |
| `p`, `p` | partners who are together |
| `x`, `x` | partners who were |
| `s`, `r` | step-parent and stepchild, where somebody has said so |
| `f`, `e` | foster parent and foster child |
| `g`, `y` | guardian and ward |
| `o`, `i` | donor and child |

The nearest way is the cheapest one. What a way costs does not depend on the direction it is walked, and no two ways
cost the same (men weigh a little more than others, then a mark made of the ids decides); so what A is to B and what B
is to A always come from the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from heapq import heappop, heappush
from itertools import combinations

from app.genogram.family import LinkKind, UnionStatus
from app.genogram.kin import Kin

INVERSE = dict(zip("udpxsrfegyoi", "dupxrsefygio", strict=True))
BLOOD: frozenset[LinkKind] = frozenset({"biological", "adopted", "unsure"})

_TIES: dict[LinkKind, tuple[str, str]] = {
    "biological": ("u", "d"),
    "adopted": ("u", "d"),
    "unsure": ("u", "d"),
    "foster": ("f", "e"),
    "step": ("s", "r"),
    "guardian": ("g", "y"),
    "donor": ("o", "i"),
}
"""From the strongest to the weakest, though one who may be the father is more than one who is not."""
_STATUS: tuple[UnionStatus, ...] = (
    "married",
    "cohabiting",
    "engaged",
    "reunited",
    "widowed",
    "separated",
    "divorced",
    "ended_cohabiting",
    "unknown",
)
_APART: frozenset[UnionStatus] = frozenset({"separated", "divorced", "ended_cohabiting"})
_COST = {"u": 2, "p": 3, "x": 6, "s": 5, "f": 5, "g": 9, "o": 9}
_UNSURE = 2
_UNIT, _MAN = 96, 1 << 80
_OTHER_PARENT = 3 << _UNIT
"""Down to a child and up to its other parent is a longer road than it looks."""

State = tuple[str, bool]
"""A person, and whether the last step was down to a child."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One step of a way: its letter, to whom, and what only its own word needs to know (adopted, married …).

    `weight` is what the step costs and the mark of the tie, so that no two ways cost the same.
    """

    code: str
    to: str
    variant: str = ""
    unsure: bool = False
    weight: int = 0


Way = tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class KinGraph:
    """A family as steps. Parents nobody knows (a union without partners) are in it under the id of the union."""

    kin: Kin
    edges: dict[str, list[Edge]]
    parents: dict[str, dict[str, LinkKind]]
    families: dict[str, frozenset[str]]
    twins: dict[str, tuple[str, ...]]

    def unions_of(self, child: str) -> frozenset[str]:
        """Give the unions somebody belongs to by birth or adoption."""
        return self.families.get(child, frozenset())

    def blood_parents(self, child: str) -> dict[str, LinkKind]:
        """Give the parents by birth or adoption, with which of the two."""
        return {parent: kind for parent, kind in self.parents.get(child, {}).items() if kind in BLOOD}

    def common_children(self, a: str, b: str) -> list[str]:
        """Give the children two people have by birth or adoption, in a fixed order."""
        others = {edge.to for edge in self.edges[b] if edge.code == "d"}
        return sorted(edge.to for edge in self.edges[a] if edge.code == "d" and edge.to in others)


def graph_of(kin: Kin) -> KinGraph:
    """Turn a cleaned family into steps; linear in persons, unions and links."""
    parents = _parents(kin)
    edges: dict[str, list[Edge]] = {person: [] for person in kin.persons}
    for child, own in parents.items():
        for parent, kind in own.items():
            variant, unsure = "adopted" if kind == "adopted" else "", kind == "unsure"
            up, down = _TIES[kind]
            weight = _weight(up, child, parent, unsure=unsure)
            edges[child].append(Edge(up, parent, variant, unsure, weight))
            edges.setdefault(parent, []).append(Edge(down, child, variant, unsure, weight))
    graph = KinGraph(kin, edges, parents, _families(kin), _twins(kin))
    for (a, b), status in _couples(kin).items():
        # Parents of whom nobody has said more are no couple: they meet in their child.
        if status != "unknown" or not graph.common_children(a, b):
            code = "x" if status in _APART else "p"
            weight = _weight(code, a, b)
            edges[a].append(Edge(code, b, status, weight=weight))
            edges[b].append(Edge(code, a, status, weight=weight))
    return graph


def _weight(code: str, a: str, b: str, *, unsure: bool = False) -> int:
    """Give what a tie costs, the same in both directions, with a mark of its own in the lowest 64 bits."""
    mark = int.from_bytes(blake2b("\n".join((code, a, b)).encode(), digest_size=8).digest(), "big")
    return ((_COST[code] + _UNSURE * unsure) << _UNIT) + mark


def _parents(kin: Kin) -> dict[str, dict[str, LinkKind]]:
    ranks = list(_TIES)
    found: dict[str, dict[str, LinkKind]] = {}
    for link in kin.links:
        own = found.setdefault(link.child, {})
        for parent in kin.unions[link.union].partners or (f"\0{link.union}",):
            if parent != link.child:
                own[parent] = min(own.get(parent, link.kind), link.kind, key=ranks.index)
    return found


def _families(kin: Kin) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for link in kin.links:
        if link.kind in BLOOD:
            found.setdefault(link.child, set()).add(link.union)
    return {child: frozenset(own) for child, own in found.items()}


def _twins(kin: Kin) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for person in kin.persons.values():
        if person.twin_group:
            found.setdefault(person.twin_group, []).append(person.id)
    return {group: tuple(born) for group, born in found.items()}


def _couples(kin: Kin) -> dict[tuple[str, str], UnionStatus]:
    found: dict[tuple[str, str], UnionStatus] = {}
    for union in kin.unions.values():
        for a, b in combinations(union.partners, 2):
            before = found.get((a, b), "unknown")
            found[a, b] = min(before, union.status, key=_STATUS.index)
    return found


def ways_from(graph: KinGraph, ego: str, *, blood: bool = False) -> dict[str, Way]:
    """Give the nearest way to everybody who can be reached; `blood` walks only up and then down."""
    best: dict[State, int] = {(ego, False): 0}
    came: dict[State, tuple[State, Edge]] = {}
    done: set[State] = set()
    queue: list[tuple[int, str, bool]] = [(0, ego, False)]
    men = {person.id: _MAN for person in graph.kin.persons.values() if person.gender == "man"}
    while queue:
        weight, person, down = heappop(queue)
        if (person, down) in done:
            continue
        done.add((person, down))
        for edge, turn in _onward(graph, person, down=down, blood=blood):
            state = (edge.to, edge.code == "d")
            reach = weight + edge.weight + turn + men.get(edge.to, 0)
            if state not in best or reach < best[state]:
                best[state] = reach
                came[state] = ((person, down), edge)
                heappush(queue, (reach, *state))
    return {person: _walked(came, state) for person, state in _arrivals(graph, best, ego)}


def _onward(graph: KinGraph, person: str, *, down: bool, blood: bool) -> Iterator[tuple[Edge, int]]:
    for edge in graph.edges[person]:
        turn = down and edge.code == "u"
        if not blood or (edge.code in ("u", "d") and not turn):
            yield edge, _OTHER_PARENT if turn else 0


def _arrivals(graph: KinGraph, best: dict[State, int], ego: str) -> Iterator[tuple[str, State]]:
    for person in graph.kin.persons:
        states = [state for state in ((person, False), (person, True)) if state in best]
        if states and person != ego:
            yield person, min(states, key=best.__getitem__)


def _walked(came: dict[State, tuple[State, Edge]], state: State) -> Way:
    way: list[Edge] = []
    while state in came:
        state, edge = came[state]
        way.append(edge)
    return tuple(reversed(way))
