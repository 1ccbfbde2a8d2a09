"""What waits, for the leader: not journalised, no next date, a child nobody has talked with for long.

Counts and case numbers are enough to ask about it, so nobody's name stands here.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.services.journal_boxes import read_system
from app.services.journal_due import OutsideRow, list_outside
from app.services.ports import Progress, Unit, use_case
from app.services.review_list import NEVER, ReviewLine, list_for_review
from app.services.rulebook import rules_of


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """One case that waits, and for how many days; None when that is not counted, `NEVER` when it never happened."""

    case_id: UUID
    number: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class WaitingLists:
    """The lists, each with the longest wait first. `system` is where texts shall lie, `limit` days of silence."""

    outside: tuple[OutsideRow, ...]
    no_date: tuple[WaitingCase, ...]
    silent: tuple[WaitingCase, ...]
    system: str
    limit: int
    unreviewed: tuple[WaitingCase, ...] = ()
    """Not gone through with the leader for half a year; `days` since the last time, NEVER when there was none."""


@use_case("review.waiting")
def list_waiting(unit: Unit, progress: Progress = lambda _done, _all: True) -> WaitingLists:
    """Return what waits in all cases; closed ones only where a text still lies here alone.

    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    return waiting_of(unit, list_for_review(unit, progress=progress), progress)


def waiting_of(unit: Unit, lines: Iterable[ReviewLine], progress: Progress = lambda _done, _all: True) -> WaitingLists:
    """Return what waits, from the lines of the open cases that have been read, and what lies here alone.

    `progress` hears how far what lies here alone is read; UserError when it answers no.
    """
    kept = sorted(lines, key=lambda line: line.number)
    unreviewed = sorted((line for line in kept if line.unreviewed), key=lambda line: line.last_review or dt.date.min)
    silent = [line for line in kept if any(each.late for each in line.talked)]
    return WaitingLists(
        outside=tuple(list_outside(unit, progress=progress)),
        no_date=tuple(WaitingCase(line.case_id, line.number) for line in kept if line.dates.next_on is None),
        silent=tuple(
            WaitingCase(line.case_id, line.number, line.silent_days)
            for line in sorted(silent, key=lambda line: -line.silent_days)
        ),
        system=read_system(unit),
        limit=rules_of(unit).counts.not_talked_days,
        unreviewed=tuple(WaitingCase(line.case_id, line.number, _days_since(line, unit.today)) for line in unreviewed),
    )


def _days_since(line: ReviewLine, today: dt.date) -> int:
    return (today - line.last_review).days if line.last_review else NEVER


def silent_words(case: WaitingCase) -> str:
    """Return »104 dage«, »aldrig«, or nothing when days are not counted."""
    if case.days is None:
        return ""
    return "aldrig" if case.days == NEVER else f"{case.days} dage"
