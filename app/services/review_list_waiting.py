"""What waits, for the leader: not journalised, no next date, a child nobody has talked with, a worry nobody looks at.

Counts and case numbers are enough to ask about it, so nobody's name stands here.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.models.case import Case
from app.models.knowledge import Concern
from app.models.log import DueItem
from app.services.due_shown import CONCERN, NAMELESS_REMINDER
from app.services.journal_boxes import read_system
from app.services.journal_due import OutsideRow, list_outside
from app.services.ports import Progress, Unit, use_case
from app.services.review_list import NEVER, ReviewLine, list_for_review
from app.services.rulebook import rules_of
from app.services.today_blocks import is_seen, is_waiting


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """One case that waits, and for how many days; None when that is not counted, `NEVER` when it never happened."""

    case_id: UUID
    number: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class WaitingLists:
    """The lists, each with the longest wait first. `system` is where texts shall lie, `limit` days of silence.

    `unseen` is the worries nobody has looked at for `unseen_limit` days: they are no cases, so no line tells of them.
    """

    outside: tuple[OutsideRow, ...]
    no_date: tuple[WaitingCase, ...]
    silent: tuple[WaitingCase, ...]
    system: str
    limit: int
    unreviewed: tuple[WaitingCase, ...] = ()
    """Not gone through with the leader for half a year; `days` since the last time, NEVER when there was none."""
    unseen: tuple[WaitingCase, ...] = ()
    unseen_limit: int = 0


@use_case("review.waiting")
def list_waiting(unit: Unit, progress: Progress = lambda _done, _all: True) -> WaitingLists:
    """Return what waits in all cases and worries; closed ones only where a text still lies here alone.

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
        unseen=_unseen(unit),
        unseen_limit=rules_of(unit).counts.concern_days,
    )


def _unseen(unit: Unit) -> tuple[WaitingCase, ...]:
    """Return the worries nobody has looked at, as I dag says it; also where a line says no more than that it is one."""
    day, counts_from = unit.today, dt.timedelta(days=rules_of(unit).counts.concern_days)
    query = (
        select(Case.id, Case.number, DueItem.due_on)
        .join(DueItem, DueItem.case_id == Case.id)
        .where(DueItem.source_table.in_((CONCERN, NAMELESS_REMINDER)), DueItem.source_id.in_(select(Concern.id)))
        .where(is_seen(unit, day), ~is_waiting(day))
    )
    found = [(due - counts_from, number or "", case_id) for case_id, number, due in unit.session.execute(query) if due]
    return tuple(WaitingCase(case_id, number, (day - since).days) for since, number, case_id in sorted(found))


def _days_since(line: ReviewLine, today: dt.date) -> int:
    return (today - line.last_review).days if line.last_review else NEVER


def silent_words(case: WaitingCase) -> str:
    """Return »104 dage«, »aldrig«, or nothing when days are not counted."""
    if case.days is None:
        return ""
    return "aldrig" if case.days == NEVER else f"{case.days} dage"
