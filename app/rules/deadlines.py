"""Statutory deadlines that one event sets going: read from `resources/rules/deadlines.toml`, and the day each falls on.

A date is never moved by weekends or holidays; `holidays.working_deadline` gives the day to work by. A deadline whose
paragraph is unsure carries that, and the user is told.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models.enums import DueKind
from app.rules.cadence import Confidence
from app.rules.counting import hours_after, months_after, weekdays_after
from app.rules.due import DueFact
from app.rules.holidays import is_working_day


class DeadlineUnit(StrEnum):
    """What a deadline is counted in. WEEKDAYS are »hverdage«, WORKDAYS »arbejdsdage« (days when offices are open)."""

    HOURS = "hours"
    WEEKDAYS = "weekdays"
    WORKDAYS = "workdays"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True)
class Deadline:
    """One deadline of the law. `name`, `trigger`, `law`, `source` and `explanation` are Danish and shown."""

    id: str
    name: str
    trigger: str
    count: int
    unit: DeadlineUnit
    law: str
    source: str
    confidence: Confidence
    explanation: str
    valid_from: date | None = None
    valid_to: date | None = None

    def due_on(self, day: date, *, saturday_counts: bool = True) -> date:
        """The last day, when the event was on `day`. `saturday_counts` is the municipality's reading of »hverdag«.

        Hours count as whole days here; `due_at` gives the moment.
        """
        if self.unit is DeadlineUnit.MONTHS:
            return months_after(day, self.count)
        if self.unit is DeadlineUnit.WEEKDAYS:
            return weekdays_after(day, self.count, saturday_counts=saturday_counts)
        if self.unit is DeadlineUnit.WORKDAYS:
            return _workdays_after(day, self.count)
        return day + timedelta(days=7 * self.count if self.unit is DeadlineUnit.WEEKS else self.count // 24)

    def due_at(self, moment: datetime) -> datetime | None:
        """The moment a deadline in hours ends, for an event at `moment` (with zone); None for those counted in days."""
        return hours_after(moment, self.count) if self.unit is DeadlineUnit.HOURS else None

    def fact(self, day: date, *, saturday_counts: bool = True) -> DueFact | None:
        """The line for the list of what is due; None when the rule was not in force on `day`."""
        if not (self.valid_from or date.min) <= day <= (self.valid_to or date.max):
            return None
        due = self.due_on(day, saturday_counts=saturday_counts)
        unsure = self.confidence is not Confidence.READ
        return DueFact(DueKind.STATUTORY, self.id, self.name, due, self.explanation, self.law, unsure)


def _workdays_after(day: date, count: int) -> date:
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def load_deadlines(path: Path) -> tuple[Deadline, ...]:
    """The deadlines in `path`, in file order. Raises UserError when the file is not what it should be."""
    try:
        with path.open("rb") as file:
            return tuple(_deadline(row) for row in tomllib.load(file)["deadline"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError("Reglerne om frister kan ikke læses. Geninstallér programmet.") from error


def _deadline(row: dict[str, Any]) -> Deadline:
    values = dict(row)
    count, unit = values.pop("after").split(" ")
    confidence = Confidence(values.pop("confidence"))
    return Deadline(count=int(count), unit=DeadlineUnit(unit), confidence=confidence, **values)
