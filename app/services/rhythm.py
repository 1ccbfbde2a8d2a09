"""The rhythm of a case: when the next follow-up is due by its cadence, and whether one is planned already.

Most rhythms go on from what was last held. One whose preset has fixed dates is counted from its base, and one whose
preset ends after some time has no more dates then; the preset is asked of the rules in use, so nobody else need be.
"""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from app.language.dates import long_date
from app.models.case import Child
from app.models.enums import FollowUpKind, TimeUnit
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting, Participant
from app.models.plan import Cadence, FollowUp
from app.rules.cadence import Cadence as Preset
from app.rules.cadence import CadenceKind, CountsFrom, fixed_date, has_ended
from app.rules.counting import Step, StepUnit
from app.services.follow_up_open import still_waits
from app.services.meeting_types import is_without_family
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows

SLACK = dt.timedelta(days=14)
"""A planned date this much later than the rhythm still keeps it: people are found a day that suits them."""
NO_BASE = "Rytmen har ikke en dato at regne fra."
NO_MORE = "Rytmen har ikke flere datoer efter {day}."
BY_TALKS = "Rytmen tæller samtaler og har ingen datoer."
IN_ADVANCE = "{day} tæller som den faste dag lige efter."
_COMING = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)
_STEPS = {TimeUnit.WEEKS: StepUnit.WEEKS, TimeUnit.MONTHS: StepUnit.MONTHS}

Dated = tuple[dt.date, Meeting | FollowUp]
"""A day, and what was held or is planned on it."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date of a rhythm and why; `planned` when a meeting or follow-up already holds it.

    `tells_of` is the meetings and follow-ups whose day anybody can read from it. `ended`: the rhythm has no more dates.
    `only_for` is the one child of several that it waits for, when the others have theirs.
    """

    on: dt.date | None
    because: str
    planned: bool
    tells_of: tuple[Meeting | FollowUp, ...] = ()
    ended: bool = False
    only_for: UUID | None = None


def next_by_cadence(rows: CaseRows, cadence: Cadence, *, slack: dt.timedelta = SLACK) -> NextDate:
    """Return the next date of one cadence: from the last one held, else from where it is counted; fixed dates always.

    A rhythm for all the children is kept for each of them (barnets lov § 95), so it is due when the first of them is.
    Months of fixed dates are counted from the base and never chained over clamped dates (law page 5.3). Without a date
    when the rhythm has ended, unless something is planned.
    """
    whose = [cadence.child_id] if cadence.child_id else [each.id for each in rows.of(Child)]
    each = [_next_of(rows, cadence, child_id, slack) for child_id in (whose if len(whose) > 1 else [cadence.child_id])]
    open_ones = [one for one in each if not (one.planned or one.ended)]
    waits = [child for child, one in zip(whose, each, strict=False) if one in open_ones]
    found = min(open_ones or [one for one in each if one.planned] or each, key=lambda one: one.on or dt.date.min)
    told = {row.id: row for one in each for row in one.tells_of}
    only_for = waits[0] if len(waits) == 1 < len(whose) else None
    return replace(found, tells_of=tuple(told.values()), only_for=only_for)


def _next_of(rows: CaseRows, cadence: Cadence, child_id: UUID | None, slack: dt.timedelta) -> NextDate:
    """Return the next date of a cadence as it is for one child (None: the only one, or nobody in particular)."""
    held = [each for each in _held(rows, cadence, child_id) if cadence.base_on is None or each[0] > cadence.base_on]
    last = max((day for day, _ in held), default=None)
    due, because, ended = _due(rows, cadence, last)
    planned = [(day, row) for day, row in _planned(rows, cadence, child_id) if last is None or day >= last]
    coming = min((day for day, _ in planned), default=None)
    then = tuple(row for day, row in planned if day == coming)
    if coming and (due is None or coming <= due + slack):
        return NextDate(coming, "Planlagt.", planned=True, tells_of=then)
    since = tuple(row for day, row in held if day == last)
    if coming:
        because = f"{because} Der er først planlagt noget {long_date(coming)}."
    return NextDate(due, because, planned=False, tells_of=(*since, *then), ended=ended)


def is_held(row: Meeting | FollowUp, today: dt.date) -> bool:
    """Tell whether something has been held: what is written as held on a day ahead is held by nobody yet."""
    if isinstance(row, Meeting) and row.status is not MeetingStatus.HELD:
        return False
    return row.held_on is not None and row.held_on <= today


def preset_of(rows: CaseRows, cadence: Cadence) -> Preset | None:
    """Return the rhythm of the rules a cadence comes from; None for one of her own, and for one that is gone."""
    return rules_of(rows.unit).cadence(cadence.preset_id) if cadence.preset_id else None


def fixed_after(rows: CaseRows, cadence: Cadence, on: dt.date) -> dt.date | None:
    """Return the fixed date that follows when something is held on a day; None for a rhythm without fixed dates."""
    preset = preset_of(rows, cadence)
    is_fixed = preset is not None and preset.counts_from is CountsFrom.START
    return _due(rows, cadence, on)[0] if is_fixed else None


