"""What stands in letters: names in the chosen form, made safe and short enough for their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.genogram.family import FamilyPerson, NameStyle, Options, PersonKind

Measure: TypeAlias = Callable[[str, float, bool], float]

NAME_SIZE = 16.0
SMALL_SIZE = 14.0
YEAR_SIZE = 13.0
_LONGEST = 200
_NARROW = frozenset("ijlft.,:;'!|()[]I ")
_WIDE = frozenset("mwMWÆŒæœ@%&")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line under a symbol."""

    text: str
    size: float
    bold: bool


def average_width(text: str, size: float, bold: bool) -> float:
    """Estimate the width of a text without a font: good enough for tests and for files without the app."""
    ems = sum(0.32 if c in _NARROW else 0.88 if c in _WIDE else 1.0 if ord(c) > 0x2E80 else 0.56 for c in text)
    return ems * size * (1.05 if bold else 1.0)


def safe(text: str) -> str:
    """Take out what cannot be drawn or would turn the line around: control, format and half characters."""
    spaced = "".join(" " if c in "\t\n\r\v\f\u2028\u2029" else c for c in text[: _LONGEST * 4])
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")).strip(" ")


def fit(text: str, size: float, bold: bool, room: float, measure: Measure) -> str:
    """Shorten a text with »…« until it is at most `room` wide; a letter keeps its accents."""
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
    while low and unicodedata.combining(text[low]):
        low -= 1
    return text[:low].rstrip() + "…"


def wrapped(text: str, size: float, bold: bool, room: float, measure: Measure) -> list[str]:
    """Break a text into at most two lines, where words or hyphens allow it; only then is it cut."""
    text = " ".join(word for word in safe(text).split(" ") if word)[:_LONGEST]
    if measure(text, size, bold) <= room:
        return [text] if text else []
    breaks = [at + 1 for at, letter in enumerate(text[:-1]) if letter in " -"]
    breaks = breaks or [at + 1 for at, letter in enumerate(text[:-1]) if letter == "\u00a0"]
    fitting = [at for at in breaks if measure(text[:at].rstrip(), size, bold) <= room]
    if not fitting:
        return [fit(text, size, bold, room, measure)]
    whole = [at for at in fitting if measure(text[at:], size, bold) <= room]
    at = min(whole, key=lambda a: _widest(text, a, size, bold, measure)) if whole else fitting[-1]
    return [text[:at].rstrip(), fit(text[at:], size, bold, room, measure)]


def _widest(text: str, at: int, size: float, bold: bool, measure: Measure) -> float:
    return max(measure(text[:at].rstrip(), size, bold), measure(text[at:], size, bold))


def lines_under(person: FamilyPerson, options: Options, measure: Measure, s: float) -> tuple[TextLine, ...]:
    """Choose the lines under a symbol of side `s`: name, surname, due date, note.

    A long first name breaks where it may, and is then set smaller before a letter is lost; surnames and notes take
    two lines before they are cut.
    """
    room = s * 2.6
    first, rest = name_parts(person, "full")
    if person.kind == "placeholder":
        first = ""
    lines = _first_name(first, room, measure)
    lines += [TextLine(text, SMALL_SIZE, False) for text in wrapped(rest, SMALL_SIZE, False, room, measure)]
    if person.kind == "unborn" and options.years:
        lines += [
            TextLine(text, SMALL_SIZE, False) for text in wrapped(person.due or "", SMALL_SIZE, False, room, measure)
        ]
    if options.notes:
        lines += [
            TextLine(text, SMALL_SIZE, False) for text in wrapped(person.note, SMALL_SIZE, False, s * 3.0, measure)
        ]
    return tuple(lines)


def _first_name(name: str, room: float, measure: Measure) -> list[TextLine]:
    if not name:
        return []
    at_ease = wrapped(name, NAME_SIZE, True, room, measure)
    if at_ease[-1].endswith("…"):
        return [TextLine(text, YEAR_SIZE, True) for text in wrapped(name, YEAR_SIZE, True, room * 1.15, measure)]
    return [TextLine(text, NAME_SIZE, True) for text in at_ease]


def name_parts(person: FamilyPerson, style: NameStyle) -> tuple[str, str]:
    """Give the bold name and the smaller line under it (may be empty)."""
    if person.kind == "placeholder":
        return "?", ""
    name = safe(person.name)
    if not name:
        return ("?", "") if person.kind == "person" else ("", "")
    words = [word for word in name.split(" ") if word]
    if style == "initials":
        return initials(name), ""
    if style == "first":
        return words[0], ""
    return words[0], " ".join(words[1:])


def initials(name: str) -> str:
    """Give the first letter of every name, with its accents: »Svend Åge Toft« is »S.Å.T.«."""
    found: list[str] = []
    for word in safe(name).split():
        end = 1
        while end < len(word) and unicodedata.combining(word[end]):
            end += 1
        found.append(word[:end].upper() + ".")
    return "".join(found[:8])


_NAMELESS: dict[PersonKind, str] = {
    "unborn": "ufødt barn",
    "miscarriage": "ufrivillig abort",
    "abortion": "abort",
    "stillbirth": "dødfødt barn",
}


def full_name(person: FamilyPerson) -> str:
    """Give the name as it is said: »?« for nobody known, »ufødt barn« for an unborn child without a name."""
    if person.kind == "placeholder":
        return "?"
    name = " ".join(safe(person.name).split())
    return name[:_LONGEST] or _NAMELESS.get(person.kind, "?")
