"""A calendar entry for one person: a neutral title, day and hours, and the place when that person may know it.

A calendar lies open on telephones and shared screens, so nobody is named in it: no child, no purpose, no other guest.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import select

from app.errors import UserError
from app.models.enums import Copy, PaperKind
from app.models.enums_meeting import MeetingStatus
from app.models.log import Change, Step
from app.models.meeting import Meeting
from app.services.hard_stops import is_discreet
from app.services.history import BORN
from app.services.meeting_paper_facts import MeetingFacts, clock_of
from app.services.meeting_paper_readers import facts_for, require_reader
from app.services.paper_keeping import PaperKey, file_stem
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case

TITLE, CALLED_OFF = "Møde", "Aflyst"
FILE_WORD = "kalender"
NO_DAY = "Mødet har ingen dato. Skriv datoen først."
USUAL_MINUTES = 90
"""How long a meeting is thought to last when neither it nor its type says so."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry. Times are Danish local time; without `starts_at` it is the whole day. `stamp` is in UTC.

    `uid` is the same for all versions of one person's entry, and `sequence` grows each time it is moved.
    """

    uid: str
    sequence: int
    stamp: dt.datetime
    summary: str
    on: dt.date
    starts_at: dt.time | None = None
    minutes: int = USUAL_MINUTES
    place: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDraft:
    """An entry ready to be saved; `readers` for the leak guard, `left_out` for the caseworker's own screen."""

    event: CalendarEvent
    readers: frozenset[UUID]
    file_name: str
    recipient_id: UUID
    left_out: tuple[str, ...]


@use_case("calendar.preview")
def calendar_for(unit: Unit, meeting_id: UUID, *, recipient_id: UUID) -> CalendarDraft:
    """Return the calendar entry of one person; of a meeting called off, the entry that says so.

    Raises UserError without a date, and for somebody who is not asked or must not hear of the meeting.
    """
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id, recipient_id)
    rows = read_case(unit, meeting.case_id)
    require_reader(rows, meeting, PaperKind.INVITATION, recipient_id)
    if meeting.held_on is None:
        raise UserError(NO_DAY)
    key = PaperKey(PaperKind.INVITATION, Copy.FAMILY, recipient_id=recipient_id, meeting_id=meeting_id)
    facts = facts_for(rows, meeting, key, unit)
    place = "" if is_discreet(rows, meeting) else facts.shown("place")
    sequence, stamp = _moved(unit, meeting, with_place=bool(place))
    event = CalendarEvent(
        uid=f"{uuid5(meeting.id, recipient_id.hex)}@rundbord",
        sequence=sequence,
        stamp=stamp,
        summary=_summary(facts),
        on=meeting.held_on,
        starts_at=clock_of(meeting.starts_at),
        minutes=_minutes(facts),
        place=place,
        cancelled=meeting.status is MeetingStatus.CANCELLED,
    )
    name = f"{file_stem(FILE_WORD, rows.case)}.ics"
    return CalendarDraft(event, facts.readers, name, recipient_id, tuple(facts.sight.left_out))


@use_case("calendar.save", undoable=False)
def note_calendar(unit: Unit, meeting_id: UUID, *, recipient_id: UUID) -> None:
    """Note in the audit log that an entry is about to be saved outside the vault. Carried out before it is."""
    unit.about(unit.get(Meeting, meeting_id).case_id, meeting_id, recipient_id)


def _summary(facts: MeetingFacts) -> str:
    # The same words whatever stands in the case: an entry that is called something else one day would tell of a stop.
    return f"{CALLED_OFF}: {TITLE.lower()}" if facts.meeting.status is MeetingStatus.CANCELLED else TITLE


def _minutes(facts: MeetingFacts) -> int:
    """Return how long it lasts: as it is written, past midnight too, else as long as such a meeting is thought to."""
    start, end = clock_of(facts.meeting.starts_at), clock_of(facts.meeting.ends_at)
    if start and end and start != end:
        return ((end.hour - start.hour) * 60 + end.minute - start.minute) % (24 * 60)
    return facts.kind.minutes if facts.kind.minutes > 0 else USUAL_MINUTES


def _moved(unit: Unit, meeting: Meeting, *, with_place: bool) -> tuple[int, dt.datetime]:
    """Return how often the entry was changed, and when last: read from the change log, so the same facts agree.

    Only what stands in the entry counts: what this reader may not see leaves no trace in it.
    """
    columns = ["held_on", "starts_at", "ends_at", "status", *(["place"] if with_place else [])]
    found = unit.session.execute(
        select(Change.column_name, Step.at)
        .join(Step, Step.id == Change.step_id)
        .where(Change.row_id == meeting.id, Change.column_name.in_([BORN, *columns]))
        .order_by(Step.seq, Change.id)
    ).all()
    moves = [at for column, at in found if column != BORN]
    first = [at for column, at in found if column == BORN]
    last = (moves or first or [dt.datetime.combine(meeting.held_on or dt.date.min, dt.time(), tzinfo=dt.UTC)])[-1]
    return len(moves), last.astimezone(dt.UTC).replace(microsecond=0)
