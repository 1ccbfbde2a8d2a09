"""That something planned did not happen, written on the row itself: why, in own words, by whom and when.

The family that did not come is told as plainly as the rest: it is what happened, and no blame.
"""

import datetime as dt

from app.language.dates import long_date
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.models.setup import Profile
from app.services.ports import Unit
from app.services.snapshot import CaseRows
from app.wording import word


def note_meeting_not_held(unit: Unit, meeting: Meeting, why: NotHeld, words: str = "") -> None:
    """Write that a planned meeting was not held; it stays in the list among those that were called off."""
    meeting.status, meeting.not_held = MeetingStatus.CANCELLED, why
    meeting.closed_because = words or None
    sign_not_held(unit, meeting)


def note_follow_up_not_held(unit: Unit, row: FollowUp, why: NotHeld, words: str = "") -> None:
    """Write that a planned follow-up or visit was not held; its planned day stands."""
    row.not_held, row.not_held_because = why, words or None
    sign_not_held(unit, row)


def take_back_not_held(unit: Unit, row: Meeting | FollowUp) -> None:
    """Let it wait again: nothing is written of why it was not held."""
    row.not_held = None
    if isinstance(row, Meeting):
        row.closed_because = None
    else:
        row.not_held_because = None
    sign_not_held(unit, row)


def sign_not_held(unit: Unit, row: Meeting | FollowUp) -> None:
    """Write who said that it was not held, and when; nothing when nobody says so any more."""
    if row.not_held is None:
        row.not_held_on = row.not_held_by = None
        return
    mine = next(iter(unit.live(Profile)), None)
    row.not_held_on, row.not_held_by = unit.today, mine.name if mine else None


def not_held_words(row: Meeting | FollowUp) -> str:
    """Return »familien kom ikke: de havde glemt det«, empty when it was held or still waits."""
    if row.not_held is None or (isinstance(row, FollowUp) and row.held_on is not None):
        return ""
    own = (row.closed_because if isinstance(row, Meeting) else row.not_held_because) or ""
    if row.not_held is NotHeld.OTHER:
        return own or word(row.not_held)
    return f"{word(row.not_held)}: {own}" if own else word(row.not_held)


def plans_not_held(rows: CaseRows) -> list[Meeting | FollowUp]:
    """Return what was planned in a case and written as not held, the oldest first; what has no day is none of them.

    A meeting that another was held instead of is left out: they met.
    """
    every: list[Meeting | FollowUp] = [*rows.of(Meeting), *rows.of(FollowUp)]
    found = [each for each in every if not_held_words(each) and each.not_held is not NotHeld.REPLACED]
    return sorted((each for each in found if day_of(each)), key=lambda each: (day_of(each) or rows.today, str(each.id)))


def never_held(rows: CaseRows) -> list[Meeting | FollowUp]:
    """Return what was planned in a case and did not happen, the oldest first: what »Planlagt, men ikke holdt« counts.

    A meeting that was called off is one of them, also without an answer to why; a follow-up that was to be one of those
    meetings is that meeting and no other thing.
    """
    dated = [each for each in rows.of(Meeting) if each.status is MeetingStatus.CANCELLED and each.held_on]
    off = {each.id for each in dated}
    silent = [each for each in dated if each.not_held is None]
    said = [each for each in plans_not_held(rows) if isinstance(each, Meeting) or each.meeting_id not in off]
    return sorted([*silent, *said], key=lambda each: (day_of(each) or rows.today, str(each.id)))


def never_held_since(rows: CaseRows, last: dt.date | None) -> list[tuple[dt.date, Meeting | FollowUp]]:
    """Return what of it was planned for a day after `last` (None: ever) and up to today, the newest first."""
    dated = [(on, each) for each in reversed(never_held(rows)) if (on := day_of(each)) is not None]
    return [(on, each) for on, each in dated if on <= rows.today and (last is None or on > last)]


def why_words(row: Meeting | FollowUp) -> str:
    """Return why something did not happen; »aflyst« of a meeting that was called off, with the words there are."""
    if row.not_held is not None or isinstance(row, FollowUp):
        return not_held_words(row)
    off = word(NotHeld.CANCELLED)
    return f"{off}: {row.closed_because}" if row.closed_because else off


def kind_words(row: Meeting | FollowUp) -> str:
    """Return what sort of thing was planned: »møde«, »opfølgning«, »tilsyn«; a meeting's kind is not told."""
    return "møde" if isinstance(row, Meeting) else word(row.kind)


def day_of(row: Meeting | FollowUp) -> dt.date | None:
    """Return the day something was planned for."""
    return row.held_on if isinstance(row, Meeting) else row.planned_on


def written_words(row: Meeting | FollowUp) -> str:
    """Return »Skrevet 5. december 2026 af Solveig Vang«: who wrote that it was not held, and when."""
    if row.not_held_on is None:
        return ""
    by = f" af {row.not_held_by}" if row.not_held_by else ""
    return f"Skrevet {long_date(row.not_held_on)}{by}."
