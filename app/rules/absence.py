"""School absence: what one period says, what a quarter adds up to, which marks are passed, and what does not add up.

Illness and lawful absence are never counted as unlawful. A percent is of the school days. The marks are data
(`resources/rules/absence.toml`); a municipality may add one of its own, and it warns, it never blocks.

A mark speaks of a quarter. A longer time that reaches it is passed all the same: then at least one quarter in it has.
A time of a few days says too little, so each mark names the school days it wants to see.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.rules.cadence import Confidence

UNREADABLE = "Mærkerne for fravær kan ikke læses. Geninstallér programmet."


class Counts(StrEnum):
    """Which absence a mark is about."""

    UNLAWFUL = "unlawful"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class AbsenceMark:
    """One mark: `percent` of the school days, measured from `least_days` of them; `says` tells what follows."""

    id: str
    name: str
    counts: Counts
    percent: float
    least_days: float
    says: str
    source: str
    confidence: Confidence
    law: str = ""


@dataclass(frozen=True, slots=True)
class AbsencePeriod:
    """One period: days away of each kind, school days in it, and a percent as the school gave it. None = not known."""

    first: dt.date | None
    last: dt.date | None
    school_days: float | None = None
    present: float | None = None
    lawful: float | None = None
    ill: float | None = None
    unlawful: float | None = None
    given_percent: float | None = None

    @property
    def away(self) -> float | None:
        """Return the days away of all kinds; None when they are not all told.

        A few unlawful days beside the school's own percent are a part of it and never all of it.
        """
        kinds = (self.lawful, self.ill, self.unlawful)
        known = [each for each in kinds if each is not None]
        if len(known) == len(kinds):
            return sum(known)
        if self.school_days is not None and self.present is not None:
            return max(0.0, self.school_days - self.present)
        return sum(known) if known and self.given_percent is None else None

    @property
    def days(self) -> float | None:
        """Return the school days: as given, else those present and those away together."""
        if self.school_days is not None:
            return self.school_days
        if self.present is not None and self.away is not None:
            return self.present + self.away
        return None

    def percent(self, counts: Counts = Counts.ALL) -> float | None:
        """Return how much of the school days was missed, 0 to 100; None when it cannot be told."""
        missed = self.away if counts is Counts.ALL else self.unlawful
        if missed is not None and self.days:
            return min(100.0, max(0.0, 100 * missed / self.days))
        return self.given_percent if counts is Counts.ALL else None


def load_marks(path: Path) -> tuple[AbsenceMark, ...]:
    """Return the marks of a file in their order. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(_mark(row) for row in tomllib.load(file)["mark"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def passed(period: AbsencePeriod, marks: Sequence[AbsenceMark]) -> tuple[AbsenceMark, ...]:
    """Return the marks a period has reached, the highest first."""
    found = [each for each in marks if _measures(each, period) and _reached(each, period)]
    return tuple(sorted(found, key=lambda each: -each.percent))


def quarters(periods: Iterable[AbsencePeriod]) -> tuple[AbsencePeriod, ...]:
    """Return each calendar quarter that several of a child's periods lie wholly in, added up, in order of time.

    A period inside a longer one is a closer look at the same days and is not counted again. Where two share only some
    days nothing is added up, for nobody can tell which days they share.
    """
    by_quarter: dict[tuple[int, int], list[AbsencePeriod]] = {}
    for each in periods:
        if each.days is not None and (quarter := _only_quarter(each)):
            by_quarter.setdefault(quarter, []).append(each)
    sums = (_sum(_outermost(inside)) for _, inside in sorted(by_quarter.items()))
    return tuple(each for each in sums if each is not None)


def faults(period: AbsencePeriod) -> tuple[str, ...]:
    """Return what does not add up, in Danish; nothing of it stops anything from being kept."""
    told = []
    if period.first and period.last and period.last < period.first:
        told.append("Perioden slutter, før den begynder.")
    told_kinds = sum(each or 0 for each in (period.lawful, period.ill, period.unlawful))
    if period.school_days is not None and told_kinds > period.school_days:
        told.append("Der er flere fraværsdage end skoledage i perioden.")
    elif period.school_days is not None and (period.present or 0) + told_kinds > period.school_days:
        told.append("Dage i skole og fraværsdage er tilsammen flere end skoledagene.")
    if period.given_percent is not None and period.away is not None and period.days:
        counted = 100 * period.away / period.days
        if abs(counted - period.given_percent) > 1:
            told.append(f"Dagene giver {counted:.0f} %, men der står {plain_number(period.given_percent)} %.")
    return tuple(told)


def overlaps(periods: Sequence[AbsencePeriod]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of periods (by place) that share some days, or all: the same absence may be counted twice.

    A week inside a longer time is a closer look and no pair; the same days twice are one.
    """
    return tuple(
        (one, two)
        for one, first in enumerate(periods)
        for two, second in enumerate(periods[one + 1 :], start=one + 1)
        if _share(first, second) and (not (_within(first, second) or _within(second, first)) or _same(first, second))
    )


def plain_number(number: float) -> str:
    """Return a number with a Danish comma and no more decimals than it has: »12,5«."""
    return f"{number:g}".replace(".", ",")


def _measures(mark: AbsenceMark, period: AbsencePeriod) -> bool:
    """Tell whether enough school days are known; a mark that wants none also measures a percent as it was given."""
    return (period.days or 0) >= mark.least_days


def _reached(mark: AbsenceMark, period: AbsencePeriod) -> bool:
    percent = period.percent(mark.counts)
    return percent is not None and percent >= mark.percent


def _only_quarter(period: AbsencePeriod) -> tuple[int, int] | None:
    """Return year and number of the calendar quarter a period lies wholly in; None when it lies in no single one."""
    if not period.first or not period.last or period.last < period.first:
        return None
    first, last = ((day.year, (day.month - 1) // 3 + 1) for day in (period.first, period.last))
    return first if first == last else None


def _outermost(periods: list[AbsencePeriod]) -> list[AbsencePeriod]:
    """Leave out what lies inside another; of two with the same days the first stays."""
    return [
        each
        for place, each in enumerate(periods)
        if not any(
            _within(each, other) and (not _same(each, other) or there < place)
            for there, other in enumerate(periods)
            if there != place
        )
    ]


def _sum(periods: list[AbsencePeriod]) -> AbsencePeriod | None:
    if len(periods) < 2 or overlaps(periods):
        return None
    firsts, lasts = [each.first for each in periods if each.first], [each.last for each in periods if each.last]
    unlawful = [each.unlawful for each in periods]
    away = [each.away for each in periods]
    days = sum(each.days or 0 for each in periods)
    return AbsencePeriod(
        first=min(firsts),
        last=max(lasts),
        school_days=days,
        present=None if None in away else days - sum(each or 0 for each in away),
        unlawful=None if None in unlawful else sum(each or 0 for each in unlawful),
        given_percent=None,
    )


def _share(one: AbsencePeriod, two: AbsencePeriod) -> bool:
    if not one.first or not two.first:
        return False
    return one.first <= (two.last or dt.date.max) and two.first <= (one.last or dt.date.max)


def _within(inner: AbsencePeriod, outer: AbsencePeriod) -> bool:
    if not inner.first or not outer.first:
        return False
    return outer.first <= inner.first and (inner.last or dt.date.max) <= (outer.last or dt.date.max)


def _same(one: AbsencePeriod, two: AbsencePeriod) -> bool:
    return (one.first, one.last) == (two.first, two.last)


def _mark(row: dict[str, Any]) -> AbsenceMark:
    return AbsenceMark(
        id=row["id"],
        name=row["name"],
        counts=Counts(row["counts"]),
        percent=float(row["percent"]),
        least_days=float(row["least_days"]),
        says=row["says"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
        law=row.get("law", ""),
    )
