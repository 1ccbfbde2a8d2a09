"""Set lines onto a page: from the left as they stand, words of Arabic and Hebrew from the right.

A screen reader is told the order in which such words are read, which is not the order they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext

from app.documents import faces
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.tongues import language_of
from app.documents.typesetting import Line, Piece, Style


def draw_line(canvas: TaggedCanvas, line: Line, style: Style, left: float, top: float, width: float) -> None:
    """Draw a line in a field whose upper left corner is given, aligned as the style says."""
    x = left + {"left": 0.0, "center": (width - line.width) / 2, "right": width - line.width}[style.align]
    y = top - style.baseline
    canvas.setFillColor(faces.colour(style.colour))
    with canvas.read_as(line.said) if line.said else nullcontext():
        _draw_pieces(canvas, line, style, (x, y))


def _draw_pieces(canvas: TaggedCanvas, line: Line, style: Style, at: tuple[float, float]) -> None:
    x, y = at
    stretches = list(_stretches(line.pieces))
    for number, stretch in enumerate(stretches):
        after = " " if line.goes_on and number == len(stretches) - 1 else ""
        if stretch[0].rtl:
            text = "".join(piece.text for piece in stretch)
            with nullcontext() if line.said else canvas.read_as(text + after, language_of(text)):
                _draw_from_right(canvas, stretch, style, (x, y))
        else:
            _draw_from_left(canvas, stretch[0], after, style, (x, y))
        x += sum(piece.width for piece in stretch)


def _draw_from_left(canvas: TaggedCanvas, piece: Piece, after: str, style: Style, at: tuple[float, float]) -> None:
    """Draw a piece and the space after it; a face for other scripts need not have a space, so that one is ours."""
    is_own = piece.font.startswith(faces.OWN)
    canvas.setFont(piece.font, style.size)
    canvas.drawString(*at, piece.text + after * is_own)
    if after and not is_own:
        canvas.setFont(faces.font(faces.OWN, style.weight), style.size)
        canvas.drawString(at[0] + piece.width, at[1], after)


def _draw_from_right(canvas: TaggedCanvas, stretch: Sequence[Piece], style: Style, at: tuple[float, float]) -> None:
    right = at[0] + sum(piece.width for piece in stretch)
    for piece in stretch:
        right -= piece.width
        if piece.rtl:
            faces.draw_shaped(canvas, piece.text, piece.font, style.size, (right, at[1]))


def _stretches(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield runs of right-to-left words with the spaces between them, to be set from the right; others alone."""
    index = 0
    while index < len(pieces):
        end = index + 1
        if pieces[index].rtl:
            for ahead in range(index + 1, len(pieces)):
                if pieces[ahead].rtl:
                    end = ahead + 1
                elif pieces[ahead].text != " ":
                    break
        yield list(pieces[index:end])
        index = end
