"""How wide text is and which shipped font can draw it, from a table built beside the fonts.

Screen, paper and drawing all measure here, so they agree with each other and give the same answer on every machine.
The table is `resources/fonts/advances.json`, written by `resources/fonts/build_fonts.py`.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from app.paths import resources

MISSING = "[tegn]"
"""What a paper prints for a run that no shipped font can draw."""

_JOINERS = frozenset("\u200c\u200d")
_VARIATIONS = range(0xFE00, 0xFE10)
_REGULAR, _BOLD = 400, 600
_UNKNOWN_WIDTH = 1000  # a character nobody can draw takes one em


@dataclass(frozen=True, slots=True)
class Font:
    """One shipped font family: its key (first part of the file names), weights and advances in thousandths of an em."""

    key: str
    family: str
    ascent: int
    descent: int
    advances: Mapping[int, Mapping[int, int]]

    def covers(self, text: str) -> bool:
        """Tell whether the font has a glyph for every character of `text`."""
        table = self.advances[_REGULAR]
        return all(ord(char) in table for char in text)

    def nearest(self, weight: int) -> int:
        """Return the shipped weight closest to the one asked for."""
        return min(self.advances, key=lambda shipped: (abs(shipped - weight), shipped))


@cache
def fonts() -> tuple[Font, ...]:
    """Return the shipped fonts in the order in which a character looks for one; the first is the program's own."""
    raw = json.loads((resources() / "fonts" / "advances.json").read_text(encoding="utf-8"))
    return tuple(
        Font(
            key=font["key"],
            family=font["family"],
            ascent=font["ascent"],
            descent=font["descent"],
            advances={int(weight): _unpacked(rows) for weight, rows in font["advances"].items()},
        )
        for font in raw["fonts"]
    )


def font_file(key: str, weight: int = _REGULAR) -> Path:
    """Return the TTF of a font key in the shipped weight nearest to `weight`; KeyError for an unknown key."""
    return resources() / "fonts" / f"{key}-{_by_key()[key].nearest(weight)}.ttf"


def measure(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line of text in the unit of `size`, without kerning; bold means weight 600."""
    return measure_weight(text, size, _BOLD if bold else _REGULAR)


def measure_weight(text: str, size: float, weight: int) -> float:
    """Return the width of one line of text in the unit of `size` in the shipped weight nearest to `weight`."""
    return _thousandths(text, weight) * size / 1000


def runs(text: str) -> list[tuple[str | None, str]]:
    """Split a text into (font key, part); the key is None where no shipped font has the characters.

    The parts joined give the text back. A letter stays with its accents, and a space with the font before it, so that
    Arabic and Hebrew words are shaped together.
    """
    result: list[tuple[str | None, str]] = []
    for cluster in _clusters(text):
        before = result[-1][0] if result else None
        key = _key_for(cluster, before)
        if result and key == before:
            result[-1] = (key, result[-1][1] + cluster)
        else:
            result.append((key, cluster))
    return result


@lru_cache(maxsize=4096)
def fallback_for(char: str) -> str | None:
    """Return the key of the first shipped font that has the character, or None."""
    return next((font.key for font in fonts() if font.covers(char)), None)


def _key_for(cluster: str, before: str | None) -> str | None:
    if before is not None and cluster.isspace() and _by_key()[before].covers(cluster):
        return before
    return fallback_for(cluster.translate(_IGNORED))


_IGNORED = dict.fromkeys((*map(ord, _JOINERS), *_VARIATIONS))


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for char in text:
        extends = unicodedata.combining(char) or char in _JOINERS or ord(char) in _VARIATIONS
        if cluster and not extends and cluster[-1] not in _JOINERS:
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


@lru_cache(maxsize=4096)
def _thousandths(text: str, weight: int) -> int:
    total = 0
    for key, part in runs(text):
        if key is None:
            total += _UNKNOWN_WIDTH * sum(1 for _ in _clusters(part))
            continue
        font = _by_key()[key]
        table = font.advances[font.nearest(weight)]
        total += sum(table.get(ord(char), 0) for char in part)
    return total


@cache
def _by_key() -> Mapping[str, Font]:
    return {font.key: font for font in fonts()}


def _unpacked(rows: list[tuple[int, list[int]]]) -> dict[int, int]:
    return {first + offset: width for first, widths in rows for offset, width in enumerate(widths)}
