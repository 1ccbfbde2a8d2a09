"""A date as far as it is known: »14. marts 2015«, »ca. 1975«, »siden august 2026«, »mens hun gik i børnehave«.

A family remembers in years, seasons and »før 2019«. Nothing is made more exact than it was said, and words that are
no date are kept as they were written. To keep one in a file: keep `written` (or `str(x)`) and read it with `parse`.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Self

from app.models.approx_spans import MONTHS, Precision, Span, read_span, span_text, unit_around, unit_ending

__all__ = ["MONTHS", "Age", "ApproxDate", "Bound", "Precision", "age_on"]


class Bound(StrEnum):
    """How the date lies to the stretch that was named."""

    WITHIN = "within"
    ABOUT = "about"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"


_OPENERS = {
    "ca. ": Bound.ABOUT,
    "ca ": Bound.ABOUT,
    "cirka ": Bound.ABOUT,
    "omkring ": Bound.ABOUT,
    "siden ": Bound.SINCE,
    "fra og med ": Bound.SINCE,
    "fra ": Bound.SINCE,
    "før ": Bound.BEFORE,
    "inden ": Bound.BEFORE,
    "efter ": Bound.AFTER,
}
_LEADS = ("født ", "f. ", "den ", "d. ", "i ")
_CANONICAL = {Bound.ABOUT: "ca. ", Bound.SINCE: "siden ", Bound.BEFORE: "før ", Bound.AFTER: "efter "}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, eq=False)
class ApproxDate:
    """First and last possible day (inclusive; None = open or unknown), how fine, and the words it came from.

    Equal when they mean the same time; `written` counts only when the words are no date we know (UNKNOWN).
    `bound` follows from the days when one of them is missing, so four arguments are enough except for ABOUT and AFTER.
    """

    start: date | None
    end: date | None
    precision: Precision
    written: str
    bound: Bound = Bound.WITHIN

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            object.__setattr__(self, "precision", Precision.UNKNOWN)
            object.__setattr__(self, "bound", Bound.WITHIN)
        elif self.bound in (Bound.WITHIN, Bound.ABOUT) and (self.start is None or self.end is None):
            object.__setattr__(self, "bound", Bound.BEFORE if self.start is None else Bound.SINCE)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what was written. Never fails: words that are no date give precision UNKNOWN and are kept."""
        written = unicodedata.normalize("NFC", text).strip()
        plain = " ".join(written.lower().replace("–", "-").split())
        bound, rest = _split_bound(plain)
        span = read_span(rest)
        if span and span.precision is Precision.RANGE and plain.startswith("fra "):
            bound = Bound.WITHIN  # »fra 2013 til 2019« is a range, not an opening
        if span is None or (bound is not Bound.WITHIN and span.precision is Precision.RANGE):
            return cls(None, None, Precision.UNKNOWN, written)
        start, end = _days(span, bound)
        return cls(start, end, span.precision, written, bound)

    @classmethod
    def of(cls, day: date) -> Self:
        """The exact date `day`."""
        return cls(day, day, Precision.DAY, day.isoformat())

    @property
    def known(self) -> bool:
        """Whether the words could be placed in time at all."""
        return self.precision is not Precision.UNKNOWN

    @property
    def exact(self) -> date | None:
        """The day, when one day is known; else None."""
        return self.start if self.precision is Precision.DAY and self.bound is Bound.WITHIN else None

    @property
    def named(self) -> Span | None:
        """The stretch that was named: all of August 2026 for »siden august 2026«. None when unknown."""
        if self.bound is Bound.SINCE and self.start:
            return unit_around(self.start, self.precision)
        if self.bound is Bound.AFTER and self.start:
            return unit_ending(self.start - _ONE_DAY, self.precision)
        if self.bound is Bound.BEFORE and self.end:
            return unit_around(self.end + _ONE_DAY, self.precision)
        return Span(self.start, self.end, self.precision) if self.start and self.end else None

    @property
    def year(self) -> int | None:
        """The one year it falls (or begins, for »siden«) in; None when several years are possible."""
        span = self.named
        if span is None or self.bound in (Bound.BEFORE, Bound.AFTER):
            return None
        if span.precision is Precision.WEEK:
            return span.start.isocalendar().year
        return span.start.year if span.start.year == span.end.year else None

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Orders by the earliest possible day, then the latest; unknown dates last, by their words."""
        first = self.start or self.end or date.max
        return first, self.end or date.max, "" if self.known else self.written

    def __lt__(self, other: "ApproxDate") -> bool:
        return self.sort_key < other.sort_key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ApproxDate) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def __str__(self) -> str:
        """Canonical text: `ApproxDate.parse(str(x)) == x`. An exact day is ISO; unknown words are themselves."""
        span = self.named
        return self.written if span is None else _CANONICAL.get(self.bound, "") + span_text(span)

    @property
    def _identity(self) -> tuple[date | None, date | None, Precision, Bound, str]:
        return self.start, self.end, self.precision, self.bound, "" if self.known else self.written


def _split_bound(text: str) -> tuple[Bound, str]:
    """Take »siden«, »ca.«, »den« … off the front: how the date lies to what is named, and what is named."""
    for lead in _LEADS[:2]:
        text = text.removeprefix(lead)
    bound = Bound.WITHIN
    for word, meaning in _OPENERS.items():
        if text.startswith(word):
            bound, text = meaning, text.removeprefix(word)
            break
    for lead in _LEADS[2:]:
        text = text.removeprefix(lead)
    return bound, text


def _days(span: Span, bound: Bound) -> tuple[date | None, date | None]:
    if bound is Bound.SINCE:
        return span.start, None
    if bound is Bound.BEFORE:
        return None, span.start - _ONE_DAY
    if bound is Bound.AFTER:
        return span.end + _ONE_DAY, None
    return span.start, span.end


class Age(NamedTuple):
    """Whole years, and whether the birthday is known well enough to be sure of them."""

    years: int
    certain: bool


def age_on(birth: ApproxDate, day: date) -> Age | None:
    """Age in whole years on `day`; None before birth and when the birth cannot be placed (unknown, »før 2019«).

    Born 29 February: a year older on 1 March in common years (Danish practice; no statute found). For a birth year
    alone the age reached that year is given as uncertain; for longer stretches the middle.
    """
    if birth.start is None or birth.end is None or day < birth.start:
        return None
    oldest, youngest = _years_between(birth.start, day), max(0, _years_between(birth.end, day))
    certain = oldest == youngest and birth.end <= day and birth.bound is Bound.WITHIN
    one_year = birth.end - birth.start < timedelta(days=366)
    return Age(oldest if one_year else (oldest + youngest) // 2, certain)


def _years_between(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
