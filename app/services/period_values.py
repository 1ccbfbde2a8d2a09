"""The counts of one figure in a period file, and the medians and sums that may stand beside them.

What may be told beside counts is decided here, for who writes a file and who reads one: a median of classes of days and
a sum of ages only where no class is hidden, since each is one more equation about the hidden ones; a median of a kind
only beside a count that is shown. So nothing in a file brings anybody nearer to what it hides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.rules.key_figures import KeyFigure, Shape
from app.rules.merged_medians import BandCount, band_of, median_between
from app.services.figure_rows import FigureRow
from app.services.figure_showing import NO_VALUE

OF_KINDS = frozenset({"placements_ended"})
"""Figures with a median of days for each kind and for all; their parts say nothing of days."""
OF_AGES = frozenset({"notifications_age", "placements_first"})
"""Figures with a mean of ages in whole years; their parts are classes of them."""
OLDEST = 130


@dataclass(frozen=True, slots=True)
class FigureCounts:
    """The counts of one figure; None is hidden.

    `middle` is the median of days, `middles` those of its parts, `total` the years of all whose age is known, added up.
    Files of the first version have none of the three.
    """

    id: str
    n: int | None
    parts: Mapping[str, int | None]
    per: int | None = None
    middle: float | None = None
    middles: Mapping[str, float] = field(default_factory=dict)
    total: int | None = None

    @property
    def valued(self) -> int | None:
        """Return how many have a number of days or an age; None when the group or one of their classes is hidden."""
        classes = [count for key, count in self.parts.items() if key not in NO_VALUE]
        if self.n is None or None in classes:
            return None
        return sum(count for count in classes if count is not None)


class Fault(StrEnum):
    """What is wrong with a median or a sum: it would tell what is hidden, or cannot be true."""

    GIVES_AWAY = "gives_away"
    UNTRUE = "untrue"


def with_values(counts: FigureCounts, row: FigureRow) -> FigureCounts:
    """Return counts with the medians and the sum a row may tell beside them."""
    valued = counts.valued
    total = None
    if row.id in OF_AGES and valued and row.average is not None:
        total = round(row.average * valued)
    shown = {key for key, count in counts.parts.items() if count}
    middles = {each.key: float(each.middle) for each in row.parts if each.middle is not None and each.key in shown}
    return FigureCounts(
        counts.id, counts.n, counts.parts, counts.per, None if row.middle is None else float(row.middle),
        middles if row.id in OF_KINDS else {}, total,
    )  # fmt: skip


def value_faults(figure: KeyFigure, read: FigureCounts, smallest: int) -> Iterator[Fault]:
    """Yield what is wrong with the medians and the sum of a figure that was read."""
    days, kinds, ages = figure.shape is Shape.DAYS, figure.id in OF_KINDS, figure.id in OF_AGES
    if (read.middle is not None and not (days or kinds)) or (read.middles and not kinds):
        yield Fault.UNTRUE
    if read.total is not None and not ages:
        yield Fault.UNTRUE
    if any(not read.parts.get(key) for key in read.middles):
        yield Fault.GIVES_AWAY
    in_classes = read.total is not None or (read.middle is not None and days)
    if in_classes and (read.valued or 0) < smallest:
        yield Fault.GIVES_AWAY
    elif in_classes and not _fits(read):
        yield Fault.UNTRUE
    elif kinds and read.middle is not None and read.n is None:
        yield Fault.GIVES_AWAY


def bands_of(read: FigureCounts) -> list[BandCount]:
    """Return the classes that are shown, from low to high."""
    known = ((band_of(key), count) for key, count in read.parts.items())
    found = [BandCount(band, count, count) for band, count in known if band is not None and count is not None]
    return sorted(found, key=lambda each: each.band.first)


def _fits(read: FigureCounts) -> bool:
    """Tell whether a median lies between its classes, and a sum of ages between the youngest and oldest they can be."""
    bands = bands_of(read)
    if read.total is not None:
        least = sum(each.low * each.band.first for each in bands)
        most = sum(each.low * (OLDEST if each.band.last is None else each.band.last) for each in bands)
        return least <= read.total <= most
    between = median_between([each for each in bands if each.high])
    if between is None or read.middle is None:
        return True
    return between[0] <= read.middle and (between[1] is None or read.middle <= between[1])
