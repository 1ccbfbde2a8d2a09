"""Bars: lying ones with a label and the number at the end, and small upright ones for the weeks ahead.

Lengths are from 0 and no number is told by length or colour alone. A hidden part is hatched and of one size, and the
scale is that of the parts that are shown, so that nothing can be measured. Units are those of the letters given.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.genogram.shapes import Colour, Label, Line, Polygon, Shape
from app.language.number_words import whole_number
from app.services.chart_shapes_ground import (
    HIDDEN,
    HIDDEN_WIDE,
    LINE,
    face,
    few_lines,
    hatched,
    percent_words,
    stacked,
    striped,
)
from app.services.curve_shapes import Picture, fitted
from app.typeface import measure

_BAR = 1.05
_AIR = 0.58
_LABEL_SHARE = 0.38
_LEAST_FIELD = 0.2
"""Labels stand above the bars when less than this share of the width would be left for bars."""
_MANY = 12
"""So many labels above their bars have one line each, or the picture would be higher than a page."""
_LEAST_BAR = 2.0
_PLOT = 5.0
LATE, ADDED = "fra før", "en sag mere"
"""What stripes and hatches are among the weeks."""
_NUMBERS_APART = 0.4


@dataclass(frozen=True, slots=True)
class Bar:
    """One part: what it is called, how many (None: hidden), in percent of what, and a few words more after the number.

    `mood` is 1 to 3 when the part is one of the three faces. `count` is the least it may be when it may be `up_to` as
    many, or any number more (`is_open`); `words` are then told in its place.
    """

    label: str
    count: int | None
    percent: float | None = None
    note: str = ""
    mood: int = 0
    up_to: int | None = None
    is_open: bool = False
    words: str = ""

    @property
    def most(self) -> int:
        """Return as many as the picture must have room for; an open number has some more than is certain."""
        return max(self.count or 0, self.up_to or 0, (self.count or 0) * 6 // 5 if self.is_open else 0)

    @property
    def told(self) -> str:
        """Return the number as it stands at the end of the bar."""
        if self.words or self.count is None:
            return self.words or HIDDEN
        percent = percent_words(self.percent) if self.percent is not None else ""
        return " · ".join(filter(None, (whole_number(self.count), percent, self.note)))


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One week: its label, what is due, how many of them have passed their date, and what would be added."""

    label: str
    count: int
    late: int = 0
    added: int = 0


def bar_picture(
    bars: Sequence[Bar], *, width: float, text: float, heading: str = "", words: str = "", most: int = 0
) -> Picture:
    """Return lying bars, one under the other; without any it is of no height and only words.

    The longest is as wide as there is room for, or `most` is (percents: 100).
    """
    if not bars:
        return Picture(width, 0, (), words)
    return _Lying(bars, width, text, most).picture(heading, words)


class _Lying:
    """Where labels, bars and numbers stand."""

    def __init__(self, bars: Sequence[Bar], width: float, text: float, most: int) -> None:
        self._bars, self._width, self._text = bars, width, text
        self._face = text * 2.2 if any(each.mood for each in bars) else 0.0
        longest = max(measure(each.label, text) for each in bars)
        self._after = min(max(measure(each.told, text) for each in bars) + text * 0.6, width * 0.6)
        room = min(longest, width * _LABEL_SHARE) + 1
        lines = [few_lines(each.label, text, room, most=9) for each in bars]
        self._above = max(map(len, lines)) > 2 or width - self._face - room - text - self._after < width * _LEAST_FIELD
        if self._above:
            room = width - self._face
        lines_each = 1 if self._above and len(bars) > _MANY else 2
        self._labels = [few_lines(each.label, text, room, lines_each) for each in bars]
        self._left = self._face + (0 if self._above else room + text * 0.6)
        self._most = max(most, *(each.most for each in bars))

    def picture(self, heading: str, words: str) -> Picture:
        """Return the shapes."""
        text = self._text
        shapes: list[Shape] = []
        y = text * 0.2
        if heading:
            shapes.append(Label(0, y + text, fitted(heading, text, self._width), text, colour="ink2", anchor="start"))
            y += text * 1.9
        top = y
        for bar, lines in zip(self._bars, self._labels, strict=True):
            row, high = self._row(bar, lines, y)
            shapes += row
            y += high
        axis = Line(((self._left, top), (self._left, y - text * 0.2)), width=1.2, colour="ink2")
        return Picture(self._width, y, tuple([*shapes, *([] if self._above else [axis])]), words)

    def _row(self, bar: Bar, lines: list[str], y: float) -> tuple[list[Shape], float]:
        text = self._text
        tall = text * LINE * len(lines)
        if self._above:
            found = stacked(lines, self._face, y + tall / 2, text)
            middle = y + tall + text * 0.15 + text * _BAR / 2
            high = tall + text * (_BAR + _AIR + 0.15)
        else:
            high = max(tall, text * _BAR, self._face * 0.86) + text * _AIR
            middle = y + (high - text * _AIR) / 2 + text * 0.1
            found = stacked(lines, self._face, middle, text)
        if bar.mood:
            found += face(text, middle, text * 0.92, bar.mood)
        return [*found, *self._bar(bar, middle)], high

    def _bar(self, bar: Bar, middle: float) -> list[Shape]:
        text, left = self._text, self._left
        top, foot = middle - text * _BAR / 2, middle + text * _BAR / 2
        room = self._width - self._after - left
        if bar.count is None:
            long = min(text * HIDDEN_WIDE, room)
            found = hatched(left, top, left + long, foot, text)
        else:
            long = max(room * bar.count / self._most, _LEAST_BAR) if bar.count else 0.0
            box = ((left, top), (left + long, top), (left + long, foot), (left, foot))
            found = [Polygon(box, "accent", "accent", 1)] if bar.count else []
            far = self._far(bar, room, long)
            found += hatched(left + long, top, left + far, foot, text) if far > long else []
            long = far
        words = fitted(bar.told, text, self._width - left - long - text * 0.5)
        colour: Colour = "ink2" if bar.count is None else "ink"
        return [*found, Label(left + long + text * 0.5, middle + text * 0.35, words, text, False, colour, "start")]

    def _far(self, bar: Bar, room: float, long: float) -> float:
        """Return how far a bar may reach: as many as there may be, or a little more when nobody knows."""
        if bar.is_open:
            return min(long + self._text * HIDDEN_WIDE, max(room, long))
        return max(long, room * (bar.up_to or 0) / self._most) if self._most else long


