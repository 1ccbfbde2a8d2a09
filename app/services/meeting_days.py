"""What to know about the day of a meeting: it has passed, offices are closed, or somebody is busy at that hour.

Meetings of other cases are told by their time alone, never by whose case it is.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import at_clock
from app.language.folding import join_names
from app.models.enums_meeting import Invitation, MeetingStatus
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.rules.holidays import closed_because, is_working_day
from app.rules.meeting_hours import clock_after, minutes_in, span
from app.rules.meeting_types import MeetingType
from app.services.meeting_types import types_for
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text, typed_value

PASSED = "Datoen er passeret. Er det den rigtige?"
USUAL_MINUTES = 90
_GONE = frozenset({Invitation.DECLINED, Invitation.NOT_INVITED})


@dataclass(frozen=True, slots=True)
class DayNote:
    """One sentence about the day. `tone` is info, or warn for what should be looked at."""

    sentence: str
    tone: str


@dataclass(frozen=True, slots=True)
class Hours:
    """The day and hours of a meeting as stored: HH:MM, empty when nobody knows."""

    on: dt.date
    starts_at: str
    ends_at: str
    minutes: int = USUAL_MINUTES

    def meets(self, other: "Hours") -> bool:
        """Tell whether two meetings of one day lie over each other; unknown hours do not."""
        one, two = (span(each.starts_at, each.ends_at, each.minutes) for each in (self, other))
        return bool(one and two and one[0] < two[1] and two[0] < one[1])

    def words(self) -> str:
        """Return » kl. 13-14.30«, empty without hours."""
        if not self.starts_at:
            return ""
        ends = self.ends_at or clock_after(self.starts_at, self.minutes)
        return f" {at_clock(self.starts_at)}–{at_clock(ends).removeprefix('kl. ')}"


@use_case("meeting.day")
def day_notes(
    unit: Unit, case_id: UUID, *, held_on: str, starts_at: str = "", ends_at: str = "",
    people: tuple[UUID, ...] = (), but: UUID | None = None, for_all: bool = False,
) -> tuple[DayNote, ...]:  # fmt: skip
    """Return what to know about a day and hours as they are typed; `but` is the meeting they are for.

    What cannot be read gives no note: the field itself says so. `people` are those who shall come; `for_all` when
    everybody round the table may read it.
    """
    unit.about(case_id)
    on = read_when(typed_text(held_on), unit.today, working_day=is_working_day).on
    if on is None:
        return ()
    begins = read_clock(starts_at, unit.today)
    hours = Hours(on, begins, end_clock(ends_at, begins, unit.today) if begins else "")
    return (*about_the_day(on, unit.today), *clashes(hours, unit, case_id, people, but, for_all=for_all))


def about_the_day(on: dt.date, today: dt.date) -> Iterator[DayNote]:
    """Yield that a day has passed, and that offices are closed."""
    if on < today:
        yield DayNote(PASSED, "warn")
    closed = closed_because(on)
    if closed:
        yield DayNote(f"Det er {closed}. Kan alle komme den dag?", "info")


def clashes(
    hours: Hours, unit: Unit, case_id: UUID, people: tuple[UUID, ...], but: UUID | None = None, *, for_all: bool = False
) -> Iterator[DayNote]:
    """Yield the other meetings of a day, at the same hours first; the two parts of one meeting are no clash.

    Words `for_all` say of every other meeting the same, whichever case it is of.
    """
    types = types_for(unit)
    others = [each for each in unit.live(Meeting, Meeting.held_on == hours.on) if _counts(each, but)]
    told = [(each, _hours(each, types)) for each in others]
    for meeting, other in sorted(told, key=lambda each: (not hours.meets(each[1]), each[1].starts_at)):
        over = hours.meets(other)
        known = meeting.case_id == case_id and not for_all
        whose = "Der er også et møde i sagen" if known else "Du har også et møde"
        yield DayNote(f"{whose} den dag{other.words()}.", "warn" if over else "info")
        busy = _busy(unit, people, meeting) if over and meeting.case_id != case_id else []
        if busy:
            verb = "skal" if len(busy) == 1 else "skal begge" if len(busy) == 2 else "skal alle"
            yield DayNote(f"{join_names(busy)} {verb} være med der.", "warn")


def read_clock(typed: str, today: dt.date) -> str:
    """Return a typed time as HH:MM, empty when it is none."""
    try:
        return str(typed_value(Meeting.__table__.columns["starts_at"], typed, today) or "")
    except UserError:
        return ""


def end_clock(typed: str, starts_at: str, today: dt.date) -> str:
    """Return when a meeting is over: a time, or so long after it begins (»90 min«). Empty when it is neither."""
    length = minutes_in(typed)
    return clock_after(starts_at, length) if length and starts_at else read_clock(typed, today)


def _counts(meeting: Meeting, but: UUID | None) -> bool:
    apart = but is None or but not in (meeting.id, meeting.other_part_id)
    return apart and meeting.status is not MeetingStatus.CANCELLED


def _hours(meeting: Meeting, types: Mapping[str, MeetingType]) -> Hours:
    kind = types.get(meeting.type_id)
    known = Hours(meeting.held_on or dt.date.min, meeting.starts_at or "", meeting.ends_at or "")
    return replace(known, minutes=kind.minutes) if kind and kind.minutes else known


def _busy(unit: Unit, people: tuple[UUID, ...], meeting: Meeting) -> list[str]:
    """Return who of `people` is, in another case, asked to a meeting: the same human by identity."""
    if not people:
        return []
    asked = unit.live(Participant, Participant.meeting_id == meeting.id)
    coming = [each.person_id for each in asked if each.invitation not in _GONE]
    known = {each.identity_id for each in unit.live(Person, Person.id.in_(coming)) if each.identity_id}
    here = unit.live(Person, Person.id.in_(people))
    return [each.called or each.name or each.role or "" for each in here if each.identity_id in known]
