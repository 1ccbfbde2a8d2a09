"""Words set in lines of a width, for drawings that hold what a child said."""

from app.typeface import measure


def wrapped(words: str, text: float, room: float) -> list[str]:
    """Return words as lines that fit in a width; a word longer than that is broken where it must be."""
    lines: list[str] = []
    for each in words.split():
        joined = f"{lines[-1]} {each}" if lines else each
        if lines and measure(joined, text) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(each, text, room)
    return lines


def _pieces(word: str, text: float, room: float) -> list[str]:
    pieces, rest = [], word
    while measure(rest, text) > room and len(rest) > 1:
        end = len(rest) - 1
        while end > 1 and measure(rest[:end], text) > room:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
    return [*pieces, rest]
