"""What is shown of a department: frozen rows of numbers with their limits, and how many files tell them."""

import datetime as dt
from dataclasses import dataclass

from app.rules.key_figures import HIT, Group, KeyFigure, Period

FEWEST = 2
"""One file alone is one caseworker: a department is shown from two on."""


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
        """»mindst 120, højst 140«, »højst 20«, »mindst 120«, »134«."""
        if self.exact is not None:
            return str(self.low)
        told = [f"mindst {self.low}"] if self.low or self.high is None else []
        return ", ".join([*told, *([] if self.high is None else [f"højst {self.high}"])])


@dataclass(frozen=True, slots=True)
class Between:
    """A median or a mean between two numbers (`high` None: nobody knows how high), told by so many of the files."""

    low: float
    high: float | None
    files: int


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """One part of a figure of the department.

    `percent` only when both it and the group are known; `percents` are its limits when the group is known and the part
    is not. `middle` is the median of days where the figure has one for each part, `rate` how many of every 1,000.
    """

    key: str
    label: str
    bounds: Bounds
    percent: float | None
    percents: tuple[float, float] | None = None
    middle: Between | None = None
    rate: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentRow:
    """One figure of the department: the group, its parts, and in how many files it stands.

    `middle` is the median of days and `mean` the mean age in years, as nearly as the files tell it.
    """

    figure: KeyFigure
    n: Bounds
    parts: tuple[DepartmentPart, ...]
    files: int
    percent: float | None = None
    ratio: float | None = None
    rate: float | None = None
    middle: Between | None = None
    mean: Between | None = None

    @property
    def id(self) -> str:
        """Return the id of the definition."""
        return self.figure.id

    @property
    def suppressed(self) -> bool:
        """Tell whether some file hides something of it."""
        return self.n.exact is None or any(each.bounds.exact is None for each in self.parts)

    @property
    def hidden_in(self) -> int:
        """Return in how many of the files something of it is hidden."""
        return max(self.n.hidden_in, *(each.bounds.hidden_in for each in self.parts), 0)

    def part(self, key: str) -> DepartmentPart | None:
        """Return one part, None when there is none of that name."""
        return next((each for each in self.parts if each.key == key), None)

    @property
    def hit(self) -> DepartmentPart | None:
        """Return those a share is about."""
        return self.part(HIT)


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentPage:
    """The figures of all files of a period; `counted_to` is the earliest day one of them stops at.

    `left_out`: files that show smaller groups than the municipality has chosen to since they were read. `before`: the
    period of the same length just before, where there are files enough of that too.
    """

    period: Period
    files: int
    left_out: int
    counted_to: dt.date | None
    rows: tuple[DepartmentRow, ...]
    before: "DepartmentPage | None" = None

    def row(self, figure_id: str) -> DepartmentRow | None:
        """Return one figure, None when it is not there."""
        return next((each for each in self.rows if each.id == figure_id), None)

    def of(self, group: Group) -> tuple[DepartmentRow, ...]:
        """Return the figures of one group."""
        return tuple(each for each in self.rows if each.figure.group is group)

    def was(self, row: DepartmentRow) -> DepartmentRow | None:
        """Return what a figure was in the period before, where that is known."""
        return self.before.row(row.id) if self.before else None
