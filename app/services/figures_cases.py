"""What is counted of cases: how many, on which rung their children are, how that moved, and how much they weigh.

Each figure is counted by its own text in `resources/definitions/key_figures.toml`.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable

from app.models.enums_early import CaseStage
from app.rules.key_figures import HIT, Measure, Part, count, share
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_cases import Key, open_at_end, read_cases
from app.services.figure_readings_help import COUNTED, highest_rungs
from app.services.figure_readings_weight import weigh_cases
from app.services.ladder import shipped_rungs

OUT, NONE = "out", "none"
PREVENTION = (2, 3)
DIRECTIONS = (("up", "op"), ("same", "samme trin"), ("down", "ned"))
_AT = {OUT: "ikke i sag", NONE: "intet trin"}


def cases_open(desk: FigureDesk) -> Measure:
    """Count the cases that are open at the end: early courses and cases."""
    cases = desk.always(_by_key)
    stages = Counter(cases[key][0] for key in open_at_end(desk))
    parts = (
        Part(CaseStage.EARLY.value, "tidlige forløb", stages[CaseStage.EARLY]),
        Part(CaseStage.CASE.value, "sager", stages[CaseStage.CASE]),
    )
    return Measure(id="cases_open", n=sum(stages.values()), parts=parts)


def cases_opened(desk: FigureDesk) -> Measure:
    """Count the cases that began in the period."""
    return count("cases_opened", _in_period(desk, desk.always(_begun_days)))


def cases_closed(desk: FigureDesk) -> Measure:
    """Count the cases that were closed in the period."""
    return count("cases_closed", _in_period(desk, desk.always(_closed_days)))


def rungs_start(desk: FigureDesk) -> Measure:
    """Count the children on each rung when the period began."""
    return _rungs("rungs_start", _at_start(desk))


def rungs_end(desk: FigureDesk) -> Measure:
    """Count the children on each rung when the period ended."""
    return _rungs("rungs_end", _at_end(desk))


def rung_moves(desk: FigureDesk) -> Measure:
    """Count from which rung to which the children came, also those who came or went."""
    before, after = _at_start(desk), _at_end(desk)
    moved = Counter((before.get(key, -1), after.get(key, -1)) for key in before.keys() | after.keys())
    parts = tuple(
        Part(f"{_key(start)}>{_key(end)}", f"{_name(start)} → {_name(end)}", moved[start, end])
        for start, end in sorted(moved)
    )
    return Measure(id="rung_moves", n=sum(moved.values()), parts=parts)


def rung_direction(desk: FigureDesk) -> Measure:
    """Count which way the highest rung went for those who were in a case on both days."""
    before, after = _at_start(desk), _at_end(desk)
    ways = Counter(way(before[key], after[key]) for key in before.keys() & after.keys())
    parts = tuple(Part(key, label, ways[key]) for key, label in DIRECTIONS)
    return Measure(id="rung_direction", n=sum(ways.values()), parts=parts)


def prevention_share(desk: FigureDesk) -> Measure:
    """Count how many of those with help of the municipality have it without being placed."""
    rungs = [rung for rung in _at_end(desk).values() if rung in COUNTED]
    return share("prevention_share", sum(rung in PREVENTION for rung in rungs), len(rungs))


def per_thousand(desk: FigureDesk) -> Measure:
    """Count the children on rungs 2 to 6 at the end; whoever knows how many children there are sets `per`."""
    rungs = Counter(rung for rung in _at_end(desk).values() if rung in COUNTED)
    parts = tuple(Part(str(rung), _name(rung), rungs[rung]) for rung in COUNTED)
    return Measure(id="per_thousand", n=sum(rungs.values()), parts=parts)


def cases_per_caseworker(desk: FigureDesk) -> Measure:
    """Count the cases and the caseworkers who have one of them."""
    cases, there = desk.always(_by_key), open_at_end(desk)
    names = {cases[key][1] for key in there}
    parts = (Part(HIT, "sager", len(there)),)
    return Measure(id="cases_per_caseworker", n=len(there), parts=parts, per=len(names) or None)


def case_weights(desk: FigureDesk) -> Measure:
    """Count the open cases by how much work there is in them."""
    return weigh_cases(desk, open_at_end(desk))


def _at_start(desk: FigureDesk) -> dict[Key, int]:
    return desk.on_day(highest_rungs, desk.before)


def _at_end(desk: FigureDesk) -> dict[Key, int]:
    return desk.on_day(highest_rungs, desk.end)


def _begun_days(desk: FigureDesk) -> list[dt.date]:
    return sorted(each.begun for each in desk.always(read_cases).values() if each.begun)


def _closed_days(desk: FigureDesk) -> list[dt.date]:
    return sorted(each.closed for each in desk.always(read_cases).values() if each.closed)


def _by_key(desk: FigureDesk) -> dict[Key, tuple[str, str]]:
    """Return stage and caseworker of each case by its id as stored."""
    return {each.id: (each.stage, each.caseworker) for each in desk.always(read_cases).values()}


def _in_period(desk: FigureDesk, days: list[dt.date]) -> int:
    return max(0, bisect_right(days, desk.end) - bisect_left(days, desk.period.first))


def _rungs(figure: str, highest: dict[Key, int]) -> Measure:
    there = Counter(highest.values())
    rungs = (0, *(each.number for each in shipped_rungs()))
    return Measure(id=figure, n=len(highest), parts=tuple(Part(_key(r), _name(r), there[r]) for r in rungs))


def _key(rung: int) -> str:
    return {-1: OUT, 0: NONE}.get(rung) or str(rung)


def _name(rung: int) -> str:
    """Return what a rung is called; the two places beside the ladder are -1 and 0."""
    named = next((each.short for each in shipped_rungs() if each.number == rung), "")
    return f"{rung} {named}".strip() if rung > 0 else _AT[_key(rung)]


def way(before: int, after: int) -> str:
    """Return which way a number went: up, same or down."""
    return "same" if before == after else "up" if after > before else "down"


MEASURES: dict[str, Callable[[FigureDesk], Measure]] = {
    "cases_open": cases_open,
    "cases_opened": cases_opened,
    "cases_closed": cases_closed,
    "rungs_start": rungs_start,
    "rungs_end": rungs_end,
    "rung_moves": rung_moves,
    "rung_direction": rung_direction,
    "prevention_share": prevention_share,
    "per_thousand": per_thousand,
    "cases_per_caseworker": cases_per_caseworker,
    "case_weights": case_weights,
}
