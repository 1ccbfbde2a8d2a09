"""Which way of laying a story is best: with less air where that saves a page, and with what belongs together unparted.

The second is wanted only where it costs no page. Every way that is tried is a few sums; nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.flow import Gather, Item, NewPage, Page, Story, laid

_WORTH_TIGHTENING = 6
_TIGHTER = (0.8, 0.65, 0.55, 0.45, 0.38, 0.3)
_ONE_SHEET, _A_LITTLE = 3, 3
"""Only to get down to both sides of one sheet is all the air taken; of a longer paper no more than the first shares."""
_LONG = 6
"""Of so many pages one more is no matter, where what belongs together then stands together."""
_MOST_TRIED = 24


def laid_out(story: Story, room: float) -> list[Page]:
    """Return the pages of a story. `room` is how high the text field of a page is, in points."""
    plain = [each for each in story if not isinstance(each, Gather)]
    pages = laid(plain, room)
    if len(pages) == 1:
        return pages
    saved, air = _tighter(plain, room, pages)
    if len(plain) == len(story):
        return saved
    blocks = _with_air(story, air)
    together = laid(blocks, room)
    return together if len(together) <= len(saved) + len(saved) // _LONG else _some_together(blocks, room, saved)


def _tighter(story: Story, room: float, pages: list[Page]) -> tuple[list[Page], float]:
    """Return the pages with as little air taken out as saves one, and how much of it is left."""
    if len(pages) <= _WORTH_TIGHTENING:
        for share in _TIGHTER if len(pages) <= _ONE_SHEET else _TIGHTER[:_A_LITTLE]:
            tried = laid(_with_air(story, share), room)
            if len(tried) < len(pages):
                return tried, share
    return pages, 1.0


def _with_air(story: Story, share: float) -> list[Item]:
    return [each if isinstance(each, NewPage | Gather) else each.tightened(share) for each in story]


def _some_together(story: Sequence[Item], room: float, pages: list[Page]) -> list[Page]:
    """Return the pages with those things together, from the first on, that cost no page."""
    parted = {place for place, each in enumerate(story) if isinstance(each, Gather)}
    for place in sorted(parted)[:_MOST_TRIED]:
        others = parted - {place}
        tried = laid([Gather(0) if at in others else each for at, each in enumerate(story)], room)
        if len(tried) <= len(pages):
            parted, pages = others, tried
    return pages
