"""What is due: derived rows per case, rewritten with every change; how near they are comes from `today` at read."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, delete, func, select

from app.language.folding import join_names
from app.language.recurrence import next_occurrence, recurrence_words
from app.models.agreement import Agreement, AgreementOccurrence
from app.models.case import Case, Child
from app.models.enums import CaseStatus, DueKind, FollowUpKind, GoalStatus, InterventionStatus
from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState, MeetingStatus
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.people import Person
from app.models.plan import Cadence, FollowUp, Goal, Intervention
from app.rules.counting import months_after
from app.rules.due import Bucket, DueFact, bucket, sort_key
from app.services.agreements import sentence_of
from app.services.cases import age_text
from app.services.discreet_due import with_discretion
from app.services.intervention_due import of_interventions
from app.services.journal_due import wait_outside
from app.services.meeting_due import after_meetings
from app.services.meeting_types import type_of
from app.services.modules import SUPERVISION, switched_off
from app.services.ports import Unit, use_case
from app.services.rhythm import next_by_cadence
from app.services.snapshot import CaseRows

DONE = (AgreementOutcome.KEPT, AgreementOutcome.NOT_KEPT, AgreementOutcome.CHANGED)
SHIPPED_LAW = "barnets lov § 95, stk. 2"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that must happen, as lists and the command line show it."""

    id: str
    case_id: UUID
    case_number: str
    children: str
    what: str
    rule_id: str
    kind: DueKind
    due: dt.date | None
    at_time: str
    bucket: Bucket
    last_working_day: dt.date | None
    explanation: str
    source_table: str
    source_id: UUID
    ages: str = ""
    recurring: bool = False


@use_case("due.list")
def list_due(unit: Unit, *, today: dt.date | None = None, case_id: UUID | None = None) -> list[DueRow]:
    """Return everything due in open cases, nearest first; what lacks a date stands last. `today` as asked or now."""
    day = today or unit.today
    names, off, judged = _names(unit), switched_off(unit), _judged(unit)
    rows = [
        _due_row(item, names, judged, day)
        for item in unit.session.execute(_open_items(case_id))
        if not (item.module and item.module in off)
    ]
    rows = [row for row in rows if row.due or not row.recurring]  # a series that has ended is no longer due
    unit.about(*({case_id} if case_id else {row.case_id for row in rows}))
    return sorted(rows, key=lambda row: (sort_key(DueFact(row.kind, row.rule_id, row.what, row.due), day), row.id))


def recompute(unit: Unit, rows: CaseRows) -> None:
    """Rewrite the due rows of a case; closed and deleted cases have none."""
    unit.session.execute(delete(DueItem).where(DueItem.case_id == rows.case.id))
    if rows.case.deleted_at is None and rows.case.status is not CaseStatus.CLOSED:
        found = [each for source in SOURCES for each in source(rows)]
        found += [*_meetings(unit, rows), *after_meetings(unit, rows), *wait_outside(rows, unit)]
        unit.session.add_all(list(with_discretion(rows, found)))
    unit.session.flush()


def _agreements(rows: CaseRows) -> Iterator[DueItem]:
    for each in rows.of(Agreement):
        over = each.outcome in DONE or each.state is AgreementState.DROPPED
        if over or ((each.ongoing or each.area is AgreementArea.HARD_TIMES) and not each.due_on):
            continue
        to_decide = each.state is AgreementState.TO_BE_DECIDED
        what = f"Skal afgøres: {each.text}" if to_decide else sentence_of(rows, each)
        because = "Skal afgøres af kommunen." if to_decide else "Aftalt på mødet." if each.meeting_id else "Aftalt."
        if each.recurrence:
            because = f"Aftalt, {recurrence_words(each.recurrence)}."
        elif each.when_text and not (each.due_on or each.starts_on):
            because = f"»{each.when_text}« er ikke en dato."
        item = _item(rows, "agreement", each.id, DueKind.AGREED, what, each.due_on or each.starts_on, because)
        item.child_id, item.at_time = each.child_id, each.at_time
        item.recurrence, item.ends_on = each.recurrence, each.ends_on
        yield item


def _coming(rows: CaseRows) -> list[Meeting]:
    return [each for each in rows.of(Meeting) if each.status in (MeetingStatus.PLANNED, MeetingStatus.RUNNING)]


def _meetings(unit: Unit, rows: CaseRows) -> Iterator[DueItem]:
    for each in _coming(rows):
        what = type_of(unit, each).name
        item = _item(rows, "meeting", each.id, DueKind.MEETING, what, each.held_on, "Mødet er planlagt.")
        item.at_time = each.starts_at
        yield item


def _follow_ups(rows: CaseRows) -> Iterator[DueItem]:
    for each in rows.of(FollowUp):
        if each.planned_on and not each.held_on:
            what = "Tilsyn" if each.kind is FollowUpKind.SUPERVISION else "Opfølgning"
            item = _item(
                rows, "follow_up", each.id, DueKind.MEETING, what, each.planned_on, "Opfølgningen er planlagt."
            )
            item.child_id = each.child_id
            yield item


