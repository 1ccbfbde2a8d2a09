"""»Det blev ikke til noget«: the answer to a planned day that came and went, and the new day asked for at once."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services.follow_up_open import still_waits
from app.services.follow_up_planned import planned_one
from app.services.meeting_instead import instead_of
from app.services.meeting_next import plan_instead
from app.services.moved_meeting import take_along
from app.services.not_held import day_of, note_follow_up_not_held, note_meeting_not_held, take_back_not_held
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text, typed_value

TABLES: Final = frozenset({"follow_up", "meeting"})
REASONS: Final = (
    NotHeld.CANCELLED, NotHeld.FAMILY_AWAY, NotHeld.NO_TIME, NotHeld.OTHER,
)  # fmt: skip
"""The answers to choose from; that another meeting was held is said at that meeting."""
NOT_PLANNED: Final = "Det er ikke planlagt mere. Åbn sagen for at se det."
BEGAN: Final = "Mødet er begyndt eller holdt. Åbn det for at se, hvad der blev til."
NO_REASON: Final = "Vælg, hvorfor det ikke blev til noget."
OWN_WORDS: Final = "Skriv kort med dine egne ord, hvorfor det ikke blev til noget."
TO_COME: Final = "Den dag er ikke kommet endnu. Vælg »aflyst«, hvis det ikke bliver til noget."
GONE_DAY: Final = "Den nye dag er gået. Skriv en dag fra i dag og frem, eller lad feltet stå tomt."


NEW_DAY: Final = "Skriv den nye dag, for eksempel 4. december."
NOT_OFF: Final = "Mødet er planlagt som før. Ret dagen, hvis den er en anden."
STANDS: Final = "Der er allerede planlagt et nyt møde: {when}"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What was typed: the reason (a value of `NotHeld`), own words, and the new day; the last two may be empty."""

    why: str
    words: str = ""
    next_on: str = ""


@use_case("planned.not_held")
def say_not_held(unit: Unit, *, table: str, row_id: UUID, said: WhyNot) -> UUID | None:
    """Write that a planned meeting, follow-up or visit was not held, and plan it again. Returns the new one's id.

    A day still to come can only be called off. Raises UserError for what is no longer planned, without a reason, and
    for a new day that cannot be read or has gone; then nothing is written.
    """
    if table not in TABLES:
        raise UserError(NOT_PLANNED)
    row: Meeting | FollowUp = _planned_meeting(unit, row_id) if table == "meeting" else _planned(unit, row_id)
    why, words = _reason(said), typed_text(said.words)
    on = day_of(row)
    if on is not None and on > unit.today and why is not NotHeld.CANCELLED:
        raise UserError(TO_COME)
    again = _new_day(unit, said.next_on)
    if isinstance(row, FollowUp):
        note_follow_up_not_held(unit, row, why, words)
        return _follow_up_again(unit, row, again) if again else None
    new_id = plan_instead(unit, row, again) if again else None
    note_meeting_not_held(unit, row, why, words)
    _with_it(unit, unit.live(FollowUp, FollowUp.meeting_id == row.id), why, new_id)
    return new_id


@use_case("planned.again")
def plan_off_again(unit: Unit, meeting_id: UUID, *, on: str) -> UUID:
    """Plan a meeting that is off once more, on another day: its people, place and points go along. Returns the new id.

    That it was not held stands. Raises UserError without a day, for one that has gone, and when it is on again.
    """
    meeting = unit.get(Meeting, meeting_id)
    if meeting.status is not MeetingStatus.CANCELLED:
        raise UserError(NOT_OFF)
    day, rows = _new_day(unit, on), read_case(unit, meeting.case_id)
    if day is None:
        raise UserError(NEW_DAY)
    if (stands := instead_of(rows, meeting)) is not None and stands.is_planned:
        raise UserError(STANDS.format(when=stands.words))
    new_id = plan_instead(unit, meeting, day)
    for each in unit.live(FollowUp, FollowUp.meeting_id == meeting.id):
        if each.held_on is None:  # it was to be this meeting, and is to be the new one
            take_back_not_held(unit, each)
            each.meeting_id = new_id
    unit.session.flush()
    take_along(unit, unit.get(Meeting, new_id))
    return new_id


def _planned_meeting(unit: Unit, row_id: UUID) -> Meeting:
    meeting = unit.get(Meeting, row_id)
    if meeting.status is not MeetingStatus.PLANNED:
        raise UserError(NOT_PLANNED if meeting.status is MeetingStatus.CANCELLED else BEGAN)
    return meeting


def _planned(unit: Unit, row_id: UUID) -> FollowUp:
    row = unit.get(FollowUp, row_id)
    if row.planned_on is None or row.not_held is not None:
        raise UserError(NOT_PLANNED)
    planned_one(unit, row_id)  # says when it was held
    if not still_waits(read_case(unit, row.case_id), row):
        raise UserError(BEGAN)
    return row


def _reason(said: WhyNot) -> NotHeld:
    if said.why not in REASONS:
        raise UserError(NO_REASON)
    if said.why == NotHeld.OTHER and not typed_text(said.words):
        raise UserError(OWN_WORDS)
    return NotHeld(said.why)


def _new_day(unit: Unit, typed: str) -> dt.date | None:
    if not typed_text(typed):
        return None
    day: dt.date | None = typed_value(FollowUp.__table__.columns["planned_on"], typed, unit.today)
    if day is not None and day < unit.today:
        raise UserError(GONE_DAY)
    return day


def _follow_up_again(unit: Unit, row: FollowUp, on: dt.date) -> UUID:
    again = FollowUp(case_id=row.case_id, planned_on=on, kind=row.kind, child_id=row.child_id)
    again.order_key = next_key(unit, FollowUp, row.case_id)
    return unit.add(again).id


def _with_it(unit: Unit, linked: Iterable[FollowUp], why: NotHeld, new_id: UUID | None) -> None:
    """Let the follow-ups that were to be the meeting go with it: to the new one and its day, else not held either."""
    for each in linked:
        if each.held_on is not None or each.not_held is not None:
            continue
        if new_id is None:
            note_follow_up_not_held(unit, each, why)
        else:
            each.meeting_id = new_id
    if new_id is not None:
        unit.session.flush()
        take_along(unit, unit.get(Meeting, new_id))
