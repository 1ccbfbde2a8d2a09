"""»Før enhver afgørelse«: what is ahead or stands without the child having been talked with, told quietly.

Barnets lov § 5, stk. 3: the child's view is obtained before every decision. A talk counts for what it was held for, and
one that was held for nothing in particular counts for what came within `NEAR` after it. What is written to have been
impossible (§ 5, stk. 4) is answered too.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.models.assessment import Assessment, AssessmentChild
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.enums_meeting import MeetingStatus
from app.models.knowledge import ChildTalk, Contact
from app.models.meeting import Meeting
from app.models.ruling import FormalDecision
from app.services.child_talk_rows import before_words, day_of, held_talks
from app.services.due_quiet import children_in
from app.services.meeting_types import type_of
from app.services.modules import ASSESSMENTS, RULINGS, switched_off
from app.services.plan_kind import last_day
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

NEAR: Final = dt.timedelta(days=91)
"""Practice, not law: how long before a meeting or a decision a talk of no stated purpose still speaks for it."""
BACK: Final = dt.timedelta(days=183)
"""What is older than this is no longer asked about: it cannot be mended, and every old case would be full of it."""


@dataclass(frozen=True, slots=True)
class WaitingTalk:
    """Something that is without a talk: which child, what (»mødet onsdag …«), its day, and where it stands.

    `ahead` while it can still be mended.
    """

    child_id: UUID
    called: str
    what: str
    on: dt.date | None
    before: tuple[str, UUID]
    ahead: bool

    @property
    def sentence(self) -> str:
        """Return the line: »Tal med Mathias før mødet …« or »… var uden en samtale med Mathias«."""
        if self.ahead:
            return f"Tal med {self.called} før {self.what}."
        return f"{self.called} er ikke talt med før {self.what}."


@use_case("voice.waiting")
def list_waiting(unit: Unit, case_id: UUID, child_id: UUID | None = None) -> tuple[WaitingTalk, ...]:
    """Return what is without a talk with one child or (None) any, what is ahead first."""
    rows = read_case(unit, case_id)
    unit.about(case_id)
    found = [each for each in waiting(unit, rows) if child_id in (None, each.child_id)]
    return tuple(sorted(found, key=lambda each: (not each.ahead, each.on or dt.date.max)))


def waiting(unit: Unit, rows: CaseRows, *, also_off: bool = False) -> Iterator[WaitingTalk]:
    """Yield what is ahead, or lately was, without a talk with each child it is about.

    `also_off`: what belongs to a part of the program that is switched off as well, for who asks about that later.
    """
    talked = _talked(rows)
    for column, row in _steps(unit, rows, frozenset() if also_off else switched_off(unit)):
        for child, person in rows.children():
            if _is_about(rows, row, child) and not _is_answered(rows, talked, child, column, row):
                day = day_of(row)
                ahead = _is_ahead(row, rows.today)
                yield WaitingTalk(child.id, rows.called(person.id), before_words(row), day, (column, row.id), ahead)


def _steps(unit: Unit, rows: CaseRows, off: frozenset[str]) -> Iterator[tuple[str, CaseRecord]]:
    """Yield meetings with the family, decisions and assessments that are ahead or of the last half year."""
    for meeting in rows.of(Meeting):
        if meeting.status is not MeetingStatus.CANCELLED and type_of(unit, meeting).family:
            yield from _recent(rows, "meeting_id", meeting)
    if RULINGS not in off:
        for decision in rows.of(FormalDecision):
            yield from _recent(rows, "decision_id", decision)
    if ASSESSMENTS not in off:
        for assessment in rows.of(Assessment):
            if assessment.finished_on is None:
                yield "assessment_id", assessment


def _recent(rows: CaseRows, column: str, row: CaseRecord) -> Iterator[tuple[str, CaseRecord]]:
    day = day_of(row)
    if day is None or day >= rows.today - BACK:
        yield column, row


def _is_ahead(row: CaseRecord, today: dt.date) -> bool:
    if isinstance(row, Assessment):
        return row.finished_on is None
    if isinstance(row, Meeting):
        return row.status is MeetingStatus.PLANNED
    day = day_of(row)
    return day is None or day >= today


def _is_about(rows: CaseRows, row: CaseRecord, child: Child) -> bool:
    if isinstance(row, Assessment):
        children = {each.child_id for each in rows.inside(AssessmentChild, row.id)}
        return not children or child.id in children
    return getattr(row, "child_id", None) in (None, child.id)


def _is_answered(
    rows: CaseRows, talked: list[tuple[UUID, dt.date]], child: Child, column: str, row: CaseRecord
) -> bool:
    """Tell whether a talk (or the sentence why there was none) is there for a step, or one of no purpose near it."""
    own = [each for each in rows.of(ChildTalk) if each.child_id == child.id]
    if any(getattr(each, column) == row.id for each in own):
        return True
    day, goes_on = day_of(row), isinstance(row, Assessment)
    return any(_is_near(held, day, goes_on=goes_on) for child_id, held in talked if child_id == child.id)


def _talked(rows: CaseRows) -> list[tuple[UUID, dt.date]]:
    """Return the days somebody talked with a child about nothing in particular, in a talk or another contact."""
    found = [
        (each.child_id, last_day(each.on))
        for each in held_talks(rows)
        if not (each.meeting_id or each.decision_id or each.assessment_id)
    ]
    for contact in rows.of(Contact):
        if contact.child_talked:
            found += [(child.id, last_day(contact.on)) for child in children_in(rows, contact)]
    return [(child_id, day) for child_id, day in found if day is not None]


def _is_near(held: dt.date, day: dt.date | None, *, goes_on: bool) -> bool:
    """Tell whether a talk of no stated purpose speaks for a step: shortly before it, or in it while it goes on."""
    if day is None:
        return True
    return held >= day - NEAR if goes_on else day - NEAR <= held <= day
