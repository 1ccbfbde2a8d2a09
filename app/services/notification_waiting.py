"""»Modtaget, ingen kontakt endnu«: the children of all cases who wait for the first contact, the youngest first.

Source: a municipality that noted the days from receiving to first contact, with an eye on those of 0-6 years.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.models.case import Case
from app.models.enums_early import Urgency
from app.models.enums_people import PersonKind
from app.models.notification import Notification, NotificationChild
from app.services.discreet_rows import Discretion
from app.services.due_notifications import is_history
from app.services.notification_facts import age_words, is_young, was_unborn
from app.services.ports import Progress, Unit, use_case
from app.services.snapshot import CaseRows, rows_in_portions

NAMELESS_CHILD = "Barn i sagen"


@dataclass(frozen=True, slots=True)
class WaitingChild:
    """One child nobody has reached since a notification came. `days` is from then to today.

    In a case where a child is heard without a parent neither the name nor the age is told.
    """

    row_id: UUID
    case_id: UUID
    number: str
    called: str
    age: str
    is_young: bool
    on: dt.date
    days: int
    urgent: bool
    assessed: bool


@use_case("notification.waiting")
def list_waiting(unit: Unit, progress: Progress = lambda _done, _all: True) -> tuple[WaitingChild, ...]:
    """Return those who wait in any case: children to and with 6 years and the unborn first, then by the days.

    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    found = [each for rows in rows_in_portions(unit, _cases(unit), progress) for each in _of_case(unit, rows)]
    unit.about(*{each.case_id for each in found})
    return tuple(sorted(found, key=lambda each: (not each.is_young, each.on, each.number, each.called)))


def _cases(unit: Unit) -> list[UUID]:
    """Return the live cases in which somebody has not been reached."""
    query = (
        select(NotificationChild.case_id)
        .join(Case, Case.id == NotificationChild.case_id)
        .where(
            NotificationChild.contact_on.is_(None), NotificationChild.deleted_at.is_(None), Case.deleted_at.is_(None)
        )
        .distinct()
        .order_by(NotificationChild.case_id)
    )
    return list(unit.session.scalars(query))


def _of_case(unit: Unit, rows: CaseRows) -> Iterator[WaitingChild]:
    nameless = Discretion(rows).is_careful
    people = {child.id: person for child, person in rows.children()}
    for row in rows.of(Notification):
        on = row.received_on
        if on is None or is_history(row):
            continue
        for each in rows.inside(NotificationChild, row.id):
            person = people.get(each.child_id)
            if person is None or person.death is not None or each.contact_on is not None:
                continue
            unborn = was_unborn(person, on)
            if unborn and row.family_contact_on is not None:
                continue
            yield WaitingChild(
                row_id=each.id, case_id=rows.case.id, number=rows.case.number or "",
                called=NAMELESS_CHILD if nameless else rows.called(person.id),
                age="" if nameless else age_words(person.birth, unit.today, unborn=person.kind is PersonKind.UNBORN),
                is_young=is_young(person, on), on=on, days=(unit.today - on).days,
                urgent=row.urgency is Urgency.URGENT, assessed=row.assessed_on is not None,
            )  # fmt: skip
