"""What is worked out about notifications and never typed: the child's age then, the running number, the days waited.

Definitions (sources: the registers of the forebyggelseskommuner, 2014, where the running number was missing):
- A notification counts when its day is known and it is not the municipality's own initiative.
- The running number is of the human being: persons of several cases that are linked (`identity_id`) are one. Of the
  same day the hour decides; one without an hour stands last, and then the one that was noted first stands first.
- Days to first contact are from the day it was received to the day of the first contact with the child.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from app.models.approx_date import ApproxDate, age_on
from app.models.case import Case, Child
from app.models.enums_early import NotificationKind
from app.models.enums_people import PersonKind
from app.models.notification import Notification, NotificationChild
from app.models.people import Person
from app.services.ports import Unit

NO_HOUR = "99:99"
YOUNGEST_FIRST = 6
"""Years: children up to and with this age stand first while they wait for a first contact."""
UNBORN, AGE_UNKNOWN = "ikke født", "alder ukendt"


@dataclass(frozen=True, slots=True)
class NotifiedChild:
    """One child in one notification, wherever it was noted. `human` is the same in all cases of the same human.

    `number` is None for what does not count; `age` in whole years on the day, None unborn or unknown.
    """

    notification_id: UUID
    row_id: UUID
    case_id: UUID
    child_id: UUID
    person_id: UUID
    human: UUID
    on: dt.date | None
    at: str
    kind: NotificationKind
    unborn: bool
    age: int | None
    contact_on: dt.date | None
    number: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it is among those that are counted."""
        return self.on is not None and self.kind is not NotificationKind.OWN_INITIATIVE

    @property
    def days_to_contact(self) -> int | None:
        """Return the days from the notification to the first contact with the child; None while there was none."""
        return (self.contact_on - self.on).days if self.contact_on and self.on else None


def told_of(unit: Unit, case_id: UUID | None = None) -> list[NotifiedChild]:
    """Return the children in notifications with their numbers: of one case (or all), and of the same humans elsewhere.

    Oldest first; what was removed, and what lies in a removed case, is not there.
    """
    query = _question()
    if case_id is not None:
        same = select(Person.identity_id).where(Person.case_id == case_id, Person.identity_id.is_not(None))
        query = query.where(or_(Person.case_id == case_id, Person.identity_id.in_(same)))
    found = {(each.notification_id, each.human): each for each in map(_told, unit.session.execute(query))}
    return numbered(found.values())


def numbered(told: Iterable[NotifiedChild]) -> list[NotifiedChild]:
    """Return children in notifications, oldest first, each with the running number of that human."""
    in_time = sorted(told, key=lambda each: (each.on or dt.date.max, each.at or NO_HOUR, str(each.notification_id)))
    so_far: dict[UUID, int] = defaultdict(int)
    return [_with_number(each, so_far) for each in in_time]


def age_words(birth: ApproxDate | None, on: dt.date | None, *, unborn: bool) -> str:
    """Return how old a child was on a day: »5 år«, »under 1 år«, »ca. 5 år«, »ikke født«, »alder ukendt«."""
    age = age_on(birth, on) if birth and on else None
    if age is None:
        before = birth is not None and birth.start is not None and on is not None and on < birth.start
        return UNBORN if before or (unborn and birth is None) else AGE_UNKNOWN
    years = "under 1 år" if age.years == 0 else f"{age.years} år"
    return years if age.certain else f"ca. {years}"


def was_unborn(person: Person, on: dt.date | None) -> bool:
    """Tell whether a child was still on its way on a day: then the first contact is the one with the family."""
    return age_words(person.birth, on, unborn=person.kind is PersonKind.UNBORN) == UNBORN


def is_young(person: Person, on: dt.date) -> bool:
    """Tell whether a child stands among the first who are reached: by its age on a day, the unborn too."""
    age = age_on(person.birth, on) if person.birth else None
    return was_unborn(person, on) or (age is not None and age.years <= YOUNGEST_FIRST)


def _with_number(each: NotifiedChild, so_far: dict[UUID, int]) -> NotifiedChild:
    if not each.counts:
        return each
    so_far[each.human] += 1
    return replace(each, number=so_far[each.human])


def _question() -> Any:  # noqa: ANN401 - a question for twelve columns
    return (
        select(
            Notification.id, NotificationChild.id, Notification.case_id, Child.id, Person.id, Person.identity_id,
            Notification.received_on, Notification.received_at, Notification.kind, Person.kind, Person.birth,
            NotificationChild.contact_on,
        )
        .join(NotificationChild, NotificationChild.notification_id == Notification.id)
        .join(Child, Child.id == NotificationChild.child_id)
        .join(Person, Person.id == Child.person_id)
        .join(Case, Case.id == Notification.case_id)
        .where(*(each.deleted_at.is_(None) for each in (Notification, NotificationChild, Child, Person, Case)))
    )  # fmt: skip


def _told(row: Any) -> NotifiedChild:  # noqa: ANN401 - a row of twelve columns
    note_id, row_id, case_id, child_id, person_id, identity, on, at, kind, sort, birth, contact_on = row
    age = age_on(birth, on) if birth and on else None
    unborn = age_words(birth, on, unborn=sort is PersonKind.UNBORN) == UNBORN
    return NotifiedChild(
        notification_id=note_id, row_id=row_id, case_id=case_id, child_id=child_id, person_id=person_id,
        human=identity or person_id, on=on, at=at or "", kind=kind, unborn=unborn,
        age=age.years if age else None, contact_on=contact_on,
    )  # fmt: skip
