"""The promises every drawing of a family has to keep, each as a function that lists where a layout breaks it.

They look at a finished layout from outside, so a layout that is wrong on purpose can be shown to them too. The numbers
are those of the list in `app/README.md`; what needs two layouts at once is in `promises_of_edits`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from app.genogram.areas import Area, areas_of, crosses
from app.genogram.blocks import Join
from app.genogram.child_lines import child_shapes
from app.genogram.labels import average_width
from app.genogram.layout import Layout, pitch
from app.genogram.partner_lines import partner_shapes
from app.genogram.person_labels import person_shapes
from app.genogram.shapes import Line, Point
from app.genogram.symbols import box_of

HAIR = 0.01
WIDEST = 1.3


def lost_or_doubled(layout: Layout) -> list[str]:
    """1: everybody stands in the rows exactly once, and has a place."""
    standing = Counter(slot for row in layout.order for slot in row if slot in layout.kin.persons)
    return [name for name in layout.kin.persons if standing[name] != 1 or name not in layout.x]


def areas(layout: Layout) -> list[Area]:
    """List every symbol and every line of letters that belongs to a person, a hair smaller than drawn."""
    found: list[Area] = []
    for person in layout.kin.persons.values():
        found += areas_of(person_shapes(person, layout), {person.id: box_of(person, layout)}, average_width, -0.5)
    return found


def on_top_of_each_other(layout: Layout) -> list[tuple[str, str]]:
    """2: no symbol or name lies on those of somebody else."""
    found = areas(layout)
    return [
        (one.person, other.person)
        for number, one in enumerate(found)
        for other in found[:number]
        if one.person != other.person and one.meets(other)
    ]


def couples_on_two_rows(layout: Layout) -> list[str]:
    """3: partners share a row, or the couple is marked."""
    rows = layout.skeleton.row_of
    return [
        union.id
        for union in layout.kin.unions.values()
        if len({rows[partner] for partner in union.partners}) > 1 and union.id not in layout.rows.across
    ]


def children_not_below(layout: Layout) -> list[str]:
    """4: a child stands below its parents, or the link is marked."""
    return [
        link.child
        for link in layout.kin.links
        if (link.child, link.union) not in layout.rows.broken
        for partner in layout.kin.unions[link.union].partners
        if layout.top(link.child) <= layout.top(partner)
    ]


def couples(layout: Layout) -> Iterator[tuple[str, str]]:
    """List the couples that are drawn side by side in one row."""
    for join in layout.skeleton.joins.values():
        if join.a in layout.kin.persons and join.b in layout.kin.persons and join.a != join.b:
            yield join.a, join.b


def couples_apart(layout: Layout) -> list[tuple[str, str]]:
    """5: nobody stands between partners where all who hang together by couples have two at most and form no ring."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in couples(layout):
        near[a].add(b)
        near[b].add(a)
    place = _places(layout, people_only=True)
    return [(a, b) for a, b in couples(layout) if abs(place[a] - place[b]) != 1 and _is_path(a, near)]


def absent_parents_away(layout: Layout) -> list[str]:
    """5: nobody stands between a parent and the empty place of the absent one, but partners of that parent."""
    place, groups = _places(layout, people_only=False), partners_of(layout)
    found: list[str] = []
    for join in layout.skeleton.joins.values():
        if join.b in layout.skeleton.ghosts and join.a in layout.kin.persons:
            low, high = sorted((place[join.a], place[join.b]))
            between = layout.order[join.row][low + 1 : high]
            found += [slot for slot in between if slot in layout.kin.persons and slot not in groups[join.a]]
    return found


def _places(layout: Layout, *, people_only: bool) -> dict[str, int]:
    rows = [[slot for slot in row if not people_only or slot in layout.kin.persons] for row in layout.order]
    return {slot: at for row in rows for at, slot in enumerate(row)}


def _is_path(start: str, near: dict[str, set[str]]) -> bool:
    seen, todo = {start}, [start]
    while todo:
        for other in near[todo.pop()] - seen:
            seen.add(other)
            todo.append(other)
    return all(len(near[one]) <= 2 for one in seen) and sum(len(near[one]) for one in seen) == 2 * (len(seen) - 1)


def partners_of(layout: Layout) -> dict[str, set[str]]:
    """Give for every slot those it hangs together with by couples, itself among them."""
    found = {slot: {slot} for row in layout.order for slot in row}
    for join in layout.skeleton.joins.values():
        group = found[join.a] | found[join.b]
        for slot in group:
            found[slot] = group
    return found


def simple_sibships(layout: Layout) -> Iterator[tuple[Join, set[str]]]:
    """List the sibships nothing else pulls at, with their partners: none of all these has another family of birth."""
    groups, ups = partners_of(layout), layout.skeleton.ups
    for join in layout.skeleton.joins.values():
        if join.children and all(sum(len(ups.get(s, ())) for s in groups[child]) == 1 for child in join.children):
            yield join, {slot for child in join.children for slot in groups[child]}


