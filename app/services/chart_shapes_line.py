"""Numbers of one period after the other: a line from 0, one in itself or several small ones with the same scale.

A hidden number is an upright broken line with a hollow mark at half height, so that nobody takes it for 0, and no line
goes through it. A period that still runs has a ring and no line: it would look like a fall. The scale is that of the
numbers shown. Units are those of the letters given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.genogram.shapes import Colour, Ellipse, Label, Line, Point, Polygon, Shape
from app.language.number_words import whole_number
from app.services.chart_shapes_ground import HIDDEN, LINE, UNTIL_NOW, decimal_number, few_lines, stacked
from app.services.curve_shapes import Picture
from app.typeface import measure

_PLOT, _SMALL_PLOT = 5.2, 3.2
_NUMBER_ROOM = 1.3
_DOT = 0.3
_PANEL = 14.0
_MOST_ACROSS = 4
_STEPS = (1, 2, 3, 4, 5, 6, 8, 10)
Frame = tuple[float, float, float, float]
"""Left, upper, right and lower edge of a field."""


class Seen(StrEnum):
    """Whether there is a number to draw: it is hidden, or there was nothing to count."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class LineSpot:
    """One period: its name under the line (the last word on a line of its own) and its number."""

    label: str
    value: float = 0.0
    seen: Seen = Seen.SHOWN
    runs: bool = False
    """The period is not over, so that there will be more."""

    @property
    def lines(self) -> list[str]:
        """Return the name in the lines it is written in."""
        return self.label.rsplit(" ", 1)


def line_picture(
    spots: Sequence[LineSpot], *, width: float, text: float, unit: str = "", words: str = ""
) -> Picture:  # fmt: skip
    """Return one line; with nothing to draw it is of no height and only words. A `unit` stands after whole numbers."""
    if all(each.seen is Seen.NOTHING for each in spots):
        return Picture(width, 0, (), words)
    plot = _Plot(spots, unit, scale_of(spots), text, (0.0, text * _NUMBER_ROOM, width, text * (_NUMBER_ROOM + _PLOT)))
    key, foot = _key(spots, plot.low, text)
    return Picture(width, foot, (*plot.shapes(), *key), words)


