"""The figures of a department: the files of colleagues added up, with honest limits where some of them hide a number.

What is computed here comes from what the files show and nothing else, and each file was safe alone; so nothing more is
known of anybody. A shown number of a file is nobody or a whole group, and so is their sum: there is nothing left to
hide but what the files hid.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select

from app.rules.figure_periods import period_before
from app.rules.key_figures import HIT, KeyFigure, Period, Shape
from app.services.department_rows import FEWEST, Bounds, DepartmentPage, DepartmentPart, DepartmentRow
from app.services.department_values import added, has_mean, has_middle, mean_of, middle_of, part_bounds, part_middle
from app.services.figure_definitions import list_figures, measures
from app.services.figure_desk import FigureDesk
from app.services.figure_webs import ALIKE, MOVES, OUT, START
from app.services.figures import population_of, smallest_group
from app.services.figures_outcome import ELSEWHERE
from app.services.meeting_types import list_types
from app.services.modules import switched_off
from app.services.period_files import read_files
from app.services.period_values import FigureCounts
from app.services.placement_kinds import list_placement_kinds
from app.services.ports import Unit, use_case
from app.services.programmes import programmes_for

WITHOUT_KIND = ("own", "unknown")
"""Keys of the parts that stand last: what was made for the child, and what nobody has written."""
OWN_NAME, OUT_NAME = "kommunens egne og andre", "ikke i sag"


@use_case("figures.department")
def department_figures(unit: Unit, period: Period, *, every_module: bool = False) -> DepartmentPage:
    """Return the files of a period added up, beside the period before where there are files enough of that too.

    Nothing is told of one file alone. Figures of parts of the program that are off here are left out, unless
    `every_module`.
    """
    chosen, desk = _chosen(unit, every_module=every_module), FigureDesk(unit, period, unit.today)
    page, before = (_page(desk, each, chosen) for each in (period, period_before(period)))
    return replace(page, before=before if before.rows else None)


def _chosen(unit: Unit, *, every_module: bool) -> list[KeyFigure]:
    off = frozenset[str]() if every_module else switched_off(unit)
    figures = (each for each in list_figures(unit) if each.on or every_module)
    return [each.figure for each in figures if each.figure.module not in off]


def _page(desk: FigureDesk, period: Period, chosen: Sequence[KeyFigure]) -> DepartmentPage:
    """Return a period without the one before it."""
    every, population = read_files(desk.unit, period), population_of(desk.unit, period)
    ours = smallest_group(desk.unit)
    files = [each for each in every if each.smallest >= ours]
    rows = []
    for figure in chosen:
        told = [found for one in files for found in one.figures if found.id == figure.id]
        if len(told) >= FEWEST:
            rows.append(_row(figure, told, names_of_parts(desk, figure.id), population))
    counted = min((each.counted_to for each in files), default=None)
    return DepartmentPage(
        period=period, files=len(files), left_out=len(every) - len(files), counted_to=counted, rows=tuple(rows)
    )


class _BareDesk(FigureDesk):
    """A desk with no rows on it: nobody is counted there, and the parts are called what they are called everywhere."""

    def rows(self, _query: Select[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield nothing."""
        return iter(())

    def beside(self, period: Period) -> "_BareDesk":
        """Return such a desk for another period."""
        return _BareDesk(self.unit, period, self.today, self.readings)


def names_of_parts(desk: FigureDesk, figure_id: str) -> Mapping[str, str]:
    """Return what the parts of a figure are called here by their keys, in their order.

    No case is counted for it, which takes seconds of ten thousand: every name stands in a list. What no list here has
    is called by its key, which is what was written where it was made.
    """
    return _labels(_BareDesk(desk.unit, desk.period, desk.today), figure_id)


def _labels(desk: FigureDesk, figure_id: str) -> dict[str, str]:
    """Return what the parts of a figure are called here by their keys, in their order."""
    if figure_id == MOVES:
        rungs = {**_labels(desk, START), OUT: OUT_NAME}
        return {f"{a}>{b}": f"{rungs[a]} → {rungs[b]}" for a in rungs for b in rungs}
    known = {part.key: part.label for part in measures()[figure_id](desk).parts}
    if figure_id == "catalogue_use":
        known = {key: each.name for key, each in programmes_for(desk.unit).items()} | known
    if figure_id == "meetings_held":
        known = {key: each.name for key, each in list_types(desk.unit).items()} | known
    if figure_id in ("placements_now", "placements_ended", *ALIKE):
        known = {each.id: each.name for each in list_placement_kinds(desk.unit)} | known
    return _with_others(known) if ELSEWHERE not in known else {**known, ELSEWHERE: OWN_NAME}


def _with_others(known: Mapping[str, str]) -> dict[str, str]:
    """Return the parts with those of other municipalities' own kinds, before what has no kind at all."""
    last = {key: known[key] for key in WITHOUT_KIND if key in known}
    return {**{key: name for key, name in known.items() if key not in last}, ELSEWHERE: OWN_NAME, **last}


def _row(
    figure: KeyFigure, files: Sequence[FigureCounts], names: Mapping[str, str], population: int | None
) -> DepartmentRow:
    n = added([_whole(figure, each) for each in files])
    told = {key for each in files for key in each.parts}
    keys = (*(key for key in names if key in told), *sorted(told - names.keys()))
    parts = [_part(figure, files, key, names.get(key, key), n) for key in keys]
    hit = next((each.percent for each in parts if each.key == HIT), None)
    per = sum(each.per or 0 for each in files)
    children = population if figure.rated else None
    return DepartmentRow(
        figure=figure, n=n, files=len(files), parts=tuple(_rated(each, children) for each in parts),
        percent=hit if figure.shape is Shape.SHARE else None,
        ratio=n.low / per if figure.shape is Shape.RATIO and per and n.exact is not None else None,
        rate=n.low * 1000 / children if children and n.exact is not None else None,
        middle=middle_of(figure, files) if has_middle(figure) else None,
        mean=mean_of(files) if has_mean(figure) else None,
    )  # fmt: skip


def _part(figure: KeyFigure, files: Sequence[FigureCounts], key: str, label: str, n: Bounds) -> DepartmentPart:
    bounds = added([part_bounds(figure, each, key) for each in files])
    percent = percents = None
    if n.exact:
        percent = 100 * bounds.low / n.exact if bounds.exact is not None else None
        if percent is None and bounds.high is not None:
            percents = 100 * bounds.low / n.exact, 100 * min(bounds.high, n.exact) / n.exact
    return DepartmentPart(key, label, bounds, percent, percents, part_middle(key, files))


def _rated(part: DepartmentPart, children: int | None) -> DepartmentPart:
    known = part.bounds.exact
    return replace(part, rate=known * 1000 / children) if children and known is not None else part


def _whole(figure: KeyFigure, each: FigureCounts) -> Bounds:
    """Return what a file tells of the whole group: hidden, it is at least what is shown of it."""
    if each.n is not None:
        return Bounds(each.n, each.n, 0)
    shown = [count for count in each.parts.values() if count is not None]
    return Bounds(max(shown, default=0) if figure.shape is Shape.TAGS else sum(shown), None, 1)
