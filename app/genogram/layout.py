"""From a family to places: the whole layout as one pure function, with every step in a module of its own."""

from __future__ import annotations

from dataclasses import dataclass

from app.genogram.blocks import Skeleton, build, regroup
from app.genogram.family import Family, Options
from app.genogram.frame import Frame, make_frame
from app.genogram.gaps import find_gaps
from app.genogram.heights import Heights, find_heights
from app.genogram.join_lines import JoinLine, find_join_lines
from app.genogram.kin import Kin, clean
from app.genogram.labels import Measure, average_width
from app.genogram.lanes import find_lanes
from app.genogram.order import order
from app.genogram.rows import Rows, find_rows
from app.genogram.spacing import place


@dataclass(frozen=True, slots=True)
class Layout:
    """Everyone's place and every line's course. `x` is the centre of each slot; heights are per row."""

    kin: Kin
    rows: Rows
    skeleton: Skeleton
    frame: Frame
    order: list[list[str]]
    x: dict[str, float]
    lines: dict[str, JoinLine]
    heights: Heights
    gaps: list[list[float]]

    def top(self, slot: str) -> float:
        """Give the y of the top of a slot's symbol."""
        return self.heights.top[self.skeleton.row_of[slot]]


def lay_out(family: Family, options: Options, measure: Measure = average_width, s: float = 60.0) -> Layout:
    """Place a family. Same family, same places, whatever order its rows come in; never fails on odd families.

    Places what it is given: call `masking.masked` first where somebody may not be named.
    `s` is the side of a square symbol in drawing units; `measure(text, size, bold)` gives a text's width.
    """
    kin = clean(family)
    rows = find_rows(kin)
    skeleton = build(kin, rows)
    frame = make_frame(kin, options, measure, s)
    ordered = order(skeleton, kin, family.order, options.ages)
    regroup(skeleton, ordered)
    lanes = find_lanes(kin, skeleton, ordered, frame)
    gaps = find_gaps(kin, skeleton, ordered, frame)
    x = place(skeleton, ordered, gaps, lanes, _pinned(family, kin, s))
    lines = find_join_lines(kin, skeleton, ordered, frame, lanes, x)
    heights = find_heights(kin, skeleton, ordered, frame, lines)
    return Layout(kin, rows, skeleton, frame, ordered, x, lines, heights, gaps)


def _pinned(family: Family, kin: Kin, s: float) -> dict[str, float]:
    """Give the x of everybody who is pinned, with the main person (or else the first) at 0."""
    pins = {name: at * s for name, at in sorted(family.pins) if name in kin.persons}
    return {next(iter(kin.persons)): 0.0} | pins if pins else {}


def pitch(layout: Layout) -> float:
    """Give the room one person needs: the widest row packed as tightly as its labels allow, by its people."""
    most, room = 0, 0.0
    for row, gaps in zip(layout.order, layout.gaps, strict=True):
        people = [at for at, slot in enumerate(row) if slot in layout.kin.persons]
        if len(people) > 1:
            most, room = max(most, len(people)), max(room, sum(gaps[people[0] : people[-1]]))
    return room / (most - 1) if most > 1 else layout.frame.s


def sequence(layout: Layout) -> tuple[str, ...]:
    """List the people from left to right, to be kept as `Family.order`; every row has the order of the drawing."""
    return tuple(sorted(layout.kin.persons, key=lambda name: (layout.x[name], layout.skeleton.row_of[name])))
