"""Which decisions on help carry a plan, read from the law they name (kept as text) and the day they were made.

Placement always carries one (barnets lov §§ 46-47, 91), so did every decision under serviceloven (§ 140). Under § 32
the municipality chooses (§ 91). Early help (§ 30, before 2024 serviceloven § 11) carries none: it is an agreement.
A paragraph is read in the law it was decided under and is never turned into one of the other law.

A legal basis may name more than what was decided: »§ 32, stk. 1, nr. 3, jf. § 91« gives support, »§ 20« gives no help
at all. Where nothing known is given under barnets lov nobody can tell, so it carries none until somebody says so.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.models.approx_date import ApproxDate
from app.models.enums import PlanChoice

NEW_LAW = dt.date(2024, 1, 1)
"""Decisions from this day on are made under barnets lov (lov 721/2023, § 212)."""
FIRST_DAY = "Der står ingen dag, så der er regnet fra den første dag, det kan have været."
_LAST_OF_OLD = NEW_LAW - dt.timedelta(days=1)
_PARAGRAPH = re.compile(
    r"(?:(?P<law>barnets\s+lov|serviceloven?|lov\s+om\s+social\s+service|\bbl\b|\bsel\b)\W{0,3})?"
    r"§§?\s*(?P<numbers>\d{1,3}(?:\s*(?:,|og|eller|-|–)\s*\d{1,3})*)",
    re.IGNORECASE,
)
_LONGEST = 1000
"""Letters of a legal basis that are read; what is longer is no paragraph."""
_REFERS = re.compile(r"\b(?:jf|jvf|jfr|jævnfør)\b", re.IGNORECASE)
"""What stands after it is what the decision leans on, not what it gives."""
_OLD_NAMES = ("service", "social", "sel")


class Law(StrEnum):
    """The law a paragraph stands in."""

    OLD = "old"
    NEW = "new"


_EARLY = {(Law.NEW, 28), (Law.NEW, 29), (Law.NEW, 30), (Law.OLD, 11)}
_SUPPORT = {(Law.NEW, 32)}
_FORCED = (Law.NEW, 47)
_UNBORN = (Law.NEW, 49)
_PLACES = {(Law.NEW, 46), _FORCED, _UNBORN}
_PLACED = {(Law.OLD, 58)}
"""Placement without consent as it was before 2024; with consent it stood among other help in § 52."""


@dataclass(frozen=True, slots=True)
class HelpDecision:
    """One decision: the law it named, the last day it can have been made (None = not known), and what was chosen."""

    basis: str
    day: dt.date | None
    placement: bool = False
    choice: PlanChoice | None = None

    @property
    def law(self) -> Law:
        """Return the law it was decided under: by its day, else by the law it names, else today's."""
        if self.day is not None:
            return Law.OLD if self.day < NEW_LAW else Law.NEW
        return Law.OLD if any(law is Law.OLD for law, _ in _named(self.basis, Law.NEW)) else Law.NEW

    @property
    def paragraphs(self) -> frozenset[tuple[Law, int]]:
        """Return the paragraphs it names, each with its law; one without a name is read in the law of the day."""
        return frozenset(_named(self.basis, self.law))

    @property
    def gives(self) -> frozenset[tuple[Law, int]]:
        """Return the paragraphs it gives help under, before »jf.« if any stands there; empty when none is known."""
        first = _REFERS.split(self.basis[:_LONGEST], maxsplit=1)[0]
        return _known(_named(first, self.law)) or _known(self.paragraphs)

    @property
    def is_early_help(self) -> bool:
        """Tell whether it is early help and nothing more."""
        return not self.placement and bool(self.gives) and self.gives <= _EARLY

    @property
    def is_support(self) -> bool:
        """Tell whether it is support at home, where the municipality chooses between a plan and none (§ 32)."""
        return not self.placement and bool(self.gives & _SUPPORT) and self.gives <= _SUPPORT | _EARLY

    @property
    def without_consent(self) -> bool:
        """Tell whether it places the child without consent (§ 47): then the plan is ready before the decision."""
        return _FORCED in self.gives

    @property
    def is_of_unborn(self) -> bool:
        """Tell whether it is about the unborn (§ 49), which nobody here has read: whoever counts from it says so."""
        return _UNBORN in self.gives

    @property
    def places(self) -> bool:
        """Tell whether it names a placement, whoever forgot to say that it is one (§§ 46-47, of the unborn § 49)."""
        return bool(self.gives & (_PLACES | _PLACED))

    @property
    def asks_for_choice(self) -> bool:
        """Tell whether somebody must say if it gets a plan: § 32, and whatever names no help of barnets lov."""
        return self.is_support or (not self.placement and not self.gives and self.law is Law.NEW)

    def carries_plan(self, *, made_anyway: bool = False) -> bool:
        """Tell whether it carries a plan; `made_anyway`: one is written already, though nobody has noted the choice."""
        if self.is_early_help:
            return False
        if self.asks_for_choice:
            return self.choice is PlanChoice.PLAN or (self.choice is None and made_anyway)
        return True


def counted_from(decided: ApproxDate | None) -> dt.date | None:
    """Return the day deadlines under barnets lov count from: the earliest the decision can have been made under it.

    None when no day is known, and for a decision made under serviceloven.
    """
    last = (decided.end or decided.start) if decided else None
    if decided is None or last is None or last < NEW_LAW:
        return None
    return max(decided.start or NEW_LAW, NEW_LAW)


def first_day(since: ApproxDate | None) -> dt.date | None:
    """Return the day clocks of barnets lov count from for help that began then: the day, else the first it can be.

    Help from before the law has its own day too; of an unsure one only what the law of today can count is known.
    """
    return (since.exact or counted_from(since)) if since else None


def governing_day(decisions: Iterable[HelpDecision]) -> dt.date | None:
    """Return the day that governs the words of a plan: the newest decision's; None when no decision has a day.

    A decision without a day that names serviceloven was made before barnets lov.
    """
    days = (each.day or (_LAST_OF_OLD if each.law is Law.OLD else None) for each in decisions)
    return max((day for day in days if day), default=None)


def _named(text: str, unnamed: Law) -> Iterator[tuple[Law, int]]:
    """Yield law and number of each paragraph; one without a name of its own stands in the law named just before it."""
    law = unnamed
    for found in _PARAGRAPH.finditer(text[:_LONGEST]):
        if name := found["law"]:
            law = Law.OLD if any(each in name.lower() for each in _OLD_NAMES) else Law.NEW
        for number in _numbers(found["numbers"]):
            yield law, number


def _known(named: Iterable[tuple[Law, int]]) -> frozenset[tuple[Law, int]]:
    """Return those that give help: of serviceloven all that were decided under, since each carried a plan but § 11."""
    return frozenset(each for each in named if each[0] is Law.OLD or each in _EARLY | _SUPPORT | _PLACES)


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers of »28-30«, »46 og 47« or »32«; a range runs upwards."""
    for part in re.split(r",|og|eller", text):
        ends = [int(each) for each in re.findall(r"\d+", part)]
        yield from range(ends[0], ends[-1] + 1) if len(ends) == 2 and ends[0] < ends[1] else ends
