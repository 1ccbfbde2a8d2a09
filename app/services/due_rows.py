"""What is due, read: the derived rows of open cases with the names of children, and how near each day is to `today`."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from app.language.folding import join_names
from app.models.agreement import AgreementOccurrence
from app.models.case import Case, Child
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.people import Person
from app.rules.due import Bucket, bucket, place_of
from app.rules.holidays import working_deadline
from app.services.cases import age_text
from app.services.due_shown import written
from app.services.ports import Unit, use_case
from app.services.today_blocks import STILL, is_seen, is_waiting, next_day


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that must happen, as lists and the command line show it.

    `earliest` is the first day of a window (»6-8 uger efter mødet«). `snoozed_until` and `snoozed_because` are filled
    while somebody has put the line off, and only then.
    """

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
    law: str = ""
    uncertain: bool = False
    earliest: dt.date | None = None
    snoozed_until: dt.date | None = None
    snoozed_because: str = ""

    @property
    def is_still(self) -> bool:
        """Whether the line says that nothing happened: a quiet case, a child nobody has talked with."""
        return self.source_table in STILL


@use_case("due.list")
def list_due(unit: Unit, *, today: dt.date | None = None, case_id: UUID | None = None) -> list[DueRow]:
    """Return everything due in open cases, nearest first; what lacks a date stands last. `today` as asked or now.

    All of it, also what is put off: for a case, for the command line. The page I dag reads `today_rows`.
    """
    day = today or unit.today
    rows = unit.once((list_due, day, case_id), lambda: _read_due(unit, day, case_id))
    unit.about(*({case_id} if case_id else {row.case_id for row in rows}))
    return list(rows)


def _read_due(unit: Unit, day: dt.date, case_id: UUID | None) -> list[DueRow]:
    query = lines(unit, day)
    query = query.where(DueItem.case_id == case_id) if case_id else query
    return rows_of(unit, unit.session.execute(query).all(), day)


def lines(unit: Unit, day: dt.date) -> Select[Any]:
    """Return the query of all lines that are seen on a day, to be narrowed and given to `rows_of`."""
    # Plain columns: making an object of each of ten thousand rows costs more than the reading.
    waiting = is_waiting(day).label("waiting")
    return select(*DueItem.__table__.columns, waiting).where(is_seen(unit, day))


def rows_of(unit: Unit, items: Sequence[Row[Any]], day: dt.date) -> list[DueRow]:
    """Return the rows of lines that have been read, in their order, without series that have ended."""
    names = _names(unit, {item.case_id for item in items}, day)
    judged = _judged(unit, {item.source_id for item in items if item.recurrence}, day)
    seen = _Seen(day, clock_on(unit.now, day))
    rows = [_due_row(item, names, judged, seen) for item in items]
    return in_order((row for row in rows if row.due or not row.recurring), day)


def in_order(rows: Iterable[DueRow], day: dt.date) -> list[DueRow]:
    """Return rows as they are listed: the most overdue first, those without a date last."""
    return sorted(rows, key=lambda row: (place_of(_near(row, day), row.due, row.kind, row.what), row.id))


def _near(row: DueRow, day: dt.date) -> Bucket:
    return bucket(row.due, day, lapsed=row.bucket is Bucket.OVERDUE and row.due == day)


def clock_on(now: dt.datetime, day: dt.date) -> str:
    """Return the clock time (HH:MM) up to which deadlines in hours have run out on a day; empty on another than today.

    Only such a deadline is late on its own day: a meeting that has begun is not.
    """
    return f"{now:%H:%M}" if day == now.date() else ""


AT_ONCE = 2000
"""Ids in one question to the store: SQLite takes 32,766."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """From when rows are seen: the day and its clock (empty: none)."""

    day: dt.date
    clock: str

    def has_lapsed(self, item: Row[Any], due: dt.date | None) -> bool:
        """Tell whether the clock time of a deadline in hours has passed today."""
        return item.by_hour and due == self.day and bool(item.at_time) and item.at_time <= self.clock


def _names(unit: Unit, cases: Collection[UUID], day: dt.date) -> dict[UUID, "_Children"]:
    query = (
        select(Child.id, Child.case_id, Person.name, Person.birth, Case.number)
        .join(Person, Person.id == Child.person_id)
        .join(Case, Case.id == Child.case_id)
        .where(Child.deleted_at.is_(None))
        .order_by(Child.order_key)
    )
    found: dict[UUID, _Children] = {}
    for some in _parts(cases):
        for child_id, case_id, name, birth, number in unit.session.execute(query.where(Child.case_id.in_(some))):
            children = found.setdefault(case_id, _Children(number or "", {}))
            children.by_child[child_id] = (name or "", age_text(birth, day))
    return found


def _parts(ids: Collection[UUID]) -> Iterable[list[UUID]]:
    every = sorted(ids)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))


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


def _judged(unit: Unit, agreements: Collection[UUID], day: dt.date) -> dict[UUID, dt.date]:
    """Return per repeated agreement the last day somebody has said how it went, when that is today or later."""
    kind = AgreementOccurrence
    query = (
        select(kind.agreement_id, func.max(kind.on))
        .where(kind.deleted_at.is_(None), kind.on >= written(day))
        .group_by(kind.agreement_id)
    )
    found: dict[UUID, dt.date] = {}
    for some in _parts(agreements):
        found.update((each, on) for each, on in unit.session.execute(query.where(kind.agreement_id.in_(some))))
    return found


def _due_row(item: Row[Any], names: dict[UUID, _Children], judged: dict[UUID, dt.date], seen: _Seen) -> DueRow:
    due, today = item.due_on, seen.day
    if item.recurrence:
        due = next_day(item.recurrence, due, item.ends_on, today, judged.get(item.source_id))
    case = names.get(item.case_id, _Children("", {}))
    children, ages = case.named(item.child_id)
    return DueRow(
        id=f"{item.source_table}:{item.source_id}:{item.rule_id}", case_id=item.case_id, case_number=case.number,
        children=children, what=item.what, rule_id=item.rule_id,
        kind=item.kind, due=due, at_time=item.at_time or "",
        bucket=bucket(due, today, lapsed=seen.has_lapsed(item, due)),
        last_working_day=working_deadline(due) if due and not item.by_hour else None,
        explanation=item.explanation, source_table=item.source_table,
        source_id=item.source_id, ages=ages, recurring=bool(item.recurrence), law=item.law or "",
        uncertain=bool(item.uncertain), earliest=item.earliest_on,
        snoozed_until=item.snoozed_until if item.waiting else None,
        snoozed_because=(item.snoozed_because or "") if item.waiting else "",
    )  # fmt: skip
