"""The help of all children laid out in time, so that a page of many periods goes through it once: rungs, placements.

Ids stand as they are stored: they are only looked up.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import compress, repeat
from operator import itemgetter, le
from typing import Final, NamedTuple

from app.models.enums import InterventionStatus
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_cases import (
    RUNS,
    ChildFact,
    HelpFact,
    Key,
    children_of_help,
    open_on,
    read_children,
    read_help,
)

_FIRST: Final = itemgetter(0)
COUNTED = (2, 3, 4, 5, 6)
"""Rungs that are help of the municipality; the first is what all children have."""


class Spans(NamedTuple):
    """What lasts, ordered by its first day: those days, the last ones, and what it is (children with help)."""

    firsts: list[dt.date]
    lasts: list[dt.date]
    what: list[Key]

    def on(self, day: dt.date) -> Iterator[Key]:
        """Yield what there is on a day. A page asks a quarter of a million times, so this is not a loop."""
        begun = bisect_right(self.firsts, day)
        return compress(self.what[:begun], map(le, repeat(day), self.lasts))


class PlacedFact(NamedTuple):
    """A placement with the children it is for. `runs_from` and `runs_to` hold no day at all when it ran on none.

    `ended` is the day it ended, None for one that has no such day.
    """

    runs_from: dt.date
    runs_to: dt.date
    begun: dt.date | None
    ended: dt.date | None
    case_id: Key
    kind: str
    children: list[ChildFact]

    def runs(self, day: dt.date) -> bool:
        """Tell whether it runs on a day."""
        return self.runs_from <= day <= self.runs_to


def highest_rungs(desk: FigureDesk, day: dt.date) -> dict[Key, int]:
    """Return the highest rung in use on a day of each counted child of the open cases, 0 for none.

    For `FigureDesk.on_day`.
    """
    cases, highest = desk.on_day(open_on, day), dict[Key, int]()
    for rung, spans in desk.always(_spans).items():
        # A higher rung writes over a lower one.
        highest.update(dict.fromkeys(spans.on(day), rung))
    return {child: highest.get(child, 0) for child, case in desk.always(_on_ladder) if case in cases}


def helped_children(desk: FigureDesk, day: dt.date) -> dict[Key, Key]:
    """Return child and case of the children of open cases with help of the municipality on a day."""
    homes, cases, spans = desk.always(_homes), desk.on_day(open_on, day), desk.always(_spans)
    there = set[Key]().union(*(spans[rung].on(day) for rung in COUNTED if rung in spans))
    return {child: homes[child] for child in there if homes[child] in cases}


def placed_children(desk: FigureDesk) -> list[PlacedFact]:
    """Return the placements with the children they are for, in the order they began. For `FigureDesk.always`."""
    placed = [each for each in desk.always(read_help) if each.is_placement and each.status in RUNS]
    # Of one day the one written last comes last: ids sort by time.
    placed.sort(key=lambda each: (each.first or dt.date.min, each.id))
    children = desk.always(children_of_help)
    return [
        PlacedFact(
            each.first or dt.date.max, _runs_to(each) or dt.date.min, each.first, each.last, each.case_id, each.kind,
            children.get((each.case_id, each.child_id), []),
        )
        for each in placed
    ]  # fmt: skip


def in_order(lasting: list[tuple[dt.date, dt.date, Key]]) -> Spans:
    """Return what lasts from one day to another, both with, so that it is quick to ask what there is on a day."""
    told = sorted(lasting, key=_FIRST)
    return Spans([first for first, _, _ in told], [last for _, last, _ in told], [what for _, _, what in told])


def _spans(desk: FigureDesk) -> dict[int, Spans]:
    """Return the help of each rung, the lowest first."""
    found, children = defaultdict[int, list[tuple[dt.date, dt.date, Key]]](list), desk.always(children_of_help)
    for each in desk.always(read_help):
        if each.rung and each.status in RUNS and each.first and (last := _runs_to(each)):
            for child in children.get((each.case_id, each.child_id), ()):
                found[each.rung].append((each.first, last, child.id))
    return {rung: in_order(found[rung]) for rung in sorted(found)}


def _runs_to(each: HelpFact) -> dt.date | None:
    """Return the last day of help that ran; without one it goes on, unless it stands as ended on a day nobody knows."""
    return each.last or (None if each.status == InterventionStatus.ENDED else dt.date.max)


def _homes(desk: FigureDesk) -> dict[Key, Key]:
    return {each.id: each.case_id for each in desk.always(read_children)}


def _on_ladder(desk: FigureDesk) -> list[tuple[Key, Key]]:
    return [(each.id, each.case_id) for each in desk.always(read_children) if each.on_ladder]
