"""The company of one meeting: who must not meet, and what the list, the place and the words would give away.

The program warns with the reason, and the caseworker decides; what she decided is kept with who and why. All of it is
for her own screen alone.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import fold
from app.models.meeting import Meeting
from app.models.setup import Answer
from app.services.apart import Conflict, conflicts, kept_apart
from app.services.decisions import decision_row, decisions
from app.services.inferring import Sign, signs
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import expected
from app.services.stop_words import decided_words

QUESTION = "company_warning"
"""The key of a decision about something a meeting gives away."""
BETWEEN_PARTS = 30
"""Minutes one part is left before the other comes: time to go down the stairs and off the car park."""
SOME_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class CompanyWarning:
    """One warning. `decided` says who decided what when somebody has; it then only stands to be read."""

    key: str
    sentence: str
    why: str
    about_ids: tuple[UUID, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class Company:
    """Everything to know about who meets whom."""

    conflicts: tuple[Conflict, ...]
    warnings: tuple[CompanyWarning, ...]


@use_case("meeting.read")
def look_at_company(unit: Unit, meeting_id: UUID) -> Company:
    """Return who must not meet at a meeting, and what it would give away."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    return Company(conflicts(rows, meeting), company_warnings(rows, meeting))


@use_case("record.change")
def decide_warning(unit: Unit, meeting_id: UUID, *, key: str, because: str, by: str) -> None:
    """Decide that something may stand though it gives something away; deciding again replaces it.

    Raises UserError when it is not said who decided and why.
    """
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    before = decisions(read_case(unit, meeting.case_id), meeting_id, QUESTION).get(key)
    if before:
        unit.remove(unit.get(Answer, before.row_id))
    unit.add(decision_row(meeting.case_id, meeting_id, QUESTION, key, because=because, by=by))


def company_warnings(rows: CaseRows, meeting: Meeting) -> tuple[CompanyWarning, ...]:
    """Return what a meeting gives away, what nobody has decided on first."""
    kept = decisions(rows, meeting.id, QUESTION)
    found = [
        CompanyWarning(
            each.key, each.sentence, each.why, each.about_ids, decided_words(kept[each.key]) if each.key in kept else ""
        )
        for each in (*signs(rows, meeting), *_in_the_doorway(rows, meeting))
    ]
    return tuple(sorted(found, key=lambda each: bool(each.decided)))


def _in_the_doorway(rows: CaseRows, meeting: Meeting) -> Iterator[Sign]:
    """Yield that the two parts of a meeting are so close in time that those kept apart may meet on the way."""
    other = other_part(rows, meeting)
    if other is None or not _same_place(meeting, other) or not _too_close(meeting, other):
        return
    here, there = ({each.person_id for each in expected(rows, part)} for part in (meeting, other))
    for each in kept_apart(rows):
        if (each.a_id in here and each.b_id in there) or (each.b_id in here and each.a_id in there):
            told = "door" + "".join(sorted(str(one) for one in each.pair))
            sentence = f"Der skal gå mindst {BETWEEN_PARTS} minutter mellem de to dele."
            why = f"{each.a} og {each.b} kan mødes i døren."
            yield Sign(hashlib.sha256(told.encode()).hexdigest(), sentence, why, (each.a_id, each.b_id))


def other_part(rows: CaseRows, meeting: Meeting) -> Meeting | None:
    """Return the other part of a meeting that is held in two, whichever of them points at the other."""
    found = (each for each in rows.of(Meeting) if each.id == meeting.other_part_id or each.other_part_id == meeting.id)
    return next(found, None)


def _same_place(one: Meeting, other: Meeting) -> bool:
    return one.held_on == other.held_on and fold(one.place or "") == fold(other.place or "")


def _too_close(one: Meeting, other: Meeting) -> bool:
    """Tell whether the later part begins before the earlier one has been over for a while; unknown times are close."""
    first, second = sorted((one, other), key=lambda each: each.starts_at or "")
    ends, begins = first.ends_at or "", second.starts_at or ""
    if not ends or not begins or not first.starts_at:
        return True
    gap = _moment(begins) - _moment(ends)
    return gap < dt.timedelta(minutes=BETWEEN_PARTS)


def _moment(clock: str) -> dt.datetime:
    return dt.datetime.combine(SOME_DAY, dt.time.fromisoformat(clock))
