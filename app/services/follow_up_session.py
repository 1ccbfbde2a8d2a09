"""A follow-up that prepares itself: what was agreed, where the goals were, the help that runs, and who might be there.

What a network meeting has looked at since the last follow-up is told and not asked once more.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from uuid import UUID

from app.language.date_reader import read_when
from app.language.dates import long_date
from app.models.enums import FollowUpKind
from app.models.enums_meeting import Attendance
from app.models.enums_people import PersonKind
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.plan import Cadence, FollowUp, FollowUpPerson
from app.rules.holidays import is_working_day, last_working_day_before
from app.rules.rulebook import RuleBook
from app.rules.school_holidays import school_holiday
from app.services.follow_up_asked import asked_agreements, asked_goals, asked_help, is_about, is_follow_up
from app.services.follow_up_counts import count_rule, is_asked_to_talk
from app.services.follow_up_open import still_waits
from app.services.follow_up_session_rows import (
    AskedChild,
    AskedPerson,
    FollowUpSession,
    MeetingHeld,
    PlannedFollowUp,
    RhythmNow,
)
from app.services.meeting_days import DayNote, day_notes
from app.services.modules import LADDER, switched_off
from app.services.plan_kind import current_plan
from app.services.plan_wording import cadence_of, mid_sentence
from app.services.ports import Unit, use_case
from app.services.rhythm import fixed_after, planned_days, rhythm_words
from app.services.rhythm_choice import advice_for, any_rhythm, last_held, step_after
from app.services.rhythm_shown import explained_words
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, read_case

MOST_EARLIER = 15
"""Working days a suggestion may lie before the last day, to keep clear of a school holiday."""
THERE = (Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE)


@use_case("follow_up.prepare")
def prepare_follow_up(
    unit: Unit, case_id: UUID, *, children: Collection[UUID] = (), meeting_id: UUID | None = None
) -> FollowUpSession:
    """Return what a follow-up with some children of a case has to look at. Raises UserError when it is gone.

    No children are all of them.
    With `meeting_id` that meeting was the follow-up: what was agreed at it is nothing to look back on yet.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    each_of = tuple(children) or (None,)
    since, last = _last_day(rows, each_of), _last_follow_up(rows, children)
    rhythm = _cadence(rows, each_of)
    next_on, because = _suggested(rules_of(unit), rows, rhythm, each_of)
    return FollowUpSession(
        children=tuple(_child(rows, child.id, person) for child, person in rows.children()),
        since=since,
        since_words=_since_words(since, last),
        people=_people(rows, last),
        agreements=asked_agreements(rows, children, last.held_on if last else None, meeting_id),
        goals=asked_goals(rows, children),
        help=asked_help(rows, children),
        planned=_planned(rows, children),
        meetings=_meetings(rows, last),
        rhythm=_rhythm(rows, rhythm),
        next_on=next_on,
        next_because=because,
        planned_next=_planned_next(rows, each_of),
        asks_rungs=LADDER not in switched_off(unit),
        counts=count_rule(unit),
    )


@use_case("follow_up.day")
def look_at_follow_up_day(unit: Unit, case_id: UUID, *, day: str) -> tuple[DayNote, ...]:
    """Return what is in the way on a day as it was typed: closed offices, meetings, and what is usually holiday."""
    unit.about(case_id)
    found = day_notes(unit, case_id, held_on=day)
    on = _read(day, unit.today)
    holiday = school_holiday(on) if on else ""
    return (*found, DayNote(f"Som regel er det {holiday}.", "info")) if holiday else found


def _read(day: str, today: dt.date) -> dt.date | None:
    return read_when(day, today, working_day=is_working_day).on


def _child(rows: CaseRows, child_id: UUID, person: Person) -> AskedChild:
    has_plan = current_plan(rows, child_id) is not None
    return AskedChild(child_id, person.id, rows.called(person.id), is_asked_to_talk(person), has_plan)


def _last_day(rows: CaseRows, each_of: Sequence[UUID | None]) -> dt.date | None:
    """Return the last day any of some children was followed up; a network meeting counts."""
    return max((day for child_id in each_of if (day := last_held(rows, child_id))), default=None)


def _last_follow_up(rows: CaseRows, children: Collection[UUID]) -> FollowUp | None:
    held = [
        each
        for each in rows.of(FollowUp)
        if each.held_on
        and each.held_on <= rows.today
        and each.kind is FollowUpKind.FOLLOW_UP
        and is_about(each.child_id, children)
    ]
    return max(held, key=lambda each: each.held_on or dt.date.min, default=None)


def _since_words(since: dt.date | None, last: FollowUp | None) -> str:
    """Return »Sidst: 18. november 2026. I aftalte at mødes igen, fordi …«."""
    if since is None:
        return "Det er første gang, der følges op."
    what = "Sidst" if last and last.held_on == since else "Sidste møde"
    reason = f" {last.next_reason}" if last and last.next_reason and last.held_on == since else ""
    return f"{what}: {long_date(since)}.{reason}"


