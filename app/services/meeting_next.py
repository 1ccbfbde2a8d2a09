"""The next meeting: days suggested from the rhythm, weekday and time as now, with what is in the way.

A meeting of another case is only told by its time: nobody round the table learns whose it is.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.enums import FollowUpKind, TimeUnit
from app.models.enums_meeting import Invitation
from app.models.meeting import AgendaPoint, Meeting, Participant
from app.models.plan import Cadence
from app.rules.counting import months_after
from app.rules.holidays import closed_because, is_working_day
from app.rules.meeting_hours import clock_after, span
from app.rules.school_holidays import school_holiday
from app.services.hard_stops import may_invite
from app.services.meeting_changes import set_hours
from app.services.meeting_days import day_notes
from app.services.meeting_rows import meeting_before, meeting_row
from app.services.meeting_types import type_of, types_for
from app.services.meetings import change_meeting, plan_meeting, set_child_way, set_roles
from app.services.ports import Unit, use_case
from app.services.rhythm import fixed_after, rhythm_words
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_value

FOLLOW_UP = "follow_up_meeting"
OFFERS, WEEKS_ROUND = 3, 4
USUAL_WEEKS = 6
"""How far ahead the next one is when neither the case nor the type of meeting has a rhythm."""
NO_DAY = "Skriv, hvornår mødet skal være, for eksempel 6. januar."


@dataclass(frozen=True, slots=True)
class DayOffer:
    """A day for the next meeting with what to know before choosing it; `is_free` when nothing is in the way."""

    on: dt.date
    starts_at: str
    notes: tuple[str, ...]
    is_free: bool


@dataclass(frozen=True, slots=True)
class NextDays:
    """Some days, the nearest first, and the rhythm they come from in words."""

    days: tuple[DayOffer, ...]
    because: str


@use_case("meeting.next_days")
def next_days(unit: Unit, meeting_id: UUID) -> NextDays:
    """Return three days for the next meeting. Raises UserError when the meeting is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    base = meeting.held_on or unit.today
    wanted, because = _wanted_day(unit, rows, meeting, base)
    earliest = max(base, unit.today)
    offers = [_offer(unit, meeting, day, meeting.starts_at or "") for day in _round(wanted, base, earliest)]
    best = sorted(offers, key=lambda each: (not each.is_free, abs((each.on - wanted).days)))[:OFFERS]
    return NextDays(tuple(sorted(best, key=lambda each: each.on)), because)


