"""Whether a child that a notification is about had help already: then somebody else looks at the case again.

Barnets lov § 137, stk. 1: help under §§ 32, 46 or 47. Early help (§ 30) is not among it, nor is an assessment, a person
of support, a training of the parents or what names no paragraph. What was decided under serviceloven as help stands in
their place, apart from the early help of its § 11.
"""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from app.models.case import Case, Child
from app.models.enums import InterventionStatus
from app.models.people import Person
from app.models.plan import Intervention
from app.rules.plan_decisions import HelpDecision, Law, first_day
from app.services.plan_kind import decision_of, is_decided, last_day
from app.services.ports import Unit
from app.services.snapshot import CaseRows, read_case

Counts = Callable[[HelpDecision], bool]
"""Tells whether a decision is one of those that are looked for."""

_GIVEN = frozenset({InterventionStatus.GRANTED, InterventionStatus.ACTIVE, InterventionStatus.ENDED})


def had_help(rows: CaseRows, child_id: UUID, on: dt.date) -> bool:
    """Tell whether a child had decided help on a day: in this case, or where the same human is a child elsewhere."""
    return _had(rows, child_id, on, _counts)


def had_unnamed_help(rows: CaseRows, child_id: UUID, on: dt.date) -> bool:
    """Tell whether a child had help that names no paragraph, so that somebody must say if it counts."""
    return _had(rows, child_id, on, _names_nothing)


def _had(rows: CaseRows, child_id: UUID, on: dt.date, counts: Counts) -> bool:
    if _has_help(rows, child_id, on, counts):
        return True
    person = next((person for _, person in rows.children(child_id)), None)
    if person is None or person.identity_id is None:
        return False
    return any(
        _has_help(read_case(rows.unit, case_id), other_id, on, counts)
        for case_id, other_id in _elsewhere(rows.unit, person)
    )


def _has_help(rows: CaseRows, child_id: UUID, on: dt.date, counts: Counts) -> bool:
    return any(
        each.child_id in (None, child_id) and _ran(each, on) and counts(decision_of(each))
        for each in rows.of(Intervention)
        if each.status in _GIVEN and is_decided(each)
    )


def _counts(decision: HelpDecision) -> bool:
    """Tell whether a decision gives help that § 137 names; one that names no paragraph is nobody's to guess."""
    if decision.is_early_help:
        return False
    by_old = any(law is Law.OLD for law, _ in decision.gives)
    return by_old or decision.is_support or decision.places or decision.placement


def _names_nothing(decision: HelpDecision) -> bool:
    return not decision.paragraphs and not _counts(decision)


def _ran(each: Intervention, on: dt.date) -> bool:
    """Tell whether help was decided or had begun by a day, and had not ended before it."""
    begun = min((day for day in (first_day(each.decided_on), first_day(each.since)) if day), default=None)
    ended = last_day(each.until)
    if each.status is InterventionStatus.ENDED and ended is None:
        return False
    return (begun is None or begun <= on) and (ended is None or ended >= on)


def _elsewhere(unit: Unit, person: Person) -> list[tuple[UUID, UUID]]:
    query = (
        select(Child.case_id, Child.id)
        .join(Person, Person.id == Child.person_id)
        .where(Person.identity_id == person.identity_id, Person.case_id != person.case_id)
        .join(Case, Case.id == Child.case_id)
        .where(*(each.deleted_at.is_(None) for each in (Case, Child, Person)))
    )
    return [(case_id, child_id) for case_id, child_id in unit.session.execute(query)]
