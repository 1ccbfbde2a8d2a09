"""Other programs that lay out families, each with the usual recipe; who is not on this machine is left out.

Every one gets the same graph: a node for each person, a small node for each union, and lines down.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from app.genogram.family import Family
from app.genogram.kin import clean
from app.genogram.rows import find_rows
from tests.bench.genogram_measure import Places

SIZE, PITCH = 40.0, 60.0
Rival = Callable[[Family], Places]


def rivals() -> tuple[dict[str, Rival], list[str]]:
    """Return the programs found here by name, and a line about each that is missing."""
    known: dict[str, tuple[bool, Rival]] = {
        "Graphviz dot": (shutil.which("dot") is not None, dot),
        "Graphviz dot, generations": (shutil.which("dot") is not None, dot_by_generation),
        "igraph Sugiyama": (find_spec("igraph") is not None, igraph_sugiyama),
        "grandalf": (find_spec("grandalf") is not None, grandalf_sugiyama),
    }
    missing = [f"{name} is not on this machine and is left out" for name, (here, _) in known.items() if not here]
    return {name: run for name, (here, run) in known.items() if here}, missing


def _edges(family: Family) -> list[tuple[str, str]]:
    down = [(f"p{partner}", f"u{union.id}") for union in family.unions for partner in union.partners]
    return down + [(f"u{link.union}", f"p{link.child}") for link in family.links]


def dot(family: Family) -> Places:
    """Let dot choose everything: people and unions as nodes."""
    return _dot(family, [f'"{a}" -> "{b}";' for a, b in _edges(family)])


def dot_by_generation(family: Family) -> Places:
    """Give dot the generations, and heavy flat lines between partners: the recipe of most guides."""
    rows = find_rows(clean(family)).of
    level: dict[int, list[str]] = defaultdict(list)
    for person in family.persons:
        level[rows[person.id]].append(f'"p{person.id}"')
    lines: list[str] = []
    for union in family.unions:
        if union.partners:
            level[rows[union.partners[0]]].append(f'"u{union.id}"')
        if len(union.partners) == 2:
            a, b = union.partners
            lines.append(f'"p{a}" -> "u{union.id}" [weight=100]; "u{union.id}" -> "p{b}" [weight=100];')
        else:
            lines += [f'"p{partner}" -> "u{union.id}" [weight=100];' for partner in union.partners]
    lines += [f"{{rank=same; {'; '.join(names)};}}" for names in level.values()]
    return _dot(family, lines + [f'"u{k.union}" -> "p{k.child}";' for k in family.links])


def _dot(family: Family, lines: list[str]) -> Places:
    inch = 72.0
    box = f'shape=box, fixedsize=true, width={SIZE / inch:.4f}, height={SIZE / inch:.4f}, label=""'
    gap = (PITCH - SIZE) / inch
    head = [f"graph [nodesep={gap:.4f}, ranksep=0.4167];", f"node [{box}];", "edge [arrowhead=none];"]
    nodes = [f'"p{person.id}";' for person in family.persons]
    nodes += [f'"u{union.id}" [width=0.02, height=0.02];' for union in family.unions]
    text = "\n".join(["digraph g {", *head, *nodes, *lines, "}"])
    said = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    places: Places = {}
    for line in said.splitlines():
        words = line.replace('"', "").split(" ")
        if words[0] == "node" and words[1].startswith("p"):
            places[words[1][1:]] = (float(words[2]) * inch, -float(words[3]) * inch)
    return places


def igraph_sugiyama(family: Family) -> Places:
    """Let igraph lay out the same graph in the layers of the generations."""
    igraph: Any = import_module("igraph")
    names = [f"p{p.id}" for p in family.persons] + [f"u{u.id}" for u in family.unions]
    number = {name: at for at, name in enumerate(names)}
    rows = find_rows(clean(family)).of
    layers = [2 * rows[p.id] for p in family.persons]
    layers += [2 * rows[u.partners[0] if u.partners else f"\0{u.id}"] + 1 for u in family.unions]
    graph = igraph.Graph([(number[a], number[b]) for a, b in _edges(family)], n=len(names), directed=True)
    found = graph.layout_sugiyama(layers=layers, hgap=PITCH, vgap=PITCH, maxiter=200)
    return {p.id: (found[at][0], found[at][1]) for at, p in enumerate(family.persons)}


def grandalf_sugiyama(family: Family) -> Places:
    """Let grandalf lay out each connected part, one beside the other."""
    graphs, layouts = import_module("grandalf.graphs"), import_module("grandalf.layouts")
    vertices = {name: graphs.Vertex(name) for edge in _edges(family) for name in edge}
    vertices |= {f"p{p.id}": vertices.get(f"p{p.id}") or graphs.Vertex(f"p{p.id}") for p in family.persons}
    for name, vertex in vertices.items():
        side = SIZE if name.startswith("p") else 1.0
        vertex.view = type("View", (), {"w": side, "h": SIZE, "xy": (0.0, 0.0)})()
    whole = graphs.Graph(list(vertices.values()), [graphs.Edge(vertices[a], vertices[b]) for a, b in _edges(family)])
    places: Places = {}
    right = 0.0
    for part in whole.C:
        layout = layouts.SugiyamaLayout(part)
        layout.xspace, layout.yspace = PITCH - SIZE, PITCH - SIZE
        layout.init_all()
        layout.draw(10)
        spots = {v.data: v.view.xy for v in part.sV}
        left = min(x for x, _ in spots.values())
        places |= {n[1:]: (x - left + right, y) for n, (x, y) in spots.items() if n.startswith("p")}
        right = max((x for x, _ in places.values()), default=0.0) + PITCH
    return places
