"""How good a layout of a family is, in figures that are the same for every program: they look at places only.

The line of a couple is straight, the line of a child runs straight from the middle between its parents. So no program
gains by drawing its lines cleverly; what is counted is where it puts people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, fields
from itertools import pairwise

from app.genogram.family import Family
from app.genogram.kin import Kin, clean

Places = dict[str, tuple[float, float]]
_Segment = tuple[float, float, float, float, frozenset[str]]
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Figures:
    """What one layout of one family comes to; `waste` is its width by the width of its widest row packed tightly."""

    people: int
    placed: int
    overlaps: int
    couples: int
    adjacent: int
    links: int
    next_row: int
    age_pairs: int
    age_order: int
    crossings: int
    waste: float

    @property
    def fault(self) -> int:
        """Give the one weighted figure: overlaps, couples apart, siblings out of order, crossings."""
        apart, mixed = self.couples - self.adjacent, self.age_pairs - self.age_order
        return 10 * self.overlaps + 5 * apart + 2 * mixed + self.crossings


def total(parts: list[Figures]) -> Figures:
    """Add the figures of several families; the waste is the median one."""
    sums = {f.name: sum(getattr(part, f.name) for part in parts) for f in fields(Figures) if f.name != "waste"}
    return Figures(**sums, waste=sorted(part.waste for part in parts)[len(parts) // 2])


def measure(family: Family, places: Places, size: float, pitch: float) -> Figures:
    """Measure where the people of a family were put: centres of symbols of side `size`, y growing downwards."""
    kin = clean(family)
    rows = _rows(places, size)
    sorted_rows: dict[int, list[float]] = defaultdict(list)
    for name, (x, _) in places.items():
        sorted_rows[rows[name]].append(x)
    for xs in sorted_rows.values():
        xs.sort()
    couples = [u.partners for u in kin.unions.values() if len(u.partners) == 2]
    pairs = [(a, b) for u in kin.unions for a, b in pairwise(kin.children_of(u))]
    xs = [x for x, _ in places.values()]
    widest = max(len(row) for row in sorted_rows.values())
    return Figures(
        people=len(kin.persons),
        placed=len(places),
        overlaps=_overlaps(places, size),
        couples=len(couples),
        adjacent=sum(_adjacent(a, b, places, rows, sorted_rows) for a, b in couples),
        links=sum(bool(kin.unions[k.union].partners) for k in kin.links),
        next_row=_next_row(kin, rows),
        age_pairs=len(pairs),
        age_order=sum(places[a.child][0] < places[b.child][0] for a, b in pairs),
        crossings=_crossings(_segments(kin, places)),
        waste=((max(xs) - min(xs)) / pitch + 1) / widest,
    )


def _rows(places: Places, size: float) -> dict[str, int]:
    found: dict[str, int] = {}
    row, last = -1, -1e18
    for name, (_, y) in sorted(places.items(), key=lambda item: item[1][1]):
        if y - last >= size / 4:
            row += 1
        last = y
        found[name] = row
    return found


def _overlaps(places: Places, size: float) -> int:
    ordered = sorted(places.values())
    count = 0
    for at, (x, y) in enumerate(ordered):
        for other_x, other_y in ordered[at + 1 :]:
            if other_x - x >= size - 0.5:
                break
            count += abs(other_y - y) < size - 0.5
    return count


def _adjacent(a: str, b: str, places: Places, rows: dict[str, int], sorted_rows: dict[int, list[float]]) -> bool:
    if rows[a] != rows[b]:
        return False
    low, high = sorted((places[a][0], places[b][0]))
    xs = sorted_rows[rows[a]]
    between = bisect_right(xs, low + 1)
    return between >= len(xs) or xs[between] >= high - 1


def _next_row(kin: Kin, rows: dict[str, int]) -> int:
    good = 0
    for link in kin.links:
        partners = kin.unions[link.union].partners
        good += bool(partners) and rows[link.child] == max(rows[p] for p in partners) + 1
    return good


def _segments(kin: Kin, places: Places) -> list[_Segment]:
    made: list[_Segment] = []
    for union in kin.unions.values():
        ends = [places[p] for p in union.partners]
        if not ends:
            continue
        owners = frozenset((*union.partners, f"union {union.id}"))
        if len(ends) > 1:
            made.append((*ends[0], *ends[1], owners))
        drop = (sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends))
        made += [(*drop, *places[k.child], owners | {k.child}) for k in kin.links if k.union == union.id]
    return made


def _crossings(segments: list[_Segment]) -> int:
    count = 0
    ordered = sorted(segments, key=lambda s: min(s[1], s[3]))
    tops = [min(s[1], s[3]) for s in ordered]
    for at, one in enumerate(ordered):
        last = bisect_right(tops, max(one[1], one[3]))
        count += sum(_cross(one, other) for other in ordered[at + 1 : last])
    return count


def _side(s: _Segment, x: float, y: float) -> float:
    return (s[2] - s[0]) * (y - s[1]) - (s[3] - s[1]) * (x - s[0])


def _cross(a: _Segment, b: _Segment) -> bool:
    if max(a[0], a[2]) <= min(b[0], b[2]) or max(b[0], b[2]) <= min(a[0], a[2]):
        return False
    if _side(a, b[0], b[1]) * _side(a, b[2], b[3]) >= -_TINY or _side(b, a[0], a[1]) * _side(b, a[2], a[3]) >= -_TINY:
        return False
    return not a[4] & b[4]
