"""The rhythm of a case: when the next follow-up is due by its cadence, and whether one is planned already."""

import datetime as dt
from dataclasses import dataclass

from app.language.dates import long_date
from app.models.enums import FollowUpKind, TimeUnit
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp
from app.rules.counting import months_after
from app.services.snapshot import CaseRows


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date of a rhythm and why; `planned` when a meeting or follow-up already holds it."""

    on: dt.date | None
    because: str
    planned: bool


def next_by_cadence(rows: CaseRows, cadence: Cadence) -> NextDate:
    """Return the next date of one cadence: from the last one held, else from where it is counted.

    Months are counted from the base and never chained over clamped dates (law page 5.3).
    """
    held = [day for day in held_days(rows, cadence.kind) if cadence.base_on is None or day > cadence.base_on]
    last = max(held, default=None)
    planned = planned_days(rows, cadence.kind)
    coming = min((day for day in planned if last is None or day >= last), default=None)
    if coming:
        return NextDate(coming, "Planlagt.", planned=True)
    if last:
        on = _add(last, cadence.every_count, cadence.every_unit)
        return NextDate(on, f"{_rhythm(cadence)} efter {long_date(last)}.", planned=False)
    count = cadence.first_count or cadence.every_count
    unit = cadence.first_unit or cadence.every_unit
    if cadence.base_on is None:
        return NextDate(None, "Rytmen har ikke en dato at regne fra.", planned=False)
    because = f"Første gang, regnet fra {long_date(cadence.base_on)}."
    return NextDate(_add(cadence.base_on, count, unit), because, planned=False)


def rhythm_words(cadence: Cadence) -> str:
    """Return »hver 6. uge«, »hver 3. måned« or »hvert halve år«."""
    return _rhythm(cadence).lower()


def held_days(rows: CaseRows, kind: FollowUpKind) -> list[dt.date]:
    """Return the days something of this kind was held; a network meeting counts as a follow-up."""
    days = [each.held_on for each in rows.of(FollowUp) if each.held_on and each.kind is kind]
    if kind is FollowUpKind.FOLLOW_UP:
        days += [each.held_on for each in rows.of(Meeting) if each.held_on and each.status is MeetingStatus.HELD]
    return days


def planned_days(rows: CaseRows, kind: FollowUpKind) -> list[dt.date]:
    """Return the days something of this kind is planned."""
    days = [each.planned_on for each in rows.of(FollowUp) if each.planned_on and not each.held_on and each.kind is kind]
    if kind is FollowUpKind.FOLLOW_UP:
        coming = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)
        days += [each.held_on for each in rows.of(Meeting) if each.held_on and each.status in coming]
    return days


def _add(day: dt.date, count: int | None, unit: TimeUnit | None) -> dt.date | None:
    if not count or not unit:
        return None
    return day + dt.timedelta(weeks=count) if unit is TimeUnit.WEEKS else months_after(day, count)


def _rhythm(cadence: Cadence) -> str:
    if not cadence.every_count or not cadence.every_unit:
        return "Næste gang"
    unit = "uge" if cadence.every_unit is TimeUnit.WEEKS else "måned"
    return f"Hver {unit}" if cadence.every_count == 1 else f"Hver {cadence.every_count}. {unit}"
