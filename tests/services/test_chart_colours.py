"""Pictures of key figures in the eyes of those who see fewer colours, on a photocopy, and in the dark."""

import pytest

from app.services.chart_shapes_flow import EDGES, FILLS, OPACITY, Way
from app.tokens import Scheme, load_tokens

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]
SEEN: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "photocopy": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""What of linear light is seen: Machado, Oliveira and Fernandes 2009, severity 1.0; and grey alone."""
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "black", "white")


def linear(token: str, scheme: Scheme) -> Rgb:
    """Return a colour as linear light."""
    told = load_tokens().colour(token, scheme)
    red, green, blue = (int(told[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _coded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def laid_on_card(token: str, opacity: float, scheme: Scheme) -> Rgb:
    """Return a colour as it looks when it is laid half through on the card; painters mix the coded values."""
    over, under = linear(token, scheme), linear("card", scheme)
    red, green, blue = (
        _linear(_coded(a) * opacity + _coded(b) * (1 - opacity)) for a, b in zip(over, under, strict=True)
    )
    return red, green, blue


def light(colour: Rgb, eyes: str) -> float:
    """Return how light a colour is to some eyes."""
    red, green, blue = (
        min(max(sum(share * part for share, part in zip(row, colour, strict=True)), 0.0), 1.0) for row in SEEN[eyes]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb, eyes: str) -> float:
    """Return the contrast of WCAG 2, from 1 to 21."""
    low, high = sorted((light(one, eyes), light(other, eyes)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_bars_lines_and_edges_stand_out_from_the_card(eyes: str, scheme: Scheme) -> None:
    for token in ("accent", "ink2", "ink", *set(EDGES.values())):
        assert contrast(linear(token, scheme), linear("card", scheme), eyes) >= 3, token


@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_can_be_read_on_every_band(eyes: str, scheme: Scheme) -> None:
    for way in Way:
        ground = laid_on_card(FILLS[way], OPACITY[way], scheme)
        assert contrast(linear("ink", scheme), ground, eyes) >= 4.5, way


@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_children_who_moved_are_darker_or_lighter_than_those_who_stayed(eyes: str, scheme: Scheme) -> None:
    moved, stayed, through = (
        laid_on_card(FILLS[way], OPACITY[way], scheme) for way in (Way.MOVED, Way.SAME, Way.THROUGH)
    )
    assert contrast(moved, stayed, eyes) >= 1.3
    assert contrast(moved, through, eyes) >= 1.5
    assert EDGES[Way.SAME] != EDGES[Way.THROUGH]


def test_the_eyes_are_those_of_the_study() -> None:
    red, green = linear("late", "light"), linear("good", "light")
    for eyes in ("protanopia", "deuteranopia", "tritanopia"):
        white = light((1.0, 1.0, 1.0), eyes)
        assert white == pytest.approx(1, abs=0.01)  # white stays white
    assert light(red, "protanopia") < light(red, "all colours")  # and red is dark to those who see no red
    assert light(green, "all colours") > 0