def rhythm_words(cadence: Cadence) -> str:
    """Return »hver 6. uge«, »hver 3. måned« or »hver anden uge«."""
    return _rhythm(cadence).lower()


def held_days(rows: CaseRows, cadence: Cadence) -> list[dt.date]:
    """Return the days something of this rhythm was held; a meeting with the family counts as a follow-up."""
    return [day for day, _ in _held(rows, cadence, cadence.child_id)]


def planned_days(rows: CaseRows, cadence: Cadence) -> list[dt.date]:
    """Return the days something of this rhythm is planned."""
    return [day for day, _ in _planned(rows, cadence, cadence.child_id)]


def _held(rows: CaseRows, cadence: Cadence, child_id: UUID | None) -> list[Dated]:
    found: list[Meeting | FollowUp] = [*_follow_ups(rows, cadence, child_id)]
    found += _meetings(rows, cadence, child_id)
    return [(each.held_on, each) for each in found if each.held_on and is_held(each, rows.today)]


def _planned(rows: CaseRows, cadence: Cadence, child_id: UUID | None) -> list[Dated]:
    planned = [each for each in _follow_ups(rows, cadence, child_id) if still_waits(rows, each)]
    days: list[Dated] = [(each.planned_on, each) for each in planned if each.planned_on]
    met = [each for each in _meetings(rows, cadence, child_id) if each.status in _COMING]
    return days + [(each.held_on, each) for each in met if each.held_on]


def _due(rows: CaseRows, cadence: Cadence, last: dt.date | None) -> tuple[dt.date | None, str, bool]:
    """Return the date, why, and whether the rhythm has no more of them."""
    preset, base = preset_of(rows, cadence), cadence.base_on
    due, because = _counted(cadence, last, is_fixed=preset is not None and preset.counts_from is CountsFrom.START)
    if preset is None or base is None:
        return due, because, False
    if preset.kind is CadenceKind.COUNTER and not cadence.every_count:
        return None, BY_TALKS, True
    if due and preset.ends_after and has_ended(preset, base, due):
        return None, NO_MORE.format(day=long_date(preset.ends_after.after(base))), True
    return due, because, False


def _counted(cadence: Cadence, last: dt.date | None, *, is_fixed: bool) -> tuple[dt.date | None, str]:
    every, base = _step(cadence.every_count, cadence.every_unit), cadence.base_on
    first = _step(cadence.first_count, cadence.first_unit or cadence.every_unit)
    if is_fixed and base and every:
        return _fixed(cadence, first or every, every, base, last)
    if last:
        return _after(last, every), f"{_rhythm(cadence)} efter {long_date(last)}."
    if base is None:
        return None, NO_BASE
    if first is None:
        return _after(base, every), f"{_rhythm(cadence)}, regnet fra {long_date(base)}."
    return _after(base, first), f"Første gang, regnet fra {long_date(base)}."


def _fixed(cadence: Cadence, first: Step, every: Step, base: dt.date, last: dt.date | None) -> tuple[dt.date, str]:
    """Return the fixed date that comes next; when the wait is longer than the rhythm the words say why."""
    due, told = fixed_date(base, first, every, last), f"{_rhythm(cadence)}, faste dage fra {long_date(base)}."
    if last and due > every.after(last):
        told = f"{told} {IN_ADVANCE.format(day=long_date(last))}"
    return due, told


def _follow_ups(rows: CaseRows, cadence: Cadence, child_id: UUID | None) -> list[FollowUp]:
    """Return the follow-ups of the kind of a rhythm: those of a child and those for all; without a child every one."""
    mine = [each for each in rows.of(FollowUp) if each.kind is cadence.kind]
    return [each for each in mine if child_id is None or each.child_id in (None, child_id)]


def _meetings(rows: CaseRows, cadence: Cadence, child_id: UUID | None) -> list[Meeting]:
    if cadence.kind is not FollowUpKind.FOLLOW_UP:
        return []
    found = [each for each in rows.of(Meeting) if not is_without_family(each)]
    person = next((child.person_id for child in rows.of(Child) if child.id == child_id), None)
    if person is None:
        return found
    children = {child.person_id for child in rows.of(Child)}
    return [each for each in found if _is_about(rows, each, person, children)]


def _is_about(rows: CaseRows, meeting: Meeting, person: UUID, children: set[UUID]) -> bool:
    """Tell whether a meeting is about a child: the child takes part, or none of the children is asked to it yet."""
    there = {each.person_id for each in rows.inside(Participant, meeting.id)} & children
    return person in there or not there


def _step(count: int | None, unit: TimeUnit | None) -> Step | None:
    return Step(count, _STEPS[unit]) if count and unit else None


def _after(day: dt.date, step: Step | None) -> dt.date | None:
    return step.after(day) if step else None


def _rhythm(cadence: Cadence) -> str:
    if not cadence.every_count or not cadence.every_unit:
        return "Næste gang"
    unit = "uge" if cadence.every_unit is TimeUnit.WEEKS else "måned"
    how = {1: "", 2: "anden "}.get(cadence.every_count, f"{cadence.every_count}. ")
    return f"Hver {how}{unit}"
