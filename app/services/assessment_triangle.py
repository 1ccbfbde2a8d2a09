"""The triangle of an assessment as shapes: the child in the middle, a list of headings at each of its three sides.

A heading that has something written has a full dot and strong letters, one that has not an open ring; so has a side a
thick line or a thin one. Nothing is told by colour alone. Units are those of the letters given, y grows downwards.
"""

from dataclasses import dataclass
from typing import Final

from app.genogram.shapes import Ellipse, Label, Line, Point, Polygon, Shape
from app.language.folding import join_names
from app.services.assessment_rows import AssessmentPage, side_headings
from app.services.curve_shapes import Picture, fitted
from app.typeface import measure

_ROW, _GAP = 1.55, 0.7
"""Heights in letter sizes: of a line, and between headings."""
_NARROW: Final = 44.0
"""Letter sizes: where there is less room across, the lists stand under the triangle."""


@dataclass(frozen=True, slots=True)
class TriangleSide:
    """One side: its key and name, and its headings with how many things stand under each."""

    side: str
    name: str
    headings: tuple[tuple[str, int], ...]

    @property
    def is_written(self) -> bool:
        """Whether anything stands on this side."""
        return any(count for _, count in self.headings)


@dataclass(frozen=True, slots=True)
class Triangle:
    """What is drawn: the child or children in the middle, and the sides in the order child, parents, network."""

    children: str
    sides: tuple[TriangleSide, ...]


@dataclass(frozen=True, slots=True)
class TrianglePicture:
    """The picture, and the three corners of the triangle in it: top, lower right, lower left."""

    picture: Picture
    corners: tuple[Point, Point, Point]


def triangle_of(page: AssessmentPage) -> Triangle | None:
    """Return the triangle of an assessment; None when its headings have no sides."""
    if not page.sides:
        return None
    sides = tuple(
        TriangleSide(side, name, tuple((each.heading, len(each.views)) for each in side_headings(page, side)))
        for side, name in page.sides
    )
    return Triangle(page.line.children, sides)


def triangle_words(triangle: Triangle) -> str:
    """Return the triangle in words: what has something written on each side, and what has not yet."""
    told = [f"Trekanten om {triangle.children}." if triangle.children else "Trekanten."]
    for side in triangle.sides:
        written = [name for name, count in side.headings if count]
        empty = [name for name, count in side.headings if not count]
        parts = [f"skrevet under {join_names(written)}"] if written else []
        parts += [f"ikke skrevet endnu under {join_names(empty)}"] if empty else []
        told.append(f"{side.name}: {'; '.join(parts) or 'ingen overskrifter'}.")
    return " ".join(told)


def triangle_picture(triangle: Triangle, *, width: float, text: float) -> TrianglePicture:
    """Return the triangle as shapes, with the lists beside it, or under it where there is little room."""
    layout = _Wide if width >= text * _NARROW else _Narrow
    return layout(triangle, width, text).drawn()


