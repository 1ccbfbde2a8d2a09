"""A way through a family told as people tell it: up to a parent and down to another child is one step, a sibling."""

from __future__ import annotations

from app.genogram.family import LOSSES
from app.genogram.kin import birth_key
from app.genogram.kin_terms import Letter, Step
from app.genogram.kin_ways import Edge, KinGraph, Way

_SIBLINGS = {"fd": "B", "ue": "B", "fe": "B", "sd": "S", "ur": "S", "oi": "O"}
"""Up to somebody and down to somebody else's child, where the two are called siblings of a kind."""
_LETTERS: dict[str, Letter] = {"woman": "W", "man": "M"}


def steps_of(graph: KinGraph, start: str, way: Way) -> list[Step]:
    """Turn a way from `start` into steps with siblings in it."""
    steps: list[Step] = []
    place, here = 0, start
    while place < len(way):
        sibling = _sibling(graph, here, way[place], way[place + 1]) if place + 1 < len(way) else None
        steps.append(sibling or single_step(graph, way[place]))
        place += 2 if sibling else 1
        here = way[place - 1].to
    return steps


def single_step(graph: KinGraph, edge: Edge) -> Step:
    """Turn one edge into a step."""
    return Step(edge.code, _letter(graph, edge.to), edge.variant)


def by_the_child(graph: KinGraph, way: Way) -> Way:
    """Go to a parent's former partner by way of the oldest half sibling, if there is one: »halvsøsters far«."""
    if [edge.code for edge in way[:2]] != ["u", "x"]:
        return way
    children = graph.common_children(way[0].to, way[1].to)
    if not children:
        return way
    child = min(children, key=lambda each: (birth_key(graph.kin.persons[each]), each))
    other = next(edge for edge in graph.edges[child] if (edge.code, edge.to) == ("u", way[1].to))
    return (way[0], Edge("d", child), other, *way[2:])


def _letter(graph: KinGraph, person: str) -> Letter:
    """Give the gender that picks the word; parents nobody knows and pregnancies that ended have none."""
    known = graph.kin.persons.get(person)
    if known is None or known.kind in LOSSES - {"stillbirth"}:
        return "N"
    return _LETTERS.get(known.gender, "N")


def _sibling(graph: KinGraph, here: str, up: Edge, down: Edge) -> Step | None:
    codes, letter = up.code + down.code, _letter(graph, down.to)
    if codes in _SIBLINGS:
        return Step(_SIBLINGS[codes], letter)
    return Step(*_by_birth(graph, here, down.to, letter)) if codes == "ud" else None


def _by_birth(graph: KinGraph, a: str, b: str, letter: Letter) -> tuple[str, Letter, str]:
    """Tell full, half and adopted siblings apart. The same union, or two parents in common, is a full sibling."""
    mine, theirs = graph.blood_parents(a), graph.blood_parents(b)
    shared = mine.keys() & theirs.keys()
    born = [each for each in shared if "adopted" not in (mine[each], theirs[each])]
    if len(shared) < 2 and born and not graph.unions_of(a) & graph.unions_of(b):
        return "h", letter, ""
    return "b", letter, _born_together(graph, a, b) or ("" if born else "adopted")


def _born_together(graph: KinGraph, a: str, b: str) -> str:
    """Give how many were born together with two siblings, if they were (2, 3 or 4), else an empty text."""
    group = graph.kin.persons[a].twin_group
    if not group or graph.kin.persons[b].twin_group != group:
        return ""
    own = graph.unions_of(a)
    count = sum(1 for each in graph.twins[group] if graph.unions_of(each) & own)
    return str(count) if count in (2, 3, 4) else ""
