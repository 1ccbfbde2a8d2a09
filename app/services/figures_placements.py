"""What is counted of children who live away from home: how many, for the first time, for how long, and home again.

Each figure is counted by its own text in `resources/definitions/key_figures.toml`.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from statistics import mean, median

from app.rules.key_figures import Measure, Part, share
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_cases import Key, open_at_end
from app.services.figure_readings_help import PlacedFact, placed_children
from app.services.figure_readings_lives import read_births
from app.services.placement_kinds import PlacementKind, list_placement_kinds

UNKNOWN, ELSEWHERE = "unknown", "elsewhere"
"""Nobody has said which kind; and a kind from another laptop, whose id is somebody's own words and is not shown."""
AGES = ((2, "0-2"), (6, "3-6"), (12, "7-12"), (17, "13-17"))
OLDEST = "18+"


def placements_now(desk: FigureDesk) -> Measure:
    """Count the children who live away from home on the last day, by the kind of the placement begun last."""
    placed = desk.once(_placed_at_end)
    return Measure(id="placements_now", n=len(placed), parts=_by_kind(desk, placed))


def placements_per_thousand(desk: FigureDesk) -> Measure:
    """Count the same children; whoever knows how many children there are in the municipality sets `per`."""
    return replace(placements_now(desk), id="placements_per_thousand")


def placements_first(desk: FigureDesk) -> Measure:
    """Count the children who were placed for the first time in the period, by their age that day."""
    first, last = desk.period.first, desk.end
    ages = [age for day, age in desk.always(_first_times) if first <= day <= last]
    there, known = Counter(map(_group, ages)), [age for age in ages if age is not None]
    parts = tuple(Part(key, label, there[key]) for key, label in _age_groups())
    return Measure(id="placements_first", n=len(ages), parts=parts, average=mean(known) if known else None)


def placements_ended(desk: FigureDesk) -> Measure:
    """Count the placements that ended in the period by kind, with the median of the days they lasted."""
    days: dict[str, list[int]] = defaultdict(list)
    ended = [each for each in _ended(desk) if each.begun]
    for each in ended:
        if each.begun and each.ended:
            days[_known_kind(desk, each.kind)].append((each.ended - each.begun).days)
    parts = _by_kind(desk, [each.kind for each in ended], {key: median(each) for key, each in days.items()})
    every = [number for each in days.values() for number in each]
    return Measure(id="placements_ended", n=len(ended), parts=parts, middle=median(every) if every else None)


def placements_home(desk: FigureDesk) -> Measure:
    """Count, of the children whose placement ended in the period, those in none the day after the last of them."""
    last: dict[Key, dt.date] = {}
    for each in _ended(desk):
        for child in each.children:
            last[child.id] = max(last.get(child.id, dt.date.min), each.ended or dt.date.min)
    away = {
        child.id
        for each in desk.always(placed_children)
        for child in each.children
        if child.id in last and each.runs(last[child.id] + dt.timedelta(days=1))
    }
    return share("placements_home", len(last.keys() - away), len(last))


def _placed_at_end(desk: FigureDesk) -> list[str]:
    """Return the kind of the placement begun last of each child who lives away from home on the last day."""
    there, day, newest = open_at_end(desk), desk.end, dict[Key, str]()
    for runs_from, runs_to, _, _, case, kind, children in desk.always(placed_children):
        if runs_from <= day <= runs_to and case in there:
            newest.update({child.id: kind for child in children if child.on_ladder})
    return list(newest.values())


def _ended(desk: FigureDesk) -> list[PlacedFact]:
    first, last = desk.period.first, desk.end
    return [each for each in desk.always(placed_children) if each.ended and first <= each.ended <= last]


def _first_times(desk: FigureDesk) -> list[tuple[dt.date, int | None]]:
    """Return the day each child was first placed, and its age that day."""
    first, births = dict[Key, tuple[dt.date, int | None]](), desk.always(read_births)
    for each in desk.always(placed_children):
        if each.begun:
            for child in each.children:
                if child.id not in first:
                    first[child.id] = each.begun, _age(births.get(child.id), each.begun)
    return list(first.values())


def _known_kind(desk: FigureDesk, kind: str) -> str:
    known = {each.id for each in desk.always(_kinds)}
    return UNKNOWN if not kind else kind if kind in known else ELSEWHERE


def _kinds(desk: FigureDesk) -> tuple[PlacementKind, ...]:
    return list_placement_kinds(desk.unit)


def _by_kind(desk: FigureDesk, placed: Iterable[str], middles: dict[str, float] | None = None) -> tuple[Part, ...]:
    """Return a part for each kind in use or counted, in the order of the list; what nobody knows here is one part."""
    kinds, middles = desk.always(_kinds), middles or {}
    there = Counter(kind or UNKNOWN for kind in placed)
    names = {each.id: each.name for each in kinds if each.in_use or there[each.id]}
    strange = there.total() - there[UNKNOWN] - sum(there[key] for key in names)
    parts = [Part(key, name, there[key], middles.get(key)) for key, name in names.items()]
    if strange:
        parts.append(Part(ELSEWHERE, "en slags, der ikke findes her", strange, middles.get(ELSEWHERE)))
    return (*parts, Part(UNKNOWN, "slags ikke skrevet", there[UNKNOWN], middles.get(UNKNOWN)))


def _age(birth: dt.date | None, day: dt.date) -> int | None:
    """Return whole years on a day; None when the birth is not known, or lies ahead."""
    if birth is None or birth > day:
        return None
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _group(age: int | None) -> str:
    if age is None:
        return UNKNOWN
    return next((key for oldest, key in AGES if age <= oldest), OLDEST)


def _age_groups() -> tuple[tuple[str, str], ...]:
    years = tuple((key, f"{key} år") for _, key in AGES)
    return (*years, (OLDEST, "18 år og over"), (UNKNOWN, "alder ikke kendt"))


MEASURES: dict[str, Callable[[FigureDesk], Measure]] = {
    "placements_now": placements_now,
    "placements_per_thousand": placements_per_thousand,
    "placements_first": placements_first,
    "placements_ended": placements_ended,
    "placements_home": placements_home,
}
