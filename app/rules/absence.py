"""School absence: what one period says, which marks it passes, and what does not add up.

Illness and lawful absence are never counted as unlawful. A percent is of the school days of the period. The marks are
data (`resources/rules/absence.toml`); a municipality may add one of its own, and it warns, it never blocks.
"""

import datetime as dt
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.rules.cadence import Confidence

UNREADABLE = "Mærkerne for fravær kan ikke læses. Geninstallér programmet."
LONGEST_QUARTER = 92
LONGEST_YEAR = 366


class Counts(StrEnum):
    """Which absence a mark is about."""

    UNLAWFUL = "unlawful"
    ALL = "all"


class Within(StrEnum):
    """How long a period a mark speaks of; a longer one is not measured against it."""

    QUARTER = "quarter"
    YEAR = "year"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class AbsenceMark:
    """One mark: `percent` of the school days; `says` tells in plain words what follows when it is passed."""

    id: str
    name: str
    counts: Counts
    percent: float
    within: Within
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
        """Return the days away of all kinds; None when not even one kind is known."""
        known = [each for each in (self.lawful, self.ill, self.unlawful) if each is not None]
        if known:
            return sum(known)
        if self.school_days is not None and self.present is not None:
            return self.school_days - self.present
        return None

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
            return 100 * missed / self.days
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


def faults(period: AbsencePeriod) -> tuple[str, ...]:
    """Return what does not add up, in Danish; nothing of it stops anything from being kept."""
    told = []
    if period.first and period.last and period.last < period.first:
        told.append("Perioden slutter, før den begynder.")
    if period.school_days is not None and (period.away or 0) > period.school_days:
        told.append("Der er flere fraværsdage end skoledage i perioden.")
    if period.school_days is not None and (period.present or 0) + (period.away or 0) > period.school_days:
        told.append("Dage i skole og fraværsdage er tilsammen flere end skoledagene.")
    if period.given_percent is not None and period.away is not None and period.days:
        counted = 100 * period.away / period.days
        if abs(counted - period.given_percent) > 1:
            told.append(f"Dagene giver {counted:.0f} %, men der står {period.given_percent:g} %.")
    return tuple(dict.fromkeys(told))


def overlaps(periods: Sequence[AbsencePeriod]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of periods (by place) that share a day: the same absence may be counted twice."""
    spans = [(each.first, each.last or each.first, place) for place, each in enumerate(periods) if each.first]
    pairs = []
    for place, (first, last, one) in enumerate(spans):
        for other_first, other_last, two in spans[place + 1 :]:
            if first and last and other_first and other_last and first <= other_last and other_first <= last:
                pairs.append((one, two))
    return tuple(pairs)


def _measures(mark: AbsenceMark, period: AbsencePeriod) -> bool:
    """A mark for a quarter says nothing of a whole year: there the days are spread thinner."""
    if mark.within is Within.ANY or not period.first or not period.last:
        return mark.within is Within.ANY or mark.counts is Counts.UNLAWFUL
    days = (period.last - period.first).days + 1
    return days <= (LONGEST_QUARTER if mark.within is Within.QUARTER else LONGEST_YEAR)


def _reached(mark: AbsenceMark, period: AbsencePeriod) -> bool:
    percent = period.percent(mark.counts)
    return percent is not None and percent >= mark.percent


def _mark(row: dict[str, Any]) -> AbsenceMark:
    return AbsenceMark(
        id=row["id"],
        name=row["name"],
        counts=Counts(row["counts"]),
        percent=float(row["percent"]),
        within=Within(row["within"]),
        says=row["says"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
        law=row.get("law", ""),
    )
