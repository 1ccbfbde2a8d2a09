"""What stands at the top of a case whatever tab is open: who, how old, the next date, and »noget at huske«."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.models.case import Case, Child
from app.models.enums import CaseStatus, DueKind
from app.models.enums_early import CaseStage
from app.models.people import Person
from app.models.safety import KeepApart, Protection
from app.services.cases import age_text
from app.services.due_rows import DueRow, list_due
from app.services.due_shown import is_next_date
from app.services.journal_due import SOURCE as JOURNAL
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import holding


@dataclass(frozen=True, slots=True)
class HeaderChild:
    """One child of the case: full name, the name at the table, and »11 år, 5.b på Skovbakkeskolen«."""

    id: UUID
    person_id: UUID
    name: str
    called: str
    about: str


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """The header. `remember` says only that something must be remembered, never what (a mother may be looking).

    `next_on` is the date the list of cases tells, `next_what` »møde« or »opfølgning« when it is one; `meeting_on` is
    the next meeting when that is on another day.

    `outside` is »Læg 3 tekster i DUBU« while something final lies here alone; a count, and never what it is.
    """

    number: str
    children: tuple[HeaderChild, ...]
    next_what: str
    next_on: dt.date | None
    next_at: str
    remember: bool
    closed: bool
    outside: str = ""
    stage: CaseStage = CaseStage.CASE
    meeting_on: dt.date | None = None
    meeting_at: str = ""


@use_case("case.header")
def expect_case(unit: Unit, case_id: UUID) -> None:
    """See that a case is there: asked after each step in it. Raises UserError when it is gone."""
    unit.about(unit.get(Case, case_id).id)


@use_case("case.header")
def read_header(unit: Unit, case_id: UUID) -> CaseHeader:
    """Return the header of a case. Raises UserError when the case is gone."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    due = list_due(unit, case_id=case_id)
    ahead = [row for row in due if _is_next(row) and row.due and row.due >= unit.today]
    coming, meeting = _first(ahead), _first([row for row in ahead if row.kind is DueKind.MEETING])
    other = meeting if meeting and coming and meeting.due != coming.due else None
    return CaseHeader(
        number=rows.case.number or "",
        children=tuple(_child(rows, child, person, unit.today) for child, person in rows.children()),
        next_what=_what(coming) if coming else "",
        next_on=coming.due if coming else None,
        next_at=coming.at_time if coming else "",
        remember=_remember(rows),
        closed=rows.case.status is CaseStatus.CLOSED,
        outside=next((row.what for row in due if row.source_table == JOURNAL), ""),
        stage=rows.case.stage,
        meeting_on=other.due if other else None,
        meeting_at=other.at_time if other else "",
    )


def _is_next(row: DueRow) -> bool:
    return is_next_date(row.source_table, row.rule_id, recurring=row.recurring)


def _first(ahead: list[DueRow]) -> DueRow | None:
    """Return the first; of several on one day a meeting, and what has an hour."""
    day = min((row.due for row in ahead if row.due), default=None)
    same = [row for row in ahead if row.due == day]
    return min(same, key=lambda row: (row.kind is not DueKind.MEETING, not row.at_time, row.at_time), default=None)


def _what(row: DueRow) -> str:
    return {"meeting": "møde", "follow_up": "opfølgning"}.get(row.source_table, "")


def _child(rows: CaseRows, child: Child, person: Person, today: dt.date) -> HeaderChild:
    place = " på ".join(filter(None, (child.school_class, child.school)))
    about = ", ".join(filter(None, (age_text(person.birth, today), place)))
    return HeaderChild(child.id, person.id, rows.name(person.id), rows.called(person.id), about)


def _remember(rows: CaseRows) -> bool:
    written = any((holding(rows), rows.of(Protection), rows.of(KeepApart)))
    return written or any(each.interpreter for each in rows.of(Person))
