"""What stands in letters: names in the chosen form, made safe and short enough for their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from app.genogram.family import FamilyPerson, NameStyle

Measure: TypeAlias = Callable[[str, float, bool], float]

NAME_SIZE = 16.0
SMALL_SIZE = 14.0
YEAR_SIZE = 13.0
_LONGEST = 200
_NARROW = frozenset("ijlft.,:;'!|()[]I ")
_WIDE = frozenset("mwMWÆŒæœ@%&")


def average_width(text: str, size: float, bold: bool) -> float:
    """Estimate the width of a text without a font: good enough for tests and for files without the app."""
    ems = sum(0.32 if c in _NARROW else 0.88 if c in _WIDE else 1.0 if ord(c) > 0x2E80 else 0.56 for c in text)
    return ems * size * (1.05 if bold else 1.0)


def safe(text: str) -> str:
    """Take out what cannot be drawn or would turn the line around: control, format and half characters."""
    spaced = "".join(" " if c in "\t\n\r\v\f\u2028\u2029" else c for c in text[: _LONGEST * 4])
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")).strip(" ")


def fit(text: str, size: float, bold: bool, room: float, measure: Measure) -> str:
    """Shorten a text with »…« until it is at most `room` wide."""
    text = safe(text)[:_LONGEST]
    if measure(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle] + "…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def name_parts(person: FamilyPerson, style: NameStyle) -> tuple[str, str]:
    """Give the bold name and the smaller line under it (may be empty)."""
    if person.kind == "placeholder":
        return "?", ""
    name = safe(person.name)
    if not name:
        return ("", "") if person.kind == "unborn" else ("?", "")
    words = [word for word in name.split(" ") if word]
    if style == "initials":
        return "".join(word[0].upper() + "." for word in words), ""
    if style == "first":
        return words[0], ""
    return words[0], " ".join(words[1:])


def full_name(person: FamilyPerson) -> str:
    """Give the name as it is said: »?« for nobody known, »ufødt barn« for an unborn child without a name."""
    if person.kind == "placeholder":
        return "?"
    name = " ".join(safe(person.name).split())
    return name[:_LONGEST] or ("ufødt barn" if person.kind == "unborn" else "?")
