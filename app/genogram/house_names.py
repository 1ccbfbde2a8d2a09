"""Where the name of a household stands: in its ring, on the edge of it or beside it, where it meets least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.genogram.areas import Area, crosses, label_area
from app.genogram.households import Ring
from app.genogram.labels import SMALL_SIZE, Measure, fit
from app.genogram.shapes import Label, Point

_LETTERS = 100.0
_LINE = 8.0
_WIDEST = 240.0


def house_names(
    rings: Sequence[Ring], areas: Sequence[Area], lines: Sequence[tuple[Point, Point]], measure: Measure
) -> list[Label]:
    """Place the name of every ring where it meets least; `areas` are letters and symbols, `lines` all lines."""
    made: list[Label] = []
    taken = list(areas)
    for ring in rings:
        room = min(max(ring.lowest.right - ring.lowest.left - 24, 120.0), _WIDEST)
        text = fit(ring.label, SMALL_SIZE, True, room, measure)
        if not text:
            continue
        around = _neighbourhood(ring)
        near = [area for area in taken if area.meets(around)]
        lines_near = [(a, b) for a, b in lines if crosses(around, a, b)]
        made.append(_best(ring, text, near, lines_near, measure))
        taken.append(label_area(made[-1], measure, 2.0))
    return made


def _best(ring: Ring, text: str, near: Sequence[Area], lines: Sequence[tuple[Point, Point]], measure: Measure) -> Label:
    """Take the first place that meets nothing, or the one that meets least."""
    found: list[tuple[float, int, Label]] = []
    for number, (x, y, halo) in enumerate(_places(ring, measure(text, SMALL_SIZE, True))):
        label = Label(x, y, text, SMALL_SIZE, True, ring.colour, halo=halo)
        trouble = _trouble(label_area(label, measure, 1.0), near, lines)
        if not trouble:
            return label
        found.append((trouble + number * 0.2, number, label))
    return min(found)[2]


def _places(ring: Ring, wide: float) -> Iterator[tuple[float, float, float]]:
    """Give places to try, best first: along the foot inside, on the edges (with a halo), and at last outside."""
    group = ring.lowest
    middle, reach = (group.left + group.right) / 2, max(0.0, (group.right - group.left - wide) / 2 - 12)
    shares = (0.0, -0.5, 0.5, -1.0, 1.0, -0.25, 0.25, -0.75, 0.75)
    heights = ((group.bottom - 9, 0.0), (group.bottom + 5, 3.0), (group.top + 5, 3.0))
    for y, halo in (*heights, (group.bottom + 18, 2.0), (group.top - 6, 2.0)):
        yield from ((middle + reach * share, y, halo) for share in shares)
    for y in (group.bottom - 9, (group.top + group.bottom) / 2, group.top + 14, group.bottom + 32):
        yield from ((x, y, 2.0) for x in (group.right + 6 + wide / 2, group.left - 6 - wide / 2))


def _neighbourhood(ring: Ring) -> Area:
    group = ring.lowest
    aside = 20.0 + _WIDEST
    return Area(group.left - aside, group.top - 20, group.right + aside, group.bottom + 40)


def _trouble(area: Area, taken: Sequence[Area], lines: Sequence[tuple[Point, Point]]) -> float:
    letters = sum(area.meets(other) for other in taken)
    return _LETTERS * letters + _LINE * sum(crosses(area, a, b) for a, b in lines)
