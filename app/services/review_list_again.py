"""The lines of the review read again: only those of the cases something has happened in since they were read.

Ten thousand cases take many seconds to read, and a caseworker and her leader come back to the list after each of them.
A line is told from its own case, the rules and the day alone, and every change is a step: so the log of steps says what
has to be read. Anything else than changes of a few cases (rules, parts, another day) is read from the beginning.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import func, select

from app.models.case import Case
from app.models.log import Change, Step
from app.models.registry import CASE_CLASSES
from app.services.ports import Progress, Unit, use_case
from app.services.review_list import ReviewLine, in_order, list_for_review

MOST = 500
"""Steps after which all is read from the beginning."""


@dataclass(frozen=True, slots=True)
class ReadLines:
    """The lines of all open cases, the day they were read on and the number of the last step before that."""

    lines: tuple[ReviewLine, ...]
    day: dt.date
    step: int


@use_case("review.lines")
def list_again(
    unit: Unit, before: ReadLines | None = None, *, progress: Progress = lambda _done, _all: True
) -> ReadLines:
    """Return the lines as `list_for_review` would, reading no more than has changed since `before`.

    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    last = unit.session.scalar(select(func.max(Step.seq))) or 0
    changed = _changed(unit, before) if before and before.day == unit.today else None
    if before is None or changed is None:
        return ReadLines(list_for_review(unit, progress=progress), unit.today, last)
    new = list_for_review(unit, case_ids=tuple(changed), progress=progress) if changed else ()
    lines = in_order((*(line for line in before.lines if line.case_id not in changed), *new))
    unit.about(*(line.case_id for line in lines))
    return ReadLines(lines, unit.today, last)


def _changed(unit: Unit, before: ReadLines) -> frozenset[UUID] | None:
    """Return the cases that have changed since; None when more than single cases have, or too much."""
    steps = unit.session.execute(select(Step.id, Step.case_id).where(Step.seq > before.step).limit(MOST)).all()
    cases = {case_id for _, case_id in steps}
    if len(steps) == MOST or None in cases:
        return None
    query = select(Change.table_name).where(Change.step_id.in_([step for step, _ in steps])).distinct()
    tables = set(unit.session.scalars(query)) if steps else set()
    return frozenset(case_id for case_id in cases if case_id) if tables <= _of_cases() else None


@cache
def _of_cases() -> frozenset[str]:
    """Return the tables whose rows belong to one case."""
    return frozenset({Case.__tablename__, *(each.__tablename__ for each in CASE_CLASSES)})
