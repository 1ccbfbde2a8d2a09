"""Medians and means of a department, as nearly as the files tell them and never nearer.

A mean is the sum of the ages through how many there are, of the files that tell both. A median of classes of days lies
in a class, and the median of many groups lies between the least and the greatest of theirs; of what is left the
narrower is told.
"""

from collections.abc import Sequence

from app.rules.key_figures import KeyFigure, Shape
from app.rules.merged_medians import Band, BandCount, band_of, median_between
from app.services.department_rows import FEWEST, Between, Bounds
from app.services.period_values import OF_AGES, OF_KINDS, FigureCounts


def has_middle(figure: KeyFigure) -> bool:
    """Tell whether a figure has a median of days."""
    return figure.shape is Shape.DAYS or figure.id in OF_KINDS


def has_mean(figure: KeyFigure) -> bool:
    """Tell whether a figure has a mean of ages."""
    return figure.id in OF_AGES


def mean_of(files: Sequence[FigureCounts]) -> Between | None:
    """Return the mean age of all whose age is known, in the files that tell it; None when that is fewer than two."""
    told = [(each.total, each.valued) for each in files if each.total is not None and each.valued]
    if len(told) < FEWEST:
        return None
    mean = sum(total for total, _ in told) / sum(valued for _, valued in told)
    return Between(mean, mean, len(told))


def middle_of(figure: KeyFigure, files: Sequence[FigureCounts]) -> Between | None:
    """Return between which days the median lies, in the files that tell it."""
    if figure.shape is not Shape.DAYS:
        return _of_medians([each.middle for each in files if each.middle is not None])
    told = [each for each in files if each.n]
    bands = _bands(told)
    between = median_between(bands) if len(told) >= FEWEST else None
    medians = [each.middle for each in told if each.middle is not None]
    narrow = _of_medians(medians) if len(medians) == len(told) else None
    if between is None:
        return narrow
    if narrow is None or narrow.high is None:
        return Between(between[0], between[1], len(told))
    high = narrow.high if between[1] is None else min(narrow.high, between[1])
    return Between(max(narrow.low, between[0]), high, len(told))


def part_middle(key: str, files: Sequence[FigureCounts]) -> Between | None:
    """Return between which days the median of one part lies, in the files that tell it."""
    return _of_medians([each.middles[key] for each in files if key in each.middles])


def part_bounds(figure: KeyFigure, each: FigureCounts, key: str) -> Bounds:
    """Return what a file tells of one part: hidden, it is at most what is left of the group."""
    count = each.parts.get(key, 0)
    if count is not None:
        return Bounds(count, count, 0)
    if each.n is None:
        return Bounds(0, None, 1)
    others = 0 if figure.shape is Shape.TAGS else sum(one or 0 for one in each.parts.values())
    return Bounds(0, each.n - others, 1)


def added(files: Sequence[Bounds]) -> Bounds:
    """Return the sum of what several files tell."""
    highs = [each.high for each in files if each.high is not None]
    high = sum(highs) if len(highs) == len(files) else None
    return Bounds(sum(each.low for each in files), high, sum(each.hidden_in for each in files))


def _of_medians(medians: Sequence[float]) -> Between | None:
    return Between(min(medians), max(medians), len(medians)) if len(medians) >= FEWEST else None


def _bands(files: Sequence[FigureCounts]) -> list[BandCount]:
    """Return how many lie in each class in all the files, within their limits."""
    keys = {key: band for each in files for key in each.parts if (band := band_of(key)) is not None}
    found = []
    for key, band in sorted(keys.items(), key=lambda each: each[1].first):
        low, high = 0, 0
        for each in files:
            count = each.parts.get(key, 0)
            rest = (each.n or 0) - sum(one or 0 for one in each.parts.values())
            low, high = low + (count or 0), high + (rest if count is None else count)
        found.append(BandCount(Band(band.first, band.last), low, high))
    return found