@use_case("meeting.look_at_day")
def look_at_day(unit: Unit, meeting_id: UUID, *, day: str, time: str = "") -> DayOffer:
    """Return what is in the way on a day as it was typed. Raises UserError when the day or time cannot be read."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    on = typed_value(Meeting.__table__.columns["held_on"], day, unit.today)
    if on is None:
        raise UserError(NO_DAY)
    starts = typed_value(Meeting.__table__.columns["starts_at"], time, unit.today) or meeting.starts_at or ""
    return _offer(unit, meeting, on, starts)


@use_case("meeting.plan_next")
def plan_next(unit: Unit, meeting_id: UUID, *, held_on: str, starts_at: str = "", place: str = "") -> UUID:
    """Plan the meeting that follows up on this one: the same people, place, time and length. Returns its id.

    Who must not hear of it is not asked. Planned already, it is moved. Raises UserError when day or time cannot be
    read.
    """
    meeting = unit.get(Meeting, meeting_id)
    if typed_value(Meeting.__table__.columns["held_on"], held_on, unit.today) is None:
        raise UserError(NO_DAY)
    rows = read_case(unit, meeting.case_id)
    coming = meeting_row(rows, meeting).coming
    if coming is not None:
        _move(unit, coming.id, meeting.id, held_on=held_on, starts_at=starts_at, place=place)
        return coming.id
    new_id = plan_meeting(
        unit, meeting.case_id, people=_asked_again(rows, meeting), type_id=_next_type(unit, meeting), held_on=held_on,
        starts_at=starts_at or meeting.starts_at or "", place=place or meeting.place or "",
    )  # fmt: skip
    new = unit.get(Meeting, new_id)
    new.follows_id, new.lead_id = meeting.id, meeting.lead_id
    new.ends_at = _ends(meeting, new.starts_at)
    set_roles(unit, new_id, chair_id=meeting.chair_id, minutes_id=meeting.minutes_id)
    _as_before(unit, rows, meeting, new_id)
    return new_id


def plan_instead(unit: Unit, meeting: Meeting, on: dt.date) -> UUID:
    """Plan a meeting that was not held once more, for use inside another use case: all as it was planned, another day.

    Everybody is to be asked again, but for those who must not hear of it; what they wanted to talk about comes along.
    """
    rows = read_case(unit, meeting.case_id)
    people = _asked_again(rows, meeting)
    new_id = plan_meeting(
        unit, meeting.case_id, people=people, type_id=meeting.type_id, held_on=on.isoformat(),
        starts_at=meeting.starts_at or "", ends_at=meeting.ends_at or "", place=meeting.place or "",
        purpose=meeting.purpose or "",
    )  # fmt: skip
    for each in unit.live(Participant, Participant.meeting_id == new_id):
        if each.person_id not in people:
            unit.remove(each)  # a brother or sister it was not about is not asked now either
    new = unit.get(Meeting, new_id)
    for name in ("lead_id", "follows_id", "interpreter", "practical"):
        setattr(new, name, getattr(meeting, name))
    set_roles(unit, new_id, chair_id=meeting.chair_id, minutes_id=meeting.minutes_id)
    _as_before(unit, rows, meeting, new_id)
    for point in rows.inside(AgendaPoint, meeting.id):
        point.meeting_id = new_id
    return new_id


def _move(unit: Unit, meeting_id: UUID, follows: UUID, *, held_on: str, starts_at: str, place: str) -> None:
    """Move a planned meeting; what is not said stays, and it takes as long as before."""
    change_meeting(unit, meeting_id, held_on=held_on)
    if place:
        change_meeting(unit, meeting_id, place=place)
    if starts_at:
        set_hours(unit, meeting_id, starts_at=starts_at)
    coming = unit.get(Meeting, meeting_id)
    coming.follows_id = coming.follows_id or follows


def _as_before(unit: Unit, rows: CaseRows, meeting: Meeting, new_id: UUID) -> None:
    """Let everybody sit on the side they sat on, and the child take part its own way."""
    before = {each.person_id: each for each in rows.inside(Participant, meeting.id)}
    for each in unit.live(Participant, Participant.meeting_id == new_id):
        if old := before.get(each.person_id):
            each.side = old.side
            if old.takes_part:
                set_child_way(unit, each.id, takes_part=old.takes_part)


def _asked_again(rows: CaseRows, meeting: Meeting) -> tuple[UUID, ...]:
    asked = [each for each in rows.inside(Participant, meeting.id) if each.invitation is not Invitation.NOT_INVITED]
    return tuple(each.person_id for each in asked if may_invite(rows, meeting, each.person_id).ok)


def _next_type(unit: Unit, meeting: Meeting) -> str:
    """Return the follow-up type; those who think together without the family go on without it."""
    follows = FOLLOW_UP in types_for(unit) and type_of(unit, meeting).family
    return FOLLOW_UP if follows else meeting.type_id


def _wanted_day(unit: Unit, rows: CaseRows, meeting: Meeting, base: dt.date) -> tuple[dt.date, str]:
    """Return the day the rhythm of the case points at, else that of the type of meeting, and which of them it is."""
    decided = next((each for each in rows.of(Cadence) if each.kind is FollowUpKind.FOLLOW_UP), None)
    if decided is not None and decided.every_count and decided.every_unit:
        if fixed := fixed_after(rows, decided, base):
            return fixed, f"Jeres rytme: {rhythm_words(decided)} med faste dage."
        first = bool(decided.first_count and meeting_before(rows, meeting) is None)
        count = decided.first_count if first else decided.every_count
        unit_of = (decided.first_unit if first else decided.every_unit) or decided.every_unit
        words = "Første gang efter jeres rytme." if first else f"Jeres rytme: {rhythm_words(decided)}."
        return _step(base, count or 1, unit_of), words
    preset = rules_of(unit).cadence(type_of(unit, meeting).follow_up)
    if preset is not None and preset.first is not None:
        return (preset.first_from or preset.first).after(base), f"Som regel: {preset.explanation}"
    return base + dt.timedelta(weeks=USUAL_WEEKS), f"{USUAL_WEEKS} uger efter dette møde."


def _step(base: dt.date, count: int, unit_of: TimeUnit) -> dt.date:
    return base + dt.timedelta(weeks=count) if unit_of is TimeUnit.WEEKS else months_after(base, count)


def _round(wanted: dt.date, base: dt.date, earliest: dt.date) -> list[dt.date]:
    """Return working days on the weekday of `base` near the wanted one; another weekday when that one is never worked.

    A holiday on the weekday gives way to the next working day.
    """
    nearest = wanted + dt.timedelta(days=(base.weekday() - wanted.weekday() + 3) % 7 - 3)
    weeks = (nearest + dt.timedelta(weeks=each) for each in range(-1, WEEKS_ROUND))
    worked = [next(day + dt.timedelta(n) for n in range(14) if is_working_day(day + dt.timedelta(n))) for day in weeks]
    return [day for day in dict.fromkeys(worked) if day > earliest]


def _offer(unit: Unit, meeting: Meeting, on: dt.date, starts_at: str) -> DayOffer:
    """Return a day with what is in the way. Everybody round the table may read it, so nobody is named as busy."""
    coming = meeting_row(read_case(unit, meeting.case_id), meeting).coming
    ends, but = _ends(meeting, starts_at) or "", coming.id if coming else meeting.id
    found = day_notes(
        unit, meeting.case_id, held_on=on.isoformat(), starts_at=starts_at, ends_at=ends, but=but, for_all=True
    )
    holiday = school_holiday(on)
    notes = [each.sentence for each in found] + ([f"Som regel {holiday}."] if holiday else [])
    taken = any(each.tone == "warn" for each in found)
    return DayOffer(on, starts_at, tuple(notes), not (taken or holiday or closed_because(on)))


def _ends(meeting: Meeting, starts_at: str | None) -> str | None:
    """Return when a meeting of the same length ends; None when nobody knows, or when it would end after midnight."""
    same = span(meeting.starts_at or "", meeting.ends_at or "", 0)
    if not starts_at or same is None or not meeting.ends_at:
        return None
    end = clock_after(starts_at, same[1] - same[0])
    return end if end > starts_at else None