def week_bars(weeks: Sequence[WeekBar], *, width: float, text: float, words: str = "") -> Picture:
    """Return upright bars side by side: filled what is due, striped its late part, hatched what would be added."""
    if not weeks:
        return Picture(width, 0, (), words)
    most = max(1, *(each.count + each.added for each in weeks))
    top, foot = text * 1.5, text * (1.5 + _PLOT)
    step, scale = width / len(weeks), (foot - top) / most
    half = min(step * 0.32, text * 1.6)
    shapes: list[Shape] = [Line(((0, foot), (width, foot)), width=1.2, colour="ink2")]
    above = _Row(width, text)
    below = _Row(width, text)
    for place, each in enumerate(weeks):
        x, high = step * (place + 0.5), (each.count + each.added) * scale
        shapes += _upright(each, (x - half, x + half), foot, scale, text)
        shapes += above.label(_week_told(each), x, foot - high - text * 0.35) if high else []
        shapes += below.label(each.label, x, foot + text * 1.3, "ink2")
    key, low = _week_key(weeks, foot + text * 1.7, text)
    return Picture(width, low, (*shapes, *key), words)


class _Row:
    """Words side by side in their order; one that would meet the one before it is left out."""

    def __init__(self, width: float, text: float) -> None:
        self._width, self._text, self._free = width, text, 0.0

    def label(self, words: str, x: float, y: float, colour: Colour = "ink") -> list[Shape]:
        """Return words round a point, or nothing when there is no room for them."""
        wide = measure(words, self._text)
        middle = min(max(x, wide / 2), self._width - wide / 2)
        if middle - wide / 2 < self._free:
            return []
        self._free = middle + wide / 2 + self._text * _NUMBERS_APART
        return [Label(middle, y, words, self._text, colour=colour)]


def _week_told(each: WeekBar) -> str:
    return f"{whole_number(each.count)}+{whole_number(each.added)}" if each.added else whole_number(each.count)


def _upright(each: WeekBar, sides: tuple[float, float], foot: float, scale: float, text: float) -> list[Shape]:
    left, right = sides
    late, top = foot - each.late * scale, foot - each.count * scale
    found: list[Shape] = []
    if each.count > each.late:
        found.append(Polygon(((left, top), (right, top), (right, late), (left, late)), "accent", "accent", 1))
    found += striped(left, late, right, foot, text) if each.late else []
    found += hatched(left, top - each.added * scale, right, top, text) if each.added else []
    return found


def _week_key(weeks: Sequence[WeekBar], y: float, text: float) -> tuple[list[Shape], float]:
    """Return what stripes and hatches are, where there are any, and the lowest point."""
    x, found = 0.0, list[Shape]()
    for draw, told, is_used in (
        (striped, LATE, any(each.late for each in weeks)),
        (hatched, ADDED, any(each.added for each in weeks)),
    ):
        if is_used:
            found += draw(x + 1, y + text * 0.3, x + text * 1.5, y + text * 1.15, text)
            found.append(Label(x + text * 1.9, y + text * 1.05, told, text, colour="ink2", anchor="start"))
            x += measure(told, text) + text * 3
    return found, y + text * 1.5 if found else y
