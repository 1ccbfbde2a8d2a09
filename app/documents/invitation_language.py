"""The invitation in the reader's own language, as the user typed it; right-to-left scripts run from the right.

Lines are set as everywhere else. A paragraph whose first strong letter reads from the right is then turned round:
stretches of its words change places, numbers and Latin words keep their inner order, brackets are mirrored. That is
the part of the Unicode bidirectional algorithm (UAX 9) that letters to families need: one level, no overrides.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from app.documents import faces, parts, styles
from app.documents.day_words import capital
from app.documents.panel import Box, Panel, SetLine
from app.documents.plain_text import clean
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tongues import language_of
from app.documents.typesetting import Line, Piece, Span, Style, break_lines

_TEXT = Style(15, 23)
_RIGHT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "EN", "AN"})
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def own_language(text: str, when: str, place: str, tongue: str = "") -> list[Panel]:
    """Return the text with day and place above it in Danish, so that both can be held against each other.

    `tongue` is the code of the language where somebody named it.
    """
    if not text.strip():
        return []
    story = [parts.heading(capital(when) or "Indbydelse", styles.HEADING, before=0), *parts.text(place, styles.LEAD)]
    for index, paragraph in enumerate(clean(text).split("\n")):
        story += _paragraph(paragraph, tongue, before=16 if index == 0 else 8)
    return story


def _paragraph(text: str, tongue: str, *, before: float) -> list[Panel]:
    lines = [line for line in break_lines((Span(text),), _TEXT, WIDTH) if line.pieces]
    if not lines:
        return []
    from_right = reads_from_right(text)
    style = replace(_TEXT, align="right") if from_right else _TEXT
    shown = [turned(line) if from_right else line for line in lines]
    element = Element("P", lang=language_of(text, tongue))
    field = Box(0, WIDTH, tuple(SetLine(line, style, 0.0, element) for line in shown))
    return [Panel([field], before=before, loose=True)]


def reads_from_right(text: str) -> bool:
    """Tell whether the first strong letter of a text reads from the right (UAX 9, rules P2 and P3)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in _RIGHT for kind in strong if kind in _RIGHT or kind == "L"), False)


def turned(line: Line) -> Line:
    """Return a line of a paragraph that reads from the right, its pieces in the order they stand from the left."""
    said = "".join(piece.text for piece in line.pieces) + (" " if line.goes_on else "")
    runs = [list(group) for _, group in groupby(_apart(line.pieces), key=_is_word_from_right)]
    pieces: list[Piece] = []
    for run in reversed(_joined(runs)):
        pieces += run if run[0].rtl else _turned_signs(run)
    return Line(tuple(pieces), line.width, line.goes_on, said)


def _turned_signs(run: list[Piece]) -> Iterator[Piece]:
    """Yield numbers and Latin words as they are, and the signs round them turned to the other side."""
    words = [index for index, piece in enumerate(run) if len(piece.text) > 1 or _is_strong(piece.text)]
    first, last = (words[0], words[-1] + 1) if words else (len(run), len(run))
    yield from (_mirrored(each) for each in reversed(run[last:]))
    yield from run[first:last]
    yield from (_mirrored(each) for each in reversed(run[:first]))


def _is_strong(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _STRONG


def _joined(runs: list[list[Piece]]) -> list[list[Piece]]:
    """Join words from the right that only a space parts: drawing sets such a stretch from the right by itself."""
    joined: list[list[Piece]] = []
    for run in runs:
        spaced = len(joined) > 1 and run[0].rtl and joined[-2][0].rtl and all(p.text == " " for p in joined[-1])
        if spaced:
            space = joined.pop()
            joined[-1] += [*space, *run]
        else:
            joined.append(run)
    return joined


def _is_word_from_right(piece: Piece) -> bool:
    return piece.rtl


def _apart(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces with spaces and signs apart from words and numbers, which keep their inner order."""
    for piece in pieces:
        if piece.rtl:
            yield piece
            continue
        bare = piece.text.strip(_signs(piece.text))
        before, _, after = piece.text.partition(bare) if bare else (piece.text, "", "")
        for part in (*before, bare, *after):
            if part:
                yield _recut(piece, part)


def _signs(text: str) -> str:
    return "".join({letter for letter in text if not _is_strong(letter)})


def _mirrored(piece: Piece) -> Piece:
    return _recut(piece, piece.text.translate(_MIRRORED))


def _recut(piece: Piece, text: str) -> Piece:
    """Return part of a piece with its width."""
    return replace(piece, text=text, width=faces.width(text, piece.font, _TEXT.size))
