"""Nothing final lies here alone for long: the line on I dag, and the leader's list of what is not journalised.

Both are counts. Neither names what waits, so the line may stand where somebody looks on, and the list needs no names.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.language.dates import long_date
from app.models.case import Case
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.paper import JournalEntry, Paper
from app.models.plan import FollowUp
from app.services.discreet_due import make_nameless
from app.services.due_lines import Desk
from app.services.due_shown import JOURNAL, NAMELESS_REMINDER
from app.services.hard_stops import is_discreet
from app.services.journal_boxes import read_system
from app.services.journal_queue import Waiting, waiting_of
from app.services.known_rows import KnownRows
from app.services.ports import Progress, Unit, use_case
from app.services.review_list_rows import all_in_turn
from app.services.snapshot import CaseRows

SOURCE = JOURNAL
"""What the line on I dag is said to come from; its id is the case's."""


@dataclass(frozen=True, slots=True)
class OutsideRow:
    """One case with something that lies here alone: how many texts, how many too long, and since when.

    `since` is None where a child is heard without a parent: the day could be that of a talk nobody else knows of.
    """

    case_id: UUID
    case_number: str
    count: int
    late: int
    since: dt.date | None
    latest_on: dt.date


@use_case("journal.outside")
def list_outside(
    unit: Unit, *, today: dt.date | None = None, progress: Progress = lambda _done, _all: True
) -> list[OutsideRow]:
    """Return the open and closed cases that wait, the latest first; counts and case numbers, no names.

    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    day = today or unit.today
    found = []
    # The derived lines know which cases have something; one without words does not say what it is about.
    waiting_cases = select(DueItem.case_id).where(DueItem.source_table.in_((SOURCE, NAMELESS_REMINDER)))
    cases = unit.session.scalars(select(Case.id).where(Case.deleted_at.is_(None), Case.id.in_(waiting_cases))).all()
    for rows in all_in_turn(unit, cases, progress):
        # What was noted of a text is held against its words, and those are made of mapped rows.
        waiting = waiting_of(CaseRows(unit, rows.case) if rows.of(JournalEntry) else rows, unit)
        if waiting:
            found.append(_row(rows, waiting, day))
    unit.about(*(row.case_id for row in found))
    return sorted(found, key=lambda row: (row.latest_on, row.case_number))


def wait_outside(desk: Desk) -> Iterator[DueItem]:
    """Yield the one line of a case, open or closed, on I dag: how many final texts lie here alone, by the first day.

    Without words when the day it counts from may be that of something a parent the child is heard without knows
    nothing of.
    """
    waiting = waiting_of(desk.rows, desk.unit)
    if waiting:
        first = min(waiting, key=lambda each: (each.latest_on, each.final_on or dt.date.max))
        texts = "én tekst" if len(waiting) == 1 else f"{len(waiting)} tekster"
        since = f"Har ligget her siden {long_date(first.final_on)}." if first.final_on else ""
        case_id = desk.rows.case.id
        item = DueItem(
            case_id=case_id, source_table=SOURCE, source_id=case_id, rule_id=SOURCE, kind=DueKind.PRACTICE,
            what=f"Læg {texts} i {read_system(desk.unit)}", due_on=first.latest_on, explanation=since,
        )  # fmt: skip
        if _gives_away(desk, waiting):
            make_nameless(item)
        yield item


def _gives_away(desk: Desk, waiting: list[Waiting]) -> bool:
    """Tell whether something that waits is not known of; a note and a talk with the child never are."""
    if not desk.judge.is_careful:
        return False
    rows = KnownRows(desk.rows, desk.judge)
    known = {each.id for kind in (Meeting, FollowUp, Paper) for each in rows.of(kind)}
    return any(each.source_id not in known for each in waiting)


def _row(rows: CaseRows, waiting: list[Waiting], today: dt.date) -> OutsideRow:
    last = [each.latest_on for each in waiting]
    since = min(each.final_on or dt.date.max for each in waiting)
    late = sum(day < today for day in last)
    told = None if is_discreet(rows, None) else since
    return OutsideRow(rows.case.id, rows.case.number or "", len(waiting), late, told, min(last))