def strangers_among_siblings(layout: Layout) -> list[str]:
    """6a: nobody stands within a simple sibship but its own partners."""
    place = _places(layout, people_only=False)
    found: list[str] = []
    for join, own in simple_sibships(layout):
        span = [place[slot] for slot in own]
        row = layout.order[layout.skeleton.row_of[join.children[0]]]
        found += [slot for slot in row[min(span) : max(span) + 1] if slot in layout.kin.persons and slot not in own]
    return found


def out_of_age_order(layout: Layout) -> list[tuple[str, str]]:
    """6b: simple sibships run from the eldest to the youngest (always with strict ages, else where nothing crosses)."""
    place = _places(layout, people_only=False)
    return [
        (elder, younger)
        for join, _ in simple_sibships(layout)
        for elder, younger in pairwise(child for child in join.children if child in layout.kin.persons)
        if place[elder] > place[younger]
    ]


def twins_apart(layout: Layout) -> list[tuple[str, str]]:
    """6c: no brother or sister stands between twins of a simple sibship."""
    place = _places(layout, people_only=False)
    found: list[tuple[str, str]] = []
    for join, _ in simple_sibships(layout):
        group = {child: layout.kin.persons[child].twin_group for child in join.children if child in layout.kin.persons}
        ordered = sorted(group, key=place.__getitem__)
        for twin in filter(None, set(group.values())):
            at = [number for number, child in enumerate(ordered) if group[child] == twin]
            if at[-1] - at[0] >= len(at):
                found.append((ordered[at[0]], ordered[at[-1]]))
    return found


def pieces(layout: Layout, join: str) -> Iterator[tuple[Point, Point]]:
    """List the straight pieces of the lines of one join."""
    for shape in (*child_shapes(layout, join), *partner_shapes(layout, join, related=False)):
        if isinstance(shape, Line):
            yield from pairwise(shape.points)


def lines_on_lines(layout: Layout) -> list[tuple[str, str]]:
    """7a: no piece of a line runs along a piece of another family's line."""
    found: list[tuple[str, str]] = []
    for way in (0, 1):
        flat = [
            (a[1 - way], min(a[way], b[way]), max(a[way], b[way]), layout.skeleton.joins[name].union)
            for name in layout.lines
            for a, b in pieces(layout, name)
            if abs(a[1 - way] - b[1 - way]) < HAIR
        ]
        flat.sort()
        for number, (y, low, high, name) in enumerate(flat):
            for other_y, left, right, other in flat[number + 1 :]:
                if other_y - y >= 1:
                    break
                if name != other and min(high, right) - max(low, left) > 1:
                    found.append((name, other))
    return found


def lines_through_people(layout: Layout) -> list[tuple[str, str]]:
    """7b: no line of a family runs through a name, or through the symbol of somebody it does not belong to."""
    inner = [Area(a.left + 2, a.top + 2, a.right - 2, a.bottom - 2, a.person, a.symbol) for a in areas(layout)]
    return [
        (name, area.person)
        for name, line in layout.lines.items()
        for a, b in pieces(layout, name)
        for area in inner
        if crosses(area, a, b) and not (area.symbol and area.person in {line.left, line.right, *line.ends})
    ]


def drops_outside_couples(layout: Layout) -> list[str]:
    """8a: the line down starts between its two partners."""
    found: list[str] = []
    for name, line in layout.lines.items():
        low, high = sorted((layout.x[line.left], layout.x[line.right]))
        if line.ends and not low - HAIR <= line.drop <= high + HAIR:
            found.append(name)
    return found


def children_off_the_bar(layout: Layout) -> list[tuple[str, str]]:
    """8b: every child hangs on the bar of its family, and no other child does."""
    found: list[tuple[str, str]] = []
    for name, line in layout.lines.items():
        if set(line.ends) != set(layout.skeleton.joins[name].children):
            found.append((name, ""))
            continue
        reach = [x for a, b in pieces(layout, name) if abs(a[1] - b[1]) < HAIR for x in (a[0], b[0])] + [line.drop]
        ends = {child: line.tip.get(child, end) for child, end in line.ends.items()}
        found += [(name, child) for child, end in ends.items() if not min(reach) - 1 <= end <= max(reach) + 1]
    return found


def waste(layout: Layout) -> float:
    """14: the width of the drawing by the width its widest row needs."""
    xs = [layout.x[name] for name in layout.kin.persons]
    widest = max(sum(slot in layout.kin.persons for slot in row) for row in layout.order)
    return ((max(xs) - min(xs)) / pitch(layout) + 1) / widest


def too_wide(layout: Layout) -> list[float]:
    """14: give the waste where it is more than a tree may cost."""
    return [waste(layout)] if layout.kin.persons and waste(layout) > WIDEST else []