def multiples_picture(
    panels: Sequence[tuple[str, Sequence[LineSpot]]], *, width: float, text: float, unit: str = "", words: str = ""
) -> Picture:
    """Return one small line for each panel, all with the same scale, under its name."""
    every = [spot for _, spots in panels for spot in spots]
    if all(each.seen is Seen.NOTHING for each in every):
        return Picture(width, 0, (), words)
    across = max(1, min(len(panels), int(width // (text * _PANEL)), _MOST_ACROSS))
    gap, top = text * 1.6, scale_of(every)
    wide = (width - gap * (across - 1)) / across
    shapes: list[Shape] = []
    y = low = 0.0
    for first in range(0, len(panels), across):
        row = panels[first : first + across]
        names = [few_lines(name, text, wide) for name, _ in row]
        title = text * LINE * max(map(len, names))
        upper = y + title + text * (_NUMBER_ROOM + 0.2)
        for place, ((_, spots), lines) in enumerate(zip(row, names, strict=True)):
            x = place * (wide + gap)
            shapes += stacked(lines, x, y + text * LINE * len(lines) / 2, text)
            plot = _Plot(spots, unit, top, text, (x, upper, x + wide, upper + text * _SMALL_PLOT))
            shapes += plot.shapes()
            low = max(low, plot.low)
        y = low + text * 0.8
    key, foot = _key(every, y - text * 0.8, text)
    return Picture(width, foot, (*shapes, *key), words)


def scale_of(spots: Sequence[LineSpot]) -> float:
    """Return the top of the scale: a round number that no shown number is above."""
    highest = max((each.value for each in spots if each.seen is Seen.SHOWN), default=0.0)
    if highest <= 1:
        return 1.0
    power = 1
    while power * 10 < highest:
        power *= 10
    return float(next(step * power for step in _STEPS if step * power >= highest))


def _key(spots: Sequence[LineSpot], y: float, text: float) -> tuple[list[Shape], float]:
    """Return what a hollow mark and a ring mean where there are any, and the lowest point."""
    x, middle = text * 0.6, y + text * 0.75
    told: list[Shape] = []
    if any(each.seen is Seen.HIDDEN for each in spots):
        told += [_hollow(x, middle, text), _meaning(HIDDEN, x, middle, text)]
        x += text * 2.4 + measure(HIDDEN, text)
    if any(each.seen is Seen.SHOWN and each.runs for each in spots):
        told += [_ring(x, middle, text), _meaning(UNTIL_NOW, x, middle, text)]
    return told, y + text * 1.5 if told else y


def _meaning(words: str, x: float, middle: float, text: float) -> Shape:
    return Label(x + text * 0.8, middle + text * 0.35, words, text, colour="ink2", anchor="start")


def _ring(x: float, y: float, text: float) -> Shape:
    half = text * _DOT * 1.15
    return Ellipse(x, y, half, half, "card", "accent", 2)


def _hollow(x: float, y: float, text: float) -> Shape:
    half = text * _DOT * 1.4
    return Polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), "card", "ink2", 1.4)


class _Plot:
    """One field with its scale, and where a number stands in it."""

    def __init__(self, spots: Sequence[LineSpot], unit: str, top: float, text: float, frame: Frame) -> None:
        self._spots, self._unit, self._most, self._text = spots, unit, top, text
        self._shown = [place for place, spot in enumerate(spots) if spot.seen is Seen.SHOWN]
        left, self._top, self._right, self._foot = frame
        self._left = left + max(measure(self._told(each), text) for each in (0.0, top)) + text * 0.6
        self.low = self._foot + text * (0.6 + LINE * max(len(each.lines) for each in spots))

    def shapes(self) -> list[Shape]:
        """Return grid, line, marks and names in the order they are painted."""
        return [*self._grid(), *self._missing(), *self._lines(), *self._dots(), *self._numbers(), *self._names()]

    def _told(self, value: float) -> str:
        return f"{whole_number(value)}{self._unit}" if self._unit else decimal_number(value)

    def _x(self, place: int) -> float:
        step = (self._right - self._left) / len(self._spots)
        return self._left + step * (place + 0.5)

    def _y(self, value: float) -> float:
        return self._foot - (self._foot - self._top) * value / self._most

    def _at(self, place: int) -> Point:
        return self._x(place), self._y(self._spots[place].value)

    def _grid(self) -> list[Shape]:
        found: list[Shape] = []
        for value in (0.0, self._most) if self._shown else (0.0,):
            y, end = self._y(value), self._left - self._text * 0.4
            colour: Colour = "accent_soft" if value else "ink2"
            found.append(Line(((self._left, y), (self._right, y)), width=1, colour=colour))
            found.append(Label(end, y + self._text * 0.35, self._told(value), self._text, colour="ink2", anchor="end"))
        return found

    def _missing(self) -> list[Shape]:
        found: list[Shape] = []
        for place, spot in enumerate(self._spots):
            x = self._x(place)
            if spot.seen is Seen.HIDDEN:
                found.append(Line(((x, self._top), (x, self._foot)), (3, 3), 1, "ink2"))
                found.append(_hollow(x, (self._top + self._foot) / 2, self._text))
            elif spot.seen is Seen.NOTHING:
                y, half = self._foot - self._text * 0.35, self._text * 0.25
                found.append(Line(((x - half, y), (x + half, y)), width=1.4, colour="ink2"))
        return found

    def _lines(self) -> list[Shape]:
        """Return a line through each run of numbers that nothing parts."""
        runs: list[list[int]] = []
        for place in (each for each in self._shown if not self._spots[each].runs):
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        return [Line(tuple(map(self._at, run)), width=2.2, colour="accent") for run in runs if len(run) > 1]

    def _dots(self) -> list[Shape]:
        half = self._text * _DOT
        return [
            _ring(*self._at(place), self._text)
            if self._spots[place].runs
            else Ellipse(*self._at(place), half, half, "accent", "card", 1)
            for place in self._shown
        ]

    def _numbers(self) -> list[Shape]:
        """Write the numbers above their dots: the last first, then the highest, then as many as there is room for."""
        last = self._shown[-1] if self._shown else -1
        wanted = sorted(self._shown, key=lambda place: (place != last, -self._spots[place].value, place))
        told = {place: [self._told(self._spots[place].value)] for place in wanted}
        found: list[Shape] = []
        for place, x in self._fitting(wanted, told):
            y = self._at(place)[1]
            y += self._text * 1.25 if self._is_valley(place) else -self._text * 0.55
            is_now = place == len(self._spots) - 1
            found.append(Label(x, y, told[place][0], self._text, is_now, halo=2))
        return found

    def _is_valley(self, place: int) -> bool:
        """Tell whether lines go up from a dot to both sides, and there is room for its number below it."""
        around = [each for each in (place - 1, place + 1) if each in self._shown]
        low = self._at(place)[1] + self._text * 1.7 <= self._foot
        return low and bool(around) and all(self._at(each)[1] < self._at(place)[1] for each in around)

    def _names(self) -> list[Shape]:
        last = len(self._spots) - 1
        names = {place: spot.lines for place, spot in enumerate(self._spots)}
        wanted = sorted(names, key=lambda place: (place != last, place != 0, place))
        y = self._foot + self._text * 1.35
        return [
            Label(x, y + row * self._text * LINE, words, self._text, colour="ink2")
            for place, x in self._fitting(wanted, names)
            for row, words in enumerate(names[place])
        ]

    def _fitting(self, wanted: Sequence[int], words: dict[int, list[str]]) -> list[tuple[int, float]]:
        """Return the places whose words meet those of no place before them, each with the middle of its words."""
        taken: dict[int, tuple[float, float]] = {}
        found: list[tuple[int, float]] = []
        for place in wanted:
            half = max(measure(each, self._text, bold=True) for each in words[place]) / 2
            x = max(min(self._x(place), self._right - half), self._left + half)
            if x + half > self._right + self._text * 0.1:
                continue  # wider than the whole field
            air = half + self._text * 0.25
            if all(x + air <= low or high <= x - air for low, high in taken.values()):
                taken[place] = (x - half, x + half)
                found.append((place, x))
        return sorted(found)
