"""The median of many groups of which only the counts in classes are known, some of them only within limits.

Each number of days or years lies in a class (43-91), so the median of them all lies between the edges of two classes.
What is returned is never too narrow: wherever the hidden numbers lie within their limits, the median is in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BAND = re.compile(r"(\d{1,5})(?:-(\d{1,5})|\+)")


@dataclass(frozen=True, slots=True)
class Band:
    """A class of whole numbers, both ends with; `last` None: and all above."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class BandCount:
    """At least `low` and at most `high` (None: nobody knows) lie in a class."""

    band: Band
    low: int
    high: int | None


def band_of(key: str) -> Band | None:
    """Return the class a part is called by (»43-91«, »366+«); None for a part that is none."""
    found = _BAND.fullmatch(key)
    return Band(int(found[1]), int(found[2]) if found[2] else None) if found else None


def median_between(counts: Sequence[BandCount]) -> tuple[int, int | None] | None:
    """Return between which two numbers the median lies; None when nothing is known. `counts` go from low to high.

    The lower of the two in the middle is in the first class that may hold half of them, the upper one in the last.
    """
    first, last = _earliest(counts), _earliest(tuple(reversed(counts)))
    if first is None or last is None:
        return None
    there = [each for each in counts if each.high != 0]
    if len(there) > 1 and first == there[0].band and last == there[-1].band:
        return None
    return first.first, last.last


def _earliest(counts: Sequence[BandCount]) -> Band | None:
    """Return the first class that half of them may be in or before."""
    after = sum(each.low for each in counts)
    until: int | None = 0
    for each in counts:
        after -= each.low
        until = None if until is None or each.high is None else until + each.high
        if each.high != 0 and (until is None or until >= after):
            return each.band
    return None
