"""The ladder of interventions over time as shapes: the lowest rung at the foot, time to the right, a bar for each.

What runs today is filled, what has ended is a soft bar with an edge; each bar carries its name. Units are those of the
letters given, y grows downwards. The picture tells, it never judges: no rung is better than another.
"""

import datetime as dt

from app.genogram.shapes import Label, Line, Polygon, Shape
from app.rules.ladder import OnRung, Rung
from app.services.curve_shapes import Picture, fitted
from app.services.ladder import LadderRow
from app.typeface import measure

_LEAST_BAR = 6.0


def ladder_picture(row: LadderRow, *, width: float, text: float, today: dt.date) -> Picture:
    """Return the ladder of one child; without anything to draw it is of no height and only words."""
    if not row.steps:
        return Picture(width, 0, (), row.words)
    return _Lanes(row, width, text, today).picture()


class _Lanes:
    """The lanes of the rungs, and where a day stands."""

    def __init__(self, row: LadderRow, width: float, text: float, today: dt.date) -> None:
        self._row, self._width, self._text, self._today = row, width, text, today
        self._bar = text * 1.6
        named = max((measure(_called(each), text) for each in row.rungs), default=0.0)
        self._left = min(named, width * 0.36) + text
        self._first = min(each.first for each in row.steps)
        self._last = max(today, *(each.last or each.first for each in row.steps))
        self._tops: dict[int, float] = {}
        self._lines = {each.number: _side_by_side(row, each.number, today) for each in row.rungs}
        y = text * 0.4
        for rung in reversed(row.rungs):
            self._tops[rung.number] = y
            y += max(len(self._lines[rung.number]), 1) * (self._bar + 3) + text * 0.5
        self._foot = y

    def picture(self) -> Picture:
        """Return the shapes."""
        shapes: list[Shape] = []
        for rung in self._row.rungs:
            shapes += self._lane(rung)
        shapes += self._now()
        for rung in self._row.rungs:
            for place, line in enumerate(self._lines[rung.number]):
                top = self._tops[rung.number] + place * (self._bar + 3)
                shapes += [shape for step in line for shape in self._step(step, top)]
        return Picture(self._width, self._foot + self._text * 1.8, tuple(shapes), self._row.words)

    def _x(self, on: dt.date) -> float:
        days = max((self._last - self._first).days, 1)
        return self._left + (self._width - self._left - self._text) * (on - self._first).days / days

    def _lane(self, rung: Rung) -> list[Shape]:
        top, used = self._tops[rung.number], rung.number in self._row.now
        middle = top + self._bar * 0.5 + self._text * 0.35
        words = fitted(_called(rung), self._text, self._left - self._text, bold=used)
        foot = top + max(len(self._lines[rung.number]), 1) * (self._bar + 3) + self._text * 0.2
        return [
            Label(0, middle, words, self._text, used, "ink" if used else "ink2", "start"),
            Line(((0, foot), (self._width, foot)), width=1, colour="accent_soft"),
        ]

    def _now(self) -> list[Shape]:
        """Return the upright of today, and the years or the first day at the foot."""
        x, y = self._x(self._today), self._foot + self._text * 1.2
        began = f"{self._first.day}.{self._first.month}. {self._first.year}"
        found: list[Shape] = [Line(((x, 0), (x, self._foot)), (4, 4), 1.2, "ink2")]
        found.append(Label(self._left, y, began, self._text, colour="ink2", anchor="start"))
        found.append(Label(min(x, self._width), y, "i dag", self._text, True, "ink", "end"))
        return found

    def _step(self, step: OnRung, top: float) -> list[Shape]:
        """Return the bar of one intervention with its name on it, or beside it when the bar is short."""
        runs = step.runs(self._today)
        left, right = self._x(step.first), self._x(step.last or max(self._today, step.first))
        right = max(right, left + _LEAST_BAR)
        box = ((left, top), (right, top), (right, top + self._bar), (left, top + self._bar))
        bar = Polygon(box, "accent" if runs else "accent_soft", "accent", 1.4)
        y, wide = top + self._bar * 0.5 + self._text * 0.35, measure(step.name, self._text)
        if wide <= right - left - 10:
            return [bar, Label(left + 6, y, step.name, self._text, colour="card" if runs else "ink", anchor="start")]
        after, before = self._width - right - 6, left - self._left - 6
        if after >= min(wide, before):
            words = fitted(step.name, self._text, max(after, 0))
            return [bar, Label(right + 5, y, words, self._text, anchor="start", halo=3)]
        return [bar, Label(left - 5, y, fitted(step.name, self._text, before), self._text, anchor="end", halo=3)]


def _called(rung: Rung) -> str:
    return f"{rung.number} {rung.short}"


def _side_by_side(row: LadderRow, rung: int, today: dt.date) -> list[list[OnRung]]:
    """Return the interventions of a rung on so many lines that none overlap in time."""
    lines: list[list[OnRung]] = []
    for step in sorted((each for each in row.steps if each.rung == rung), key=lambda each: each.first):
        free = next((line for line in lines if (line[-1].last or max(today, line[-1].first)) < step.first), None)
        if free is None:
            lines.append([step])
        else:
            free.append(step)
    return lines
