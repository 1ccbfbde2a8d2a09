"""From rung to rung: bands from where children stood to where they stand, as broad as there are many.

A hidden band is hatched and of one breadth, and the height of the picture and all scales come from the bands that are
shown: neither a band nor the room left over can be measured for a number. Units are those of the letters given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.genogram.shapes import Colour, Curve, Label, Line, Point, Polygon, Shape
from app.language.number_words import whole_number
from app.services.chart_shapes_ground import HIDDEN, LINE, few_lines, hatched, stacked
from app.services.chart_shapes_moves import OUT
from app.services.curve_shapes import Picture, fitted
from app.typeface import measure

_TALL = 20.0
"""How high all shown bands of a side are together, in letter sizes."""
_HIDDEN_BAND, _HIDDEN_ALL = 0.8, 9.0
"""How broad a hidden band is, and all of them together at most: how many are hidden is told anyway, in the table."""
_THIN, _THIN_DASH = 1.4, (3.0, 2.0)
_SIDE, _MOST_SIDE = 0.26, 0.36
"""The share of the width that names of a side take, and when a single word needs more."""
_NODE = 6.0
_APART = 0.7
_STROKES = 14


class Way(StrEnum):
    """What a band tells, and its words under the picture."""

    MOVED = "til et andet trin"
    SAME = "samme trin"
    THROUGH = "kom til eller sluttede"
    HIDDEN = HIDDEN


FILLS: dict[Way, Colour] = {Way.MOVED: "accent", Way.SAME: "accent_soft", Way.THROUGH: "card", Way.HIDDEN: "card"}
EDGES: dict[Way, Colour] = {Way.MOVED: "accent", Way.SAME: "accent", Way.THROUGH: "ink2", Way.HIDDEN: "ink2"}
OPACITY = {Way.MOVED: 0.35, Way.SAME: 0.9, Way.THROUGH: 0.7, Way.HIDDEN: 0.5}
_DEPTH = (Way.HIDDEN, Way.SAME, Way.THROUGH, Way.MOVED)
"""What is painted first lies under the others."""


@dataclass(frozen=True, slots=True)
class Move:
    """How many (None: hidden) went from one place to another; places are keys."""

    start: str
    end: str
    count: int | None

    @property
    def way(self) -> Way:
        """Return how its band is drawn."""
        if self.count is None:
            return Way.HIDDEN
        if OUT in (self.start, self.end):
            return Way.THROUGH
        return Way.SAME if self.start == self.end else Way.MOVED


def flow_picture(
    moves: Sequence[Move], names: Mapping[str, str], *, width: float, text: float,
    heads: tuple[str, str] = ("", ""), words: str = "",
) -> Picture:  # fmt: skip
    """Return the bands between two ladders; `names` are the places from the top. Moves of nobody are left out."""
    drawn = [each for each in moves if each.count != 0]
    if not drawn:
        return Picture(width, 0, (), words)
    return _Flow(drawn, names, width, text).picture(heads, words)


class _Flow:
    """Where the places of both sides stand, and the bands between them."""

    def __init__(self, moves: list[Move], names: Mapping[str, str], width: float, text: float) -> None:
        self._moves, self._width, self._text = moves, width, text
        self._scale = text * _TALL / max(sum(each.count or 0 for each in moves), 1)
        told = [names.get(key, key) for each in moves for key in (each.start, each.end)]
        widest = max(measure(word, text) for name in told for word in name.split())
        whole = max(measure(name, text) for name in told)
        hidden = sum(each.count is None for each in moves)
        self._hidden = text * min(_HIDDEN_BAND, _HIDDEN_ALL / max(hidden, 1))
        self._side = min(max(min(whole, width * _SIDE), min(widest, width * _MOST_SIDE)) + text * 3, width * _MOST_SIDE)
        self._ends = (self._side + _NODE, width - self._side - _NODE)
        rank = {key: place for place, key in enumerate(names)}
        self._keys = tuple(
            sorted({(each.start, each.end)[side] for each in moves}, key=lambda key: rank.get(key, len(rank)))
            for side in (0, 1)
        )
        self._rank, self._names = rank, names

    def picture(self, heads: tuple[str, str], words: str) -> Picture:
        """Return bands, places, their names and the key of the signs."""
        text = self._text
        top = text * 2.0 if any(heads) else text * 0.3
        starts, left, left_foot = self._places(0, top)
        ends, right, right_foot = self._places(1, top)
        deep = sorted(self._moves, key=lambda each: (_DEPTH.index(each.way), -self._breadth(each)))
        bands = [shape for each in deep for shape in self._band(each, starts[each], ends[each])]
        foot = max(left_foot, right_foot)
        key, foot = self._key(foot + text * 0.4)
        wide = self._width / 2
        told: list[Shape] = [
            Label(0, text, fitted(heads[0], text, wide), text, colour="ink2", anchor="start"),
            Label(self._width, text, fitted(heads[1], text, wide - text), text, colour="ink2", anchor="end"),
        ]
        return Picture(self._width, foot, tuple([*(told if any(heads) else []), *bands, *left, *right, *key]), words)

    @property
    def _is_thin(self) -> bool:
        """Tell whether hidden bands are so many that each is only a broken line."""
        return self._hidden < self._text * _HIDDEN_BAND / 2

    def _breadth(self, move: Move) -> float:
        return self._hidden if move.count is None else max(move.count * self._scale, _THIN)

    def _places(self, side: int, y: float) -> tuple[dict[Move, float], list[Shape], float]:
        """Return where each band begins on a side, the places with their names, and the lowest point."""
        text = self._text
        begins: dict[Move, float] = {}
        shapes: list[Shape] = []
        for key in self._keys[side]:
            own = [each for each in self._moves if (each.start, each.end)[side] == key]
            own.sort(key=lambda each: self._rank.get((each.end, each.start)[side], len(self._rank)))
            lines = self._called(key, own)
            tall = sum(map(self._breadth, own))
            high = max(tall, text * LINE * len(lines))
            down = y + (high - tall) / 2
            left = self._ends[0] - _NODE if side == 0 else self._ends[1]
            box = ((left, down), (left + _NODE, down), (left + _NODE, down + tall), (left, down + tall))
            shapes.append(Polygon(box, "ink", "ink", 0.6))
            at = self._side - text * 0.4 if side == 0 else self._width - self._side + text * 0.4
            shapes += stacked(lines, at, y + high / 2, text, anchor="end" if side == 0 else "start")
            for each in own:
                begins[each] = down
                down += self._breadth(each)
            y += high + text * _APART
        return begins, shapes, y - text * _APART

    def _called(self, key: str, own: list[Move]) -> list[str]:
        """Return the name of a place in lines, with how many when none of them is hidden."""
        room = self._side - self._text * 0.6
        lines = few_lines(self._names.get(key, key), self._text, room)
        counts = [each.count for each in own if each.count is not None]
        if len(counts) < len(own):
            return lines
        beside = f"{lines[-1]} · {whole_number(sum(counts))}"
        fits = measure(beside, self._text) <= room
        return [*lines[:-1], beside] if fits else [*lines, whole_number(sum(counts))]

    def _band(self, move: Move, start: float, end: float) -> list[Shape]:
        broad = self._breadth(move)
        upper = _bend((self._ends[0], start), (self._ends[1], end))
        lower = _bend((self._ends[1], end + broad), (self._ends[0], start + broad))
        corner = lower[0]
        way = move.way
        if way is Way.HIDDEN and self._is_thin:
            middle = _bend((self._ends[0], start + broad / 2), (self._ends[1], end + broad / 2))
            return [Curve(middle, colour=EDGES[way], width=0.8, dash=_THIN_DASH)]
        area = Curve(
            (*upper, upper[-1], corner, *lower), closed=True, fill=FILLS[way], fill_opacity=OPACITY[way],
            colour=EDGES[way], width=0.9, dash=(3, 2) if way is Way.HIDDEN else (),
        )  # fmt: skip
        found: list[Shape] = [area]
        if way is Way.HIDDEN:
            found += self._strokes(upper, lower[::-1])
        elif broad >= self._text * 0.95:
            y = start + broad / 2 + self._text * 0.35
            found.append(
                Label(self._ends[0] + self._text * 0.4, y, whole_number(move.count or 0), self._text, anchor="start")
            )
        return found

    def _strokes(self, upper: Sequence[Point], lower: Sequence[Point]) -> list[Shape]:
        """Return slanted strokes across a hidden band."""
        parts = [place / _STROKES for place in range(_STROKES)]
        return [
            Line((_along(lower, part), _along(upper, part + 0.7 / _STROKES)), width=0.8, colour="ink2")
            for part in parts
        ]

    def _key(self, y: float) -> tuple[list[Shape], float]:
        """Return the signs that are used with their words, on as many lines as they need, and the lowest point."""
        text, x = self._text, 0.0
        used = {each.way for each in self._moves}
        found: list[Shape] = []
        for way in (each for each in Way if each in used):
            wide = text * 2.4 + measure(way.value, text)
            if x and x + wide > self._width:
                x, y = 0.0, y + text * 1.5
            found += _sign(way, x, y, text, thin=self._is_thin)
            found.append(Label(x + text * 2.1, y + text * 1.05, way.value, text, colour="ink2", anchor="start"))
            x += wide + text
        return found, y + text * 1.5


def _sign(way: Way, x: float, y: float, text: float, *, thin: bool) -> list[Shape]:
    left, top, right, foot = x + 1, y + text * 0.25, x + text * 1.7, y + text * 1.15
    if way is Way.HIDDEN and thin:
        middle = (top + foot) / 2
        return [Line(((left, middle), (right, middle)), _THIN_DASH, 0.8, EDGES[way])]
    if way is Way.HIDDEN:
        return hatched(left, top, right, foot, text)
    upper, lower = ((left, top), (right, top)), ((right, foot), (left, foot))
    corners = (upper[0], upper[0], upper[1], upper[1], upper[1], lower[0], lower[0], lower[0], lower[1], lower[1])
    return [Curve(corners, closed=True, fill=FILLS[way], fill_opacity=OPACITY[way], colour=EDGES[way], width=0.9)]


def _bend(start: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    """Return a curve that leaves and arrives level."""
    middle = (start[0] + end[0]) / 2
    return start, (middle, start[1]), (middle, end[1]), end


def _along(curve: Sequence[Point], part: float) -> Point:
    """Return the point of a cubic curve at a part of its way (0 to 1)."""
    rest = 1 - part
    weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y
