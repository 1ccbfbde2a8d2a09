"""What is due and how near: buckets, what kind of date it is, and the order of the list. `today` is always given.

Statutory dates are never moved by weekends; the working deadline (`holidays.working_deadline`) is shown beside them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from app.models.enums import DueKind
from app.rules.holidays import closed_because, working_deadline


class Bucket(StrEnum):
    """How near a date is, in the order the list is read."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_14_DAYS = "next_14_days"
    LATER = "later"
    MISSING = "missing"


@dataclass(frozen=True)
class DueFact:
    """One thing to be done. `what` and `explanation` are Danish and shown; `rule_id` names the preset or is empty.

    `law` is the paragraph as text; `uncertain` means that the paragraph or its dates are not verified, and the user is
    told. `lapsed`: it was due at a clock time today that has passed.
    """

    kind: DueKind
    rule_id: str
    what: str
    due: date | None
    explanation: str = ""
    law: str = ""
    uncertain: bool = False
    lapsed: bool = False

    @property
    def working_deadline(self) -> date | None:
        """The last working day on or before the date: when the work must be done."""
        return working_deadline(self.due) if self.due else None

    @property
    def closed_because(self) -> str:
        """Why the date itself is not worked (»søndag«, »langfredag«); empty when it is, or when there is no date."""
        return closed_because(self.due) if self.due else ""


_BUCKET_ORDER = {bucket: place for place, bucket in enumerate(Bucket)}
_KIND_ORDER = {DueKind.STATUTORY: 0, DueKind.MEETING: 1, DueKind.AGREED: 2, DueKind.PRACTICE: 3}


@lru_cache(maxsize=4096)
def bucket(due: date | None, today: date, *, lapsed: bool = False) -> Bucket:
    """Which part of the list `due` belongs to. This week ends on Sunday; a missing date is a warning, not »later«.

    `lapsed`: its clock time has passed, so it is late although its day is today.
    """
    if due is None:
        return Bucket.MISSING
    if due < today or (lapsed and due == today):
        return Bucket.OVERDUE
    if due == today:
        return Bucket.TODAY
    if due <= today + timedelta(days=6 - today.weekday()):
        return Bucket.THIS_WEEK
    return Bucket.NEXT_14_DAYS if due <= today + timedelta(days=14) else Bucket.LATER


def sort_key(fact: DueFact, today: date) -> tuple[int, date, int, str]:
    """Orders by bucket, then date, then law before meeting before agreement before practice, then words."""
    return place_of(bucket(fact.due, today, lapsed=fact.lapsed), fact.due, fact.kind, fact.what)


def place_of(near: Bucket, due: date | None, kind: DueKind, what: str) -> tuple[int, date, int, str]:
    """Return the place in the list of something that is known to be so near."""
    return _BUCKET_ORDER[near], due or date.max, _KIND_ORDER[kind], what.casefold()


def in_order(facts: Iterable[DueFact], today: date) -> list[DueFact]:
    """The facts as they are listed: the most overdue first, those without a date last."""
    return sorted(facts, key=lambda fact: sort_key(fact, today))
