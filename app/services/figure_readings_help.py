"""The help of all children laid out in time, so that a page of many periods goes through it once: rungs, placements.

Ids stand as they are stored: they are only looked up.
"""

import datetime as dt
from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from app.models.enums import InterventionStatus
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_cases import RUNS, ChildFact, HelpFact, Key, children_of, read_children, read_help

COUNTED = (2, 3, 4, 5, 6)
"""Rungs that are help of the municipality; the first is what all children have."""


class Span(NamedTuple):
    """Help on a rung for one child, from its first day to its last."""

    first: dt.date
    last: dt.date
    rung: int
    child: Key


def highest_rungs(desk: FigureDesk, cases: frozenset[Key], day: dt.date) -> dict[Key, int]:
    """Return the highest rung in use on a day of each counted child of some cases, 0 for none."""
    found = {child: 0 for child, case in desk.always(_on_ladder) if case in cases}
    for _, last, rung, child in _begun(desk, day):
        if last >= day and rung > found.get(child, rung):
            found[child] = rung
    return found


def helped_children(desk: FigureDesk, cases: frozenset[Key], day: dt.date) -> dict[Key, Key]:
    """Return child and case of the children of some cases with help of the municipality on a day."""
    homes = desk.always(_homes)
    there = {child for _, last, rung, child in _begun(desk, day) if last >= day and rung in COUNTED}
    return {child: homes[child] for child in there if homes[child] in cases}


def placed_children(desk: FigureDesk) -> list[tuple[HelpFact, list[ChildFact]]]:
    """Return the placements with the children they are for, in the order they began. For `FigureDesk.always`."""
    placed = [each for each in desk.always(read_help) if each.is_placement and each.status in RUNS]
    # Of one day the one written last comes last: ids sort by time.
    placed.sort(key=lambda each: (each.first or dt.date.min, each.id))
    return [(each, children_of(desk, each)) for each in placed]


def _begun(desk: FigureDesk, day: dt.date) -> list[Span]:
    spans = desk.always(_spans)
    return spans[: bisect_right(spans, day, key=itemgetter(0))]


def _spans(desk: FigureDesk) -> list[Span]:
    found = list[Span]()
    for each in desk.always(read_help):
        last = each.last or (None if each.status == InterventionStatus.ENDED else dt.date.max)
        if each.rung and each.status in RUNS and each.first and last:
            found += [Span(each.first, last, each.rung, child.id) for child in children_of(desk, each)]
    return sorted(found, key=itemgetter(0))


def _homes(desk: FigureDesk) -> dict[Key, Key]:
    return {each.id: each.case_id for each in desk.always(read_children)}


def _on_ladder(desk: FigureDesk) -> list[tuple[Key, Key]]:
    return [(each.id, each.case_id) for each in desk.always(read_children) if each.on_ladder]