def _people(rows: CaseRows, last: FollowUp | None) -> tuple[AskedPerson, ...]:
    """Return everybody who can take part: the children first, then those who were there last time."""
    children = [person.id for _, person in rows.children()]
    before = {each.person_id for each in rows.inside(FollowUpPerson, last.id)} if last else set()
    before |= {person_id for met in _meetings(rows, last)[:1] for person_id in met.people}
    found = [
        AskedPerson(each.id, rows.called(each.id), each.role or "", each.id in children, each.id in before)
        for each in rows.of(Person)
        if each.kind in (PersonKind.PERSON, PersonKind.BODY) and each.name and not each.deceased
    ]
    return tuple(sorted(found, key=lambda each: (not each.is_child, not each.was_there)))


def _planned(rows: CaseRows, children: Collection[UUID]) -> tuple[PlannedFollowUp, ...]:
    found = [
        PlannedFollowUp(each.id, each.planned_on, each.child_id)
        for each in rows.of(FollowUp)
        if each.planned_on
        and still_waits(rows, each)
        and each.kind is FollowUpKind.FOLLOW_UP
        and is_about(each.child_id, children)
    ]
    return tuple(sorted(found, key=lambda each: each.on))


def _meetings(rows: CaseRows, last: FollowUp | None) -> tuple[MeetingHeld, ...]:
    """Return the meetings held since the last follow-up, the newest first; one that was a follow-up is not one more."""
    taken = {each.meeting_id for each in rows.of(FollowUp) if each.held_on and each.meeting_id}
    found = [
        MeetingHeld(each.id, each.held_on, _there(rows, each))
        for each in rows.of(Meeting)
        if is_follow_up(each)
        and each.held_on
        and each.id not in taken
        and (last is None or last.held_on is None or each.held_on >= last.held_on)
    ]
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))


def _there(rows: CaseRows, meeting: Meeting) -> tuple[UUID, ...]:
    return tuple(each.person_id for each in rows.inside(Participant, meeting.id) if each.attendance in THERE)


def _cadence(rows: CaseRows, each_of: Sequence[UUID | None]) -> Cadence | None:
    """Return the rhythm of some children; of several with one each the one that comes round first."""
    found = [row for child_id in each_of if (row := cadence_of(rows, child_id)) and row.every_count and row.every_unit]
    return min(found, key=lambda row: _round(rows.today, row) or dt.date.max, default=None)


def _round(today: dt.date, row: Cadence) -> dt.date | None:
    return step_after(today, row.every_count, row.every_unit.value) if row.every_count and row.every_unit else None


def _rhythm(rows: CaseRows, row: Cadence | None) -> RhythmNow:
    if row is None:
        return RhythmNow(None)
    why = mid_sentence(rows, row.reason)
    return RhythmNow(row.id, rhythm_words(row), why, row.child_wish or "", explained_words(row))


def _suggested(
    book: RuleBook, rows: CaseRows, row: Cadence | None, each_of: Sequence[UUID | None]
) -> tuple[dt.date | None, str]:
    """Return the day the rhythm points at when this follow-up is held today, else the one that would fit.

    A day offices are closed, or schools as a rule, gives way to the working day before, so that a last day is kept.
    """
    wanted = (fixed_after(rows, row, rows.today) or _round(rows.today, row)) if row else None
    if row and wanted:
        why = f"{rhythm_words(row)} fra i dag"
    else:
        best = advice_for(book, rows, only_one(each_of)).best
        if best is None or best.every is None:
            return None, ""
        wanted, why = step_after(rows.today, best.every, best.unit), best.name
    return _free_day(wanted, rows.today), f"Forslag: {why[:1].lower()}{why[1:]}."


def _free_day(wanted: dt.date, today: dt.date) -> dt.date:
    """Return the last working day up to the wanted one outside school holidays; the nearest to it in a long one."""
    working = wanted if is_working_day(wanted) else last_working_day_before(wanted)
    day = working
    for _ in range(MOST_EARLIER):
        if not school_holiday(day):
            return day if day > today else working
        day = last_working_day_before(day)
    return working


def _planned_next(rows: CaseRows, each_of: Sequence[UUID | None]) -> str:
    """Return »Der er allerede planlagt noget 6. januar 2027.«, empty when nothing is, or not for each of them."""
    firsts = []
    for child_id in each_of:
        coming = [day for day in planned_days(rows, any_rhythm(child_id)) if day > rows.today]
        if not coming:
            return ""
        firsts.append(min(coming))
    return f"Der er allerede planlagt noget {long_date(min(firsts))}."


def only_one(children: Sequence[UUID | None]) -> UUID | None:
    """Return the child when it is about one alone; None for several, or for all of them."""
    return children[0] if len(children) == 1 else None
