"""What the figure about what was planned and not held is counted from: meetings and follow-ups, by day and reason."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import func, select

from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.meeting import Meeting
from app.rules.before_here import is_counted_here
from app.services.figure_desk import NO_TEXT, FigureDesk, stored
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_cases import read_cases
from app.services.figure_readings_days import by_day
from app.services.figure_readings_follow_up import read_follow_ups

REASONS: Final = (NotHeld.CANCELLED, NotHeld.FAMILY_AWAY, NotHeld.NO_TIME, NotHeld.OTHER)
"""What can be why; that another meeting was held instead is none of them: they met."""


def read_not_held(desk: FigureDesk) -> list[tuple[str, str]]:
    """Return the reason of each meeting and follow-up that was not held, by its planned day. For `FigureDesk.always`.

    A follow-up that was to be one of those meetings is that meeting and no other thing.
    """
    off = {meeting: (on, why) for meeting, on, why in _called_off(desk)}
    written = (each for each in desk.always(read_follow_ups).became if each[2] and each[0] not in off)
    found = [*off.values(), *((on, why) for _, on, why in written if why)]
    return by_day((on, why) for on, why in found if why in REASONS)


def _called_off(desk: FigureDesk) -> Iterator[tuple[bytes, str, str]]:
    """Yield the meetings that are off: their id, planned day and why; without a reason they were called off."""
    row, cases, came = Meeting, desk.always(read_cases), desk.always(read_here_since)
    why = func.coalesce(stored(row.not_held), NO_TEXT)
    query = select(stored(row.id), stored(row.case_id), stored(row.held_on), why).where(
        row.deleted_at.is_(None), row.status == MeetingStatus.CANCELLED, row.held_on.is_not(None)
    )
    for meeting, case, on, reason in desk.rows(query):
        if case in cases and (case not in came or is_counted_here(on, came[case])):
            yield meeting, on, reason or NotHeld.CANCELLED
