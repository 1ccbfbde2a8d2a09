"""Numbers over time as shapes that screen and paper paint alike: lines told apart by dots, dashes and names at the end.

Units are those of the letters given (pixels or points), y grows downwards. Nothing is told by colour alone.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.genogram.shapes import Dash, Ellipse, Label, Line, Point, Polygon, Shape
from app.models.approx_date import MONTHS
from app.rules.absence import plain_number
from app.services.absences import AbsenceRow
from app.services.goal_rows import CurveMark, MarkKind, ScorePoint
from app.typeface import measure

NOBODY = "uden navn"
_DASHES: tuple[Dash, ...] = ((), (7, 4), (2, 4), (9, 3, 2, 3))
_GAP = 8.0
_ROW = 1.25
"""How far apart names at the end of the lines stand, in letter sizes."""
_ABOVE, _BELOW = 0.9, 1.9
_LEVELS_APART = 0.55
_TALLEST_PLOT = 12.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of a known size, and the same in words for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class CurveSeries:
    """One line: whose it is (said at its end) and its points in order of time."""

    name: str
    points: tuple[tuple[dt.date, float], ...]


@dataclass(frozen=True, slots=True)
class CurveLevel:
    """A broken line across at a value, with its words on it: a mark that should not be passed."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class CurveChart:
    """Lines from 0 to `top`. `ticks` are numbered at the left with `unit` after; `days` are uprights (follow-ups)."""

    series: tuple[CurveSeries, ...]
    top: float
    ticks: tuple[float, ...]
    unit: str = ""
    levels: tuple[CurveLevel, ...] = ()
    days: tuple[dt.date, ...] = ()


def goal_chart(points: Sequence[ScorePoint], marks: Sequence[CurveMark] = ()) -> CurveChart:
    """Return the numbers of one goal from 0 to 10, a line for each who gave them, and the follow-ups between them."""
    by_name: dict[str, list[tuple[dt.date, float]]] = {}
    for point in points:
        by_name.setdefault(point.who or NOBODY, []).append((point.on, float(point.value)))
    held = tuple(each.on for each in marks if each.kind is MarkKind.FOLLOW_UP)
    series = tuple(CurveSeries(name, tuple(own)) for name, own in by_name.items())
    return CurveChart(series, 10, (0, 5, 10), days=held)


def absence_chart(rows: Sequence[AbsenceRow], levels: Sequence[CurveLevel]) -> CurveChart:
    """Return the percents of one child's periods, each at the middle of its period: all of it, and the unlawful."""
    placed = [(_middle(each), each) for each in rows]
    whole = tuple((on, each.percent) for on, each in placed if on and each.percent is not None)
    unlawful = tuple((on, each.unlawful_percent) for on, each in placed if on and each.unlawful_percent is not None)
    highest = max([value for _, value in whole + unlawful] + [each.value for each in levels], default=0)
    top = next((step for step in (20, 40, 60, 100) if highest <= step * 0.95), 100)
    lines = [CurveSeries("alt fravær", whole), CurveSeries("ulovligt", unlawful)]
    series = tuple(each for each in lines if each.points)
    return CurveChart(series, top, (0, top / 2, top), " %", tuple(levels))


def curve_picture(chart: CurveChart, *, width: float, text: float, words: str) -> Picture:
    """Return a chart as shapes. `text` is the size of the letters, `words` the same in words."""
    days = sorted({on for each in chart.series for on, _ in each.points})
    height = text * _height(chart)
    if not days:
        return Picture(width, 0, (), words)
    return Picture(width, height, tuple(_Frame(chart, days, (width, height), text).shapes()), words)


def _height(chart: CurveChart) -> float:
    """Return the height in letter sizes: room for a name beside each line, and for levels to be told apart."""
    values = sorted({each.value for each in chart.levels})
    nearest = min((after - before for before, after in pairwise(values)), default=chart.top)
    apart = min(_LEVELS_APART * chart.top / nearest, _TALLEST_PLOT)
    names = _ROW * (len(chart.series) + len(chart.levels) - 1)
    return max(5.8 + 2 * bool(chart.levels), apart, names) + _ABOVE + _BELOW


