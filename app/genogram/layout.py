"""From a family to places: the whole layout as one pure function, with every step in a module of its own."""

from __future__ import annotations

from dataclasses import dataclass

from app.genogram.blocks import Skeleton, build
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
    ordered = order(skeleton, kin)
    lanes = find_lanes(kin, skeleton, ordered, frame)
    x = place(skeleton, ordered, find_gaps(kin, skeleton, ordered, frame), lanes)
    lines = find_join_lines(kin, skeleton, ordered, frame, lanes, x)
    heights = find_heights(kin, skeleton, ordered, frame, lines)
    return Layout(kin, rows, skeleton, frame, ordered, x, lines, heights)
