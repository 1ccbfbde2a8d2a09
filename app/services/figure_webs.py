"""Which numbers of the key figures add up with which, so that they are hidden together (`rules/suppression`).

Figures of one family divide the same group, or one is the margin of another. Figures of a day (how many are open) are
judged for that day alone, and so always in the same way; figures of what happened in a period are judged together with
the quarters of their year. Moves between rungs come last: their margins are what they are, and the moves give way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.rules.key_figures import HIT, REST, Measure, Shape
from app.rules.suppression import Cell, Sum, Web

WHOLE = "#"
"""The part of a cell that is the whole group."""
OUT = "out"
MOVES, DIRECTION, START, END = "rung_moves", "rung_direction", "rungs_start", "rungs_end"
OPEN, OPENED, CLOSED = "cases_open", "cases_opened", "cases_closed"
SHARE, RATE = "prevention_share", "per_thousand"
PLACED, PLANNED = "placements_now", "children_with_plan"
ALIKE = {"placements_per_thousand": PLACED}
"""Figures that count just what another one does: of the two the same is hidden."""
BOTH = "open_or_opened"
YOUNG, CONTACT, AGES = "notification_contact_young", "notification_contact", "notifications_age"
_OLDER = ("7-12", "13-17", "18+", "unknown")
_FAMILIES: tuple[tuple[str, ...], ...] = (
    (OPEN, "cases_per_caseworker", "case_weights"),
    (END, SHARE, RATE, PLACED, PLANNED),
    (MOVES, DIRECTION),
    (OPENED, CLOSED),
    ("follow_ups_held", "follow_ups_counted"),
    ("meetings_held", "meetings_private", "meetings_child"),
    ("worries", "worry_to_meeting"),
    ("notifications_first", AGES, CONTACT, YOUNG),
)
OF_A_DAY = frozenset({
    OPEN, "cases_per_caseworker", "case_weights", START, END, SHARE, RATE, PLACED, PLANNED, *ALIKE,
    "talked_with", "goals_status", "interventions_waiting", "plan_aims",
})  # fmt: skip
"""Figures of the last day (or the first) of a period; all others are of what happened in it."""
_NOT_ADDED = frozenset({"placements_home", "goal_scores"})
"""A child or a goal may be in two quarters and is one in their year."""
HELPED = ("2", "3", "4", "5", "6")
"""Rungs that are help of the municipality."""
_TOTAL, _YEAR = 10_000, 1_000_000
"""What it costs to hide a whole group, or a number of a year, before a part of a quarter."""
Measures = Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Opening:
    """How many cases were open when a period began, and when it ended."""

    before: int
    now: int


def family_of(figure_id: str) -> tuple[str, ...]:
    """Return the figures that are judged together with one; itself among them."""
    return next((each for each in _FAMILIES if figure_id in each), (figure_id,))


def is_of_moves(figure_id: str) -> bool:
    """Tell whether a figure is of moves, which wait for their margins."""
    return figure_id in (MOVES, DIRECTION)


def web_of_a_day(name: str, measures: Measures, shapes: Mapping[str, Shape]) -> Web:
    """Return the web of figures that are of a day. The group is never hidden for its parts: there are parts enough."""
    web = _tables(name, measures, shapes)
    sums = [*web.sums, *_same_group(name, measures)]
    kept = {(name, each, WHOLE) for each in measures if each not in (SHARE, RATE)}
    alone = (each for each in measures if shapes[each] in (Shape.COUNT, Shape.RATIO))
    kept |= {(name, each, part.key) for each in alone for part in measures[each].parts}
    web = replace(web, sums=tuple(sums), kept=frozenset(kept))
    return _with_rungs(name, measures, web) if {END, SHARE, RATE} <= measures.keys() else web


def web_of_a_time(
    year: str, periods: Mapping[str, Measures], shapes: Mapping[str, Shape], opened: Mapping[str, Opening]
) -> Web:
    """Return the web of figures of what happened, in one period, or in a year and its quarters.

    `opened` says how many cases were open around each period: with them, what was opened tells what was closed.
    """
    webs = [_tables(name, measures, shapes) for name, measures in periods.items()]
    sums = [one for web in webs for one in web.sums]
    counts = {cell: count for web in webs for cell, count in web.counts.items()}
    unseen = {cell for web in webs for cell in web.unseen}
    kept: set[Cell] = set()
    for name, measures in periods.items():
        sums += _same_group(name, measures)
        if YOUNG in measures:
            _young(name, measures, counts, sums, unseen)
        if name in opened and OPENED in measures:
            kept |= _balance(name, opened[name], counts, sums, unseen)
    if year in periods:
        added = [cell for cell in counts if cell[0] == year and cell[1] in shapes and cell not in unseen]
        kept |= _year(added, [name for name in periods if name != year], counts, sums)
    prices = {cell: price + (_YEAR if cell[0] == year else 0) for web in webs for cell, price in web.prices.items()}
    loose = frozenset(cell for cell in unseen if cell[1] == BOTH)
    return Web(
        counts=counts, sums=tuple(sums), kept=frozenset(kept), unseen=frozenset(unseen), prices=prices, loose=loose
    )


def web_of_moves(name: str, measures: Measures, hidden: frozenset[Cell], shapes: Mapping[str, Shape]) -> Web:
    """Return the web of moves between rungs, with what is hidden of their margins (START and END in `measures`)."""
    margins = {key: measures[key] for key in (START, END)}
    moves = with_nobody(measures[MOVES], margins)
    web = _tables(name, {**measures, MOVES: moves}, shapes)
    sums, pairs = list(web.sums), [tuple(part.key.split(">")) for part in moves.parts]
    for side, margin in enumerate((START, END)):
        for part in margins[margin].parts:
            found = tuple((name, MOVES, ">".join(pair)) for pair in pairs if pair[side] == part.key)
            sums.append(Sum((name, margin, part.key), found))
    rungs = [part.key for part in margins[START].parts]
    stayed = [(rungs.index(a), rungs.index(b), (name, MOVES, f"{a}>{b}")) for a, b in pairs if OUT not in (a, b)]
    ways = {"up": [c for a, b, c in stayed if a < b], "same": [c for a, b, c in stayed if a == b],
            "down": [c for a, b, c in stayed if a > b]}  # fmt: skip
    sums += [Sum((name, DIRECTION, way), tuple(cells)) for way, cells in ways.items()]
    kept = frozenset(cell for cell in web.counts if cell[1] in (START, END))
    # Up, down or the same is what a leader looks for: other moves are hidden before them.
    prices = {cell: price + (_TOTAL if cell[1] == DIRECTION else 0) for cell, price in web.prices.items()}
    return replace(web, sums=tuple(sums), kept=kept, hidden=hidden & kept, prices=prices)


def with_nobody(moves: Measure, margins: Measures) -> Measure:
    """Return the moves with those nobody made: to hide one of them may be what keeps another from being computed.

    Only between rungs that somebody begins and somebody ends on; elsewhere nobody can have moved.
    """
    labels = {part.key: part.label for margin in margins.values() for part in margin.parts}
    for part in moves.parts:
        for key, label in zip(part.key.split(">"), part.label.split(" → "), strict=False):
            labels.setdefault(key, label)
    there = {part.key for part in moves.parts}
    starts = dict.fromkeys(key.split(">")[0] for key in sorted(there))
    ends = dict.fromkeys(key.split(">")[1] for key in sorted(there))
    missing = [(a, b) for a in starts for b in ends if f"{a}>{b}" not in there and (a, b) != (OUT, OUT)]
    more = [replace(moves.parts[0], key=f"{a}>{b}", label=f"{labels[a]} → {labels[b]}", count=0) for a, b in missing]
    return replace(moves, parts=(*moves.parts, *more))


def _tables(name: str, measures: Measures, shapes: Mapping[str, Shape]) -> Web:
    """Return each figure for itself: its parts and their group, tags with those who have them not."""
    counts: dict[Cell, int] = {}
    sums: list[Sum] = []
    unseen: set[Cell] = set()
    for figure, measure in measures.items():
        whole: Cell = (name, figure, WHOLE)
        counts[whole] = measure.n
        counts |= {(name, figure, part.key): part.count for part in measure.parts}
        cells = tuple((name, figure, part.key) for part in measure.parts)
        if shapes[figure] is not Shape.TAGS:
            sums.append(Sum(whole, cells))
            continue
        for cell, part in zip(cells, measure.parts, strict=True):
            without = (*cell, "not")
            counts[without] = measure.n - part.count
            sums.append(Sum(whole, (cell, without)))
            unseen.add(without)
    prices = {cell: count + (_TOTAL if cell[2] == WHOLE else 0) for cell, count in counts.items()}
    return Web(counts=counts, sums=tuple(sums), unseen=frozenset(unseen), prices=prices)


def _with_rungs(name: str, measures: Measures, web: Web) -> Web:
    """Tie the rungs of the last day to the help that is counted from them.

    A child on rung 4-6 is placed, and one on 2-6 has help that asks for a plan; others may be so too.
    """
    sums = [*web.sums, *(Sum((name, RATE, rung), ((name, END, rung),)) for rung in HELPED)]
    for key, rungs in ((HIT, HELPED[:2]), (REST, HELPED[2:])):
        sums.append(Sum((name, SHARE, key), tuple((name, END, rung) for rung in rungs)))
    sums.append(Sum((name, SHARE, WHOLE), ((name, RATE, WHOLE),)))
    others: dict[Cell, int] = {}
    for figure, within in ((PLACED, HELPED[2:]), (PLANNED, HELPED)):
        rest = measures[figure].n - sum(measures[END].count(rung) for rung in within) if figure in measures else -1
        if rest >= 0:
            others[name, figure, "others"] = rest
            parts = (*((name, END, rung) for rung in within), (name, figure, "others"))
            sums.append(Sum((name, figure, WHOLE), parts))
    loose = frozenset(others)
    return replace(web, counts={**web.counts, **others}, sums=tuple(sums), unseen=web.unseen | loose, loose=loose)


def _same_group(name: str, measures: Measures) -> list[Sum]:
    """Return that figures of a family divide one group; where it is not so, the sum is not true and is let go."""
    apart = (YOUNG, SHARE, RATE, PLACED, PLANNED, MOVES, DIRECTION, OPENED, CLOSED)
    first, *others = [each for each in measures if each not in apart] or [""]
    return [Sum((name, first, WHOLE), ((name, each, WHOLE),)) for each in others]


def _young(name: str, measures: Measures, counts: dict[Cell, int], sums: list[Sum], unseen: set[Cell]) -> None:
    """Tie the youngest to all: what is left when they are subtracted is the older children."""
    rest = {part.key: part.count - measures[YOUNG].count(part.key) for part in measures[CONTACT].parts}
    cells = {key: (name, "older", key) for key in rest}
    counts |= {cells[key]: count for key, count in rest.items()}
    older = (name, "older", WHOLE)
    counts[older] = measures[CONTACT].n - measures[YOUNG].n
    sums += [Sum((name, CONTACT, key), ((name, YOUNG, key), cell)) for key, cell in cells.items()]
    sums.append(Sum((name, CONTACT, WHOLE), ((name, YOUNG, WHOLE), older)))
    sums.append(Sum(older, tuple(cells.values())))
    sums.append(Sum(older, tuple((name, AGES, key) for key in _OLDER)))
    unseen |= {older, *cells.values()}


def _balance(name: str, opening: Opening, counts: dict[Cell, int], sums: list[Sum], unseen: set[Cell]) -> set[Cell]:
    """Tie what is open now to what was open before, and to what was opened and closed."""
    before, now, both = ((name, each, WHOLE) for each in ("open_before", "open_now", BOTH))
    counts |= {before: opening.before, now: opening.now}
    counts[both] = opening.before + counts[name, OPENED, WHOLE]
    sums += [Sum(both, (before, (name, OPENED, WHOLE))), Sum(both, (now, (name, CLOSED, WHOLE)))]
    unseen.add(both)
    return {before, now}


def _year(added: list[Cell], quarters: list[str], counts: dict[Cell, int], sums: list[Sum]) -> set[Cell]:
    """Tie the numbers of a year to those of its quarters.

    What a quarter does not mention, and its year does, is nobody; what is not mentioned cannot be hidden.
    """
    tied = [cell for cell in added if cell[1] not in _NOT_ADDED]
    sums += [Sum(cell, tuple((name, *cell[1:]) for name in quarters)) for cell in tied]
    absent = {(name, *cell[1:]) for cell in tied for name in quarters} - counts.keys()
    counts |= dict.fromkeys(absent, 0)
    return absent
