"""A text that is too long for a box over there, in parts that fit: cut between lines, else between words.

Forms on the web and on Windows count as they store: UTF-16, where most emoji are two, and a line end as two. Counting
like that is never too little.
"""

LINE_END = 2


def length_of(text: str) -> int:
    """Return how many characters a text is to a form over there."""
    return sum(map(_width, text))


def parts_of(text: str, limit: int | None) -> tuple[str, ...]:
    """Return a text in as few parts as fit one after the other; whole when it fits, or when nobody knows the limit.

    Nothing is lost but the line end or the space at a cut. No limit is too small: a part holds at least one character.
    """
    if limit is None or length_of(text) <= limit:
        return (text,)
    parts, left = [], text
    while left:
        cut = _cut(left, limit)
        parts.append(left[:cut].rstrip())
        left = left[cut:].lstrip("\n ")
    return tuple(part for part in parts if part)


def _cut(text: str, limit: int) -> int:
    """Return where a part ends: after the last whole line that fits, else word, else character."""
    fits = _fitting(text, limit)
    if fits == len(text):
        return fits
    for end in ("\n", " "):
        # The end itself may lie just outside, for it is left out of both parts.
        place = text.rfind(end, 0, fits + 1)
        if place > 0:
            return place
    return fits


def _fitting(text: str, limit: int) -> int:
    room = limit
    for place, letter in enumerate(text):
        room -= _width(letter)
        if room < 0:
            return max(place, 1)
    return len(text)


def _width(letter: str) -> int:
    if letter == "\n":
        return LINE_END
    return 2 if ord(letter) > 0xFFFF else 1
