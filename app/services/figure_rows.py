"""What is shown of the key figures: frozen rows in which a number that is hidden is simply not there."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.rules.figure_periods import Rhythm
from app.rules.key_figures import HIT, Group, KeyFigure, Period, Shape

STILL_RUNNING = (
    "Perioden er ikke slut. Papir og filer kan laves, når den er: to fra hver sin dag kunne tilsammen vise ét barn."
)
NOT_OUT = "Tallene her må kun ses på skærmen. Vælg et halvår, et kvartal eller et år, hvor små tal er skjult."
"""For a page that may not leave, whatever the reason: it is free, shows small groups, or is of the other rhythm."""
OTHER_RHYTHM = {
    Rhythm.QUARTERS: "Der er givet halvårstal ud herfra. Kvartaler og år overlapper dem, og så kan små tal regnes ud."
    " Vælg et halvår.",
    Rhythm.HALF_YEARS: "Der er givet tal ud for kvartaler eller år. Halvår overlapper dem, og så kan små tal regnes ud."
    " Vælg et kvartal eller et år.",
}
"""Why a period of one rhythm may not leave when the other has."""


class Trend(StrEnum):
    """Which way a figure has gone since the period before; NONE when one of the two is hidden or not there."""

    RISING = "rising"
    STABLE = "stable"
    FALLING = "falling"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part of a group: how many (None: hidden), percent of the group, median of days, how many of every 1,000."""

    key: str
    label: str
    count: int | None
    percent: float | None = None
    middle: float | None = None
    rate: float | None = None

    @property
    def hidden(self) -> bool:
        """Tell whether the number is hidden."""
        return self.count is None


@dataclass(frozen=True, slots=True)
class PastFigure:
    """A figure in an earlier period; `value` is what a line draws of it, None when it is hidden or nobody knows."""

    period: Period
    n: int | None
    value: float | None
    parts: tuple[ShownPart, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureRow:
    """One figure of a period. What is None is hidden, or there was nothing to count it from (`suppressed` tells).

    `percent` is of the group, `middle` a median of days, `average` a mean age in years, `rate` for every 1,000
    children, `ratio` for each of `per`. `change` is from the period before: percentage points, for every 1,000, days
    or a number.
    """

    figure: KeyFigure
    parts: tuple[ShownPart, ...]
    n: int | None
    percent: float | None = None
    middle: float | None = None
    average: float | None = None
    rate: float | None = None
    ratio: float | None = None
    per: int | None = None
    trend: Trend = Trend.NONE
    change: float | None = None
    past: tuple[PastFigure, ...] = ()

    @property
    def id(self) -> str:
        """Return the id of the definition."""
        return self.figure.id

    @property
    def suppressed(self) -> bool:
        """Tell whether anything of the figure is hidden."""
        return self.n is None or any(each.hidden for each in self.parts)

    def part(self, key: str) -> ShownPart | None:
        """Return one part, None when there is none of that name."""
        return next((each for each in self.parts if each.key == key), None)

    @property
    def numerator(self) -> int | None:
        """Return how many: those of a share, else the whole group; None when either is hidden."""
        if self.figure.shape is not Shape.SHARE or self.n is None:
            return self.n
        hit = self.part(HIT)
        return hit.count if hit else None

    @property
    def denominator(self) -> int | None:
        """Return of how many, or for each of how many; None when the figure is a plain number."""
        if self.figure.shape is Shape.SHARE:
            return self.n
        return self.per if self.figure.shape is Shape.RATIO else None


@dataclass(frozen=True, kw_only=True, slots=True)
class FigurePage:
    """The figures of one period, or of one group of them.

    `running`: the period is not over, and they are counted up to `end`. `may_leave`: they may stand on paper and in
    files. `small_shown`: nothing is hidden, on the screen of one who knows the families. `who`: the caseworkers whose
    cases are counted, for the screen alone; none: all of them.
    """

    period: Period
    end: dt.date
    running: bool
    may_leave: bool
    smallest: int
    small_shown: bool
    population: int | None
    rows: tuple[FigureRow, ...]
    who: tuple[str, ...] = ()

    def row(self, figure_id: str) -> FigureRow | None:
        """Return one figure, None when it is not on the page."""
        return next((each for each in self.rows if each.id == figure_id), None)

    def of(self, group: Group) -> tuple[FigureRow, ...]:
        """Return the figures of one group."""
        return tuple(each for each in self.rows if each.figure.group is group)
