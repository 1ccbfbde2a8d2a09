"""The rhythm of a case: when the next follow-up is due by its cadence, and whether one is planned already."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.models.case import Child
from app.models.enums import FollowUpKind, TimeUnit
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting, Participant
from app.models.plan import Cadence, FollowUp
from app.rules.counting import months_after
from app.services.meeting_types import is_without_family
from app.services.snapshot import CaseRows

SLACK = dt.timedelta(days=14)
"""A planned date this much later than the rhythm still keeps it: people are found a day that suits them."""

Dated = tuple[dt.date, Meeting | FollowUp]
"""A day, and what was held or is planned on it."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date of a rhythm and why; `planned` when a meeting or follow-up already holds it.

    `tells_of` is the meetings and follow-ups whose day anybody can read from it.
    """

    on: dt.date | None
    because: str
    planned: bool
    tells_of: tuple[Meeting | FollowUp, ...] = ()


def next_by_cadence(rows: CaseRows, cadence: Cadence, *, slack: dt.timedelta = SLACK) -> NextDate:
    """Return the next date of one cadence: from the last one held, else from where it is counted.

    Months are counted from the base and never chained over clamped dates (law page 5.3).
    """
    held = [(day, row) for day, row in _held(rows, cadence) if cadence.base_on is None or day > cadence.base_on]
    last = max((day for day, _ in held), default=None)
    due, because = _due(cadence, last)
    planned = [(day, row) for day, row in _planned(rows, cadence) if last is None or day >= last]
    coming = min((day for day, _ in planned), default=None)
    then = tuple(row for day, row in planned if day == coming)
    if coming and (due is None or coming <= due + slack):
        return NextDate(coming, "Planlagt.", planned=True, tells_of=then)
    since = tuple(row for day, row in held if day == last)
    if coming:
        because = f"{because} Der er først planlagt noget {long_date(coming)}."
    return NextDate(due, because, planned=False, tells_of=(*since, *then))


def rhythm_words(cadence: Cadence) -> str:
    """Return »hver 6. uge«, »hver 3. måned« or »hvert halve år«."""
    return _rhythm(cadence).lower()


def held_days(rows: CaseRows, cadence: Cadence) -> list[dt.date]:
    """Return the days something of this rhythm was held; a meeting with the family counts as a follow-up."""
    return [day for day, _ in _held(rows, cadence)]


def planned_days(rows: CaseRows, cadence: Cadence) -> list[dt.date]:
    """Return the days something of this rhythm is planned."""
    return [day for day, _ in _planned(rows, cadence)]


def _held(rows: CaseRows, cadence: Cadence) -> list[Dated]:
    days: list[Dated] = [(each.held_on, each) for each in _follow_ups(rows, cadence) if each.held_on]
    return days + [(each.held_on, each) for each in _meetings(rows, cadence, (MeetingStatus.HELD,)) if each.held_on]


def _planned(rows: CaseRows, cadence: Cadence) -> list[Dated]:
    planned = [each for each in _follow_ups(rows, cadence) if not each.held_on]
    days: list[Dated] = [(each.planned_on, each) for each in planned if each.planned_on]
    coming = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)
    return days + [(each.held_on, each) for each in _meetings(rows, cadence, coming) if each.held_on]


def _due(cadence: Cadence, last: dt.date | None) -> tuple[dt.date | None, str]:
    if last:
        on = _add(last, cadence.every_count, cadence.every_unit)
        return on, f"{_rhythm(cadence)} efter {long_date(last)}."
    if cadence.base_on is None:
        return None, "Rytmen har ikke en dato at regne fra."
    if not cadence.first_count:
        words = f"{_rhythm(cadence)}, regnet fra {long_date(cadence.base_on)}."
        return _add(cadence.base_on, cadence.every_count, cadence.every_unit), words
    count, unit = cadence.first_count, cadence.first_unit or cadence.every_unit
    return _add(cadence.base_on, count, unit), f"Første gang, regnet fra {long_date(cadence.base_on)}."


def _follow_ups(rows: CaseRows, cadence: Cadence) -> list[FollowUp]:
    """Return the follow-ups of one rhythm: those of its child and those for all; a rhythm for all counts them all."""
    return [
        each
        for each in rows.of(FollowUp)
        if each.kind is cadence.kind and (cadence.child_id is None or each.child_id in (None, cadence.child_id))
    ]


def _meetings(rows: CaseRows, cadence: Cadence, statuses: tuple[MeetingStatus, ...]) -> list[Meeting]:
    if cadence.kind is not FollowUpKind.FOLLOW_UP:
        return []
    found = [each for each in rows.of(Meeting) if each.status in statuses and not is_without_family(each)]
    person = next((child.person_id for child in rows.of(Child) if child.id == cadence.child_id), None)
    if person is None:
        return found
    children = {child.person_id for child in rows.of(Child)}
    return [each for each in found if _is_about(rows, each, person, children)]


def _is_about(rows: CaseRows, meeting: Meeting, person: UUID, children: set[UUID]) -> bool:
    """Tell whether a meeting is about a child: the child takes part, or none of the children is asked to it yet."""
    there = {each.person_id for each in rows.inside(Participant, meeting.id)} & children
    return person in there or not there


def _add(day: dt.date, count: int | None, unit: TimeUnit | None) -> dt.date | None:
    if not count or not unit:
        return None
    return day + dt.timedelta(weeks=count) if unit is TimeUnit.WEEKS else months_after(day, count)


def _rhythm(cadence: Cadence) -> str:
    if not cadence.every_count or not cadence.every_unit:
        return "Næste gang"
    unit = "uge" if cadence.every_unit is TimeUnit.WEEKS else "måned"
    return f"Hver {unit}" if cadence.every_count == 1 else f"Hver {cadence.every_count}. {unit}"
