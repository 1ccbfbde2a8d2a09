"""The three houses a child tells in, as shapes that screen and paper paint alike. The drawing is our own.

Units are those of the letters given (pixels or points), y grows downwards.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from app.genogram.shapes import Ellipse, Label, Line, Polygon, Shape
from app.models.enums_early import House
from app.services.curve_shapes import Picture
from app.services.voice_houses import HOUSE_ASKS, HOUSE_NAMES
from app.services.voice_wrapping import wrapped

_GAP = 12.0
_ROOF: Final = 3.2
_LINE: Final = 1.4
_LEAST_LINES = 3
_ASKED: Final = 0.9


def houses_picture(
    words: Mapping[House, Sequence[str]], *, width: float, text: float, rows: int = _LEAST_LINES
) -> Picture:
    """Return three houses under each other with what stands in them, each at least `rows` lines high inside."""
    shapes: list[Shape] = []
    top, told = 0.0, []
    for house in House:
        said = [each for each in words.get(house, ()) if each.strip()]
        drawn, height = house_shapes(house, said, (0, top, width), text, rows=rows)
        shapes += drawn
        told.append(f"{HOUSE_NAMES[house]}: {'; '.join(said) if said else 'ingenting endnu'}.")
        top += height + text
    return Picture(width, top - text, tuple(shapes), " ".join(told))


def house_shapes(
    house: House,
    said: Sequence[str],
    place: tuple[float, float, float],
    text: float,
    *,
    rows: int = _LEAST_LINES,
    least: float = 0.0,
) -> tuple[list[Shape], float]:
    """Return one house at (left, top, width) with its name, its question and what stands in it, and its height.

    It is at least `rows` lines high inside, and `least` high in all.
    """
    left, top, width = place
    room = width - 6 * _GAP
    asked = wrapped(HOUSE_ASKS[house], text * _ASKED, width - 3 * _GAP)
    lines = [line for each in said for line in wrapped(f"»{each.strip().strip('»«')}«", text, room)]
    inside = max(len(lines), rows) + len(asked) + 1.9
    roof = text * _ROOF
    body = max(text * _LINE * inside, least - roof)
    wall, right, eaves = left + _GAP, left + width - _GAP, top + roof
    foot, middle = eaves + body, left + width / 2
    shapes: list[Shape] = [
        Polygon(((wall, eaves), (right, eaves), (right, foot), (wall, foot)), "card", "ink", 2),
        Polygon(((left, eaves), (middle, top), (left + width, eaves)), "accent_soft", "ink", 2),
        *_sign(house, (middle, top + roof * 0.64), text * 0.62),
        Label(middle, eaves + text * 1.5, HOUSE_NAMES[house], text * 1.15, bold=True),
    ]
    down = eaves + text * 2.9
    for line in asked:
        shapes.append(Label(middle, down, line, text * _ASKED, colour="ink2"))
        down += text * _LINE * _ASKED
    shapes += _quotes(lines, (wall + 2 * _GAP, down - text * _LINE * _ASKED * 0.5), text)
    return shapes, roof + body


def _quotes(lines: Sequence[str], above: tuple[float, float], text: float) -> list[Shape]:
    left, top = above
    return [Label(left, top + text * _LINE * (nr + 1), line, text, anchor="start") for nr, line in enumerate(lines)]


def _sign(house: House, middle: tuple[float, float], half: float) -> list[Shape]:
    """Return the sign in the roof of a house: a cloud for worries, a sun for the good, a star for dreams."""
    x, y = middle
    if house is House.GOOD_THINGS:
        rays: list[Shape] = [
            Line(((x + dx * half * 1.25, y + dy * half * 1.25), (x + dx * half * 1.7, y + dy * half * 1.7)), width=1.6)
            for dx, dy in ((1, 0), (-1, 0), (0, -1), (0, 1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))
        ]
        return [*rays, Ellipse(x, y, half * 0.9, half * 0.9, "warn_soft", "ink", 1.6)]
    if house is House.WORRIES:
        return [
            Ellipse(x - half * 0.7, y + half * 0.2, half * 0.7, half * 0.55, "card", "ink", 1.6),
            Ellipse(x + half * 0.7, y + half * 0.2, half * 0.7, half * 0.55, "card", "ink", 1.6),
            Ellipse(x, y - half * 0.1, half * 0.9, half * 0.75, "card", "ink", 1.6),
        ]
    points = []
    for place in range(10):
        reach = half * (1.3 if place % 2 == 0 else 0.55)
        dx, dy = _TENTHS[place]
        points.append((x + dx * reach, y + dy * reach))
    return [Polygon(tuple(points), "warn_soft", "ink", 1.6)]


_TENTHS: Final = (
    (0.0, -1.0), (0.588, -0.809), (0.951, -0.309), (0.951, 0.309), (0.588, 0.809), (0.0, 1.0), (-0.588, 0.809),
    (-0.951, 0.309), (-0.951, -0.309), (-0.588, -0.809),
)  # fmt: skip
"""Ten directions round a point, the first one up."""