class _Frame:
    """Where days and values stand, and the shapes that are put there."""

    def __init__(self, chart: CurveChart, days: list[dt.date], size: Point, text: float) -> None:
        self._chart, self._days, self._text = chart, days, text
        width, height = size
        ends = [measure(words, text, bold=True) for _, words, _ in self._at_right()]
        self._names = min(max(ends, default=0.0) + 2 * _GAP, width * 0.42)  # a gap before and one for the strokes
        ticks = max(measure(f"{plain_number(each)}{chart.unit}", text) for each in chart.ticks)
        self._left, self._right = ticks + 2 * _GAP, width - self._names
        self._top, self._foot = text * _ABOVE, height - text * _BELOW

    def shapes(self) -> list[Shape]:
        """Return grid, days, levels, lines and names, in the order they are painted."""
        lines = [shape for place, each in enumerate(self._chart.series) for shape in self._line(each, place)]
        return [*self._grid(), *self._uprights(), *self._levels(), *lines, *self._ends(), *self._day_names()]

    def _x(self, on: dt.date) -> float:
        first, last = self._days[0], self._days[-1]
        inner = self._right - self._left - 2 * self._text
        share = (on - first).days / (last - first).days if last > first else 0.5
        return self._left + self._text + inner * share

    def _y(self, value: float) -> float:
        return self._foot - (self._foot - self._top) * min(max(value, 0.0), self._chart.top) / self._chart.top

    def _grid(self) -> list[Shape]:
        found: list[Shape] = []
        for tick in self._chart.ticks:
            y, number = self._y(tick), f"{plain_number(tick)}{self._chart.unit}"
            found.append(Line(((self._left, y), (self._right, y)), width=1, colour="accent_soft"))
            found.append(
                Label(self._left - _GAP, y + self._text * 0.35, number, self._text, colour="ink2", anchor="end")
            )
        return found

    def _uprights(self) -> list[Shape]:
        inside = [each for each in self._chart.days if self._days[0] <= each <= self._days[-1]]
        crossed = [((self._x(on), self._top), (self._x(on), self._foot)) for on in inside]
        return [Line(each, width=1, colour="accent_soft") for each in crossed]

    def _levels(self) -> list[Shape]:
        crossed = [
            ((self._left, self._y(each.value)), (self._right, self._y(each.value))) for each in self._chart.levels
        ]
        return [Line(each, (5, 4), 1.2, "ink2") for each in crossed]

    def _line(self, series: CurveSeries, place: int) -> list[Shape]:
        spots = tuple((self._x(on), self._y(value)) for on, value in series.points)
        wide = 2.6 if place == 0 else 1.8
        found: list[Shape] = []
        if len(spots) > 1:
            found.append(Line(spots, _DASHES[place % len(_DASHES)], wide, "ink2" if place else "accent"))
        return [*found, *(_dot(spot, place, self._text * 0.32) for spot in spots)]

    def _at_right(self) -> list[tuple[float, str, bool]]:
        """Return what is named at the right, the highest first: value, words, and whether it is the first line."""
        chart = self._chart
        lines = [(each.points[-1][1], _end(each, chart.unit), place == 0) for place, each in enumerate(chart.series)]
        return sorted([*lines, *((each.value, each.words, False) for each in chart.levels)], key=lambda each: -each[0])

    def _ends(self) -> list[Shape]:
        """Write the last number of each line, and what each mark is, at its height or as near as there is room.

        A name that had to make way is led to its line by a thin stroke.
        """
        named, room = self._at_right(), self._names - 2 * _GAP
        own = [self._y(value) for value, _, _ in named]
        found: list[Shape] = []
        for (_, told, first), line, y in zip(named, own, _spread(own, self._text * _ROW, self._foot), strict=True):
            words = fitted(told, self._text, room, bold=first)
            found.append(Label(self._right + 2 * _GAP, y + self._text * 0.35, words, self._text, first, "ink", "start"))
            if abs(y - line) > self._text * 0.3:
                found.append(Line(((self._right + 1, line), (self._right + 2 * _GAP - 3, y)), width=0.6, colour="ink2"))
        return found

    def _day_names(self) -> list[Shape]:
        """Name the first day, the last, and those between that there is room for."""
        found: list[Shape] = []
        taken: list[tuple[float, float]] = []
        for on in dict.fromkeys((self._days[0], self._days[-1], *self._days)):
            x, words = self._x(on), f"{on.day}. {MONTHS[on.month - 1][:3]}"
            half = measure(words, self._text) / 2
            if all(abs(x - other) >= half + beside + _GAP for other, beside in taken):
                taken.append((x, half))
                found.append(Label(x, self._foot + self._text * 1.6, words, self._text, colour="ink2"))
        return found


def _spread(own: Sequence[float], step: float, lowest: float) -> list[float]:
    """Return heights at least `step` apart and none below `lowest`, each as near its own as those before it allow."""
    found: list[float] = []
    for y in own:
        found.append(max(y, found[-1] + step) if found else y)
    for place in reversed(range(len(found))):
        below = found[place + 1] - step if place + 1 < len(found) else lowest
        found[place] = min(found[place], below)
    return found


def fitted(words: str, text: float, room: float, *, bold: bool = False) -> str:
    """Return words that fit in a width, with … at the end when some had to go."""
    if measure(words, text, bold) <= room:
        return words
    while words and measure(f"{words}…", text, bold) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _end(series: CurveSeries, unit: str) -> str:
    return f"{series.name} {plain_number(round(series.points[-1][1], 1))}{unit}"


def _dot(spot: Point, place: int, half: float) -> Shape:
    """Return the dot of a line: a disc, a square, a diamond or a triangle."""
    x, y = spot
    if place == 0:
        return Ellipse(x, y, half, half, "accent", "card", 1)
    corners = {
        1: ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)),
        2: ((x, y - half * 1.3), (x + half * 1.3, y), (x, y + half * 1.3), (x - half * 1.3, y)),
    }
    triangle = ((x, y - half * 1.2), (x + half * 1.2, y + half), (x - half * 1.2, y + half))
    return Polygon(corners.get(place % 4, triangle), "ink2", "card", 1)


def _middle(row: AbsenceRow) -> dt.date | None:
    """Return the day a period stands at; one that is open at an end says nothing of any single day."""
    return row.first + (row.last - row.first) / 2 if row.first and row.last else None
