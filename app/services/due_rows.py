"""What is due, read: the derived rows of open cases with the names of children, and how near each day is to `today`."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from app.language.folding import join_names
from app.language.recurrence import next_occurrence
from app.models.agreement import AgreementOccurrence
from app.models.case import Case, Child
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.people import Person
from app.rules.due import Bucket, DueFact, bucket, sort_key
from app.services.cases import age_text
from app.services.modules import switched_off
from app.services.ports import Unit, use_case


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
