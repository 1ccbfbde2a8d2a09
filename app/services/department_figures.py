"""The figures of a department: the files of colleagues added up, with honest limits where some of them hide a number.

What is computed here comes from what the files show and nothing else, and each file was safe alone; so nothing more is
known of anybody. A shown number of a file is nobody or a whole group, and so is their sum: there is nothing left to
hide but what the files hid.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.rules.key_figures import HIT, KeyFigure, Period, Shape
from app.services.figure_definitions import list_figures, measures
from app.services.figure_desk import FigureDesk
from app.services.figure_webs import MOVES, OUT, START
from app.services.figures import population_of, smallest_group
from app.services.figures_outcome import ELSEWHERE
from app.services.meeting_types import list_types
from app.services.modules import switched_off
from app.services.period_counts import FigureCounts
from app.services.period_files import read_files
from app.services.placement_kinds import list_placement_kinds
from app.services.ports import Unit, use_case
from app.services.programmes import shipped_catalogue

OWN_NAME, OUT_NAME = "kommunens egne og andre", "ikke i sag"
PER_THOUSAND = "per_thousand"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number that is at least `low` and at most `high` (None: nobody knows), hidden in so many of the files."""

    low: int
    high: int | None
    hidden_in: int

    @property
    def exact(self) -> int | None:
        """Return the number when no file hides it."""
        return self.low if self.high == self.low else None

    @property
    def words(self) -> str:
        """»mindst 120, højst 140«, »mindst 120«, »134«."""
        if self.high is None:
            return f"mindst {self.low}"
        return str(self.low) if self.exact is not None else f"mindst {self.low}, højst {self.high}"


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """One part of a figure of the department; `percent` only when both it and the group are known."""

    key: str
    label: str
    bounds: Bounds
    percent: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentRow:
    """One figure of the department: the group, its parts, and in how many files it stands."""

    figure: KeyFigure
    n: Bounds
    parts: tuple[DepartmentPart, ...]
    files: int
    percent: float | None = None
    ratio: float | None = None
    rate: float | None = None

    @property
    def id(self) -> str:
        """Return the id of the definition."""
        return self.figure.id

    @property
    def suppressed(self) -> bool:
        """Tell whether some file hides something of it."""
        return self.n.exact is None or any(each.bounds.exact is None for each in self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentPage:
    """The figures of all files of a period; `counted_to` is the earliest day one of them stops at.

    `left_out`: files that show smaller groups than the municipality has chosen to since they were read.
    """

    period: Period
    files: int
    left_out: int
    counted_to: dt.date | None
    rows: tuple[DepartmentRow, ...]


@use_case("figures.department")
def department_figures(unit: Unit, period: Period, *, every_module: bool = False) -> DepartmentPage:
    """Return the files of a period added up. Medians, averages and trends cannot be added and are not there.

    Figures of parts of the program that are off here are left out, unless `every_module`.
    """
    off = frozenset[str]() if every_module else switched_off(unit)
    every = read_files(unit, period)
    files = [each for each in every if each.smallest >= smallest_group(unit)]
    told = {each.id for one in files for each in one.figures}
    population = population_of(unit, period)
    desk = FigureDesk(unit, period, unit.today)
    rows = tuple(
        _row(each.figure, [found for one in files for found in one.figures if found.id == each.figure.id],
             _labels(desk, each.figure.id), population)
        for each in list_figures(unit)
        if each.figure.id in told and (each.on or every_module) and each.figure.module not in off
    )  # fmt: skip
    counted = min((each.counted_to for each in files), default=None)
    return DepartmentPage(
        period=period, files=len(files), left_out=len(every) - len(files), counted_to=counted, rows=rows
    )


def _labels(desk: FigureDesk, figure_id: str) -> dict[str, str]:
    """Return what the parts of a figure are called here by their keys, in their order."""
    if figure_id == MOVES:
        rungs = {**_labels(desk, START), OUT: OUT_NAME}
        return {f"{a}>{b}": f"{rungs[a]} → {rungs[b]}" for a in rungs for b in rungs}
    known = {part.key: part.label for part in measures()[figure_id](desk).parts}
    if figure_id == "catalogue_use":
        known = {key: each.name for key, each in shipped_catalogue().programmes.items()} | known
    if figure_id == "meetings_held":
        known = {key: each.name for key, each in list_types(desk.unit).items()} | known
    if figure_id in ("placements_now", "placements_ended"):
        known = {each.id: each.name for each in list_placement_kinds(desk.unit)} | known
    return {**known, ELSEWHERE: OWN_NAME}


def _row(
    figure: KeyFigure, files: Sequence[FigureCounts], names: Mapping[str, str], population: int | None
) -> DepartmentRow:
    n = _added([_whole(figure, each) for each in files])
    told = {key for each in files for key in each.parts}
    parts = []
    for key in (*(key for key in names if key in told), *sorted(told - names.keys())):
        bounds = _added([_part(figure, each, key) for each in files])
        parts.append(DepartmentPart(key, names.get(key, key), bounds, _percent(bounds, n)))
    hit = next((each.percent for each in parts if each.key == HIT), None)
    per = sum(each.per or 0 for each in files)
    rated = figure.id == PER_THOUSAND and population and n.exact is not None
    return DepartmentRow(
        figure=figure, n=n, parts=tuple(parts), files=len(files),
        percent=hit if figure.shape is Shape.SHARE else None,
        ratio=n.low / per if figure.shape is Shape.RATIO and per and n.exact is not None else None,
        rate=n.low * 1000 / population if rated and population else None,
    )  # fmt: skip


def _whole(figure: KeyFigure, each: FigureCounts) -> Bounds:
    """Return what a file tells of the whole group: hidden, it is at least what is shown of it."""
    if each.n is not None:
        return Bounds(each.n, each.n, 0)
    shown = [count for count in each.parts.values() if count is not None]
    return Bounds(max(shown, default=0) if figure.shape is Shape.TAGS else sum(shown), None, 1)


def _part(figure: KeyFigure, each: FigureCounts, key: str) -> Bounds:
    """Return what a file tells of one part: hidden, it is at most what is left of the group."""
    count = each.parts.get(key, 0)
    if count is not None:
        return Bounds(count, count, 0)
    if each.n is None:
        return Bounds(0, None, 1)
    others = 0 if figure.shape is Shape.TAGS else sum(one or 0 for one in each.parts.values())
    return Bounds(0, each.n - others, 1)


def _added(files: Iterable[Bounds]) -> Bounds:
    every = list(files)
    highs = [each.high for each in every if each.high is not None]
    high = sum(highs) if len(highs) == len(every) else None
    return Bounds(sum(each.low for each in every), high, sum(each.hidden_in for each in every))


def _percent(part: Bounds, n: Bounds) -> float | None:
    return 100 * part.exact / n.exact if part.exact is not None and n.exact else None
