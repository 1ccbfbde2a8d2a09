"""What every chart is built from: the hatched field of a hidden number, a label of a few lines, and Danish numbers.

A hidden number is always drawn the same: the size of its mark is that of the letters and says nothing of how many.
"""

from collections.abc import Iterator

from app.genogram.shapes import Anchor, Colour, Curve, Ellipse, Label, Line, Point, Polygon, Shape
from app.language.number_words import whole_number
from app.services.curve_shapes import fitted
from app.services.voice_wrapping import wrapped

HIDDEN, UNTIL_NOW = "skjult", "indtil nu"
HIDDEN_WIDE = 3.0
"""How long the mark of a hidden number is, in letter sizes, whatever it hides."""
LINE = 1.2
"""From one line of text to the next, in letter sizes."""
_HATCH, _STRIPE = 0.42, 0.6


def counted(count: int | None) -> str:
    """Return a count in words: »12«, »skjult«."""
    return HIDDEN if count is None else whole_number(count)


def capital(words: str) -> str:
    """Return words with a capital first."""
    return words[:1].upper() + words[1:]


def decimal_number(number: float) -> str:
    """Return a number with at most one decimal: »12,5«, »1.250«."""
    told = f"{round(number, 1):,.1f}".translate(_DANISH)
    return told.removesuffix(",0")


_DANISH = str.maketrans(",.", ".,")


def percent_words(percent: float) -> str:
    """Return »34 %« with a space that no line breaks at."""
    return f"{whole_number(percent)}\u00a0%"


def hatched(left: float, top: float, right: float, foot: float, text: float) -> list[Shape]:
    """Return a field with slanted strokes and a broken edge; no stroke leaves it."""
    box = ((left, top), (right, top), (right, foot), (left, foot))
    strokes = _slanted(left, top, right, foot, text * _HATCH)
    return [
        *(Line(each, width=0.8, colour="ink2") for each in strokes),
        Polygon(box, colour="ink2", width=1, dash=(3, 2)),
    ]


def striped(left: float, top: float, right: float, foot: float, text: float) -> list[Shape]:
    """Return a filled field with light stripes: told from a plain one also on a photocopy."""
    box = ((left, top), (right, top), (right, foot), (left, foot))
    strokes = _slanted(left, top, right, foot, text * _STRIPE)
    return [Polygon(box, "ink", "ink", 1), *(Line(each, width=1.6, colour="card") for each in strokes)]


def _slanted(left: float, top: float, right: float, foot: float, step: float) -> Iterator[tuple[Point, Point]]:
    """Yield slanted strokes across a field, so far from each other."""
    place = left + top + step
    while place < right + foot:
        start, end = max(left, place - foot), min(right, place - top)
        yield (start, place - start), (end, place - end)
        place += step


def few_lines(words: str, text: float, room: float, most: int = 2) -> list[str]:
    """Return words on at most so many lines of a width; what there is no room for ends in »…«."""
    lines = wrapped(words, text, room)
    if len(lines) <= most:
        return lines or [""]
    return [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), text, room)]


def stacked(
    lines: list[str], x: float, middle: float, text: float, *, colour: Colour = "ink", anchor: Anchor = "start"
) -> list[Shape]:
    """Return lines of text round the height `middle`."""
    first = middle + text * 0.35 - text * LINE * (len(lines) - 1) / 2
    return [
        Label(x, first + place * text * LINE, each, text, colour=colour, anchor=anchor)
        for place, each in enumerate(lines)
    ]


def face(x: float, y: float, radius: float, mood: int) -> list[Shape]:
    """Return one of the three faces round a point: 1 is sad, 2 neither, 3 glad. The mouth tells, never a colour."""
    bend = (mood - 2) * radius * 0.45
    mouth, half = y + radius * 0.38, radius * 0.45
    points = (
        (x - half, mouth - bend * 0.5),
        (x - half / 2, mouth + bend * 0.5),
        (x + half / 2, mouth + bend * 0.5),
        (x + half, mouth - bend * 0.5),
    )
    eyes = [
        Ellipse(x + side * radius * 0.36, y - radius * 0.25, radius * 0.11, radius * 0.11, "ink") for side in (-1, 1)
    ]
    return [Ellipse(x, y, radius, radius, "card", "ink", 1.4), *eyes, Curve(points, colour="ink", width=1.6)]
