"""The rulers as shapes that screen and paper paint alike: faces, and the steps of a ruler.

The drawings are our own. Nothing is told by colour alone: a step has a face or a number, a place on the line and a
word. Units are those of the letters given (pixels or points), y grows downwards.
"""

from collections.abc import Sequence
from typing import Final

from app.genogram.shapes import Anchor, Colour, Curve, Ellipse, Label, Line, Polygon, Shape
from app.services.curve_shapes import Picture
from app.services.voice_wrapping import wrapped
from app.services.wellbeing_rulers import BEST, Ruler, RulerKind, RulerStep

MOODS: Final[tuple[Colour, ...]] = ("late", "warn", "ink2", "info", "good")
"""The colour of a mood, from hard to really good; colour-blind eyes have the mouth, the place and the word."""
_SMILE: Final = (-0.42, -0.22, 0.0, 0.24, 0.46)
"""How far the middle of the mouth hangs below its corners, in half faces."""
_SMALL: Final = 0.85


def face_shapes(mood: int, middle: tuple[float, float], half: float, *, chosen: bool = False) -> list[Shape]:
    """Return a face with two eyes and a mouth; a chosen one has a ring round it."""
    x, y = middle
    colour, mouth = MOODS[mood], y + half * 0.32
    bend = half * _SMILE[mood]
    shapes: list[Shape] = []
    if chosen:
        shapes.append(Ellipse(x, y, half * 1.22, half * 1.22, "", "accent", max(half * 0.1, 2)))
    shapes.append(Ellipse(x, y, half, half, "card", colour, max(half * 0.09, 1.5)))
    for side in (-1, 1):
        shapes.append(Ellipse(x + side * half * 0.34, y - half * 0.2, half * 0.09, half * 0.12, "ink", "", 0))
    points = (
        (x - half * 0.42, mouth - bend / 2), (x - half * 0.2, mouth + bend * 0.8), (x + half * 0.2, mouth + bend * 0.8),
        (x + half * 0.42, mouth - bend / 2),
    )  # fmt: skip
    shapes.append(Curve(points, colour="ink", width=max(half * 0.09, 1.5)))
    return shapes


def step_shapes(
    ruler: Ruler, step: RulerStep, middle: tuple[float, float], half: float, *, chosen: bool
) -> list[Shape]:
    """Return one step as the ruler looks: a face, a coloured sign with a face in it, or a number in a ring."""
    x, y = middle
    if ruler.kind is RulerKind.NUMBERS:
        ring = Ellipse(
            x, y, half, half, "accent_soft" if chosen else "card", "accent" if chosen else "ink2", 3 if chosen else 1.5
        )
        return [ring, Label(x, y + half * 0.36, str(step.value), half, bold=chosen)]
    if ruler.kind is RulerKind.FACES:
        return face_shapes(step.mood, middle, half, chosen=chosen)
    sign = _colour_sign(step.mood, middle, half * (1.18 if chosen else 1.0), chosen=chosen)
    return [*sign, *face_shapes(step.mood, middle, half * 0.46)]


def ruler_picture(ruler: Ruler, question: str, *, width: float, text: float, value: int | None = None) -> Picture:
    """Return a question with its ruler; the step of `value` is marked, and without one it is there to be filled in."""
    asked = wrapped(question, text * 1.1, width)
    shapes: list[Shape] = [
        Label(0, text * (1.1 + 1.5 * place), line, text * 1.1, bold=True, anchor="start")
        for place, line in enumerate(asked)
    ]
    count, room = len(ruler.steps), width / len(ruler.steps)
    half = min(room * 0.36, text * (1.5 if ruler.kind is RulerKind.NUMBERS else 2.1))
    middle = text * (1.5 * len(asked) + 0.9) + half * 1.25
    if count > 1 and ruler.kind is RulerKind.NUMBERS:
        shapes.append(Line(((room / 2, middle), (width - room / 2, middle)), width=1.5, colour="ink2"))
    lowest = 0
    for place, step in enumerate(ruler.steps):
        x = room * (place + 0.5)
        shapes += step_shapes(ruler, step, (x, middle), half, chosen=step.value == value)
        stands = _stands(ruler, place, x, half)
        lines = wrapped(step.word, text * _SMALL, room * (0.96 if ruler.kind is not RulerKind.NUMBERS else 2.2))
        lowest = max(lowest, len(lines))
        shapes += _under(lines, middle + half * 1.3 + text, text * _SMALL, stands)
    height = middle + half * 1.3 + text * (0.4 + 1.2 * lowest)
    chosen = ruler.step(value)
    told = f"{chosen.value}{f', {chosen.word}' if chosen.word else ''}" if chosen else "intet mærke endnu"
    return Picture(width, height, tuple(shapes), f"{question} {told}.")


def _stands(ruler: Ruler, place: int, x: float, half: float) -> tuple[Anchor, float]:
    """Return where the words under a step stand: on a line of numbers those of the ends begin and end with it."""
    if ruler.kind is not RulerKind.NUMBERS or 0 < place < len(ruler.steps) - 1:
        return "middle", x
    return ("start", x - half) if place == 0 else ("end", x + half)


def _under(lines: Sequence[str], top: float, text: float, stands: tuple[Anchor, float]) -> list[Shape]:
    anchor, x = stands
    return [
        Label(x, top + text * 1.25 * place, line, text, colour="ink2", anchor=anchor)
        for place, line in enumerate(lines)
    ]


def _colour_sign(mood: int, middle: tuple[float, float], half: float, *, chosen: bool) -> list[Shape]:
    """Return a sign with eight sides for hard, a diamond for both, a disc for good: told by shape as well."""
    x, y = middle
    colour = MOODS[mood] if mood != BEST // 2 else "warn"
    wide = 5.0 if chosen else 3.0
    if mood > BEST // 2:
        return [Ellipse(x, y, half, half, "card", colour, wide)]
    corner = half * 0.42
    if mood < BEST // 2:
        points = (
            (x - corner, y - half), (x + corner, y - half), (x + half, y - corner), (x + half, y + corner),
            (x + corner, y + half), (x - corner, y + half), (x - half, y + corner), (x - half, y - corner),
        )  # fmt: skip
        return [Polygon(points, "card", colour, wide)]
    return [Polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), "card", colour, wide)]
