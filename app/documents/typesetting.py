"""Text to lines, without any markup: hostile names stay names, every word fits, Arabic and Hebrew read right to left.

Lines are broken here and not by ReportLab's Paragraph because a Paragraph reads its text as XML, knows one font per
piece and needs a package for right-to-left text that we cannot get. Widths are in points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Literal

from app.documents import faces
from app.documents.plain_text import clean

_LONGEST_LINE = 500
"""Characters of which one line can never hold more."""

_SOFT_BREAKS = "-–/\u00a0"
_BEARER = "\u00a0\u00a0"
"""What a mark stands on when no letter stands before it; as wide as the widest mark reaches to the left."""
_OVERHANG = 0.32
"""How far a mark without a place of its own may reach beside where it stands, as a share of the size."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks: size and leading in points, weight 400 to 700, a colour token."""

    size: float
    leading: float
    weight: int = 400
    colour: str = "ink"
    align: Literal["left", "center", "right"] = "left"

    @property
    def baseline(self) -> float:
        """How far the baseline lies below the top of the line, in points."""
        return (self.leading - self.size) / 2 + self.size * 0.79


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one weight (None = the weight of the style)."""

    text: str
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that one font can draw, with its width; `rtl` is drawn shaped and from the right."""

    font: str
    text: str
    width: float
    rtl: bool = False


Word = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One set line, its pieces in the order they are read.

    `goes_on` where a space parts it from the next line of the same text. `said` is how a line is read whose pieces
    stand in another order than that of reading.
    """

    pieces: tuple[Piece, ...]
    width: float
    goes_on: bool = False
    said: str = ""


def break_lines(spans: Iterable[Span], style: Style, width: float) -> tuple[Line, ...]:
    """Set the spans in lines of at most `width`; words too long for a line are cut."""
    space = _piece(" ", faces.OWN, style, style.weight)
    lines: list[Line] = []
    for words in _paragraphs(spans, style):
        lines.extend(_fill(words, space, style, width))
    if lines:
        lines[-1] = replace(lines[-1], goes_on=False)
    return tuple(lines)


@lru_cache(maxsize=256)
def fit_line(text: str, style: Style, width: float) -> Line:
    """Set the text on one line and end it with »…« where it does not fit."""
    flat = " ".join(clean(text[:_LONGEST_LINE]).split())
    lines = break_lines((Span(flat),), style, width)
    if len(lines) < 2:
        return lines[0] if lines else Line((), 0.0)
    dots = _piece("…", faces.OWN, style, style.weight)
    first = break_lines((Span(flat),), style, max(width - dots.width, style.size))[0]
    return Line((*first.pieces, dots), first.width + dots.width)


def _paragraphs(spans: Iterable[Span], style: Style) -> list[list[Word]]:
    paragraphs: list[list[Word]] = [[]]
    word: list[Piece] = []
    for span in spans:
        for part in re.split(r"([ \n])", clean(span.text)):
            if part in {" ", "\n"}:
                if word:
                    paragraphs[-1].append(tuple(word))
                word = []
                if part == "\n":
                    paragraphs.append([])
            elif part:
                word.extend(_pieces(part, style, span.weight or style.weight, begins=not word))
    if word:
        paragraphs[-1].append(tuple(word))
    return [words for words in paragraphs if words]


def _pieces(text: str, style: Style, weight: int, *, begins: bool) -> Iterator[Piece]:
    """Yield a text in pieces of one font; a mark that `begins` a word gets something to stand on."""
    if begins and _is_mark(text[0]):
        yield _piece(_BEARER, faces.OWN, style, weight)
    for key, run in faces.runs(text):
        if key is None:
            yield _piece(faces.MISSING, faces.OWN, style, weight)
        else:
            for is_rtl, chars in groupby(run, _is_rtl):
                yield _piece("".join(chars), key, style, weight, rtl=is_rtl)


def _piece(text: str, key: str, style: Style, weight: int, *, rtl: bool = False) -> Piece:
    font = faces.font(key, weight)
    return Piece(font, text, _width(text, font, style.size, rtl=rtl), rtl)


def _width(text: str, font: str, size: float, *, rtl: bool = False) -> float:
    """Return how wide text is drawn, with what a mark at its end takes beside a letter that does not bear it."""
    wide = faces.shaped_width(text, font, size) if rtl else faces.width(text, font, size)
    return wide if rtl and wide else wide + _overhang(text, size)


def _overhang(text: str, size: float) -> float:
    return _OVERHANG * size if _is_mark(text[-1:]) else 0.0


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char).startswith("M")  # the first of all marks is U+0300


def _is_rtl(char: str) -> bool:
    kind = unicodedata.bidirectional(char)
    return kind in {"R", "AL"} or (kind == "NSM" and "\u0590" <= char <= "\u08ff")  # a point of a Hebrew or Arabic word


def _fill(words: Sequence[Word], space: Piece, style: Style, width: float) -> Iterator[Line]:
    line: list[Piece] = []
    used = 0.0
    for word in words:
        for number, part in enumerate(_cut(word, style, width)):
            wide = sum(piece.width for piece in part)
            if line and used + space.width + wide > width:
                yield _finish(line, style, goes_on=number == 0)
                line, used = [], 0.0
            if line:
                line.append(space)
                used += space.width
            line.extend(part)
            used += wide
    yield _finish(line, style, goes_on=True)


def _cut(word: Word, style: Style, width: float) -> Iterator[Word]:
    """Yield the word, in parts when it is wider than a line: after a hyphen if that is near, else anywhere."""
    if sum(piece.width for piece in word) <= width:
        yield word
        return
    part: list[Piece] = []
    room = width
    for piece in word:
        rest = piece
        while rest.text and rest.width > room:
            count = _fitting(rest, style, room, at_least=0 if part else 1)
            if count:
                part.append(_recut(rest, rest.text[:count], style))
                spent = part[-1].width - _overhang(part[-1].text, style.size)
                rest = replace(rest, text=rest.text[count:], width=rest.width - spent)
            yield tuple(part)
            part, room = [], width
        if rest.text:
            part.append(rest)
            room -= rest.width
    if part:
        yield tuple(part)


def _fitting(piece: Piece, style: Style, room: float, *, at_least: int) -> int:
    used, count = 0.0, 0
    room -= _OVERHANG * style.size if not piece.text.isascii() and any(map(_is_mark, piece.text)) else 0
    for char in piece.text:
        used += faces.width(char, piece.font, style.size)
        if used > room:
            break
        count += 1
    soft = max(piece.text.rfind(mark, 0, count) for mark in _SOFT_BREAKS) + 1
    return max(soft if soft * 2 > count else count, at_least)


def _recut(piece: Piece, text: str, style: Style) -> Piece:
    return replace(piece, text=text, width=_width(text, piece.font, style.size, rtl=piece.rtl))


def _finish(pieces: Sequence[Piece], style: Style, *, goes_on: bool) -> Line:
    """Join neighbours of one font that read from the left."""
    merged: list[Piece] = []
    for (font, rtl), group in groupby(pieces, lambda piece: (piece.font, piece.rtl)):
        members = list(group)
        if rtl:
            merged.extend(members)
        else:
            text = "".join(piece.text for piece in members)
            merged.append(Piece(font, text, _width(text, font, style.size)))
    return Line(tuple(merged), sum(piece.width for piece in merged), goes_on)