def _cadences(rows: CaseRows) -> Iterator[DueItem]:
    found = False
    for each in rows.of(Cadence):
        found = found or each.kind is FollowUpKind.FOLLOW_UP
        following = next_by_cadence(rows, each)
        if following.planned:
            continue
        supervision = each.kind is FollowUpKind.SUPERVISION
        what = "Tilsyn" if supervision else "Opfølgning"
        item = _item(rows, "cadence", each.id, DueKind.PRACTICE, what, following.on, following.because)
        item.rule_id, item.child_id = each.preset_id or "own_rhythm", each.child_id
        item.module = SUPERVISION if supervision else None
        yield item
    if not found and not _coming(rows) and not any(True for _ in _follow_ups(rows)):
        yield _item(rows, "case_", rows.case.id, DueKind.PRACTICE, "Næste dato", None, "Sagen har ingen næste dato.")


def _first_by_law(rows: CaseRows) -> Iterator[DueItem]:
    """Yield the first follow-up, at the latest 3 months after an intervention began (barnets lov § 95, stk. 2)."""
    held = [each.held_on for each in rows.of(FollowUp) if each.held_on and each.kind is FollowUpKind.FOLLOW_UP]
    for each in rows.of(Intervention):
        start = each.since.exact if each.since else None
        if each.status is not InterventionStatus.ACTIVE or not each.decided_on or not start:
            continue
        if not any(day >= start for day in held):
            what = f"Første opfølgning på {each.name or 'indsatsen'}"
            item = _item(
                rows, "intervention", each.id, DueKind.STATUTORY, what, months_after(start, 3), f"{SHIPPED_LAW}."
            )
            item.rule_id, item.child_id = "OPF1", each.child_id
            yield item


def _goals(rows: CaseRows) -> Iterator[DueItem]:
    for each in rows.of(Goal):
        if each.due and each.due.end and each.status in (GoalStatus.UNDER_WAY, GoalStatus.ALMOST):
            item = _item(rows, "goal", each.id, DueKind.AGREED, f"Mål: {each.text or ''}", each.due.end, "Målets dato.")
            item.child_id = each.child_id
            yield item


SOURCES: tuple[Callable[[CaseRows], Iterator[DueItem]], ...] = (
    _agreements, _follow_ups, _cadences, _first_by_law, of_interventions, _goals,
)  # fmt: skip
"""What follows from the rows of a case alone; what a meeting is called is the municipality's own."""


def _item(
    rows: CaseRows, table: str, source: UUID, kind: DueKind, what: str, due: dt.date | None, because: str
) -> DueItem:
    return DueItem(
        case_id=rows.case.id, source_table=table, source_id=source, rule_id=kind.value, kind=kind, what=what,
        due_on=due, explanation=because,
    )  # fmt: skip


def _open_items(case_id: UUID | None) -> Select[Any]:
    # Plain columns: making an object of each of ten thousand rows costs more than the reading.
    query = select(*DueItem.__table__.columns).order_by(DueItem.due_on, DueItem.id)
    return query.where(DueItem.case_id == case_id) if case_id else query


def _names(unit: Unit) -> dict[UUID, "_Children"]:
    query = (
        select(Child.id, Child.case_id, Person.name, Person.birth, Case.number)
        .join(Person, Person.id == Child.person_id)
        .join(Case, Case.id == Child.case_id)
        .where(Child.deleted_at.is_(None))
        .order_by(Child.order_key)
    )
    found: dict[UUID, _Children] = {}
    for child_id, case_id, name, birth, number in unit.session.execute(query):
        children = found.setdefault(case_id, _Children(number or "", {}))
        children.by_child[child_id] = (name or "", age_text(birth, unit.today))
    return found


@dataclass(frozen=True, slots=True)
class _Children:
    """The children of one case: name and age by child row, in order."""

    number: str
    by_child: dict[UUID, tuple[str, str]]

    def named(self, child_id: UUID | None) -> tuple[str, str]:
        """Return name and age of one child, or of all together: »10 og 8 år«."""
        if child_id in self.by_child:
            return self.by_child[child_id]
        ages = [age.removesuffix(" år") for _, age in self.by_child.values() if age]
        return join_names([name for name, _ in self.by_child.values()]), f"{join_names(ages)} år" if ages else ""


def _judged(unit: Unit) -> dict[UUID, dt.date]:
    """Return per repeated agreement the last day somebody has said how it went."""
    kind = AgreementOccurrence
    query = select(kind.agreement_id, func.max(kind.on)).where(kind.deleted_at.is_(None)).group_by(kind.agreement_id)
    return {agreement_id: day for agreement_id, day in unit.session.execute(query)}


def _due_row(item: Row[Any], names: dict[UUID, _Children], judged: dict[UUID, dt.date], today: dt.date) -> DueRow:
    due = item.due_on
    if item.recurrence:
        start = due or today
        spent = max(max(start, today) - dt.timedelta(days=1), judged.get(item.source_id, dt.date.min))
        due = next_occurrence(item.recurrence, start, spent)
        due = None if due and item.ends_on and due > item.ends_on else due
    case = names.get(item.case_id, _Children("", {}))
    children, ages = case.named(item.child_id)
    fact = DueFact(item.kind, item.rule_id, item.what, due)
    return DueRow(
        id=f"{item.source_table}:{item.source_id}:{item.rule_id}", case_id=item.case_id, case_number=case.number,
        children=children, what=item.what, rule_id=item.rule_id,
        kind=item.kind, due=due, at_time=item.at_time or "", bucket=bucket(due, today),
        last_working_day=fact.working_deadline, explanation=item.explanation, source_table=item.source_table,
        source_id=item.source_id, ages=ages, recurring=bool(item.recurrence),
    )  # fmt: skip
