"""How far a hidden number could be from what it is, for one who knows all that is shown and how the numbers add up.

The answer is found from inside: the true numbers are one way it could be, and from there we walk to others, each again
whole and never below nothing. What was seen on the way is certain. So a range here is never too wide; at worst a little
too narrow, and then one more number is hidden. The walk is the simplex method on whole numbers.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)
Number = int | Fraction
MOST_STEPS = 80
"""Steps of one walk; one that is longer is given up, and more is hidden."""


@dataclass(slots=True)
class HiddenRanges(Generic[Name]):
    """The unknown numbers and the sums that tie them together: `ties` are coefficients that give nothing in sum.

    `known` are ways the numbers could be that were found before; those that are found here are added. One that changes
    a number that is not unknown here any more does not count. Names are tried in the order of `values`, so that the
    same numbers always give the same answer.
    """

    values: dict[Name, int]
    ties: Sequence[Mapping[Name, int]]
    known: list[dict[Name, int]]
    _low: dict[Name, int] = field(default_factory=dict)
    _high: dict[Name, int] = field(default_factory=dict)
    _start: dict[Name, int] = field(default_factory=dict)
    _rows: dict[Name, dict[Name, Number]] = field(default_factory=dict)
    """How each dependent number follows the free ones."""
    _place: dict[Name, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin where the numbers are."""
        self._start, self._low, self._high = dict(self.values), dict(self.values), dict(self.values)
        for change in self.known:
            if change.keys() <= self.values.keys():
                for name, by in change.items():
                    self._low[name] = min(self._low[name], self._start[name] + by)
                    self._high[name] = max(self._high[name], self._start[name] + by)

    def is_wide(self, name: Name, width: int) -> bool:
        """Tell whether a number could be so much different: the highest it can be less the lowest, at least `width`."""
        for way in (1, -1):
            if self._high[name] - self._low[name] < width:
                self._tie_up()
                self._walk(name, way, width)
        return self._high[name] - self._low[name] >= width

    def _tie_up(self) -> None:
        """Work out how the numbers follow each other, the first time somebody needs it."""
        if not self._place:
            self._place = {name: place for place, name in enumerate(self.values)}
            for tie in self.ties:
                self._add(tie)

    def _add(self, tie: Mapping[Name, int]) -> None:
        """Let one more number follow the others."""
        left: dict[Name, Number] = {}
        for name, factor in tie.items():
            for free, share in self._rows.get(name, {name: 1}).items():
                _plus(left, free, factor * share)
        if not left:
            return
        # One that is tied by a whole unit keeps everything whole.
        chosen = min(left, key=lambda name: (abs(left[name]) != 1, self._place[name]))
        self._depend(chosen, left)

    def _depend(self, chosen: Name, tie: dict[Name, Number]) -> None:
        """Make a free number follow the others of a tie, everywhere."""
        by = tie.pop(chosen)
        follows = {name: _divided(-factor, by) for name, factor in tie.items()}
        for row in self._rows.values():
            if chosen in row:
                times = row.pop(chosen)
                for name, factor in follows.items():
                    _plus(row, name, times * factor)
        self._rows[chosen] = follows

    def _walk(self, name: Name, way: int, width: int) -> None:
        """Go up (1) or down (-1) with one number until its range is wide enough or no way leads on."""
        blocked: set[tuple[Name, int]] = set()
        for _ in range(MOST_STEPS):
            gone = self.values[name] - self._low[name] if way > 0 else self._high[name] - self.values[name]
            found = self._way_on(name, way, blocked) if gone < width else None
            if found is None:
                return
            free, turn = found
            enough = int(-((gone - width) // self._pull(name, free)))
            step, stop = self._room(free, turn)
            if step is None or step >= enough:
                self._go(free, turn * enough)
                return
            self._go(free, turn * step)
            if stop is None or abs(self._rows[stop][free]) == 1:
                blocked.clear()
            else:
                # Halves would come in, and a child is whole.
                blocked.add(found)
                continue
            if stop is not None:
                self._depend(free, {**self._rows.pop(stop), stop: -1})

    def _pull(self, name: Name, free: Name) -> Number:
        """Return how far a free number takes another along for each step of its own."""
        pull: Number = self._rows[name][free] if name in self._rows else 1
        return pull if pull > 0 else -pull

    def _way_on(self, name: Name, way: int, blocked: set[tuple[Name, int]]) -> tuple[Name, int] | None:
        """Return a free number that takes this one along, and which way it must go."""
        follows: dict[Name, Number] = self._rows.get(name, {name: 1})
        for free, factor in sorted(follows.items(), key=lambda each: self._place[each[0]]):
            turn = way if factor > 0 else -way
            if (turn > 0 or self.values[free] > 0) and (free, turn) not in blocked:
                return free, turn
        return None

    def _room(self, free: Name, turn: int) -> tuple[int | None, Name | None]:
        """Return how far a free number can go in whole steps (None: for ever), and what stops it (None: itself)."""
        step: int | None = self.values[free] if turn < 0 else None
        stop: Name | None = None
        for name, row in self._rows.items():
            change = row.get(free, 0) * turn
            if change < 0:
                room = int(self.values[name] // -change)
                if step is None or room < step or (room == step and stop and self._place[name] < self._place[stop]):
                    step, stop = room, name
        return step, stop

    def _go(self, free: Name, by: int) -> None:
        moved = {name: row[free] * by for name, row in self._rows.items() if free in row}
        if by == 0 or any(change != int(change) for change in moved.values()):
            return
        for name, change in (*moved.items(), (free, by)):
            self.values[name] += int(change)
            self._low[name] = min(self._low[name], self.values[name])
            self._high[name] = max(self._high[name], self.values[name])
        start = self._start
        self.known.append({name: value - start[name] for name, value in self.values.items() if value != start[name]})


def _plus(row: dict[Name, Number], name: Name, by: Number) -> None:
    total = row.get(name, 0) + by
    if total == 0:
        row.pop(name, None)
    else:
        row[name] = total


def _divided(number: Number, by: Number) -> Number:
    if by in (1, -1):
        return number * by
    found = Fraction(number) / Fraction(by)
    return int(found) if found.denominator == 1 else found
