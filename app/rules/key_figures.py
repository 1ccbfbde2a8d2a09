"""What a key figure is: its definition as data, what was counted, and the period it is about; nothing is hidden yet.

A figure divides one group of `n` into parts that add up to it, so that what is hidden can be judged for all of them in
one way (`rules/suppression`): a share is two parts (»hit« and »rest«), a count is one, days are parts with a median.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

UNREADABLE = "Nøgletallene kan ikke læses. Geninstallér programmet."
HIT, REST = "hit", "rest"
"""The two parts of a share."""


class Group(StrEnum):
    """The page a figure stands on."""

    CASES = "cases"
    FOLLOW_UP = "follow_up"
    MEETINGS = "meetings"
    EARLY = "early"
    PLACEMENTS = "placements"
    OUTCOME = "outcome"


class Shape(StrEnum):
    """How a figure is counted; TAGS alone has parts that do not add up to the group."""

    COUNT = "count"
    SHARE = "share"
    PARTS = "parts"
    DAYS = "days"
    FLOW = "flow"
    TAGS = "tags"
    RATIO = "ratio"


class Chart(StrEnum):
    """The picture that tells it best."""

    BARS = "bars"
    LINE = "line"
    FLOW = "flow"
    MULTIPLES = "multiples"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The definition of one figure: what is counted (`text`), what it does not tell, and where it comes from.

    `module` is the part of the program it belongs to; empty: always there. `of_today`: it is of today whatever period
    is asked for, so it stays on the screen, since two days would subtract. `rated`: it is told for every 1,000 children
    of the municipality. `of_all`: it is nobody's in particular, and goes when one caseworker is asked for.
    """

    id: str
    group: Group
    shape: Shape
    name: str
    text: str
    says_not: str
    source: str
    chart: Chart = Chart.NONE
    module: str = ""
    of_today: bool = False
    rated: bool = False
    of_all: bool = False

    @property
    def has_parts(self) -> bool:
        """Tell whether its parts have names of their own; a plain count has only the one."""
        return self.shape is not Shape.COUNT


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of a period, both counted, and what it is called: 2026H1, 2026Q3, 2026 or words."""

    name: str
    first: dt.date
    last: dt.date

    def holds(self, day: dt.date | None) -> bool:
        """Tell whether a day lies in the period."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a group: how many, and the median of their days where the figure has one for each part."""

    key: str
    label: str
    count: int
    middle: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What was counted for one figure. `n` is the group, and the parts add up to it (but for TAGS).

    COUNT: one part, key HIT. SHARE: HIT and REST. RATIO: one part HIT (n of them), `per` what it is divided by.
    `middle` is the median of days, `average` a mean age in years; `per` is also the population of a rate per 1,000.
    """

    id: str
    n: int
    parts: tuple[Part, ...]
    middle: float | None = None
    average: float | None = None
    per: int | None = None

    def count(self, key: str) -> int:
        """Return how many there are in one part; none when there is no such part."""
        return next((each.count for each in self.parts if each.key == key), 0)


def count(id: str, number: int) -> Measure:  # noqa: A002 - it is the figure's id everywhere
    """Return a plain count as a measure."""
    return Measure(id=id, n=number, parts=(Part(HIT, "", number),))


def share(id: str, hit: int, of: int) -> Measure:  # noqa: A002 - it is the figure's id everywhere
    """Return »hit of them« as a measure."""
    return Measure(id=id, n=of, parts=(Part(HIT, "", hit), Part(REST, "", of - hit)))


def load_key_figures(path: Path) -> tuple[KeyFigure, ...]:
    """Return the definitions of a file in its order. Raises KeyError, ValueError or TypeError when one is wrong."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_figure(each) for each in told["figure"])


def _figure(row: dict[str, Any]) -> KeyFigure:
    known = {each.name for each in fields(KeyFigure)}
    if set(row) - known:
        raise ValueError(UNREADABLE)
    chosen = {"group": Group(row["group"]), "shape": Shape(row["shape"]), "chart": Chart(row.get("chart", "none"))}
    return KeyFigure(**{**row, **chosen})
