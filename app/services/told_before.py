"""A case that came from elsewhere: the day it is written here from, what is asked about the time before, and answers.

Each answer is what would have been written, had it happened here: a follow-up, a visit, a talk, a deadline done.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.deadline import CaseReview, StartedDeadline
from app.models.enums import FollowUpKind
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp, Intervention
from app.rules.plan_decisions import first_day
from app.services.due import line_behind
from app.services.due_actions import NO_DAY, NOT_HERE, asked_by
from app.services.due_before_here import BEFORE, DEADLINES, OWN_QUESTIONS, is_question
from app.services.due_events import SEEN
from app.services.due_rows import DueRow, list_due
from app.services.due_shown import NAMELESS, NAMELESS_REMINDER, NAMELESS_WORK, REVIEW, TALK_BEFORE
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.seen_deadlines import finish_seen_deadline
from app.services.snapshot import read_case
from app.services.started_deadlines import finish_deadline
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text

ONE_DAY = "Skriv én bestemt dag, for eksempel 4. marts eller 4/3-2026."
TO_COME = "Den dag er ikke kommet endnu. Skriv den dag, det sidst skete, eller sæt en dato for næste gang."
TOO_EARLY = "Det spørger om tiden efter {day}. Skriv en dag fra da af, eller sæt en dato for næste gang."
NOT_AHEAD = "Skriv en dag til og med i dag, eller lad feltet stå tomt, hvis sagen altid har været her."
_ONE_DAY = dt.timedelta(days=1)
NAMELESS_TABLES: Final = frozenset({NAMELESS, NAMELESS_REMINDER, NAMELESS_WORK})
Writer = Callable[[Unit, UUID, str, UUID, dt.date], None]


@dataclass(frozen=True, slots=True)
class BeforeHere:
    """The day a case is written here from (None: always), and what nobody here can know about the time before."""

    here_since: dt.date | None
    questions: tuple[DueRow, ...]


def is_answered_by_day(row: DueRow) -> bool:
    """Tell whether a line asks about the time before the case came here, and a day is all the answer there is."""
    rule = row.rule_id.removeprefix(BEFORE)
    asks = row.rule_id.startswith(BEFORE) and row.due is None and rule not in OWN_QUESTIONS
    return asks and (row.source_table in _WRITERS or _is_deadline(rule))


@use_case("before.read")
def read_before(unit: Unit, case_id: UUID) -> BeforeHere:
    """Return from which day a case is written here, and what is asked about the time before."""
    unit.about(case_id)
    since = unit.get(Case, case_id).here_since
    rows = list_due(unit, case_id=case_id) if since else []
    return BeforeHere(since, tuple(row for row in rows if row.due is None and row.rule_id.startswith(BEFORE)))


@use_case("before.set")
def set_here_since(unit: Unit, case_id: UUID, *, typed: str) -> None:
    """Set the day a case is written here from; nothing written means always. Raises UserError for a day still ahead."""
    case = unit.get(Case, case_id)
    day = _exact(unit, typed) if typed_text(typed) else None
    if day is not None and day > unit.today:
        raise UserError(NOT_AHEAD)
    unit.about(case_id)
    case.here_since = day


@use_case("due.tell")
def tell_when(unit: Unit, case_id: UUID, *, table: str, row_id: UUID, rule_id: str, typed: str) -> None:
    """Write when what a line asks about was last done; the line goes, and its rule counts on from that day.

    Raises UserError for what is no single day, a day to come, one from before what is asked about, and for a line that
    a day does not answer.
    """
    if not typed_text(typed):
        raise UserError(NO_DAY)
    day = _exact(unit, typed)
    if day > unit.today:
        raise UserError(TO_COME)
    unit.about(case_id)
    if table in NAMELESS_TABLES:
        table, rule_id = _behind(unit, case_id, row_id, rule_id)
    rule = rule_id.removeprefix(BEFORE)
    if _is_deadline(rule):
        finish_seen_deadline(unit, case_id, table=table, row_id=row_id, rule_id=rule, on=day)
        return
    write = _WRITERS.get(table) if rule not in OWN_QUESTIONS else None
    if write is None:
        raise UserError(NOT_HERE)
    first = _first_that_answers(unit, table, row_id)
    if first is not None and day < first:
        raise UserError(TOO_EARLY.format(day=long_date(first)))
    write(unit, case_id, table, row_id, day)


def may_be_question(row: DueRow) -> bool:
    """Tell whether a line may ask for a day: one that says so, and any without words and day, so that none is told."""
    return is_answered_by_day(row) or (row.source_table in NAMELESS_TABLES and row.due is None)


def _behind(unit: Unit, case_id: UUID, row_id: UUID, rule_id: str) -> tuple[str, str]:
    """Return the table and the rule of a question that lost its words. Raises UserError when it is no question."""
    item = line_behind(unit, read_case(unit, case_id), row_id, rule_id)
    if item is None or not is_question(item):
        raise UserError(NOT_HERE)
    return item.source_table, item.rule_id


def _exact(unit: Unit, typed: str) -> dt.date:
    day = typed_day(typed, unit.today, Tense.GONE).exact
    if day is None:
        raise UserError(ONE_DAY)
    return day


def _is_deadline(rule: str) -> bool:
    return rule in DEADLINES or rule.startswith(SEEN)


def _first_that_answers(unit: Unit, table: str, row_id: UUID) -> dt.date | None:
    """Return the first day that answers a question: what is counted from something is not answered from before it."""
    if table == "intervention":
        return first_day(unit.get(Intervention, row_id).since)
    if table == "cadence":
        base = unit.get(Cadence, row_id).base_on
        return base + _ONE_DAY if base else None
    if table == "held_meeting":
        held = unit.get(Meeting, row_id).held_on
        return held + _ONE_DAY if held else None
    return unit.get(StartedDeadline, row_id).on if table == "started_deadline" else None


def _held(unit: Unit, case_id: UUID, table: str, row_id: UUID, day: dt.date) -> None:
    _, child_id, kind = asked_by(unit, table, row_id)
    _add_held(unit, case_id, child_id, kind, day)


def _held_with_child(unit: Unit, case_id: UUID, _table: str, child_id: UUID, day: dt.date) -> None:
    _add_held(unit, case_id, unit.get(Child, child_id).id, FollowUpKind.FOLLOW_UP, day)


def _add_held(unit: Unit, case_id: UUID, child_id: UUID | None, kind: FollowUpKind, day: dt.date) -> None:
    _add(unit, FollowUp(case_id=case_id, child_id=child_id, kind=kind, held_on=day))


def _planned(unit: Unit, _case_id: UUID, _table: str, row_id: UUID, day: dt.date) -> None:
    unit.get(FollowUp, row_id).held_on = day


def _talked(unit: Unit, case_id: UUID, _table: str, child_id: UUID, day: dt.date) -> None:
    _add(unit, ChildTalk(case_id=case_id, child_id=unit.get(Child, child_id).id, on=ApproxDate.of(day)))


def _reviewed(unit: Unit, case_id: UUID, _table: str, row_id: UUID, day: dt.date) -> None:
    planned = unit.session.get(CaseReview, row_id)
    if planned is None:
        _add(unit, CaseReview(case_id=case_id, held_on=day))
    else:
        unit.get(CaseReview, row_id).held_on = day


def _done(unit: Unit, _case_id: UUID, _table: str, row_id: UUID, day: dt.date) -> None:
    finish_deadline(unit, row_id, on=day.isoformat())


def _add(unit: Unit, row: CaseRecord) -> None:
    row.order_key = next_key(unit, type(row), row.case_id)
    unit.add(row)


_WRITERS: Final[dict[str, Writer]] = {
    "intervention": _held, "cadence": _held, "held_meeting": _held, "supervision": _held, "follow_up": _planned,
    "age": _held_with_child, "course": _held_with_child, TALK_BEFORE: _talked, REVIEW: _reviewed,
    "started_deadline": _done,
}  # fmt: skip
"""What writes the answer of a line, by its source table."""
