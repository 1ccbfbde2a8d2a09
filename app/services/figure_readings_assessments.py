"""Whether assessments were finished in time, by the day they were to be finished: read for figures as plain tuples."""

import datetime as dt
from typing import Any, Final

from sqlalchemy import select

from app.models.assessment import Assessment
from app.rules.before_here import is_counted_here
from app.rules.counting import Step, StepUnit
from app.rules.deadlines import Deadline
from app.rules.rule import Trigger
from app.services.assessment_clock import OF_THE_LAW, WITH_A_DAY
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_days import by_day
from app.services.figure_readings_early import read_matters
from app.services.rulebook import rules_of

_FOUR_MONTHS: Final = Step(4, StepUnit.MONTHS)
"""Barnets lov § 20, stk. 3, where the municipality has switched the rule itself off."""


def read_in_time(desk: FigureDesk) -> list[tuple[str, bool]]:
    """Return whether each børnefaglig undersøgelse was finished by its day.

    The day counts from when the need was seen, or without that from its beginning. For `FigureDesk.always`.
    """
    row, matters = Assessment, desk.always(read_matters)
    columns: tuple[Any, ...] = tuple(map(stored, (row.case_id, row.noticed_on, row.begun_on, row.finished_on)))
    query = select(*columns).where(row.deleted_at.is_(None), row.kind.in_(tuple(WITH_A_DAY)))
    found, came = [], desk.always(read_here_since)
    for case_id, noticed, begun, finished in desk.rows(query):
        seen = noticed or begun
        if case_id in matters and seen is not None:
            due = _due(desk, dt.date.fromisoformat(seen)).isoformat()
            if is_counted_here(due, came.get(case_id)):
                found.append((due, finished is not None and finished <= due))
    return by_day(found)


def _due(desk: FigureDesk, seen: dt.date) -> dt.date:
    """Return the last day for an assessment by the rule that was in force when the need was seen."""
    for rule in desk.always(_rules_of_the_law):
        if rule.valid_on(seen) and rule.after is not None:
            return rule.after.after(seen)
    return _FOUR_MONTHS.after(seen)


def _rules_of_the_law(desk: FigureDesk) -> list[Deadline]:
    return [each for each in rules_of(desk.unit).on_event(Trigger.AWARE) if each.id in OF_THE_LAW]
