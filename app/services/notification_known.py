"""Whether a child that a notification is about had help already: then somebody else looks at the case again.

Barnets lov § 137, stk. 1: help under §§ 32, 46 or 47. Early help (§ 30) is not among it.
"""

import datetime as dt
from uuid import UUID

from sqlalchemy import select

from app.models.case import Case, Child
from app.models.enums import InterventionStatus
from app.models.people import Person
from app.models.plan import Intervention
from app.rules.plan_decisions import first_day
from app.services.plan_kind import decision_of, is_decided, last_day
from app.services.ports import Unit
from app.services.snapshot import CaseRows, read_case

_GIVEN = frozenset({InterventionStatus.GRANTED, InterventionStatus.ACTIVE, InterventionStatus.ENDED})


def had_help(rows: CaseRows, child_id: UUID, on: dt.date) -> bool:
    """Tell whether a child had decided help on a day: in this case, or where the same human is a child elsewhere."""
    if _has_help(rows, child_id, on):
        return True
    person = next((person for _, person in rows.children(child_id)), None)
    if person is None or person.identity_id is None:
        return False
    return any(
        _has_help(read_case(rows.unit, case_id), other_id, on) for case_id, other_id in _elsewhere(rows.unit, person)
    )


def _has_help(rows: CaseRows, child_id: UUID, on: dt.date) -> bool:
    return any(
        each.child_id in (None, child_id) and _ran(each, on) and not decision_of(each).is_early_help
        for each in rows.of(Intervention)
        if each.status in _GIVEN and is_decided(each)
    )


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