class _Lists:
    """Setting the lists: a title, and headings with a dot, broken over lines."""

    def __init__(self, triangle: Triangle, width: float, text: float) -> None:
        self._triangle, self._width, self._text = triangle, width, text

    def _height(self, side: TriangleSide, room: float) -> float:
        lines = sum(len(_broken(name, self._text, room - self._text * 1.4)) for name, _ in side.headings)
        title = len(_broken(side.name, self._text, room))
        return self._text * (_ROW * (title + lines) * 0.9 + _GAP * len(side.headings))

    def _list(self, side: TriangleSide, left: float, top: float, room: float) -> list[Shape]:
        text, y = self._text, top
        found: list[Shape] = []
        for words in _broken(side.name, text, room):
            y += text * _ROW * 0.9
            found.append(Label(left, y, words, text, True, "accent", "start"))
        for name, count in side.headings:
            y += text * _GAP
            middle = y + text * (_ROW * 0.9 - 0.35)
            found.append(self._dot(left + text * 0.4, middle, written=bool(count)))
            for words in _broken(name, text, room - text * 1.4):
                y += text * _ROW * 0.9
                found.append(Label(left + text * 1.4, y, words, text, bool(count), "ink" if count else "ink2", "start"))
        return found

    def _dot(self, x: float, y: float, *, written: bool) -> Shape:
        size = self._text * 0.32
        return Ellipse(x, y, size, size, "accent" if written else "", "accent" if written else "ink2", 1.4)

    def _body(self, corners: tuple[Point, Point, Point]) -> list[Shape]:
        """Return the triangle itself: its ground, its three sides, and the child in the middle."""
        top, right, left = corners
        found: list[Shape] = [Polygon(corners, "accent_soft", "", 0)]
        for side, ends in zip(self._triangle.sides, ((left, top), (top, right), (left, right)), strict=True):
            if side.is_written:
                found.append(Line(ends, width=self._text * 0.32, colour="accent"))
            else:
                found.append(Line(ends, (5, 4), 1.4, "ink2"))
        name = _broken(self._triangle.children, self._text, (right[0] - left[0]) * 0.52)
        name = [*name[:2], f"{name[2]} …"] if len(name) > 3 else name
        x, y = top[0], top[1] + (left[1] - top[1]) * 0.68 - self._text * _ROW * (len(name) - 1) / 2
        for place, words in enumerate(name):
            found.append(Label(x, y + place * self._text * _ROW, words, self._text, True))
        return found


class _Wide(_Lists):
    """The first two lists to the left and right, the third under the base in columns."""

    def drawn(self) -> TrianglePicture:
        """Return the picture."""
        text, width = self._text, self._width
        room = width * 0.3
        child, parents, network = self._triangle.sides
        tall = max(self._height(child, room), self._height(parents, room), text * 13)
        left, right = room + text, width - room - text
        top = text * 0.6
        corners = ((width / 2, top), (right, top + tall), (left, top + tall))
        shapes = self._body(corners)
        shapes += self._list(child, 0, top, room)
        shapes += self._list(parents, width - room, top, room)
        foot, below = self._under(network, top + tall + text)
        words = triangle_words(self._triangle)
        return TrianglePicture(Picture(width, foot + text * 0.8, (*shapes, *below), words), corners)

    def _under(self, side: TriangleSide, top: float) -> tuple[float, list[Shape]]:
        """Return the list under the base: the title in the middle, the headings in three columns; and where it ends."""
        text, column = self._text, self._width / 3
        y = top + text * _ROW
        found: list[Shape] = [Label(self._width / 2, y, fitted(side.name, text, self._width), text, True, "accent")]
        per = -(-len(side.headings) // 3)
        foot = y
        for place in range(3):
            some = TriangleSide(side.side, "", side.headings[place * per : (place + 1) * per])
            if some.headings:
                begin = y - text * _ROW * 0.9 * len(_broken("", text, column)) + text * 0.5
                found += self._list(some, place * column, begin, column - text)
                foot = max(foot, begin + self._height(some, column - text))
        return foot, found


class _Narrow(_Lists):
    """The triangle alone, and the three lists under each other."""

    def drawn(self) -> TrianglePicture:
        """Return the picture."""
        text, width = self._text, self._width
        half, tall, top = min(width / 2 - text, text * 9), text * 12, text * 0.6
        middle = width / 2
        corners = ((middle, top), (middle + half, top + tall), (middle - half, top + tall))
        shapes, y = self._body(corners), top + tall + text
        for side in self._triangle.sides:
            shapes += self._list(side, 0, y, width)
            y += self._height(side, width) + text
        return TrianglePicture(Picture(width, y, tuple(shapes), triangle_words(self._triangle)), corners)


def _broken(words: str, text: float, room: float) -> list[str]:
    """Return words on so many lines that each fits in bold; one that is too long for a line is cut with …."""
    lines = [""]
    for word in words.split():
        wider = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(wider, text, bold=True) > room:
            lines.append(word)
        else:
            lines[-1] = wider
    return [fitted(each, text, room, bold=True) for each in lines]
